//! ICP filing numbers: `京ICP备2021012345号-1` and what people make of it.

use super::body::{self, Body, Shape};
use super::fold::{BLANK, Glyphs, is_space};
use super::icp_words::{behind_licence, misspelt, swapped};
use super::issuer::{self, Issuer, Standing};
use super::province::Register;
use super::suffix::{self, Tail};
use super::{
    Found, Kind, Malformation, Number, icp_faults, icp_licence, licence_label, link, mend,
    placeholder,
};
use std::ops::Range;

/// What some write for 备.
const LIKE_BEI: [char; 3] = ['各', '背', '被'];

/// Fewest digits that stand for a number by themselves.
pub(super) const FEWEST: usize = 5;
/// Digits of a telephone in a large city.
const OF_TELEPHONE: usize = 8;
/// Digits of the longest that is a number with digits too many, rather than something else's.
const MOST: usize = 11;

/// A filing number in pieces.
#[derive(Debug)]
pub(super) struct Filing {
    /// Who gave it out.
    pub(super) issuer: Issuer,
    /// The letters `ICP`.
    pub(super) word: Range<usize>,
    /// What is wrong with the words.
    pub(super) words: Option<Malformation>,
    /// What stands between 备 and 号.
    pub(super) body: Body,
    /// 号 and the site index.
    pub(super) tail: Tail,
}

impl Filing {
    /// All glyphs of the number.
    pub(super) fn span(&self) -> Range<usize> {
        self.issuer.start..self.tail.end
    }
}

/// The filing or licence number whose `ICP` stands at `at`; nothing before `floor` belongs
/// to it.
pub(super) fn read(glyphs: &Glyphs, at: usize, floor: usize, this_year: u16) -> Option<Found> {
    let Some(end) = past_icp(glyphs, at) else {
        return misspelt(glyphs, at, floor, this_year);
    };
    let word = at..end;
    if let Some(filing) = swapped(glyphs, &word, floor) {
        return Some(judged(glyphs, &filing, floor, this_year));
    }
    let issuer = issuer::before(glyphs, at, floor, Register::Icp);
    let next = glyphs.past_space(word.end);
    let divided = matches!(glyphs.ch(next), '-' | '.') && glyphs.ch(next + 1) == '备';
    let next = next + usize::from(divided);
    let filing = match glyphs.ch(next) {
        '备' => filed(glyphs, word, next + 1, issuer)?,
        ch if LIKE_BEI.contains(&ch) => {
            let filing = filed(glyphs, word, next + 1, issuer)?;
            let words = Some(Malformation::Misspelt);
            let whole = filing.issuer.is_present() && filing.body.is_full();
            Some(Filing { words, ..filing }).filter(|_| whole)?
        }
        '(' | '[' if is_bracketed_bei(glyphs, next) => filed(glyphs, word, next + 3, issuer)?,
        _ => match icp_licence::words(glyphs, next) {
            Some(words) => {
                let label = words.end;
                return icp_licence::read(glyphs, words, &issuer, this_year)
                    .or_else(|| behind_licence(glyphs, label, this_year));
            }
            None => without_bei(glyphs, word, next, issuer)?,
        },
    };
    Some(judged(glyphs, &filing, floor, this_year))
}

/// Whether `(备)` stands at `at`.
fn is_bracketed_bei(glyphs: &Glyphs, at: usize) -> bool {
    glyphs.ch(at + 1) == '备' && matches!(glyphs.ch(at + 2), ')' | ']')
}

pub(super) fn judged(glyphs: &Glyphs, filing: &Filing, floor: usize, this_year: u16) -> Found {
    let start = filing.issuer.start;
    let label = licence_label::of_icp(glyphs, start, floor);
    // What the holder of a licence meant to show behind its name, no mend can tell.
    let named =
        filing.body.shape != Shape::Licence && licence_label::is_of_telecom(glyphs, start, floor);
    let mislabelled = label.is_some() || named;
    let faults = icp_faults::of(glyphs, filing, mislabelled, this_year);
    let mends = mend::icp(glyphs, filing, label, &faults);
    let number = Number {
        kind: Kind::Icp,
        canonical: canonical(filing),
        province: filing.issuer.province,
        digits: digits(&filing.body),
        site: filing.tail.site,
        hybrid: filing.body.shape == Shape::Licence,
        faults,
    };
    Found {
        number,
        span: filing.span(),
        mends,
    }
}

/// Behind the letters `ICP` at `at`, in whatever case; capitals may be spaced out.
pub(super) fn past_icp(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let end = glyphs.past_word(at, "ICP")?;
    let spaced = || {
        glyphs
            .chars(at..end)
            .all(|ch| ch == BLANK || ch.is_ascii_uppercase())
    };
    let is_it = match end - at {
        3 => true,
        5 => spaced(),
        _ => false,
    };
    is_it.then_some(end)
}

/// Reads on at `at`, behind 备.
pub(super) fn filed(
    glyphs: &Glyphs,
    word: Range<usize>,
    at: usize,
    issuer: Issuer,
) -> Option<Filing> {
    let doubled = past_doubled(glyphs, at, &issuer);
    let words = doubled.map(|_| Malformation::DoubledWord);
    let at = doubled.unwrap_or(at);
    let link = link::read(glyphs, at);
    let body = body::read(glyphs, link.end, link.label, &issuer)
        .filter(|body| !is_index(glyphs, link.end, body))
        .or_else(|| issuer.alone.then(|| body::nothing(glyphs, at)).flatten())?;
    let tail = suffix::tail(glyphs, body.span.end);
    let filing = Filing {
        issuer,
        word,
        words,
        body,
        tail,
    };
    // `ICP备案 20240101` is a date behind a word: without a province, and in a word such as
    // 更新ICP备案, something must tie the digits to the label; in 上海ICP备案 61234567, too, which
    // may be a telephone's.
    let ends_word = matches!(filing.issuer.province, Some('新' | '藏' | '云'));
    let other = if filing.issuer.by_name {
        link.label && filing.body.digits() == OF_TELEPHONE
    } else {
        ends_word && is_date(&filing.body.text)
    };
    let named = filing.issuer.alone || !other;
    let labelled = glyphs
        .chars(at..link.end)
        .any(|ch| matches!(ch, '号' | '码'));
    let tied = (filing.issuer.is_present() && named)
        || filing.tail.hao
        || !link.label
        || (labelled && filing.body.is_full() && !is_date(&filing.body.text))
        || glyphs.chars(at..link.end).any(|ch| ch == ':');
    (tied && is_number(&filing, link.label)).then_some(filing)
}

/// Whether eight digits are a day of this century: `20240101`.
pub(super) fn is_date(digits: &str) -> bool {
    let part = |range| {
        digits
            .get(range)
            .and_then(|part: &str| part.parse::<u32>().ok())
    };
    digits.len() == 8
        && part(0..2) == Some(20)
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day))
}

/// Behind a second `ICP备`, `京ICP备` or 备 at `at`.
fn past_doubled(glyphs: &Glyphs, at: usize, issuer: &Issuer) -> Option<usize> {
    let again = issuer.province == Some(glyphs.ch(at));
    let icp = past_icp(glyphs, at + usize::from(again)).unwrap_or(at);
    let end = icp + 1;
    let number = icp > at || glyphs.ch(end).is_ascii_digit();
    (glyphs.ch(icp) == '备' && number).then_some(end)
}

/// Whether the digits are only the index of a number that lacks its own: `-1号`.
fn is_index(glyphs: &Glyphs, at: usize, body: &Body) -> bool {
    body.shape == Shape::Digits && body.digits() <= 3 && glyphs.before(at) == '-'
}

/// Reads on at `at`, behind `ICP`, where 备 is missing.
fn without_bei(glyphs: &Glyphs, word: Range<usize>, at: usize, issuer: Issuer) -> Option<Filing> {
    let label = glyphs.past_word(at, "编号").unwrap_or(at);
    let connects = |ch| matches!(ch, ':' | '-' | '第') || is_space(ch);
    let start = glyphs.past(label, connects).min(label + 2);
    let digits = glyphs.past_digits(start);
    let count = digits - start;
    let is_short = || issuer.alone && is_cut_off(glyphs, word.end, start..digits);
    let (end, shape) = if body::is_full(count) || is_short() {
        (digits, Shape::Digits)
    } else {
        (past_masks(glyphs, start)?, Shape::Placeholder)
    };
    if issuer.standing != Standing::Listed {
        return None;
    }
    let span = start..end;
    let text = glyphs.text(span.clone());
    let tail = suffix::tail(glyphs, end);
    let words = Some(Malformation::MissingBei);
    let body = Body { span, text, shape };
    (issuer.alone || tail.hao).then_some(Filing {
        issuer,
        word,
        words,
        body,
        tail,
    })
}

/// Whether digits that are too many or too few stand for a number behind `ICP`, which ends at
/// `word`: close to it, or with 号 behind, and no other word's or figure's. Six, which are those of
/// a licence, `京ICP证070412号`, may be a month and need 号.
fn is_cut_off(glyphs: &Glyphs, word: usize, digits: Range<usize>) -> bool {
    let behind = glyphs.ch(digits.end);
    let hao = glyphs.ch(glyphs.past_blank(digits.end)) == '号';
    let ends = !behind.is_alphanumeric() && behind != '.';
    let close = glyphs
        .chars(word..digits.start)
        .all(|ch| matches!(ch, '-' | '第'));
    (FEWEST..=MOST).contains(&digits.len()) && (hao || (digits.len() != 6 && close && ends))
}

/// Behind masks at `at` alone, or with as many digits as a number has, which stand for a number
/// even without 备: `XXX`.
fn past_masks(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let end = placeholder::past_masked(glyphs, at)?;
    let masks = glyphs.chars(at..end).filter(|ch| placeholder::is_mask(*ch));
    let masks = masks.count();
    let whole = masks == end - at || body::is_full(end - at);
    (whole && masks >= placeholder::FEWEST_MASKS).then_some(end)
}

/// Whether the pieces make a number rather than prose about filing.
fn is_number(filing: &Filing, label: bool) -> bool {
    let Filing {
        issuer, body, tail, ..
    } = filing;
    match body.shape {
        Shape::Licence | Shape::Parody => issuer.is_present(),
        Shape::Placeholder => !label || (issuer.is_present() && !issuer.by_name),
        Shape::Foreign | Shape::Digits if label && !body.is_full() => {
            issuer.is_present() && (tail.hao || (issuer.alone && body.digits() >= FEWEST))
        }
        Shape::Foreign | Shape::Digits => body.digits() >= FEWEST || tail.hao || issuer.alone,
    }
}

fn digits(body: &Body) -> String {
    let licence = body.shape == Shape::Licence;
    let digits = body.text.rsplit('-').next().filter(|_| licence);
    digits.unwrap_or(&body.text).to_owned()
}

fn canonical(filing: &Filing) -> String {
    let hao = if filing.body.shape == Shape::Licence {
        ""
    } else {
        "号"
    };
    let index = filing.tail.site.map(|site| site.to_string());
    format!(
        "{}ICP备{}{hao}{}",
        filing.issuer.name(),
        filing.body.text,
        index.unwrap_or_default()
    )
}
