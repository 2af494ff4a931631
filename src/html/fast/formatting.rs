//! The list of active formatting elements: HTML standard, 13.2.4.3 and 13.2.6.4.7.

use super::{Builder, GiveUp, Step, Tag};
use crate::html::names::Name;

/// So many equal formatting elements may be open; of more, the standard forgets the first.
const MOST_EQUAL: usize = 3;
/// Pages on which more are opened again are read by the builder that keeps them few.
const MOST_REOPENED: usize = 1_000;

/// An active formatting element, or what keeps those of a table cell apart.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry {
    Marker,
    /// Its name, node and place in the stack; another node stands there once it is closed.
    Element(Name, u32, usize),
}

impl Builder<'_> {
    pub(super) fn push_formatting(&mut self, tag: Tag) -> Step {
        self.reopen_formatting()?;
        let equal = self.active().filter(|(_, name)| *name == tag.name);
        if equal.count() >= MOST_EQUAL {
            return Err(GiveUp);
        }
        self.push(tag)?;
        let entry = Entry::Element(tag.name, self.current_node(), self.stack.len() - 1);
        self.formatting.push(entry);
        Ok(())
    }

    /// Keeps the formatting elements of a cell or the like apart from those round it.
    pub(super) fn push_marker(&mut self) {
        self.formatting.push(Entry::Marker);
    }

    pub(super) fn clear_to_marker(&mut self) {
        while let Some(Entry::Element(..)) = self.formatting.pop() {}
    }

    /// Active formatting elements up to the last marker, innermost first: place in the list
    /// and name.
    fn active(&self) -> impl Iterator<Item = (usize, Name)> {
        let entries = self.formatting.iter().enumerate().rev();
        entries.map_while(|(index, entry)| match entry {
            Entry::Marker => None,
            Entry::Element(name, ..) => Some((index, *name)),
        })
    }

    /// The place in the list of the innermost active formatting element of that name.
    pub(super) fn active_place(&self, wanted: Name) -> Option<usize> {
        let mut active = self.active();
        let found = active.find(|(_, name)| *name == wanted);
        found.map(|(index, _)| index)
    }

    /// The place in the stack of the active formatting element at that place of the list;
    /// none where it was closed with what was round it.
    pub(super) fn open_place(&self, index: usize) -> Option<usize> {
        let Entry::Element(_, node, at) = *self.formatting.get(index)? else {
            return None;
        };
        let open = self.stack.get(at)?;
        (open.node == node).then_some(at)
    }

    /// "Reconstruct the active formatting elements": opens those again that were closed with
    /// what was round them.
    #[inline]
    pub(super) fn reopen_formatting(&mut self) -> Step {
        match self.formatting.last() {
            Some(Entry::Element(..)) if !self.is_open(self.formatting.len() - 1) => self.reopen(),
            _ => Ok(()),
        }
    }

    fn is_open(&self, index: usize) -> bool {
        self.open_place(index).is_some()
    }

    fn reopen(&mut self) -> Step {
        let closed = self.active().take_while(|(index, _)| !self.is_open(*index));
        let first = self.formatting.len() - closed.count();
        for index in first..self.formatting.len() {
            let Some(Entry::Element(name, node, _)) = self.formatting.get(index).copied() else {
                break;
            };
            let tag = self.doc.nodes.get(node as usize).map(|node| node.first);
            let at = self.stack.len();
            self.push_named(name, tag.ok_or(GiveUp)?)?;
            let node = self.current_node();
            self.note_reopened(node)?;
            if let Some(entry) = self.formatting.get_mut(index) {
                *entry = Entry::Element(name, node, at);
            }
        }
        Ok(())
    }

    /// Notes an element that stands for one whose tag was read before.
    pub(super) fn note_reopened(&mut self, node: u32) -> Step {
        self.reopened.push((node, self.doc.tags.len()));
        if self.reopened.len() > MOST_REOPENED {
            return Err(GiveUp);
        }
        Ok(())
    }
}
