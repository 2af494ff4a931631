//! Sources of templates (Vue, JSX, PHP, Markdown, YAML and the like), read as text.
//!
//! What such a file becomes is not known, so that nothing in it can be missing: only what
//! stands there as it will be published is judged. A number counts as the footer's where
//! an address stands in the same few lines or where a key names it; others are listed only.

mod address;
mod expression;
mod ignore;

use super::mapped::Mapped;
use super::{Filing, Link, PageFacts, Placement, Target, href};
use crate::number::{self, Fault, Kind, Mention, Number};
use address::Address;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How far, in bytes, an address stands from a number that it belongs to.
const NEAR: usize = 300;

/// A key whose value starts here: `icp = "`, `"beian": `, `police: '`.
static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "icp|beian|gongan|police|psb|备案";
    let pattern = format!(r#"(?i)(?:{names})[\w.-]*["']?\s*[:=]\s*["'`]?$"#);
    Regex::new(&pattern).ok()
});

/// Reads the source of a template. `text`: decoded, without a BOM. `this_year`: four
/// digits, the latest year in which a number can have been given out. Never fails.
///
/// [`Placement::Footer`] marks the numbers that are judged, [`Placement::Body`] the others.
#[must_use]
pub fn extract_template(text: &str, this_year: u16) -> PageFacts {
    PageFacts {
        filings: filings(text, this_year),
        closing: text.len()..text.len(),
        empty: text.trim().is_empty(),
        directives: ignore::find(text),
        ..PageFacts::default()
    }
}

fn filings(text: &str, this_year: u16) -> Vec<Filing> {
    let literal = Mapped::literal(text, 0);
    // JSON may spell every character with an escape.
    let read = literal.unescaped().unwrap_or(literal);
    if !number::may_contain(&read.text) {
        return Vec::new();
    }
    let source = Source {
        addresses: address::find(&read.text),
        expressions: expression::find(&read.text),
        comments: ignore::comments(&read.text),
        read,
    };
    let mentions = number::scan(&source.read.text, this_year);
    mentions
        .into_iter()
        .filter(|mention| source.is_whole(mention))
        .filter_map(|mention| source.filing(mention))
        .collect()
}

struct Source {
    read: Mapped,
    addresses: Vec<Address>,
    expressions: Vec<Range<usize>>,
    /// Ignore comments, whose words are no part of the page.
    comments: Vec<Range<usize>>,
}

impl Source {
    /// Whether the number stands there as it will be published: no expression and no
    /// markup is in it or touches it where it is incomplete.
    fn is_whole(&self, mention: &Mention) -> bool {
        let Range { start, end } = mention.range;
        let behind = self.read.text.get(end..).unwrap_or_default();
        let dash = behind.len() - behind.trim_start_matches(['-', '－', '—']).len();
        let touching = start.saturating_sub(1)..end.saturating_add(dash + 1);
        let touched = meets(&self.expressions, &touching);
        let ignored = meets(&self.comments, &mention.range);
        let written = self.read.text.get(start..end).unwrap_or_default();
        let markup = written.contains(['<', '>', '{', '}', '$', '\n']);
        !touched && !ignored && !markup && !self.is_cut(mention)
    }

    /// A number that is malformed right before a tag may go on behind it.
    fn is_cut(&self, mention: &Mention) -> bool {
        let behind = self.read.text.get(mention.range.end..).unwrap_or_default();
        let goes_on = behind.starts_with('<') && !behind.starts_with("</a>");
        let faults = &mention.number.faults;
        let broken = |fault: &Fault| {
            matches!(
                fault,
                Fault::Malformed(_) | Fault::Placeholder | Fault::PsbLength(_) | Fault::MissingHao
            )
        };
        let empty = mention.number.digits.is_empty();
        empty || (goes_on && faults.iter().any(broken))
    }

    fn filing(&self, mention: Mention) -> Option<Filing> {
        let Mention { number, range } = mention;
        let near = self.near(&range);
        let judged = !near.is_empty() || self.has_key(&range);
        let link = near
            .iter()
            .find_map(|address| self.link(address, &number, &range));
        let raw = self.read.text.get(range.clone())?;
        Some(Filing {
            raw: raw.split_whitespace().collect::<Vec<_>>().join(" "),
            placement: if judged {
                Placement::Footer
            } else {
                Placement::Body
            },
            range: self.read.source(&range)?,
            link,
            badge: None,
            split: false,
            carrier: None,
            hidden_by: None,
            number,
        })
    }

    /// The addresses in a number's few lines: the one round it first, then by distance.
    fn near(&self, number: &Range<usize>) -> Vec<&Address> {
        let lines = self.lines(number);
        let inside = |a: &&Address| lines.start <= a.value.start && a.value.end <= lines.end;
        let first = self
            .addresses
            .partition_point(|a| a.value.start < lines.start);
        let here = self.addresses.get(first..).unwrap_or_default().iter();
        let here = here.take_while(|a| a.value.start < lines.end);
        let mut near: Vec<_> = here.filter(inside).collect();
        near.sort_by_key(|a| (!a.is_round(&self.read.text, number), a.distance(number)));
        near
    }

    /// The lines round a number up to an empty one, at most [`NEAR`] bytes to either side.
    fn lines(&self, number: &Range<usize>) -> Range<usize> {
        let text = &self.read.text;
        let from = floor(text, number.start.saturating_sub(NEAR));
        let to = floor(text, number.end.saturating_add(NEAR).min(text.len()));
        let before = text.get(from..number.start).unwrap_or_default();
        let behind = text.get(number.end..to).unwrap_or_default();
        let start = empty_lines(before).last().map_or(from, |at| from + at);
        let end = empty_lines(behind).next().map_or(to, |at| number.end + at);
        start..end
    }

    fn has_key(&self, number: &Range<usize>) -> bool {
        let from = floor(&self.read.text, number.start.saturating_sub(40));
        let before = self.read.text.get(from..number.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        KEY.as_ref().is_some_and(|key| key.is_match(line))
    }

    /// The link that the address is for this number: any address round it, and a look-up
    /// site's beside it.
    fn link(&self, address: &Address, number: &Number, range: &Range<usize>) -> Option<Link> {
        let written = self.read.text.get(address.value.clone())?;
        if address.dynamic || meets(&self.expressions, &address.value) {
            return None;
        }
        let target = match number.kind {
            Kind::Psb => href::psb_target(written, None, &number.digits),
            Kind::Icp | Kind::Licence => href::icp_target(written, None),
        };
        let round = address.is_round(&self.read.text, range);
        (round || serves(number.kind, target)).then(|| Link {
            href: written.to_owned(),
            target,
            range: self.read.source(&address.value).unwrap_or(0..0),
            alone: round,
        })
    }
}

/// A target that says by itself which register's number it belongs to.
fn serves(kind: Kind, target: Target) -> bool {
    use Target::{Deep, Http, Mps, Old, Retired, Root};
    match kind {
        Kind::Psb => matches!(target, Mps | Old),
        Kind::Icp | Kind::Licence => matches!(target, Root | Http | Deep | Retired),
    }
}

/// Whether `range` meets one of `parts`, which are in order and apart from each other.
fn meets(parts: &[Range<usize>], range: &Range<usize>) -> bool {
    let first = parts.partition_point(|part| part.end <= range.start);
    parts.get(first).is_some_and(|part| part.start < range.end)
}

/// Where a line of white space alone ends, for each such line.
fn empty_lines(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let pairs: Vec<_> = breaks
        .iter()
        .copied()
        .zip(breaks.iter().skip(1).copied())
        .collect();
    let empty = |(from, to): &(usize, usize)| {
        text.get(*from..*to)
            .is_some_and(|line| line.trim().is_empty())
    };
    pairs
        .into_iter()
        .filter(empty)
        .map(|(_, to)| to)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests;
