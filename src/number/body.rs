//! What stands between 备 and 号: digits, a licence number, a placeholder, something else.

use super::fold::{BLANK, Glyphs, is_space};
use super::issuer::{Issuer, Standing};
use super::link::LONGEST_LINK;
use super::placeholder;
use super::telecom::{self, Telecom};
use std::ops::Range;

/// Foreign text in brackets before the digits is shorter.
const LONGEST_NAME: usize = 40;
/// The most letters and digits that stand for a number's digits.
const MOST_LETTERS: usize = 24;

/// Digits behind the year.
const SERIAL: usize = 6;

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits.
    Digits,
    /// A placeholder, or nothing at all.
    Placeholder,
    /// Digits with something else among them.
    Foreign,
    /// A licence number: `B2-20090059`.
    Licence,
    /// A parody registry's letters and digits.
    Parody,
}

/// The middle of an ICP filing number.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Its glyphs.
    pub(super) span: Range<usize>,
    /// Digits, or whatever stands in their place, as the canonical spelling has it.
    pub(super) text: String,
    /// What it is.
    pub(super) shape: Shape,
}

impl Body {
    fn new(glyphs: &Glyphs, span: Range<usize>, shape: Shape) -> Self {
        let text = glyphs.text(span.clone());
        Self { span, text, shape }
    }

    /// How many digits it has.
    pub(super) fn digits(&self) -> usize {
        self.text.chars().filter(char::is_ascii_digit).count()
    }

    /// It has as many digits as a filing number: 8 or 10.
    pub(super) fn is_full(&self) -> bool {
        is_full(self.digits())
    }
}

/// Reads the body at `at`.
pub(super) fn read(glyphs: &Glyphs, at: usize, label: bool, issuer: &Issuer) -> Option<Body> {
    let parody = matches!(issuer.standing, Standing::Parody(_));
    parody
        .then(|| letters(glyphs, at, Shape::Parody))
        .flatten()
        .or_else(|| licence_number(glyphs, at))
        .or_else(|| bracketed(glyphs, at))
        .or_else(|| dated(glyphs, at))
        .or_else(|| masked(glyphs, at))
        .or_else(|| masked_apart(glyphs, at))
        .or_else(|| letters(glyphs, at, Shape::Foreign))
        .or_else(|| spaced(glyphs, at))
        .or_else(|| one_by_one(glyphs, at))
        .or_else(|| joined(glyphs, at))
        .or_else(|| digits(glyphs, at))
        .or_else(|| (!label).then(|| words(glyphs, at)).flatten())
}

fn licence_number(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let licence = telecom::at(glyphs, at).filter(Telecom::is_whole)?;
    Some(Body {
        span: at..licence.end,
        text: licence.text,
        shape: Shape::Licence,
    })
}

/// `(example.cn)05052049`: foreign text in brackets before the digits.
fn bracketed(glyphs: &Glyphs, at: usize) -> Option<Body> {
    if glyphs.before(at) != '(' {
        return None;
    }
    let close = glyphs.past(at, |ch| {
        ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-')
    });
    let digits = glyphs.past_space(close + 1);
    let end = glyphs.past_digits(digits);
    let named = close < at + LONGEST_NAME && glyphs.ch(close) == ')';
    let foreign = named && glyphs.chars(at..close).any(|ch| ch.is_ascii_alphabetic());
    let text = glyphs.text(digits..end);
    (foreign && is_full(end - digits)).then_some(Body {
        span: at..end,
        text,
        shape: Shape::Foreign,
    })
}

/// `2021]012345`: the year in brackets, as of an official document, of which the first is no part.
fn dated(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let close = glyphs.past_digits(at);
    let opens = matches!(glyphs.before(at), '(' | '[');
    let closes = matches!(glyphs.ch(close), ')' | ']');
    let end = glyphs.past_digits(close + 1);
    let years = [2, 4].contains(&(close - at)) && end == close + 1 + SERIAL;
    (opens && closes && years).then(|| Body {
        span: at..end,
        text: glyphs.text(at..close) + &glyphs.text(close + 1..end),
        shape: Shape::Digits,
    })
}

/// `XXXXXXXX`, `2025XXXX`; a full number with one X is no placeholder: `07500273X`.
fn masked(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let end = placeholder::past_masked(glyphs, at)?;
    let digits = glyphs.past_digits(at);
    if !is_full(digits - at) {
        return Some(Body::new(glyphs, at..end, Shape::Placeholder));
    }
    let hao = glyphs.ch(glyphs.past_space(end)) == '号';
    let shape = if end == digits + 1 {
        Shape::Foreign
    } else {
        Shape::Placeholder
    };
    hao.then(|| Body::new(glyphs, at..end, shape))
}

/// `2024-XXXXXX`
fn masked_apart(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let end = placeholder::past_masked_apart(glyphs, at)?;
    Some(Body::new(glyphs, at..end, Shape::Placeholder))
}

/// Letters and digits up to 号: `2021O12345`. A parody number may do without 号.
fn letters(glyphs: &Glyphs, at: usize, shape: Shape) -> Option<Body> {
    let end = glyphs.past(at, |ch| ch.is_ascii_alphanumeric());
    if end > at + MOST_LETTERS {
        return None;
    }
    let hao = glyphs.ch(glyphs.past_space(end)) == '号';
    let body = Body::new(glyphs, at..end, shape);
    let number = if shape == Shape::Parody {
        hao || body.digits() >= 4
    } else {
        let mixed = body.text.chars().any(|ch| ch.is_ascii_alphabetic());
        hao && mixed && body.digits() >= 4
    };
    let masked = body.text.chars().all(placeholder::is_mask);
    (number && !masked).then_some(body)
}

/// Digits in parts that together are a full number: `2021 0123 45号`.
fn spaced(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let run = glyphs.past(at, |ch| ch.is_ascii_digit() || is_space(ch));
    let end = run - usize::from(is_space(glyphs.before(run)));
    let body = Body::new(glyphs, at..end, Shape::Digits);
    let first = glyphs.past_digits(at) - at;
    let apart = first > 0 && !is_full(first);
    (apart && body.is_full() && glyphs.ch(run) == '号').then_some(body)
}

/// Digits one by one that are a full number, with 号 or without: `1 2 0 1 2 3 4 5`.
fn one_by_one(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let lone = |at: &usize| glyphs.ch(*at).is_ascii_digit() && !glyphs.ch(*at + 1).is_ascii_digit();
    let follows = |at: &usize| (glyphs.ch(*at + 1) == BLANK).then_some(*at + 2);
    let digits = std::iter::successors(Some(at), follows).take_while(lone);
    let last = digits.last().filter(|last| *last > at)?;
    let body = Body::new(glyphs, at..last + 1, Shape::Digits);
    body.is_full().then_some(body)
}

/// The same in two parts with a hyphen between: `8888-6666号`.
fn joined(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let first = glyphs.past_digits(at);
    let end = glyphs.past_digits(first + 1);
    let (left, right) = (first - at, end.saturating_sub(first + 1));
    let full = left > 0 && is_full(left + right) && !is_full(left) && right >= 4;
    let hao = glyphs.ch(glyphs.past_space(end)) == '号';
    if !full || !hao || glyphs.ch(first) != '-' {
        return None;
    }
    let parts = [at..first, first + 1..end].map(|part| glyphs.text(part));
    let invented = parts.iter().all(|part| placeholder::is_invented(part));
    Some(Body {
        span: at..end,
        text: parts.concat(),
        shape: if invented {
            Shape::Placeholder
        } else {
            Shape::Foreign
        },
    })
}

fn digits(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let end = glyphs.past_digits(at);
    (end > at).then(|| Body::new(glyphs, at..end, Shape::Digits))
}

fn words(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let end = placeholder::past_words(glyphs, at)?;
    let closed = matches!(glyphs.ch(end), ']' | ')');
    Some(Body {
        span: at..end + usize::from(closed),
        text: glyphs.text(at..end),
        shape: Shape::Placeholder,
    })
}

/// A number that lacks its digits altogether, 号 being all that follows at `at`:
/// `京ICP备号`, `京ICP备-1号`. The body is empty and stands before 号 or the hyphen.
pub(super) fn nothing(glyphs: &Glyphs, at: usize) -> Option<Body> {
    let hao = past_filling(glyphs, at);
    let behind = glyphs.ch(glyphs.past_blank(hao + 1));
    let label = matches!(behind, ':' | '码') || behind.is_ascii_digit();
    if glyphs.ch(hao) != '号' || label {
        return None;
    }
    let hyphen = glyphs.past_blank(at);
    let site = glyphs.ch(hyphen) == '-' && glyphs.past_digits(hyphen + 1) > hyphen + 1;
    let end = if site { at } else { hao };
    let (text, shape) = (String::new(), Shape::Placeholder);
    Some(Body {
        span: end..end,
        text,
        shape,
    })
}

/// Behind what may stand before the 号 of a number without digits.
fn past_filling(glyphs: &Glyphs, at: usize) -> usize {
    let filling = |ch| matches!(ch, ' ' | '.' | '-' | '第' | '字' | '(' | ')' | '[' | ']');
    let next = glyphs.past(at, filling).min(at + LONGEST_LINK);
    let site = glyphs.before(next) == '-';
    if site {
        glyphs.past_blank(glyphs.past_digits(next))
    } else {
        next
    }
}

/// Whether `count` digits make a filing number.
pub(super) fn is_full(count: usize) -> bool {
    count == 8 || count == 10
}
