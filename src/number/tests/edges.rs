//! Where the grammar ends: texts a character short of a number, or a character beyond.

use super::super::Fault::*;
use super::super::Malformation::*;
use super::{canonicals, nothing, part, whole};

#[test]
fn a_name_in_brackets_is_short_and_closed() {
    let named = |length| format!("贵ICP备({})05052050号", "a".repeat(length));
    let faults = [Spacing, Malformed(ForeignText), WrongProvinceChar('黔')];
    whole(&named(39), "贵ICP备05052050号", &faults);
    nothing(&[&named(40), &named(43)]);
    nothing(&["贵ICP备(example.cn)0505205号"]);
    whole("京ICP备[2021]012345号", "京ICP备2021012345号", &[Spacing]);
    let late = "京ICP备〔2011〕013579号-1";
    whole(
        late,
        "京ICP备2011013579号-1",
        &[Spacing, YearOutOfRange(2011)],
    );
    part("贵ICP备(2021)05052050号", "贵ICP备(2021", "贵ICP备2021号");
}

#[test]
fn masks_and_letters_behind_a_full_number() {
    part(
        "京ICP备2021012345X",
        "京ICP备2021012345",
        "京ICP备2021012345号",
    );
    let masked = "京ICP备12012345XX号";
    whole(masked, masked, &[Placeholder]);
    whole("京ICP备1x", "京ICP备1x号", &[MissingHao, Placeholder]);
    nothing(&["京ICP备xx", "京ICP备您的备案号码号"]);
    let parody = "萌ICP备APTX4870";
    whole(parody, "萌ICP备APTX4870号", &[MissingHao, Parody]);
    nothing(&["萌ICP备ABC12"]);
    let lettered = "京ICP备12012345ABCDEFGHIJKLMNO1号";
    whole(lettered, lettered, &[Malformed(ForeignText)]);
    part(
        "京ICP备12012345ABCDEFGHIJKLMNOP1号",
        "京ICP备12012345",
        "京ICP备12012345号",
    );
}

#[test]
fn digits_in_two_parts() {
    for (text, canonical, faults) in [
        (
            "京ICP备8888-6666号-1",
            "京ICP备88886666号-1",
            vec![Placeholder],
        ),
        (
            "京ICP备1201-2345号",
            "京ICP备12012345号",
            vec![Malformed(ForeignText)],
        ),
        (
            "京ICP备12012-345号",
            "京ICP备12012号-345",
            vec![SuffixOrder, Malformed(DigitCount(5)), SuffixZeroOrHuge(345)],
        ),
    ] {
        whole(text, canonical, &faults);
    }
    for text in [
        "京ICP备2021 012345",
        "京ICP备2021.012345号",
        "京ICP备2021年012345号",
    ] {
        part(text, "京ICP备2021", "京ICP备2021号");
    }
    part("京ICP备1234 567号", "京ICP备1234", "京ICP备1234号");
    nothing(&["京ICP备---------2021012345号"]);
}

#[test]
fn numbers_without_digits() {
    whole("京ICP备(示例)号", "京ICP备示例号", &[Spacing, Placeholder]);
    whole("京ICP备-1号", "京ICP备号-1", &[SuffixOrder, Placeholder]);
    whole("京ICP备-号", "京ICP备号", &[Spacing, Placeholder]);
    whole("京ICP备........号", "京ICP备号", &[Spacing, Placeholder]);
    whole("京ICP备-1234号", "京ICP备1234号", &[Spacing, Placeholder]);
    let short = [Spacing, Malformed(DigitCount(1))];
    whole("京ICP备.5号", "京ICP备5号", &short);
    part("京ICP备12-号", "京ICP备12", "京ICP备12号");
    nothing(&[
        "京ICP备............号",
        "京ICP备........ 号",
        "京ICP备...........5号",
        "京ICP备备XXXXXXXX号",
    ]);
}

#[test]
fn traditional_characters_are_folded() {
    for (text, canonical) in [
        ("滬ICP备2021012345号", "沪ICP备2021012345号"),
        ("晉ICP备2021012345号", "晋ICP备2021012345号"),
        ("遼ICP备2021012345号", "辽ICP备2021012345号"),
        ("蘇ICP备2021012345号", "苏ICP备2021012345号"),
        ("閩ICP备2021012345号", "闽ICP备2021012345号"),
        ("贛ICP备2021012345号", "赣ICP备2021012345号"),
        ("魯ICP备2021012345号", "鲁ICP备2021012345号"),
        ("瓊ICP备2021012345号", "琼ICP备2021012345号"),
        ("陝ICP备2021012345号", "陕ICP备2021012345号"),
        ("陜ICP备2021012345号", "陕ICP备2021012345号"),
        ("隴ICP备2021012345号", "陇ICP备2021012345号"),
        ("寧ICP备2021012345号", "宁ICP备2021012345号"),
        ("京ICP备2021012345号~1", "京ICP备2021012345号-1"),
    ] {
        whole(text, canonical, &[NonAscii]);
    }
    let guizhou = "貴公网安备52011102000669号";
    whole(guizhou, "贵公网安备52011102000669号", &[PsbSpelling]);
    for (text, canonical) in [
        ("星雲ICP备20250400号", "星云ICP备20250400号"),
        ("團ICP备20250400号", "团ICP备20250400号"),
    ] {
        whole(text, canonical, &[NonAscii, Parody]);
    }
    for colon in ["︰", "﹕", "∶"] {
        let text = format!("京ICP备{colon}2021012345号");
        whole(&text, "京ICP备2021012345号", &[Spacing]);
    }
    for label in ["ICP許可证：", "ICP经營许可证：", "IPC证："] {
        let text = format!("{label}京ICP备2021012345号");
        let faults = super::only(&text).number.faults;
        assert_eq!(faults, [LabelMismatch], "{text}");
    }
}

#[test]
fn a_mark_parts_a_province_that_stands_alone() {
    for mark in ["｜", "|", "·"] {
        let text = format!("京{mark}ICP备2021012345号-1");
        whole(&text, "京ICP备2021012345号-1", &[Spacing]);
        let behind = format!("许可证0103579号　{text}");
        assert_eq!(canonicals(&behind), ["京ICP备2021012345号-1"]);
    }
    for before in ["北京｜", "南京·", "津|京|", "京 | ", "京||"] {
        let text = format!("{before}ICP备2021012345号");
        assert_eq!(canonicals(&text), ["ICP备2021012345号"], "{text}");
    }
}

#[test]
fn words_twice_or_not_at_all() {
    let doubled = Malformed(DoubledWord);
    for (text, canonical, faults) in [
        (
            "京ICP备备2021012345号",
            "京ICP备2021012345号",
            vec![doubled.clone()],
        ),
        (
            "京ICP备ICP备XXXXXXXX号",
            "京ICP备XXXXXXXX号",
            vec![Placeholder],
        ),
        (
            "京ICP备ICP备2021012号",
            "京ICP备2021012号",
            vec![doubled.clone()],
        ),
        (
            "京ICP备ICP备2018012345号",
            "京ICP备2018012345号",
            vec![doubled, YearOutOfRange(2018)],
        ),
        (
            "新ICP： 2021012345",
            "新ICP备2021012345号",
            vec![Spacing, MissingHao, Malformed(MissingBei)],
        ),
    ] {
        whole(text, canonical, &faults);
    }
    nothing(&["新ICP：：：2021012345", "京ICP1234号", "港ICP2021012345号"]);
}

#[test]
fn short_numbers_behind_a_label_need_more() {
    let short = [Spacing, Malformed(DigitCount(5))];
    whole("京ICP备案号：13579号", "京ICP备13579号", &short);
    whole("北京ICP备案号：13579号", "京ICP备13579号", &short);
    nothing(&["北京ICP备案号：13579", "京ICP备案号：1357"]);
}

#[test]
fn issuers_in_brackets_and_parodies() {
    let nebula = "星云ICP备20250400号";
    whole(nebula, nebula, &[Parody]);
    assert_eq!(
        canonicals(&format!("京ICP备2021012345号{nebula}"))[1],
        nebula
    );
    part(
        "星港ICP备2021012345号",
        "ICP备2021012345号",
        "ICP备2021012345号",
    );
    let cloud = "云ICP备20250400号";
    whole(cloud, cloud, &[WrongProvinceChar('滇')]);
    let ape = "猿ICP备20250400号";
    whole(ape, ape, &[Parody]);
    for text in ["(a)ICP备2021012345号", "京京)ICP备2021012345号"] {
        part(text, "ICP备2021012345号", "ICP备2021012345号");
    }
    whole("[京]ICP备2021012345号", "京ICP备2021012345号", &[Spacing]);
}

#[test]
fn licences() {
    for (text, canonical) in [
        ("京ICP證010203号", "京ICP证010203号"),
        ("合字B1 、B2-20130014", "合字B1.B2-20130014"),
        ("京ICP证：：：：：：030173号", "京ICP证030173号"),
    ] {
        whole(text, canonical, &[]);
    }
    for text in [
        "粤B2-XXXX",
        "粤B2-2009105X",
        "京ICP证03017X号",
        "京ICP证888888号",
    ] {
        whole(text, text, &[Placeholder]);
    }
    part("合字B1 、 B2-20130014", "B2-20130014", "B2-20130014");
    nothing(&["粤B2-XXX号", "京ICP证：：：：：：：030173号"]);
}
