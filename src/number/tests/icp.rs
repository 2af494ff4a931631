//! ICP filing numbers: every deviation once.

use super::super::Fault::*;
use super::super::Malformation::*;
use super::super::{Fault, Kind, SiteIndex};
use super::{assert_faults, canonicals, only};

#[test]
fn a_sound_number_has_no_faults() {
    let number = only("京ICP备2021012345号-12").number;
    assert!(number.faults.is_empty() && number.is_valid() && !number.hybrid);
    assert_eq!((number.kind, number.province), (Kind::Icp, Some('京')));
    assert_eq!(number.digits, "2021012345");
    let site = SiteIndex {
        index: 12,
        letter: None,
    };
    assert_eq!(number.site, Some(site));
}

#[test]
fn spelling_is_mended() {
    let cases: &[(&str, &str, &[Fault])] = &[
        (
            "陕 ICP 备 19000424 号 -2",
            "陕ICP备19000424号-2",
            &[Spacing],
        ),
        ("吉ICP备：05002129号", "吉ICP备05002129号", &[Spacing]),
        ("皖ICP备案14020533号", "皖ICP备14020533号", &[Spacing]),
        (
            "京ICP备案号：2021012345号",
            "京ICP备2021012345号",
            &[Spacing],
        ),
        ("京ICP备第2021012345号", "京ICP备2021012345号", &[Spacing]),
        ("（京）ICP备2021012345号", "京ICP备2021012345号", &[Spacing]),
        ("京ICP备（2021012345）号", "京ICP备2021012345号", &[Spacing]),
        ("京ICP备\n2021012345号", "京ICP备2021012345号", &[Spacing]),
        ("京ICP备2021 012345号", "京ICP备2021012345号", &[Spacing]),
        (
            "京ICP\u{200B}备2021012345号",
            "京ICP备2021012345号",
            &[Spacing],
        ),
        ("粤ＩＣＰ备14023067号-1", "粤ICP备14023067号-1", &[NonAscii]),
        ("京ICP备15004798号—1", "京ICP备15004798号-1", &[NonAscii]),
        ("粵ICP備11018439號", "粤ICP备11018439号", &[NonAscii]),
        ("京icp备2021012345号", "京ICP备2021012345号", &[Case]),
        ("沪ICP备15035309", "沪ICP备15035309号", &[MissingHao]),
        ("赣ICP备11018684-3", "赣ICP备11018684号-3", &[MissingHao]),
        ("渝ICP备10202275-4号", "渝ICP备10202275号-4", &[SuffixOrder]),
        (
            "渝 ICP 备 2025054033-1 号",
            "渝ICP备2025054033号-1",
            &[Spacing, SuffixOrder],
        ),
        (
            "沪ICP备 15045420号－1",
            "沪ICP备15045420号-1",
            &[Spacing, NonAscii],
        ),
        (
            "粤ICP备2026057759号-2a",
            "粤ICP备2026057759号-2A",
            &[AppSuffix('A')],
        ),
        (
            "京ICP备2021012345号-0",
            "京ICP备2021012345号-0",
            &[SuffixZeroOrHuge(0)],
        ),
        (
            "ICP证：沪ICP备15006376号-2",
            "沪ICP备15006376号-2",
            &[LabelMismatch],
        ),
        (
            "经营性ICP许可证号：湘ICP备12003587号",
            "湘ICP备12003587号",
            &[LabelMismatch],
        ),
    ];
    for (text, canonical, faults) in cases {
        assert_faults(text, canonical, faults);
        assert!(only(text).number.is_valid(), "{text}");
    }
}

#[test]
fn impossible_numbers() {
    let cases: &[(&str, &str, &[Fault])] = &[
        (
            "京ICP备：052311",
            "京ICP备052311号",
            &[Spacing, MissingHao, Malformed(DigitCount(6))],
        ),
        (
            "京ICP备1234567890123号",
            "京ICP备1234567890123号",
            &[Placeholder],
        ),
        (
            "京ICP备2021012345671号",
            "京ICP备2021012345671号",
            &[Malformed(DigitCount(13))],
        ),
        (
            "渝ICP2021012133号-2",
            "渝ICP备2021012133号-2",
            &[Malformed(MissingBei)],
        ),
        (
            "苏ICP12345678",
            "苏ICP备12345678号",
            &[MissingHao, Placeholder],
        ),
        (
            "晋ICP备ICP备15001664号",
            "晋ICP备15001664号",
            &[Malformed(DoubledWord)],
        ),
        (
            "晋ICP备晋ICP备15001664号",
            "晋ICP备15001664号",
            &[Malformed(DoubledWord)],
        ),
        (
            "吉ICP备07500274X号",
            "吉ICP备07500274X号",
            &[Malformed(ForeignText)],
        ),
        (
            "京ICP备2021O12345号",
            "京ICP备2021O12345号",
            &[Malformed(ForeignText)],
        ),
        (
            "川ICP备10200064号-1",
            "川ICP备10200064号-1",
            &[WrongProvinceChar('蜀')],
        ),
        (
            "云ICP备10200064号",
            "云ICP备10200064号",
            &[WrongProvinceChar('滇')],
        ),
        (
            "：港ICP备2024022701号",
            "港ICP备2024022701号",
            &[UnknownProvince],
        ),
        (
            "ICP备14003257号—1",
            "ICP备14003257号-1",
            &[NonAscii, UnknownProvince],
        ),
        (
            "平台ICP备0000000号-2",
            "ICP备0000000号-2",
            &[UnknownProvince, Placeholder],
        ),
        (
            "ICP备案号：05012345号",
            "ICP备05012345号",
            &[Spacing, UnknownProvince],
        ),
        ("萌ICP备20259515号", "萌ICP备20259515号", &[Parody]),
        ("萌ICP备APTX4870号", "萌ICP备APTX4870号", &[Parody]),
        ("星云ICP备20250400号", "星云ICP备20250400号", &[Parody]),
        (
            "京ICP备33309495号",
            "京ICP备33309495号",
            &[YearOutOfRange(2033)],
        ),
        (
            "京ICP备2018284130号",
            "京ICP备2018284130号",
            &[YearOutOfRange(2018)],
        ),
        (
            "京ICP备2027284130号",
            "京ICP备2027284130号",
            &[YearOutOfRange(2027)],
        ),
        (
            "粤ICP备04000011号",
            "粤ICP备04000011号",
            &[YearBefore2005(2004)],
        ),
    ];
    for (text, canonical, faults) in cases {
        assert_faults(text, canonical, faults);
        assert!(!only(text).number.is_valid(), "{text}");
    }
}

#[test]
fn text_among_the_digits() {
    let text = "贵ICP备(example.cn)05052050号-13";
    let faults = [Spacing, Malformed(ForeignText), WrongProvinceChar('黔')];
    assert_faults(text, "贵ICP备05052050号-13", &faults);
    assert_eq!(only(text).range, 0..text.len());
}

#[test]
fn placeholders() {
    for text in [
        "京ICP备号码：12345678",
        "京ICP备XXXXXXXX号",
        "京ICP备xxx号",
        "京ICP备******号-1",
        "ICP备********号",
        "京ICP备1XXXXXX1号",
        "京ICP备2025XXXXXXXX号",
        "京ICP备[号码]",
        "京ICP备【号码】号",
        "京ICP备示例号",
        "京ICP备您的备案号",
        "京ICP备号",
        "京ICP备-1号",
        "京ICP备 号-1",
        "京ICP备12345678号",
        "京ICP备00000000号",
        "京ICP备88888号",
        "渝ICP备1234567-4号",
        "京ICP备8888-6666号-1",
        "京ICP备10000000号",
        "京ICP备0123456789号",
        "京ICP备ＸＸＸＸ号",
    ] {
        let mention = only(text);
        assert!(mention.number.faults.contains(&Placeholder), "{text}");
        let malformed = |fault: &Fault| matches!(fault, Malformed(_) | YearOutOfRange(_));
        assert!(!mention.number.faults.iter().any(malformed), "{text}");
    }
    assert_eq!(only("京ICP备号-1").range, 0.."京ICP备号-1".len());
}

#[test]
fn hybrids_are_sound() {
    let number = only("粤ICP备B2-20091059-69号").number;
    assert_eq!(number.canonical, "粤ICP备B2-20091059-69");
    assert!(number.hybrid && number.faults.is_empty());
    assert_eq!(
        (number.kind, number.digits.as_str()),
        (Kind::Icp, "20091059")
    );
}

#[test]
fn words_about_filing_are_no_numbers() {
    for text in [
        "京ICP备案",
        "京ICP备号：",
        "更新ICP备 2024 年",
        "更新ICP备案2次",
        "最新ICP 20240101",
        "京ICP备案号XYZ",
        "京ICP备{{ icp }}号",
        "京ICP备\n\n案",
    ] {
        assert!(
            canonicals(text).is_empty(),
            "{text}: {:?}",
            canonicals(text)
        );
    }
}
