//! Finds what no number does without: `ICP`, at least 备 before digits, 公网/公安/网安, or a
//! licence's class.
//!
//! Literals first, so that text without them is skipped by vector comparison; then a look at
//! what follows.

use super::chars::{fold_char, is_han, is_zero_width};
use super::placeholder::is_mask;
use crate::text::Literals;
use std::sync::LazyLock;

/// White space and characters without width between two words.
const LONGEST_GAP: usize = 8;
/// A text of so many bytes is read through sooner than a searcher starts.
const SHORT: usize = 64;
/// Digits or masks behind the class of a licence, at least.
const FEWEST_DIGITS: usize = 4;
/// Characters without width between a class's letter and digit.
const LONGEST_CLASS_GAP: usize = 2;

/// How an anchor that no ASCII letter starts begins.
const WIDE: [&str; 11] = [
    "公", "网", "網", "Ｉ", "ｉ", "Ｃ", "ｃ", "Ｐ", "ｐ", "Ａ", "Ｂ",
];
/// White space that spaces letters out.
const BLANKS: [char; 3] = [' ', '\u{A0}', '\u{3000}'];
/// So much of it may stand between two letters.
const MOST_BLANKS: usize = 3;
/// `ICP` as some write it; with a letter left out, or as another word's letters, it means nothing
/// else before these words only. In other letter case, a digit behind 备 is the anchor.
pub(super) const MISSPELT: [&str; 8] = [
    "IPC", "1CP", "lCP", "IC备", "IC证", "CP备", "CIP备", "CIP证",
];
/// What the digits of a number begin with, which are a year of this century: 备 before them is one
/// that `ICP` was left out of.
const FIRST_DIGITS: [char; 3] = ['0', '1', '2'];
/// The first bytes of characters without width.
const GHOSTS: [&[u8]; 4] = [b"\xC2\xAD", b"\xE2\x80", b"\xE2\x81", b"\xEF\xBB"];

/// What is searched for; the letters A, B and C are, besides.
static BEGINNINGS: LazyLock<Option<Literals>> = LazyLock::new(|| Literals::new(&beginnings()));

/// At most 32: for more, vectors compare half as many bytes at once. What has a capital C in it is
/// found by that letter.
fn beginnings() -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = WIDE.iter().map(|word| word.as_bytes().to_vec()).collect();
    for i in *b"Ii" {
        all.extend(GHOSTS.iter().map(|ghost| [&[i], *ghost].concat()));
        // A letter, or what a character without width begins with and no other of these.
        let third: [&[u8]; 5] = [b"P", b"p", b"\xC2", b"\xE2", b"\xEF\xBB"];
        all.extend(third.map(|third| [&[i, b'c'], third].concat()));
    }
    all.extend(FIRST_DIGITS.map(|digit| format!("备{digit}").into_bytes()));
    all
}

/// Where in `text` the anchors start that a number may have, in order.
pub(super) fn anchors(text: &str) -> impl Iterator<Item = usize> {
    all(text).filter(|at| text.get(*at..).is_some_and(may_go_on))
}

/// Where in `text` all anchors start, in order; none overlaps another.
fn all(text: &str) -> impl Iterator<Item = usize> {
    let words = BEGINNINGS.as_ref().map(|words| words.find_iter(text));
    let mut words = words.into_iter().flatten().map(|word| word.start());
    // Shorter words would slow down the search for the others.
    let letters = memchr::memchr3_iter(b'A', b'B', b'C', text.as_bytes());
    let mut letters = letters.map(|at| start_of_letter(text, at));
    let (mut word, mut letter) = (words.next(), letters.next());
    let mut free = 0;
    std::iter::from_fn(move || {
        loop {
            let at = match (word, letter) {
                (Some(first), Some(second)) => first.min(second),
                (first, second) => first.or(second)?,
            };
            if word == Some(at) {
                word = words.next();
            } else {
                letter = letters.next();
            }
            let rest = text.get(at..).filter(|_| at >= free);
            if let Some(len) = rest.and_then(length) {
                free = at + len;
                return Some(at);
            }
        }
    })
}

/// Where the anchor would start that the letter at `at` is in: itself, or what stands for the I of
/// its C, blanks or a P between them or not.
fn start_of_letter(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    if !rest.starts_with(b"C") {
        return at;
    }
    let before = text.get(..at).unwrap_or_default();
    if before.ends_with("IP") {
        return at - 2;
    }
    if rest.starts_with(b"CI") {
        return at;
    }
    let trimmed = before.trim_end_matches(BLANKS);
    let is_i = if trimmed.len() == before.len() {
        trimmed.ends_with(['I', 'i', '1', 'l'])
    } else {
        trimmed.ends_with('I')
    };
    if is_i { trimmed.len() - 1 } else { at }
}

/// Whether [`scan`](super::scan) could find anything: one of its words stands in `text`. Cheap.
#[must_use]
pub fn has_any(text: &str) -> bool {
    if text.len() > SHORT {
        return anchors(text).next().is_some();
    }
    let mut free = 0;
    let mut chars = text.char_indices();
    chars.any(|(at, first)| {
        let rest = text.get(at..).filter(|_| at >= free && begins(first));
        rest.is_some_and(|rest| {
            let len = length(rest);
            free = at + len.unwrap_or(0);
            len.is_some() && may_go_on(rest)
        })
    })
}

fn begins(ch: char) -> bool {
    matches!(
        ch,
        'I' | 'i'
            | 'A'
            | 'B'
            | '1'
            | 'l'
            | 'C'
            | '公'
            | '备'
            | '网'
            | '網'
            | 'Ａ'
            | 'Ｂ'
            | 'Ｃ'
            | 'Ｉ'
            | 'Ｐ'
            | 'ｃ'
            | 'ｉ'
            | 'ｐ'
    )
}

/// Whether `ch` may stand in an anchor.
pub(crate) fn is_of_words(ch: char) -> bool {
    begins(ch)
        || is_gap(ch)
        || matches!(
            ch,
            'c' | 'P' | 'p' | '2' | '证' | '１' | '２' | '安' | '警' | '備'
        )
}

/// The length of the anchor at the start of `text`.
fn length(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let end = match first {
        '1' | 'l' | 'C' => return misspelt(text),
        'I' | 'i' => {
            let icp = || is_icp(text).then_some(first.len_utf8());
            return misspelt(text).or_else(icp);
        }
        'Ｉ' | 'ｉ' | 'Ｃ' | 'ｃ' | 'Ｐ' | 'ｐ' => return Some(first.len_utf8()),
        '公' => behind(rest, LONGEST_GAP, is_gap, &['网', '網', '安'])?,
        '网' | '網' => behind(rest, LONGEST_GAP, is_gap, &['安', '警', '备', '備'])?,
        '备' => rest.strip_prefix(FIRST_DIGITS)?,
        _ => behind(
            rest,
            LONGEST_CLASS_GAP,
            is_zero_width,
            &['1', '2', '１', '２'],
        )?,
    };
    Some(text.len() - end.len())
}

/// Whether what stands behind a class could be a licence's digits, which other classes may
/// precede: product names and grades are classes, too. What starts with no class goes on.
fn may_go_on(text: &str) -> bool {
    if !text.starts_with(['A', 'B', 'Ａ', 'Ｂ']) {
        return true;
    }
    let folded = text.chars().filter(|ch| !is_zero_width(*ch)).map(fold_char);
    let run = folded.map_while(|ch| {
        let digit = ch.is_ascii_digit() || is_mask(ch);
        let between = matches!(ch, 'A' | 'B' | '-' | '.' | '、' | ',' | '/' | '·');
        (digit || between || ch.is_whitespace()).then_some(digit)
    });
    run.filter(|digit| *digit).nth(FEWEST_DIGITS).is_some()
}

/// Whether `text` starts with `ICP`, be it spaced out, or with the part of it that a
/// character without width ends. No other anchor starts inside it.
fn is_icp(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    let (second, third) = (chars.next(), chars.next());
    let letters =
        |wanted: char, ch: Option<char>| ch.is_some_and(|ch| ch.eq_ignore_ascii_case(&wanted));
    let ends = |ch: Option<char>| ch.is_some_and(is_zero_width);
    ends(second)
        || (letters('c', second) && (letters('p', third) || ends(third)))
        || is_spaced(text)
}

/// The length of the misspelt `ICP` that `text` starts with; a few blanks may stand before the word
/// that tells it.
fn misspelt(text: &str) -> Option<usize> {
    // Each letter C of a page comes by.
    if !matches!(text.as_bytes().get(1), Some(b'C' | b'I' | b'P')) {
        return None;
    }
    MISSPELT.iter().find_map(|word| {
        let letters = word.trim_end_matches(is_han);
        let told = word.strip_prefix(letters)?;
        let behind = text.strip_prefix(letters)?;
        if told.is_empty() {
            return Some(letters.len());
        }
        let blanks = behind.chars().take_while(|ch| BLANKS.contains(ch));
        let blanks = blanks.take(MOST_BLANKS).map(char::len_utf8).sum();
        let rest = behind.get(blanks..)?.strip_prefix(told)?;
        Some(text.len() - rest.len())
    })
}

/// Whether `text` starts with the capitals of `ICP` one by one.
fn is_spaced(text: &str) -> bool {
    let rest = text.strip_prefix('I');
    let rest = rest.and_then(|rest| past_spaced(rest, 'C'));
    rest.and_then(|rest| past_spaced(rest, 'P')).is_some()
}

/// Behind blanks and a letter.
fn past_spaced(text: &str, wanted: char) -> Option<&str> {
    let letters = text.trim_start_matches(BLANKS);
    let blanks = text.strip_suffix(letters)?.chars().count();
    let mut rest = letters.chars();
    let is_it = rest.next() == Some(wanted);
    (is_it && (1..=MOST_BLANKS).contains(&blanks)).then_some(rest.as_str())
}

fn is_gap(ch: char) -> bool {
    ch.is_whitespace() || is_zero_width(ch)
}

/// What stands behind one of `wanted`, before which at most `most` characters are `skipped`.
fn behind<'a>(
    text: &'a str,
    most: usize,
    skipped: fn(char) -> bool,
    wanted: &[char],
) -> Option<&'a str> {
    let mut chars = text.chars();
    for _ in 0..=most {
        let ch = chars.next()?;
        if wanted.contains(&ch) {
            return Some(chars.as_str());
        }
        if !skipped(ch) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;

    /// The same as one expression.
    static ANCHOR: LazyLock<Regex> = LazyLock::new(|| {
        let ignored = r"[\u{AD}\u{200B}-\u{200F}\u{202A}\u{202C}\u{202D}\u{2060}\u{2066}\u{2068}\u{2069}\u{FEFF}]";
        let gap = format!(r"(?:{ignored}|\s){{0,8}}");
        let blanks = r"[ \u{A0}\u{3000}]{1,3}";
        let pattern = format!(
            "(?i:icp)|I{blanks}C{blanks}P|IPC|[1l]CP|(?:IC|CI?P)(?:{blanks})?备|(?:IC|CIP)(?:{blanks})?证|[Ii]{ignored}|[Ii][Cc]{ignored}|[ＩｉＣｃＰｐ]\
             |备[0-2]|公{gap}[网網安]|[网網]{gap}[安警备備]|[ABＡＢ]{ignored}{{0,2}}[12１２]"
        );
        Regex::new(&pattern).unwrap()
    });

    proptest! {
        #[test]
        fn as_one_expression_finds_them(
            text in "([iIlCcPpＩｃＰAB12Ａ１公网網安备備证 \u{A0}\n\t\u{AD}\u{200B}\u{202D}\u{202E}\u{2060}\u{2069}\u{FEFF}\u{3000}x司—…]){0,40}",
        ) {
            let expected: Vec<_> = ANCHOR.find_iter(&text).map(|found| found.start()).collect();
            prop_assert_eq!(all(&text).collect::<Vec<_>>(), expected);
            prop_assert_eq!(has_any(&text), anchors(&text).next().is_some());
            for anchor in ANCHOR.find_iter(&text) {
                prop_assert!(anchor.as_str().chars().all(is_of_words));
            }
        }
    }

    #[test]
    fn what_a_class_takes_begins_no_other_anchor() {
        for text in ["A1CP", &format!("A1CP{}", "司".repeat(SHORT))] {
            assert!(!has_any(text), "{text}");
        }
    }

    #[test]
    fn what_misspelt_words_take_begins_no_other_anchor() {
        let found: Vec<_> = all("IC备123 IC备1 CIP 备2").collect();
        assert_eq!(found, [0, 9, 16]);
        assert_eq!(all("备1CP").collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn vectors_search_for_as_many_as_they_can() {
        assert!(beginnings().len() <= 32);
    }

    #[test]
    fn a_few_blanks_space_capitals_out() {
        for text in ["I C P", "I  C P", "I\u{3000}\u{3000}C\u{A0}\u{A0}\u{A0}P"] {
            assert!(has_any(text), "{text:?}");
        }
        for text in ["I CP", "IC P", "i c p", "I\u{A0}\u{A0}\u{A0}\u{A0}C P"] {
            assert!(!has_any(text), "{text:?}");
        }
    }

    #[test]
    fn a_class_without_digits_is_no_anchor() {
        for text in ["A1", "A1纸 B2柜", "B1/B2层", "A2-123", "A1 2号线"] {
            assert!(!has_any(text), "{text}");
        }
        for text in [
            "B2-20090059",
            "Ａ1、B2 －２００９0059",
            "A1.B2-XXXX",
            "A\u{200B}1 **** ",
        ] {
            assert!(has_any(text), "{text}");
        }
    }
}
