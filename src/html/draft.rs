//! A tree that can still change: nodes may move until the page is read to its end.

use super::document::{Document, Kind, NONE, Node, Space};
use super::names::Name;
use super::spans::{Piece, narrow};
use html5ever::{QualName, ns};

/// A node and its neighbours.
#[derive(Debug)]
struct Knot {
    parent: u32,
    before: u32,
    behind: u32,
    first: u32,
    last: u32,
    depth: u32,
    body: Body,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Body {
    Document,
    Fragment,
    /// With its start tag.
    Element(QualName, Option<usize>),
    Text(Text),
    /// A comment: nothing that anybody asks for, but it keeps texts apart.
    Comment,
}

/// A text: a chain of pieces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    first: u32,
    last: u32,
    len: u32,
}

/// The tree. A node's id is its place in the order of creation.
#[derive(Debug)]
pub(super) struct Draft {
    knots: Vec<Knot>,
    /// Each with the next of the same text.
    pieces: Vec<(Piece, u32)>,
}

impl Draft {
    /// With nothing but the document, which is node 0.
    pub(super) fn new() -> Self {
        let mut draft = Self {
            knots: Vec::new(),
            pieces: Vec::new(),
        };
        draft.create(Body::Document);
        draft
    }

    pub(super) fn create(&mut self, body: Body) -> u32 {
        self.knots.push(Knot {
            parent: NONE,
            before: NONE,
            behind: NONE,
            first: NONE,
            last: NONE,
            depth: 0,
            body,
        });
        narrow(self.knots.len() - 1)
    }

    fn get(&self, node: u32) -> Option<&Knot> {
        self.knots.get(node as usize)
    }

    /// Does nothing for [`NONE`].
    fn change(&mut self, node: u32, change: impl FnOnce(&mut Knot)) {
        if let Some(knot) = self.knots.get_mut(node as usize) {
            change(knot);
        }
    }

    pub(super) fn name(&self, node: u32) -> Option<&QualName> {
        match &self.get(node)?.body {
            Body::Element(name, _) => Some(name),
            _ => None,
        }
    }

    pub(super) fn parent(&self, node: u32) -> Option<u32> {
        let parent = self.get(node)?.parent;
        (parent != NONE).then_some(parent)
    }

    pub(super) fn first_child(&self, node: u32) -> u32 {
        self.get(node).map_or(NONE, |knot| knot.first)
    }

    pub(super) fn last_child(&self, node: u32) -> u32 {
        self.get(node).map_or(NONE, |knot| knot.last)
    }

    pub(super) fn sibling_before(&self, node: u32) -> u32 {
        self.get(node).map_or(NONE, |knot| knot.before)
    }

    /// Notes that `child` stands in `parent`, and says how deep that is.
    pub(super) fn note_depth(&mut self, parent: u32, child: u32) -> u32 {
        let depth = self.get(parent).map_or(0, |knot| knot.depth) + 1;
        self.change(child, |knot| knot.depth = depth);
        depth
    }

    /// Takes a node out of its parent.
    pub(super) fn detach(&mut self, node: u32) {
        let Some(&Knot {
            parent,
            before,
            behind,
            ..
        }) = self.get(node)
        else {
            return;
        };
        self.change(before, |knot| knot.behind = behind);
        self.change(behind, |knot| knot.before = before);
        self.change(parent, |knot| {
            if knot.first == node {
                knot.first = behind;
            }
            if knot.last == node {
                knot.last = before;
            }
        });
        self.change(node, |knot| {
            (knot.parent, knot.before, knot.behind) = (NONE, NONE, NONE);
        });
    }

    /// Puts a node behind the last inside `parent`.
    pub(super) fn append(&mut self, parent: u32, node: u32) {
        self.detach(node);
        let last = self.last_child(parent);
        self.change(node, |knot| (knot.parent, knot.before) = (parent, last));
        self.change(last, |knot| knot.behind = node);
        self.change(parent, |knot| {
            knot.last = node;
            if knot.first == NONE {
                knot.first = node;
            }
        });
    }

    /// Puts a node before `sibling`, if that stands somewhere.
    pub(super) fn insert_before(&mut self, sibling: u32, node: u32) {
        self.detach(node);
        let Some(parent) = self.parent(sibling) else {
            return;
        };
        let before = self.sibling_before(sibling);
        self.change(node, |knot| {
            (knot.parent, knot.before, knot.behind) = (parent, before, sibling);
        });
        self.change(sibling, |knot| knot.before = node);
        self.change(before, |knot| knot.behind = node);
        self.change(parent, |knot| {
            if knot.first == sibling {
                knot.first = node;
            }
        });
    }

    /// Puts all that is inside `from` behind the last inside `to`.
    pub(super) fn move_children(&mut self, from: u32, to: u32) {
        while self.first_child(from) != NONE {
            self.append(to, self.first_child(from));
        }
    }

    /// Adds to a text; false where the node is none.
    pub(super) fn extend(&mut self, node: u32, piece: Piece, len: usize) -> bool {
        let text = match self.get(node).map(|knot| &knot.body) {
            Some(Body::Text(text)) => *text,
            _ => return false,
        };
        let text = self.chained(text, piece, len);
        self.change(node, |knot| knot.body = Body::Text(text));
        true
    }

    pub(super) fn create_text(&mut self, piece: Piece, len: usize) -> u32 {
        let empty = Text {
            first: NONE,
            last: NONE,
            len: 0,
        };
        let text = self.chained(empty, piece, len);
        self.create(Body::Text(text))
    }

    fn chained(&mut self, text: Text, piece: Piece, len: usize) -> Text {
        let whole = text.len.saturating_add(narrow(len));
        let last = self.pieces.get_mut(text.last as usize);
        if let Some((last, _)) = last
            && last.join(piece)
        {
            return Text { len: whole, ..text };
        }
        let new = narrow(self.pieces.len());
        if let Some((_, next)) = self.pieces.get_mut(text.last as usize) {
            *next = new;
        }
        let text_at = text.len;
        self.pieces.push((
            Piece {
                text: text_at,
                ..piece
            },
            NONE,
        ));
        Text {
            first: if text.first == NONE { new } else { text.first },
            last: new,
            len: whole,
        }
    }

    /// Writes the tree into the table, in document order; gives the new place of each node.
    pub(super) fn write(&self, doc: &mut Document<'_>) -> Vec<u32> {
        let mut places = vec![NONE; self.knots.len()];
        let mut at = 0;
        while let Some(knot) = self.get(at) {
            let parent = places.get(knot.parent as usize).copied();
            if let Some(place) = places.get_mut(at as usize)
                && let Some(node) = self.row(knot, doc)
            {
                *place = narrow(doc.nodes.len());
                doc.nodes.push(Node {
                    parent: parent.unwrap_or(NONE),
                    ..node
                });
            }
            at = self.next(at, &places, doc);
        }
        places
    }

    /// The node behind `at` in document order; closes those that end there.
    fn next(&self, at: u32, places: &[u32], doc: &mut Document<'_>) -> u32 {
        if self.first_child(at) != NONE {
            return self.first_child(at);
        }
        let mut at = at;
        loop {
            let end = narrow(doc.nodes.len());
            let place = places.get(at as usize).copied().unwrap_or(NONE);
            if let Some(node) = doc.nodes.get_mut(place as usize) {
                node.end = end;
            }
            match self.get(at) {
                Some(knot) if knot.behind != NONE => return knot.behind,
                Some(knot) if knot.parent != NONE => at = knot.parent,
                _ => return NONE,
            }
        }
    }

    fn row(&self, knot: &Knot, doc: &mut Document<'_>) -> Option<Node> {
        let mut row = Node {
            kind: Kind::Document,
            space: Space::Html,
            parent: NONE,
            end: NONE,
            first: NONE,
            behind: NONE,
        };
        match &knot.body {
            Body::Document => {}
            Body::Fragment => row.kind = Kind::Fragment,
            Body::Comment => return None,
            Body::Element(name, tag) => {
                row.kind = Kind::Element(Name::of(name.local.as_bytes()));
                row.space = match name.ns {
                    ns!(svg) => Space::Svg,
                    ns!(mathml) => Space::MathMl,
                    _ => Space::Html,
                };
                row.first = tag.map_or(NONE, narrow);
            }
            Body::Text(text) => {
                row.kind = Kind::Text;
                row.first = narrow(doc.pieces.len());
                self.write_pieces(*text, doc);
                row.behind = narrow(doc.pieces.len());
            }
        }
        Some(row)
    }

    fn write_pieces(&self, text: Text, doc: &mut Document<'_>) {
        let mut at = text.first;
        while let Some((piece, next)) = self.pieces.get(at as usize) {
            doc.pieces.push(*piece);
            at = *next;
        }
    }
}
