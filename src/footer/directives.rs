//! What the page itself says is to be ignored.
//!
//! `<!-- beian-lint-ignore rule[, rule]: reason -->` holds for the next element with all
//! that is in it, `<!-- beian-lint-ignore-page rule: reason -->` for the whole page, and
//! `data-beian-lint-ignore="rule: reason"` for its element with all that is in it.

use super::page::Page;
use super::parts::Elements;
use super::{Directive, Reach};
use crate::html::{Known, NodeId};
use std::borrow::Cow;
use std::ops::Range;

/// The attribute that ignores faults of its element.
pub(super) const ATTRIBUTE: &str = "data-beian-lint-ignore";
/// What starts every comment that is meant for this program.
const PREFIX: &str = "beian-lint-";
/// Names of rules that the directives of one page may hold together. Those behind are not
/// obeyed, so that a hostile page cannot make the checker compare for ever.
const MOST_NAMES: usize = 1000;
/// Longest name or reason that is kept, in characters: a stranger may have written it.
const LONGEST: usize = 200;

/// Whether a comment's data is an ignore comment, whose text is no part of the page.
pub(super) fn is_directive(comment: &str) -> bool {
    without_prefix(comment.trim_start()).is_some()
}

/// What stands behind the prefix, in capitals or not.
fn without_prefix(comment: &str) -> Option<&str> {
    let (prefix, rest) = comment.split_at_checked(PREFIX.len())?;
    prefix.eq_ignore_ascii_case(PREFIX).then_some(rest)
}

/// Whether the page has one: most have none.
fn has_any(page: &Page<'_>) -> bool {
    let comment = |data| page.source.get(data).is_some_and(is_directive);
    page.doc.has_any(Known::IGNORE) || page.doc.comments().any(comment)
}

/// The first of them, in page order; see [`MOST_NAMES`].
pub(super) fn find(page: &Page<'_>) -> Vec<Directive> {
    if !has_any(page) {
        return Vec::new();
    }
    let mut found: Vec<Found<'_>> = comments(page).chain(attributes(page)).collect();
    found.sort_by_key(|found| (found.range.start, found.range.end));
    let mut elements = Elements::new(page.doc);
    limited(found.into_iter().map(|found| found.read(&mut elements)))
}

/// The first directives, as many as hold [`MOST_NAMES`] names.
pub(super) fn limited(directives: impl Iterator<Item = Directive>) -> Vec<Directive> {
    let mut names = 0;
    directives
        .take_while(|directive| {
            names += directive.rules.len().max(1);
            names <= MOST_NAMES
        })
        .collect()
}

/// A directive as it stands in the page.
struct Found<'a> {
    words: Cow<'a, str>,
    range: Range<usize>,
    meant: Meant,
}

/// What a directive is meant for.
enum Meant {
    Page,
    /// The directive has a form that nobody knows.
    Unknown,
    NextAfter(usize),
    Element(NodeId),
}

impl Found<'_> {
    fn read(self, elements: &mut Elements<'_>) -> Directive {
        let part = match self.meant {
            Meant::Page => return directive(&self.words, self.range, Reach::Page),
            Meant::Unknown => return directive("", self.range, Reach::Unknown),
            Meant::NextAfter(at) => elements.next_after(at),
            Meant::Element(node) => elements.part(node),
        };
        let reach = part.map_or(Reach::Nothing, Reach::Part);
        directive(&self.words, self.range, reach)
    }
}

fn comments<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Found<'a>> {
    page.doc.comments().filter_map(|data| {
        let (wide, words) = read_comment(page.source.get(data.clone())?)?;
        Some(Found {
            words: Cow::Borrowed(words),
            range: trimmed(page.source, &data),
            meant: match wide {
                Some(true) => Meant::Page,
                Some(false) => Meant::NextAfter(data.end),
                None => Meant::Unknown,
            },
        })
    })
}

fn attributes<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Found<'a>> {
    page.doc.nodes().filter_map(|node| {
        Some(Found {
            words: page.doc.attr(node, ATTRIBUTE)?,
            range: page.attribute_range(node, ATTRIBUTE),
            meant: Meant::Element(node),
        })
    })
}

/// Whether an ignore comment holds for the whole page, and its words. One with an unknown
/// form has neither, so that it is reported rather than overlooked.
pub(super) fn read_comment(comment: &str) -> Option<(Option<bool>, &str)> {
    let form = without_prefix(comment.trim())?;
    let end = form
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(form.len());
    let (form, words) = form.split_at_checked(end)?;
    Some(match form.to_ascii_lowercase().as_str() {
        "ignore" => (Some(false), words),
        "ignore-page" => (Some(true), words),
        _ => (None, ""),
    })
}

/// From `rule, rule: reason`; a colon of either width parts them, or ` -- ` as other linters have it.
pub(super) fn directive(words: &str, range: Range<usize>, reach: Reach) -> Directive {
    let (rules, reason) = parted(words);
    let rules = rules
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'))
        .filter(|name| !name.is_empty());
    Directive {
        rules: rules
            .take(MOST_NAMES)
            .map(|name| cut(&name.to_ascii_lowercase()))
            .collect(),
        reason: (!reason.is_empty()).then(|| cut(reason)),
        range,
        reach,
    }
}

/// The names and the reason, at the first of what parts them.
fn parted(words: &str) -> (&str, &str) {
    let colon = words.split_once([':', '：']);
    let dashes = words.split_once(" -- ");
    let first = [colon, dashes].into_iter().flatten();
    let (rules, reason) = first
        .min_by_key(|(rules, _)| rules.len())
        .unwrap_or((words, ""));
    (rules, reason.trim())
}

/// On one line, and not endless.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}

fn trimmed(source: &str, range: &Range<usize>) -> Range<usize> {
    let text = source.get(range.clone()).unwrap_or_default();
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}

#[cfg(test)]
mod tests;
