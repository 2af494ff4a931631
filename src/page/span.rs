//! Where something stands in a page, as a person counts.

use super::OffsetMap;
use super::lines::{count_chars, count_ends, last_end, line_ends};
use crate::html::narrow;
use crate::text::floor_boundary;
use schemars::JsonSchema;
use serde::Serialize;
use std::cell::{Cell, OnceCell};
use std::num::NonZeroU32;
use std::ops::Range;

/// A place in a page.
///
/// Lines and columns start at 1 and ends are exclusive. A line ends at LF, CRLF or CR.
/// Columns count Unicode scalar values, so `备` is one column, and a byte order mark none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Span {
    /// Line of the first character.
    pub line: NonZeroU32,
    /// Column of the first character.
    pub column: NonZeroU32,
    /// Line of the place behind the last character.
    pub end_line: NonZeroU32,
    /// Column of the place behind the last character.
    pub end_column: NonZeroU32,
    /// First byte, counted from 0 in the page's own bytes, whatever their encoding.
    /// Left out for UTF-16.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// The byte behind the last one. Left out for UTF-16.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<usize>,
}

/// Finds lines and columns in one decoded page.
///
/// Every look-up costs some counting in at most [`STRIDE`] bytes and the search for its line's
/// start, so that a page which is one line of many megabytes with thousands of numbers stays
/// cheap.
#[derive(Debug)]
pub(crate) struct Locator<'a> {
    text: &'a str,
    offsets: &'a OffsetMap,
    /// Built at the first question: most pages of a clean site are never asked about.
    index: OnceCell<Vec<Counts>>,
    /// What stands before the place asked for last: the next is mostly near it.
    last: Cell<(usize, Counts)>,
    /// How many characters stand before each multiple of [`STRIDE`]; built where a line is long.
    chars: OnceCell<Vec<u32>>,
}

/// Bytes between two remembered counts.
const STRIDE: usize = 4096;

/// What stands before a place. Half the memory of `usize`: no page that is
/// read is as long as `u32` reaches.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    /// Ends of lines.
    lines: u32,
    /// Where the line begins that goes on here.
    line_start: u32,
}

impl Counts {
    /// What stands before the end of a part, where this stands before its start.
    fn behind(self, bytes: &[u8], part: Range<usize>) -> Self {
        let line_start = last_end(bytes, part.clone()).map_or(self.line_start, narrow);
        Self {
            lines: self.lines + narrow(count_ends(bytes, part)),
            line_start,
        }
    }
}

impl<'a> Locator<'a> {
    /// A locator over `text`, whose places in the page's own bytes `offsets` knows.
    pub(crate) fn new(text: &'a str, offsets: &'a OffsetMap) -> Self {
        Self {
            text,
            offsets,
            index: OnceCell::new(),
            last: Cell::default(),
            chars: OnceCell::new(),
        }
    }

    /// The text that is located in.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The span of `range`, bytes of the decoded text. A range that reaches beyond the
    /// text or into a character is cut to fit.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let range = self.fit(range);
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end);
        let start = self.offsets.to_source(range.start);
        let end = self.offsets.to_source(range.end);
        Span {
            line,
            column,
            end_line,
            end_column,
            start: start.filter(|_| end.is_some()),
            end: end.filter(|_| start.is_some()),
        }
    }

    /// `range` moved onto character boundaries inside the text.
    pub(crate) fn fit(&self, range: &Range<usize>) -> Range<usize> {
        let start = floor_boundary(self.text, range.start);
        let end = floor_boundary(self.text, range.end);
        start..end.max(start)
    }

    /// Number of the line that holds the byte `offset`.
    pub(crate) fn line_of(&self, offset: usize) -> NonZeroU32 {
        one_based(self.before(offset).lines as usize)
    }

    /// The lines that `range` runs through, without what ends them; at least one. `range` fits
    /// ([`Locator::fit`]).
    pub(crate) fn lines(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        // An end at the start of a line belongs to the line before.
        let last = range.end.saturating_sub(1).max(range.start);
        let first = self.before(range.start).line_start as usize;
        let mut next = Some((first, range.start));
        std::iter::from_fn(move || {
            let (start, from) = next?;
            let behind = self.next_end(from);
            let goes_on = behind.filter(|behind| *behind <= last);
            next = goes_on.map(|behind| (behind, behind));
            let line = self.text.get(start..behind.unwrap_or(self.text.len()))?;
            Some(start..start + line.trim_end_matches(['\n', '\r']).len())
        })
    }

    /// The place behind the first end of a line at or behind a place.
    fn next_end(&self, from: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let first_in = |step: usize, from: usize| {
            let end = bytes.len().min((step + 1) * STRIDE);
            line_ends(bytes, from..end).next()
        };
        let step = from / STRIDE;
        first_in(step, from).or_else(|| {
            let index = self.index();
            let lines = index.get(step + 1)?.lines;
            let later = index.partition_point(|counts| counts.lines <= lines);
            let step = later.checked_sub(1).filter(|_| later < index.len())?;
            first_in(step, step * STRIDE)
        })
    }

    fn position(&self, offset: usize) -> (NonZeroU32, NonZeroU32) {
        let here = self.before(offset);
        let column = self.chars_in(here.line_start as usize, offset);
        (one_based(here.lines as usize), one_based(column))
    }

    /// What stands before the byte `offset` of the text.
    fn before(&self, offset: usize) -> Counts {
        let offset = offset.min(self.text.len());
        let (before, rest) = self.near(offset);
        let here = before.behind(self.text.as_bytes(), rest);
        self.last.set((offset, here));
        here
    }

    /// How many characters begin between two places, of which the first may be the second.
    fn chars_in(&self, start: usize, end: usize) -> usize {
        if let Some(near) = self.text.as_bytes().get(start..end)
            && near.len() <= STRIDE
        {
            return count_chars(near);
        }
        self.chars_before(end)
            .saturating_sub(self.chars_before(start))
    }

    fn chars_before(&self, offset: usize) -> usize {
        let bytes = self.text.as_bytes();
        let counts = self.chars.get_or_init(|| char_counts(bytes));
        let step = offset / STRIDE;
        let before = counts.get(step).map_or(0, |count| *count as usize);
        let rest = bytes.get(step * STRIDE..offset).unwrap_or_default();
        before + count_chars(rest)
    }

    /// What is known of a place before `offset`, and the bytes between.
    fn near(&self, offset: usize) -> (Counts, Range<usize>) {
        let (last, known) = self.last.get();
        let step = offset / STRIDE;
        if (step * STRIDE..=offset).contains(&last) {
            return (known, last..offset);
        }
        let known = self.index().get(step).copied().unwrap_or_default();
        (known, step * STRIDE..offset)
    }

    fn index(&self) -> &[Counts] {
        let index = || line_counts(self.text.as_bytes());
        self.index.get_or_init(index)
    }
}

fn line_counts(bytes: &[u8]) -> Vec<Counts> {
    let mut counts = Counts::default();
    let mut all = vec![counts];
    for start in (0..bytes.len()).step_by(STRIDE) {
        counts = counts.behind(bytes, start..bytes.len().min(start + STRIDE));
        all.push(counts);
    }
    all
}

fn char_counts(bytes: &[u8]) -> Vec<u32> {
    let chunks = bytes.chunks(STRIDE).map(count_chars);
    let before = chunks.scan(0, |sum, count| {
        *sum += narrow(count);
        Some(*sum)
    });
    std::iter::once(0).chain(before).collect()
}

fn one_based(zero_based: usize) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(narrow(zero_based))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span_of(text: &str, range: Range<usize>) -> [u32; 4] {
        let offsets = OffsetMap::default();
        let span = Locator::new(text, &offsets).span(&range);
        [span.line, span.column, span.end_line, span.end_column].map(NonZeroU32::get)
    }

    #[test]
    fn columns_count_characters_and_ends_are_exclusive() {
        let text = "<p>备案\u{1F600}号</p>";
        let at = text.find('号').unwrap();
        assert_eq!(span_of(text, at..at + 3), [1, 7, 1, 8]);
    }

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        assert_eq!(span_of("a\nb\r\nc\rd", 7..8), [4, 1, 4, 2]);
        assert_eq!(span_of("a\r\n\r\nb", 5..6), [3, 1, 3, 2]);
    }

    proptest! {
        #[test]
        fn lines_and_columns_are_what_a_person_counts(
            text in "([ab备]{0,9}(\n|\r\n|\r)?){0,400}",
            at in 0_usize..STRIDE + 3000,
        ) {
            let text = format!("{}{text}", "x".repeat(STRIDE - 20));
            let at = floor_boundary(&text, at);
            let before = text.get(..at).unwrap();
            // A CR that an LF follows ends no line yet.
            let whole = before.strip_suffix('\r').filter(|_| text[at..].starts_with('\n'));
            let lines = whole.unwrap_or(before).replace("\r\n", "\n").replace('\r', "\n");
            let line = lines.matches('\n').count();
            let tail = lines.rsplit('\n').next().unwrap().chars().count();
            let column = tail + usize::from(whole.is_some());
            let found = span_of(&text, at..at).map(|at| at as usize);
            prop_assert_eq!(&found[..2], [line + 1, column + 1]);
            let offsets = OffsetMap::default();
            let locator = Locator::new(&text, &offsets);
            prop_assert_eq!(locator.line_of(at), one_based(line));
            let start = locator.lines(&(at..at)).next().unwrap().start;
            prop_assert!(start <= at);
            prop_assert_eq!(locator.line_of(start), one_based(line));
            prop_assert!(start == 0 || locator.line_of(start - 1) == one_based(line - 1));
            let ends: Vec<usize> = line_ends(text.as_bytes(), at..text.len()).collect();
            prop_assert_eq!(locator.next_end(at), ends.first().copied());
        }
    }

    proptest! {
        #[test]
        fn what_was_asked_before_changes_nothing(
            text in "([ab备]{0,9}(\n|\r\n|\r)?){0,400}",
            places in prop::collection::vec(0_usize..STRIDE + 3000, 1..8),
        ) {
            let text = format!("{}{text}", "x\r\n".repeat(STRIDE / 4));
            let offsets = OffsetMap::default();
            let locator = Locator::new(&text, &offsets);
            for at in places {
                let alone = Locator::new(&text, &offsets);
                let range = at..at + 5;
                prop_assert_eq!(locator.line_of(at), alone.line_of(at));
                prop_assert_eq!(locator.span(&range), alone.span(&range));
            }
        }
    }

    #[test]
    fn an_empty_page_has_a_first_place() {
        assert_eq!(span_of("", 0..0), [1, 1, 1, 1]);
    }

    #[test]
    fn impossible_ranges_are_cut_to_fit() {
        assert_eq!(span_of("备", 1..99), [1, 1, 1, 2]);
        #[expect(clippy::reversed_empty_ranges, reason = "that is the case under test")]
        let reversed = 3..0;
        assert_eq!(span_of("abc", reversed), [1, 4, 1, 4]);
    }

    #[test]
    fn columns_are_right_far_into_a_long_line() {
        let text = "备".repeat(50_000);
        for at in [0_u32, 1365, 1366, 49_999] {
            let byte = at as usize * 3;
            assert_eq!(span_of(&text, byte..byte + 3), [1, at + 1, 1, at + 2]);
        }
    }

    #[test]
    fn the_end_of_an_endless_line_is_found() {
        let offsets = OffsetMap::default();
        let long = "x".repeat(3 * STRIDE);
        let text = format!("a\n{long}\r\n{long}");
        let locator = Locator::new(&text, &offsets);
        let lines = |at: usize| locator.lines(&(at..at + 1)).collect::<Vec<_>>();
        let (second, third) = (2..2 + long.len(), 4 + long.len()..text.len());
        for at in [second.start, STRIDE, 2 * STRIDE, second.end - 1] {
            assert_eq!(lines(at), std::slice::from_ref(&second), "{at}");
        }
        for at in [third.start, 5 * STRIDE, third.end - 1] {
            assert_eq!(lines(at), std::slice::from_ref(&third), "{at}");
        }
    }

    #[test]
    fn lines_come_without_their_ends() {
        let offsets = OffsetMap::default();
        let text = "ab\r\ncd\n\rgh\n";
        let locator = Locator::new(text, &offsets);
        let lines = |range| {
            let lines = locator.lines(&range);
            lines.map(|line| &text[line]).collect::<Vec<_>>()
        };
        assert_eq!(lines(0..1), ["ab"]);
        assert_eq!(lines(1..4), ["ab"]);
        assert_eq!(lines(5..9), ["cd", "", "gh"]);
        assert_eq!(lines(8..11), ["gh"]);
        assert_eq!(lines(11..11), [""]);
    }
}
