//! The room that a page's tables take, used again for the thread's next page: asking for it
//! anew cost as much as filling it.

use super::document::{EndTag, Node};
use super::spans::{AttrSpan, Piece, TagSpan};
use std::cell::Cell;

/// Rows of a table that is kept. Larger ones are rare, and their room is given back.
const MOST: usize = 1 << 14;

thread_local! {
    static SPARE: Cell<Option<Tables>> = const { Cell::new(None) };
}

/// Tables without a row.
#[derive(Default)]
pub(super) struct Tables {
    pub(super) nodes: Vec<Node>,
    pub(super) tags: Vec<TagSpan>,
    pub(super) attrs: Vec<AttrSpan>,
    pub(super) pieces: Vec<Piece>,
    pub(super) end_tags: Vec<EndTag>,
}

impl Tables {
    /// Those that this thread has, or fresh ones, with room for what a page of `len` bytes
    /// mostly holds.
    pub(super) fn take(len: usize) -> Self {
        let mut tables = SPARE.take().unwrap_or_default();
        tables.nodes.reserve(len / 32);
        tables.pieces.reserve(len / 64);
        tables.tags.reserve(len / 96);
        tables.end_tags.reserve(len / 96);
        tables
    }

    /// Keeps the room for the next page.
    pub(super) fn give_back(mut self) {
        empty(&mut self.nodes);
        empty(&mut self.tags);
        empty(&mut self.attrs);
        empty(&mut self.pieces);
        empty(&mut self.end_tags);
        // A thread that ends keeps nothing.
        let _ = SPARE.try_with(|spare| spare.set(Some(self)));
    }
}

fn empty<T>(table: &mut Vec<T>) {
    table.clear();
    table.shrink_to(MOST);
}
