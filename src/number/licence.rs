//! Licence numbers, which a commercial operator shows instead of a filing number:
//! `京ICP证030173号`, `粤B2-20090059`, `合字B1.B2-20130004`.

use super::fold::{Glyphs, is_space};
use super::issuer::{self, Issuer};
use super::province::Register;
use super::suffix::{self, Tail};
use super::{Fault, Found, Kind, Number, placeholder};
use std::ops::{Range, RangeInclusive};

/// The most classes that one licence covers: A1, A2, B1, B2, with room for repetition.
const MOST_CLASSES: usize = 6;

/// A telecom licence number without its issuer.
#[derive(Debug, Clone)]
pub(super) struct Telecom {
    /// Behind its last digit.
    pub(super) end: usize,
    /// `B1.B2-20130004`.
    pub(super) text: String,
    /// The eight digits, or their placeholder.
    digits: String,
    /// The hyphen before the digits is there.
    hyphen: bool,
}

/// Reads classes, hyphen and eight digits at `at`.
pub(super) fn telecom_at(glyphs: &Glyphs, at: usize) -> Option<Telecom> {
    let (classes, next) = classes(glyphs, at)?;
    let gap = glyphs.past_blank(next);
    // Some write two.
    let dash = glyphs.past(gap, |ch| ch == '-').min(gap + 2);
    let hyphen = dash > gap;
    let start = if hyphen { glyphs.past_blank(dash) } else { gap };
    let end = eight(glyphs, start)?;
    let digits = glyphs.text(start..end);
    let text = format!("{classes}-{digits}");
    Some(Telecom {
        end,
        text,
        digits,
        hyphen,
    })
}

/// Behind the eight digits, or the masks, at `at`.
fn eight(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let digits = glyphs.past_digits(at);
    if digits == at + 8 {
        return Some(digits);
    }
    let masked = placeholder::past_masked(glyphs, at)?;
    (masked - at >= 4).then_some(masked)
}

fn classes(glyphs: &Glyphs, at: usize) -> Option<(String, usize)> {
    let (mut text, mut next) = (class(glyphs, at)?, at + 2);
    for _ in 1..MOST_CLASSES {
        let separated = glyphs.past(next, |ch| {
            is_space(ch) || matches!(ch, '.' | '、' | ',' | '/' | '·')
        });
        let Some(another) = class(glyphs, separated).filter(|_| separated <= next + 2) else {
            break;
        };
        text = format!("{text}.{another}");
        next = separated + 2;
    }
    Some((text, next))
}

fn class(glyphs: &Glyphs, at: usize) -> Option<String> {
    let class = matches!(glyphs.ch(at), 'A' | 'B') && matches!(glyphs.ch(at + 1), '1' | '2');
    class.then(|| glyphs.text(at..at + 2))
}

/// The telecom licence whose classes start at `at`.
pub(super) fn telecom(glyphs: &Glyphs, at: usize, floor: usize, this_year: u16) -> Option<Found> {
    let apart = at <= floor || !glyphs.before(at).is_ascii_alphanumeric();
    let licence = telecom_at(glyphs, at).filter(|_| apart)?;
    let (start, name) = telecom_issuer(glyphs, at, floor);
    let dated = is_dated(&licence.digits, this_year);
    // Part numbers look alike: without an issuer only a complete, dated number counts.
    if name.is_empty() && !(dated && licence.hyphen) {
        return None;
    }
    Some(issued(glyphs, licence, start, name, this_year))
}

/// The telecom licence with its issuer, which begins at `start`.
fn issued(
    glyphs: &Glyphs,
    licence: Telecom,
    start: usize,
    issuer: String,
    this_year: u16,
) -> Found {
    let tail = suffix::tail(glyphs, licence.end);
    let dated = is_dated(&licence.digits, this_year);
    let (text, digits) = (issuer + &licence.text, licence.digits);
    let province = text.chars().next().filter(|&ch| issues(ch));
    let mut number = number(text, province, digits, &tail);
    if number.faults.is_empty() && !dated {
        let year = number.digits.get(..4).and_then(|year| year.parse().ok());
        number.faults.extend(year.map(Fault::YearOutOfRange));
    }
    Found {
        number,
        span: start..tail.end,
        mends: Vec::new(),
    }
}

/// Where a telecom licence starts and who issued it: a province, or 合字 for several.
fn telecom_issuer(glyphs: &Glyphs, at: usize, floor: usize) -> (usize, String) {
    let end = at - usize::from(is_space(glyphs.before(at)));
    let across = end.checked_sub(2).filter(|&start| start >= floor);
    if let Some(start) = across.filter(|&start| glyphs.past_word(start, "合字") == Some(end)) {
        return (start, "合字".to_owned());
    }
    let issuer = issuer::before(glyphs, at, floor, Register::Icp);
    let listed = issuer.province.filter(|&ch| issues(ch));
    listed.map_or((at, String::new()), |ch| (issuer.start, ch.to_string()))
}

/// Whether a province's telecom licences begin with that character: some with that of its ICP
/// numbers (蜀), others with that of its PSB numbers (川).
fn issues(ch: char) -> bool {
    Register::Icp.lists(ch) || Register::Psb.lists(ch)
}

fn is_dated(digits: &str, this_year: u16) -> bool {
    let year = digits.get(..4).and_then(|year| year.parse().ok());
    year.is_some_and(|year: u16| (1999..=this_year).contains(&year))
}

/// What makes a licence of `ICP` before it.
const WORDS: [&str; 3] = ["证", "许可证", "经营许可证"];
/// How many digits an ICP licence has.
const DIGITS: RangeInclusive<usize> = 6..=6;
/// The same behind 证, where longer ones were seen that may be real.
const DIGITS_OR_MORE: RangeInclusive<usize> = 6..=8;

/// The words at `at` that make a licence of the `ICP` before them.
pub(super) fn words(glyphs: &Glyphs, at: usize) -> Option<Range<usize>> {
    let mut all = WORDS.iter();
    all.find_map(|words| Some(at..glyphs.past_word(at, words)?))
}

/// The ICP licence of `issuer` that those words make.
pub(super) fn icp(
    glyphs: &Glyphs,
    words: Range<usize>,
    issuer: &Issuer,
    this_year: u16,
) -> Option<Found> {
    let at = words.end;
    let lengths = if words.len() == 1 {
        DIGITS_OR_MORE
    } else {
        DIGITS
    };
    let linked = glyphs.past(at, |ch| {
        is_space(ch) || matches!(ch, ':' | '第' | '编' | '号' | '字' | '.')
    });
    let start = linked.min(at + 6);
    // A telecom licence that is called an ICP licence: its number is the same without that word.
    let named = issuer.province.is_some_and(issues);
    if let Some(licence) = telecom_at(glyphs, start).filter(|_| named) {
        let (start, name) = (issuer.start, issuer.name());
        return Some(issued(glyphs, licence, start, name, this_year));
    }
    let digits = glyphs.past_digits(start);
    let whole = lengths.contains(&(digits - start)).then_some(digits);
    let end = whole
        .or_else(|| placeholder::past_masked(glyphs, start))
        .or_else(|| past_sample(glyphs, start))?;
    let tail = suffix::tail(glyphs, end);
    if !issuer.is_present() && !tail.hao {
        return None;
    }
    let digits = glyphs.text(start..end);
    let text = format!("{}ICP证{digits}号", issuer.name());
    let number = number(text, issuer.province, digits, &tail);
    Some(Found {
        number,
        span: issuer.start..tail.end,
        mends: Vec::new(),
    })
}

/// Behind a class and twice four digits or masks, as page templates have it and no licence does:
/// `B1034-8373`, `BXXXX-XXXX`.
fn past_sample(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let digit = |ch: char| ch.is_ascii_digit() || placeholder::is_mask(ch);
    let (first, end) = (at + 1 + 4, at + 1 + 4 + 1 + 4);
    let sample = matches!(glyphs.ch(at), 'A' | 'B')
        && glyphs.past(at + 1, digit) == first
        && glyphs.ch(first) == '-'
        && glyphs.past(first + 1, digit) == end;
    sample.then_some(end)
}

/// Whether six digits are one of the first numbers of 2000, such as 京ICP证000007号; 000001 is
/// what templates have.
fn is_early(digits: &str) -> bool {
    let serial = digits.strip_prefix("00").filter(|_| digits.len() == 6);
    serial.is_some_and(|serial| !matches!(serial, "0000" | "0001"))
}

fn number(text: String, province: Option<char>, digits: String, tail: &Tail) -> Number {
    let index = tail.site.map(|site| site.to_string()).unwrap_or_default();
    let complete = digits.bytes().all(|byte| byte.is_ascii_digit());
    let invented = !complete || (placeholder::is_invented(&digits) && !is_early(&digits));
    Number {
        kind: Kind::Licence,
        canonical: text + &index,
        province,
        digits,
        site: tail.site,
        hybrid: false,
        faults: invented.then_some(Fault::Placeholder).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::number::Fault;
    use crate::number::tests::{canonical, canonicals};

    #[test]
    fn icp_licences() {
        assert_eq!(canonical("京ICP证：030173号-1"), "京ICP证030173号-1");
        assert_eq!(canonical("鄂ICP证:020001-5"), "鄂ICP证020001号-5");
        assert_eq!(canonical("ICP证：010203号"), "ICP证010203号");
        assert_eq!(canonical("京ICP许可证031001号"), "京ICP证031001号");
        assert_eq!(canonical("京ICP经营许可证：031001"), "京ICP证031001号");
        for (text, is_valid) in [("京ICP证000007", true), ("京ICP证000001号", false)] {
            let number = &crate::number::scan(text, 2026)[0].number;
            assert_eq!(number.is_valid(), is_valid, "{text}");
        }
        assert!(canonicals("京ICP证123号 ICP证是指 ICP证：123456").is_empty());
        assert!(canonicals("持有京ICP许可证 20210405获得").is_empty());
    }

    #[test]
    fn telecom_licences() {
        assert_eq!(canonical("许可证：粤B2-20091059-18"), "粤B2-20091059-18");
        assert_eq!(canonical("赣B2--20100072"), "赣B2-20100072");
        assert_eq!(canonical("粤 B2 20091059").len(), "粤B2-20091059".len());
        assert_eq!(canonical("合字B1、B2-20130014"), "合字B1.B2-20130014");
        assert_eq!(canonical("许可证：合字\n B2-20090004"), "合字B2-20090004");
        assert_eq!(canonical("许可证 A2.B1.B2-20090013"), "A2.B1.B2-20090013");
    }

    #[test]
    fn a_telecom_licence_may_be_called_an_icp_licence() {
        for text in [
            "苏ICP证B2-20100204",
            "苏ICP证：B2-20100204号",
            "苏ICP证编号 B2-20100204",
        ] {
            let mention = &crate::number::scan(text, 2026)[0];
            assert_eq!(mention.number.canonical, "苏B2-20100204", "{text}");
            assert_eq!(mention.range.start, 0, "{text}");
        }
        assert_eq!(canonical("ICP证：粤B2-20091059"), "粤B2-20091059");
        assert_eq!(canonical("京ICP证：粤B2-20091059"), "粤B2-20091059");
        assert_eq!(canonical("：本ICP证B2-20091059"), "B2-20091059");
        for text in ["川B2-20071191", "川ICP证B2-20071191"] {
            assert_eq!(canonical(text), "川B2-20071191", "{text}");
        }
        let late = &crate::number::scan("浙ICP证B1-30224128", 2026)[0].number;
        assert_eq!(late.faults, [Fault::YearOutOfRange(3022)]);
    }

    #[test]
    fn samples_of_templates_are_no_licences() {
        for text in ["京ICP证B1034-8373号", "京ICP证BXXXX-XXXX号"] {
            let number = &crate::number::scan(text, 2026)[0].number;
            assert_eq!(number.canonical, text);
            assert!(!number.is_valid(), "{text}");
        }
        assert!(canonicals("京ICP证B1034-83731号 京ICP证B103-8373号").is_empty());
    }

    #[test]
    fn no_licence_is_of_a_year_to_come() {
        let is_valid = |text: &str| crate::number::scan(text, 2026)[0].number.is_valid();
        assert!(is_valid("浙B2-20110446") && !is_valid("浙B1-30224128"));
    }

    #[test]
    fn part_numbers_are_no_licences() {
        for text in [
            "A1-12345678",
            "XB2-20200001",
            "B2-202000011",
            "B2 20200001",
            "B220200001",
        ] {
            assert!(canonicals(text).is_empty(), "{text}");
        }
    }
}
