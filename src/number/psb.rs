//! PSB filing numbers: `京公网安备11010502030143号` and what people make of it.

use super::chars::is_han;
use super::fold::{BREAK, Glyphs, is_space};
use super::issuer::{self, Issuer, Standing};
use super::placeholder;
use super::province::{Register, province_of_psb};
use super::psb_words::{self, BUREAU, OF_OTHERS, RIGHT};
use super::{Found, Kind, Number, SiteIndex, mend, psb_faults, psb_prose};
use std::ops::Range;

/// Digits of a number in force.
pub(super) const LENGTH: usize = 14;
/// Fewest digits by which wrong words, or words without a province, count as a number.
pub(super) const ENOUGH: usize = 8;
/// The longest connection between words and digits.
const LONGEST_LINK: usize = 6;
/// Digits of the shortest legacy form: behind so many a hyphen leads to an index (`-1`).
const LEGACY: usize = 12;
/// The most hyphens or spaces among the digits.
const MOST_GAPS: usize = 4;

/// A PSB number in pieces.
#[derive(Debug)]
pub(super) struct Filing {
    /// Who gave it out.
    pub(super) issuer: Issuer,
    /// The words as written, simplified.
    pub(super) words: &'static str,
    /// Where they stand.
    pub(super) word: Range<usize>,
    /// What connects them with the body.
    pub(super) link: Range<usize>,
    /// Digits, or what stands in their place.
    pub(super) digits: String,
    /// Behind the last glyph.
    pub(super) end: usize,
    /// The digits are masked, or there are none.
    pub(super) placeholder: bool,
}

/// A number that is written as its digits alone, in full; none where it is written otherwise.
pub(crate) fn of_digits(written: &str) -> Option<String> {
    let glyphs = Glyphs::fold(written, 0..written.len());
    let digits = glyphs.text(0..glyphs.len());
    let whole = digits.len() == LENGTH && digits.bytes().all(|byte| byte.is_ascii_digit());
    let province = province_of_psb(&digits);
    let province = province.map(String::from).unwrap_or_default();
    whole.then(|| format!("{province}{RIGHT}{digits}号"))
}

impl Filing {
    /// All glyphs of the number.
    pub(super) fn span(&self) -> Range<usize> {
        self.issuer.start..self.end
    }

    /// The words, with what makes a label of them: 公安备案号：.
    pub(super) fn label(&self, glyphs: &Glyphs) -> Range<usize> {
        let goes_on = glyphs.chars(self.link.clone()).any(|ch| !is_space(ch));
        let end = if goes_on {
            self.link.end
        } else {
            self.word.end
        };
        self.word.start..end
    }

    /// A district's police are named in the words: 公安局海淀分局备案编号.
    pub(super) fn names_district(&self) -> bool {
        self.words == BUREAU && self.word.len() > BUREAU.chars().count()
    }

    /// A hyphen stands among the digits.
    pub(super) fn is_parted(&self, glyphs: &Glyphs) -> bool {
        glyphs.chars(self.link.end..self.end).any(|ch| ch == '-')
    }

    /// The words are the right ones, but for a 号 or 案 right behind them in the digits' line: that
    /// of a line of its own makes a label of them, as one with a colon does.
    pub(super) fn has_strays(&self, glyphs: &Glyphs) -> bool {
        let strays = glyphs.text(self.link.clone());
        let is_stray = matches!(strays.as_str(), "号" | "案" | "案号");
        let is_line = || glyphs.chars(self.link.clone()).all(|ch| ch != BREAK);
        self.is_worded_right() && is_stray && is_line()
    }

    /// The words are the right ones.
    pub(super) fn is_worded_right(&self) -> bool {
        self.words == RIGHT
    }
}

/// The PSB number whose words start at `at`; nothing before `floor` belongs to it.
pub(super) fn read(glyphs: &Glyphs, at: usize, floor: usize) -> Option<Found> {
    let (words, next) = psb_words::read(glyphs, at)?;
    let at = psb_words::net_start(glyphs, words, at, floor);
    let mut issuer = issuer::before(glyphs, at, floor, Register::Psb);
    // As in 职工网安备, the word may be another's end.
    let is_known = matches!(issuer.standing, Standing::Listed | Standing::Mistaken(_));
    if words == psb_words::OF_WORK && !is_known {
        return None;
    }
    // As in 示例市网警备案, too.
    if OF_OTHERS.contains(&words) && !is_known {
        issuer = Issuer::absent(at);
    }
    if words == BUREAU {
        let city = psb_words::before_city(glyphs, at, floor);
        issuer = city.map_or(issuer, Issuer::absent);
    }
    let mut filing = filed(glyphs, (words, at..next), issuer)?;
    if OF_OTHERS.contains(&words) && is_again(glyphs, &filing.digits, floor) {
        return None;
    }
    let site = legacy_index(glyphs, &mut filing);
    Some(judged(glyphs, &filing, site))
}

/// Whether the number that ends at `floor` has these digits: what stands behind repeats it.
fn is_again(glyphs: &Glyphs, digits: &str, floor: usize) -> bool {
    let before = floor.saturating_sub(LENGTH + "号".chars().count());
    glyphs.text(before..floor).contains(digits)
}

/// The number that the pieces make.
pub(super) fn judged(glyphs: &Glyphs, filing: &Filing, site: Option<SiteIndex>) -> Found {
    let index = site.map(|site| site.to_string()).unwrap_or_default();
    let faults = psb_faults::of(glyphs, filing);
    let mends = mend::psb(glyphs, filing, &faults);
    let number = Number {
        kind: Kind::Psb,
        canonical: format!("{}公网安备{}号{index}", filing.issuer.name(), filing.digits),
        province: filing.issuer.province,
        digits: filing.digits.clone(),
        site,
        hybrid: false,
        faults,
    };
    Found {
        number,
        span: filing.span(),
        mends,
    }
}

/// The site index of a 12-digit number, `110102003042-1`; it becomes part of the number.
fn legacy_index(glyphs: &Glyphs, filing: &mut Filing) -> Option<SiteIndex> {
    if filing.digits.len() != LEGACY || filing.placeholder || glyphs.ch(filing.end) != '-' {
        return None;
    }
    let start = filing.end + 1;
    let end = glyphs.past_digits(start);
    let index = glyphs
        .text(start..end)
        .parse()
        .ok()
        .filter(|_| end - start <= 2)?;
    filing.end = end;
    Some(SiteIndex {
        index,
        letter: None,
    })
}

/// Reads on behind the words, which stand at `word`.
fn filed(
    glyphs: &Glyphs,
    (words, word): (&'static str, Range<usize>),
    issuer: Issuer,
) -> Option<Filing> {
    let at = word.end;
    let start = past_link(glyphs, words, at);
    let (body, digits, placeholder) = masked(glyphs, start)
        .or_else(|| numbered(glyphs, start))
        .or_else(|| nothing(glyphs, at, &issuer))
        .or_else(|| words_of_label(glyphs, at, &issuer))?;
    let hao = glyphs.past_space(past_closing(glyphs, body.end));
    let closed = glyphs.ch(hao) == '号';
    let end = if closed { hao + 1 } else { body.end };
    let link = at..body.start;
    let filing = Filing {
        issuer,
        words,
        word,
        link,
        digits,
        end,
        placeholder,
    };
    psb_prose::is_number(glyphs, &filing, closed).then_some(filing)
}

/// Behind what connects the words with the digits.
fn past_link(glyphs: &Glyphs, words: &str, at: usize) -> usize {
    let short = words.starts_with('网') && !OF_OTHERS.contains(&words);
    let label = if short { "号" } else { "案编号码" };
    let connects = |ch| {
        is_space(ch)
            || ch == ':'
            || label.contains(ch)
            || (!short && matches!(ch, '第' | '字' | '/' | '-' | '.' | '(' | '['))
    };
    let end = glyphs.past(at, connects).min(at + LONGEST_LINK);
    let breaks = glyphs.chars(at..end).filter(|&ch| ch == BREAK).count();
    if breaks > 1 { at } else { end }
}

fn past_closing(glyphs: &Glyphs, at: usize) -> usize {
    at + usize::from(matches!(glyphs.ch(at), ')' | ']'))
}

type Body = (Range<usize>, String, bool);

fn masked(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let digits = glyphs.past_digits(at) - at;
    let end = placeholder::past_masked(glyphs, at)
        .filter(|_| digits < LENGTH)
        .or_else(|| placeholder::past_masked_apart(glyphs, at))
        .or_else(|| placeholder::past_words(glyphs, at))?;
    Some((at..end, glyphs.text(at..end), true))
}

/// Digits, in one run or in several that make 14 together.
fn numbered(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let first = glyphs.past_digits(at);
    let end = past_parts(glyphs, at).unwrap_or(first);
    let digits = glyphs.chars(at..end).filter(char::is_ascii_digit).collect();
    (first > at).then_some((at..end, digits, false))
}

/// Behind digits that hyphens or spaces divide; with spaces only if 号 follows.
fn past_parts(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let mut end = glyphs.past_digits(at);
    let first = end - at;
    let (mut count, mut spaced, mut gaps) = (first, false, 0);
    for _ in 0..MOST_GAPS {
        let gap = glyphs.ch(end);
        let next = glyphs.past_digits(end + 1);
        if count >= LENGTH || next <= end + 1 || !(gap == '-' || is_space(gap)) {
            break;
        }
        spaced |= is_space(gap);
        count += next - end - 1;
        gaps += 1;
        end = next;
    }
    let hao = glyphs.ch(glyphs.past_space(end)) == '号';
    let whole = count == LENGTH && first < LEGACY && (hao || !spaced);
    // What a hyphen follows so early is no number yet; years and telephones begin otherwise.
    let area = glyphs.text(at..at + 2);
    let is_area = province_of_psb(&area).is_some();
    let torn = gaps == 1 && first < ENOUGH && count >= ENOUGH && !spaced && is_area;
    (whole || torn).then_some(end)
}

/// No digits at all, 号 being all that follows: `京公网安备 -号`.
fn nothing(glyphs: &Glyphs, at: usize, issuer: &Issuer) -> Option<Body> {
    let filling = |ch| matches!(ch, ' ' | '-' | '.' | '第' | '字' | '(' | ')');
    let hao = glyphs.past(at, filling).min(at + LONGEST_LINK);
    let behind = glyphs.ch(hao + 1);
    let goes_on = matches!(behind, ':' | '码') || (issuer.by_name && is_han(behind));
    let bare = glyphs.ch(hao) == '号' && !goes_on;
    (bare && issuer.is_present()).then(|| (hao..hao, String::new(), true))
}

/// Words that stand for the digits though a label may end in them: `京公网安备 号码`.
fn words_of_label(glyphs: &Glyphs, at: usize, issuer: &Issuer) -> Option<Body> {
    let start = glyphs.past_blank(at);
    let end = placeholder::past_words(glyphs, start).filter(|_| issuer.is_present())?;
    Some((start..end, glyphs.text(start..end), true))
}
