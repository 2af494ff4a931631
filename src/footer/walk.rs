//! One walk over the tree: what is shown, what is not, and where the parts of the page lie.

use super::Basis;
use super::css::Visibility;
use super::elements;
use super::stream::Stream;
use super::tokens::{Names, Part};
use crate::html::{Document, Kind, Known, Name, NodeId};
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

/// `footers`: the elements that are the closing zone, by their owner's word and in document
/// order; where there is none, names tell.
pub(super) fn walk(doc: &Document<'_>, visibility: &Visibility, footers: &[NodeId]) -> Layout {
    let mut walker = Walker::new(doc, visibility, footers);
    for id in doc.nodes() {
        walker.close_before(id);
        walker.open(id);
    }
    while let Some(open) = walker.open.pop() {
        walker.close(open);
    }
    walker.layout
}

struct Walker<'a> {
    doc: &'a Document<'a>,
    footers: &'a [NodeId],
    visibility: &'a Visibility,
    names: Names<'a>,
    layout: Layout,
    /// What is open.
    open: Vec<NodeId>,
    /// Behind the element whose text is not collected as text.
    skipped: Option<NodeId>,
    /// Outermost element that hides what is inside, while inside.
    hiding: Option<NodeId>,
    noscript: Option<(NodeId, usize)>,
    open_marks: Vec<usize>,
    open_links: Vec<usize>,
    open_mounts: Vec<(NodeId, usize)>,
}

impl<'a> Walker<'a> {
    fn new(doc: &'a Document<'a>, visibility: &'a Visibility, footers: &'a [NodeId]) -> Self {
        Self {
            doc,
            visibility,
            footers,
            names: Names::new(),
            layout: Layout {
                shown: Stream::with_capacity(doc.text_len()),
                named_footer: !footers.is_empty(),
                ..Layout::default()
            },
            open: Vec::new(),
            skipped: None,
            hiding: None,
            noscript: None,
            open_marks: Vec::new(),
            open_links: Vec::new(),
            open_mounts: Vec::new(),
        }
    }

    fn here(&self) -> usize {
        self.layout.shown.text.len()
    }

    /// Closes what ends before a node.
    fn close_before(&mut self, id: NodeId) {
        self.skipped = self.skipped.filter(|behind| id < *behind);
        let doc = self.doc;
        while let Some(open) = self.open.pop_if(|open| doc.behind(*open) <= id) {
            self.close(open);
        }
    }

    fn open(&mut self, id: NodeId) {
        match self.doc.kind(id) {
            Kind::Text => self.text(id),
            _ if self.skipped.is_some() => {}
            Kind::Element(name) => self.open_element(id, name),
            Kind::Fragment if self.hiding.is_none() => {
                self.hiding = Some(id);
                self.open.push(id);
            }
            _ => {}
        }
    }

    fn text(&mut self, id: NodeId) {
        let parent = self.doc.parent(id).and_then(|parent| self.doc.name(parent));
        match parent {
            Some(Name::Script) => self.layout.scripts.push(id),
            Some(Name::Title) => self.layout.titles.push(id),
            _ if self.skipped.is_some() => {}
            _ => {
                let stream = if self.hiding.is_some() {
                    &mut self.layout.hidden
                } else {
                    &mut self.layout.shown
                };
                self.doc
                    .each_piece(id, &mut |offset, text| stream.push(id, offset, text));
            }
        }
    }

    fn open_element(&mut self, id: NodeId, name: Name) {
        if name == Name::Base && self.hiding.is_none() && self.doc.has_attr(id, "href") {
            self.layout.base = self.layout.base.or(Some(id));
        }
        self.layout.scripted |= name == Name::Script;
        let apart = matches!(name, Name::Script | Name::Title);
        if apart || (elements::is_unseen(name) && name != Name::Head) {
            self.skipped = Some(self.doc.behind(id));
            return;
        }
        self.open.push(id);
        if self.hiding.is_none() && self.visibility.removed_by(self.doc, id).is_some() {
            self.hiding = Some(id);
        }
        if name.is_block() {
            self.break_line();
        }
        let here = self.here();
        match name {
            Name::A | Name::Area if self.hiding.is_none() && self.doc.has_attr(id, "href") => {
                self.open_link(id);
            }
            Name::Noscript => self.noscript = self.noscript.or(Some((id, here))),
            _ => {}
        }
        if self.hiding.is_none() && is_image(self.doc, id, name) {
            self.layout.images.push(Image { node: id, at: here });
        }
        self.open_mark(id, name);
        if is_mount(self.doc, id, name) {
            self.open_mounts.push((id, here));
        }
    }

    fn open_link(&mut self, node: NodeId) {
        let here = self.here();
        self.open_links.push(self.layout.links.len());
        self.layout.links.push(Anchor {
            node,
            text: here..here,
        });
    }

    fn open_mark(&mut self, node: NodeId, name: Name) {
        let Some((part, basis)) = self.mark(node, name) else {
            return;
        };
        let here = self.here();
        self.open_marks.push(self.layout.marks.len());
        self.layout.marks.push(Mark {
            node,
            part,
            basis,
            text: here..here,
        });
    }

    /// Where the owner named the closing zone, nothing else is one.
    fn mark(&mut self, node: NodeId, name: Name) -> Option<(Part, Basis)> {
        if self.footers.contains(&node) {
            return Some((Part::Closing, Basis::Selector));
        }
        mark(self.doc, node, name, &mut self.names)
            .filter(|(part, _)| self.footers.is_empty() || *part != Part::Closing)
    }

    fn break_line(&mut self) {
        if self.hiding.is_some() {
            self.layout.hidden.break_line();
        } else {
            self.layout.shown.break_line();
        }
    }

    fn close(&mut self, id: NodeId) {
        let Some(name) = self.doc.name(id) else {
            self.hiding = self.hiding.filter(|hiding| *hiding != id);
            return;
        };
        self.close_ranges(id);
        if name.is_block() {
            self.break_line();
        }
        if self.hiding == Some(id) {
            self.layout.hidden.break_line();
            self.hiding = None;
        }
    }

    fn close_ranges(&mut self, id: NodeId) {
        let here = self.here();
        let layout = &mut self.layout;
        let mark = self
            .open_marks
            .last()
            .and_then(|i| layout.marks.get_mut(*i));
        if let Some(mark) = mark.filter(|mark| mark.node == id) {
            mark.text.end = here;
            self.open_marks.pop();
        }
        let link = self
            .open_links
            .last()
            .and_then(|i| layout.links.get_mut(*i));
        if let Some(link) = link.filter(|link| link.node == id) {
            link.text.end = here.max(link.text.start);
            self.open_links.pop();
        }
        if let Some((_, start)) = self.noscript.take_if(|(node, _)| *node == id) {
            layout.noscript_ink += layout.shown.ink(start..here);
        }
        if let Some((_, start)) = self.open_mounts.pop_if(|(node, _)| *node == id)
            && layout.shown.ink(start..here) == 0
        {
            layout.mounts.push(id);
        }
    }
}

fn is_image(doc: &Document<'_>, id: NodeId, name: Name) -> bool {
    match name {
        Name::Img => [
            "src",
            "data-src",
            "data-original",
            "srcset",
            "data-lazy-src",
        ]
        .iter()
        .any(|name| doc.attr(id, name).is_some_and(|src| !src.trim().is_empty())),
        Name::Svg => true,
        Name::Input => doc
            .attr(id, "type")
            .is_some_and(|t| t.eq_ignore_ascii_case("image")),
        _ if !doc.known(id).has_any(Known::STYLE) => false,
        _ => doc
            .attr(id, "style")
            .is_some_and(|style| style.contains("url(") && style.contains("background")),
    }
}

/// Bytes of the longest of [`is_mount_id`].
const LONGEST_MOUNT: usize = 11;

/// Where Vue, React and their like put the page once scripts run.
fn is_mount(doc: &Document<'_>, id: NodeId, name: Name) -> bool {
    name == Name::AppRoot
        || (doc.known(id).has_any(Known::ID)
            && doc.attr(id, "id").is_some_and(|id| is_mount_id(&id)))
}

fn is_mount_id(id: &str) -> bool {
    id.len() <= LONGEST_MOUNT
        && matches!(
            id.to_ascii_lowercase().as_str(),
            "app"
                | "root"
                | "__next"
                | "__nuxt"
                | "main-app"
                | "q-app"
                | "svelte"
                | "react-root"
                | "application"
                | "___gatsby"
        )
}

fn mark<'a>(
    doc: &'a Document<'_>,
    id: NodeId,
    name: Name,
    names: &mut Names<'a>,
) -> Option<(Part, Basis)> {
    match name {
        Name::Footer => return Some((Part::Closing, Basis::Element)),
        Name::Html | Name::Body | Name::Head | Name::Form => return None,
        _ => {}
    }
    let known = doc.known(id);
    let role = known.has_any(Known::ROLE).then(|| doc.attr(id, "role"));
    if role
        .flatten()
        .is_some_and(|role| role.eq_ignore_ascii_case("contentinfo"))
    {
        return Some((Part::Closing, Basis::Role));
    }
    match name {
        Name::Header | Name::Nav => return Some((Part::Heading, Basis::Element)),
        Name::Main => return Some((Part::Main, Basis::Element)),
        Name::H1 | Name::H2 => return Some((Part::Title, Basis::Element)),
        Name::Article | Name::Pre | Name::Code | Name::Blockquote | Name::Textarea => {
            return Some((Part::Article, Basis::Element));
        }
        _ => {}
    }
    if !known.has_any(Known::ID | Known::CLASS) {
        return None;
    }
    // A closing token outweighs the others.
    let part = ["id", "class"]
        .into_iter()
        .filter_map(|name| doc.attr(id, name))
        .filter_map(|written| names.best(written));
    part.min_by_key(|part| *part as u8)
        .map(|part| (part, Basis::Class))
}
