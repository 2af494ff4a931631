//! Labels and bare words of numbers in the text, with a placeholder behind them or nothing.

use super::{LABELS, OTHERS, POLICE, filing, without_owners, word};
use crate::footer::extract::folded;
use crate::footer::layout::Anchor;
use crate::footer::page::Page;
use crate::footer::{Basis, Filing, Placement, Target, badge, href, link, place, written};
use crate::number::{self, Kind};
use crate::text::floor_boundary;
use std::ops::Range;

/// How every label begins.
const LABEL_START: &str = "备案";
/// White space within a line.
const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{3000}'];

/// Bytes that are read to tell another field from a sentence.
const LONGEST_FIELD: usize = 160;

/// Where a number was meant to stand.
struct Gap {
    /// What stands there.
    range: Range<usize>,
    /// The province character that stands before.
    province: Option<char>,
    /// Nothing stands behind the words: only a closing zone that is named tells that a number
    /// was meant.
    is_empty: bool,
}

/// A placeholder of that register in the closing zone, or words that end their line there.
pub(super) fn filled(page: &Page<'_>, kind: Kind) -> Option<Filing> {
    let text = page.layout.shown.text.as_str();
    let labels = places_of(text, LABEL_START).filter_map(|at| behind_label(page, at, kind));
    let words = places_of(text, word(kind)).filter_map(|at| behind_word(page, at, word(kind)));
    labels.chain(words).find_map(|gap| read(page, &gap, kind))
}

fn places_of<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(text.as_bytes(), word)
}

fn read(page: &Page<'_>, gap: &Gap, kind: Kind) -> Option<Filing> {
    let shown = &page.layout.shown;
    let range = &gap.range;
    let mut nodes = shown.nodes(range);
    let hidden = nodes.any(|(node, _)| page.hidden_by(node).is_some());
    if hidden || !is_meant(page, gap) {
        return None;
    }
    let raw = folded(shown.text.get(range.clone())?);
    let place = shown.source(page.doc, range)?;
    let filing = filing(kind, gap.province, raw, place);
    let link = link::of_shown(page, &filing.number, range);
    let is_psb = kind == Kind::Psb;
    let of_police = link.as_ref().map(|link| link.target) == Some(Target::Psb);
    (is_psb || !of_police).then(|| Filing {
        badge: is_psb
            .then(|| badge::of(page, &filing.number, range))
            .flatten(),
        written: written::of_shown(page, range, &[], link.is_some()),
        link,
        ..filing
    })
}

/// Whether a number was meant there: in the closing zone, and not as an image.
fn is_meant(page: &Page<'_>, gap: &Gap) -> bool {
    let (placement, basis) = place::placement_of_text(page, &gap.range);
    let images = page.images_near(&gap.range, 1);
    let pictured = images.iter().any(|image| image.at >= gap.range.end);
    let lacks_it = !gap.is_empty || (basis != Basis::Tail && !pictured);
    placement == Placement::Footer && lacks_it
}

/// What stands in a number's place behind a label of which 备案 stands at `at`.
fn behind_label(page: &Page<'_>, at: usize, kind: Kind) -> Option<Gap> {
    let text = page.layout.shown.text.as_str();
    let (before, rest) = text.split_at_checked(at)?;
    if !begins_label(before, kind) {
        return None;
    }
    let label = LABELS.iter().find_map(|label| rest.strip_prefix(label));
    let behind = label.or_else(|| rest.strip_prefix(LABEL_START))?;
    // In a sentence, words such as 审核中 may follow a label at once.
    let tied = behind.starts_with([':', '：']);
    let rest = past_colon(behind);
    // Behind the label of a PSB number, ICP begins another label.
    let behind_words = match kind {
        Kind::Psb => rest.strip_prefix(number::is_province).unwrap_or(rest),
        Kind::Icp | Kind::Licence => without_words(rest),
    };
    let starts = [rest, behind_words];
    // Behind 备案： alone, words may be anybody's.
    let is_body = |rest: &&str| label.is_some() || (tied && !begins_word(rest));
    let end = |body: &str, len| text.len() - body.len() + len;
    let mut bodies = starts.into_iter().filter(is_body);
    let masked = bodies.find_map(|body| Some(end(body, number::placeholder(body)?)));
    let mut words = starts.into_iter().filter(|_| tied);
    let pending = || words.find_map(|body| Some(end(body, number::pending(body)?)));
    let end = masked.or_else(pending)?;
    // What the number begins with is as little of one as what stands for its digits.
    let range = text.len() - rest.len()..past_hao(text, end);
    // Behind 备案： alone, a mask may be the beginning of anything.
    let ends = text.get(range.end..).is_some_and(ends_line) || fills_link(page, &range);
    (label.is_some() || ends).then_some(Gap {
        range,
        province: None,
        is_empty: false,
    })
}

/// Behind what a number may begin with before its digits, or some of it: 京ICP备.
fn without_words(text: &str) -> &str {
    let rest = text.strip_prefix(number::is_province).unwrap_or(text);
    let letters = rest
        .get(..3)
        .filter(|word| word.eq_ignore_ascii_case("ICP"));
    let rest = rest.get(letters.map_or(0, str::len)..).unwrap_or(rest);
    let digits = rest.strip_prefix('备').unwrap_or(rest);
    // 备案中 is a word of its own.
    if digits.starts_with('案') {
        rest
    } else {
        digits
    }
}

/// Whether `text` begins with a Chinese character.
fn begins_word(text: &str) -> bool {
    text.starts_with(|ch: char| ch.is_alphabetic() && !ch.is_ascii())
}

/// What stands in the place of a number's digits behind its words, which stand at `at`.
fn behind_word(page: &Page<'_>, at: usize, word: &str) -> Option<Gap> {
    let text = page.layout.shown.text.as_str();
    let (before, rest) = text.split_at_checked(at)?;
    let rest = rest.strip_prefix(word)?;
    let behind = past_colon(rest);
    let (start, province) = province_before(before);
    // As in 有ICP备, a word may go on.
    let goes_on = text.get(..start)?.ends_with(char::is_alphabetic);
    let tied = rest.trim_start_matches(BLANKS);
    let tied = tied.starts_with([':', '：', '(', '（', '[', '【']);
    let apart = !goes_on && (province.is_some() || behind.len() < rest.len());
    if (tied || apart)
        && let Some(len) = number::pending(behind)
    {
        let end = text.len() - behind.len() + len;
        return Some(Gap {
            range: start..past_hao(text, end),
            province,
            is_empty: false,
        });
    }
    if let Some(end) = past_lone_hao(text, at + word.len()).filter(|_| !goes_on) {
        return Some(Gap {
            range: start..end,
            province,
            is_empty: false,
        });
    }
    let range = start..at + word.len();
    let ends = || ends_line(behind) || ends_field(rest);
    let lacks_it = if province.is_some() {
        ends() || fills_link(page, &range)
    } else {
        fills_dead_link(page, &range)
    };
    (lacks_it && !goes_on).then_some(Gap {
        range,
        province,
        is_empty: true,
    })
}

/// Whether a slash follows that parts fields, not words: a blank stands on a side of it, and no
/// digits follow.
fn ends_field(rest: &str) -> bool {
    let slash = rest.trim_start_matches(BLANKS);
    let Some(behind) = slash.strip_prefix(['/', '／']) else {
        return false;
    };
    let next = behind.trim_start_matches(BLANKS);
    let apart = slash.len() < rest.len() || next.len() < behind.len();
    apart && !next.starts_with(|c: char| c.is_ascii_digit())
}

/// Behind the 号 that stands at `at` with the gap before it for which the digits were meant, and
/// ends its line or field: `ICP备 号`.
fn past_lone_hao(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let behind = rest.trim_start_matches(BLANKS);
    let rest = behind
        .strip_prefix('号')
        .filter(|_| behind.len() < rest.len())?;
    let ends = ends_line(rest) || (rest.starts_with(BLANKS) && is_field(rest));
    ends.then(|| text.len() - rest.len())
}

/// Whether the line that goes on with `rest` does so with another field, not with a sentence.
fn is_field(rest: &str) -> bool {
    let near = rest.get(..floor_boundary(rest, LONGEST_FIELD));
    let near = near.unwrap_or_default().trim_start_matches(BLANKS);
    let field = near.split('\n').next().unwrap_or_default();
    let mark = field.find([':', '：', '，', '。', '；', '？', '！']);
    mark.is_none_or(|at| {
        at > 0
            && field
                .get(at..)
                .is_some_and(|rest| rest.starts_with([':', '：']))
    })
}

/// The links that hold just that; a blank before one may be counted with it.
fn filled_by<'a>(page: &'a Page<'_>, range: &Range<usize>) -> impl Iterator<Item = &'a Anchor> {
    let text = page.layout.shown.text.as_str();
    let (start, end) = (range.start, range.end);
    let near = page.links_in(&(start.saturating_sub(1)..end));
    near.filter(move |link| {
        let before = text.get(link.text.start..start);
        link.text.end == end && before.is_some_and(|before| before.trim().is_empty())
    })
}

/// Whether a link holds just that.
fn fills_link(page: &Page<'_>, range: &Range<usize>) -> bool {
    filled_by(page, range).next().is_some()
}

/// Whether a link that leads nowhere holds just that: one that leads somewhere may be a guide's.
fn fills_dead_link(page: &Page<'_>, range: &Range<usize>) -> bool {
    filled_by(page, range).any(|link| {
        let href = page.short_attr(link.node, "href");
        href.is_some_and(|href| href::is_empty(&href))
    })
}

/// Where the province character at the end of `text` begins, in brackets and before a blank or
/// not, and what it is; the text's end where there is none.
fn province_before(text: &str) -> (usize, Option<char>) {
    let trimmed = text.trim_end_matches(BLANKS);
    let bare = trimmed.strip_suffix([')', '）']).unwrap_or(trimmed);
    let Some(province) = bare
        .chars()
        .next_back()
        .filter(|ch| number::is_province(*ch))
    else {
        return (text.len(), None);
    };
    let rest = bare.strip_suffix(province).unwrap_or_default();
    let opened = rest.strip_suffix(['(', '（']);
    let outer = opened.filter(|_| bare.len() < trimmed.len());
    (outer.unwrap_or(rest).len(), Some(province))
}

/// Behind the 号 at `at`, if there is one.
fn past_hao(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let hao = rest.trim_start_matches(BLANKS).strip_prefix('号');
    hao.map_or(at, |behind| text.len() - behind.len())
}

fn past_colon(text: &str) -> &str {
    let text = text.trim_start_matches(BLANKS);
    text.trim_start_matches([':', '：'])
        .trim_start_matches(BLANKS)
}

/// Whether nothing follows in the line, or something of its own.
fn ends_line(rest: &str) -> bool {
    let rest = rest.trim_start_matches(BLANKS);
    rest.is_empty() || rest.starts_with(['\n', '|', '｜', '©'])
}

/// Whether a label of the register may begin behind `before`: those of others go on before it,
/// such as 文保网安备案号.
fn begins_label(before: &str, kind: Kind) -> bool {
    let ends_with = |words: &[&str], text: &str| words.iter().any(|word| text.ends_with(word));
    if kind == Kind::Psb {
        return ends_with(&POLICE, before);
    }
    let rest = without_owners(before);
    !ends_with(&OTHERS, rest.trim_end()) && !rest.ends_with(char::is_alphanumeric)
}
