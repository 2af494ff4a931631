//! One walk over the tree: what is shown, what is not, and where the parts of the page lie.

use super::Basis;
use super::css::Visibility;
use super::elements;
use super::stream::Stream;
use super::tokens::{self, Part};
use crate::html::Document;
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};
use scraper::node::Element;
use scraper::{ElementRef, Node};
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
    /// Node -> index into `marks`.
    pub(super) mark_of: FxHashMap<NodeId, usize>,
    /// Node -> index into `links`.
    pub(super) link_of: FxHashMap<NodeId, usize>,
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

/// `footers`: the elements that are the closing zone, by their owner's word; where there is
/// none, names tell.
pub(super) fn walk(doc: &Document, visibility: &Visibility, footers: &FxHashSet<NodeId>) -> Layout {
    let mut walker = Walker::new(visibility, footers);
    for edge in doc.tree.tree.root().traverse() {
        match edge {
            Edge::Open(node) => walker.open(node),
            Edge::Close(node) => walker.close(node),
        }
    }
    walker.layout
}

struct Walker<'a> {
    footers: &'a FxHashSet<NodeId>,
    visibility: &'a Visibility,
    layout: Layout,
    /// Element whose text is not collected as text, while inside.
    skipped: Option<NodeId>,
    /// Outermost element that hides what is inside, while inside.
    hiding: Option<NodeId>,
    noscript: Option<(NodeId, usize)>,
    open_marks: Vec<usize>,
    open_links: Vec<usize>,
    open_mounts: Vec<(NodeId, usize)>,
}

impl<'a> Walker<'a> {
    fn new(visibility: &'a Visibility, footers: &'a FxHashSet<NodeId>) -> Self {
        Self {
            visibility,
            footers,
            layout: Layout {
                named_footer: !footers.is_empty(),
                ..Layout::default()
            },
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

    fn open(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) => self.text(node, text),
            Node::Element(element) if self.skipped.is_none() => {
                self.open_element(node, element);
            }
            Node::Fragment if self.hiding.is_none() => self.hiding = Some(node.id()),
            _ => {}
        }
    }

    fn text(&mut self, node: NodeRef<'_, Node>, text: &str) {
        let parent = node.parent().and_then(|parent| parent.value().as_element());
        match parent.map(Element::name) {
            Some("script") => self.layout.scripts.push(node.id()),
            Some("title") => self.layout.titles.push(node.id()),
            _ if self.skipped.is_some() => {}
            _ if self.hiding.is_some() => self.layout.hidden.push(node.id(), text),
            _ => self.layout.shown.push(node.id(), text),
        }
    }

    fn open_element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let (id, name) = (node.id(), element.name());
        if name == "base" && element.attr("href").is_some() && self.hiding.is_none() {
            self.layout.base = self.layout.base.or(Some(id));
        }
        self.layout.scripted |= name == "script";
        if matches!(name, "script" | "title") || (elements::is_unseen(name) && name != "head") {
            self.skipped = Some(id);
            return;
        }
        if self.hiding.is_none() && self.removes(node) {
            self.hiding = Some(id);
        }
        if elements::is_block(name) {
            self.break_line();
        }
        let here = self.here();
        match name {
            "a" | "area" if element.attr("href").is_some() && self.hiding.is_none() => {
                self.open_link(id);
            }
            "noscript" => self.noscript = self.noscript.or(Some((id, here))),
            _ => {}
        }
        if self.hiding.is_none() && is_image(element) {
            self.layout.images.push(Image { node: id, at: here });
        }
        self.open_mark(id, element);
        if is_mount(element) {
            self.open_mounts.push((id, here));
        }
    }

    fn removes(&self, node: NodeRef<'_, Node>) -> bool {
        let element = ElementRef::wrap(node);
        element.is_some_and(|element| self.visibility.removed_by(element).is_some())
    }

    fn open_link(&mut self, node: NodeId) {
        let here = self.here();
        self.layout.link_of.insert(node, self.layout.links.len());
        self.open_links.push(self.layout.links.len());
        self.layout.links.push(Anchor {
            node,
            text: here..here,
        });
    }

    fn open_mark(&mut self, node: NodeId, element: &Element) {
        let Some((part, basis)) = self.mark(node, element) else {
            return;
        };
        let here = self.here();
        self.layout.mark_of.insert(node, self.layout.marks.len());
        self.open_marks.push(self.layout.marks.len());
        self.layout.marks.push(Mark {
            node,
            part,
            basis,
            text: here..here,
        });
    }

    /// Where the owner named the closing zone, nothing else is one.
    fn mark(&self, node: NodeId, element: &Element) -> Option<(Part, Basis)> {
        if self.footers.contains(&node) {
            return Some((Part::Closing, Basis::Selector));
        }
        mark(element).filter(|(part, _)| self.footers.is_empty() || *part != Part::Closing)
    }

    fn break_line(&mut self) {
        if self.hiding.is_some() {
            self.layout.hidden.break_line();
        } else {
            self.layout.shown.break_line();
        }
    }

    fn close(&mut self, node: NodeRef<'_, Node>) {
        let id = node.id();
        if self.skipped == Some(id) {
            self.skipped = None;
            return;
        }
        let Some(element) = node.value().as_element() else {
            if self.hiding == Some(id) {
                self.hiding = None;
            }
            return;
        };
        if self.skipped.is_some() {
            return;
        }
        self.close_ranges(id);
        if elements::is_block(element.name()) {
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

fn is_image(element: &Element) -> bool {
    match element.name() {
        "img" => [
            "src",
            "data-src",
            "data-original",
            "srcset",
            "data-lazy-src",
        ]
        .iter()
        .any(|name| element.attr(name).is_some_and(|src| !src.trim().is_empty())),
        "svg" => true,
        "input" => element
            .attr("type")
            .is_some_and(|t| t.eq_ignore_ascii_case("image")),
        _ => element
            .attr("style")
            .is_some_and(|style| style.contains("url(") && style.contains("background")),
    }
}

/// Where Vue, React and their like put the page once scripts run.
fn is_mount(element: &Element) -> bool {
    element.name() == "app-root"
        || element.attr("id").is_some_and(|id| {
            matches!(
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
        })
}

fn mark(element: &Element) -> Option<(Part, Basis)> {
    match element.name() {
        "footer" => return Some((Part::Closing, Basis::Element)),
        "html" | "body" | "head" | "form" => return None,
        _ => {}
    }
    let role = element.attr("role").unwrap_or_default();
    if role.eq_ignore_ascii_case("contentinfo") {
        return Some((Part::Closing, Basis::Role));
    }
    match element.name() {
        "header" | "nav" => return Some((Part::Heading, Basis::Element)),
        "main" => return Some((Part::Main, Basis::Element)),
        "h1" | "h2" => return Some((Part::Title, Basis::Element)),
        "article" | "pre" | "code" | "blockquote" | "textarea" => {
            return Some((Part::Article, Basis::Element));
        }
        _ => {}
    }
    let names = [element.attr("id"), element.attr("class")];
    let mut parts = names
        .into_iter()
        .flatten()
        .flat_map(str::split_ascii_whitespace)
        .filter_map(tokens::part)
        .collect::<Vec<_>>();
    parts.sort_by_key(|part| *part as u8); // a closing token outweighs the others
    parts.first().map(|part| (*part, Basis::Class))
}
