//! Judges a PSB number that was captured loosely.

use super::chars::is_han;
use super::fold::{Glyphs, is_space};
use super::issuer::Standing;
use super::province::province_of_psb;
use super::psb::{Filing, LENGTH};
use super::psb_words::{IN_PROSE, OF_HAIDIAN};
use super::{Fault, place_name, placeholder};

/// Which digits 7-8 every number in force has.
pub(super) const INFIX: &str = "02";
/// How many digits of a 14-digit number count up within its area.
const SERIAL: usize = 6;

/// All faults of `filing`, sorted.
pub(super) fn of(glyphs: &Glyphs, filing: &Filing) -> Vec<Fault> {
    let expected = province_of_psb(&filing.digits);
    let placeholder = filing.placeholder || is_impossible(&filing.digits);
    let mut faults: Vec<_> = if placeholder {
        placeholder_faults(filing, expected)
    } else {
        digit_faults(glyphs, filing, expected)
    };
    let legacy = faults
        .iter()
        .any(|fault| matches!(fault, Fault::PsbLegacy(_)));
    let stray = !placeholder && filing.has_strays(glyphs);
    // What is to be filed again gets other words with its other digits.
    if !legacy && (stray || !filing.is_worded_right()) {
        faults.push(Fault::PsbWords(label(glyphs, filing)));
    }
    if !filing.digits.is_empty() && is_misspelled(glyphs, filing) {
        faults.push(Fault::PsbSpelling);
    }
    faults.sort();
    faults.dedup();
    faults
}

/// The words of its label as they are told: 公安备案号.
fn label(glyphs: &Glyphs, filing: &Filing) -> String {
    let label = glyphs.text(filing.label(glyphs));
    let end = label.find(|ch| !is_han(ch)).unwrap_or(label.len());
    label.get(..end).unwrap_or_default().to_owned()
}

fn placeholder_faults(filing: &Filing, expected: Option<char>) -> Vec<Fault> {
    let nameless = filing.issuer.standing == Standing::Absent;
    let province = nameless.then_some(Fault::PsbNoProvince(expected));
    std::iter::once(Fault::Placeholder)
        .chain(province)
        .collect()
}

fn digit_faults(glyphs: &Glyphs, filing: &Filing, expected: Option<char>) -> Vec<Fault> {
    let digits = filing.digits.as_str();
    if is_legacy(filing) {
        let misplaced = misplaced(glyphs, filing, expected);
        let legacy = Fault::PsbLegacy(digits.len());
        return std::iter::once(legacy).chain(misplaced).collect();
    }
    let length = (digits.len() != LENGTH).then_some(Fault::PsbLength(digits.len()));
    let infix = digits
        .get(6..8)
        .filter(|&infix| infix != INFIX && length.is_none());
    // Those that a hyphen parts are of another form then, in which no two digits are wrong.
    let infix = infix.map(|infix| {
        if filing.is_parted(glyphs) {
            Fault::PsbParted
        } else {
            Fault::PsbInfix(infix.to_owned())
        }
    });
    let province = province_fault(filing, expected);
    length.into_iter().chain(infix).chain(province).collect()
}

/// The forms of before 2016 that differed from place to place. A label of the police need not say
/// which. That of Beijing was copied to other provinces; the others' digits are there a number's with
/// one too few or too many.
pub(super) fn is_legacy(filing: &Filing) -> bool {
    let (of, prefix) = match filing.digits.len() {
        12 => (None, "11"),
        13 => (Some('深'), "44"),
        15 => (Some('晋'), "14"),
        _ => return false,
    };
    let labelled = || IN_PROSE.contains(&filing.words) || filing.words == OF_HAIDIAN;
    let is_its = filing
        .issuer
        .province
        .map_or_else(labelled, |province| of.is_none_or(|of| of == province));
    is_its && filing.digits.starts_with(prefix)
}

/// An old number of another province than the one before its words or in its label.
fn misplaced(glyphs: &Glyphs, filing: &Filing, expected: Option<char>) -> Option<Fault> {
    let written = match filing.issuer.standing {
        Standing::Mistaken(meant) => Some(meant),
        _ => filing.issuer.province,
    };
    let named = || place_name::in_full(glyphs, filing.issuer.start).map(|named| named.psb);
    let written = written.or_else(named)?;
    (Some(written) != expected).then_some(Fault::PsbProvinceMismatch(expected))
}

fn province_fault(filing: &Filing, expected: Option<char>) -> Option<Fault> {
    let written = match filing.issuer.standing {
        Standing::Absent => return Some(Fault::PsbNoProvince(expected)),
        Standing::Mistaken(meant) if expected == Some(meant) => {
            return Some(Fault::PsbWrongProvinceChar(meant));
        }
        _ => filing.issuer.province,
    };
    (written != expected || expected.is_none()).then_some(Fault::PsbProvinceMismatch(expected))
}

/// Digits that no authority gives out, whatever their number.
fn is_impossible(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let no_area = digits.starts_with("00");
    // Too many zeros are meant for the same.
    let no_serial = digits.len() >= LENGTH && digits.ends_with("000000");
    let counted = digits.len() != LENGTH && bytes.windows(SERIAL).any(placeholder::is_sequence);
    let blocks = bytes.chunk_by(|a, b| a == b).all(|block| block.len() >= 3);
    placeholder::is_invented(digits) || no_area || no_serial || counted || blocks
}

/// Anything but spaces beside the province's character, words, digits and 号.
fn is_misspelled(glyphs: &Glyphs, filing: &Filing) -> bool {
    let mark = |ch| matches!(ch, ':' | '-' | '/' | '.' | '(' | ')' | '[' | ']');
    let span = filing.span();
    glyphs.has_variant(span.clone())
        || filing.issuer.by_name
        || glyphs.chars(span).any(mark)
        || glyphs.chars(filing.link.clone()).any(|ch| !is_space(ch))
}
