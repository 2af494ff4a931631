//! Lines just above the closing zone that are a part of it.

use super::{CLAIMS, LEGAL_LINE, LONG_LINE, has_legal_word, without};
use crate::footer::layout::Mark;
use crate::footer::page::Page;
use crate::footer::stream::Stream;
use crate::html::{Name, NodeId};
use crate::number::Kind;
use std::ops::Range;

/// A line just above the closing zone that reads like one of its own: nothing is told about
/// the number, and it is linked to a look-up site, stands beside a copyright notice or, if the
/// zone has no number of its register, by itself or close to it.
pub(super) fn is_one(page: &Page<'_>, node: NodeId, range: &Range<usize>, zone: &Mark) -> bool {
    let shown = &page.layout.shown;
    let rest = without(shown, &shown.line(range.start), range);
    if rest.contains(['。', '，', '；', '？', '！']) {
        return false;
    }
    let mut round = page.ancestors(node);
    let href = round.find_map(|element| page.doc.attr(element, "href"));
    let sites = ["miit", "miib", "beian"];
    let linked = |href: &str| sites.iter().any(|site| href.contains(site));
    let rest = rest.to_lowercase();
    if href.as_deref().is_some_and(linked) || CLAIMS.iter().any(|word| rest.contains(word)) {
        return true;
    }
    if is_in_table_of_others(page, node, zone) || stands_with_others(page, range, zone) {
        return false;
    }
    let label = |c: char| c.is_whitespace() || "网站icp备案编号：:|".contains(c);
    !holds_its_like(page, &zone.text, range)
        && (rest.trim_matches(label).is_empty()
            || (href.is_none() && is_directly_above(shown, range, &rest, zone))
            || is_in_box_of(page, node, range, &rest, zone))
}

/// In a row of cells above a closing zone that is one by its element: a list of sites with their
/// numbers.
fn is_in_table_of_others(page: &Page<'_>, node: NodeId, zone: &Mark) -> bool {
    let name = |node: &NodeId| page.doc.name(*node);
    let mut round = page.ancestors(node);
    let cell = round.find(|node| matches!(name(node), Some(Name::Td | Name::Th)));
    let row = cell
        .and_then(|cell| page.doc.parent(cell))
        .filter(|_| zone.is_firm());
    row.is_some_and(|row| {
        let cells = page.doc.subtree(row);
        let cells = cells.filter(|node| matches!(name(node), Some(Name::Td | Name::Th)));
        cells.take(2).count() == 2
    })
}

/// A PSB number in a line next to an ICP number that is not the zone's own is no more the page's.
fn stands_with_others(page: &Page<'_>, number: &Range<usize>, zone: &Mark) -> bool {
    let numbers = &page.numbers;
    let shown = &page.layout.shown;
    let own = shown.text.get(zone.text.clone()).unwrap_or_default();
    let is_of_other = |line: &Range<usize>| {
        let digits = subject(shown.text.get(line.clone()).unwrap_or_default());
        numbers.has_in(line, Kind::Icp) && !digits.is_some_and(|digits| own.contains(digits))
    };
    let beside = shown.neighbours(&shown.line(number.start));
    let mut above = beside.iter().filter(|line| line.end <= zone.text.start);
    numbers.has_in(number, Kind::Psb)
        && numbers.has_in(&zone.text, Kind::Icp)
        && above.any(is_of_other)
}

/// The digits of a subject's number in a line.
fn subject(line: &str) -> Option<&str> {
    let runs = line.split(|c: char| !c.is_ascii_digit());
    runs.max_by_key(|run| run.len())
        .filter(|run| !run.is_empty())
}

/// Whether the zone has a number of the register that the one at `number` is of.
fn holds_its_like(page: &Page<'_>, zone: &Range<usize>, number: &Range<usize>) -> bool {
    match page.numbers.first_in(number) {
        Some(register) => page.numbers.has_in(zone, register),
        None => page.holds_number(zone),
    }
}

/// A number in a short line, `rest` of which is not itself, directly above the zone.
fn is_directly_above(shown: &Stream, number: &Range<usize>, rest: &str, zone: &Mark) -> bool {
    let end = shown.line(number.end).end;
    rest.chars().count() <= LONG_LINE && !shown.exceeds(end..zone.text.start.max(end), 0)
}

/// A number in the box that the zone ends, with little between.
fn is_in_box_of(
    page: &Page<'_>,
    node: NodeId,
    number: &Range<usize>,
    rest: &str,
    zone: &Mark,
) -> bool {
    let parent = page.doc.parent(zone.node);
    let name = parent.and_then(|parent| page.doc.name(parent));
    let is_box = !matches!(name, None | Some(Name::Body | Name::Main));
    let most = if has_legal_word(rest) {
        LEGAL_LINE
    } else {
        LONG_LINE
    };
    let between = number.end..zone.text.start.max(number.end);
    is_box
        && parent == page.block(node)
        && rest.chars().count() <= most
        && !page.layout.shown.exceeds(between, most)
}
