//! `icp-missing`: a home page has no ICP filing number anywhere.

use super::example::footer;
use super::excerpt::excerpt;
use super::expected;
use super::wording;
use crate::finding::{Bearing, Duty, FixKind, Presence, Rule, Scope, Severity, Sink, Subject};
use crate::number::Kind;
use crate::site::Required;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-missing",
    since: "0.1.0",
    severity: Severity::Error,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpShown),
    basic: true,
    site_keys: &["pages", "require", "mainland"],
    decides: |_| true,
    due: |site| site.asks_for(Required::Icp),
    summary: Bilingual::new(
        "home page shows no ICP filing number",
        "首页未标明 ICP 备案号",
    ),
    explanation: Bilingual::new(
        "Looks for an ICP filing number (or a licence number linked to the MIIT site) anywhere on a home page.\n\n\
             Every site served from mainland China must show its licence or filing number in a prominent place of its \
             home page. Hosts cut off sites that do not.\n\n\
             Put the number at the bottom of the page and link it to `https://beian.miit.gov.cn/`.",
        "检查首页是否标明 ICP 备案号（或已链接至工信部网站的许可证编号）。\n\n\
             在中国内地提供服务的网站必须在主页显著位置标明经营许可证编号或备案编号，否则接入商会停止接入。\n\n\
             请在页面底部写上备案号，并链接至 `https://beian.miit.gov.cn/`。",
    ),
    basis: wording::SHOW_NUMBER,
    bad: &["<main><h1>示例科技</h1></main>\n<footer><p>© 2026 示例科技有限公司</p></footer>"],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let licence = page.judged(Kind::Licence).next().is_some();
    if licence || page.presence(Kind::Icp) != Presence::Absent {
        return;
    }
    let named = wording::this_page(page);
    let (page_en, page_zh) = (named.en, named.zh);
    let why = wording::left_out(page);
    let (why_en, why_zh) = (why.en, why.zh);
    let message = if page.facts.empty {
        text! {
            en: "the page is empty, so it shows no ICP filing number",
            zh: "页面为空，未标明 ICP 备案号",
        }
    } else {
        text! {
            en: "no ICP filing number on {page_en}{why_en}",
            zh: "{page_zh}未标明 ICP 备案号{why_zh}",
        }
    };
    sink.report(&page.facts.closing, message, help(page));
}

fn help(page: &Subject<'_>) -> Text {
    let named = expected::icp(page.site).map(|number| excerpt(&number));
    let en = named.as_deref().unwrap_or("(your ICP filing number)");
    let zh = named.as_deref().unwrap_or("（本站 ICP 备案号）");
    text! {
        en: r#"add to the footer: <a href="https://beian.miit.gov.cn/" target="_blank">{en}</a>"#,
        zh: r#"在页脚加入：<a href="https://beian.miit.gov.cn/" target="_blank">{zh}</a>"#,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::{PageFacts, Placement, extract};
    use crate::rules::run;
    use crate::rules::testing::{home, icp, licence, places};

    #[test]
    fn a_page_without_any_number_is_reported() {
        assert_eq!(places(&RULE, []), [(90, Severity::Error)]);
    }

    #[test]
    fn whatever_another_rule_speaks_of_is_not_missing() {
        let mut hidden = icp("京ICP备2021012345号-1");
        hidden.placement = Placement::Hidden;
        assert_eq!(places(&RULE, [hidden]), []);
        assert_eq!(places(&RULE, [licence("京B2-20210123")]), []);
    }

    #[test]
    fn no_other_page_is_called_a_home_page() {
        let facts = PageFacts::default();
        let said = |is_home| {
            let subject = Subject {
                is_home,
                ..home(&facts)
            };
            run(&subject, &[&RULE])[0].message.clone()
        };
        assert!(said(true).en.ends_with("this home page") && said(true).zh.starts_with("首页"));
        assert!(said(false).en.ends_with("this page") && said(false).zh.starts_with("本页面"));
    }

    #[test]
    fn a_footer_that_scripts_may_fill_is_told() {
        let said = |page: &str| {
            let facts = extract(page, None, 2026);
            run(&home(&facts), &[&RULE])[0].message.en.clone()
        };
        let page = |footer: &str| format!("<main>正文</main>{footer}<script src=/f.js></script>");
        for footer in [
            "<div id=footer></div>",
            "<footer>\n<div class=links></div></footer>",
            "<footer><script>fill()</script></footer>",
        ] {
            let told = said(&page(footer));
            assert!(told.ends_with("are not run here"), "{footer}: {told}");
            let data = said(&format!(
                "{}<script type=application/ld+json>{{}}</script>",
                footer.replace("<script>fill()</script>", "")
            ));
            assert!(data.ends_with("this home page"), "{footer}: {data}");
        }
        for footer in [
            "",
            "<footer>© 示例公司</footer>",
            "<footer><img src=badge.png></footer>",
        ] {
            let told = said(&page(footer));
            assert!(told.ends_with("this home page"), "{footer}: {told}");
        }
    }

    #[test]
    fn an_empty_page_is_called_empty() {
        let empty = PageFacts {
            empty: true,
            ..PageFacts::default()
        };
        let findings = run(&home(&empty), &[&RULE]);
        assert!(findings[0].message.en.contains("the page is empty"));
    }
}
