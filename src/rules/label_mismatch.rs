//! `label-mismatch`: a filing number labelled as a licence.

use super::example::footer;
use super::{form, mend, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::Fault;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "label-mismatch",
    since: "0.1.0",
    severity: Severity::Info,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "filing number is labelled as a licence",
        "备案号被标注为许可证编号",
    ),
    explanation: Bilingual::new(
        "Looks for an ICP filing number after the label ICP证 or 增值电信业务经营许可证, which are for licences: \
             `ICP证：京ICP备2021012345号-1`.\n\n\
             The filing (备案) and the licence (经营许可证) are two things. The label claims a licence for commercial \
             services that the number does not prove.\n\n\
             Label the number ICP备案号, or leave the label out. The fix corrects ICP证; behind the name of a \
             licence its own number may be missing.",
        "检查以“ICP证”或“增值电信业务经营许可证”等为标签的 ICP 备案号，例如 `ICP证：京ICP备2021012345号-1`。\n\n\
             备案与经营许可证是两回事。此类标签声称持有经营许可证，而所列编号并不能证明。\n\n\
             请将标签改为“ICP备案号”，或删去标签。自动修复会更正“ICP证”标签；许可证全称之后可能漏写了许可证编号，须由网站\
             主办者自行更正。",
    ),
    basis: Bilingual::new(
        "Measures for Internet Information Services (State Council Order 292), art. 12, tells the licence number \
             from the filing number",
        "《互联网信息服务管理办法》（国务院令第292号）第十二条区分经营许可证编号与备案编号",
    ),
    bad: &[footer!(
        "ICP证：",
        r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
    )],
    good: &[footer!(
        "ICP备案号：",
        r#"<a href="https://beian.miit.gov.cn/" target="_blank">京ICP备2021012345号-1</a>"#
    )],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for filing in form::with(page, &Fault::LabelMismatch) {
        let raw = wording::shown(filing);
        let message = text! {
            en: "`{raw}` is labelled as a licence, but it is a filing number",
            zh: "“{raw}”是备案号，却被标注为经营许可证编号",
        };
        let fix = mend::words(filing, &Fault::LabelMismatch, true);
        sink.report_with(&filing.range, message, help(fix.is_some()), fix);
    }
}

/// `is_icp`: the label is ICP证, which can be corrected; behind another, a number may be missing.
fn help(is_icp: bool) -> Text {
    if is_icp {
        return text! {
            en: "label it ICP备案号, or drop the label",
            zh: "将标签改为“ICP备案号”，或删去标签",
        };
    }
    text! {
        en: "if the licence's own number is missing behind its label, add it there; else label this one ICP备案号",
        zh: "如漏写许可证编号，请在其标签后补上；否则将标签改为“ICP备案号”",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::extract;
    use crate::rules::run;
    use crate::rules::testing::{home, icp, mended, places, with_fault};
    use crate::site::Site;

    #[test]
    fn only_the_mislabelled_number_is_reported() {
        let mislabelled = with_fault("京ICP备2021012345号-1", Fault::LabelMismatch);
        let found = places(&RULE, [icp("京ICP备2021012345号-1"), mislabelled]);
        assert_eq!(found, [(1000, Severity::Info)]);
    }

    #[test]
    fn only_the_label_icp_is_corrected() {
        let page = |label: &str| format!("<footer><p>{label}：京ICP备2021012345号</p></footer>");
        let fixed = |label| mended(&RULE, &Site::default(), &page(label));
        assert_eq!(fixed("ICP证"), Some((true, page("ICP备案号"))));
        assert_eq!(fixed("增值电信业务经营许可证"), None);
    }

    #[test]
    fn the_number_of_a_licence_may_be_missing() {
        let help = |label: &str| {
            let page = format!("<footer><p>{label}：京ICP备2021012345号</p></footer>");
            let facts = extract(&page, None, 2026);
            run(&home(&facts), &[&RULE]).remove(0).help.en
        };
        assert!(help("ICP证").ends_with("or drop the label"));
        assert!(help("增值电信业务经营许可证").contains("is missing behind its label"));
    }
}
