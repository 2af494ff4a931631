//! ICP filing numbers: every deviation once.

use super::super::Fault::*;
use super::super::Malformation::*;
use super::super::{Kind, SiteIndex};
use super::{assert_faults, mended, nothing, only, part, refused};

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
fn spaces_and_fillers_are_mended() {
    mended(
        "陕 ICP 备 19000942 号 -2",
        "陕ICP备19000942号-2",
        &[Spacing],
    );
    mended("吉ICP备：05002129号", "吉ICP备05002129号", &[Spacing]);
    mended("皖ICP备案14020533号", "皖ICP备14020533号", &[Spacing]);
    mended(
        "京ICP备案号：2021012345号",
        "京ICP备2021012345号",
        &[Spacing],
    );
    mended("京ICP备第2021012345号", "京ICP备2021012345号", &[Spacing]);
    mended("（京）ICP备2021012345号", "京ICP备2021012345号", &[Spacing]);
    mended("京ICP备（2021012345）号", "京ICP备2021012345号", &[Spacing]);
    mended("京ICP备\n2021012345号", "京ICP备2021012345号", &[]);
    mended("京ICP备2021 012345号", "京ICP备2021012345号", &[Spacing]);
    mended("京ICP备2021 0123 45 号", "京ICP备2021012345号", &[Spacing]);
    mended(
        "京ICP\u{200B}备2021012345号",
        "京ICP备2021012345号",
        &[Spacing],
    );
}

#[test]
fn letters_and_digits_may_be_spaced_out() {
    mended(
        "京 I C P 备 2 0 2 1 0 1 2 3 4 5 号",
        "京ICP备2021012345号",
        &[Spacing],
    );
    let spaced_out = [Spacing, MissingHao];
    mended(
        "京 I C P 备 1 2 0 1 5 9 8 7",
        "京ICP备12015987号",
        &spaced_out,
    );
    mended(
        "京I\u{A0}C\u{A0}P备12015987",
        "京ICP备12015987号",
        &[Spacing, MissingHao],
    );
    mended(
        "京 I\u{3000}C\u{3000}P 备 12015987号",
        "京ICP备12015987号",
        &[Spacing],
    );
    part(
        "京ICP备1 2 0 1 5 9 8 7 2024",
        "京ICP备1 2 0 1 5 9 8 7",
        "京ICP备12015987号",
    );
    // Not one by one, they may be anything.
    refused(
        "京ICP备1 2 0 1 59 87",
        "京ICP备1号",
        &[Malformed(DigitCount(1))],
    );
    nothing(&["京 I C\nP 备 12015987号", "京IC\u{200B} P备12015987号"]);
}

#[test]
fn characters_and_order_are_mended() {
    mended("粤ＩＣＰ备14023067号-1", "粤ICP备14023067号-1", &[NonAscii]);
    mended("京ICP备15004798号—1", "京ICP备15004798号-1", &[NonAscii]);
    mended("粵ICP備11018439號", "粤ICP备11018439号", &[NonAscii]);
    mended("京icp备2021012345号", "京ICP备2021012345号", &[Case]);
    mended("沪ICP备15035309", "沪ICP备15035309号", &[MissingHao]);
    mended("赣ICP备11018684-3", "赣ICP备11018684号-3", &[MissingHao]);
    mended("渝ICP备10202275-4号", "渝ICP备10202275号-4", &[SuffixOrder]);
    mended(
        "渝 ICP 备 2025054033-1 号",
        "渝ICP备2025054033号-1",
        &[Spacing, SuffixOrder],
    );
    mended(
        "沪ICP备 15045420号－1",
        "沪ICP备15045420号-1",
        &[Spacing, NonAscii],
    );
}

#[test]
fn indices_and_labels() {
    mended(
        "粤ICP备2026057759号-2a",
        "粤ICP备2026057759号-2A",
        &[AppSuffix('A')],
    );
    mended(
        "京ICP备2021012345号-0",
        "京ICP备2021012345号-0",
        &[SuffixZeroOrHuge(0)],
    );
    mended(
        "ICP证：沪ICP备15006376号-2",
        "沪ICP备15006376号-2",
        &[LabelMismatch],
    );
    mended(
        "经营性ICP许可证号：湘ICP备12003587号",
        "湘ICP备12003587号",
        &[LabelMismatch],
    );
}

#[test]
fn a_second_hao_is_taken_away() {
    mended(
        "蜀ICP备2021026882号-1号",
        "蜀ICP备2021026882号-1",
        &[Spacing],
    );
    part(
        "蜀ICP备2021026882号-1号楼",
        "蜀ICP备2021026882号-1",
        "蜀ICP备2021026882号-1",
    );
}

#[test]
fn malformed_numbers() {
    refused(
        "京ICP备：052311",
        "京ICP备052311号",
        &[Spacing, Malformed(DigitCount(6))],
    );
    refused(
        "京ICP备1234567890123号",
        "京ICP备1234567890123号",
        &[Placeholder],
    );
    refused(
        "京ICP备2021012345671号",
        "京ICP备2021012345671号",
        &[Malformed(DigitCount(13))],
    );
    refused(
        "晋ICP备ICP备15001664号",
        "晋ICP备15001664号",
        &[Malformed(DoubledWord)],
    );
    refused(
        "晋ICP备晋ICP备15001664号",
        "晋ICP备15001664号",
        &[Malformed(DoubledWord)],
    );
    refused(
        "京ICP备14007000-7号-1",
        "京ICP备14007000号-7",
        &[Malformed(DoubledWord)],
    );
    refused(
        "吉ICP备07500274X号",
        "吉ICP备07500274X号",
        &[Malformed(ForeignText)],
    );
    refused(
        "京ICP备2021O12345号",
        "京ICP备2021O12345号",
        &[Malformed(ForeignText)],
    );
}

#[test]
fn wrong_provinces() {
    refused(
        "川ICP备10200064号-1",
        "川ICP备10200064号-1",
        &[WrongProvinceChar('蜀')],
    );
    refused(
        "云ICP备10200064号",
        "云ICP备10200064号",
        &[WrongProvinceChar('滇')],
    );
    refused(
        "：港ICP备2024022701号",
        "港ICP备2024022701号",
        &[UnknownProvince],
    );
    refused(
        "ICP备14003257号—1",
        "ICP备14003257号-1",
        &[NonAscii, UnknownProvince],
    );
    refused(
        "平台ICP备0000000号-2",
        "ICP备0000000号-2",
        &[UnknownProvince, Placeholder],
    );
    refused(
        "ICP备案号：05012345号",
        "ICP备05012345号",
        &[Spacing, UnknownProvince],
    );
    refused("萌ICP备20259515号", "萌ICP备20259515号", &[Parody]);
    refused("萌ICP备APTX4870号", "萌ICP备APTX4870号", &[Parody]);
    refused("星云ICP备20250400号", "星云ICP备20250400号", &[Parody]);
}

#[test]
fn impossible_years() {
    refused(
        "京ICP备33309495号",
        "京ICP备33309495号",
        &[YearOutOfRange(2033)],
    );
    refused(
        "京ICP备2018284130号",
        "京ICP备2018284130号",
        &[YearOutOfRange(2018)],
    );
    refused(
        "京ICP备2027284130号",
        "京ICP备2027284130号",
        &[YearOutOfRange(2027)],
    );
    refused(
        "粤ICP备04000011号",
        "粤ICP备04000011号",
        &[YearBefore2005(2004)],
    );
}

#[test]
fn text_among_the_digits() {
    let text = "贵ICP备(example.cn)05052050号-13";
    let faults = [Spacing, Malformed(ForeignText), WrongProvinceChar('黔')];
    assert_faults(text, "贵ICP备05052050号-13", &faults);
    assert_eq!(only(text).range, 0..text.len());
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
fn digits_behind_a_word_are_tied_to_it() {
    let found = |text| super::super::scan(text, 2026).len();
    assert_eq!(found("ICP备案 20240101 京ICP备2021012345号-1"), 1);
    assert_eq!(found("ICP备案 4008001234"), 0);
    assert_eq!(found("ICP备案号：05012345"), 1);
    assert_eq!(found("ICP备案 05012345号"), 1);
    assert_eq!(found("更新ICP备案 20240101"), 0);
    assert_eq!(found("北京ICP备案 2021012345"), 1);
}
