//! The stack of open elements.

use super::foreign::is_html_inside;
use super::{Builder, GiveUp, Step, Tag};
use crate::html::document::{Kind, NONE, Node, Space};
use crate::html::names::Name;
use crate::html::spans::narrow;

/// Deeper pages are read by the builder that keeps hostile nesting linear.
const DEEPEST: usize = 500;

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) node: u32,
    /// Its name; [`Name::Other`] for any that is not HTML.
    pub(super) name: Name,
    pub(super) space: Space,
    /// Of an SVG element: start tags inside are HTML.
    pub(super) html_inside: bool,
}

impl Builder<'_> {
    pub(super) fn current(&self) -> Name {
        self.stack.last().map_or(Name::Other, |open| open.name)
    }

    pub(super) fn current_node(&self) -> u32 {
        self.stack.last().map_or(0, |open| open.node)
    }

    fn add(&mut self, kind: Kind, space: Space, tag: u32) -> u32 {
        let node = narrow(self.doc.nodes.len());
        self.apart = false;
        self.doc.nodes.push(Node {
            kind,
            space,
            parent: self.current_node(),
            end: node + 1,
            first: tag,
            behind: NONE,
        });
        node
    }

    /// Inserts an element that stays open.
    pub(super) fn push(&mut self, tag: Tag) -> Step {
        self.push_named(tag.name, tag.index)
    }

    /// Inserts an element that has no tag.
    pub(super) fn push_implied(&mut self, name: Name) -> Step {
        self.push_named(name, NONE)
    }

    pub(super) fn push_named(&mut self, name: Name, tag: u32) -> Step {
        let space = Space::Html;
        let node = self.add(Kind::Element(name), space, tag);
        self.paragraphs += usize::from(name == Name::P);
        self.push_open(Open {
            node,
            name,
            space,
            html_inside: false,
        })
    }

    pub(super) fn push_foreign(&mut self, tag: Tag) -> Step {
        let (name, space) = (Name::Other, Space::Svg);
        let node = self.add(Kind::Element(tag.name), space, tag.index);
        if tag.self_closing {
            return Ok(());
        }
        let html_inside = tag.name == Name::Title
            || (tag.name == Name::Other && is_html_inside(&self.written_name(tag.index)));
        self.push_open(Open {
            node,
            name,
            space,
            html_inside,
        })
    }

    fn push_open(&mut self, open: Open) -> Step {
        self.stack.push(open);
        if self.stack.len() > DEEPEST {
            return Err(GiveUp);
        }
        Ok(())
    }

    /// Inserts an element without content.
    pub(super) fn insert_void(&mut self, name: Name, tag: Tag) -> u32 {
        self.add(Kind::Element(name), Space::Html, tag.index)
    }

    /// The same for one that has no tag.
    pub(super) fn insert_implied(&mut self, name: Name) {
        self.add(Kind::Element(name), Space::Html, NONE);
    }

    pub(super) fn pop(&mut self) {
        let end = narrow(self.doc.nodes.len());
        let Some(open) = self.stack.pop() else {
            return;
        };
        self.paragraphs -= usize::from(open.name == Name::P);
        if let Some(node) = self.doc.nodes.get_mut(open.node as usize) {
            node.end = end;
        }
    }

    /// Closes all that is open from that place of the stack on.
    pub(super) fn truncate(&mut self, len: usize) {
        while self.stack.len() > len {
            self.pop();
        }
    }

    /// Closes elements up to the innermost of that name.
    pub(super) fn pop_until(&mut self, is_last: impl Fn(Name) -> bool) {
        let found = self.stack.iter().rposition(|open| is_last(open.name));
        self.truncate(found.unwrap_or(0));
    }

    /// Closes elements down to one that `stays`.
    pub(super) fn pop_to(&mut self, stays: impl Fn(Name) -> bool) {
        let found = self.stack.iter().rposition(|open| stays(open.name));
        self.truncate(found.map_or(0, |at| at + 1));
    }

    /// "Generate implied end tags", except for one name.
    pub(super) fn close_implied(&mut self, except: Name) {
        while self.current().is_implied_at_end() && self.current() != except {
            self.pop();
        }
    }

    fn has_in(&self, wanted: impl Fn(Name) -> bool, bounds: impl Fn(Name) -> bool) -> bool {
        for open in self.stack.iter().rev() {
            if wanted(open.name) {
                return true;
            }
            if bounds(open.name) {
                return false;
            }
        }
        false
    }

    /// "Has an element in scope".
    pub(super) fn in_scope(&self, wanted: impl Fn(Name) -> bool) -> bool {
        self.has_in(wanted, Name::bounds_scope)
    }

    /// Closes the innermost element that is meant, with what can be implied inside; false where
    /// none is in scope.
    pub(super) fn close_in_scope(&mut self, is_meant: impl Fn(Name) -> bool) -> bool {
        let open = self.in_scope(&is_meant);
        if open {
            self.close_implied(Name::Other);
            self.pop_until(is_meant);
        }
        open
    }

    pub(super) fn in_list_scope(&self, wanted: Name) -> bool {
        let bounds = |name: Name| name.bounds_scope() || matches!(name, Name::Ol | Name::Ul);
        self.has_in(|name| name == wanted, bounds)
    }

    pub(super) fn in_table_scope(&self, wanted: impl Fn(Name) -> bool) -> bool {
        let bounds = |name| matches!(name, Name::Html | Name::Table | Name::Template);
        self.has_in(wanted, bounds)
    }

    pub(super) fn has_paragraph(&self) -> bool {
        let bounds = |name: Name| name.bounds_scope() || name == Name::Button;
        self.paragraphs > 0 && self.has_in(|name| name == Name::P, bounds)
    }

    /// "Close a `p` element", if there is one in button scope.
    pub(super) fn close_paragraph(&mut self) {
        if self.has_paragraph() {
            self.close_implied(Name::P);
            self.pop_until(|name| name == Name::P);
        }
    }
}
