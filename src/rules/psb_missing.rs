//! `psb-missing`: a home page has no PSB filing number anywhere.

use super::excerpt::excerpt;
use super::expected;
use super::psb_deadline::Deadline;
use super::psb_form::{look_up, psb_footer, psb_footer_in_order};
use super::wording;
use crate::finding::{Bearing, Duty, FixKind, Presence, Rule, Scope, Severity, Sink, Subject};
use crate::footer::PsbEntry;
use crate::number::{Kind, Number};
use crate::site::{PsbDeadline, Required};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-missing",
    since: "0.1.0",
    severity: Severity::Warning,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::PsbShown),
    site_keys: &[
        "launched",
        "icp_granted",
        "psb_deadline",
        "pages",
        "require",
        "mainland",
    ],
    decides: |_| true,
    due: |site| site.asks_for(Required::Psb),
    summary: Bilingual::new(
        "home page shows no PSB filing number",
        "首页未标明公安联网备案号",
    ),
    explanation: Bilingual::new(
        "Looks for a PSB filing number (`京公网安备…号`) anywhere on a home page.\n\n\
             A site that serves mainland China has to be filed with the police within 30 days of going online. Once the \
             filing is approved, the national platform asks for its number and badge at the bottom of the home page, \
             again within 30 days; hosts check for it. Where the configuration says when the site was opened (`launched`) or \
             its ICP filing granted (`icp_granted`), a missing number is only a note for 30 days, and tells how many are left; \
             after them it is a warning, or an error with `psb_deadline = \"enforce\"`.\n\n\
             File at `https://beian.mps.gov.cn/`. The HTML snippet with the number and the badge image are on the page \
             of the approved filing. While the application is still running, name the day of the ICP filing as \
             `icp_granted` in the `[[site]]`, or leave the rule out with `--ignore psb-missing`.",
        "检查首页是否标明公安联网备案号（如“京公网安备…号”）。\n\n\
             面向中国内地提供服务的网站应当在开通之日起 30 日内办理公安联网备案；审核通过后 30 日内，\
             按全国互联网安全管理服务平台的要求将备案号和备案图标置于首页底部。接入商也会核查。配置中写明网站开通日期（`launched`）或 ICP 备案通过日期（`icp_granted`）的，\
             30 日内缺少备案号仅作提示，并说明剩余天数；期满后为警告，`psb_deadline = \"enforce\"` 时为错误。\n\n\
             请登录 `https://beian.mps.gov.cn/` 办理；审核通过后，可在已备案网站的详情页复制 HTML 代码并下载备案图标。\
             备案尚在办理的，请在配置的 `[[site]]` 中以 `icp_granted` 写明 ICP 备案通过日期，\
             或用 `--ignore psb-missing` 暂时略过本规则。",
    ),
    basis: Bilingual::new(
        "Instructions of the national Internet security management service platform (number and badge at the bottom of \
             the home page within 30 days); the duty to file is in Ministry of Public Security Order 33 (1997), art. 12",
        "全国互联网安全管理服务平台的要求（备案通过后 30 日内在首页底部标明备案号和图标）；\
             备案义务见《计算机信息网络国际联网安全保护管理办法》（公安部令第33号）第十二条",
    ),
    bad: &[
        r#"<footer><a href="https://beian.miit.gov.cn/">京ICP备2021012345号-1</a></footer>"#,
        "<footer>© 2026 示例公司</footer>",
    ],
    good: &[
        psb_footer_in_order!(),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=51010402001234" target="_blank"><img src="/images/beian.png" alt="备案图标">川公网安备 51010402001234号</a>"#
        ),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    if page.presence(Kind::Psb) != Presence::Absent {
        return;
    }
    let deadline = Deadline::of(page.site, page.today);
    let severity = severity(deadline.as_ref(), page.site.psb_deadline);
    let named = wording::this_page(page);
    let (page_en, page_zh) = (named.en, named.zh);
    let filed = filed(page);
    let Text {
        en: why_en,
        zh: why_zh,
    } = filed
        .as_ref()
        .map_or_else(|| wording::left_out(page), linked);
    let message = match deadline {
        _ if page.facts.empty => text! {
            en: "the page is empty, so it shows no PSB filing number",
            zh: "页面为空，未标明公安联网备案号",
        },
        Some(deadline) => {
            let Text { en, zh } = deadline.message(named);
            text! { en: "{en}{why_en}", zh: "{zh}{why_zh}" }
        }
        None => text! {
            en: "no PSB filing number on {page_en}{why_en}",
            zh: "{page_zh}未标明公安联网备案号{why_zh}",
        },
    };
    if let Some(filed) = filed {
        sink.report_as(severity, &filed.entry.range, message, write(&filed.number));
    } else {
        let help = expected::psb(page.site).map_or_else(file, |number| show(&number));
        sink.report_as(severity, &page.facts.closing, message, help);
    }
}

/// A number that the page links to without showing it.
struct Filed<'a> {
    entry: &'a PsbEntry,
    number: String,
}

/// What tells that the site is filed: the code of a number that can exist, and is no other than the
/// owner's.
fn filed<'a>(page: &Subject<'a>) -> Option<Filed<'a>> {
    let entry = page.facts.psb_entry.as_ref()?;
    let number = expected::psb_of(&entry.code)?;
    let own = page.site.psb.as_deref();
    own.is_none_or(|digits| digits == entry.code)
        .then_some(Filed { entry, number })
}

fn linked(filed: &Filed<'_>) -> Text {
    let code = &filed.entry.code;
    text! {
        en: "; a link has the code `{code}`, but the number is not shown",
        zh: "；链接中有代码 {code}，但未写出备案号",
    }
}

/// Nothing is late within the 30 days; after them the owner says how it weighs.
fn severity(deadline: Option<&Deadline>, late: PsbDeadline) -> Severity {
    match (deadline, late) {
        (Some(deadline), _) if deadline.left >= 0 => Severity::Info,
        (Some(_), PsbDeadline::Enforce) => Severity::Error,
        _ => RULE.severity,
    }
}

fn write(number: &str) -> Text {
    text! {
        en: "if the site is filed under that code, write `{number}` into that link, as text",
        zh: "该代码确属本站的，在该链接中以文字写出“{number}”",
    }
}

fn show(number: &Number) -> Text {
    let snippet = look_up(number)
        .map(|url| format!(" href=\"{url}\""))
        .unwrap_or_default();
    let number = excerpt(&number.canonical);
    text! {
        en: r#"add to the footer, with the badge beside it: <a{snippet} target="_blank">{number}</a>"#,
        zh: r#"在页脚加入，并在旁边放置备案图标：<a{snippet} target="_blank">{number}</a>"#,
    }
}

fn file() -> Text {
    text! {
        en: "file at https://beian.mps.gov.cn/ within 30 days of going online; once approved, copy the HTML snippet and \
             download the badge from the filing's page there, and put both into the footer",
        zh: "请在网站开通之日起 30 日内登录 https://beian.mps.gov.cn/ 办理；审核通过后，\
             在该平台的备案详情页复制 HTML 代码、下载备案图标，置于页脚",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::finding::{Severity, Subject};
    use crate::footer::{PageFacts, Placement, extract};
    use crate::rules::run;
    use crate::rules::testing::{ICP, filed, findings, home, icp, message, page};
    use crate::site::{PsbDeadline, Site};
    use jiff::civil::date;

    #[test]
    fn an_icp_number_is_not_enough() {
        let found = findings(&RULE, &page([icp(ICP)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].range, 90..99);
    }

    fn severity_on(today: jiff::civil::Date, psb_deadline: PsbDeadline) -> Severity {
        let site = Site {
            icp_granted: Some(date(2026, 11, 1)),
            psb_deadline,
            ..Site::default()
        };
        let facts = PageFacts::default();
        let subject = Subject {
            site: &site,
            today,
            ..home(&facts)
        };
        run(&subject, &[&RULE])[0].severity
    }

    #[test]
    fn the_weight_follows_the_deadline() {
        let (last, after) = (date(2026, 12, 1), date(2026, 12, 2));
        for (today, late, severity) in [
            (last, PsbDeadline::Enforce, Severity::Info),
            (after, PsbDeadline::Warn, Severity::Warning),
            (after, PsbDeadline::Enforce, Severity::Error),
        ] {
            assert_eq!(severity_on(today, late), severity, "{today} {late:?}");
        }
    }

    #[test]
    fn says_that_the_page_is_empty() {
        let facts = PageFacts {
            empty: true,
            ..PageFacts::default()
        };
        assert!(message(&RULE, &facts).contains("empty"));
        let told = message(&RULE, &page([icp(ICP)]));
        assert_eq!(told, "no PSB filing number on this home page");
    }

    #[test]
    fn says_that_the_footer_is_empty_within_the_days_too() {
        let site = |granted| Site {
            icp_granted: granted,
            ..Site::default()
        };
        let facts = extract(
            "<p>正文</p><footer></footer><script src=a.js></script>",
            None,
            2026,
        );
        for granted in [None, Some(date(2026, 11, 1))] {
            let subject = Subject {
                site: &site(granted),
                today: date(2026, 11, 8),
                ..home(&facts)
            };
            let message = &run(&subject, &[&RULE])[0].message;
            assert!(message.en.contains("; the footer is empty"), "{message:?}");
            assert!(message.zh.contains("；页脚为空"), "{message:?}");
        }
    }

    #[test]
    fn a_link_that_has_the_code_tells_the_number() {
        let link = |code: &str, words: &str| {
            let portal = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=";
            format!("<p>正文</p><footer><a href=\"{portal}{code}\">{words}</a></footer>")
        };
        let code = "31011502009812";
        for words in [
            "沪公网安备<img src=k.png>",
            "<img src=k.png>",
            "公安备案",
            "公网安备",
        ] {
            let page = link(code, words);
            let found = findings(&RULE, &extract(&page, None, 2026)).remove(0);
            assert!(page[found.range].ends_with(code), "{words}");
            assert!(found.message.en.contains("has the code `31011502009812`"));
            assert!(found.help.zh.contains("“沪公网安备31011502009812号”"));
        }
        let escaped = link("%E6%B2%AA%E5%A4%8731011502009812", "公安备案");
        let found = findings(&RULE, &extract(&escaped, None, 2026)).remove(0);
        assert!(found.message.en.contains("has the code `31011502009812`"));
        for page in [
            link("99011502009812", "公安备案"),
            link(code, ""),
            link(code, "公安备案").replace("footer", "div"),
        ] {
            let help = findings(&RULE, &extract(&page, None, 2026)).remove(0).help;
            assert!(help.en.starts_with("file at"), "{page}");
        }
        let facts = extract(&link(code, "公安备案"), None, 2026);
        for (psb, start) in [(code, "if the site is"), ("31010102009812", "add to the")] {
            let site = Site {
                psb: Some(psb.to_owned()),
                ..Site::default()
            };
            let subject = Subject {
                site: &site,
                ..home(&facts)
            };
            let help = run(&subject, &[&RULE]).remove(0).help;
            assert!(help.en.starts_with(start), "{psb}");
        }
    }

    #[test]
    fn the_owners_number_comes_with_its_link() {
        let site = Site {
            psb: Some("11010502030143".to_owned()),
            ..Site::default()
        };
        let facts = page([icp(ICP)]);
        let subject = Subject {
            site: &site,
            ..home(&facts)
        };
        let help = &run(&subject, &[&RULE])[0].help;
        let link = r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143" target="_blank">京公网安备11010502030143号</a>"#;
        assert!(
            help.en.ends_with(link) && help.zh.ends_with(link),
            "{help:?}"
        );
    }

    #[test]
    fn a_number_that_is_not_shown_is_for_other_rules() {
        for placement in [Placement::Body, Placement::Comment, Placement::Script] {
            let facts = page([filed("11010502030143").placed(placement)]);
            assert!(findings(&RULE, &facts).is_empty());
        }
    }
}
