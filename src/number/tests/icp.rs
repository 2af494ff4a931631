//! ICP filing numbers: every deviation once.

use super::super::Fault::*;
use super::super::Malformation::*;
use super::super::{Fault, Kind, SiteIndex};
use super::{assert_faults, nothing, only, part};

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

/// `text` is a number with these faults, and stays valid.
fn mended(text: &str, canonical: &str, faults: &[Fault]) {
    assert_faults(text, canonical, faults);
    assert!(only(text).number.is_valid(), "{text}");
}

/// `text` is a number with these faults, and cannot exist.
fn refused(text: &str, canonical: &str, faults: &[Fault]) {
    assert_faults(text, canonical, faults);
    assert!(!only(text).number.is_valid(), "{text}");
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
fn ipc_is_read_where_a_whole_number_stands_behind_it() {
    refused(
        "粤IPC备12055809",
        "粤ICP备12055809号",
        &[MissingHao, Malformed(Misspelt)],
    );
    refused(
        "粤IPC备案号：12055809号",
        "粤ICP备12055809号",
        &[Spacing, Malformed(Misspelt)],
    );
    for number in ["IC备", "CP备", "ICP背", "ICP各", "ICP被"] {
        let text = format!("京{number}14020449号-1");
        refused(&text, "京ICP备14020449号-1", &[Malformed(Misspelt)]);
    }
    let short = only("京IC备5474735").number;
    assert_eq!(short.canonical, "京ICP备5474735号");
    refused(
        "粤IPC备 2333号",
        "粤ICP备2333号",
        &[Spacing, Malformed(Misspelt)],
    );
    refused(
        "京TCP备14035494号-1",
        "京ICP备14035494号-1",
        &[Malformed(Misspelt)],
    );
    for word in ["1CP", "lCP"] {
        let text = format!("鲁{word}备14020449号-1");
        refused(&text, "鲁ICP备14020449号-1", &[Malformed(Misspelt)]);
        let licence = only(&format!("京{word}证110507号")).number;
        assert_eq!(licence.canonical, "京ICP证110507号");
    }
    nothing(&[
        "13811CP备12055809号",
        "使用IC备12055809",
        "HikariCP备份12055809号",
        "更新ICP被吊销12055809号",
        "京ICP各12号",
        "粤ipc备12055809号 ICP许可",
        "IPC备 12055809号",
        "IPC标准 12055809号",
        "粤IPC备1205",
        "XTCP备12055809号",
        "最新IPC备1205号",
        "港IPC备1205号",
    ]);
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
fn numbers_without_bei_are_malformed() {
    refused(
        "渝ICP2021012133号-2",
        "渝ICP备2021012133号-2",
        &[Malformed(MissingBei)],
    );
    refused(
        "苏ICP编号：14006373号",
        "苏ICP备14006373号",
        &[Spacing, Malformed(MissingBei)],
    );
    refused("粤ICP2025XXXXXX号", "粤ICP备2025XXXXXX号", &[Placeholder]);
    refused("粤ICPXXX", "粤ICP备XXX号", &[MissingHao, Placeholder]);
    nothing(&[
        "京ICP #1 服务商",
        "新ICP x86",
        "京ICPXX",
        "京ICPXX号",
        "更新ICP备案编号20240101",
    ]);
    refused(
        "苏ICP12345678",
        "苏ICP备12345678号",
        &[MissingHao, Placeholder],
    );
}

#[test]
fn words_in_the_wrong_order_are_malformed() {
    for text in [
        "京备ICP14074250号",
        "京备ICP14074250号-1",
        "湖北京备ICP14074250号",
    ] {
        assert_eq!(only(text).number.faults, [Malformed(WordOrder)], "{text}");
    }
    refused(
        "京备案ICP 09086651",
        "京ICP备09086651号",
        &[Spacing, MissingHao, Malformed(WordOrder)],
    );
    refused(
        "沪备ICP第123879号",
        "沪ICP备123879号",
        &[Spacing, Malformed(WordOrder)],
    );
    refused(
        "京备 ICP14074250号",
        "京ICP备14074250号",
        &[Spacing, Malformed(WordOrder)],
    );
    refused(
        "备ICP18005189",
        "ICP备18005189号",
        &[MissingHao, Malformed(WordOrder), UnknownProvince],
    );
    refused(
        "粤备ICP第8888888888号",
        "粤ICP备8888888888号",
        &[Spacing, Placeholder],
    );
    refused("京备ICPxxxxxx号", "京ICP备xxxxxx号", &[Placeholder]);
    for (text, canonical) in [
        ("京备ICP345634", "京ICP备345634号"),
        ("京备ICP2333号", "京ICP备2333号"),
    ] {
        let number = only(text).number;
        assert_eq!(number.canonical, canonical);
        assert!(number.faults.contains(&Malformed(WordOrder)), "{text}");
    }
    refused(
        "京备ICP备09086651号",
        "京ICP备09086651号",
        &[Malformed(DoubledWord)],
    );
    refused(
        "京备ICP备案号：09086651",
        "京ICP备09086651号",
        &[Spacing, MissingHao, Malformed(DoubledWord)],
    );
    nothing(&[
        "设备ICP14074250",
        "备案ICP14074250",
        "准备ICP 2021",
        "京备ICP 12",
        "最新备ICP 12345",
        "最新备案ICP备",
    ]);
}

#[test]
fn a_word_that_ends_like_a_province_is_none_before_a_label() {
    let number = only("最新备案ICP备2021012345号").number;
    assert_eq!(number.faults, [UnknownProvince]);
}

#[test]
fn short_numbers_without_bei_stand_alone() {
    for (text, canonical) in [
        ("京ICP1555551号", "京ICP备1555551号"),
        ("粤ICP10895", "粤ICP备10895号"),
        ("京ICP-3456341号", "京ICP备3456341号"),
        ("京ICP第12019127号", "京ICP备12019127号"),
    ] {
        let number = only(text).number;
        assert_eq!(number.canonical, canonical);
        assert!(number.faults.contains(&Malformed(MissingBei)), "{text}");
    }
    nothing(&[
        "京ICP1234",
        "北京ICP10895",
        "粤ICPA10895",
        "京ICP20210年",
        "新ICP 50000元起",
        "粤ICP 51800",
        "京ICP12345abc",
        "京ICP12345.67",
        "粤ICP：075512345678",
        // 证 is missing.
        "京ICP050421号",
    ]);
}

#[test]
fn a_label_ties_the_digits_of_a_whole_number() {
    for text in [
        "ICP备案号14003256",
        "浙江省 ICP备案号2021005285",
        "ICP备案编号14003256-1",
        "ICP备案码14003256",
    ] {
        assert!(
            only(text).number.faults.contains(&UnknownProvince),
            "{text}"
        );
    }
    nothing(&[
        "ICP备案号20240101",
        "ICP备案 14003256",
        "ICP备案号13812345678",
    ]);
}

#[test]
fn masks_may_stand_apart_from_the_year() {
    for text in [
        "沪 ICP 备 2024-XXXXXX 号",
        "沪ICP备2024——XXXXXX号",
        "沪ICP备2024·XXXXXX号-1",
        "沪ICP备2024-****",
        "沪ICP备2025 XXXXXX",
        "沪公网安备 3101-XXXXXXXX号",
        "沪公网安备 号码",
        "浙ICP备 备案号占位",
        "滇ICP备（备案号待填）",
    ] {
        let mention = only(text);
        assert!(mention.number.faults.contains(&Placeholder), "{text}");
        assert_eq!(mention.range, 0..text.len(), "{text}");
    }
    let words = "沪ICP备2024 XXX公司";
    assert!(!only(words).number.faults.contains(&Placeholder));
    nothing(&["公网安备号码", "沪公网安备号码："]);
}

#[test]
fn a_hyphen_may_divide_the_words() {
    let number = only("豫ICP-备2023019165").number;
    assert_eq!(number.canonical, "豫ICP备2023019165号");
    assert_eq!(number.faults, [Spacing, MissingHao]);
}

#[test]
fn parodies_may_leave_icp_out() {
    refused("萌备20240147", "萌ICP备20240147号", &[MissingHao, Parody]);
    refused("萌备20246888号", "萌ICP备20246888号", &[Parody]);
    nothing(&["萌备2024", "集团备20240147"]);
}

#[test]
fn numbers_without_icp_are_malformed() {
    refused(
        "冀备19019165号-1",
        "冀ICP备19019165号-1",
        &[Malformed(MissingIcp)],
    );
    refused(
        "滇备09010050号",
        "滇ICP备09010050号",
        &[Malformed(MissingIcp)],
    );
    nothing(&[
        "冀备19019165",
        "冀备190191号",
        "浙备3301000000001号",
        "(AVSP):粤备2015002",
        "鲁备 20190803213号",
        "某京备2021012345号",
        "设备2021012345号",
        // Other registers' numbers, dates, years in which no number was given out.
        "网络视听备案号：京备20190012号",
        "网络视听备案号： 京备20190012号",
        "网络视听备案号 京备20190012号",
        "网络视听备案 京备20190012号",
        "人力资源服务备案（浙）备20210001号",
        "新备20190101号 公告",
        "鲁备2019080321号",
        "鲁备99123456号",
        "冀备１９０１９１６５号",
        "冀備19019165號 公安",
        "冀备1901 9165号",
    ]);
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
