//! ICP filing numbers whose words are misspelt, left out or in another order.

use super::super::Fault::*;
use super::super::Kind;
use super::super::Malformation::*;
use super::{nothing, only, refused};

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
    for number in [
        "IC备", "CP备", "CIP备", "Cp备", "cip备", "ICP背", "ICP各", "ICP被",
    ] {
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
    for text in [
        "粤CIP 备12055809号",
        "粤CIP 备 12055809号",
        "粤 CIP 备 12055809 号",
        "粤IC\u{3000}备 12055809号",
        "粤CP 备 12055809号",
        "© 某公司 粤 TCP备12055809号",
    ] {
        refused(text, "粤ICP备12055809号", &[Spacing, Malformed(Misspelt)]);
    }
    for text in [
        "XCIP备????号",
        "XXCIP备XXXX号",
        "XCP备XXXX号",
        "IPC备XXXXXXXX号",
        "© CIP备XXXX号",
        "某CIP备XXXX号",
    ] {
        assert_eq!(
            only(text).number.faults,
            [UnknownProvince, Placeholder],
            "{text}"
        );
    }
    for text in ["京CIP备XXXX号", "京TCP备XXXX号"] {
        assert_eq!(only(text).number.faults, [Placeholder], "{text}");
    }
    for word in ["1CP", "lCP", "CIP"] {
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
        "ipc备12055809号 ICP许可",
        "CIP备份12055809号",
        "使用CIP备12055809",
        "使用IC 备12055809号",
        "CIP备 12055809号",
        "京CIP证明12055809号",
        "CIP备注XXX号",
        "HCIP备XXXX号",
        "BOXCIP备XXXX号",
        "NCP备XXX号",
        "图书CIP备XXXX号",
        "支持IC备？？？号",
        "IPC备 12055809号",
        "IPC标准 12055809号",
        "粤IPC备1205",
        "XTCP备12055809号",
        "最新IPC备1205号",
        "港IPC备1205号",
        "京CIP备XXXX",
        "图书云CIP备XXXX号",
    ]);
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
}

#[test]
fn prose_about_filing_and_icp_is_no_number() {
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
fn a_number_may_stand_without_its_words_behind_the_label_of_a_licence() {
    for (text, written) in [
        ("ICP证：蜀19028568号-1", "蜀19028568号-1"),
        ("ICP许可证：蜀 19028568号", "蜀 19028568号"),
        ("ICP证：粤备09120482号 | 首页", "粤备09120482号"),
    ] {
        let mention = only(text);
        assert_eq!(&text[mention.range.clone()], written);
        assert_eq!(mention.number.kind, Kind::Icp);
        assert!(
            mention.number.faults.contains(&Malformed(MissingIcp)),
            "{text}"
        );
    }
    nothing(&[
        "ICP证：蜀19028568",
        "ICP证蜀19028568号",
        "ICP证：蜀190285号",
        "ICP证：蜀99028568号",
        "ICP证：新20240101号",
        "ICP证：某19028568号",
        "ICP证：蜀0919028568号",
    ]);
    assert_eq!(only("ICP证：蜀备 19028568号").range.len(), 18);
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
        // 证 may be missing.
        ("京ICP070412号", "京ICP备070412号"),
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
        "京ICP070412",
        "某公司京ICP070412号",
        "ICP070412号",
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
        "某公司京ICP备案号 123456",
        "京ICP备案号 12",
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
