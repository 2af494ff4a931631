//! The matrix for a terminal: a table, or, where that is too narrow, a list.

mod table;

use super::cell::Mark;
use super::{Matrix, Row};
use crate::check::Duty;
use crate::text::{Lang, cells, visible};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use table::Table;
use unicode_width::UnicodeWidthStr;

/// Fewest cells for a site's name beside its marks; below that, the list is easier to read.
const NAME: usize = 14;
/// Between two columns.
const GAP: usize = 2;
const BOLD: Style = Style::new().bold();

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
            .map(|(_, cell)| word(cell.mark, lang));
        words
            .chain([duty.short().get(lang)])
            .map(UnicodeWidthStr::width)
            .max()
            .unwrap_or(0)
    }

    fn list(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let longest = Mark::ALL.map(|mark| word(mark, lang).width());
        let column = longest.into_iter().max().unwrap_or_default();
        for row in &self.rows {
            let aside = row.aside(lang);
            writeln!(out, "{BOLD}{}{BOLD:#}{aside}", visible(&row.name))?;
            for (duty, cell) in row.cells() {
                let (style, word) = (style(cell.mark), word(cell.mark, lang));
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

    /// What the signs mean that are no words, if there are any.
    fn legend(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let shown = |mark| {
            self.rows
                .iter()
                .flat_map(Row::cells)
                .any(|(_, c)| c.mark == mark)
        };
        let signs = [Mark::NotLooked, Mark::NotAsked]
            .into_iter()
            .filter(|mark| shown(*mark));
        let signs = signs.map(|mark| format!("{} {}", mark.sign(), mark.title().get(lang)));
        let signs: Vec<String> = signs.collect();
        if signs.is_empty() {
            return writeln!(out);
        }
        let faint = style(Mark::NotAsked);
        writeln!(out, "{faint}{}{faint:#}\n", signs.join("   "))
    }
}

fn pad(to: usize, at: usize) -> String {
    " ".repeat(to.saturating_sub(at))
}

/// Cells that a stranger's text takes once it is safe to print.
fn wide(text: &str) -> usize {
    text.chars().map(cells).sum()
}

/// The mark as a word, or as a sign that the legend explains.
const fn word(mark: Mark, lang: Lang) -> &'static str {
    match (mark, lang) {
        (Mark::Fail, Lang::En) => "FAIL",
        (Mark::NotLooked, _) => "?",
        (Mark::NotAsked, _) => "-",
        (Mark::Pass | Mark::Warn | Mark::Fail, _) => mark.title().get(lang),
    }
}

const fn style(mark: Mark) -> Style {
    match mark {
        Mark::Pass => AnsiColor::Green.on_default(),
        Mark::Warn => AnsiColor::Yellow.on_default(),
        Mark::Fail => AnsiColor::Red.on_default().bold(),
        Mark::NotLooked => AnsiColor::Magenta.on_default(),
        Mark::NotAsked => AnsiColor::BrightBlack.on_default(),
    }
}

#[cfg(test)]
mod tests;
