//! Telecom licence numbers: `粤B2-20090059`, `合字B1.B2-20130004`.

use super::chars::is_han;
use super::fold::{Glyphs, is_space};
use super::province::{Register, is_province};
use super::{Fault, Found, Malformation, issuer, licence, placeholder, suffix};

/// The most classes that one licence covers: A1, A2, B1, B2, with room for repetition.
const MOST_CLASSES: usize = 6;

/// How many digits a telecom licence has.
const LENGTH: usize = 8;
/// So many digits and masks stand for them.
const FEWEST_MASKED: usize = 4;

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

impl Telecom {
    /// It has all its digits, or masks for them.
    pub(super) fn is_whole(&self) -> bool {
        let masked = !self.digits.bytes().all(|byte| byte.is_ascii_digit());
        masked || self.digits.len() == LENGTH
    }
}

/// Reads classes, hyphen and about eight digits at `at`.
pub(super) fn at(glyphs: &Glyphs, at: usize) -> Option<Telecom> {
    let (classes, next) = classes(glyphs, at)?;
    let gap = glyphs.past_blank(next);
    // Some write two.
    let dash = glyphs.past(gap, |ch| ch == '-').min(gap + 2);
    let hyphen = dash > gap;
    let start = if hyphen { glyphs.past_blank(dash) } else { gap };
    let end = digits(glyphs, start)?;
    let digits = glyphs.text(start..end);
    let text = format!("{classes}-{digits}");
    Some(Telecom {
        end,
        text,
        digits,
        hyphen,
    })
}

/// Behind the eight digits at `at`, the masks there, or a digit more or less.
fn digits(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let end = glyphs.past_digits(at);
    let count = end - at;
    let masked = || placeholder::past_masked(glyphs, at).filter(|end| end - at >= FEWEST_MASKED);
    let whole = (count == LENGTH).then_some(end).or_else(masked);
    let nearly = count.abs_diff(LENGTH) == 1;
    whole.or_else(|| nearly.then_some(end))
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
    let dated = found.hyphen && is_dated(&found.digits, this_year);
    let (start, name) = issuer_before(glyphs, at, floor, dated);
    let before = glyphs.before(start);
    let alone = start <= floor || !before.is_alphanumeric() || matches!(before, '证' | '号');
    // Part numbers look alike: without an issuer only a complete, dated number counts, and one
    // that lacks a digit only behind an issuer that stands alone.
    let is_one = match (name.is_empty(), found.is_whole()) {
        (true, whole) => whole && dated,
        (false, true) => dated || !is_of_psb_alone(&name),
        (false, false) => dated && alone,
    };
    is_one.then(|| issued(glyphs, found, start, name, this_year))
}

/// Whether only PSB numbers have that character, which ends other words, too: 最贵.
fn is_of_psb_alone(name: &str) -> bool {
    let mut chars = name.chars();
    chars.any(|ch| Register::Psb.lists(ch) && !Register::Icp.lists(ch))
}

/// The telecom licence with its issuer, which begins at `start`.
pub(super) fn issued(
    glyphs: &Glyphs,
    licence: Telecom,
    start: usize,
    issuer: String,
    this_year: u16,
) -> Found {
    let tail = suffix::thousands(glyphs, licence.end);
    let tail = tail.unwrap_or_else(|| suffix::tail(glyphs, licence.end));
    let (dated, whole) = (is_dated(&licence.digits, this_year), licence.is_whole());
    let (text, digits) = (issuer + &licence.text, licence.digits);
    let province = text.chars().next().filter(|&ch| is_province(ch));
    let mut number = licence::number(text, province, digits, &tail);
    if number.faults.is_empty() && !whole {
        let count = Malformation::DigitCount(number.digits.len());
        number.faults.push(Fault::Malformed(count));
    } else if number.faults.is_empty() && !dated {
        let year = number.digits.get(..4).and_then(|year| year.parse().ok());
        number.faults.extend(year.map(Fault::YearOutOfRange));
    }
    Found {
        number,
        span: start..tail.end,
        mends: Vec::new(),
    }
}

/// Where a telecom licence starts and who issued it: 合字 for several, or a province, some by the
/// character of its ICP numbers (蜀), others by that of its PSB numbers (川). Its name stands before
/// part numbers, too, which are not `dated`.
fn issuer_before(glyphs: &Glyphs, at: usize, floor: usize, dated: bool) -> (usize, String) {
    let end = at - usize::from(is_space(glyphs.before(at)));
    let across = end.checked_sub(2).filter(|&start| start >= floor);
    if let Some(start) = across.filter(|&start| glyphs.past_word(start, "合字") == Some(end)) {
        return (start, "合字".to_owned());
    }
    // 字 left out: 合B2-20180015.
    let short = end
        .checked_sub(1)
        .filter(|&start| start >= floor && glyphs.ch(start) == '合');
    let alone = |start: &usize| {
        let before = glyphs.before(*start);
        *start == floor || !is_han(before) || matches!(before, '号' | '证' | '码')
    };
    if let Some(start) = short.filter(alone) {
        return (start, "合字".to_owned());
    }
    let issuer = issuer::before(glyphs, at, floor, Register::Icp);
    let meant = dated || !issuer.by_name;
    let listed = issuer.province.filter(|&ch| meant && is_province(ch));
    listed.map_or((at, String::new()), |ch| (issuer.start, ch.to_string()))
}

fn is_dated(digits: &str, this_year: u16) -> bool {
    let year = digits.get(..4).and_then(|year| year.parse().ok());
    year.is_some_and(|year: u16| (1999..=this_year).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::tests::{canonical, canonicals};

    #[test]
    fn telecom_licences() {
        assert_eq!(canonical("许可证：粤B2-20091059-18"), "粤B2-20091059-18");
        assert_eq!(canonical("赣B2--20100072"), "赣B2-20100072");
        for index in ["-1892", "-1626X"] {
            let text = format!("粤B2-20090059{index}");
            assert_eq!(canonical(&text), text);
        }
        for tail in ["-2024", "-1892网站", "-0571", "-1234-567"] {
            let text = format!("粤B2-20090059{tail}");
            assert!(!canonical(&text).ends_with(tail), "{text}");
        }
        assert_eq!(canonical("粤 B2 20091059").len(), "粤B2-20091059".len());
        assert_eq!(canonical("合字B1、B2-20130014"), "合字B1.B2-20130014");
        assert_eq!(canonical("许可证：合字\n B2-20090004"), "合字B2-20090004");
        assert_eq!(canonical("ICP证:合B2-20180015"), "合字B2-20180015");
        assert_eq!(canonical("许可证编号合B2-20180015"), "合字B2-20180015");
        assert_eq!(canonical("联合B2-20180015"), "B2-20180015");
        let behind_another = canonicals("京ICP备14020449号合B2-20180015");
        assert_eq!(behind_another, ["京ICP备14020449号", "合字B2-20180015"]);
        let text = "SP证：B2-20091234 号码证书";
        let mention = &crate::number::scan(text, 2026)[0];
        assert_eq!(&text[mention.range.clone()], "B2-20091234");
        assert_eq!(canonical("许可证：河北B2-20091059"), "冀B2-20091059");
        assert_eq!(canonical("许可证 A2.B1.B2-20090013"), "A2.B1.B2-20090013");
    }

    #[test]
    fn no_licence_is_of_a_year_to_come() {
        let is_valid = |text: &str| crate::number::scan(text, 2026)[0].number.is_valid();
        assert!(is_valid("浙B2-20110446") && !is_valid("浙B1-30224128"));
    }

    #[test]
    fn a_licence_of_a_province_may_lack_a_digit() {
        for (text, count) in [("赣B2-2012053", 7), ("京B2-201700102", 9)] {
            let labelled = format!("增值电信业务经营许可证{text}");
            let number = &crate::number::scan(&labelled, 2026)[0].number;
            assert_eq!(number.canonical, text);
            let fault = Fault::Malformed(Malformation::DigitCount(count));
            assert_eq!(number.faults, [fault]);
        }
        for text in [
            "型号B2-2012053",
            "赣B2-201205",
            "贵A1-12345678",
            "京A12345678",
            "最新A2-2012053",
        ] {
            assert!(canonicals(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn part_numbers_are_no_licences() {
        for text in [
            "A1-12345678",
            "河北A1-12345678",
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
