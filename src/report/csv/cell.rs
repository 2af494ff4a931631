//! One cell of a table that a spreadsheet opens.

use crate::text::visible;

/// UTF-16 units of a cell at most: Excel takes 32,767 and spills the rest into other cells.
const LONGEST: usize = 32_000;

/// The text as a quoted field: on one line, with controls spelled out, cut where a spreadsheet
/// would break it, and never a formula.
///
/// A spreadsheet runs what begins with `=`, `+`, `-` or `@`, some also in full width and behind
/// blanks; an apostrophe in front makes it a text (OWASP, CSV Injection).
pub(super) fn cell(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    if is_formula(&text) {
        out.push('\'');
    }
    let mut left = LONGEST;
    for ch in text.chars() {
        let Some(rest) = left.checked_sub(ch.len_utf16()) else {
            out.push('…');
            break;
        };
        left = rest;
        if ch == '"' {
            out.push('"');
        }
        out.push(ch);
    }
    out.push('"');
    out
}

fn is_formula(text: &str) -> bool {
    text.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::HOSTILE;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=cmd()", "+1", "-1", "@SUM(1)", "\t=1", " ＝1", "　=1"] {
            assert!(cell(text).starts_with("\"'"), "{text:?}");
        }
        assert_eq!(cell("京ICP备=1"), "\"京ICP备=1\"");
    }

    #[test]
    fn a_cell_is_one_field_on_one_line() {
        let out = cell(HOSTILE);
        let inner = out.trim_matches('"').replace("\"\"", "");
        assert!(
            !inner.contains(['"', '\r', '\n', '\t', '\u{202e}']),
            "{out}"
        );
    }

    #[test]
    fn a_long_cell_is_cut() {
        let out = cell(&"\u{1F600}".repeat(100_000));
        assert_eq!(out.encode_utf16().count(), LONGEST + 3);
        assert!(out.ends_with("…\""));
    }
}
