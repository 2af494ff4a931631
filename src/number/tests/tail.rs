//! The site index, and what looks like one.

use super::super::Fault::{AppSuffix, MissingHao, Spacing, SuffixOrder, SuffixZeroOrHuge};
use super::{only, part, whole};

/// Behind a sound number `tail` belongs to it as far as `own`.
fn cut(tail: &str, own: &str) {
    let text = format!("京ICP备2021012345号{tail}");
    let written = format!("京ICP备2021012345号{own}");
    assert_eq!(&text[only(&text).range], written, "{text}");
}

#[test]
fn glued_text_is_cut_off() {
    for (tail, own) in [
        ("-1234567网站", "-1"),
        ("-1232024网站", "-123"),
        ("-1234567", "-1"),
        ("-1234", "-1"),
        ("-11999", "-1"),
        ("-123-12", "-123"),
        ("-12-1234", "-12"),
        (" -1.a", " -1"),
        ("-1.1", "-1"),
        ("-1AB", "-1"),
        ("-1A1", "-1A"),
        ("-12024A", "-1"),
    ] {
        cut(tail, own);
    }
}

#[test]
fn other_figures_are_no_index() {
    for tail in [
        " -1234",
        "- 1234",
        "-0123",
        "-12345678",
        "-1138123456",
        "-2020",
        "-123-123",
        "-1234-123",
        " -1-1",
        " -1/1",
        "-5月",
        "\n-1",
    ] {
        cut(tail, "");
    }
}

#[test]
fn whole_tails() {
    for (tail, canonical, faults) in [
        ("号-1A", "号-1A", vec![AppSuffix('A')]),
        ("号-123", "号-123", vec![SuffixZeroOrHuge(123)]),
        (")号", "号", vec![Spacing]),
        (" ) 号-1", "号-1", vec![Spacing]),
        ("-1 号", "号-1", vec![Spacing, SuffixOrder]),
        ("\n号-1", "号-1", vec![]),
        ("-1", "号-1", vec![MissingHao]),
    ] {
        let number = "京ICP备2021012345";
        whole(
            &format!("{number}{tail}"),
            &format!("{number}{canonical}"),
            &faults,
        );
    }
    for (text, own) in [
        ("京ICP备2021012345-1\n号", "京ICP备2021012345-1"),
        ("京ICP备2021012345-12024号", "京ICP备2021012345-1"),
    ] {
        part(text, own, "京ICP备2021012345号-1");
    }
    part(
        "京ICP备2021012345)",
        "京ICP备2021012345",
        "京ICP备2021012345号",
    );
}
