//! The matrix for a terminal: a table, or, where that is too narrow, a list.

use super::cell::Mark;
use super::duty::Duty;
use super::{Matrix, Row};
use crate::number::Kind;
use crate::report::visible;
use crate::report::visible::{cells, push_visible};
use crate::text::{Bilingual, Lang};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use std::io::{self, Write};
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
        let names = self.rows.iter().map(|row| wide(&row.name)).max();
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
            writeln!(out, "{BOLD}{}{BOLD:#}", visible(&row.name))?;
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

/// How wide everything is, in terminal cells.
struct Table {
    lang: Lang,
    names: usize,
    columns: [usize; Duty::ALL.len()],
}

impl Table {
    fn write(&self, matrix: &Matrix, out: &mut dyn Write) -> io::Result<()> {
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
        line.text(&cut(&row.name, self.names), Style::new());
        line.end = self.names + GAP;
        for ((_, cell), column) in row.cells().zip(self.columns) {
            line.text(word(cell.mark, self.lang), style(cell.mark));
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

fn pad(to: usize, at: usize) -> String {
    " ".repeat(to.saturating_sub(at))
}

/// Cells that a stranger's text takes once it is safe to print.
fn wide(text: &str) -> usize {
    text.chars().map(cells).sum()
}

/// A stranger's text, safe to print, in so many cells.
fn cut(text: &str, width: usize) -> String {
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

const fn register_name(register: Kind) -> Bilingual {
    let (en, zh) = match register {
        Kind::Icp => ("ICP", "ICP 备案"),
        Kind::Psb => ("PSB", "公安备案"),
        Kind::Licence => ("", ""),
    };
    Bilingual { en, zh }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::matrix::testing::matrix;

    fn written(lang: Lang, width: usize) -> String {
        let mut out = anstream::StripStream::new(Vec::new());
        matrix().write_text(lang, width, &mut out).unwrap();
        String::from_utf8(out.into_inner()).unwrap()
    }

    #[test]
    fn a_wide_terminal_shows_a_table() {
        insta::assert_snapshot!(written(Lang::En, 100));
    }

    #[test]
    fn a_table_stays_aligned_under_chinese() {
        let table = written(Lang::ZhCn, 100);
        let starts = |line: &str, word: &str| line.find(word).map(|at| line[..at].width());
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(
            starts(lines[1], "格式"),
            starts(lines[2], "警告"),
            "{table}"
        );
        insta::assert_snapshot!(table);
    }

    #[test]
    fn names_are_cut_before_the_table_is_given_up() {
        let table = written(Lang::En, 80);
        assert!(table.lines().all(|line| line.width() <= 80), "{table}");
        assert!(table.contains("gone.exampl"), "{table}");
    }

    #[test]
    fn a_narrow_terminal_shows_a_list() {
        let list = written(Lang::ZhCn, 50);
        assert!(list.lines().all(|line| line.width() <= 50), "{list}");
        insta::assert_snapshot!(list);
    }

    #[test]
    fn no_strangers_control_character_gets_through() {
        for width in [40, 100] {
            let out = written(Lang::En, width);
            assert!(
                out.contains("a|b\\u{202e}") && !out.contains('\u{202e}'),
                "{out}"
            );
        }
    }

    #[test]
    fn a_name_is_cut_between_characters() {
        assert_eq!(cut("示例网站.cn", 7), "示例网…");
        assert_eq!(cut("示例", 4), "示例");
        assert_eq!(cut("\u{202e}x", 3), "…");
    }
}
