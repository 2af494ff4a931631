//! `icp-wrong-province-char`: a province character that other registers use.

use super::example::footer;
use super::{form, mend, wording};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::footer::Filing;
use crate::number::{Fault, PROVINCES};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "icp-wrong-province-char",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Suggestion,
    bearing: Bearing::On(Duty::IcpForm),
    summary: Bilingual::new(
        "ICP number uses another register's province character",
        "ICP 备案号的省份简称用字有误",
    ),
    explanation: Bilingual::new(
        "Looks for 川, 甘, 贵, 云, 秦 and 申 before `ICP备`. The ICP register writes 蜀, 陇, 黔, 滇, 陕 and 沪 \
             for these places. A province's name in the place of its character (河北ICP备) is told, too, unless it ends in the \
             character (北京, 江苏, 西藏).\n\n\
             Only three provinces differ between the two registers: Sichuan is 蜀 in ICP numbers and 川 in PSB \
             numbers, Gansu 陇 and 甘, Guizhou 黔 and 贵. 云, 秦 and 申 appear in neither. With the wrong character \
             the look-up finds nothing.\n\n\
             Replace the character if the digits are your own. A number with a wrong character may also be invented \
             as a whole, so compare it with the filing notice. \
             The fix is a suggestion.",
        "检查 `ICP备` 之前的“川”“甘”“贵”“云”“秦”“申”。在 ICP 备案号中，对应的用字是“蜀”“陇”“黔”“滇”“陕”“沪”。\
             以省份名称代替简称的（河北ICP备）亦会提示，名称末字即简称的（北京、江苏、西藏等）除外。\n\n\
             两套编号仅有三省用字不同：四川在 ICP 备案号中为“蜀”，在公安联网备案号中为“川”；甘肃为“陇”与“甘”；贵州为\
             “黔”与“贵”。“云”“秦”“申”两者均不使用。用字有误则查询不到结果。\n\n\
             如数字确为本网站所有，请更换省份简称。此类编号也可能整体系杜撰，请与备案通过通知核对。\
             自动修复仅提出建议。",
    ),
    basis: Bilingual::new(
        "Observation: public pages show 27 distinct numbers with 蜀, 13 with 陇 and 13 with 黔, against 5 \
             plausible ones with 川, 3 with 甘 and none with 贵, 云, 秦 or 申",
        "抽样统计：公开网页中“蜀”“陇”“黔”开头的备案号分别有 27、13、13 个，而可信的“川”“甘”编号仅 5 个、3 个，“贵”\
             “云”“秦”“申”均无",
    ),
    bad: &[footer!(number: "川ICP备2021012345号-1")],
    good: &[footer!(
        [r#"<a href="https://beian.miit.gov.cn/" target="_blank">蜀ICP备2021012345号-1</a>"#],
        police: "https://beian.mps.gov.cn/#/query/webSearch?code=51010702030143",
        "川公网安备51010702030143号"
    )],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    let meant = |fault| match fault {
        &Fault::WrongProvinceChar(meant) => Some(meant),
        _ => None,
    };
    for (filing, meant) in form::picked(page, meant) {
        let message = describe(meant, &wording::shown(filing));
        let fix = mend::words(filing, &Fault::WrongProvinceChar(meant), false);
        sink.report_with(&filing.range, message, help(filing, meant), fix);
    }
}

fn describe(meant: char, raw: &str) -> Text {
    let mut all = PROVINCES.iter();
    let province = all.find(|province| province.icp == meant);
    let (en, zh) = province.map_or(("that province", "该省份"), |it| (it.en, it.zh));
    if raw.starts_with(zh) {
        return text! {
            en: "`{raw}` starts with the province's name: ICP numbers of {en} start with {meant}",
            zh: "“{raw}”以省份名称开头，{zh}的 ICP 备案号应以“{meant}”开头",
        };
    }
    text! {
        en: "`{raw}` starts with the wrong character: ICP numbers of {en} start with {meant}",
        zh: "“{raw}”的省份简称有误，{zh}的 ICP 备案号以“{meant}”开头",
    }
}

fn help(filing: &Filing, meant: char) -> Text {
    let rest: String = filing.number.canonical.chars().skip(1).collect();
    let rest = wording::excerpt(&rest);
    text! {
        en: "write `{meant}{rest}` if the digits are those of the filing notice",
        zh: "如数字与备案通过通知一致，应写为“{meant}{rest}”",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{with_fault, words};

    #[test]
    fn the_character_meant_is_proposed() {
        let filing = with_fault("川ICP备10212345号-1", Fault::WrongProvinceChar('蜀'));
        let (message, help) = words(&RULE, filing);
        assert!(
            message.contains("ICP numbers of Sichuan start with 蜀"),
            "{message}"
        );
        assert!(help.contains("`蜀ICP备10212345号-1`"), "{help}");
    }

    #[test]
    fn a_name_is_told_from_another_character() {
        let filing = with_fault("河北ICP备10212345号", Fault::WrongProvinceChar('冀'));
        let (message, _) = words(&RULE, filing);
        assert!(message.contains("the province's name: ICP numbers of Hebei start with 冀"));
    }

    #[test]
    fn the_province_is_named() {
        for (meant, province) in [
            ('蜀', "Sichuan"),
            ('陇', "Gansu"),
            ('黔', "Guizhou"),
            ('滇', "Yunnan"),
            ('陕', "Shaanxi"),
            ('沪', "Shanghai"),
            ('京', "Beijing"),
            ('X', "that province"),
        ] {
            let filing = with_fault("川ICP备10212345号", Fault::WrongProvinceChar(meant));
            let told = format!("numbers of {province} start with {meant}");
            assert!(words(&RULE, filing).0.ends_with(&told), "{told}");
        }
    }
}
