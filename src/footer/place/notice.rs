//! Lines just above the closing zone that are a part of it.

use super::{CLAIMS, LEGAL_LINE, LONG_LINE, has_legal_word, without};
use crate::footer::layout::Mark;
use crate::footer::page::Page;
use crate::footer::stream::Stream;
use crate::html::{Name, NodeId};
use crate::number::Kind;
use std::borrow::Cow;
use std::ops::Range;

/// A line just above the closing zone that reads like one of its own: nothing is told about
/// the number, and it or one beside it is linked to a look-up site, it stands beside a copyright
/// notice or, if the zone has no number of its register, by itself or close to it.
pub(super) fn is_one(page: &Page<'_>, node: NodeId, range: &Range<usize>, zone: &Mark) -> bool {
    let shown = &page.layout.shown;
    let line = shown.line(range.start);
    let rest = without(shown, &line, range);
    if rest.contains(['。', '，', '；', '？', '！']) {
        return false;
    }
    let rest = rest.to_ascii_lowercase();
    let one_each = has_one_each(page, &line);
    let claims = || CLAIMS.iter().any(|word| rest.contains(word));
    let mut nodes = page
        .numbers
        .in_range(&line)
        .filter_map(|number| shown.nodes(number).next());
    let mut vouched_for = || nodes.any(|(node, _)| leads_to_register(page, node));
    if leads_to_register(page, node) || claims() || (one_each && vouched_for()) {
        return true;
    }
    if is_in_table_of_others(page, node, zone) || stands_with_others(page, range, zone) {
        return false;
    }
    !holds_its_like(page, &zone.text, range)
        && (is_label(&rest)
            || (one_each && stands_among_numbers(page, &line))
            || (href(page, node).is_none() && is_directly_above(shown, range, &rest, zone))
            || is_in_box_of(page, node, range, &rest, zone))
}

/// Where the link leads that a node stands in.
fn href<'a>(page: &'a Page<'_>, node: NodeId) -> Option<Cow<'a, str>> {
    let mut round = page.ancestors(node);
    round.find_map(|element| page.short_attr(element, "href"))
}

/// It is linked to a site on which numbers are looked up.
fn leads_to_register(page: &Page<'_>, node: NodeId) -> bool {
    let sites = ["miit", "miib", "beian"];
    href(page, node).is_some_and(|href| sites.iter().any(|site| href.contains(site)))
}

/// Nothing but words that announce a number.
fn is_label(text: &str) -> bool {
    let announces = |c: char| c.is_whitespace() || "网站icp备案编号：:|".contains(c);
    text.chars().all(|c| announces(c.to_ascii_lowercase()))
}

/// A line with one number of each register at most, none of which the lines next to it have, too:
/// others are lists of sites.
fn has_one_each(page: &Page<'_>, line: &Range<usize>) -> bool {
    let neighbours = page.layout.shown.neighbours(line);
    let others = || neighbours.iter().filter(|other| *other != line);
    let registers = [Kind::Icp, Kind::Licence, Kind::Psb];
    let mut own = registers
        .into_iter()
        .filter(|register| page.numbers.has_in(line, *register));
    own.all(|register| {
        page.numbers.count_in(line, register) == 1
            && others().all(|other| !page.numbers.has_in(other, register))
    })
}

/// A line of numbers and their labels.
fn stands_among_numbers(page: &Page<'_>, line: &Range<usize>) -> bool {
    let text = |range| page.layout.shown.text.get(range).unwrap_or_default();
    let mut from = line.start;
    let mut is_between = |number: &Range<usize>| {
        let between = from.min(number.start)..number.start;
        from = number.end;
        is_label(text(between))
    };
    page.numbers.in_range(line).all(&mut is_between) && is_between(&(line.end..line.end))
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
