//! `icp-parody`: a parody registry's number.

use super::example::footer;
use super::wording;
use crate::finding::{Aspect, Bearing, FixKind, Rule, Severity, Sink, Subject, has_official};
use crate::footer::Filing;
use crate::number::{Fault, Kind};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-parody",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::Register(Aspect::Sham),
    basic: true,
    summary: Bilingual::new(
        "number from a parody registry, not from MIIT",
        "民间趣味备案号，并非工信部备案号",
    ),
    explanation: Bilingual::new(
        "Looks for numbers of registries that imitate the ICP filing for fun: 萌ICP备, 团ICP备, 星云ICP备, 猿ICP\
             备, also as licences (猿ICP证), and whatever of no province is linked to such a registry's site.\n\n\
             No authority stands behind them. Where such a number is the only one, the page shows no ICP filing \
             number at all; beside a real number it is reported as info, since visitors may take it for official.\n\n\
             Show the number that MIIT issued. Remove the other one, or separate it from the footer's official lines.",
        "检查模仿 ICP 备案的民间趣味编号：萌ICP备、团ICP备、星云ICP备、猿ICP备，以及猿ICP证等；首字不是省份简称、而链接至此类网站的编号也在其列。\n\n\
             此类编号并非主管部门下发。页面仅有此类编号的，等同于未标明 ICP 备案号；与真实备案号并列的，容易使公众误\
             认，以提示级别报告。\n\n\
             请标明工信部下发的备案号，并删去趣味编号，或将其与正式备案信息分开。",
    ),
    basis: wording::SHOW_NUMBER,
    bad: &[footer!(
        r#"<a href="https://icp.gov.moe/?keyword=20261234" target="_blank">萌ICP备20261234号</a>"#
    )],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let (severity, help) = if has_official(page) {
        (Severity::Info, keep_apart())
    } else {
        (Severity::Error, show_the_real_one())
    };
    let licences = page.judged(Kind::Licence);
    for filing in page.judged(Kind::Icp).chain(licences) {
        if filing.number.faults.contains(&Fault::Parody) {
            sink.report_as(severity, &filing.range, describe(filing), help.clone());
        }
    }
}

fn describe(filing: &Filing) -> Text {
    let raw = wording::shown(filing);
    if filing.number.kind == Kind::Licence {
        return text! {
            en: "`{raw}` comes from a parody registry and is no licence",
            zh: "“{raw}”是民间趣味编号，并非经营许可证编号",
        };
    }
    text! {
        en: "`{raw}` comes from a parody registry, not from MIIT",
        zh: "“{raw}”是民间趣味编号，并非工信部备案号",
    }
}

fn show_the_real_one() -> Text {
    text! {
        en: "show the ICP filing number that MIIT issued for this site",
        zh: "标明工信部为本网站下发的 ICP 备案号",
    }
}

fn keep_apart() -> Text {
    text! {
        en: "remove it, or separate it from the official number",
        zh: "删去该编号，或将其与正式备案号分开放置",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::Target;
    use crate::page::Role;
    use crate::rules::run;
    use crate::rules::testing::{
        home, icp, in_body, judge, licence, linked, page, places, with_fault, words,
    };

    #[test]
    fn alone_it_is_an_error_beside_a_real_number_an_info() {
        let parody = || with_fault("萌ICP备20261234号", Fault::Parody);
        let real = || icp("京ICP备2021012345号-1");
        assert_eq!(places(&RULE, [parody()]), [(0, Severity::Error)]);
        assert_eq!(places(&RULE, [real(), parody()]), [(1000, Severity::Info)]);
        assert_eq!(places(&RULE, [real()]), []);
    }

    #[test]
    fn no_number_of_another_counts_as_the_real_one() {
        let severity = |other| {
            let parody = with_fault("萌ICP备20261234号", Fault::Parody);
            places(&RULE, [other, parody])[0].1
        };
        let real = || icp("京ICP备2021012345号-1");
        let unissued = with_fault("茶ICP备2026012345号", Fault::UnknownProvince);
        assert_eq!(severity(unissued), Severity::Error);
        let at_the_top = in_body(linked(real(), Target::Root));
        assert_eq!(severity(at_the_top), Severity::Info);
        let mistyped = with_fault("川ICP备10123456号", Fault::WrongProvinceChar('蜀'));
        assert_eq!(severity(mistyped), Severity::Info);
    }

    #[test]
    fn a_number_elsewhere_counts_where_it_is_judged() {
        let parody = with_fault("萌ICP备20261234号", Fault::Parody);
        let facts = page([in_body(icp("京ICP备2021012345号-1")), parody]);
        let severity = |role| {
            run(
                &Subject {
                    role,
                    ..home(&facts)
                },
                &[&RULE],
            )[0]
            .severity
        };
        assert_eq!(severity(Role::Home), Severity::Info);
        assert_eq!(severity(Role::Page), Severity::Error);
    }

    #[test]
    fn a_licence_may_be_one_of_a_parody_registry() {
        let mut parody = licence("猿ICP证20250399号");
        parody.number.faults.push(Fault::Parody);
        let told = words(&RULE, parody.clone()).0;
        assert!(told.ends_with("is no licence"), "{told}");
        let alone = places(&RULE, [parody.clone()]);
        assert_eq!(alone, [(0, Severity::Error)]);
        let beside = places(&RULE, [icp("京ICP备2021012345号-1"), parody]);
        assert_eq!(beside, [(1000, Severity::Info)]);
    }

    #[test]
    fn beside_a_real_number_it_is_to_stand_apart() {
        let parody = || with_fault("萌ICP备20261234号", Fault::Parody);
        assert!(
            words(&RULE, parody())
                .1
                .starts_with("show the ICP filing number")
        );
        let found = judge(&RULE, [icp("京ICP备2021012345号-1"), parody()]);
        assert!(
            found[0]
                .help
                .en
                .contains("separate it from the official number")
        );
    }
}
