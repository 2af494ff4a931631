//! Tells PSB numbers from prose about filing.

use super::fold::{BREAK, Glyphs};
use super::issuer::Standing;
use super::placeholder::{FEWEST_MASKS, is_mask};
use super::province::province_of_psb_prefix;
use super::psb::{ENOUGH, Filing, LENGTH};
use super::psb_faults;
use super::psb_words::{BUREAU, IN_PROSE};
use std::ops::RangeInclusive;

/// How many digits behind the label of a number (公安备案号：) are one, be they too few or too many.
const LABELLED: RangeInclusive<usize> = 9..=15;

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
    let province = filing.digits.get(..2).and_then(province_of_psb_prefix);
    let labelled = || LABELLED.contains(&count) && is_labelled(glyphs, filing);
    let by_district = || filing.names_district() && psb_faults::is_legacy(filing);
    province.is_some() && (count == LENGTH || labelled() || by_district())
}

/// Whether a province stands before the words; one that prose may be about must be the one that
/// the digits mean.
fn is_named(filing: &Filing, in_prose: bool) -> bool {
    let issuer = &filing.issuer;
    let meant = || filing.digits.get(..2).and_then(province_of_psb_prefix);
    issuer.is_present() && (!(in_prose && issuer.by_name) || meant() == issuer.province)
}

/// Whether the pieces make a number rather than prose about filing.
pub(super) fn is_number(glyphs: &Glyphs, filing: &Filing, hao: bool) -> bool {
    let count = filing.digits.len();
    let in_prose = IN_PROSE.contains(&filing.words);
    let named = is_named(filing, in_prose);
    let short = filing.words.starts_with('网');
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
