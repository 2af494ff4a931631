//! Lists of addresses to look at: `--inputs-from FILE` or `-`.
//!
//! One URL or bare domain a line; blank lines and what follows a `#` (at the start or behind
//! white space) are comments. Or a table: CSV or TSV, as spreadsheets write it, of which one
//! column holds addresses. Any line that holds none is handed out as one that cannot be looked
//! at, so that nothing is passed over in silence.
//!
//! Only addresses are read here: see [`super::inputs`] for the pages on this machine that a list
//! may name.

mod column;
mod error;
mod lines;
mod table;

pub(crate) use column::Column;
pub(crate) use error::no_entry;
pub(super) use error::{cut, unreadable};

use super::target::{NoTarget, Target};
use crate::page::decode;
use crate::text::Text;
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;

/// Bytes that a list may have: a million lines.
const MAX_BYTES: u64 = 64 << 20;

/// One line that is no comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its number, from 1; of a table's row that takes several lines, the first one's.
    pub(crate) line: u64,
    /// The address as it is written.
    pub(crate) written: String,
    /// What it names or, led by file and line, why it names nothing.
    pub(crate) target: Result<Target, Text>,
}

/// A list, decoded. Entries are read as they are asked for.
#[derive(Debug)]
pub(crate) struct List {
    name: String,
    text: String,
    shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Lines,
    Table(table::Shape),
}

impl List {
    /// Takes in a list of at most 64 MiB, in UTF-8, UTF-16 (with a mark) or GBK. `name` is what
    /// messages call it, and by the ending `.csv` or `.tsv` says that it is a table; `column` is
    /// what the user named (`--csv-column`), which says so, too. Otherwise a first line with a
    /// known heading, or lines most of which have more than one cell, make a table.
    ///
    /// # Errors
    /// It cannot be read, is too large, or is a table without the column named or without any
    /// that holds addresses.
    pub(crate) fn read(
        reader: &mut dyn Read,
        name: &str,
        column: Option<&Column>,
    ) -> Result<Self, Text> {
        let mut bytes = Vec::new();
        let read = reader.take(MAX_BYTES + 1).read_to_end(&mut bytes);
        let length = read.map_err(|error| unreadable(name, &error))?;
        if u64::try_from(length).is_ok_and(|length| length > MAX_BYTES) {
            return Err(error::too_large(name, MAX_BYTES >> 20));
        }
        let (text, ..) = decode(bytes, None);
        let shape = match table::Shape::of(&text, name, column)? {
            Some(table) => Shape::Table(table),
            None => Shape::Lines,
        };
        Ok(Self {
            name: name.to_owned(),
            text,
            shape,
        })
    }

    /// The entries in order, each address once.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry> {
        let cells: Box<dyn Iterator<Item = Cell<'_>>> = match self.shape {
            Shape::Lines => Box::new(lines::cells(&self.text)),
            Shape::Table(table) => Box::new(table.cells(&self.text)),
        };
        let mut seen = HashSet::new();
        cells
            .map(|cell| self.entry(cell))
            .filter(move |entry| match &entry.target {
                Ok(target) => seen.insert(identity(target)),
                Err(_) => true,
            })
    }

    fn entry(&self, cell: Cell<'_>) -> Entry {
        let Self { name, .. } = self;
        let target = Target::read(&cell.text).map_err(|no| match no {
            NoTarget::Name if cell.text.trim().is_empty() => error::empty_cell(name, cell.line),
            NoTarget::Name => error::no_address(name, cell.line, &cell.text),
            NoTarget::Refused(text) => error::at_line(name, cell.line, &text),
        });
        Entry {
            line: cell.line,
            written: cell.text.into_owned(),
            target,
        }
    }
}

/// What tells targets apart, in as few bytes as possible: lists are long.
fn identity(target: &Target) -> (Box<str>, bool) {
    (target.first.as_str().into(), target.or_http)
}

/// What may be an address, and where it stands.
struct Cell<'a> {
    line: u64,
    text: Cow<'a, str>,
}

#[cfg(test)]
mod tests;
