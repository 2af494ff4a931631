//! `icp-unknown-province`: no province character, or one that no ICP number has.

use super::example::footer;
use super::{form, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, Kind};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-unknown-province",
    since: "0.1.0",
    severity: Severity::Error,
    fix: FixKind::None,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number begins with no known province character",
        "ICP 备案号缺少省份简称或简称不存在",
    ),
    explanation: Bilingual::new(
        "Looks for ICP filing numbers and ICP licence numbers that do not begin with one of the 31 characters in \
             use: 京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新.\n\n\
             The character names the communications administration that issued the number. Hong Kong, Macau and \
             Taiwan issue none, so 港ICP备 and the like cannot exist, and a number without the character cannot be \
             looked up.\n\n\
             Copy the whole number, with its first character, from the filing notice.",
        "检查未以下列 31 个省份简称之一开头的 ICP 备案号和 ICP 经营许可证编号：京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕\
             陇青宁新。\n\n\
             省份简称表示下发备案号的通信管理局。港澳台地区不下发 ICP 备案号，“港ICP备”等编号不可能存在；缺少简称的编\
             号无法查询。\n\n\
             请按备案通过通知完整填写，包括首字。",
    ),
    basis: Bilingual::new(
        "Observation: all 507 distinct well-formed numbers in public pages begin with one of 31 characters, one \
             for each mainland province",
        "抽样统计：公开网页中 507 个不同的规范备案号，首字均为内地 31 个省、自治区、直辖市的简称之一",
    ),
    bad: &[
        footer!(number: "ICP备2021012345号-1"),
        footer!(number: "港ICP备2021012345号-1"),
    ],
    good: &[footer!(number: "京ICP备2021012345号-1")],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    for filing in form::with(page, &Fault::UnknownProvince) {
        sink.report(&filing.range, describe(filing), wording::look_up());
    }
    for licence in form::numbers(page, Kind::Licence) {
        if licence.number.faults.contains(&Fault::UnknownProvince) {
            let help = wording::copy_from_licence();
            sink.report(&licence.range, describe(licence), help);
        }
    }
}

fn describe(filing: &Filing) -> Text {
    let raw = wording::shown(filing);
    match filing.number.province {
        Some(written) if filing.number.kind == Kind::Licence => text! {
            en: "`{raw}` begins with {written}, which is no province character of ICP licences",
            zh: "“{raw}”开头的“{written}”不是 ICP 经营许可证编号使用的省份简称",
        },
        Some(written) => text! {
            en: "`{raw}` begins with {written}, which is no province character of the ICP register",
            zh: "“{raw}”开头的“{written}”不是 ICP 备案号使用的省份简称",
        },
        None => text! {
            en: "`{raw}` lacks the province character before ICP",
            zh: "“{raw}”的“ICP”之前缺少省份简称",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{licence, places, with_fault, words};

    #[test]
    fn a_strange_character_is_told_from_none() {
        let message = |raw| words(&RULE, with_fault(raw, Fault::UnknownProvince)).0;
        assert!(message("港ICP备20212345号").contains("begins with 港"));
        assert!(message("ICP备14012345号").contains("lacks the province"));
    }

    #[test]
    fn a_licence_needs_a_province_too() {
        let mut unissued = licence("ICP证：110222号");
        unissued.number.faults.push(Fault::UnknownProvince);
        let (message, help) = words(&RULE, unissued);
        assert!(message.contains("lacks the province") && help.contains("licence"));
        assert_eq!(places(&RULE, [licence("京ICP证110222号")]), []);
        let mut foreign = licence("国ICP证110222号");
        foreign.number.faults.push(Fault::UnknownProvince);
        let message = words(&RULE, foreign).0;
        assert!(message.ends_with("of ICP licences"), "{message}");
    }
}
