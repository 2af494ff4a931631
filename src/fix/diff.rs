//! What would change, as a unified diff.

use crate::report::visible;
use anstyle::{AnsiColor, Style};
use similar::TextDiff;
use std::fmt::Write as _;
use std::io::{self, Write};

const HEADER: Style = Style::new().bold();
const PLACE: Style = AnsiColor::Cyan.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();

/// A page as it is and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The page's name.
    pub source: String,
    /// Its text, decoded.
    pub before: String,
    /// The text that it would have.
    pub after: String,
}

impl Diff {
    /// The unified diff, with three lines round each change, as `patch` reads it.
    #[must_use]
    pub fn unified(&self) -> String {
        let diff = TextDiff::from_lines(&self.before, &self.after);
        let mut unified = diff.unified_diff();
        unified.header(&self.source, &self.source).to_string()
    }

    /// Writes the diff for a terminal: in colours, and with whatever could deceive it spelled
    /// out.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_visibly(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut text = String::new();
        for (number, line) in self.unified().lines().enumerate() {
            let style = match line.chars().next() {
                _ if number < 2 => HEADER,
                Some('@') => PLACE,
                Some('-') => REMOVED,
                Some('+') => ADDED,
                _ => Style::new(),
            };
            let line = visible(line.trim_end_matches('\r'));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{style}{line}{style:#}");
        }
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_a_missing_one_are_kept() {
        let diff = Diff {
            source: "a.html".to_owned(),
            before: "1\r\n2\r\n3".to_owned(),
            after: "1\r\n2\r\n三".to_owned(),
        };
        assert_eq!(
            diff.unified(),
            "--- a.html\n+++ a.html\n@@ -1,3 +1,3 @@\n 1\r\n 2\r\n-3\n\\ No newline at end of file\n\
             +三\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn no_strangers_control_character_reaches_a_terminal() {
        let diff = Diff {
            source: "a\u{1b}.html".to_owned(),
            before: "\u{1b}[2J\t1\r\n".to_owned(),
            after: "\u{1b}[2J\t2\r\n".to_owned(),
        };
        let mut out = anstream::StripStream::new(Vec::new());
        diff.write_visibly(&mut out).unwrap();
        let out = String::from_utf8(out.into_inner()).unwrap();
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
        assert!(out.contains("-␛[2J    1\n+␛[2J    2\n"), "{out}");
    }
}
