//! Lists with one address a line.

use super::Cell;
use std::borrow::Cow;

/// The lines that are no comments. Lines end at LF, CRLF or CR.
pub(super) fn cells(text: &str) -> impl Iterator<Item = Cell<'_>> {
    (1..).zip(lines(text)).filter_map(|(line, text)| {
        let text = without_comment(text).trim();
        (!text.is_empty()).then_some(Cell {
            line,
            text: Cow::Borrowed(text),
        })
    })
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some(end) = text.find(['\n', '\r']) else {
            return Some(text);
        };
        let (line, end) = text.split_at(end);
        rest = end.strip_prefix("\r\n").or_else(|| end.get(1..));
        Some(line)
    })
}

/// A `#` in an address stands behind no white space.
fn without_comment(line: &str) -> &str {
    let mut before = Some(' ');
    let start = line.char_indices().find(|(_, c)| {
        let before = before.replace(*c);
        *c == '#' && before.is_none_or(char::is_whitespace)
    });
    start.and_then(|(at, _)| line.get(..at)).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_their_numbers() {
        let cells: Vec<_> = cells("a\r\n# no\r b#c\t# no\n\n\u{3000}\nd")
            .map(|c| (c.line, c.text))
            .collect();
        assert_eq!(cells, [(1, "a".into()), (3, "b#c".into()), (6, "d".into())]);
    }
}
