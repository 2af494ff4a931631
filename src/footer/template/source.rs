//! The numbers in the source of a template, and what of them is judged.

use super::address::{self, Address};
use super::language::Language;
use super::link::{is_beside, is_look_up};
use super::setting::{self, Value};
use super::{NEAR, comment, expression, ignore, markdown, meets, retired};
use crate::footer::extract::folded;
use crate::footer::mapped::Mapped;
use crate::footer::meeting::meeting;
use crate::footer::{Filing, Placement, RetiredLink, link, written};
use crate::number::{self, Fault, Mention};
use crate::text::floor_boundary;
use std::ops::Range;

/// The numbers, in order, and the links to retired sites round expressions.
pub(super) fn read(
    text: &str,
    language: Language,
    this_year: u16,
) -> (Vec<Filing>, Vec<RetiredLink>) {
    let literal = Mapped::literal(text, 0);
    // JSON may spell every character with an escape, markup with a reference.
    let read = with_references_read(literal.unescaped().unwrap_or(literal), language);
    if !number::may_contain(&read.text) && !retired::may_be_in(&read.text) {
        return (Vec::new(), Vec::new());
    }
    let mentions = number::scan(&read.text, this_year);
    let source = Source::new(read, language, &mentions);
    let filings = mentions.into_iter();
    let mut filings: Vec<_> = filings
        .filter_map(|mention| source.filing(mention))
        .collect();
    link::mark_shared(&mut filings);
    (filings, source.retired_links())
}

/// With the references read outside of addresses: one ends where it is written to, not at a blank
/// that a reference stands for.
fn with_references_read(text: Mapped, language: Language) -> Mapped {
    if memchr::memchr(b'&', text.text.as_bytes()).is_none() {
        return text;
    }
    let addresses = address::find(&text.text, language);
    let mut addresses: Vec<_> = addresses.into_iter().map(|address| address.value).collect();
    addresses.sort_by_key(|address| address.start);
    text.spelled_out(|place| meets(&addresses, place))
}

/// The source, with all that tells what of it is judged.
pub(super) struct Source {
    pub(super) read: Mapped,
    /// Where the numbers stand.
    pub(super) numbers: Vec<Range<usize>>,
    /// Those outside of comments and code.
    pub(super) addresses: Vec<Address>,
    pub(super) expressions: Vec<Range<usize>>,
    /// Ignore comments, whose words are no part of the page.
    directives: Vec<Range<usize>>,
    pub(super) comments: Vec<Range<usize>>,
    /// Code in prose.
    code: Vec<Range<usize>>,
    footers: Vec<Range<usize>>,
    /// Where prose starts, in Markdown.
    prose: Option<usize>,
}

impl Source {
    fn new(read: Mapped, language: Language, mentions: &[Mention]) -> Self {
        let text = read.text.as_str();
        let is_markdown = language == Language::Markdown;
        let comments = comment::find(text, language);
        let code = is_markdown.then(|| markdown::code(text));
        let code = code.unwrap_or_default();
        let mut addresses = address::find(text, language);
        addresses.retain(|a| !meets(&comments, &a.place) && !meets(&code, &a.place));
        Self {
            numbers: mentions.iter().map(|m| m.range.clone()).collect(),
            addresses,
            expressions: expression::find(text),
            directives: ignore::comments(text),
            comments,
            code,
            footers: setting::footers(text),
            prose: is_markdown.then(|| markdown::front_matter(text)),
            read,
        }
    }

    fn filing(&self, mention: Mention) -> Option<Filing> {
        let near = self.near(&mention.range);
        let placement = self.placement(&mention, &near)?;
        let Mention {
            number,
            range,
            mends,
        } = mention;
        let raw = folded(self.slice(&range));
        let place = self.read.source(&range)?;
        Some(Filing {
            link: self.link(&near, &number, &range),
            written: written::of_template(&self.read, &range, &mends),
            ..Filing::bare(number, raw, placement, place)
        })
    }

    /// Where the number stands; none for what is no number, or not all of one.
    fn placement(&self, mention: &Mention, near: &[&Address]) -> Option<Placement> {
        let range = &mention.range;
        let markup = self.slice(range).contains(['<', '>', '{', '}', '$', '\n']);
        if markup || meets(&self.directives, range) || self.is_cut(mention) {
            return None;
        }
        if meets(&self.comments, range) {
            return Some(Placement::Comment);
        }
        if self.is_put_together(range) {
            return None;
        }
        let judged = !meets(&self.code, range) && self.is_judged(mention, near);
        Some(if judged {
            Placement::Footer
        } else {
            Placement::Body
        })
    }

    /// Whether an expression is in the number or touches it where it may go on.
    fn is_put_together(&self, number: &Range<usize>) -> bool {
        let &Range { start, end } = number;
        let behind = self.read.text.get(end..).unwrap_or_default();
        let dash = behind.len() - behind.trim_start_matches(['-', '－', '—']).len();
        let touching = start.saturating_sub(1)..end.saturating_add(dash + 1);
        meets(&self.expressions, &touching) && !self.is_literal(number)
    }

    /// `<?php $icp = '…' ?>`: a piece of code, in which the number stands as it is.
    fn is_literal(&self, number: &Range<usize>) -> bool {
        let first = self
            .expressions
            .partition_point(|part| part.end <= number.start);
        let code = self.expressions.get(first).is_some_and(|part| {
            part.start < number.start && number.end < part.end && self.slice(part).starts_with('<')
        });
        let quotes = ['"', '\''];
        let before = self.read.text.get(..number.start).unwrap_or_default();
        let behind = self.read.text.get(number.end..).unwrap_or_default();
        code && before.ends_with(quotes) && behind.starts_with(quotes)
    }

    /// A number that is malformed right before a tag may go on behind it.
    fn is_cut(&self, mention: &Mention) -> bool {
        let behind = self.read.text.get(mention.range.end..).unwrap_or_default();
        let goes_on = behind.starts_with('<') && !behind.starts_with("</");
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

    fn is_judged(&self, mention: &Mention, near: &[&Address]) -> bool {
        let Mention { number, range, .. } = mention;
        let is_owner = |address: &&Address| {
            let inside = address.text_round(&self.read.text, range)?;
            let look_up = is_look_up(self.target(address, number));
            Some(look_up || self.is_alone(&inside))
        };
        let owned = near.first().and_then(is_owner);
        let beside = |address: &&Address| is_beside(number.kind, self.target(address, number));
        let by_link = owned.unwrap_or_else(|| !self.is_prose(range) && near.iter().any(beside));
        by_link || meets(&self.footers, range) || self.has_key(range)
    }

    /// Whether a link holds its numbers and their labels only.
    pub(super) fn is_alone(&self, inside: &Range<usize>) -> bool {
        let mut parts = vec![];
        parts.extend_from_slice(meeting(&self.numbers, inside, Range::clone));
        parts.extend_from_slice(meeting(&self.expressions, inside, Range::clone));
        parts.sort_by_key(|part| part.start);
        let (mut rest, mut at) = (String::new(), inside.start);
        for part in parts {
            rest.push_str(self.slice(&(at..part.start.max(at))));
            at = at.max(part.end);
        }
        rest.push_str(self.slice(&(at..inside.end.min(self.read.text.len()).max(at))));
        setting::is_label(&rest)
    }

    fn is_prose(&self, number: &Range<usize>) -> bool {
        let text = &self.read.text;
        let from = floor_boundary(text, number.start.saturating_sub(NEAR));
        let to = floor_boundary(text, number.end.saturating_add(NEAR));
        let before = self.slice(&(from..number.start));
        setting::is_prose(before, self.slice(&(number.end..to)))
    }

    /// Whether a key names the number. In prose, only what looks like an attribute is one.
    fn has_key(&self, number: &Range<usize>) -> bool {
        let from = floor_boundary(&self.read.text, number.start.saturating_sub(60));
        let before = self.slice(&(from..number.start));
        let line = before.rsplit('\n').next().unwrap_or_default();
        let Some(value) = setting::key(line) else {
            return false;
        };
        let is_prose = self.prose.is_some_and(|prose| prose <= number.start);
        let is_comment = self.prose.is_some() && line.trim_start().starts_with('#');
        !is_comment && (!is_prose || value == Value::Quoted)
    }

    /// What stands there.
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.read.text.get(range.clone()).unwrap_or_default()
    }
}
