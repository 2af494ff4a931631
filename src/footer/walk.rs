//! One walk over the tree: what is shown, what is not, and where the parts of the page lie.

use super::Basis;
use super::css::Visibility;
use super::layout::{Anchor, Image, Layout};
use super::open_parts::OpenParts;
use super::signs::{is_image, is_mount, is_noted, is_unseen, mark};
use super::stream::Stream;
use super::tokens::{Names, Part};
use crate::html::{Document, Kind, Known, Name, NodeId, Row};

/// `footers`: the elements that are the closing zone, by their owner's word and in document
/// order; where there is none, names tell.
pub(super) fn walk(doc: &Document<'_>, visibility: &Visibility, footers: &[NodeId]) -> Layout {
    let mut walker = Walker::new(doc, visibility, footers);
    let mut next = doc.nodes().next();
    while let Some(row) = next.and_then(|id| doc.row(id)) {
        walker.close_before(row.id);
        next = Some(walker.open(row));
    }
    while let Some(open) = walker.open.pop() {
        walker.close(open);
    }
    walker.layout
}

/// Something that is open.
#[derive(Clone, Copy)]
struct Open {
    id: NodeId,
    /// The node behind it.
    behind: NodeId,
    /// It begins and ends a line.
    is_block: bool,
    /// Something is to be done at its end besides that.
    is_kept: bool,
}

struct Walker<'a> {
    doc: &'a Document<'a>,
    footers: &'a [NodeId],
    visibility: &'a Visibility,
    names: Names<'a>,
    layout: Layout,
    /// Outermost first.
    open: Vec<Open>,
    /// Outermost element that hides what is inside, while inside.
    hiding: Option<NodeId>,
    noscript: Option<(NodeId, usize)>,
    parts: OpenParts,
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
                shown: Stream::with_capacity(doc.source().len(), doc.nodes().len() / 2),
                named_footer: !footers.is_empty(),
                ..Layout::default()
            },
            open: Vec::with_capacity(32),
            hiding: None,
            noscript: None,
            parts: OpenParts::default(),
            open_links: Vec::new(),
            open_mounts: Vec::new(),
        }
    }

    fn here(&self) -> usize {
        self.layout.shown.text.len()
    }

    /// Closes what ends before a node.
    #[inline]
    fn close_before(&mut self, id: NodeId) {
        while let Some(open) = self.open.pop_if(|open| open.behind <= id) {
            self.close(open);
        }
    }

    /// Gives the node to be looked at next.
    #[inline]
    fn open(&mut self, row: Row) -> NodeId {
        match row.kind {
            Kind::Text => self.text(row.id),
            Kind::Element(name) => return self.open_element(row, name),
            Kind::Fragment if self.hiding.is_none() => {
                self.hiding = Some(row.id);
                self.push(row, false, true);
            }
            _ => {}
        }
        row.id.next()
    }

    fn push(&mut self, row: Row, is_block: bool, is_kept: bool) {
        self.open.push(Open {
            id: row.id,
            behind: row.behind,
            is_block,
            is_kept,
        });
    }

    /// A text that is no script's and no title's: these are passed over.
    #[inline]
    fn text(&mut self, id: NodeId) {
        let stream = if self.hiding.is_some() {
            &mut self.layout.hidden
        } else {
            &mut self.layout.shown
        };
        match self.doc.literal(id) {
            Some(text) => stream.push(id, 0, text),
            None => self
                .doc
                .each_piece(id, &mut |offset, text| stream.push(id, offset, text)),
        }
    }

    #[inline]
    fn note_words(&mut self, id: NodeId, known: Known) {
        if known.has_any(Known::WORDS) {
            self.layout.worded.push(id);
        }
    }

    fn open_element(&mut self, row: Row, name: Name) -> NodeId {
        let id = row.id;
        if name == Name::Base && self.hiding.is_none() && row.known.has_any(Known::HREF) {
            self.layout.base = self.layout.base.or(Some(id));
        }
        if is_unseen(name) {
            return self.pass_over(row, name);
        }
        self.note_words(id, row.known);
        let hides = self.hiding.is_none() && self.visibility.removes(self.doc, id, name, row.known);
        if hides {
            self.hiding = Some(id);
        }
        if name.is_block() {
            self.break_line();
        }
        let is_kept = self.may_be_noted(row, name) && self.note(row, name);
        self.push(row, name.is_block(), hides || is_kept);
        id.next()
    }

    /// Keeps the texts of scripts and titles of what is not shown; gives the node behind.
    fn pass_over(&mut self, row: Row, name: Name) -> NodeId {
        self.layout.scripted |= name == Name::Script;
        for id in self.doc.subtree(row.id) {
            if self.doc.kind(id) != Kind::Text {
                self.note_words(id, self.doc.known(id));
                continue;
            }
            match self.doc.parent(id).and_then(|parent| self.doc.name(parent)) {
                Some(Name::Script) => self.layout.scripts.push(id),
                Some(Name::Title) => self.layout.titles.push(id),
                _ => {}
            }
        }
        row.behind
    }

    /// Whether an element could be anything but a box round text. Cheap.
    #[inline]
    fn may_be_noted(&self, row: Row, name: Name) -> bool {
        const TELLING: Known = Known::ID.or(Known::CLASS).or(Known::STYLE).or(Known::ROLE);
        row.known.has_any(TELLING) || is_noted(name) || !self.footers.is_empty()
    }

    /// Notes what an element is, if it is anything; whether its end is to be noted, too.
    fn note(&mut self, row: Row, name: Name) -> bool {
        let Row { id, known, .. } = row;
        let here = self.here();
        let mut is_kept = false;
        match name {
            Name::A | Name::Area if known.has_any(Known::HREF) && self.hiding.is_none() => {
                self.open_link(id);
                is_kept = true;
            }
            Name::Noscript => {
                self.noscript = self.noscript.or(Some((id, here)));
                is_kept = true;
            }
            _ => {}
        }
        if self.hiding.is_none() && is_image(self.doc, id, name, known) {
            let at = self.layout.shown.end_of_ink();
            self.layout.images.push(Image { node: id, at });
        }
        is_kept |= self.open_mark(id, name, known);
        if is_mount(self.doc, id, name, known) {
            self.open_mounts.push((id, here));
            is_kept = true;
        }
        is_kept
    }

    fn open_link(&mut self, node: NodeId) {
        let here = self.layout.shown.end_of_ink();
        self.open_links.push(self.layout.links.len());
        self.layout.links.push(Anchor {
            node,
            text: here..here,
        });
    }

    fn open_mark(&mut self, node: NodeId, name: Name, known: Known) -> bool {
        let Some((part, basis)) = self.mark(node, name, known) else {
            return false;
        };
        self.parts.open(&mut self.layout, node, part, basis);
        true
    }

    /// Where the owner named the closing zone, nothing else is one.
    fn mark(&mut self, node: NodeId, name: Name, known: Known) -> Option<(Part, Basis)> {
        if self.footers.contains(&node) {
            return Some((Part::Closing, Basis::Selector));
        }
        mark(self.doc, node, name, known, &mut self.names)
            .filter(|(part, _)| self.footers.is_empty() || *part != Part::Closing)
    }

    fn break_line(&mut self) {
        if self.hiding.is_some() {
            self.layout.hidden.break_line();
        } else {
            self.layout.shown.break_line();
        }
    }

    #[inline]
    fn close(&mut self, open: Open) {
        if open.is_kept {
            self.close_ranges(open.id);
        }
        if open.is_block {
            self.break_line();
        }
        if open.is_kept && self.hiding == Some(open.id) {
            // A template's content is no element, and ends no line.
            if self.doc.name(open.id).is_some() {
                self.layout.hidden.break_line();
            }
            self.hiding = None;
        }
    }

    fn close_ranges(&mut self, id: NodeId) {
        self.parts.close(&mut self.layout, id);
        let here = self.here();
        let layout = &mut self.layout;
        let link = self
            .open_links
            .last()
            .and_then(|i| layout.links.get_mut(*i));
        if let Some(link) = link.filter(|link| link.node == id) {
            link.text.end = layout.shown.end_of_ink().max(link.text.start);
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
