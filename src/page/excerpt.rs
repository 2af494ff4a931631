//! The few lines of source that a text report shows, so that a page's text can be let go.

use super::span::Locator;
use crate::text::{cells, push_visible};
use std::num::NonZeroU32;
use std::ops::Range;

/// Terminal cells of a line that are shown at most, `…` not counted.
const WIDTH: usize = 72;
/// How many of them stand before the place, where the line is longer.
const BEFORE: usize = 24;
/// A place that runs over more lines is shown by its first line alone.
const MAX_LINES: usize = 4;

/// Source lines round a place, cut to a terminal's width and safe to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Number of the first line.
    pub line: NonZeroU32,
    /// The lines, separated by `\n`; control characters spelled out, tabs as spaces.
    pub text: String,
    /// The place: bytes of `text`.
    pub mark: Range<usize>,
}

impl Excerpt {
    /// The lines round `range`, bytes of the decoded text.
    pub(crate) fn new(locator: &Locator<'_>, range: &Range<usize>) -> Self {
        let range = locator.fit(range);
        let mut lines: Vec<_> = locator.lines(&range).take(MAX_LINES + 1).collect();
        if lines.len() > MAX_LINES {
            lines.truncate(1);
        }
        let mut excerpt = Self {
            line: locator.line_of(range.start),
            text: String::new(),
            mark: 0..0,
        };
        for (number, line) in lines.into_iter().enumerate() {
            excerpt.push_line(locator.text(), line, &range, number == 0);
        }
        excerpt
    }

    fn push_line(&mut self, text: &str, line: Range<usize>, range: &Range<usize>, first: bool) {
        let source = text.get(line.clone()).unwrap_or_default();
        let within = |at: usize| at.clamp(line.start, line.end) - line.start;
        let mark = within(range.start)..within(range.end);
        if !first {
            self.text.push('\n');
        }
        let shown = cut(source, &mark, &mut self.text);
        self.mark.end = shown.end;
        if first {
            self.mark.start = shown.start;
        }
    }
}

/// Appends to `out` the part of `line` that holds the start of `mark`; gives back the
/// mark's place in `out`.
fn cut(line: &str, mark: &Range<usize>, out: &mut String) -> Range<usize> {
    let from = start_of_cut(line, mark.start);
    let mut shown = out.len()..out.len();
    if from > 0 {
        out.push('…');
    }
    let mut left = WIDTH;
    for (at, ch) in line.get(from..).unwrap_or_default().char_indices() {
        note_mark(&mut shown, mark, from + at, out.len());
        let Some(rest) = left.checked_sub(cells(ch)) else {
            out.push('…');
            return shown.start
                ..shown
                    .end
                    .max(if from + at < mark.end { out.len() } else { 0 });
        };
        left = rest;
        push_visible(out, ch);
    }
    note_mark(&mut shown, mark, line.len(), out.len());
    shown
}

/// Moves the shown mark's ends when the line's place `at`, printed at `printed`, is one.
fn note_mark(shown: &mut Range<usize>, mark: &Range<usize>, at: usize, printed: usize) {
    if at <= mark.start {
        shown.start = printed;
    }
    if at <= mark.end {
        shown.end = printed;
    }
}

/// Where to begin so that `at` is in view: the line's start if that is near enough.
fn start_of_cut(line: &str, at: usize) -> usize {
    let mut before = line.get(..at).unwrap_or_default().char_indices().rev();
    let mut width = 0;
    let mut context = None;
    loop {
        let Some((start, ch)) = before.next() else {
            return 0;
        };
        width += cells(ch);
        if width > BEFORE {
            context.get_or_insert(start + ch.len_utf8());
        }
        // Twenty cells are kept for the place itself.
        if width > WIDTH - 20 {
            return context.unwrap_or(start);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::OffsetMap;
    use unicode_width::UnicodeWidthStr;

    fn excerpt(text: &str, needle: &str) -> Excerpt {
        let at = text.find(needle).unwrap();
        let offsets = OffsetMap::default();
        Excerpt::new(&Locator::new(text, &offsets), &(at..at + needle.len()))
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let shown = excerpt("a\n\t<p>京ICP备1号</p>\nb", "京ICP备1号");
        assert_eq!(shown.text, "    <p>京ICP备1号</p>");
        assert_eq!(&shown.text[shown.mark.clone()], "京ICP备1号");
        assert_eq!(shown.line.get(), 2);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}京ICP备1号{}", "文".repeat(300_000), "x".repeat(300_000));
        let shown = excerpt(&text, "京ICP备1号");
        assert_eq!(&shown.text[shown.mark.clone()], "京ICP备1号");
        assert!(shown.text.starts_with("…文") && shown.text.ends_with("x…"));
        assert!(shown.text.width() <= WIDTH + 4, "{}", shown.text.width());
    }

    #[test]
    fn a_mark_longer_than_the_cut_runs_to_its_end() {
        let long = "y".repeat(500);
        let shown = excerpt(&format!("a{long}b"), &long);
        assert_eq!(shown.mark, 1..shown.text.len());
    }

    #[test]
    fn the_mark_stays_right_behind_control_characters() {
        let shown = excerpt("\x1b[2J\u{202e}\t京ICP备1号", "京ICP备1号");
        assert_eq!(shown.text, "␛[2J\\u{202e}    京ICP备1号");
        assert_eq!(&shown.text[shown.mark], "京ICP备1号");
    }

    #[test]
    fn a_heap_of_combining_marks_is_cut() {
        let shown = excerpt(&format!("x{}", "\u{301}".repeat(100_000)), "x");
        assert!(shown.text.chars().count() <= WIDTH + 2);
    }

    #[test]
    fn several_lines_are_shown_and_too_many_are_not() {
        let shown = excerpt("<p>京ICP备<br>\n 12号</p>", "京ICP备<br>\n 12号");
        assert_eq!(&shown.text[shown.mark], "京ICP备<br>\n 12号");
        let shown = excerpt("a\nb\nc\nd\ne\nf", "a\nb\nc\nd\ne");
        assert_eq!((shown.text.as_str(), shown.mark), ("a", 0..1));
    }

    #[test]
    fn the_end_of_a_page_has_an_empty_excerpt() {
        let offsets = OffsetMap::default();
        let shown = Excerpt::new(&Locator::new("a\n", &offsets), &(2..2));
        assert_eq!(
            (shown.text.as_str(), shown.mark, shown.line.get()),
            ("", 0..0, 2)
        );
    }
}
