//! The link that belongs to a number: the anchor round it, or a look-up site's link beside
//! it in the same small block.

use super::page::Page;
use super::stream::Stream;
use super::walk::Anchor;
use super::{Link, Target, href};
use crate::number::{Kind, Number};
use ego_tree::NodeId;
use scraper::ElementRef;
use std::ops::Range;

/// A line with more characters is no small block.
const SMALL_BLOCK: usize = 200;
/// A neighbouring line with more characters is another block.
const SMALL_LINE: usize = 60;

/// The link of the number at `range` of the shown text.
pub(super) fn of_shown(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    let shown = &page.layout.shown;
    if let Some(anchor) = round(page, shown, range) {
        let text = page.layout.links.iter().find(|link| link.node == anchor);
        let alone = text.is_some_and(|link| is_alone(shown, &link.text, range));
        return link(page, anchor, number, alone);
    }
    beside(page, number, range)
}

/// The link round a number that is not shown.
pub(super) fn of_hidden(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    let anchor = round(page, &page.layout.hidden, range)?;
    link(page, anchor, number, false)
}

/// The anchors that a number runs through, each with how much of the number it holds.
fn anchors(page: &Page<'_>, stream: &Stream, range: &Range<usize>) -> Vec<(Option<NodeId>, usize)> {
    let mut found: Vec<(Option<NodeId>, usize)> = Vec::new();
    for (node, part) in stream.nodes(range) {
        let anchor = page.ancestors(node).find(|e| is_anchor(*e)).map(|e| e.id());
        match found.iter_mut().find(|(known, _)| *known == anchor) {
            Some((_, len)) => *len += part.len(),
            None => found.push((anchor, part.len())),
        }
    }
    found
}

fn is_anchor(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "a" | "area") && element.value().attr("href").is_some()
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

/// Whether a second anchor runs through the number.
pub(super) fn is_split_over_anchors(page: &Page<'_>, range: &Range<usize>) -> bool {
    let linked = anchors(page, &page.layout.shown, range);
    linked.iter().filter(|(anchor, _)| anchor.is_some()).count() > 1
}

fn is_alone(shown: &Stream, anchor: &Range<usize>, number: &Range<usize>) -> bool {
    let before = shown.ink(anchor.start..number.start.max(anchor.start));
    let after = shown.ink(number.end.min(anchor.end)..anchor.end);
    before + after == 0
}

fn link(page: &Page<'_>, anchor: NodeId, number: &Number, alone: bool) -> Option<Link> {
    let element = page.element(anchor)?;
    let href = element.value().attr("href")?.to_owned();
    Some(Link {
        target: target(page, number, &href),
        range: page.attribute_range(anchor, "href"),
        href,
        alone,
    })
}

fn target(page: &Page<'_>, number: &Number, href: &str) -> Target {
    match number.kind {
        Kind::Psb => href::psb_target(href, page.base.as_ref(), &number.digits),
        Kind::Icp | Kind::Licence => href::icp_target(href, page.base.as_ref()),
    }
}

/// A link to the right look-up site near an unlinked number, if it is no other number's.
fn beside(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Link> {
    let block = small_block(&page.layout.shown, range)?;
    let near = |link: &&Anchor| block.start <= link.text.start && link.text.end <= block.end;
    let free = |link: &&Anchor| !page.numbers.iter().any(|n| overlap(n, &link.text));
    let mut candidates = page.layout.links.iter().filter(near).filter(free);
    candidates.find_map(|anchor| {
        link(page, anchor.node, number, false).filter(|link| serves(number.kind, link.target))
    })
}

fn serves(kind: Kind, target: Target) -> bool {
    match kind {
        Kind::Psb => matches!(target, Target::Mps | Target::Old),
        Kind::Icp | Kind::Licence => matches!(
            target,
            Target::Root | Target::Http | Target::Deep | Target::Retired
        ),
    }
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The number's line, with its neighbours where these are short; none where the line is long.
fn small_block(shown: &Stream, range: &Range<usize>) -> Option<Range<usize>> {
    let line = shown.line(range.start);
    let line = line.start..shown.line(range.end.saturating_sub(1)).end.max(line.end);
    if shown.ink(line.clone()) > SMALL_BLOCK {
        return None;
    }
    let before = shown.line(line.start.saturating_sub(1));
    let after = shown.line((line.end + 1).min(shown.text.len()));
    let start = if shown.ink(before.clone()) <= SMALL_LINE {
        before.start
    } else {
        line.start
    };
    let end = if shown.ink(after.clone()) <= SMALL_LINE {
        after.end
    } else {
        line.end
    };
    Some(start..end)
}
