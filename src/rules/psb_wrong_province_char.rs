//! `psb-wrong-province-char`: a PSB number has another character for its province than it was given.

use super::mend;
use super::psb_form::{psb_footer, psb_footer_in_order, report_mended, shown, with_province};
use crate::finding::{Bearing, Duty, FixKind, Rule, Severity, Sink, Subject};
use crate::number::{Fault, Number, is_slip};
use crate::text::{Bilingual, Text, text};

pub(super) static RULE: Rule = Rule {
    id: "psb-wrong-province-char",
    since: "0.1.0",
    severity: Severity::Warning,
    fix: FixKind::Safe,
    bearing: Bearing::On(Duty::PsbForm),
    summary: Bilingual::new(
        "PSB filing number uses another character for its province than the police do",
        "公安联网备案号的省份简称不是公安机关所用的字",
    ),
    explanation: Bilingual::new(
        "Looks for 蜀, 黔, 陇, 云, 秦, 申, 深, 穗 and 经 before a PSB filing number whose digits are of that very province.\n\n\
             The police write 川, 贵 and 甘 where ICP filing numbers have 蜀, 黔 and 陇, and 滇, 陕, 沪, 粤 and 京 for the \
             others. A number with the wrong character does not read as the one that was issued.\n\n\
             Write the character that the digits ask for; the digits stay as they are. \
             The fix replaces it, where it is 穗 or 经 only with `--unsafe-fixes`: a word before the number may end in these.",
        "检查公安联网备案号是否误用蜀、黔、陇、云、秦、申、深、穗、经等字，而数字确属该省份。\n\n\
             ICP 备案号用蜀、黔、陇之处，公安联网备案号用川、贵、甘；云南、陕西、上海、深圳和广州则分别用滇、陕、沪、粤、粤，“经”是“京”的误写。\
             用字错误即与公安机关核发的编号不一致。\n\n\
             请改用数字所对应的省份简称，数字不变。\
             自动修复会直接替换；“穗”“经”可能是前文的末字，仅在使用 `--unsafe-fixes` 时替换。",
    ),
    basis: Bilingual::new(
        "Observation: in well-formed PSB filing numbers Sichuan is 川, Guizhou 贵 and Gansu 甘, while ICP filing numbers \
             have 蜀, 黔 and 陇",
        "据观察：格式正确的公安联网备案号中，四川用“川”、贵州用“贵”、甘肃用“甘”，而 ICP 备案号用“蜀”“黔”“陇”",
    ),
    bad: &[
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=52010202001234" target="_blank"><img src="/images/beian.png" alt="备案图标">黔公网安备52010202001234号</a>"#
        ),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=51010402001234" target="_blank"><img src="/images/beian.png" alt="备案图标">蜀公网安备 51010402001234号</a>"#
        ),
    ],
    good: &[
        psb_footer_in_order!(),
        psb_footer!(
            r#"<a href="https://beian.mps.gov.cn/#/query/webSearch?code=52010202001234" target="_blank"><img src="/images/beian.png" alt="备案图标">贵公网安备52010202001234号</a>"#
        ),
    ],
    check,
    ..Rule::BASE
};

fn check(page: &Subject<'_>, sink: &mut Sink<'_>) {
    report_mended(page, sink, |filing, fault| {
        let Fault::PsbWrongProvinceChar(meant) = fault else {
            return None;
        };
        let number = shown(filing);
        let message = text! {
            en: "PSB filing number `{number}` uses the wrong province character: it should be {meant}",
            zh: "公安联网备案号“{number}”的省份简称有误，应为“{meant}”",
        };
        let help = help(&filing.number, *meant);
        let sure = !filing.number.province.is_some_and(is_slip);
        Some((message, help, mend::words(filing, fault, sure)))
    });
}

/// The whole number where it can exist, else the character alone.
fn help(number: &Number, meant: char) -> Text {
    if number
        .faults
        .iter()
        .any(|fault| matches!(fault, Fault::PsbLength(_)))
    {
        return text! {
            en: "write {meant} before 公网安备",
            zh: "将省份简称改为“{meant}”",
        };
    }
    let expected = with_province(number, meant);
    text! {
        en: "write `{expected}`",
        zh: "改为“{expected}”",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::footer::extract;
    use crate::number::Fault;
    use crate::rules::testing::{filed, findings, mended, page};
    use crate::site::Site;

    #[test]
    fn offers_the_right_character() {
        let fault = Fault::PsbWrongProvinceChar('贵');
        let facts = page([filed("52010202001234").spelled("黔公网安备52010202001234号", fault)]);
        let found = findings(&RULE, &facts);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].help.en, "write `贵公网安备52010202001234号`");
    }

    #[test]
    fn what_may_end_a_word_is_not_replaced_unasked() {
        for (written, safe, right) in [
            (
                "蜀公网安备51010402001234号",
                true,
                "川公网安备51010402001234号",
            ),
            (
                "穗公网安备44010202000382号",
                false,
                "粤公网安备44010202000382号",
            ),
            (
                "，经公网安备11010502030143号",
                false,
                "，京公网安备11010502030143号",
            ),
        ] {
            let page = |number: &str| format!("<footer>{number}</footer>");
            let fix = mended(&RULE, &Site::default(), &page(written));
            assert_eq!(fix, Some((safe, page(right))), "{written}");
        }
        let name = "<footer>© 金麦穗<a href=x>公网安备44010202000382号</a></footer>";
        assert!(findings(&RULE, &extract(name, None, 2026)).is_empty());
    }

    #[test]
    fn a_number_of_another_length_is_not_proposed() {
        let mut filing = filed("5201020200123").spelled(
            "黔公网安备5201020200123号",
            Fault::PsbWrongProvinceChar('贵'),
        );
        filing.number.faults.push(Fault::PsbLength(13));
        let help = findings(&RULE, &page([filing])).remove(0).help.en;
        assert_eq!(help, "write 贵 before 公网安备");
    }
}
