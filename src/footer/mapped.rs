//! Text that remembers where in the source each of its characters stands.

mod markup;

use crate::html::Run;
use crate::number;
pub(super) use markup::may_refer;
use std::ops::Range;

/// Decoded text with the runs that lead back to the source, in order of the text.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    pub(super) text: String,
    runs: Vec<Run>,
}

impl Mapped {
    pub(super) fn new(text: String, runs: Vec<Run>) -> Self {
        Self { text, runs }
    }

    /// Source text as it stands at `start`.
    pub(super) fn literal(text: &str, start: usize) -> Self {
        Self::new(text.to_owned(), vec![Run::literal(0, start, text.len())])
    }

    /// Text that stands somewhere in `place`.
    pub(super) fn elsewhere(text: &str, place: Range<usize>) -> Self {
        let run = Run::spelled(0, place.start, place.len());
        Self::new(text.to_owned(), vec![run])
    }

    /// Where the characters of `range` stand, from the first's start to behind the last.
    pub(super) fn source(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let inside = self.text.get(range.clone())?;
        let (last, c) = inside.char_indices().next_back()?;
        let first = self.char_source(range.start, inside.chars().next()?.len_utf8())?;
        let last = self.char_source(range.start + last, c.len_utf8())?;
        Some(first.start..last.end.max(first.end))
    }

    fn char_source(&self, at: usize, len: usize) -> Option<Range<usize>> {
        let index = self.runs.partition_point(|run| run.text <= at);
        let run = self.runs.get(index.checked_sub(1)?)?;
        Some(run.char_range(at, len))
    }

    /// JavaScript's and JSON's `\uXXXX`, `\u{X}` and `\/` read as characters; none where there are
    /// none.
    pub(super) fn unescaped(&self) -> Option<Self> {
        let mut escapes = escapes(&self.text).peekable();
        escapes.peek()?;
        let mut out = Self::default();
        let mut at = 0;
        for (start, c, len) in escapes {
            out.copy(self, at..start);
            at = start + len;
            if let Some(source) = self.source(&(start..at)) {
                out.put(c.encode_utf8(&mut [0; 4]), source);
            }
        }
        out.copy(self, at..self.text.len());
        Some(out)
    }

    /// Adds a stretch of another text as it stands there.
    fn copy(&mut self, from: &Self, range: Range<usize>) {
        let Some(text) = from.text.get(range.clone()).filter(|text| !text.is_empty()) else {
            return;
        };
        let behind_first = from.runs.partition_point(|run| run.text <= range.start);
        let runs = from.runs.iter().skip(behind_first.saturating_sub(1));
        for run in runs.take_while(|run| run.text < range.end) {
            let start = run.text.max(range.start);
            let source = if run.literal {
                let end = range.end.min(run.text + run.len);
                run.char_range(start, end.saturating_sub(start))
            } else {
                run.char_range(run.text, run.len)
            };
            self.add(start - range.start, source, run.literal);
        }
        self.text.push_str(text);
    }

    /// Adds what `source` stands for.
    fn put(&mut self, text: &str, source: Range<usize>) {
        self.add(0, source, false);
        self.text.push_str(text);
    }

    /// Notes where what will stand `ahead` behind the text's end stands.
    fn add(&mut self, ahead: usize, source: Range<usize>, literal: bool) {
        match self.runs.last_mut() {
            Some(last) if literal && last.literal && last.source + last.len == source.start => {
                last.len += source.len();
            }
            _ => self.runs.push(Run {
                text: self.text.len() + ahead,
                source: source.start,
                len: source.len(),
                literal,
            }),
        }
    }
}

/// Whether an escape stands for a character of a number's words.
pub(super) fn may_spell(text: &str) -> bool {
    escapes(text).any(|(_, c, _)| number::is_of_words(c))
}

/// Where the escapes of a text stand, their characters and lengths.
fn escapes(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    memchr::memchr_iter(b'\\', text.as_bytes()).filter_map(|at| {
        let (c, len) = escape(text.get(at..)?)?;
        Some((at, c, len))
    })
}

/// The character of an escape at the start of `text`, and its length.
fn escape(text: &str) -> Option<(char, usize)> {
    // As PHP's `json_encode` writes it.
    if text.starts_with("\\/") {
        return Some(('/', 2));
    }
    let code = text.strip_prefix("\\u")?;
    let (digits, len) = match code.strip_prefix('{') {
        Some(code) => braced(code)?,
        None => (code.get(..4)?, 6),
    };
    let code = u32::from_str_radix(digits, 16).ok()?;
    Some((char::from_u32(code)?, len))
}

/// The digits of `\u{X}`, of which there are six at most, behind its brace, and the length of all.
fn braced(code: &str) -> Option<(&str, usize)> {
    let end = code.bytes().take(7).position(|byte| byte == b'}')?;
    Some((code.get(..end)?, end + "\\u{}".len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_keep_their_places() {
        let script = Mapped::literal(r#"{"a":"\u4eacICP\u5907 1"}"#, 100);
        let read = script.unescaped().unwrap();
        assert_eq!(read.text, r#"{"a":"京ICP备 1"}"#);
        let start = read.text.find('京').unwrap();
        let end = read.text.find('1').unwrap() + 1;
        assert_eq!(read.source(&(start..end)), Some(106..123));
    }

    #[test]
    fn a_slash_may_be_escaped() {
        let read = Mapped::literal(r"http:\/\/a\n", 0).unescaped().unwrap();
        assert_eq!(read.text, r"http://a\n");
        assert_eq!(read.source(&(5..8)), Some(5..10));
        assert_eq!(read.source(&(0..5)), Some(0..5));
        assert_eq!(read.source(&(8..9)), Some(10..11));
        assert_eq!(read.runs.len(), 4);
    }

    #[test]
    fn plain_text_needs_no_second_reading() {
        assert!(Mapped::literal("a", 0).unescaped().is_none());
        assert_eq!(Mapped::literal("备案", 7).source(&(3..6)), Some(10..13));
    }

    #[test]
    fn line_ends_and_characters_beside_escapes_keep_their_places() {
        // `a\r\n备\/b`, of which the tree has the line end as `\n`.
        let runs = vec![
            Run::literal(0, 10, 1),
            Run::spelled(1, 11, 2),
            Run::literal(2, 13, 6),
        ];
        let read = Mapped::new("a\n备\\/b".to_owned(), runs);
        let read = read.unescaped().unwrap();
        assert_eq!(read.text, "a\n备/b");
        for (at, place) in [
            (0..1, 10..11),
            (1..2, 11..13),
            (2..5, 13..16),
            (5..6, 16..18),
            (6..7, 18..19),
        ] {
            assert_eq!(read.source(&at), Some(place));
        }
    }

    #[test]
    fn escapes_that_spell_words_are_told_from_others() {
        assert!(may_spell(r"\u{5907}") && !may_spell(r"\u{备}") && !may_spell(r"\u{5907"));
        assert!(may_spell(r"\u4eac\u0049CP") && may_spell(r"公\u3000网") && may_spell(r"\u516C"));
        assert!(!may_spell(r"ICP \u4eac \/ \n \u51") && !may_spell("公网"));
    }

    #[test]
    fn literal_runs_are_joined_where_they_touch() {
        for (second, lens) in [(12, vec![3, 2, 1]), (20, vec![2, 1, 2, 1])] {
            let runs = vec![Run::literal(0, 10, 2), Run::literal(2, second, 4)];
            let read = Mapped::new("abc\\/d".to_owned(), runs).unescaped().unwrap();
            assert_eq!(read.text, "abc/d");
            assert_eq!(read.source(&(0..2)), Some(10..12));
            assert_eq!(read.source(&(2..3)), Some(second..second + 1));
            let found: Vec<_> = read.runs.iter().map(|run| run.len).collect();
            assert_eq!(found, lens);
        }
    }
}
