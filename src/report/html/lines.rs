//! An excerpt, line by line.

use crate::page::Excerpt;
use std::ops::Range;

/// One line of an excerpt.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) number: u32,
    pub(super) before: &'a str,
    /// The part that a finding points at, if the line has one; empty for a mere place.
    pub(super) marked: Option<&'a str>,
    pub(super) after: &'a str,
}

/// The lines of an excerpt, which is safe to show already.
pub(super) fn lines(excerpt: &Excerpt) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for (text, number) in excerpt.text.split('\n').zip(excerpt.line.get()..) {
        lines.push(line(text, number, start, &excerpt.mark));
        start += text.len() + 1;
    }
    lines
}

/// The line that begins at byte `start` of the excerpt.
fn line<'a>(text: &'a str, number: u32, start: usize, mark: &Range<usize>) -> Line<'a> {
    let here = |at: usize| at.clamp(start, start + text.len()) - start;
    let touched = mark.start <= start + text.len() && mark.end >= start;
    let (from, to) = (here(mark.start), here(mark.end));
    let cut = |range: Range<usize>| text.get(range).unwrap_or_default();
    if touched {
        Line {
            number,
            before: cut(0..from),
            marked: Some(cut(from..to)),
            after: cut(to..text.len()),
        }
    } else {
        Line {
            number,
            before: text,
            marked: None,
            after: "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU32;

    fn cut(text: &str, mark: Range<usize>) -> Vec<(u32, String)> {
        let excerpt = Excerpt {
            line: NonZeroU32::new(9).unwrap(),
            text: text.to_owned(),
            mark,
        };
        let shown = |line: Line<'_>| match line.marked {
            Some(marked) => format!("{}[{marked}]{}", line.before, line.after),
            None => line.before.to_owned(),
        };
        let lines = lines(&excerpt).into_iter();
        lines.map(|line| (line.number, shown(line))).collect()
    }

    #[test]
    fn a_mark_runs_over_lines() {
        let lines = cut("a京b\nc", 1..6);
        assert_eq!(lines, [(9, "a[京b]".into()), (10, "[]c".into())]);
    }

    #[test]
    fn a_place_without_text_is_pointed_at() {
        assert_eq!(cut("ab", 2..2), [(9, "ab[]".into())]);
        assert_eq!(cut("", 0..0), [(9, "[]".into())]);
        assert_eq!(cut("ab\ncd", 0..1), [(9, "[a]b".into()), (10, "cd".into())]);
    }
}
