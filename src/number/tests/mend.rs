//! What the mends make of a text.

use super::super::{Fault, Mend};
use super::only;

/// `text` with those changes made.
fn changed(text: &str, mends: impl Iterator<Item = Mend>) -> String {
    let mut mends: Vec<Mend> = mends.collect();
    mends.sort_by_key(|mend| mend.range.start);
    let mut text = text.to_owned();
    for Mend {
        range, text: put, ..
    } in mends.into_iter().rev()
    {
        assert!(
            !range.is_empty() || !put.is_empty(),
            "{text}: a mend of nothing"
        );
        text.replace_range(range, &put);
    }
    text
}

/// With all mends at once `text` is `expected`.
fn becomes(text: &str, expected: &str) {
    let mends = only(text).mends;
    assert_eq!(changed(text, mends.into_iter()), expected, "{text}");
}

/// The mends of `fault` alone make `expected` of `text`.
fn loses(text: &str, fault: &Fault, expected: &str) {
    let mends = only(text).mends.into_iter();
    let mended = changed(text, mends.filter(|mend| mend.fault == *fault));
    assert_eq!(mended, expected, "{text}");
    assert!(!only(&mended).number.faults.contains(fault), "{mended}");
}

#[test]
fn icp_spelling() {
    for (text, expected) in [
        ("陕 ICP 备 19000942 号 -2", "陕ICP备19000942号-2"),
        ("（京）ICP备2021012345号", "京ICP备2021012345号"),
        ("京｜ICP备2021012345号", "京ICP备2021012345号"),
        ("京ICP备第2021012345号", "京ICP备2021012345号"),
        ("京ICP 备案号：2021012345号", "京ICP备2021012345号"),
        ("京ICP备\n2021 012345号", "京ICP备\n2021012345号"),
        ("京ICP备1201-2345号", "京ICP备1201-2345号"),
        ("京ICP备〔2021〕012345号", "京ICP备2021012345号"),
        (
            "©\u{200B}京\u{200B}ICP\u{200B}备2021012345号",
            "©\u{200B}京ICP备2021012345号",
        ),
        ("粵ＩＣＰ備2021012345号－1", "粤ICP备2021012345号-1"),
        ("京iCp备2021012345号", "京ICP备2021012345号"),
        ("京ICP备2021012345-3", "京ICP备2021012345号-3"),
        ("京ICP备2021012345-3号 ", "京ICP备2021012345号-3 "),
        ("蜀ICP备2021026882号-1号 ", "蜀ICP备2021026882号-1 "),
        ("（川）ICP备2021012345号", "蜀ICP备2021012345号"),
        ("四川ICP备2021012345号", "蜀ICP备2021012345号"),
        ("河北ICP备2021012345号", "冀ICP备2021012345号"),
        ("北京ICP备2021012345号", "北京ICP备2021012345号"),
        (
            "ICP证：京ICP备2021012345号",
            "ICP备案号：京ICP备2021012345号",
        ),
        (
            "经营性ICP证：京ICP备2021012345号",
            "ICP备案号：京ICP备2021012345号",
        ),
        (
            "非经营性ICP证：京ICP备2021012345号",
            "ICP备案号：京ICP备2021012345号",
        ),
        ("沪ICP备案编号：05016600", "沪ICP备05016600号"),
        ("蜀 ICP（备）10025767号", "蜀ICP备10025767号"),
        (
            "ICP证京ICP备2021012345号-2",
            "ICP备案号京ICP备2021012345号-2",
        ),
    ] {
        becomes(text, expected);
    }
}

#[test]
fn one_fault_at_a_time() {
    let text = "川 icp备2021012345－3号";
    for (fault, expected) in [
        (Fault::Spacing, "川icp备2021012345－3号"),
        (Fault::NonAscii, "川 icp备2021012345-3号"),
        (Fault::Case, "川 ICP备2021012345－3号"),
        (Fault::SuffixOrder, "川 icp备2021012345号－3"),
        (Fault::WrongProvinceChar('蜀'), "蜀 icp备2021012345－3号"),
    ] {
        loses(text, &fault, expected);
    }
}

#[test]
fn psb_words_and_provinces() {
    for (text, expected) in [
        ("京公网备11010502030143号", "京公网安备11010502030143号"),
        ("京公安网备11010502030143号", "京公网安备11010502030143号"),
        ("京公网按备11010502030143号", "京公网安备11010502030143号"),
        ("京公网安11010502030143号", "京公网安备11010502030143号"),
        (
            "河北网安备案：13030202002504号",
            "冀公网安备13030202002504号",
        ),
        ("北京公安备11010502030143号", "京公网安备11010502030143号"),
        ("四川省公安备案号51010302030143", "川公网安备51010302030143"),
        (
            "四川省 公安备案号51010302030143",
            "四川省 公网安备51010302030143",
        ),
        (
            "服务地区：江苏、上海公安备案号：31010502030143",
            "服务地区：江苏、上海公网安备31010502030143",
        ),
        ("京网安备案 11010502030143号", "京公网安备 11010502030143号"),
        ("京公安备案号：11010502030143", "京公网安备11010502030143"),
        (
            "（黔）公网安备52011102000669号",
            "（贵）公网安备52011102000669号",
        ),
        (
            "京公网安备：11010502030143号",
            "京公网安备：11010502030143号",
        ),
    ] {
        becomes(text, expected);
    }
}
