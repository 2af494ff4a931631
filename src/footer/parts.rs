//! Which part of the source an element takes.

use crate::html::Document;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use std::collections::HashMap;
use std::ops::Range;

/// The elements by their places.
pub(super) struct Elements<'a> {
    doc: &'a Document,
    source_len: usize,
    /// Start of each start tag with its element, in source order.
    starts: Vec<(usize, NodeId)>,
    /// Many comments may stand before one large element.
    parts: HashMap<NodeId, Option<Range<usize>>>,
}

impl<'a> Elements<'a> {
    pub(super) fn new(doc: &'a Document, source_len: usize) -> Self {
        let nodes = doc.tree.tree.nodes();
        let mut starts: Vec<_> = nodes
            .filter_map(|node| Some((doc.tag(node.id())?.range.start, node.id())))
            .collect();
        starts.sort_by_key(|(start, _)| *start);
        Self {
            doc,
            source_len,
            starts,
            parts: HashMap::new(),
        }
    }

    /// The next element behind `at`, unless the element round `at` ends before.
    pub(super) fn next_after(&mut self, at: usize) -> Option<Range<usize>> {
        let next = self.starts.partition_point(|(start, _)| *start < at);
        let (start, node) = *self.starts.get(next)?;
        let end_tags = &self.doc.end_tags;
        let close = end_tags.partition_point(|(_, range)| range.start < at);
        let closes_first = end_tags.get(close).is_some_and(|(_, r)| r.start < start);
        if closes_first { None } else { self.part(node) }
    }

    /// From an element's start tag to behind its end tag or, where that is left out, to
    /// where the next thing behind the element starts.
    pub(super) fn part(&mut self, node: NodeId) -> Option<Range<usize>> {
        if let Some(part) = self.parts.get(&node) {
            return part.clone();
        }
        let part = self.measure(node);
        self.parts.insert(node, part.clone());
        part
    }

    fn measure(&self, node: NodeId) -> Option<Range<usize>> {
        let start = self.doc.tag(node)?.range.clone();
        let node = self.doc.tree.tree.get(node)?;
        let inside = node.descendants().filter_map(|node| self.place(node));
        let inside = inside.map(|place| place.end).max().unwrap_or(start.end);
        let next = following(node)
            .filter_map(|node| self.place(node))
            .find(|place| place.start >= start.end)
            .map_or(self.source_len, |place| place.start);
        Some(start.start..self.end(node, inside..next))
    }

    /// Where a node ends, of which nothing but end tags and comments stand in `rest`.
    fn end(&self, node: NodeRef<'_, Node>, rest: Range<usize>) -> usize {
        let mut open = last_elements(node);
        let first = self
            .doc
            .end_tags
            .partition_point(|(_, tag)| tag.start < rest.start);
        let tags = self.doc.end_tags.get(first..).unwrap_or_default();
        for (name, tag) in tags.iter().take_while(|(_, tag)| tag.start < rest.end) {
            match open.iter().rposition(|open| **open == **name) {
                Some(0) => return tag.end,
                Some(closed) => open.truncate(closed),
                // It closes something round the node.
                None => return tag.start,
            }
        }
        rest.end
    }

    fn place(&self, node: NodeRef<'_, Node>) -> Option<Range<usize>> {
        let runs = self.doc.runs(node.id());
        match (runs.first(), runs.last()) {
            (Some(first), Some(last)) => Some(first.source..last.source + last.len),
            _ => self.doc.tag(node.id()).map(|tag| tag.range.clone()),
        }
    }
}

/// The names of an element and of the elements inside that can still be open at its end,
/// outermost first.
fn last_elements(node: NodeRef<'_, Node>) -> Vec<&str> {
    std::iter::successors(Some(node), last_element)
        .filter_map(|node| node.value().as_element().map(scraper::node::Element::name))
        .collect()
}

fn last_element<'a>(node: &NodeRef<'a, Node>) -> Option<NodeRef<'a, Node>> {
    let children = std::iter::successors(node.last_child(), NodeRef::prev_sibling);
    children
        .into_iter()
        .find(|child| child.value().is_element())
}

/// The nodes behind a node's subtree, in document order.
fn following(node: NodeRef<'_, Node>) -> impl Iterator<Item = NodeRef<'_, Node>> {
    std::iter::once(node)
        .chain(node.ancestors())
        .flat_map(|outer| outer.next_siblings())
        .flat_map(|sibling| sibling.descendants())
}
