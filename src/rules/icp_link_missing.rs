//! `icp-link-missing`: an ICP number without a link.

use super::example::footer;
use super::{form, icp_link, mend, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Kind, SiteIndex};
use crate::text::{Bilingual, Text, text};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    id: "icp-link-missing",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::Suggestion,
    bearing: Bearing::On(Duty::IcpLink),
    in_templates: false,
    basic: true,
    decides: |_| true,
    summary: Bilingual::new(
        "ICP number is not linked to the MIIT look-up site",
        "ICP 备案号未链接至工信部备案查询网站",
    ),
    explanation: Bilingual::new(
        "Looks for ICP numbers that are plain text, without a link around or directly beside them.\n\n\
             The number has to be linked to the ministry's filing system, so that the public can check it. Providers \
             list a missing link among their reasons for rejection, and the provincial communications administration \
             can fine it.\n\n\
             Put the number into a link to `https://beian.miit.gov.cn/`. A link to that address right beside the \
             number, in the same small block, counts too, and so does the same number in a link elsewhere in the footer. \
             The fix, a suggestion, links the number itself.",
        "检查未加链接的 ICP 备案号，即备案号本身和紧邻位置均没有链接。\n\n\
             备案编号须链接备案管理系统网址，供公众查询核对。未加链接是接入商列明的核查不通过原因，省级通信管理局可处\
             以罚款。\n\n\
             请将备案号链接至 `https://beian.miit.gov.cn/`。在同一小块内紧邻备案号放置该链接，或页脚他处的同一备案号已有链接，亦予认可。\
             自动修复仅提出建议，为备案号本身添加链接。",
    ),
    basis: wording::LINK_NUMBER,
    bad: &[footer!("京ICP备2021012345号-1")],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(
            "京ICP备2021012345号-1 ",
            r#"<a href="https://beian.miit.gov.cn/">工信部备案查询</a>"#
        ),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let numbers = || form::numbers(page, Kind::Icp);
    // What is linked in one place may stand in another, too, with its site index or without.
    let linked = numbers().filter(|filing| is_linked(filing));
    let linked = linked.flat_map(|filing| [name(filing), (name(filing).0, None)]);
    let linked: HashSet<Name<'_>> = linked.collect();
    let needs_one = |filing: &&Filing| filing.link.is_none() && !form::may_be_licence(filing);
    let plain = numbers().filter(needs_one);
    for filing in plain.filter(|filing| !linked.contains(&name(filing))) {
        let raw = wording::shown(filing);
        let message = text! {
            en: "`{raw}` is not linked to the MIIT look-up site",
            zh: "“{raw}”未链接至工信部备案查询网站",
        };
        let fix = mend::enclose(filing, mend::MIIT, false);
        let fix = fix.filter(|_| icp_link::is_of_province(filing));
        sink.report_with(&filing.range, message, help(filing), fix);
    }
}

fn is_linked(filing: &Filing) -> bool {
    let link = filing.link.as_ref();
    link.is_some_and(|link| link.target.is_miit())
}

/// Subject number and site index.
type Name<'a> = ((Option<char>, &'a str), Option<SiteIndex>);

fn name(filing: &Filing) -> Name<'_> {
    (filing.number.subject(), filing.number.site)
}

fn help(filing: &Filing) -> Text {
    if !filing.number.is_valid() {
        return text! {
            en: r#"once the number itself is right, link it: <a href="https://beian.miit.gov.cn/" target="_blank">…</a>"#,
            zh: r#"先改正备案号，再添加链接：<a href="https://beian.miit.gov.cn/" target="_blank">…</a>"#,
        };
    }
    let number = wording::excerpt(&filing.number.canonical);
    text! {
        en: r#"write <a href="https://beian.miit.gov.cn/" target="_blank">{number}</a>"#,
        zh: r#"应写为 <a href="https://beian.miit.gov.cn/" target="_blank">{number}</a>"#,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::Target;
    use crate::number::{Fault, Malformation};
    use crate::rules::testing::{icp, licence, linked, places, with_fault, words};

    #[test]
    fn a_number_that_cannot_exist_is_not_proposed() {
        let (_, help) = words(&RULE, icp("京ICP备2021012345号-1"));
        assert!(help.ends_with(">京ICP备2021012345号-1</a>"), "{help}");
        let raw = "京ICP备2021012号";
        let fault = Fault::Malformed(Malformation::DigitCount(7));
        let (_, help) = words(&RULE, with_fault(raw, fault));
        assert!(
            help.starts_with("once the number itself is right"),
            "{help}"
        );
        assert!(!help.contains(raw), "{help}");
    }

    #[test]
    fn every_number_without_a_link_is_reported() {
        let number = || icp("京ICP备2021012345号-1");
        let filings = [number(), linked(number(), Target::Wrong), number()];
        assert_eq!(
            places(&RULE, filings),
            [(0, Severity::Error), (2000, Severity::Error)]
        );
    }

    #[test]
    fn a_number_that_is_linked_once_need_not_be_again() {
        let number = || icp("京ICP备2021012345号-1");
        for target in [Target::Root, Target::Http, Target::Deep, Target::Retired] {
            let filings = [
                number(),
                linked(number(), target),
                icp("京ICP备2021012345号"),
            ];
            assert_eq!(places(&RULE, filings), []);
        }
        for other in ["沪ICP备2021012345号", "京ICP备2021012345号-2"] {
            let filings = [linked(number(), Target::Root), icp(other)];
            assert_eq!(places(&RULE, filings), [(1000, Severity::Error)], "{other}");
        }
    }

    #[test]
    fn licences_and_placeholders_need_none() {
        let placeholder = with_fault("京ICP备XXXXXXXX号", Fault::Placeholder);
        let cut = with_fault("京ICP030123号", Fault::Malformed(Malformation::MissingBei));
        let licence = licence("京ICP证030123号");
        assert_eq!(places(&RULE, [licence, placeholder, cut]), []);
    }
}
