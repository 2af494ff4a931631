//! Changes of a file as a unified diff, as `git apply` and `patch -p1` read it.

use crate::report::visible;
use anstyle::{AnsiColor, Style};
use similar::TextDiff;

/// Lines shown round each change.
const CONTEXT: usize = 3;

/// From `old` to `new`, both with the line breaks of the file, under the file's name as
/// printed. Empty where nothing changes.
pub(crate) fn unified(name: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let (before, after) = (format!("a/{name}"), format!("b/{name}"));
    let mut unified = diff.unified_diff();
    unified.context_radius(CONTEXT).header(&before, &after);
    unified.to_string()
}

/// The same for people: with colours, and safe to print.
pub(crate) fn colored(diff: &str) -> String {
    let lines = diff.lines().map(|line| {
        let style = style(line);
        format!("{style}{}{style:#}\n", visible(line.trim_end_matches('\r')))
    });
    lines.collect()
}

fn style(line: &str) -> Style {
    match line.as_bytes() {
        [b'-', b'-', b'-', ..] | [b'+', b'+', b'+', ..] => Style::new().bold(),
        [b'@', ..] => AnsiColor::Cyan.on_default(),
        [b'-', ..] => AnsiColor::Red.on_default(),
        [b'+', ..] => AnsiColor::Green.on_default(),
        _ => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_shown_with_some_lines_round_it() {
        let old = "1\r\n2\r\n3\r\n4\r\n5\r\n";
        let new = "1\r\n2\r\n3\r\n4\r\nnew\r\n5\r\n";
        let expected = "--- a/x.html\n+++ b/x.html\n@@ -2,4 +2,5 @@\n \
                        2\r\n 3\r\n 4\r\n+new\r\n 5\r\n";
        assert_eq!(unified("x.html", old, new), expected);
        assert_eq!(unified("x.html", old, old), "");
    }

    #[test]
    fn a_strangers_text_cannot_repaint_the_terminal() {
        let shown = colored("+\u{1b}[2J\r\n-x\n");
        assert!(shown.contains("+␛[2J\u{1b}[0m\n"), "{shown:?}");
        assert!(shown.contains("\u{1b}[31m-x\u{1b}[0m\n"), "{shown:?}");
    }
}
