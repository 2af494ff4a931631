//! Between byte offsets in a text and the protocol's positions, whose lines and characters count
//! from 0, and whose characters are code units of the encoding that both sides agreed upon.
//!
//! A line ends at LF, CRLF or CR, as the specification has it. A position that no text has is
//! taken for the closest one that it has.

use crate::text::floor_boundary;
use gen_lsp_types::{Position, PositionEncodingKind, Range};
use std::ops;

/// What the characters of a line are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: what is meant where nothing was agreed.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Unit {
    /// The first of the client's encodings that this server knows.
    pub(super) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        let known = offered.iter().find_map(|kind| match kind {
            PositionEncodingKind::UTF8 => Some(Self::Utf8),
            PositionEncodingKind::UTF16 => Some(Self::Utf16),
            PositionEncodingKind::UTF32 => Some(Self::Utf32),
            PositionEncodingKind::Custom(_) => None,
        });
        known.unwrap_or_default()
    }

    /// Its name in the protocol.
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// Units in a piece of a text. Every character begins with one byte that is no
    /// continuation; outside the Basic Multilingual Plane that byte is 0xF0 or more.
    fn count(self, bytes: &[u8]) -> usize {
        let chars = || bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        match self {
            Self::Utf8 => bytes.len(),
            Self::Utf32 => chars(),
            Self::Utf16 => chars() + bytes.iter().filter(|byte| **byte >= 0xF0).count(),
        }
    }

    const fn of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The byte offset of a position; one within a character is taken for its start.
pub(super) fn offset(text: &str, at: Position, unit: Unit) -> usize {
    let start = line_start(text, at.line);
    let rest = text.get(start..).unwrap_or_default();
    let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
    let line = rest.get(..length).unwrap_or_default();
    let wanted = usize::try_from(at.character).unwrap_or(usize::MAX);
    let mut units = 0_usize;
    for (place, c) in line.char_indices() {
        units += unit.of(c);
        if units > wanted {
            return start + place;
        }
    }
    start + length
}

/// The bytes of a range, put in order.
pub(super) fn bytes(text: &str, range: Range, unit: Unit) -> ops::Range<usize> {
    let [a, b] = [range.start, range.end].map(|at| offset(text, at, unit));
    a.min(b)..a.max(b)
}

/// The byte at which a line starts; for one that is not there, the text's end.
fn line_start(text: &str, line: u32) -> usize {
    let Some(before) = line.checked_sub(1) else {
        return 0;
    };
    let before = usize::try_from(before).unwrap_or(usize::MAX);
    line_ends(text.as_bytes()).nth(before).unwrap_or(text.len())
}

/// The bytes behind each line break.
fn line_ends(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|at| !(bytes.get(*at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n')));
    ends.map(|at| at + 1)
}

/// Bytes between two remembered counts: a page may be one line of many megabytes.
const STRIDE: usize = 4096;

/// Finds the positions of many offsets in one text.
pub(super) struct Positions<'a> {
    text: &'a str,
    unit: Unit,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    /// Units before each multiple of [`STRIDE`].
    counts: Vec<usize>,
}

impl<'a> Positions<'a> {
    pub(super) fn new(text: &'a str, unit: Unit) -> Self {
        let sums = text.as_bytes().chunks(STRIDE).scan(0, |sum, chunk| {
            *sum += unit.count(chunk);
            Some(*sum)
        });
        Self {
            text,
            unit,
            lines: std::iter::once(0)
                .chain(line_ends(text.as_bytes()))
                .collect(),
            counts: std::iter::once(0).chain(sums).collect(),
        }
    }

    /// The range of some bytes.
    pub(super) fn range(&self, bytes: &ops::Range<usize>) -> Range {
        Range {
            start: self.at(bytes.start),
            end: self.at(bytes.end.max(bytes.start)),
        }
    }

    /// The position of a byte; of one within a character or behind the text, of the closest
    /// place before it.
    pub(super) fn at(&self, offset: usize) -> Position {
        let offset = floor_boundary(self.text, offset);
        let line = self.lines.partition_point(|start| *start <= offset).max(1) - 1;
        let start = self.lines.get(line).copied().unwrap_or_default();
        let units = self.units_before(offset) - self.units_before(start);
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            character: u32::try_from(units).unwrap_or(u32::MAX),
        }
    }

    fn units_before(&self, offset: usize) -> usize {
        let step = offset / STRIDE;
        let known = self.counts.get(step).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(step * STRIDE..offset);
        known + self.unit.count(rest.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [Unit; 3] = [Unit::Utf8, Unit::Utf16, Unit::Utf32];

    fn position(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn characters_are_counted_in_the_unit_that_was_agreed() {
        let text = "<p>\r\n𠀀备号x";
        let at = text.find('x').unwrap();
        for (unit, character) in UNITS.into_iter().zip([10, 4, 3]) {
            let found = Positions::new(text, unit).at(at);
            assert_eq!(found, position(1, character), "{unit:?}");
            assert_eq!(offset(text, found, unit), at);
        }
    }

    #[test]
    fn the_first_encoding_offered_that_is_known_is_taken() {
        use PositionEncodingKind::{Custom, UTF8, UTF16, UTF32};
        assert_eq!(Unit::agreed(&[]), Unit::Utf16);
        assert_eq!(
            Unit::agreed(&[Custom("x".into()), UTF32, UTF8]),
            Unit::Utf32
        );
        assert_eq!(Unit::agreed(&[UTF8, UTF16]).kind(), UTF8);
    }

    #[test]
    fn positions_that_no_text_has_are_moved_into_it() {
        let text = "a𠀀\rb\n";
        let at = |line, character| offset(text, position(line, character), Unit::Utf16);
        assert_eq!([at(0, 2), at(0, 3), at(0, 99)], [1, 5, 5]);
        assert_eq!([at(1, 99), at(2, 0), at(99, 99)], [7, 8, 8]);
        assert_eq!([at(0, u32::MAX), at(u32::MAX, 0)], [5, 8]);
        let reversed = Range {
            start: position(9, 9),
            end: position(0, 1),
        };
        assert_eq!(bytes(text, reversed, Unit::Utf16), 1..8);
        assert_eq!(Positions::new("备", Unit::Utf16).at(2), position(0, 0));
        assert_eq!(Positions::new("备", Unit::Utf16).at(99), position(0, 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn every_place_is_found_again(text in "[a备𠀀é\r\n]{0,40}", pad in 0_usize..3) {
            let text = format!("{}{text}", "𠀀备\n".repeat(pad * 700));
            for unit in UNITS {
                let positions = Positions::new(&text, unit);
                for (at, _) in text.char_indices().rev().take(50) {
                    // Between CR and LF there is no position of its own.
                    if !text[..at].ends_with('\r') || !text[at..].starts_with('\n') {
                        prop_assert_eq!(offset(&text, positions.at(at), unit), at);
                    }
                }
            }
        }
    }
}
