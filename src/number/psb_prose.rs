//! Tells PSB numbers from prose about filing.

use super::fold::{BREAK, Glyphs};
use super::issuer::Standing;
use super::placeholder::{FEWEST_MASKS, is_mask};
use super::province::province_of_psb;
use super::psb::{ENOUGH, Filing, LENGTH};
use super::psb_words::{BUREAU, IN_PROSE, OF_OTHERS};
use super::{psb_bare, psb_faults};
use std::ops::RangeInclusive;

/// How many digits behind the label of a number (公安备案号：) are one, be they too few or too many.
const LABELLED: RangeInclusive<usize> = 9..=15;
/// What else is filed with the police, before a label that is the same for it: 印章公安备案号.
const SEALS: [&str; 2] = ["印章", "公章"];
/// What the numbers of graded protection are of; none of them is as long as a PSB number.
const GRADED: [&str; 2] = ["等保", "等级保护"];
/// Digits of a mobile telephone's number.
const TELEPHONE: usize = 11;
/// Digits behind the hyphen in the number of a system of graded protection: 11010813001-19001.
const GRADED_TAIL: usize = 5;

/// Whether masks behind wrong words stand for a number, not for the blank of a form.
fn is_masked(filing: &Filing, surely: bool) -> bool {
    let masks = filing.digits.chars();
    let masks = masks.filter(|ch| is_mask(*ch) && *ch != '_').count();
    let count = filing.digits.chars().count();
    let enough = masks >= FEWEST_MASKS && (surely || count >= ENOUGH);
    enough || (masks > 0 && count == LENGTH)
}

/// Whether the words are the label of a number, not those of prose: 公安备案号, 公安局备案编号. In the
/// next line a telephone may stand.
fn is_labelled(glyphs: &Glyphs, filing: &Filing) -> bool {
    let link = || glyphs.chars(filing.link.clone());
    link().any(|ch| ch == '号') && link().all(|ch| ch != BREAK)
}

/// Whether words that prose uses too stand before a number, be its province named or not.
fn is_of_prose(glyphs: &Glyphs, filing: &Filing) -> bool {
    let count = filing.digits.len();
    let province = province_of_psb(&filing.digits);
    let labelled = || LABELLED.contains(&count) && is_labelled(glyphs, filing);
    let by_district = || filing.names_district() && psb_faults::is_legacy(filing);
    province.is_some() && (count == LENGTH || labelled() || by_district())
}

/// Whether the label and the digits are another register's or a telephone's, all of which begin as
/// some province's numbers do.
fn is_of_others(glyphs: &Glyphs, filing: &Filing) -> bool {
    let is_other = |thing: &&str| {
        let start = filing.issuer.start.checked_sub(thing.chars().count());
        start.is_some_and(|start| glyphs.past_word(start, thing) == Some(filing.issuer.start))
    };
    let graded = !psb_bare::is_of_psb(&filing.digits) && GRADED.iter().any(is_other);
    graded || SEALS.iter().any(is_other) || is_graded(glyphs, filing) || is_telephone(filing)
}

/// Whether the digits are too few and go on as those of a system of graded protection (等保).
fn is_graded(glyphs: &Glyphs, filing: &Filing) -> bool {
    let hyphen = glyphs.past_blank(filing.end);
    let tail = glyphs.past_blank(hyphen + 1);
    let count = glyphs.past_digits(tail) - tail;
    filing.digits.len() != LENGTH && glyphs.ch(hyphen) == '-' && count == GRADED_TAIL
}

/// Whether the digits are a mobile telephone's. Behind the province that they begin with, they are
/// a number that was cut off.
fn is_telephone(filing: &Filing) -> bool {
    let meant = province_of_psb(&filing.digits);
    let its = meant.is_some() && meant == filing.issuer.province;
    let mut digits = filing.digits.bytes();
    let begins = digits.next() == Some(b'1') && digits.next() >= Some(b'3');
    begins && !its && filing.digits.len() == TELEPHONE && !filing.placeholder
}

/// Whether a province stands before the words; one that prose may be about must be the one that
/// the digits mean.
fn is_named(filing: &Filing, in_prose: bool) -> bool {
    let issuer = &filing.issuer;
    let meant = || province_of_psb(&filing.digits);
    issuer.is_present() && (!(in_prose && issuer.by_name) || meant() == issuer.province)
}

/// Whether the pieces make a number rather than prose about filing.
pub(super) fn is_number(glyphs: &Glyphs, filing: &Filing, hao: bool) -> bool {
    let count = filing.digits.len();
    let in_prose = IN_PROSE.contains(&filing.words);
    let named = is_named(filing, in_prose);
    let short = filing.words.starts_with('网');
    if in_prose && is_of_others(glyphs, filing) {
        return false;
    }
    if OF_OTHERS.contains(&filing.words) {
        return !filing.placeholder && psb_bare::is_of_psb(&filing.digits);
    }
    if filing.placeholder {
        let lone = !in_prose || !named || filing.issuer.alone;
        let surely = if in_prose {
            filing.words == BUREAU && is_labelled(glyphs, filing)
        } else {
            named
        };
        return filing.is_worded_right() || (!short && lone && is_masked(filing, surely));
    }
    // Other registers, such as that of cultural relics (文保网安备案), number with fewer digits.
    if short && filing.issuer.standing != Standing::Listed && count != LENGTH {
        return false;
    }
    if !named && in_prose {
        return is_of_prose(glyphs, filing);
    }
    if !filing.is_worded_right() || !named {
        return count >= ENOUGH;
    }
    hao || count >= 5
}
