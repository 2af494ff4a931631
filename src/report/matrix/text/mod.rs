//! The matrix for a terminal: a table, or, where that is too narrow, a list.

mod table;

use super::cell::{Cell, Mark};
use super::{Matrix, Row};
use crate::finding::Duty;
use crate::report::text::words::SILENCED;
use crate::text::{Lang, cells, visible};
use anstyle::{AnsiColor, Style};
use std::borrow::Cow;
use std::io::{self, Write};
use table::Table;
use unicode_width::UnicodeWidthStr;

/// Fewest cells for a site's name beside its marks; below that, the list is easier to read.
const NAME: usize = 14;
/// Between two columns.
const GAP: usize = 2;
const BOLD: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlack.on_default();

impl Matrix {
    /// Writes the matrix, at most `width` terminal cells wide if names can be cut to fit;
    /// in narrower terminals each site becomes a paragraph. Colours are always written, and
    /// no stranger's control character is.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_text(&self, lang: Lang, width: usize, out: &mut dyn Write) -> io::Result<()> {
        let columns = Duty::ALL.map(|duty| self.column(duty, lang));
        let marks: usize = columns.iter().map(|column| column + GAP).sum();
        let name = |row: &Row| wide(&row.name) + wide(&row.aside(lang));
        let names = self.rows.iter().map(name).max();
        let names = names.unwrap_or_default();
        match width.checked_sub(marks) {
            Some(left) if left >= NAME.min(names) => {
                let table = Table {
                    lang,
                    names: names.min(left),
                    columns,
                };
                table.write(self, out)?;
            }
            _ => self.list(lang, out)?,
        }
        self.legend(lang, out)
    }

    /// Terminal cells that a column takes.
    fn column(&self, duty: Duty, lang: Lang) -> usize {
        let cells = self.rows.iter().flat_map(Row::cells);
        let words = cells
            .filter(|(of, _)| *of == duty)
            .map(|(_, cell)| word(cell, lang));
        words
            .chain([duty.short().get(lang).into()])
            .map(|word| word.width())
            .max()
            .unwrap_or(0)
    }

    fn list(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let cells = self.rows.iter().flat_map(Row::cells);
        let longest = cells.map(|(_, cell)| word(cell, lang).width()).max();
        let column = longest.unwrap_or_default();
        for row in &self.rows {
            let aside = row.aside(lang);
            writeln!(out, "{BOLD}{}{BOLD:#}{aside}", visible(&row.name))?;
            for (duty, cell) in row.cells() {
                let (style, word) = (style(cell.mark), word(cell, lang));
                let pad = pad(column, word.width());
                writeln!(
                    out,
                    "  {style}{word}{style:#}{pad}  {}",
                    duty.title().get(lang)
                )?;
            }
        }
        Ok(())
    }

    /// What the marks mean that do not say it themselves, if there are any.
    fn legend(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let is_shown = |mark: &Mark| {
            let mut cells = self.rows.iter().flat_map(Row::cells);
            cells.any(|(_, cell)| cell.mark == *mark)
        };
        let marks = [Mark::Known, Mark::NotLooked, Mark::NotAsked];
        let signs = marks.into_iter().filter(is_shown).map(|mark| match mark {
            Mark::Known => SILENCED.get(lang).to_owned(),
            mark => format!("{} {}", mark.sign(), mark.title().get(lang)),
        });
        let signs: Vec<String> = signs.collect();
        if signs.is_empty() {
            return writeln!(out);
        }
        writeln!(out, "{FAINT}{}{FAINT:#}\n", signs.join("   "))
    }
}

fn pad(to: usize, at: usize) -> String {
    " ".repeat(to.saturating_sub(at))
}

/// Cells that a stranger's text takes once it is safe to print.
fn wide(text: &str) -> usize {
    text.chars().map(cells).sum()
}

/// The mark as a word, or as a sign that the legend explains: a column has few cells.
fn word(cell: Cell, lang: Lang) -> Cow<'static, str> {
    let word = match (cell.mark, lang) {
        (Mark::Fail, Lang::En) => "FAIL",
        (Mark::NotLooked, _) => "?",
        (Mark::NotAsked, _) => "-",
        (Mark::Pass | Mark::Known | Mark::Note | Mark::Warn | Mark::Fail, _) => {
            cell.mark.title().get(lang)
        }
    };
    match cell.silenced() {
        0 => word.into(),
        count => format!("{word} ({count})").into(),
    }
}

const fn style(mark: Mark) -> Style {
    match mark {
        Mark::Pass => AnsiColor::Green.on_default(),
        Mark::Known => AnsiColor::Cyan.on_default(),
        Mark::Note => AnsiColor::Blue.on_default(),
        Mark::Warn => AnsiColor::Yellow.on_default(),
        Mark::Fail => AnsiColor::Red.on_default().bold(),
        Mark::NotLooked => AnsiColor::Magenta.on_default(),
        Mark::NotAsked => FAINT,
    }
}

#[cfg(test)]
mod tests;
