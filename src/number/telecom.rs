//! Telecom licence numbers: `粤B2-20090059`, `合字B1.B2-20130004`.

use super::fold::{Glyphs, is_space};
use super::province::Register;
use super::{Fault, Found, issuer, licence, placeholder, suffix};

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
pub(super) fn at(glyphs: &Glyphs, at: usize) -> Option<Telecom> {
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
pub(super) fn read(glyphs: &Glyphs, at: usize, floor: usize, this_year: u16) -> Option<Found> {
    let apart = at <= floor || !glyphs.before(at).is_ascii_alphanumeric();
    let found = self::at(glyphs, at).filter(|_| apart)?;
    let (start, name) = issuer_before(glyphs, at, floor);
    let dated = is_dated(&found.digits, this_year);
    // Part numbers look alike: without an issuer only a complete, dated number counts.
    if name.is_empty() && !(dated && found.hyphen) {
        return None;
    }
    Some(issued(glyphs, found, start, name, this_year))
}

/// The telecom licence with its issuer, which begins at `start`.
pub(super) fn issued(
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
    let mut number = licence::number(text, province, digits, &tail);
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
fn issuer_before(glyphs: &Glyphs, at: usize, floor: usize) -> (usize, String) {
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
pub(super) fn issues(ch: char) -> bool {
    Register::Icp.lists(ch) || Register::Psb.lists(ch)
}

fn is_dated(digits: &str, this_year: u16) -> bool {
    let year = digits.get(..4).and_then(|year| year.parse().ok());
    year.is_some_and(|year: u16| (1999..=this_year).contains(&year))
}

#[cfg(test)]
mod tests {
    use crate::number::tests::{canonical, canonicals};

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
            "型号 B2 20200001",
            "B220200001",
            "赣B2---20100072",
            "苏ICP证B2-XXX",
        ] {
            assert!(canonicals(text).is_empty(), "{text}");
        }
    }
}
