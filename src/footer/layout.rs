//! What one walk over a page finds: its texts, and where its parts lie.

use super::Basis;
use super::stream::Stream;
use super::tokens::Part;
use crate::html::NodeId;
use std::ops::Range;

/// What the walk finds. Ranges and offsets are of the stream of shown text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Text not taken out of the page; it may still be invisible.
    pub(super) shown: Stream,
    /// Text taken out of the page (`hidden`, `display: none`, `<template>`).
    pub(super) hidden: Stream,
    /// Elements whose names say which part of the page they are, in document order.
    pub(super) marks: Vec<Mark>,
    /// Those of them that close the page, by their places among all.
    pub(super) closings: Vec<usize>,
    /// Where the last element with text begins that closes the page by more than its names.
    pub(super) last_closing: Option<usize>,
    /// The texts of dialogs that stand in no other, in order.
    pub(super) dialogs: Vec<Range<usize>>,
    /// Where the first `<main>` begins that has text and stands in no dialog.
    pub(super) main: Option<usize>,
    /// Where the last heading begins that has text and stands in no closing zone and no
    /// dialog.
    pub(super) last_title: Option<usize>,
    /// Images, where they stand between the characters.
    pub(super) images: Vec<Image>,
    /// `<a href>` and `<area href>` that are not hidden, in document order.
    pub(super) links: Vec<Anchor>,
    /// The first `<base href>`.
    pub(super) base: Option<NodeId>,
    /// The page has a script.
    pub(super) scripted: bool,
    /// Texts of scripts.
    pub(super) scripts: Vec<NodeId>,
    /// Texts of `<title>`.
    pub(super) titles: Vec<NodeId>,
    /// Characters inside `<noscript>`, which no visitor with scripts sees.
    pub(super) noscript_ink: usize,
    /// Elements whose attributes may hold words.
    pub(super) worded: Vec<NodeId>,
    /// Empty elements that an application mounts itself on.
    pub(super) mounts: Vec<NodeId>,
    /// The closing zone is the one that the page's owner named.
    pub(super) named_footer: bool,
}

/// An element that is a part of the page.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) node: NodeId,
    pub(super) part: Part,
    pub(super) basis: Basis,
    pub(super) text: Range<usize>,
    /// An article is round it, whose parts are not those of the page.
    pub(super) of_article: bool,
}

impl Mark {
    /// It closes the page, not an article, by more than its names.
    pub(super) fn is_firm(&self) -> bool {
        self.part == Part::Closing && self.basis != Basis::Class && !self.of_article
    }
}

/// An image between the characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Image {
    pub(super) node: NodeId,
    pub(super) at: usize,
}

/// A link and the text inside.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) node: NodeId,
    pub(super) text: Range<usize>,
}

impl Layout {
    /// The mark of a node.
    pub(super) fn mark_of(&self, node: NodeId) -> Option<&Mark> {
        let at = self.marks.binary_search_by_key(&node, |mark| mark.node);
        self.marks.get(at.ok()?)
    }

    /// The link of a node.
    pub(super) fn link_of(&self, node: NodeId) -> Option<&Anchor> {
        let at = self.links.binary_search_by_key(&node, |link| link.node);
        self.links.get(at.ok()?)
    }
}
