//! A snippet as HTML and as what is nearly HTML.

use super::dialect::Dialect;
use super::{ALT, BADGE_SIZE, Entry, Line, Snippet, Style};

/// Classes and properties of one element.
#[derive(Clone, Copy)]
struct Look {
    classes: &'static str,
    properties: &'static [(&'static str, &'static str)],
}

/// The element round everything.
const fn outer(style: Style) -> Look {
    match style {
        Style::Plain => look("beian", &[]),
        Style::Inline => look(
            "beian",
            &[
                ("display", "flex"),
                ("flex-wrap", "wrap"),
                ("justify-content", "center"),
                ("gap", "4px 16px"),
                ("font-size", "14px"),
            ],
        ),
        Style::Bootstrap => look(
            "beian d-flex flex-wrap justify-content-center column-gap-3 small",
            &[],
        ),
    }
}

/// A link.
const fn link(style: Style) -> Look {
    match style {
        Style::Plain => look("", &[]),
        Style::Inline => look(
            "",
            &[
                ("display", "inline-flex"),
                ("align-items", "center"),
                ("gap", "4px"),
                ("color", "inherit"),
                ("text-decoration", "none"),
            ],
        ),
        Style::Bootstrap => look(
            "d-inline-flex align-items-center gap-1 link-secondary text-decoration-none",
            &[],
        ),
    }
}

const fn look(classes: &'static str, properties: &'static [(&'static str, &'static str)]) -> Look {
    Look {
        classes,
        properties,
    }
}

impl Look {
    fn attributes(self, dialect: Dialect) -> String {
        dialect.class(self.classes) + &dialect.style(self.properties)
    }
}

/// The snippet's lines: one element round the numbers, each of which is an element of its
/// own, since JSX and Vue drop a line break between two links.
pub(super) fn lines(snippet: &Snippet, dialect: Dialect) -> Vec<Line> {
    let outer = outer(snippet.style).attributes(dialect);
    let mut lines = vec![line(0, format!("<div{outer}>"))];
    for entry in snippet.entries() {
        lines.extend(entry_lines(snippet, dialect, &entry));
    }
    lines.push(line(0, "</div>".to_owned()));
    lines
}

fn entry_lines(snippet: &Snippet, dialect: Dialect, entry: &Entry) -> Vec<Line> {
    let (open, close) = match (snippet.style, &entry.href) {
        (Style::Plain, _) => ("<p>", "</p>"),
        (_, None) => ("<span>", "</span>"),
        (_, Some(_)) => ("", ""),
    };
    let text = escaped(&entry.text);
    let Some(href) = &entry.href else {
        return vec![line(1, format!("{open}{text}{close}"))];
    };
    let link = link(snippet.style).attributes(dialect);
    let anchor = format!(
        "{open}<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\"{link}>",
        escaped(href)
    );
    if !entry.badge {
        return vec![line(1, format!("{anchor}{text}</a>{close}"))];
    }
    vec![
        line(1, anchor),
        line(2, format!("{} {text}", badge(snippet, dialect))),
        line(1, format!("</a>{close}")),
    ]
}

fn badge(snippet: &Snippet, dialect: Dialect) -> String {
    format!(
        "<img src=\"{}\" alt=\"{}\" width=\"{BADGE_SIZE}\" height=\"{BADGE_SIZE}\"{}",
        escaped(&snippet.badge),
        ALT,
        dialect.void_end()
    )
}

fn line(depth: usize, text: String) -> Line {
    Line { depth, text }
}

/// Text for an element or an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
