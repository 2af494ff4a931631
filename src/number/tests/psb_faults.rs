//! PSB numbers: wrong words, digits that a hyphen parts, digits and provinces that cannot be.

use super::super::Fault;
use super::super::Fault::*;
use super::{assert_faults, only, whole};

#[test]
fn wrong_words() {
    for words in [
        "公网备",
        "公网监备",
        "公安网监备",
        "公安网安备",
        "公海网安备",
        "公安网备",
        "公网按备",
        "公网案备",
        "公网网安备",
        "网公安备",
        "网安公备",
        "工网安备",
        "公网安",
        "网安备",
        "网安备案",
        "公安备",
        "公安联网备",
        "公安机关备",
    ] {
        let text = format!("京{words}11010502030143号");
        assert_faults(
            &text,
            "京公网安备11010502030143号",
            &[PsbWords(words.to_owned())],
        );
        assert!(only(&text).number.is_valid());
    }
}

#[test]
fn a_stray_hao_or_an_belongs_to_no_words() {
    for (text, words) in [
        ("京公网安备号 11010502030143", "公网安备号"),
        ("京公网安备案 11010502030143号", "公网安备案"),
        ("京公网安备案号11010502030143", "公网安备案号"),
    ] {
        let words = PsbWords(words.to_owned());
        assert_faults(text, "京公网安备11010502030143号", &[words, PsbSpelling]);
    }
    for text in [
        "京公网安备号：11010502030143",
        "京公网安备号\n11010502030143",
        "京公网安备号110105014669",
        "京公网安备号 XXXXXXXX",
        "京公网安备案：11010502030143号",
        "公网安备案：11010502030143号",
        "京公网安备案号：11010502030143",
        "京公网安备案\n11010502030143",
        "京公网安备字第11010502030143号",
    ] {
        let faults = only(text).number.faults;
        assert!(!faults.iter().any(|f| matches!(f, PsbWords(_))), "{text}");
    }
}

#[test]
fn digits_that_a_hyphen_parts_are_of_another_form() {
    let faults = [PsbParted, PsbSpelling];
    whole(
        "渝公网安备500000012-00013",
        "渝公网安备50000001200013号",
        &faults,
    );
    assert!(only("渝公网安备500000012-00013").number.is_valid());
    whole(
        "渝公网安备500000-02-000013",
        "渝公网安备50000002000013号",
        &[PsbSpelling],
    );
    let infix = PsbInfix("01".to_owned());
    whole(
        "渝公网安备500000 01200013号",
        "渝公网安备50000001200013号",
        &[infix],
    );
}

#[test]
fn impossible_numbers() {
    let cases: &[(&str, &[Fault])] = &[
        ("沪公网安备31011502019号", &[PsbLength(11)]),
        ("京公网安备110105007231", &[PsbLegacy(12)]),
        ("深公网安备：4403101910666", &[PsbLegacy(13)]),
        ("京公网安备110102003043-12", &[PsbLegacy(12)]),
        ("晋公网安备号：140110430070011", &[PsbLegacy(15)]),
        ("京公网安备11010230150112号", &[PsbInfix("30".to_owned())]),
        (
            "湘公网安备44190002001936号",
            &[PsbProvinceMismatch(Some('粤'))],
        ),
        (
            "黔公网安备33010802007422号",
            &[PsbProvinceMismatch(Some('浙'))],
        ),
        (
            "鲁公网安备25854651152",
            &[PsbLength(11), PsbProvinceMismatch(None)],
        ),
        ("黔公网安备52011102000669号", &[PsbWrongProvinceChar('贵')]),
        ("深公网安备44010202000382", &[PsbWrongProvinceChar('粤')]),
        ("穗公网安备44010202000382", &[PsbWrongProvinceChar('粤')]),
        ("经公网安备11010502030143", &[PsbWrongProvinceChar('京')]),
        (
            "公司 (穗)公网安备44010202000382",
            &[PsbWrongProvinceChar('粤')],
        ),
        (
            "版权\n穗公网安备44010202000382",
            &[PsbWrongProvinceChar('粤')],
        ),
        ("已经公网安备11010502030143", &[PsbNoProvince(Some('京'))]),
        (
            "备案，已 经公网安备11010502030143",
            &[PsbNoProvince(Some('京'))],
        ),
        ("金麦穗公网安备44010202000382", &[PsbNoProvince(Some('粤'))]),
        (
            "金麦穗 公网安备44010202000382",
            &[PsbNoProvince(Some('粤'))],
        ),
        (
            "版权所有 穗公网安备44010202000382",
            &[PsbWrongProvinceChar('粤')],
        ),
        ("公网安备11010502030143号", &[PsbNoProvince(Some('京'))]),
    ];
    for (text, expected) in cases {
        let mut faults = only(text).number.faults;
        faults.retain(|fault| *fault != PsbSpelling);
        assert_eq!(faults, *expected, "{text}");
    }
}
