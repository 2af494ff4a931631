//! PSB numbers of which the digits alone are written.

use super::fold::{self, Glyphs};
use super::issuer::Issuer;
use super::province::province_of_psb_prefix;
use super::psb::{self, Filing, LENGTH};
use super::psb_faults::INFIX;
use super::{Found, Mention};
use std::ops::Range;

/// The number that is all of `text[range]`, with 号 or without. Its digits must be such as no other
/// register gives out.
pub(super) fn read(text: &str, range: Range<usize>) -> Option<Mention> {
    // Most links begin with words.
    let written = text.get(range.clone())?.trim_start();
    if !fold::first(written).is_ascii_digit() {
        return None;
    }
    let glyphs = Glyphs::fold(text, range);
    let start = glyphs.past_space(0);
    let behind = glyphs.past_digits(start);
    let hao = glyphs.past_space(behind);
    let end = if glyphs.ch(hao) == '号' {
        hao + 1
    } else {
        behind
    };
    let digits = glyphs.text(start..behind);
    let is_all = glyphs.past_space(end) == glyphs.len();
    if !is_all || !is_of_psb(&digits) {
        return None;
    }
    let filing = Filing {
        issuer: Issuer::absent(start),
        words: "",
        word: start..start,
        link: start..start,
        digits,
        end,
        placeholder: false,
    };
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

fn is_of_psb(digits: &str) -> bool {
    let province = digits.get(..2).and_then(province_of_psb_prefix);
    digits.len() == LENGTH && province.is_some() && digits.get(6..8) == Some(INFIX)
}
