//! The adoption agency (HTML standard, 13.2.6.4.7), where no formatting element stands between
//! the one that is closed and the block in it.

use super::formatting::Entry;
use super::stack::Open;
use super::{Builder, GiveUp, Step};
use crate::html::document::{Kind, NONE, Node, Space};
use crate::html::names::Name;

/// So often the standard goes from one block to the next inside.
const MOST_BLOCKS: usize = 8;
/// Pages on which more nodes change places are read by the builder that only links them anew.
const MOST_MOVED: usize = 1 << 18;

impl Builder<'_> {
    /// Closes the innermost active formatting element of that name, of which there is one.
    pub(super) fn end_formatting(&mut self, name: Name) -> Step {
        if self.is_innermost(name) {
            self.pop();
            self.formatting.pop();
            return Ok(());
        }
        for _ in 0..MOST_BLOCKS {
            let Some(index) = self.active_place(name) else {
                break;
            };
            let Some(at) = self.open_place(index) else {
                self.formatting.remove(index);
                break;
            };
            let inside = self.stack.get(at + 1..).unwrap_or_default();
            if inside.iter().any(|open| open.name.bounds_scope()) {
                break; // not in scope: the tag means nothing
            }
            match inside.iter().position(|open| open.name.is_special()) {
                None => {
                    self.truncate(at);
                    self.formatting.remove(index);
                    break;
                }
                Some(0) => self.adopt(index, at)?,
                Some(_) => return Err(GiveUp),
            }
        }
        Ok(())
    }

    /// Whether the element that was opened last is that one, and still open.
    fn is_innermost(&self, wanted: Name) -> bool {
        let innermost = self.stack.len().checked_sub(1);
        match self.formatting.last() {
            Some(Entry::Element(name, node, at)) => {
                *name == wanted && Some(*at) == innermost && *node == self.current_node()
            }
            _ => false,
        }
    }

    /// The block directly inside the element leaves it, and what is in the block gets one of
    /// its own: `<b>1<p>2` becomes `<b>1</b><p><b>2`.
    fn adopt(&mut self, index: usize, at: usize) -> Step {
        let (Some(outer), Some(block)) = (self.stack.get(at), self.stack.get(at + 1)) else {
            return Err(GiveUp);
        };
        let (outer, block) = (*outer, *block);
        let inner = block.node + 1;
        self.make_room(inner)?;
        let outer_row = self.doc.nodes.get_mut(outer.node as usize).ok_or(GiveUp)?;
        outer_row.end = block.node;
        let (parent, tag) = (outer_row.parent, outer_row.first);
        if let Some(row) = self.doc.nodes.get_mut(block.node as usize) {
            row.parent = parent;
        }
        self.put_inside(block.node, outer.name, tag);
        self.note_reopened(inner)?;
        if let Some([first, second]) = self.stack.get_mut(at..at + 2) {
            *first = block;
            *second = Open {
                node: inner,
                ..outer
            };
        }
        if let Some(entry) = self.formatting.get_mut(index) {
            *entry = Entry::Element(outer.name, inner, at + 1);
        }
        Ok(())
    }

    /// Puts an element between a block and all that is inside it.
    fn put_inside(&mut self, block: u32, name: Name, tag: u32) {
        let inner = block + 1;
        for row in self.doc.nodes.iter_mut().skip(inner as usize) {
            if row.parent == block {
                row.parent = inner;
            }
        }
        let row = Node {
            kind: Kind::Element(name),
            space: Space::Html,
            parent: block,
            end: inner + 1,
            first: tag,
            behind: NONE,
        };
        self.doc.nodes.insert(inner as usize, row);
    }

    /// Counts nodes from that place on one higher.
    fn make_room(&mut self, from: u32) -> Step {
        self.moved += self.doc.nodes.len() - from as usize;
        if self.moved > MOST_MOVED {
            return Err(GiveUp);
        }
        let shift = |node: &mut u32| *node += u32::from(*node >= from);
        for row in self.doc.nodes.iter_mut().skip(from as usize) {
            shift(&mut row.parent);
            shift(&mut row.end);
        }
        self.stack.iter_mut().for_each(|open| shift(&mut open.node));
        for entry in &mut self.formatting {
            if let Entry::Element(_, node, _) = entry {
                shift(node);
            }
        }
        let reopened = self.reopened.iter_mut();
        reopened.for_each(|(node, _)| shift(node));
        self.form.iter_mut().for_each(shift);
        Ok(())
    }
}
