//! Where on the page a shown number stands: in the closing zone, or elsewhere.

mod head;
mod notice;
mod outermost;

use super::layout::{Layout, Mark};
use super::page::Page;
use super::stream::Stream;
use super::tokens::Part;
use super::{Basis, Placement};
use crate::html::NodeId;
use crate::text::ceil_boundary;
use outermost::{closing_zone, ends_page, wraps_page};
use std::cmp::Reverse;
use std::ops::Range;

/// A number within this many characters of the end of the text stands in its tail: 85 % of
/// real numbers stand within the last 100, and a few contact lines may follow.
const TAIL: usize = 400;
/// So many elements named as closing zones are looked at.
const MOST_ZONES: usize = 32;
/// A line of legal notices has at most so many characters.
const LEGAL_LINE: usize = 300;
/// So many bytes on either side of a number are read to tell prose: pages of one line exist.
const WINDOW: usize = 1_000;
/// A line longer than this, number apart, may be prose.
const LONG_LINE: usize = 60;

/// Words of those that claim copyright.
const CLAIMS: [&str; 4] = ["©", "copyright", "版权", "(c)"];
/// Words of those that may be asked.
const CONTACTS: [&str; 5] = ["技术支持", "powered by", "主办单位", "联系电话", "地址："];
/// Other words of the lines that stand beside filing numbers in closing zones.
const NOTICES: [&str; 4] = ["all rights reserved", "备案", "许可证", "网安备"];
/// Words that introduce an example.
const EXAMPLE_WORDS: [&str; 11] = [
    "例如",
    "比如",
    "示例",
    "例：",
    "如：",
    "教程",
    "形如",
    "格式为",
    "格式：",
    "假设",
    "为例",
];

/// The placement of the text at `range` of the shown text, which begins in or is held by
/// `node`, and what speaks for the footer.
pub(super) fn placement(page: &Page<'_>, node: NodeId, range: &Range<usize>) -> (Placement, Basis) {
    let layout = &page.layout;
    if layout.named_footer {
        return in_named_footer(page, node);
    }
    let marks: Vec<&Mark> = enclosing(page, node).collect();
    if let Some(zone) = closing_zone(page, &marks) {
        return (Placement::Footer, zone.basis);
    }
    let elsewhere = marks.iter().any(|mark| match mark.part {
        Part::Article | Part::Dialog => !wraps_tail(layout, mark, range),
        Part::Heading => {
            !is_whole_page(mark, layout.shown.text.len()) && !closes_page(layout, mark, range)
        }
        Part::Title => !claims_in_title(layout, mark, range),
        _ => false,
    });
    let above_main = layout.main.is_some_and(|main| range.end <= main);
    if elsewhere || above_main || is_above_closing(page, node, &marks, range) {
        return BODY;
    }
    if in_tail(layout, range) {
        (Placement::Footer, Basis::Tail)
    } else {
        BODY
    }
}

/// The closing zone that holds a node, if one does.
pub(super) fn zone(page: &Page<'_>, node: NodeId) -> Option<NodeId> {
    let named = |mark: &&Mark| mark.basis == Basis::Selector;
    if page.layout.named_footer {
        return enclosing(page, node).find(named).map(|mark| mark.node);
    }
    let marks: Vec<&Mark> = enclosing(page, node).collect();
    closing_zone(page, &marks).map(|mark| mark.node)
}

const BODY: (Placement, Basis) = (Placement::Body, Basis::None);

/// The placement of a stretch of shown text.
pub(super) fn placement_of_text(page: &Page<'_>, range: &Range<usize>) -> (Placement, Basis) {
    let first = page.layout.shown.nodes(range).next();
    first.map_or(BODY, |(node, _)| placement(page, node, range))
}

/// The marks round a node, innermost first.
fn enclosing<'a>(page: &'a Page<'_>, node: NodeId) -> impl Iterator<Item = &'a Mark> {
    let layout = &page.layout;
    let itself = std::iter::once(node);
    itself
        .chain(page.ancestors(node))
        .filter_map(|node| layout.mark_of(node))
}

/// The page closes further down, and what stands here does not read like a part of that.
fn is_above_closing(page: &Page<'_>, node: NodeId, marks: &[&Mark], range: &Range<usize>) -> bool {
    let Some(zone) = later_closing(&page.layout, range.end) else {
        return false;
    };
    let main = marks.iter().any(|mark| mark.part == Part::Main);
    main || !notice::is_one(page, node, range, zone)
}

/// The next closing zone with legal notices of its own that begins at or behind `at`.
fn later_closing(layout: &Layout, at: usize) -> Option<&Mark> {
    let mark = |index: &usize| layout.marks.get(*index);
    let is_above = |index: &usize| mark(index).is_some_and(|mark| mark.text.start < at);
    let first = layout.closings.partition_point(is_above);
    let later = layout.closings.iter().skip(first).take(MOST_ZONES);
    later.filter_map(mark).find(|mark| {
        let text = layout.shown.text.get(mark.text.clone()).unwrap_or_default();
        let firm = mark.is_firm() && layout.shown.exceeds(mark.text.clone(), 0);
        firm || has_legal_word(text)
    })
}

/// The owner said what the closing zone is: no guess is better.
fn in_named_footer(page: &Page<'_>, node: NodeId) -> (Placement, Basis) {
    if enclosing(page, node).any(|mark| mark.basis == Basis::Selector) {
        (Placement::Footer, Basis::Selector)
    } else {
        BODY
    }
}

/// A name such as `has-footer` on a wrapper of everything names no zone.
pub(super) fn is_whole_page(mark: &Mark, total: usize) -> bool {
    let named_by_class = mark.basis == Basis::Class;
    let starts_early = mark.text.start * 10 < total * 3;
    named_by_class && starts_early && mark.text.len() > 6_000 && mark.text.len() * 10 > total * 7
}

/// As [`wraps_page`], where the number stands among legal notices.
fn wraps_tail(layout: &Layout, mark: &Mark, range: &Range<usize>) -> bool {
    wraps_page(layout, mark) && is_legal_line(&layout.shown, range)
}

/// A navigation that ends the page with legal notices, such as a bar at its bottom.
fn closes_page(layout: &Layout, mark: &Mark, range: &Range<usize>) -> bool {
    mark.text.start > 0 && ends_page(layout, mark) && is_legal_line(&layout.shown, range)
}

/// A title that ends the page and claims copyright: only its size was meant.
fn claims_in_title(layout: &Layout, mark: &Mark, range: &Range<usize>) -> bool {
    let rest = without(&layout.shown, &mark.text, range).to_ascii_lowercase();
    ends_page(layout, mark) && CLAIMS.iter().any(|word| rest.contains(word))
}

fn in_tail(layout: &Layout, range: &Range<usize>) -> bool {
    let shown = &layout.shown;
    if is_prose(shown, range) || is_headed_behind(layout, range) {
        return false;
    }
    if is_followed_by_little(layout, range.end) {
        return true;
    }
    let in_lower_half = range.start * 2 >= shown.text.len();
    in_lower_half && is_legal_line(shown, range)
}

/// Whether little text follows, dialogs left out: these lie over the page, wherever they stand.
fn is_followed_by_little(layout: &Layout, at: usize) -> bool {
    let shown = &layout.shown;
    let first = layout.dialogs.partition_point(|dialog| dialog.start < at);
    let mut left = TAIL;
    let mut from = at;
    for dialog in layout.dialogs.iter().skip(first).take(MOST_ZONES) {
        let between = from..dialog.start;
        if shown.exceeds(between.clone(), left) {
            return false;
        }
        left -= shown.ink(between);
        from = dialog.end;
    }
    !shown.exceeds(from..shown.text.len(), left)
}

/// What follows has a heading of its own, and beside the number are no notices: it
/// stands in the content, such as a table about the site.
fn is_headed_behind(layout: &Layout, range: &Range<usize>) -> bool {
    if layout.last_title.is_none_or(|title| title < range.end) {
        return false;
    }
    let shown = &layout.shown;
    let line = shown.line(range.start);
    let own = without(shown, &line, range);
    let near = shown.neighbours(&line).map(|line| cut(shown, line));
    ![own.as_str()]
        .iter()
        .chain(&near)
        .any(|line| speaks_for_itself(&line.to_ascii_lowercase()))
}

/// Whether somebody claims copyright or may be asked, in small letters.
fn speaks_for_itself(line: &str) -> bool {
    let mut words = CLAIMS.iter().chain(&CONTACTS);
    words.any(|word| line.contains(word))
}

/// The first [`WINDOW`] bytes of a line.
fn cut(shown: &Stream, line: Range<usize>) -> &str {
    let end = ceil_boundary(&shown.text, line.end.min(line.start + WINDOW));
    shown.text.get(line.start..end).unwrap_or_default()
}

/// The number's line, or one of its neighbours, speaks of copyright and the like.
fn is_legal_line(shown: &Stream, range: &Range<usize>) -> bool {
    let line = shown.line(range.start);
    let own = without(shown, &line, range);
    let near = shown
        .neighbours(&line)
        .into_iter()
        .filter_map(|line| shown.text.get(line))
        .any(has_legal_word);
    own.chars().count() <= LEGAL_LINE && (has_legal_word(&own) || near)
}

/// Whether a line of the shown text speaks of copyright and the like.
pub(super) fn is_legal(shown: &Stream, line: Range<usize>) -> bool {
    shown.text.get(line).is_some_and(has_legal_word)
}

/// So many lines at the end of a page are looked at for notices.
const LAST_LINES: usize = 16;

/// The last line that speaks of copyright and the like, if it is one of the page's last.
pub(super) fn last_notice(shown: &Stream) -> Option<Range<usize>> {
    let last = shown.line(shown.text.len().saturating_sub(1));
    let before = |line: &Range<usize>| Some(shown.line(line.start.checked_sub(1)?));
    let mut lines = std::iter::successors(Some(last), before).take(LAST_LINES);
    lines.find(|line| is_legal(shown, line.clone()))
}

fn has_legal_word(line: &str) -> bool {
    if line.len() > 4 * LEGAL_LINE || line.chars().count() > LEGAL_LINE {
        return false;
    }
    let line = line.to_ascii_lowercase();
    speaks_for_itself(&line) || NOTICES.iter().any(|word| line.contains(word))
}

/// The text round a number, at most [`WINDOW`] bytes on either side.
fn without(shown: &Stream, line: &Range<usize>, number: &Range<usize>) -> String {
    let text = &shown.text;
    let start = ceil_boundary(text, line.start.max(number.start.saturating_sub(WINDOW)));
    let end = ceil_boundary(text, line.end.min(number.end + WINDOW));
    let before = text.get(start..number.start).unwrap_or_default();
    let after = text.get(number.end..end).unwrap_or_default();
    format!("{before} {after}")
}

/// Sentences round a number, or a word that introduces an example.
fn is_prose(shown: &Stream, range: &Range<usize>) -> bool {
    let line = shown.line(range.start);
    let rest = without(shown, &line, range);
    let sentences = rest
        .chars()
        .filter(|c| matches!(c, '。' | '，' | '；' | '？' | '！'))
        .count();
    let example = EXAMPLE_WORDS.iter().any(|word| rest.contains(word));
    let long = rest.chars().count() > LONG_LINE;
    (long && sentences >= 2 && !has_legal_word(&rest))
        || (example && (sentences >= 1 || !has_legal_word(&rest)))
}

/// The page's closing zone for the report: the one that holds a number, else the last
/// element that looks like one.
pub(super) fn closing_mark<'a>(
    page: &'a Page<'_>,
    number: Option<&Range<usize>>,
) -> Option<&'a Mark> {
    let layout = &page.layout;
    let total = layout.shown.text.len();
    let closing = |mark: &&Mark| mark.part == Part::Closing && !is_whole_page(mark, total);
    let zones = || layout.marks.iter().filter(closing);
    let with_number = number.and_then(|range| {
        zones().find(|mark| mark.text.start <= range.start && range.end <= mark.text.end)
    });
    with_number.or_else(|| best_mark(page, zones()))
}

/// Those with text before empty ones, such as a widget's edge, then by basis, then the last in the
/// page; none above the content.
fn best_mark<'a>(page: &Page<'_>, zones: impl Iterator<Item = &'a Mark>) -> Option<&'a Mark> {
    let rank = |mark: &Mark| {
        let basis = match mark.basis {
            Basis::Element => 2,
            Basis::Role => 1,
            _ => 0,
        };
        let has_text = page.layout.shown.exceeds(mark.text.clone(), 0);
        (has_text, basis, mark.node)
    };
    let mut zones: Vec<&Mark> = zones.collect();
    zones.sort_by_cached_key(|mark| Reverse(rank(mark)));
    let mut best = zones.into_iter().take(MOST_ZONES);
    best.find(|mark| !is_at_head(page, mark))
}

fn is_at_head(page: &Page<'_>, zone: &Mark) -> bool {
    let headings = enclosing(page, zone.node).filter(|mark| mark.part == Part::Heading);
    head::is_above_content(&page.layout, headings.last(), zone)
}

#[cfg(test)]
mod tests;
