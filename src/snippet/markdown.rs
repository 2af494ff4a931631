//! A snippet as Markdown (`CommonMark` 0.31).

use super::{ALT, Entry, Line, Snippet};

/// Marks that mean something in the text of a link.
const MARKS: [char; 8] = ['\\', '`', '*', '_', '[', ']', '<', '&'];

/// The snippet's lines: a paragraph for each number.
pub(super) fn lines(snippet: &Snippet) -> Vec<Line> {
    let entries = snippet.entries();
    let paragraphs: Vec<_> = entries
        .iter()
        .map(|entry| paragraph(snippet, entry))
        .collect();
    let line = |text: &str| Line {
        depth: 0,
        text: text.to_owned(),
    };
    paragraphs.join("\n\n").lines().map(line).collect()
}

fn paragraph(snippet: &Snippet, entry: &Entry) -> String {
    let badge = if entry.badge {
        format!("![{}](<{}>) ", ALT, address(&snippet.badge))
    } else {
        String::new()
    };
    let text = escaped(&entry.text);
    match &entry.href {
        Some(href) => format!("[{badge}{text}]({href})"),
        None => format!("{badge}{text}"),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        if MARKS.contains(&ch) {
            out.push('\\');
        }
        out.push(ch);
    }
    out
}

/// An address between `<` and `>`.
fn address(address: &str) -> String {
    address
        .replace('\\', "\\\\")
        .replace('<', "\\<")
        .replace('>', "\\>")
}
