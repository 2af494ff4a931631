//! Changes of a file as a unified diff, as `git apply` and `patch -p1` read it.

use crate::text::visible;
use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

/// Lines shown round each change.
const CONTEXT: usize = 3;
/// Characters of a line that is shown whole on a terminal.
const LONGEST: usize = 400;
/// Characters shown on either side of a change in a longer one.
const ROUND: usize = 40;

/// From `old` to `new`, both with the line breaks of the file, under the file's name as
/// printed. Empty where nothing changes.
pub(crate) fn unified(name: &str, old: &str, new: &str) -> String {
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let diff = TextDiff::from_slices(&old, &new);
    let mut out = String::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if out.is_empty() {
            let (before, after) = (quoted("a/", name), quoted("b/", name));
            out = format!("--- {before}\n+++ {after}\n");
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            push_line(&mut out, change.tag(), change.value());
        }
    }
    out
}

/// Appends a line. For git and patch, a lone CR ends none, as it does for the crate of diffs.
fn push_line(out: &mut String, tag: ChangeTag, line: &str) {
    let _ = write!(out, "{tag}{line}");
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// A file's name as it stands in a diff: in quotes, as git writes it, where it has control
/// characters, with which it would be read as another.
fn quoted(side: &str, name: &str) -> String {
    if !name.contains(char::is_control) {
        return format!("{side}{name}");
    }
    let mut out = format!("\"{side}");
    for ch in name.chars() {
        push_quoted(&mut out, ch);
    }
    out.push('"');
    out
}

/// Appends a character as C spells it in a string.
fn push_quoted(out: &mut String, ch: char) {
    let short = match ch {
        '\x07' => 'a',
        '\x08' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\x0b' => 'v',
        '\x0c' => 'f',
        '\r' => 'r',
        '"' | '\\' => ch,
        _ if ch.is_control() => {
            for byte in ch.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\{byte:03o}");
            }
            return;
        }
        _ => return out.push(ch),
    };
    out.extend(['\\', short]);
}

/// The same for people: with colours, safe to print, and without the unchanged parts of lines
/// that would fill the screen, as those of pages without line breaks do.
pub(crate) fn colored(diff: &str) -> String {
    let lines: Vec<&str> = diff.lines().collect();
    let lines = lines.iter().enumerate().map(|(at, line)| {
        let style = style(line);
        let line = cut(line, counterpart(&lines, at));
        format!("{style}{}{style:#}\n", visible(line.trim_end_matches('\r')))
    });
    lines.collect()
}

/// What stands in the other version of the file in place of a line, if that is shown next to
/// it. A note that the file's last line has no end may stand between them.
fn counterpart<'a>(lines: &[&'a str], at: usize) -> Option<&'a str> {
    let is_line = |line: &&&str| !line.starts_with('\\');
    let (other, sign) = match lines.get(at)?.chars().next()? {
        '-' => (lines.get(at + 1..)?.iter().find(is_line), '+'),
        '+' => (lines.get(..at)?.iter().rfind(is_line), '-'),
        _ => return None,
    };
    other.copied().filter(|other| other.starts_with(sign))
}

/// A line, shortened to what is not in its counterpart if it is long.
fn cut<'a>(line: &'a str, counterpart: Option<&str>) -> Cow<'a, str> {
    let mut chars = line.chars();
    let (Some(mark), true) = (chars.next(), line.chars().count() > LONGEST) else {
        return Cow::Borrowed(line);
    };
    let chars: Vec<char> = chars.collect();
    let changed = match counterpart {
        Some(other) => changed(&chars, &other.chars().skip(1).collect::<Vec<_>>()),
        None => 0..LONGEST,
    };
    let start = changed.start.saturating_sub(ROUND);
    let end = (changed.end + ROUND).min(chars.len());
    let kept: String = chars.iter().take(end).skip(start).collect();
    let left = if start > 0 { "…" } else { "" };
    let right = if end < chars.len() { "…" } else { "" };
    Cow::Owned(format!("{mark}{left}{kept}{right}"))
}

/// The part of `line` between what it begins and what it ends with like `other`.
fn changed(line: &[char], other: &[char]) -> Range<usize> {
    let same = |(a, b): &(&char, &char)| a == b;
    let before = line.iter().zip(other).take_while(same).count();
    let ends = line.iter().rev().zip(other.iter().rev());
    let most = line.len().min(other.len()) - before;
    let after = ends.take(most).take_while(same).count();
    before..line.len() - after
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
    fn a_line_ends_where_git_says_so() {
        let diff = unified("x", "a\rb\nold\rc\r", "a\rb\nnew\rc\r");
        let end = "\n\\ No newline at end of file\n";
        let lines = format!("@@ -1,2 +1,2 @@\n a\rb\n-old\rc\r{end}+new\rc\r{end}");
        assert_eq!(diff, format!("--- a/x\n+++ b/x\n{lines}"));
        let shown = anstream::adapter::strip_str(&colored(&diff)).to_string();
        assert!(shown.contains("-old␍c\n\\ No newline"), "{shown:?}");
    }

    #[test]
    fn names_with_control_characters_are_quoted() {
        for (name, written) in [
            ("p/示例 \"q\".html", "a/p/示例 \"q\".html"),
            ("p\x07\x08q.html", r#""a/p\a\bq.html""#),
            ("\x1b[2J\t\\\"\n", r#""a/\033[2J\t\\\"\n""#),
            ("示例\u{9b}\x7f", r#""a/示例\302\233\177""#),
        ] {
            let diff = unified(name, "1\n", "2\n");
            assert_eq!(diff.lines().next(), Some(&*format!("--- {written}")));
            let shown = anstream::adapter::strip_str(&colored(&diff)).to_string();
            assert_eq!(shown, diff);
        }
    }

    #[test]
    fn of_long_lines_only_what_changes_is_shown_to_people() {
        let (head, tail) = ("版".repeat(500), "b".repeat(500));
        let diff = unified("x", &format!("{head}{tail}"), &format!("{head}NEW{tail}"));
        let shown = anstream::adapter::strip_str(&colored(&diff)).to_string();
        let (near, far) = ("版".repeat(40), "b".repeat(40));
        assert!(shown.contains(&format!("-…{near}")), "{shown}");
        assert!(shown.contains(&format!("版NEW{far}…\n")), "{shown}");
        assert!(shown.chars().count() < 400, "{shown}");
        let context = format!(" {head}\n-a\n+b\n");
        let shown = anstream::adapter::strip_str(&colored(&context)).to_string();
        assert_eq!(shown, format!(" {}…\n-a\n+b\n", "版".repeat(440)));
        for line in ["+", "", "-\n+", "+\n+"] {
            colored(line);
        }
    }

    #[test]
    fn a_strangers_text_cannot_repaint_the_terminal() {
        let shown = colored("+\u{1b}[2J\r\n-x\n");
        assert!(shown.contains("+␛[2J\u{1b}[0m\n"), "{shown:?}");
        assert!(shown.contains("\u{1b}[31m-x\u{1b}[0m\n"), "{shown:?}");
    }
}
