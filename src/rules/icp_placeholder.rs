//! `icp-placeholder`: a placeholder where the ICP number belongs.

use super::example::{configured, footer};
use super::{expected, mend, wording};
use crate::finding::{Aspect, Bearing, Fix, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::{Filing, Link, Target};
use crate::number::{Fault, Kind};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-placeholder",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Suggestion,
    bearing: Bearing::Register(Aspect::Sham),
    basic: true,
    summary: Bilingual::new(
        "placeholder instead of an ICP number or licence number",
        "ICP 备案号或经营许可证编号为占位符",
    ),
    explanation: Bilingual::new(
        "Looks for ICP numbers and licence numbers that were never filled in: letters or asterisks for digits, one \
             digit repeated, digits in sequence such as 12345678, 示例, nothing at all, or, behind a label such as \
             备案号：, words for a number to come such as 备案中.\n\n\
             A theme's sample text is not a filing number. To a visitor and an auditor the page shows a wrong number, \
             which is a reason for rejection.\n\n\
             Put the site's own number there, or delete the line on a site that needs no filing. Where the \
             configuration names the number, `--fix --unsafe-fixes` writes it, with its link.",
        "检查未填写的 ICP 备案号和经营许可证编号：以字母或星号代替数字、同一数字重复、12345678 等连续数字、“示例”字样、数字为\
             空，或“备案号：”等标签之后写有“备案中”等待定字样。\n\n\
             主题或模板的示例文本不是备案号。核查时会按备案号悬挂错误处理，不予通过。\n\n\
             请填写本网站的备案号；无需备案的网站，请删去该行。配置中写明备案号的，`--fix --unsafe-fixes` 会直接填写\
             并补上链接。",
    ),
    basis: wording::WRONG_NUMBER,
    bad: &[
        footer!(number: "京ICP备XXXXXXXX号"),
        footer!(number: "京ICP备12345678号-1"),
        configured!(
            r#"icp = "京ICP备2021012345号-1""#,
            footer!("京ICP备XXXXXXXX号-1"),
        ),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let licences = page.judged(Kind::Licence);
    for filing in page.judged(Kind::Icp).chain(licences) {
        if filing.number.faults.contains(&Fault::Placeholder) {
            let fix = fix(page, filing);
            let own = own(page, filing);
            let help = own.map_or_else(wording::look_up, |number| wording::put_in(&number));
            sink.report_with(&filing.range, message(filing), help, fix);
        }
    }
}

fn message(filing: &Filing) -> Text {
    let raw = wording::shown(filing);
    if filing.number.kind == Kind::Licence {
        return text! {
            en: "`{raw}` is a placeholder, not a licence number",
            zh: "“{raw}”是占位符，不是经营许可证编号",
        };
    }
    text! {
        en: "`{raw}` is a placeholder, not an ICP filing number",
        zh: "“{raw}”是占位符，不是 ICP 备案号",
    }
}

/// The number that the owner names, if it belongs there.
fn own(page: &Subject<'_>, filing: &Filing) -> Option<String> {
    expected::icp(page.site).filter(|_| filing.number.kind == Kind::Icp)
}

/// That number, and the link that a placeholder can do without.
fn fix(page: &Subject<'_>, filing: &Filing) -> Option<Fix> {
    let number = own(page, filing)?;
    let is_right = |link: &Link| link.target == Target::Root;
    mend::install(filing, &number, mend::MIIT, is_right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::extract;
    use crate::rules::run;
    use crate::rules::testing::{home, icp, licence, mended, places, psb, with_fault, words};
    use crate::site::Site;

    #[test]
    fn it_is_an_error_also_beside_a_real_number() {
        let placeholder = with_fault("京ICP备XXXXXXXX号", Fault::Placeholder);
        let found = places(&RULE, [icp("京ICP备2021012345号-1"), placeholder]);
        assert_eq!(found, [(1000, Severity::Error)]);
    }

    #[test]
    fn a_licence_may_be_a_placeholder_too() {
        let mut invented = licence("京ICP证888888号");
        invented.number.faults.push(Fault::Placeholder);
        let found = places(&RULE, [icp("京ICP备2021012345号-1"), invented.clone()]);
        assert_eq!(found, [(1000, Severity::Error)]);
        let number = with_fault("京ICP备XXXXXXXX号", Fault::Placeholder);
        for (filing, meant) in [
            (invented, "not a licence number"),
            (number, "not an ICP filing number"),
        ] {
            assert!(words(&RULE, filing).0.ends_with(meant), "{meant}");
        }
    }

    #[test]
    fn other_registers_have_their_own_rule() {
        let mut placeholder = psb("京公网安备XXXXXXXXXXXXXX号");
        placeholder.number.faults.push(Fault::Placeholder);
        assert_eq!(places(&RULE, [placeholder]), []);
    }

    #[test]
    fn the_owners_number_comes_with_a_right_link() {
        let site = Site {
            icp: Some("京ICP备2021012345号-1".to_owned()),
            ..Site::default()
        };
        let page =
            |href: &str, number: &str| format!("<footer><a href=\"{href}\">{number}</a></footer>");
        for (href, mended_href) in [
            ("#", "https://beian.miit.gov.cn/"),
            ("https://beian.miit.gov.cn", "https://beian.miit.gov.cn"),
        ] {
            let mended = mended(&RULE, &site, &page(href, "京ICP备XXXXXXXX号"));
            let right = page(mended_href, "京ICP备2021012345号-1");
            assert_eq!(mended, Some((false, right)));
        }
        let unnamed = mended(&RULE, &Site::default(), &page("#", "京ICP备XXXXXXXX号"));
        assert_eq!(unnamed, None);
        let help = |site: &Site| {
            let facts = extract(&page("#", "京ICP备XXXXXXXX号"), None, 2026);
            let subject = Subject {
                site,
                ..home(&facts)
            };
            run(&subject, &[&RULE]).remove(0).help.en
        };
        assert!(help(&site).starts_with("put in `京ICP备2021012345号-1`"));
        assert!(help(&Site::default()).starts_with("copy the number"));
    }
}
