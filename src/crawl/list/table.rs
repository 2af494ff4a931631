//! Lists that are tables: which column holds addresses, and its cells.

use super::column::{self, Column};
use super::{Cell, error, lines};
use crate::crawl::target::Target;
use crate::text::Text;
use csv::{ByteRecord, ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// Rows by which a table is judged.
const SAMPLE: usize = 20;

/// How a table is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    syntax: Syntax,
    /// Counted from 0.
    column: usize,
    /// The first row is no entry.
    has_headings: bool,
}

/// How a row falls into cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Syntax {
    delimiter: u8,
    /// Quoted cells may hold delimiters and line breaks.
    has_quotes: bool,
}

impl Syntax {
    /// A quote that is never closed would swallow all lines behind it: where the quotes do not
    /// come in pairs, they are characters like others.
    fn of(text: &str, name: &str) -> Self {
        let quotes = memchr::memchr_iter(b'"', text.as_bytes());
        Self {
            delimiter: delimiter(text, name),
            has_quotes: quotes.count().is_multiple_of(2),
        }
    }
}

impl Shape {
    /// None where the list is no table.
    ///
    /// # Errors
    /// The column asked for does not exist, or none holds addresses.
    pub(super) fn of(text: &str, name: &str, asked: Option<&Column>) -> Result<Option<Self>, Text> {
        let syntax = Syntax::of(text, name);
        let sample: Vec<StringRecord> = records(text, syntax)
            .map(StringRecord::from_byte_record_lossy)
            .take(SAMPLE)
            .collect();
        let Some(first) = sample.first() else {
            return Ok(None);
        };
        let column = match asked {
            Some(Column::Number(number)) => {
                let has_it = |row: ByteRecord| row.len() >= number.get();
                if !records(text, syntax).any(has_it) {
                    return Err(error::no_column(name, &number.to_string(), first));
                }
                Some(number.get() - 1)
            }
            Some(Column::Name(heading)) => {
                let column = column::named(first, heading);
                Some(column.ok_or_else(|| error::no_column(name, heading, first))?)
            }
            None => column::known(first).or_else(|| likely(&sample)),
        };
        if asked.is_none() && !is_table(&sample, name) {
            return Ok(None);
        }
        let column = column.ok_or_else(|| error::no_addresses(name))?;
        let by_name = matches!(asked, Some(Column::Name(_)));
        Ok(Some(Self {
            syntax,
            column,
            has_headings: by_name || first.get(column).is_some_and(is_heading),
        }))
    }

    /// The cells of the column, empty ones too; rows without any text are left out.
    pub(super) fn cells(self, text: &str) -> impl Iterator<Item = Cell<'_>> {
        let records = records(text, self.syntax).skip(usize::from(self.has_headings));
        records.map(move |record| {
            let cell = record.get(self.column).unwrap_or_default();
            Cell {
                line: record.position().map_or(0, csv::Position::line),
                text: Cow::Owned(String::from_utf8_lossy(cell).trim().to_owned()),
            }
        })
    }
}

/// The rows that hold any text. Comments are lines that start with `#`. Reading from memory, in
/// rows of any length, cannot fail.
fn records(text: &str, syntax: Syntax) -> impl Iterator<Item = ByteRecord> + '_ {
    let reader = ReaderBuilder::new()
        .delimiter(syntax.delimiter)
        .quoting(syntax.has_quotes)
        .comment(Some(b'#'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.into_byte_records().map_while(Result::ok);
    rows.filter(|row| row.iter().any(|cell| !cell.trim_ascii().is_empty()))
}

/// What the first lines hold most of; the first of several, the comma in doubt.
fn delimiter(text: &str, name: &str) -> u8 {
    if has_ending(name, ".tsv") {
        return b'\t';
    }
    let count = |delimiter: u8| {
        let lines = lines::cells(text).take(SAMPLE);
        lines
            .filter(|line| line.text.as_bytes().contains(&delimiter))
            .count()
    };
    [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',')
}

fn has_ending(name: &str, ending: &str) -> bool {
    let start = name.len().checked_sub(ending.len());
    start
        .and_then(|start| name.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Whether this is a table though nobody says which column is meant: by its name, by a known
/// heading beside others, or because most rows have several cells and are no address as a whole.
fn is_table(sample: &[StringRecord], name: &str) -> bool {
    let has_cells = |row: &&StringRecord| row.len() > 1 && !starts_with_scheme(row);
    has_ending(name, ".csv")
        || has_ending(name, ".tsv")
        || sample
            .first()
            .is_some_and(|first| column::known(first).is_some())
        || 2 * sample.iter().filter(has_cells).count() > sample.len()
}

/// An address in a plain list may hold commas.
fn starts_with_scheme(row: &StringRecord) -> bool {
    row.get(0).is_some_and(|cell| cell.contains("://"))
}

/// The column most of whose cells are addresses; the first of several.
fn likely(sample: &[StringRecord]) -> Option<usize> {
    let columns = sample
        .iter()
        .map(StringRecord::len)
        .max()
        .unwrap_or_default();
    let addresses = |column: usize| {
        let cells = sample.iter().filter_map(|row| row.get(column));
        cells.filter(|cell| Target::read(cell).is_ok()).count()
    };
    let counts = (0..columns.min(MAX_COLUMNS)).map(|column| (column, addresses(column)));
    let best = counts.rev().max_by_key(|(_, count)| *count);
    best.filter(|(_, count)| *count > 0)
        .map(|(column, _)| column)
}

/// Columns that are looked at for addresses.
const MAX_COLUMNS: usize = 256;

/// Whether the first cell of a column stands over it: a word that cannot be meant as an address.
fn is_heading(cell: &str) -> bool {
    !cell.trim().is_empty() && !cell.contains(['.', '。', '．', ':', '：', '/', ',', '，'])
}
