//! A parsed page: the browser's tree in one table, in document order.

use super::names::{self, Name};
use super::spans::{AttrSpan, Known, MOST, Piece, Place, Run, TagSpan, narrow};
use super::tables::Tables;
use super::tag::{TagData, is_foreign};
use std::borrow::Cow;
use std::collections::HashSet;
use std::mem::take;
use std::ops::Range;

/// A node, by its place in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(super) u32);

/// Up to so many attributes are compared one by one.
const FEW_ATTRIBUTES: usize = 16;

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
        let end = (0..=MOST.min(source.len()))
            .rev()
            .find(|at| source.is_char_boundary(*at));
        let source = source.get(..end.unwrap_or(0)).unwrap_or_default();
        let Tables {
            nodes,
            tags,
            attrs,
            pieces,
            end_tags,
        } = Tables::take();
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

    /// Keeps a start tag.
    pub(super) fn push_tag(&mut self, tag: TagSpan) {
        self.known = self.known.or(tag.known);
        self.tags.push(tag);
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
    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// All nodes, in document order.
    pub(crate) fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
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

/// Texts.
impl<'a> Document<'a> {
    /// About how much text there is, scripts and style sheets included.
    pub(crate) fn text_len(&self) -> usize {
        let pieces = self.pieces.iter();
        pieces.map(|piece| piece.text_len() as usize).sum()
    }

    fn pieces(&self, id: NodeId) -> &[Piece] {
        let node = self.node(id).filter(|node| node.kind == Kind::Text);
        let pieces = node.and_then(|node| {
            let range = node.first as usize..node.behind as usize;
            self.pieces.get(range)
        });
        pieces.unwrap_or_default()
    }

    /// A text as the page means it.
    pub(crate) fn text(&self, id: NodeId) -> Cow<'a, str> {
        match self.pieces(id) {
            [] => Cow::Borrowed(""),
            [only] if only.spelled.is_none() => Cow::Borrowed(only.place.text(self.source)),
            pieces => {
                let mut text = String::new();
                for piece in pieces {
                    match piece.spelled {
                        Some(spelled) => spelled.push_to(&mut text),
                        None => text.push_str(piece.place.text(self.source)),
                    }
                }
                Cow::Owned(text)
            }
        }
    }

    /// A text that stands in the source in one part as the page means it; none for any other.
    #[inline]
    pub(crate) fn literal(&self, id: NodeId) -> Option<&'a str> {
        let node = self.node(id).filter(|node| node.kind == Kind::Text)?;
        let only = node.behind.checked_sub(node.first) == Some(1);
        let piece = self.pieces.get(node.first as usize).filter(|_| only)?;
        let is_literal = piece.spelled.is_none();
        is_literal.then(|| piece.place.text(self.source))
    }

    /// Hands out a text in parts: where each starts in the text as the page means it, and
    /// what it says.
    pub(crate) fn each_piece(&self, id: NodeId, each: &mut dyn FnMut(usize, &str)) {
        for piece in self.pieces(id) {
            let at = piece.text as usize;
            match piece.spelled {
                None => each(at, piece.place.text(self.source)),
                Some(spelled) => {
                    let mut text = String::new();
                    spelled.push_to(&mut text);
                    each(at, &text);
                }
            }
        }
    }

    /// Where the parts of a text stand, in order.
    pub(crate) fn runs(&self, id: NodeId) -> impl DoubleEndedIterator<Item = Run> {
        self.pieces(id).iter().map(|piece| piece.run())
    }

    /// Where a text stands, from its first part to behind its last.
    pub(crate) fn text_place(&self, id: NodeId) -> Option<Range<usize>> {
        let pieces = self.pieces(id);
        let (first, last) = (pieces.first()?, pieces.last()?);
        Some(first.place.start()..last.place.end())
    }

    /// Where the character of a text stands that starts at `offset` and takes `len` bytes
    /// as the page means it.
    pub(crate) fn char_place(&self, id: NodeId, offset: usize, len: usize) -> Option<Range<usize>> {
        let pieces = self.pieces(id);
        let at = pieces.partition_point(|piece| piece.text as usize <= offset);
        let piece = pieces.get(at.checked_sub(1)?)?;
        Some(piece.run().char_range(offset, len))
    }
}

/// Attributes.
impl<'a> Document<'a> {
    pub(super) fn own_attrs(&self, id: NodeId) -> &[AttrSpan] {
        let attrs = self.tag_span(id).map(|tag| tag.attrs());
        attrs
            .and_then(|attrs| self.attrs.get(attrs))
            .unwrap_or_default()
    }

    /// Which of the attributes that are often asked for an element may have: all that are
    /// not in the set it lacks.
    #[inline]
    pub(crate) fn known(&self, id: NodeId) -> Known {
        match self.tag_span(id) {
            _ if self.may_be_merged(id) => Known::ALL,
            Some(tag) => tag.known,
            None => Known::default(),
        }
    }

    /// Whether an element may have attributes of another tag: `<html>` and `<body>` may.
    fn may_be_merged(&self, id: NodeId) -> bool {
        !self.merged.is_empty()
            && matches!(self.name(id), Some(Name::Html | Name::Body))
            && self.space(id) == Space::Html
    }

    /// Whether any tag may have one of these attributes.
    pub(crate) fn has_any(&self, attrs: Known) -> bool {
        !self.merged.is_empty() || self.known.has_any(attrs)
    }

    /// Where an element's own tag has the value of an attribute; the first of that name
    /// counts.
    #[inline]
    pub(crate) fn attr_place(&self, id: NodeId, name: &str) -> Option<Range<usize>> {
        let known = Known::of(name.as_bytes());
        if known.is_empty() {
            return self.find_attr(id, name);
        }
        self.known_place(id, known)
    }

    /// Where an element's own tag has the value of one of the attributes often asked for; the
    /// first of that name counts.
    #[inline]
    pub(crate) fn known_place(&self, id: NodeId, known: Known) -> Option<Range<usize>> {
        let tag = self.tag_span(id).filter(|tag| tag.known.has_any(known))?;
        let mut attrs = self.attrs.get(tag.attrs())?.iter();
        let found = attrs.find(|attr| attr.known.has_any(known));
        found.map(|attr| attr.value.range())
    }

    /// The value of one of the attributes often asked for, as the page means it.
    #[inline]
    pub(crate) fn known_attr(&self, id: NodeId, known: Known) -> Option<Cow<'_, str>> {
        match self.known_place(id, known) {
            Some(place) => Some(super::decode_attribute(self.source, place)),
            None if self.merged.is_empty() => None,
            None => self.merged_attr(id, known.name()).map(Cow::Borrowed),
        }
    }

    fn find_attr(&self, id: NodeId, name: &str) -> Option<Range<usize>> {
        self.attr_span(id, name).map(|(_, value)| value)
    }

    /// Where an element's own tag has the name and the value of an attribute; the first of
    /// that name counts.
    pub(crate) fn attr_span(&self, id: NodeId, name: &str) -> Option<(Range<usize>, Range<usize>)> {
        let named = |attr: &&AttrSpan| attr.name.text(self.source).eq_ignore_ascii_case(name);
        let found = self.own_attrs(id).iter().find(named);
        found.map(|attr| (attr.name.range(), attr.value.range()))
    }

    /// The value of an element's attribute as the page means it; `name` in lower case.
    pub(crate) fn attr(&self, id: NodeId, name: &str) -> Option<Cow<'_, str>> {
        match self.attr_place(id, name) {
            Some(place) => Some(super::decode_attribute(self.source, place)),
            None if self.merged.is_empty() => None,
            None => self.merged_attr(id, name).map(Cow::Borrowed),
        }
    }

    pub(super) fn merged_attr(&self, id: NodeId, name: &str) -> Option<&str> {
        let mut merged = self.merged_attrs(id);
        merged
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Whether an element has an attribute; `name` in lower case.
    pub(crate) fn has_attr(&self, id: NodeId, name: &str) -> bool {
        self.attr_place(id, name).is_some() || self.merged_attr(id, name).is_some()
    }

    /// An element's attributes as they are written in its own tag, each name's first: the
    /// name in lower case, and where the value stands.
    pub(crate) fn attr_spans(&self, id: NodeId) -> impl Iterator<Item = (Cow<'a, str>, Place)> {
        self.first_of_name(self.own_attrs(id))
    }

    /// The same of a start tag.
    pub(super) fn tag_attr_spans(&self, tag: u32) -> impl Iterator<Item = (Cow<'a, str>, Place)> {
        let tag = self.tags.get(tag as usize);
        let attrs = tag.and_then(|tag| self.attrs.get(tag.attrs()));
        self.first_of_name(attrs.unwrap_or_default())
    }

    fn first_of_name<'d>(
        &'d self,
        attrs: &'d [AttrSpan],
    ) -> impl Iterator<Item = (Cow<'a, str>, Place)> + use<'a, 'd> {
        // A stranger may write a million attributes.
        let mut seen = (attrs.len() > FEW_ATTRIBUTES).then(HashSet::new);
        attrs.iter().enumerate().filter_map(move |(at, attr)| {
            let name = lower(attr.name.text(self.source));
            let known = if let Some(seen) = &mut seen {
                !seen.insert(name.clone())
            } else {
                let mut earlier = attrs.get(..at).unwrap_or_default().iter();
                earlier.any(|attr| lower(attr.name.text(self.source)) == name)
            };
            (!known).then_some((name, attr.value))
        })
    }

    /// Of these attributes those that may hold words, with more than ASCII in them.
    pub(crate) fn word_spans(&self, id: NodeId) -> impl Iterator<Item = (Cow<'a, str>, Place)> {
        let may_tell = |attr: &AttrSpan| {
            let value = self.source.as_bytes().get(attr.value.range());
            !attr.known.is_wordless() && value.is_some_and(is_foreign)
        };
        let own = self.own_attrs(id);
        let few = own.len() <= FEW_ATTRIBUTES;
        let candidates = own
            .iter()
            .enumerate()
            .filter(move |(_, attr)| may_tell(attr));
        let one_by_one = candidates
            .filter(move |_| few)
            .filter_map(move |(at, attr)| {
                let name = lower(attr.name.text(self.source));
                let mut earlier = own.get(..at)?.iter();
                let known = earlier.any(|attr| lower(attr.name.text(self.source)) == name);
                (!known).then_some((name, attr.value))
            });
        let all = (!few).then(|| self.attr_spans(id));
        one_by_one.chain(all.into_iter().flatten())
    }

    /// Gives elements attributes of other tags, unless they have one of that name.
    pub(super) fn merge(&mut self, attrs: Vec<(u32, String, String)>) {
        let mut known: HashSet<(u32, String)> = HashSet::new();
        let mut met: HashSet<u32> = HashSet::new();
        for (node, name, value) in attrs {
            if met.insert(node) {
                let own = self.attr_spans(NodeId(node));
                known.extend(own.map(|(name, _)| (node, name.into_owned())));
            }
            if known.insert((node, name.clone())) {
                self.merged.push((node, name, value));
            }
        }
    }

    /// Attributes that an element has from another tag: names and values.
    pub(crate) fn merged_attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let merged = self.may_be_merged(id).then_some(&self.merged);
        let merged = merged.into_iter().flatten();
        let merged = merged.filter(move |(node, ..)| *node == id.0);
        merged.map(|(_, name, value)| (name.as_str(), value.as_str()))
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
