//! The matrix as a table, in terminal cells.

use super::{BOLD, GAP, pad, style, wide, word};
use crate::finding::Duty;
use crate::number::Kind;
use crate::report::matrix::{Matrix, Row};
use crate::text::{Bilingual, Lang, cells, push_visible};
use anstyle::Style;
use std::fmt::Write as _;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// How wide everything is, in terminal cells.
pub(super) struct Table {
    pub(super) lang: Lang,
    /// Cells for the names of sites.
    pub(super) names: usize,
    pub(super) columns: [usize; Duty::ALL.len()],
}

impl Table {
    pub(super) fn write(&self, matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
        self.head(out)?;
        for row in &matrix.rows {
            self.row(row, out)?;
        }
        Ok(())
    }

    /// Two lines: the registers, and below them the duties.
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let (mut upper, mut lower) = (Line::new(self.names), Line::new(self.names));
        let mut before = None;
        for (duty, column) in Duty::ALL.into_iter().zip(self.columns) {
            let register = duty.register();
            if before != Some(register) {
                upper.text(register_name(register).get(self.lang), BOLD);
                before = Some(register);
            }
            lower.text(duty.short().get(self.lang), Style::new());
            upper.advance(column);
            lower.advance(column);
        }
        writeln!(out, "{}\n{}", upper.out, lower.out)
    }

    fn row(&self, row: &Row, out: &mut dyn Write) -> io::Result<()> {
        let mut line = Line::new(0);
        let aside = row.aside(self.lang);
        let left = self.names.saturating_sub(wide(&aside));
        line.text(&(cut(&row.name, left) + &aside), Style::new());
        line.end = self.names + GAP;
        for ((_, cell), column) in row.cells().zip(self.columns) {
            line.text(&word(cell, self.lang), style(cell.mark));
            line.advance(column);
        }
        writeln!(out, "{}", line.out)
    }
}

/// A line that is filled column by column, without blanks at its end.
struct Line {
    out: String,
    /// Cells that `out` takes.
    at: usize,
    /// Where the next column begins.
    end: usize,
}

impl Line {
    /// A line whose first column begins behind the names.
    fn new(names: usize) -> Self {
        Self {
            out: String::new(),
            at: 0,
            end: if names == 0 { 0 } else { names + GAP },
        }
    }

    fn text(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.out.push_str(&pad(self.end, self.at));
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{style}{text}{style:#}");
        self.at = self.end.max(self.at) + text.width();
    }

    fn advance(&mut self, column: usize) {
        self.end += column + GAP;
    }
}

/// A stranger's text, safe to print, in so many cells.
pub(super) fn cut(text: &str, width: usize) -> String {
    let whole = wide(text) <= width;
    let mut left = if whole {
        width
    } else {
        width.saturating_sub(1)
    };
    let mut out = String::new();
    for ch in text.chars() {
        match left.checked_sub(cells(ch)) {
            Some(rest) => left = rest,
            None => break,
        }
        push_visible(&mut out, ch);
    }
    if !whole {
        out.push('…');
    }
    out
}

const fn register_name(register: Kind) -> Bilingual {
    let (en, zh) = match register {
        Kind::Icp => ("ICP", "ICP 备案"),
        Kind::Psb => ("PSB", "公安备案"),
        Kind::Licence => ("", ""),
    };
    Bilingual::new(en, zh)
}
