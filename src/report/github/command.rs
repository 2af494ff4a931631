//! One workflow command: `::error file=…,line=…::message`.

use crate::page::Span;
use crate::text::{clip, visible};
use std::fmt;

/// What GitHub makes of a message; the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Error,
    Warning,
    Notice,
}

impl Kind {
    /// Every kind, the weightiest first.
    pub(super) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// Longest message, in characters: the runner cuts longer ones in the middle of anything.
const LONGEST: usize = 4000;

/// A message for GitHub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Command {
    pub(super) kind: Kind,
    /// Path from the repository's folder.
    pub(super) file: Option<String>,
    /// Where in the file; counts only where there is one.
    pub(super) span: Option<Span>,
    pub(super) title: String,
    pub(super) message: String,
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "::{} ", self.kind.name())?;
        // The runner knows no escapes for a name that could repaint a terminal: none then.
        if let Some(file) = self.file.as_ref().filter(|file| visible(file) == **file) {
            write!(f, "file={},", property(file))?;
            if let Some(span) = &self.span {
                write!(f, "{}", region(span))?;
            }
        }
        write!(f, "title={}::", property(&self.title))?;
        f.write_str(&data(&clip(&self.message, LONGEST)))
    }
}

/// Columns only on one line: GitHub refuses them elsewhere.
fn region(span: &Span) -> String {
    let Span {
        line,
        column,
        end_line,
        end_column,
        ..
    } = span;
    if line == end_line {
        format!("line={line},endLine={line},col={column},endColumn={end_column},")
    } else {
        format!("line={line},endLine={end_line},")
    }
}

/// As the runner reads the text behind `::`; the sign that escapes goes first.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// As the runner reads the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
