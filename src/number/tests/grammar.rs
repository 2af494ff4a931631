//! Properties that hold for any text.

use super::super::province::PROVINCES;
use super::super::{Fault, Kind, Mention, data_codes, scan};
use super::{YEAR, only};
use proptest::prelude::*;

/// Pieces of which hostile texts are mixed.
const PIECES: &[&str] = &[
    "京",
    "蜀",
    "云",
    "星",
    "萌",
    "港",
    "ICP",
    "icp",
    "Ｉ",
    "C",
    "P",
    "备",
    "備",
    "案",
    "号",
    "證",
    "证",
    "：",
    ":",
    "第",
    "（",
    "）",
    "[",
    "]",
    "【",
    "-",
    "—",
    "~",
    " ",
    "\n",
    "\u{A0}",
    "\u{200B}",
    "\u{3000}",
    "1",
    "20",
    "2021012345",
    "05012345",
    "11010502030143",
    "X",
    "*",
    "号码",
    "示例",
    "公网安备",
    "公",
    "网",
    "安",
    "B2",
    "A1.",
    "合字",
    "年",
    "数据码",
    "é",
    "😀",
];

fn mixture() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..40);
    pieces.prop_map(|pieces| pieces.concat())
}

fn canonical_icp() -> impl Strategy<Value = String> {
    let short = (5_u32..=20, 0_u32..1_000_000).prop_map(|(y, n)| format!("{y:02}{n:06}"));
    let long = (2020_u32..=2026, 0_u32..1_000_000).prop_map(|(y, n)| format!("{y}{n:06}"));
    let site = prop_oneof![
        Just(String::new()),
        (1_u32..100).prop_map(|n| format!("-{n}"))
    ];
    (
        proptest::sample::select(&PROVINCES[..]),
        prop_oneof![short, long],
        site,
    )
        .prop_filter("invented", |(_, digits, _)| {
            !super::super::placeholder::is_invented(digits)
        })
        .prop_map(|(province, digits, site)| format!("{}ICP备{digits}号{site}", province.icp))
}

fn canonical_psb() -> impl Strategy<Value = String> {
    let province = proptest::sample::select(&PROVINCES[..]);
    (province, 0_u32..9_000, 1_u32..1_000_000)
        .prop_map(|(p, area, n)| format!("{}公网安备{}{area:04}02{n:06}号", p.psb, p.code))
}

/// Puts `filler` between the characters of `text` where digits do not run.
fn sprinkle(text: &str, filler: &str) -> String {
    let digits = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    let mut out = String::new();
    for ch in text.chars() {
        let inside = digits(out.chars().last()) && digits(Some(ch));
        if !inside && !out.is_empty() {
            out.push_str(filler);
        }
        out.push(ch);
    }
    out
}

/// `text` with its ASCII characters full-width.
fn widen(text: &str) -> String {
    let wide = |ch: char| char::from_u32(u32::from(ch) + 0xFEE0).filter(|_| ch.is_ascii());
    text.chars().map(|ch| wide(ch).unwrap_or(ch)).collect()
}

fn assert_sane(text: &str) {
    let mentions = scan(text, YEAR);
    let _ = data_codes(text);
    let mut end = 0;
    for Mention { number, range, .. } in mentions {
        assert!(end <= range.start && range.start < range.end, "{text:?}");
        assert!(text.get(range.clone()).is_some(), "{text:?}");
        assert!(number.faults.is_sorted_by(|a, b| a < b), "{number:?}");
        end = range.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        assert_sane(&text);
    }

    #[test]
    fn any_mixture_is_survived(text in mixture()) {
        assert_sane(&text);
    }

    #[test]
    fn sound_icp_numbers_scan_to_themselves(text in canonical_icp()) {
        let mention = only(&text);
        prop_assert_eq!(&mention.number.canonical, &text);
        prop_assert!(mention.number.faults.is_empty());
        prop_assert_eq!(mention.range, 0..text.len());
    }

    #[test]
    fn sound_psb_numbers_scan_to_themselves(text in canonical_psb()) {
        let mention = only(&text);
        prop_assert_eq!(&mention.number.canonical, &text);
        prop_assert!(mention.number.faults.is_empty());
        prop_assert_eq!(mention.number.kind, Kind::Psb);
    }

    #[test]
    fn fillers_and_wide_characters_are_mended(text in canonical_icp()) {
        for (written, fault) in [
            (sprinkle(&text, " "), Fault::Spacing),
            (sprinkle(&text, "\u{200B}"), Fault::Spacing),
            (sprinkle(&text, "\u{3000}"), Fault::Spacing),
            (widen(&text), Fault::NonAscii),
        ] {
            let mention = only(&written);
            prop_assert_eq!(&mention.number.canonical, &text);
            prop_assert_eq!(mention.number.faults, vec![fault]);
            prop_assert_eq!(mention.range, 0..written.len());
        }
    }

    #[test]
    fn mentions_stand_anywhere(icp in canonical_icp(), psb in canonical_psb(), gap in "[ \n，|]{0,3}") {
        let text = format!("© 某公司{gap}{icp}{gap}{psb}{gap}{icp}");
        let found: Vec<_> = scan(&text, YEAR).into_iter().map(|m| m.number.canonical).collect();
        prop_assert_eq!(found, vec![icp.clone(), psb, icp]);
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for (piece, times) in [
        ("京ICP备", 100_000),
        ("ICP", 1_000_000),
        ("1", 1_000_000),
        ("ICP备1", 100_000),
        ("A1.", 200_000),
        ("公网安备-", 100_000),
        ("京\u{200B}ICP备X", 50_000),
        ("公安局", 100_000),
        ("京备1", 100_000),
        ("京备 1 ", 100_000),
        ("1CP证", 100_000),
        ("I C P备 1 ", 50_000),
        ("工网安备", 100_000),
        ("数据码a", 100_000),
    ] {
        assert_sane(&piece.repeat(times));
    }
    assert_sane(&format!("京ICP备{}", "1".repeat(1_000_000)));
    assert_sane(&format!("京ICP备{}", " ".repeat(1_000_000)));
}
