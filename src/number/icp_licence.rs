//! ICP licence numbers: `京ICP证030173号`.

use super::fold::{Glyphs, is_space};
use super::issuer::Issuer;
use super::province::is_province;
use super::{Fault, Found, Malformation, icp_faults, licence, placeholder, suffix, telecom};
use std::ops::{Range, RangeInclusive};

/// What makes a licence of `ICP` before it.
const WORDS: [&str; 3] = ["证", "许可证", "经营许可证"];
/// How many digits an ICP licence has.
const DIGITS: RangeInclusive<usize> = 6..=6;
/// The same behind 证, where longer ones were seen that may be real.
const DIGITS_OR_MORE: RangeInclusive<usize> = 6..=8;

/// So few are what is left of one behind 证, if 号 ends them.
const SHORT: RangeInclusive<usize> = 4..=5;

/// The words at `at` that make a licence of the `ICP` before them.
pub(super) fn words(glyphs: &Glyphs, at: usize) -> Option<Range<usize>> {
    let mut all = WORDS.iter();
    all.find_map(|words| Some(at..glyphs.past_word(at, words)?))
}

/// The ICP licence of `issuer` that those words make.
pub(super) fn read(
    glyphs: &Glyphs,
    words: Range<usize>,
    issuer: &Issuer,
    this_year: u16,
) -> Option<Found> {
    let at = words.end;
    let linked = glyphs.past(at, |ch| {
        is_space(ch) || matches!(ch, ':' | '第' | '编' | '号' | '字' | '.')
    });
    let start = linked.min(at + 6);
    // A telecom licence that is called an ICP licence: its number is the same without that word.
    let named = issuer.province.is_some_and(is_province);
    if let Some(found) = telecom::at(glyphs, start).filter(|_| named) {
        let (start, name) = (issuer.start, issuer.name());
        return Some(telecom::issued(glyphs, found, start, name, this_year));
    }
    numbered(glyphs, words.len() == 1, start, issuer)
}

/// The licence whose digits stand at `start`. `simple`: behind 证 alone.
fn numbered(glyphs: &Glyphs, simple: bool, start: usize, issuer: &Issuer) -> Option<Found> {
    let lengths = if simple { DIGITS_OR_MORE } else { DIGITS };
    let digits = glyphs.past_digits(start);
    let count = digits - start;
    let whole = lengths.contains(&count).then_some(digits);
    let named = issuer.province.is_some_and(is_province);
    let short = (simple && named && SHORT.contains(&count)).then_some(digits);
    let foreign = past_foreign(glyphs, start);
    let end = whole
        .or_else(|| placeholder::past_masked(glyphs, start))
        .or(foreign)
        .or(short)?;
    let tail = suffix::tail(glyphs, end);
    if !tail.hao && (!issuer.is_present() || short.is_some()) {
        return None;
    }
    let digits = glyphs.text(start..end);
    let text = format!("{}ICP证{digits}号", issuer.name());
    let mut number = licence::number(text, issuer.province, digits, &tail);
    let unissued = issuer_fault(issuer);
    if unissued == Some(Fault::Parody) {
        // Its digits follow no rule, as those of its filings do not.
        number.faults = vec![Fault::Parody];
    } else if number.faults.is_empty() {
        number.faults.extend(unissued);
        let foreign = foreign.map(|_| Malformation::ForeignText);
        let malformed = foreign.or(short.map(|_| Malformation::DigitCount(count)));
        number.faults.extend(malformed.map(Fault::Malformed));
        number.faults.sort();
    }
    Some(Found {
        number,
        span: issuer.start..tail.end,
        mends: Vec::new(),
    })
}

/// What is wrong with who gave the licence out; some provinces' have the character of PSB numbers.
fn issuer_fault(issuer: &Issuer) -> Option<Fault> {
    let fault = icp_faults::issuer(issuer);
    fault.filter(|fault| !matches!(fault, Fault::WrongProvinceChar(_)))
}

/// Behind a class and twice four digits or masks, which no licence has: `B1034-8373`, `BXXXX-XXXX`.
fn past_foreign(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let digit = |ch: char| ch.is_ascii_digit() || placeholder::is_mask(ch);
    let (first, end) = (at + 1 + 4, at + 1 + 4 + 1 + 4);
    let foreign = matches!(glyphs.ch(at), 'A' | 'B')
        && glyphs.past(at + 1, digit) == first
        && glyphs.ch(first) == '-'
        && glyphs.past(first + 1, digit) == end;
    foreign.then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::number::tests::{canonical, canonicals};
    use crate::number::{Fault, Malformation};

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
    fn a_licence_that_lacks_digits_is_malformed() {
        for (text, count) in [("京ICP证10020号", 5), ("京ICP证1401号", 4)] {
            let number = &crate::number::scan(text, 2026)[0].number;
            assert_eq!(number.canonical, text);
            let fault = Fault::Malformed(Malformation::DigitCount(count));
            assert_eq!(number.faults, [fault], "{text}");
        }
        assert!(canonicals("京ICP证10020 ICP证10020号 京ICP许可证10020号").is_empty());
    }

    #[test]
    fn a_licence_of_no_province_is_none() {
        let faults = |text: &str| crate::number::scan(text, 2026)[0].number.faults.clone();
        for text in ["猿ICP证20250399号", "萌ICP证123456号", "星云ICP证110222号"] {
            assert_eq!(faults(text), [Fault::Parody], "{text}");
        }
        for text in ["港ICP证110222号", "ICP证：110222号", "ICP证:16119129号-1"] {
            assert_eq!(faults(text), [Fault::UnknownProvince], "{text}");
        }
        for text in ["川ICP证110222号", "京ICP证110222号", "上海ICP证110222号"] {
            assert_eq!(faults(text), [], "{text}");
        }
        assert_eq!(faults("港ICP证XXXXXX号"), [Fault::Placeholder]);
    }

    #[test]
    fn a_misspelt_licence_is_malformed() {
        let mention = &crate::number::scan("京IC证140769号", 2026)[0];
        assert_eq!(mention.number.canonical, "京ICP证140769号");
        let number = &crate::number::scan("湘IPC证160503号", 2026)[0].number;
        assert_eq!(number.canonical, "湘ICP证160503号");
        assert_eq!(number.faults, [Fault::Malformed(Malformation::Misspelt)]);
        assert!(canonicals("IPC证160503号 京IPC证明 京IPC证12号").is_empty());
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
    fn a_class_without_a_year_makes_no_licence() {
        let foreign = Fault::Malformed(Malformation::ForeignText);
        for (text, fault) in [
            ("京ICP证B1035-8374号", foreign),
            ("京ICP证BXXXX-XXXX号", Fault::Placeholder),
            ("京ICP证B0000-0000号", Fault::Placeholder),
            ("京ICP证B1234-5678号", Fault::Placeholder),
        ] {
            let number = &crate::number::scan(text, 2026)[0].number;
            assert_eq!(number.canonical, text);
            assert_eq!(number.faults, [fault], "{text}");
        }
        assert!(canonicals("京ICP证B1035-83741号 京ICP证B103-8373号").is_empty());
    }
}
