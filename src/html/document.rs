//! A parsed page: the browser's tree in one table, in document order.

use super::names::{self, Name};
use super::spans::{AttrSpan, Known, MOST, Piece, Place, TagSpan, narrow};
use super::tables::Tables;
use super::tag::TagData;
use crate::text::floor_boundary;
use std::borrow::Cow;
use std::mem::take;
use std::ops::Range;

/// A node, by its place in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(super) u32);

/// Stands for "none" in a table.
pub(super) const NONE: u32 = u32::MAX;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The page.
    Document,
    /// The content of a `<template>`, which is no part of the page.
    Fragment,
    /// An element.
    Element(Name),
    /// Text.
    Text,
}

/// To which vocabulary an element belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Html,
    Svg,
    MathMl,
}

impl NodeId {
    /// The next in document order; there may be none.
    pub(crate) const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// What a walk over the page must know of a node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    /// The node.
    pub(crate) id: NodeId,
    /// What it is.
    pub(crate) kind: Kind,
    /// The first node behind all inside it.
    pub(crate) behind: NodeId,
    /// Of an element, which attributes that are often asked for it may have.
    pub(crate) known: Known,
}

/// One row of the table. Comments and the DOCTYPE have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) space: Space,
    /// The node round it; [`NONE`] for the page.
    pub(super) parent: u32,
    /// Behind the last node inside.
    pub(super) end: u32,
    /// Of an element, its start tag ([`NONE`] where the standard implies it); of a text,
    /// its first piece.
    pub(super) first: u32,
    /// Of a text, behind its last piece.
    pub(super) behind: u32,
}

/// A parsed page: the browser's tree, and the way from its nodes back to the source.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Document<'a> {
    pub(super) source: &'a str,
    pub(super) nodes: Vec<Node>,
    /// Start tags, in source order, those that make no element included.
    pub(super) tags: Vec<TagSpan>,
    /// Their attributes.
    pub(super) attrs: Vec<AttrSpan>,
    /// The pieces of texts.
    pub(super) pieces: Vec<Piece>,
    /// Attributes that an element has from another tag (a second `<body>`), by element.
    pub(super) merged: Vec<(u32, String, String)>,
    /// Comments' data, in source order.
    pub(super) comments: Vec<Place>,
    /// End tags and the names they close, in source order.
    pub(super) end_tags: Vec<EndTag>,
    /// The page asks for quirks mode.
    pub(super) quirks: bool,
    /// All attributes that are often asked for and that any tag has.
    pub(super) known: Known,
}

/// An end tag as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EndTag {
    pub(super) name: Name,
    pub(super) name_end: u32,
    /// From `<` to behind `>`.
    pub(crate) place: Place,
}

impl EndTag {
    /// Whether it closes elements of that name.
    pub(crate) fn is(&self, name: Name) -> bool {
        self.name == name
    }

    /// The tag read last, which stands at `place`.
    pub(super) fn new(tag: &TagData, place: Range<usize>) -> Self {
        Self {
            name: tag.element,
            name_end: narrow(tag.name.end),
            place: place.into(),
        }
    }
}

impl Drop for Document<'_> {
    fn drop(&mut self) {
        Tables {
            nodes: take(&mut self.nodes),
            tags: take(&mut self.tags),
            attrs: take(&mut self.attrs),
            pieces: take(&mut self.pieces),
            end_tags: take(&mut self.end_tags),
        }
        .give_back();
    }
}

impl<'a> Document<'a> {
    /// Without a node, for a page of which at most [`MOST`] bytes are read.
    pub(super) fn new(source: &'a str) -> Self {
        let end = floor_boundary(source, MOST);
        let source = source.get(..end).unwrap_or_default();
        let Tables {
            nodes,
            tags,
            attrs,
            pieces,
            end_tags,
        } = Tables::take(source.len());
        Self {
            source,
            nodes,
            tags,
            attrs,
            pieces,
            merged: Vec::new(),
            comments: Vec::new(),
            end_tags,
            quirks: false,
            known: Known::default(),
        }
    }

    /// What of the page was read: all of it, or all that a page may have.
    pub(crate) const fn source(&self) -> &'a str {
        self.source
    }

    /// Keeps a start tag.
    pub(super) fn push_tag(&mut self, tag: TagSpan) {
        self.known = self.known.or(tag.known);
        self.tags.push(tag);
    }

    /// Whether there is a start tag of that name. Quick.
    pub(crate) fn has_tag(&self, name: Name) -> bool {
        self.tags.iter().any(|tag| tag.element == name)
    }

    /// What a walk over the page must know of a node.
    #[inline]
    pub(crate) fn row(&self, id: NodeId) -> Option<Row> {
        let node = self.node(id)?;
        let known = match node.kind {
            Kind::Element(_) => self.known(id),
            _ => Known::default(),
        };
        Some(Row {
            id,
            kind: node.kind,
            behind: NodeId(node.end),
            known,
        })
    }

    #[inline]
    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// All nodes, in document order.
    pub(crate) fn nodes(
        &self,
    ) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..narrow(self.nodes.len())).map(NodeId)
    }

    /// What a node is.
    pub(crate) fn kind(&self, id: NodeId) -> Kind {
        self.node(id).map_or(Kind::Document, |node| node.kind)
    }

    /// The name of an element; none for another node.
    pub(crate) fn name(&self, id: NodeId) -> Option<Name> {
        match self.node(id)?.kind {
            Kind::Element(name) => Some(name),
            _ => None,
        }
    }

    /// The name of an element as the tree has it; empty for another node.
    pub(crate) fn name_text(&self, id: NodeId) -> Cow<'a, str> {
        match self.node(id).map(|node| (node.kind, node.space)) {
            Some((Kind::Element(Name::Other), space)) => self.own_name(id, space),
            Some((Kind::Element(name), _)) => Cow::Borrowed(name.text()),
            _ => Cow::Borrowed(""),
        }
    }

    fn own_name(&self, id: NodeId, space: Space) -> Cow<'a, str> {
        let tag = self.tag_span(id);
        let written = tag.and_then(|tag| self.source.get(tag.name()));
        let lower = lower(written.unwrap_or_default());
        let svg = (space == Space::Svg).then(|| names::svg_name(&lower));
        svg.flatten().map_or(lower, Cow::Borrowed)
    }

    /// The node round a node.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.node(id)?.parent;
        (parent != NONE).then_some(NodeId(parent))
    }

    /// The nodes round a node, innermost first; not the node itself.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_, 'a> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// A node and all inside it, in document order.
    pub(crate) fn subtree(&self, id: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (id.0..self.behind(id).0).map(NodeId)
    }

    /// The first node behind a node and all inside it; there may be none.
    pub(crate) fn behind(&self, id: NodeId) -> NodeId {
        NodeId(self.node(id).map_or(id.0, |node| node.end))
    }

    /// All nodes behind a node and what is inside it, in document order.
    pub(crate) fn following(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (self.behind(id).0..narrow(self.nodes.len())).map(NodeId)
    }

    pub(super) fn tag_span(&self, id: NodeId) -> Option<&TagSpan> {
        let node = self.node(id)?;
        matches!(node.kind, Kind::Element(_))
            .then(|| self.tags.get(node.first as usize))
            .flatten()
    }

    /// The start tag of an element, from `<` to behind `>`; none for one that the standard
    /// implies.
    pub(crate) fn tag(&self, id: NodeId) -> Option<Range<usize>> {
        self.tag_span(id).map(|tag| tag.place.range())
    }

    /// Where a node stands: a text, or the start tag of an element.
    pub(crate) fn place(&self, id: NodeId) -> Option<Range<usize>> {
        self.text_place(id).or_else(|| self.tag(id))
    }

    pub(super) fn space(&self, id: NodeId) -> Space {
        self.node(id).map_or(Space::Html, |node| node.space)
    }

    /// Comments' data, in source order.
    pub(crate) fn comments(&self) -> impl Iterator<Item = Range<usize>> {
        self.comments.iter().map(|place| place.range())
    }

    /// End tags, in source order.
    pub(crate) fn end_tags(&self) -> &[EndTag] {
        &self.end_tags
    }

    /// Whether an end tag closes elements of the name that a node has.
    pub(crate) fn closes(&self, tag: &EndTag, id: NodeId) -> bool {
        match self.name(id) {
            Some(Name::Other) if tag.name == Name::Other => {
                let start = tag.place.start() + 2;
                let written = self.source.get(start..tag.name_end as usize);
                lower(written.unwrap_or_default()) == self.name_text(id)
            }
            name => name == Some(tag.name),
        }
    }
}

/// Lower case, NUL replaced.
pub(super) fn lower(written: &str) -> Cow<'_, str> {
    if written.bytes().any(|b| b.is_ascii_uppercase() || b == 0) {
        Cow::Owned(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(written)
    }
}
