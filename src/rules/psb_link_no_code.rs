//! `psb-link-no-code`: a PSB number links to the portal, but not to its page.

use super::excerpt::excerpt;
use super::psb_form::{holds_code, is_sure, psb_footer, psb_footer_in_order, shown};
use super::psb_link::{report_links, retired, set_href};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Target;
use crate::text::{Bilingual, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-link-no-code",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::PsbLink),
    summary: Bilingual::new(
        "PSB filing number links to the police portal without its code",
        "公安联网备案号的链接缺少编号",
    ),
    explanation: Bilingual::new(
        "Looks at links of PSB filing numbers that lead to the police portal but carry no code.\n\n\
             Visitors land on the portal's front page, or on an empty search form, and have to type the number \
             themselves.\n\n\
             Link to `https://beian.mps.gov.cn/#/query/webSearch?code=` followed by the 14 digits. \
             The fix does so; where the number itself is doubtful, it is a suggestion.",
        "检查公安联网备案号的链接是否只指向公安备案网站，而未带编号。\n\n\
             访问者点击后只能看到平台首页或空白查询表单，需自行输入编号才能核对。\n\n\
             请链接至 `https://beian.mps.gov.cn/#/query/webSearch?code=` 加 14 位数字。\
             自动修复会直接替换；编号本身存疑的，仅提出建议。",
    ),
    basis: Bilingual::new(
        "HTML snippet of the national Internet security management service platform, whose link carries the code",
        "全国互联网安全管理服务平台提供的 HTML 代码，其链接带有编号",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备11010502030143号</a>"#
        ),
        psb_footer!(
            r#"<a href="http://www.beian.gov.cn/" target="_blank"><img src="/images/beian.png" alt="备案图标">京公网安备11010502030143号</a>"#
        ),
    ],
    good: &[psb_footer_in_order!()],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_links(
        page,
        sink,
        Target::NoCode,
        is_sure,
        |filing, link| {
            let (number, href) = (shown(filing), excerpt(&link.href));
            let Bilingual { en, zh } = retired(link);
            if holds_code(&link.href, &filing.number.digits) {
                return text! {
                    en: "the link of PSB filing number `{number}` has the number, but not as its code: `{href}`{en}",
                    zh: "公安联网备案号“{number}”的链接虽含该编号，但不是以参数 code 给出：{href}{zh}",
                };
            }
            text! {
                en: "the link of PSB filing number `{number}` lacks the number's code: `{href}`{en}",
                zh: "公安联网备案号“{number}”的链接缺少编号：{href}{zh}",
            }
        },
        |number, _| set_href(number),
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::Target;
    use crate::rules::testing::{filed, findings, page};

    #[test]
    fn gives_the_code() {
        let bare = filed("11010502030143").linked("https://beian.mps.gov.cn/", Target::NoCode);
        let found = findings(&RULE, &page([bare]));
        assert_eq!(found.len(), 1);
        assert!(found[0].help.zh.contains("webSearch?code=11010502030143"));
        let href = "https://beian.mps.gov.cn/#/query/webSearch?keyword=京公网安备11010502030143号";
        let other = filed("11010502030143").linked(href, Target::NoCode);
        let found = findings(&RULE, &page([other]));
        assert!(found[0].message.en.contains("but not as its code"));
    }
}
