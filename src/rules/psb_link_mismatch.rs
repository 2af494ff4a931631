//! `psb-link-mismatch`: a PSB number links to another number's page.

use super::excerpt::excerpt;
use super::psb_form::{code_in, holds_code, look_up, psb_footer, psb_footer_in_order, shown};
use super::psb_link::{report_links, retired, set_href};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Filing, Link, Target};
use crate::number::Number;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-link-mismatch",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Suggestion,
    bearing: Bearing::On(Duty::PsbLink),
    summary: Bilingual::new(
        "link of a PSB filing number carries another code",
        "公安联网备案号与其链接中的编号不一致",
    ),
    explanation: Bilingual::new(
        "Compares the digits of a PSB filing number with the code in its link to the police portal.\n\n\
             Whoever follows the link sees somebody else's filing or none. Mostly one of the two was changed and the \
             other forgotten, or something was appended to the code.\n\n\
             Look both up, keep the one that is yours, and write the same digits in text and link. \
             The fix, a suggestion, takes the digits shown for right.",
        "核对公安联网备案号的数字与其查询链接中的编号是否一致。\n\n\
             两者不一致时，访问者查到的是他人的备案信息，或者查不到。常见原因是只改了其中一处，或编号后多了其他字符。\n\n\
             请分别查询并确认哪一个属于本站，再使文字与链接保持一致。\
             自动修复仅提出建议，以页面所示数字为准。",
    ),
    basis: Bilingual::new(
        "HTML snippet of the national Internet security management service platform, where text and code are the same; \
             so they were on all 19 public pages sampled for this program whose link carries a code",
        "全国互联网安全管理服务平台提供的 HTML 代码中文字与编号相同；据本项目对公开网页的抽样，19 个带编号链接的页面全部一致",
    ),
    bad: &[psb_footer!(
        r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030144" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备11010502030143号</a>"#
    )],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let message = |filing: &Filing, link: &Link| {
        let (number, href) = (shown(filing), excerpt(&link.href));
        let Bilingual { en, zh } = retired(link);
        if holds_code(&link.href, &filing.number.digits) {
            return text! {
                en: "the link of PSB filing number `{number}` has its code, but not as the value that the portal reads: `{href}`{en}",
                zh: "公安联网备案号“{number}”的链接虽含该编号，但并非查询网站所读取的参数值：{href}{zh}",
            };
        }
        text! {
            en: "the link of PSB filing number `{number}` carries another code: `{href}`{en}",
            zh: "公安联网备案号“{number}”与链接中的编号不一致：{href}{zh}",
        }
    };
    report_links(page, sink, Target::Mismatch, |_| false, message, help);
}

fn help(number: &Number, link: &Link) -> Text {
    // The code may be that of the other number which the link holds.
    if link.shared || holds_code(&link.href, &number.digits) {
        return set_href(number);
    }
    match (look_up(number), code_in(&link.href)) {
        (Some(url), Some(_)) => text! {
            en: r#"find out which of the two is yours; if it is the number shown, write `href="{url}"`"#,
            zh: r#"确认哪一个属于本站；如页面所示的备案号无误，改为 href="{url}""#,
        },
        (Some(url), None) => text! {
            en: r#"the link's code cannot be in force; if the number shown is yours, write `href="{url}"`"#,
            zh: r#"链接中的编号不可能是现行的备案号；如页面所示的备案号属于本站，改为 href="{url}""#,
        },
        (None, Some(code)) => text! {
            en: "the number shown cannot be in force; if the link's is yours, write `{code}`",
            zh: "页面所示的不可能是现行的备案号；如链接中的编号属于本站，改为“{code}”",
        },
        (None, None) => text! {
            en: "neither can be in force: copy yours from the filing's page at https://beian.mps.gov.cn/ \
                 and write it in both places",
            zh: "两处均不可能是现行的备案号：从 https://beian.mps.gov.cn/ 的备案详情页复制本站的备案号，写入两处",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Target;
    use crate::rules::testing::{filed, findings, message, page};

    #[test]
    fn names_both() {
        let href = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030144";
        let told = message(
            &RULE,
            &page([filed("11010502030143").linked(href, Target::Mismatch)]),
        );
        assert!(told.contains("京公网安备11010502030143号") && told.contains(href));
        assert!(findings(&RULE, &page([filed("11010502030143")])).is_empty());
    }

    #[test]
    fn tells_a_misspelt_parameter_from_another_code() {
        let href = "http://www.beian.gov.cn/portal/registerSystemInfo?ecordcode=11010502030143";
        let link = || filed("11010502030143").linked(href, Target::Mismatch);
        assert!(message(&RULE, &page([link()])).contains("not as the value that the portal"));
        let help = findings(&RULE, &page([link()])).remove(0).help.en;
        assert!(
            help.starts_with("write `href=\"https://beian.mps.gov.cn/"),
            "{help}"
        );
        let encoded =
            "https://beian.mps.gov.cn/#/query/webSearch?code=%E5%A4%8711010502030143%E5%8F%B7";
        let link = filed("11010502030143").linked(encoded, Target::Mismatch);
        assert!(message(&RULE, &page([link])).contains("not as the value that the portal"));
        let longer =
            filed("11010502030143").linked("http://a/?code=110105020301437", Target::Mismatch);
        assert!(message(&RULE, &page([longer])).contains("another code"));
    }

    #[test]
    fn the_code_of_a_neighbour_in_the_link_is_no_choice() {
        let href = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
        let mut second = filed("31010502000018").linked(href, Target::Mismatch);
        if let Some(link) = &mut second.link {
            link.shared = true;
        }
        let help = findings(&RULE, &page([second])).remove(0).help.en;
        assert!(!help.contains("which of the two"), "{help}");
        assert!(help.contains("code=31010502000018"), "{help}");
    }

    #[test]
    fn leaves_the_choice_to_the_owner_of_what_can_be_a_number() {
        let help = |digits: &str, code: &str| {
            let href = format!("https://beian.mps.gov.cn/#/query/webSearch?code={code}");
            let link = filed(digits).linked(&href, Target::Mismatch);
            findings(&RULE, &page([link])).remove(0).help.en
        };
        let (whole, cut) = ("11010502030143", "1101050203");
        assert!(help(whole, "31010502030143").contains("if it is the number shown, write"));
        for none in [
            "1",
            cut,
            "110105020301430",
            "00000000000000",
            "99010502030143",
            "5&t=20240101120000",
            "http://beian.miit.gov.cn/",
        ] {
            let help = help(whole, none);
            assert!(
                help.starts_with("the link's code cannot be in force; if the number shown"),
                "{help}"
            );
        }
        assert!(help("99010502030143", whole).starts_with("the number shown cannot be in force"));
        assert!(help(cut, whole).ends_with("write `京公网安备11010502030143号`"));
        assert!(help(cut, "1").contains("neither can be in force"));
    }
}
