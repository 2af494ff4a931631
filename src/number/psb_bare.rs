//! PSB numbers of which the digits alone are written, or stand apart from their words.

use super::fold::{self, BREAK, Glyphs, is_space};
use super::issuer::{self, Issuer};
use super::province::{Register, province_of_psb};
use super::psb::{self, Filing, LENGTH};
use super::psb_faults::INFIX;
use super::psb_words::RIGHT;
use super::{Found, Mention};
use crate::text::floor_boundary;
use std::ops::Range;

/// Bytes before the digits in which their words and the province are looked for.
const LEAD: usize = 96;
/// Bytes behind the digits in which 号 is looked for.
const TRAIL: usize = 16;
/// How many characters stand between words and digits of one number at most: 京公网安备信息查询：.
const FURTHEST: usize = 8;

/// The PSB number whose digits are all of `text[range]`, with 号 or without, though neither words
/// nor province touch them. It is one only where the place says so, and its digits must be such as
/// no other register gives out. Its words may stand a little before, behind `floor`.
pub(crate) fn read(text: &str, range: Range<usize>, floor: usize) -> Option<Mention> {
    if !is_all(text, range.clone()) {
        return None;
    }
    let from = floor.max(floor_boundary(text, range.start.saturating_sub(LEAD)));
    let to = floor_boundary(text, range.end + TRAIL);
    let glyphs = Glyphs::fold(text, from..to);
    let before = Glyphs::fold(text, from..range.start);
    let filing = filed(&glyphs, glyphs.past_space(before.len()));
    if !is_of_psb(&filing.digits) {
        return None;
    }
    let Found {
        number,
        span,
        mends,
    } = psb::judged(&glyphs, &filing, None);
    Some(Mention {
        number,
        range: glyphs.bytes(&span),
        mends,
    })
}

/// Whether `text[range]` is nothing but digits and 号.
fn is_all(text: &str, range: Range<usize>) -> bool {
    // Most links begin with words.
    let written = text.get(range.clone()).unwrap_or_default();
    if !fold::first(written.trim_start()).is_ascii_digit() {
        return false;
    }
    let glyphs = Glyphs::fold(text, range);
    let digits = glyphs.past_digits(glyphs.past_space(0));
    glyphs.past_space(past_hao(&glyphs, digits)) == glyphs.len()
}

/// The number whose digits stand at `start`.
fn filed(glyphs: &Glyphs, start: usize) -> Filing {
    let digits = glyphs.past_digits(start);
    let (issuer, words, word) = match words_before(glyphs, start) {
        Some(word) => (
            issuer::before(glyphs, word.start, 0, Register::Psb),
            RIGHT,
            word,
        ),
        None => (Issuer::absent(start), "", start..start),
    };
    Filing {
        issuer,
        words,
        link: word.end..start,
        word,
        digits: glyphs.text(start..digits),
        end: past_hao(glyphs, digits),
        placeholder: false,
    }
}

/// Where 公网安备 stands for the digits at `start`: with nothing but words of a label between, and at
/// most in the line above.
fn words_before(glyphs: &Glyphs, start: usize) -> Option<Range<usize>> {
    let is_near = |end: usize| {
        let between = || glyphs.chars(end..start);
        let breaks = between().filter(|ch| *ch == BREAK).count();
        end <= start
            && breaks <= 1
            && between().all(|ch| is_space(ch) || ":号案信息查询".contains(ch))
    };
    let first = start.saturating_sub(FURTHEST + RIGHT.chars().count());
    (first..start)
        .rev()
        .find_map(|at| Some(at..glyphs.past_word(at, RIGHT)?))
        .filter(|word| is_near(word.end))
}

/// Behind the 号 at `at`, a space before it or not; `at` where there is none.
fn past_hao(glyphs: &Glyphs, at: usize) -> usize {
    let hao = glyphs.past_blank(at);
    if glyphs.ch(hao) == '号' { hao + 1 } else { at }
}

/// Whether the digits are such as no other register gives out.
pub(super) fn is_of_psb(digits: &str) -> bool {
    let province = province_of_psb(digits);
    digits.len() == LENGTH && province.is_some() && digits.get(6..8) == Some(INFIX)
}
