//! `licence-only`: only a licence number that is not linked to MIIT.

use super::example::footer;
use super::wording;
use crate::finding::{
    Bearing, Duty, FixKind, Presence, Rule, Scope, Severity, Sink, Subject, is_sham,
};
use crate::footer::{Filing, Target};
use crate::number::{Fault, Kind};
use crate::site::Required;
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "licence-only",
    since: "0.1.0",
    severity: Severity::Warning,
    scope: Scope::Home,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpShown),
    site_keys: &["pages", "require", "mainland"],
    due: |site| site.asks_for(Required::Icp),
    summary: Bilingual::new(
        "only a licence number, not linked to the MIIT site",
        "仅有经营许可证编号，且未链接至工信部",
    ),
    explanation: Bilingual::new(
        "Looks for home pages that show a licence number, such as 京ICP证 or B2 with eight digits, but no ICP \
             filing number, where the licence number is not linked to the MIIT look-up site or its link leads to a dead \
             address of it.\n\n\
             A commercial operator's subject number in the MIIT register can be its licence number, and then the \
             licence number in a link to the register is enough. Without that link nobody can tell whether the site \
             is filed under it.\n\n\
             Add the ICP filing number of the site, or link the licence number to `https://beian.miit.gov.cn/` if the \
             site is filed under it.",
        "检查首页是否仅有经营许可证编号（如“京ICP证”或 B2 加 8 位数字），没有 ICP 备案号，且许可证编号未链接至工\
             信部备案查询网站，或链接已停用。\n\n\
             经营性网站在备案系统中的主体备案号可以是其许可证编号，此时将许可证编号链接至备案系统即可；没有链接的，无\
             法判断网站是否以此备案。\n\n\
             请补充本网站的 ICP 备案号；网站以许可证编号备案的，请将其链接至 `https://beian.miit.gov.cn/`。",
    ),
    basis: wording::SHOW_NUMBER,
    bad: &[footer!("增值电信业务经营许可证：京B2-20210123")],
    good: &[
        footer!(number: "京ICP备2021012345号-1"),
        footer!(r#"<a href="https://beian.miit.gov.cn/" target="_blank">京B2-20210123</a>"#),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    if page.presence(Kind::Icp) != Presence::Absent {
        return;
    }
    let mut licences = page.judged(Kind::Licence);
    // Of one that lacks nothing but its province, `icp-unknown-province` speaks.
    let other =
        |licence: &&Filing| !is_sham(licence) && licence.number.faults != [Fault::UnknownProvince];
    if let Some(licence) = licences.find(other) {
        sink.report(&licence.range, message(licence), help(licence));
    }
}

fn help(licence: &Filing) -> Text {
    if !licence.number.can_exist() {
        return text! {
            en: "copy the number from the licence, and add the ICP filing number",
            zh: "按许可证更正编号，并补充 ICP 备案号",
        };
    }
    text! {
        en: "add the ICP filing number, or link the licence number to https://beian.miit.gov.cn/ if the site is filed under it",
        zh: "补充 ICP 备案号；网站以该许可证编号备案的，将其链接至 https://beian.miit.gov.cn/",
    }
}

fn message(licence: &Filing) -> Text {
    let raw = wording::shown(licence);
    if !licence.number.can_exist() {
        return text! {
            en: "the page shows only `{raw}`, and no licence has such a number",
            zh: "本页仅有“{raw}”，不存在这样的许可证编号",
        };
    }
    let link = licence.link.as_ref();
    if link.is_some_and(|link| link.target == Target::Retired) {
        return text! {
            en: "the page shows only the licence number `{raw}`, and its link leads to a retired address of the MIIT look-up site",
            zh: "本页仅有许可证编号“{raw}”，且其链接指向工信部备案查询网站已停用的地址",
        };
    }
    text! {
        en: "the page shows only the licence number `{raw}`, and it is not linked to the MIIT look-up site",
        zh: "本页仅有许可证编号“{raw}”，且未链接至工信部备案查询网站",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Malformation;
    use crate::rules::testing::{icp, licence, linked, places, words};

    #[test]
    fn no_licence_of_a_year_to_come_is_to_be_linked() {
        let mut licence = linked(licence("京B1-30224128"), Target::Root);
        licence.number.faults.push(Fault::YearOutOfRange(3022));
        let (message, help) = words(&RULE, licence);
        assert!(message.contains("no licence has such a number") && !help.contains("link"));
    }

    #[test]
    fn a_licence_may_have_a_number_that_is_spelled_wrong() {
        for (raw, fault) in [
            ("湘IPC证160503号", Fault::Malformed(Malformation::Misspelt)),
            ("京B2－20210123", Fault::NonAscii),
        ] {
            let mut licence = licence(raw);
            licence.number.faults.push(fault);
            let with_link = linked(licence.clone(), Target::Root);
            assert_eq!(places(&RULE, [with_link]), [], "{raw}");
            let (message, help) = words(&RULE, licence);
            assert!(message.contains("shows only the licence number"), "{raw}");
            assert!(help.contains("or link the licence number"), "{raw}");
        }
    }

    #[test]
    fn what_only_lacks_a_province_is_for_another_rule() {
        let mut unissued = licence("ICP证110222号");
        unissued.number.faults.push(Fault::UnknownProvince);
        assert_eq!(places(&RULE, [unissued.clone()]), []);
        let found = places(&RULE, [unissued.clone(), licence("京B2-20210123")]);
        assert_eq!(found, [(1000, Severity::Warning)]);
        unissued.number.faults.push(Fault::NonAscii);
        assert_eq!(places(&RULE, [unissued]), [(0, Severity::Warning)]);
    }

    #[test]
    fn a_filing_number_or_a_link_to_miit_is_enough() {
        let licence = || licence("京B2-20210123");
        let number = icp("京ICP备2021012345号-1");
        assert_eq!(places(&RULE, [licence()]), [(0, Severity::Warning)]);
        for (dead, told) in [
            (Target::Wrong, "not linked to the MIIT"),
            (Target::Retired, "leads to a retired address"),
        ] {
            let (message, _) = words(&RULE, linked(licence(), dead));
            assert!(message.contains(told), "{message}");
        }
        assert_eq!(places(&RULE, [linked(licence(), Target::Root)]), []);
        assert_eq!(places(&RULE, [licence(), number]), []);
    }
}
