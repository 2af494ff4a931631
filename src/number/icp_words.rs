//! What people make of the words of an ICP number: letters in another order or left out, 备 before
//! `ICP`, or no `ICP` at all.

use super::anchor::MISSPELT;
use super::body::{Body, Shape};
use super::chars::is_han;
use super::fold::{BLANK, Glyphs, is_space};
use super::icp::{FEWEST, Filing, filed, is_date, judged};
use super::issuer::{self, Standing};
use super::province::Register;
use super::suffix;
use super::{Fault, Found, Malformation, icp_faults, icp_licence, placeholder};
use std::ops::Range;

/// The number whose `ICP` somebody wrote as `IPC`, `CIP`, `1CP`, `TCP` or `IC`: only one that is nearly
/// whole is known to be meant.
pub(super) fn misspelt(glyphs: &Glyphs, at: usize, floor: usize, this_year: u16) -> Option<Found> {
    let end = past_misspelt(glyphs, at)?;
    let word = first_letter(glyphs, at, floor)..end;
    let next = glyphs.past_space(word.end);
    let issuer = issuer::before(glyphs, word.start, floor, Register::Icp);
    let misspelt = Malformation::Misspelt;
    let licence = icp_licence::words(glyphs, next).filter(|_| issuer.is_present());
    if let Some(words) = licence {
        let mut found = icp_licence::read(glyphs, words, &issuer, this_year)?;
        found.number.faults.push(Fault::Malformed(misspelt));
        found.number.faults.sort();
        return Some(found);
    }
    if glyphs.ch(next) != '备' {
        return None;
    }
    let filing = filed(glyphs, word, next + 1, issuer)?;
    let words = Some(misspelt);
    let tied = filing.tail.hao || filing.body.digits() >= FEWEST;
    let meant = issuer.standing == Standing::Listed && issuer.alone && tied;
    // Without a province, only masks with 号 behind are told from other words.
    let stands_in = filing.body.shape == Shape::Placeholder && filing.tail.hao;
    let named = issuer.is_present() && (issuer.alone || issuer.standing == Standing::Listed);
    let masked = stands_in
        && filing.body.text.contains(placeholder::is_mask)
        && (named || begins_word(glyphs, at, floor));
    let whole = issuer.is_present() && filing.body.is_full();
    (meant || whole || masked)
        .then(|| judged(glyphs, &Filing { words, ..filing }, floor, this_year))
}

/// Whether the letters at `at` are the end of no other word, as in HCIP备 and 图书CIP备: before them
/// only masks of the province may stand.
fn begins_word(glyphs: &Glyphs, at: usize, floor: usize) -> bool {
    let is_masked = |at: &usize| *at > floor && placeholder::is_mask(glyphs.before(*at));
    let mut starts = (floor..=at).rev().skip_while(is_masked);
    starts
        .next()
        .is_none_or(|start| !glyphs.before(start).is_alphanumeric())
}

/// Where the word of the letters at `at` begins, if they are `CP`: at another letter that stands for the `I`.
fn first_letter(glyphs: &Glyphs, at: usize, floor: usize) -> usize {
    let before = glyphs.before(at);
    let is_other = before.is_ascii_alphabetic() && !before.eq_ignore_ascii_case(&'I');
    let alone = at > floor && !glyphs.before(at - 1).is_ascii_alphanumeric();
    let is_cp = glyphs.past_word(at, "CP") == Some(at + 2);
    at - usize::from(is_cp && is_other && alone)
}

/// Behind what somebody wrote for `ICP` at `at`; a blank may stand before the word that tells it.
pub(super) fn past_misspelt(glyphs: &Glyphs, at: usize) -> Option<usize> {
    // Most words that begin like one go on otherwise, as Copyright does.
    if !matches!(glyphs.ch(at + 1), 'C' | 'c' | 'I' | 'i' | 'P' | 'p') {
        return None;
    }
    let past = |word: &&str| {
        let letters = word.trim_end_matches(is_han);
        let end = at + letters.chars().count();
        let same = |(ch, letter): (char, char)| ch.eq_ignore_ascii_case(&letter);
        let written = glyphs.chars(at..end).zip(letters.chars()).all(same);
        let told = word.strip_prefix(letters)?.chars().next();
        let next = glyphs.ch(glyphs.past_space(end));
        (end <= glyphs.len() && written && told.is_none_or(|told| told == next)).then_some(end)
    };
    MISSPELT.iter().find_map(past)
}

/// The number whose `ICP` stands behind 备 or 备案, which it should stand before: `京备ICP…`.
pub(super) fn swapped(glyphs: &Glyphs, icp: &Range<usize>, floor: usize) -> Option<Filing> {
    let behind = icp.start - usize::from(glyphs.before(icp.start) == BLANK);
    let behind_bei = behind - usize::from(glyphs.before(behind) == '案');
    let bei = behind_bei.checked_sub(1).filter(|bei| *bei >= floor)?;
    let issuer = issuer::before(glyphs, bei, floor, Register::Icp);
    let is_listed = issuer.standing == Standing::Listed;
    let next = glyphs.past_space(icp.end);
    let again = glyphs.ch(next) == '备';
    // Without a province, words such as 设备 and 网站备案 may end there.
    let alone = behind_bei == behind && !again && !glyphs.before(bei).is_alphanumeric();
    let named = is_listed && (issuer.alone || !again);
    if glyphs.ch(bei) != '备' || !(named || alone) {
        return None;
    }
    let (start, words) = if again {
        (next + 1, Malformation::DoubledWord)
    } else {
        (icp.end, Malformation::WordOrder)
    };
    let filing = filed(glyphs, bei..icp.end, start, issuer)?;
    let whole = filing.body.is_full() || filing.body.shape == Shape::Placeholder;
    let tied = filing.tail.hao || filing.body.digits() >= FEWEST;
    (whole || (is_listed && issuer.alone && tied)).then_some(Filing {
        words: Some(words),
        ..filing
    })
}

/// The number without `ICP` whose 备 stands at `at`: only a whole one that stands alone, without
/// another register's label, is known to be meant. Those of a parody registry need no 号.
pub(super) fn without_icp(
    glyphs: &Glyphs,
    at: usize,
    floor: usize,
    this_year: u16,
) -> Option<Found> {
    let issuer = issuer::before(glyphs, at, floor, Register::Icp);
    let is_parody = matches!(issuer.standing, Standing::Parody(_));
    let start = issuer.start - usize::from(is_space(glyphs.before(issuer.start)));
    let labelled = matches!(glyphs.before(start), ':' | '号' | '案') && !is_parody;
    let bare = issuer.start + 1 == at && !labelled;
    let known = is_parody || issuer.standing == Standing::Listed;
    if !known || !issuer.alone || !bare {
        return None;
    }
    let digits = glyphs.past_digits(at + 1);
    let filing = filed(glyphs, at..at, at + 1, issuer)?;
    let plain = filing.body.span == (at + 1..digits) && !glyphs.has_variant(at..digits);
    let text = &filing.body.text;
    let possible = filing.tail.hao && icp_faults::is_possible(text, this_year) && !is_date(text);
    let whole = plain && (possible || (is_parody && filing.body.is_full()));
    let words = Some(Malformation::MissingIcp);
    whole.then(|| judged(glyphs, &Filing { words, ..filing }, floor, this_year))
}

/// The number without `ICP` behind the label of a licence, which ends at `at`:
/// `ICP证：蜀19028568号-1`. Only a whole one is known to be meant.
pub(super) fn behind_licence(glyphs: &Glyphs, at: usize, this_year: u16) -> Option<Found> {
    let start = glyphs.past(at, |ch| ch == ':' || is_space(ch));
    let tied = glyphs.chars(at..start).any(|ch| ch == ':');
    let bei = usize::from(glyphs.ch(start + 1) == '备');
    let digits = glyphs.past_space(start + 1 + bei);
    let issuer = issuer::before(glyphs, start + 1, start, Register::Icp);
    let end = glyphs.past_digits(digits);
    let body = Body {
        span: digits..end,
        text: glyphs.text(digits..end),
        shape: Shape::Digits,
    };
    let tail = suffix::tail(glyphs, end);
    let possible = icp_faults::is_possible(&body.text, this_year) && !is_date(&body.text);
    let whole = tied && issuer.standing == Standing::Listed && tail.hao && possible;
    let filing = Filing {
        issuer,
        word: start + 1..start + 1,
        words: Some(Malformation::MissingIcp),
        body,
        tail,
    };
    whole.then(|| judged(glyphs, &filing, at, this_year))
}
