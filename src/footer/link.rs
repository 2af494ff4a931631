//! The link that belongs to a number: the anchor round it, or a look-up site's link beside
//! it in the same small block.

use super::layout::Anchor;
use super::page::Page;
use super::stream::Stream;
use super::{Filing, Link, Stand, Target, badge, href, place};
use crate::html::{Name, NodeId};
use crate::number::{Kind, Number};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Bytes of the longest text that may be an address.
const LONGEST_ADDRESS: usize = 200;

/// A line with more characters is no small block.
const SMALL_BLOCK: usize = 200;
/// A neighbouring line with more characters is another block.
const SMALL_LINE: usize = 60;

/// The link of the number at `range` of the shown text.
pub(super) fn of_shown(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    let shown = &page.layout.shown;
    if let Some(anchor) = round(page, shown, range) {
        let text = page.link(anchor).map(|link| &link.text);
        let alone = text.is_some_and(|text| is_alone(shown, text, range));
        let stand = if alone { Stand::Alone } else { Stand::Round };
        return Some(Link {
            scripted: is_scripted(page, range),
            ..of_anchor(page, anchor, number, stand)?
        });
    }
    beside(page, number, range).or_else(|| to_entry(page, number, range))
}

/// Whether a click on the shown text at `range` runs a script.
pub(super) fn is_scripted(page: &Page<'_>, range: &Range<usize>) -> bool {
    let mut nodes = page.layout.shown.nodes(range);
    nodes.any(|(node, _)| page.is_scripted(node))
}

/// The link round a number that is not shown.
pub(super) fn of_hidden(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    let anchor = round(page, &page.layout.hidden, range)?;
    of_anchor(page, anchor, number, Stand::Round)
}

/// The anchor round a shown number.
pub(super) fn round_shown(page: &Page<'_>, range: &Range<usize>) -> Option<NodeId> {
    round(page, &page.layout.shown, range)
}

/// The anchors that a number runs through, each with how much of the number it holds.
fn anchors(page: &Page<'_>, stream: &Stream, range: &Range<usize>) -> Vec<(Option<NodeId>, usize)> {
    let mut found: Vec<(Option<NodeId>, usize)> = Vec::new();
    for (node, part) in stream.nodes(range) {
        let text = stream.text.get(part).unwrap_or_default();
        let ink = text.len() - text.matches(' ').count();
        let anchor = page.ancestors(node).find(|e| is_anchor(page, *e));
        match found.iter_mut().find(|(known, _)| *known == anchor) {
            Some((_, len)) => *len += ink,
            None => found.push((anchor, ink)),
        }
    }
    found
}

fn is_anchor(page: &Page<'_>, element: NodeId) -> bool {
    matches!(page.doc.name(element), Some(Name::A | Name::Area))
        && page.doc.has_attr(element, "href")
}

/// The anchor that holds most of the number.
fn round(page: &Page<'_>, stream: &Stream, range: &Range<usize>) -> Option<NodeId> {
    let linked = anchors(page, stream, range);
    linked
        .into_iter()
        .filter_map(|(anchor, len)| anchor.map(|anchor| (len, anchor)))
        .max_by_key(|(len, _)| *len)
        .map(|(_, anchor)| anchor)
}

/// Marks the links that hold numbers which need different addresses.
pub(super) fn mark_shared(filings: &mut [Filing]) {
    let mut wanted: HashMap<usize, Option<String>> = HashMap::new();
    let need = |filing: &Filing| {
        let is_psb = filing.number.kind == Kind::Psb;
        is_psb.then(|| filing.number.digits.clone())
    };
    let mut shared: HashSet<usize> = HashSet::new();
    for filing in filings.iter() {
        if let Some(link) = &filing.link {
            let need = need(filing);
            let first = wanted
                .entry(link.range.start)
                .or_insert_with(|| need.clone());
            if *first != need {
                shared.insert(link.range.start);
            }
        }
    }
    for link in filings.iter_mut().filter_map(|filing| filing.link.as_mut()) {
        link.shared = shared.contains(&link.range.start);
    }
}

/// Whether a second anchor runs through the number.
pub(super) fn is_split_over_anchors(page: &Page<'_>, range: &Range<usize>) -> bool {
    let linked = anchors(page, &page.layout.shown, range);
    linked.iter().filter(|(anchor, _)| anchor.is_some()).count() > 1
}

fn is_alone(shown: &Stream, anchor: &Range<usize>, number: &Range<usize>) -> bool {
    let before = anchor.start..number.start.max(anchor.start);
    let after = number.end.min(anchor.end)..anchor.end;
    !shown.exceeds(before, 0) && !shown.exceeds(after, 0)
}

/// The link that an anchor is for a number.
pub(super) fn of_anchor(
    page: &Page<'_>,
    anchor: NodeId,
    number: &Number,
    stand: Stand,
) -> Option<Link> {
    let href = page.short_attr(anchor, "href")?.into_owned();
    let is_icp = number.kind != Kind::Psb;
    let badge = is_icp.then(|| badge::in_link(page, anchor));
    let target = href::target(&href, page.base.as_ref(), number);
    Some(Link {
        shown: (target == Target::Retired)
            .then(|| retired_text(page, anchor))
            .flatten(),
        target,
        range: page.attribute_range(anchor, "href"),
        href,
        stand,
        shared: false,
        scripted: page.is_scripted(anchor),
        badge: badge.flatten(),
        quoting: page.quoting(anchor, "href"),
    })
}

/// The text of a link, in the source, if it is all of an address that MIIT has retired.
fn retired_text(page: &Page<'_>, anchor: NodeId) -> Option<Range<usize>> {
    let shown = &page.layout.shown;
    let range = &page.link(anchor)?.text;
    // It is asked of each number that the link holds.
    let range = Some(range).filter(|range| range.len() <= LONGEST_ADDRESS)?;
    let text = shown.text.get(range.clone())?;
    let address = text.trim();
    let start = range.end - text.trim_start().len();
    let place = shown.source(page.doc, &(start..start + address.len()))?;
    let whole = page.source.get(place.clone()) == Some(address);
    (whole && href::is_retired(address)).then_some(place)
}

/// A link to the right look-up site beside an unlinked number: in its line or, where it is
/// no other number's own, in a short line next to it.
fn beside(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    let shown = &page.layout.shown;
    let line = own_line(shown, range);
    let block = small_block(shown, &line)?;
    let within = |outer: &Range<usize>, link: &Anchor| {
        outer.start <= link.text.start && link.text.end <= outer.end
    };
    let free = |link: &Anchor| !page.holds_number(&link.text);
    // A badge alone may carry a PSB number's link; the MIIT link must have something to click on.
    let is_psb = number.kind == Kind::Psb;
    let near = |anchor: &&Anchor| {
        let shared = !is_psb && within(&line, anchor);
        let area = page.doc.name(anchor.node) == Some(Name::Area);
        let seen =
            is_psb || area || shown.exceeds(anchor.text.clone(), 0) || page.has_image(anchor);
        seen && (shared || (free(anchor) && within(&block, anchor)))
    };
    page.links_in(&block).filter(near).find_map(|anchor| {
        of_anchor(page, anchor.node, number, Stand::Beside)
            .filter(|link| href::serves(number.kind, link.target))
    })
}

/// A link to the entry of an unlinked PSB number, such as its badge's, farther away in its closing
/// zone: the code says whose it is.
fn to_entry(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    if number.kind != Kind::Psb || number.digits.is_empty() || page.entries().is_empty() {
        return None;
    }
    let (node, _) = page.layout.shown.nodes(range).next()?;
    let zone = place::zone(page, node)?;
    let anchor = page.entries().find(&number.digits, zone)?;
    of_anchor(page, anchor, number, Stand::Beside)
        .filter(|link| href::serves(number.kind, link.target))
}

/// The line of a number, or the lines where it is broken.
fn own_line(shown: &Stream, range: &Range<usize>) -> Range<usize> {
    shown.line(range.start).start..shown.line(range.end.saturating_sub(1)).end
}

/// A number's line with its neighbours where these are short; none where the line is long.
fn small_block(shown: &Stream, line: &Range<usize>) -> Option<Range<usize>> {
    if shown.exceeds(line.clone(), SMALL_BLOCK) {
        return None;
    }
    let [before, after] = shown.neighbours(line);
    let is_short = |line: &Range<usize>| !shown.exceeds(line.clone(), SMALL_LINE);
    let start = if is_short(&before) {
        before.start
    } else {
        line.start
    };
    let end = if is_short(&after) {
        after.end
    } else {
        line.end
    };
    Some(start..end)
}
