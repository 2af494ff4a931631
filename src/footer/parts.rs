//! Which part of the source an element takes.

use crate::html::{Document, Name, NodeId};
use std::collections::HashMap;
use std::ops::Range;

/// So many end tags that close nothing are passed over to an element's own.
const MOST_STRAYS: usize = 8;

/// The elements by their places.
pub(super) struct Elements<'a> {
    doc: &'a Document<'a>,
    /// Start of each start tag with its element, in source order.
    starts: Vec<(usize, NodeId)>,
    /// Many comments may stand before one large element.
    parts: HashMap<NodeId, Option<Range<usize>>>,
}

impl<'a> Elements<'a> {
    pub(super) fn new(doc: &'a Document<'a>) -> Self {
        let mut starts: Vec<_> = doc
            .nodes()
            .filter_map(|node| Some((doc.tag(node)?.start, node)))
            .collect();
        starts.sort_by_key(|(start, _)| *start);
        Self {
            doc,
            starts,
            parts: HashMap::new(),
        }
    }

    /// The next element behind `at`, unless the element round `at` ends before.
    pub(super) fn next_after(&mut self, at: usize) -> Option<Range<usize>> {
        let next = self.starts.partition_point(|(start, _)| *start < at);
        let (start, node) = *self.starts.get(next)?;
        let end_tags = self.doc.end_tags();
        let close = end_tags.partition_point(|tag| tag.place.start() < at);
        let closes_first = end_tags
            .get(close)
            .is_some_and(|tag| tag.place.start() < start);
        if closes_first { None } else { self.part(node) }
    }

    /// As [`part`], measured once.
    pub(super) fn part(&mut self, node: NodeId) -> Option<Range<usize>> {
        let measured = self.parts.entry(node);
        measured.or_insert_with(|| part(self.doc, node)).clone()
    }
}

/// From an element's start tag to behind its end tag or, where that is left out, to where the
/// next thing behind the element starts.
pub(super) fn part(doc: &Document<'_>, node: NodeId) -> Option<Range<usize>> {
    let start = doc.tag(node)?;
    if doc.name(node).is_some_and(Name::is_void) {
        return Some(start);
    }
    let inside = doc.subtree(node).filter_map(|node| doc.place(node));
    let inside = inside.map(|place| place.end).max().unwrap_or(start.end);
    let mut behind = doc.following(node).filter_map(|node| doc.place(node));
    let next = behind
        .find(|place| place.start >= inside)
        .map_or(doc.source().len(), |place| place.start);
    Some(start.start..end(doc, node, inside..next))
}

/// Where a node ends, of which nothing but end tags and comments stand in `rest`.
fn end(doc: &Document<'_>, node: NodeId, rest: Range<usize>) -> usize {
    let mut open = last_elements(doc, node);
    let mut strays = 0;
    let end_tags = doc.end_tags();
    let first = end_tags.partition_point(|tag| tag.place.start() < rest.start);
    let tags = end_tags.get(first..).unwrap_or_default();
    for tag in tags.iter().take_while(|tag| tag.place.start() < rest.end) {
        match open.iter().rposition(|open| doc.closes(tag, *open)) {
            Some(0) => return tag.place.end(),
            Some(closed) => open.truncate(closed),
            // It closes nothing, but a stranger may write many for each of many elements.
            None if strays < MOST_STRAYS && !doc.ancestors(node).any(|id| doc.closes(tag, id)) => {
                strays += 1;
            }
            // It closes something round the node.
            None => return tag.place.start(),
        }
    }
    rest.end
}

/// An element and the elements inside that can still be open at its end, outermost first.
fn last_elements(doc: &Document<'_>, node: NodeId) -> Vec<NodeId> {
    let last = doc.subtree(node).next_back();
    let mut open: Vec<NodeId> = last
        .into_iter()
        .chain(last.into_iter().flat_map(|last| doc.ancestors(last)))
        .take_while(|id| *id >= node)
        .filter(|id| doc.name(*id).is_some())
        .collect();
    open.reverse();
    open
}
