//! Places in the source: of tags, attributes and text.

use std::ops::Range;

/// An attribute's places. Without a value, `value` is the empty range behind the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AttrSpan {
    /// The name as written.
    pub(crate) name: Range<usize>,
    /// The value without its quotes.
    pub(crate) value: Range<usize>,
}

/// A start tag's places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TagSpan {
    /// From `<` to behind `>`.
    pub(crate) range: Range<usize>,
    /// Attributes in source order, duplicates included.
    pub(crate) attrs: Vec<AttrSpan>,
}

/// A piece of decoded text and where it stands in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its start in the decoded text.
    pub(crate) text: usize,
    /// Its start in the source.
    pub(crate) source: usize,
    /// Its length in the source.
    pub(crate) len: usize,
    /// It stands in the source as it is, byte for byte; else it is one character reference,
    /// line end or NUL.
    pub(crate) literal: bool,
}

impl Run {
    pub(super) const fn literal(text: usize, source: usize, len: usize) -> Self {
        Self {
            text,
            source,
            len,
            literal: true,
        }
    }

    pub(super) const fn spelled(text: usize, source: usize, len: usize) -> Self {
        Self {
            text,
            source,
            len,
            literal: false,
        }
    }

    /// The source range of the character that starts at `offset` of the decoded text and
    /// takes `len` bytes there.
    pub(crate) fn char_range(&self, offset: usize, len: usize) -> Range<usize> {
        if self.literal {
            let start = self.source + (offset - self.text);
            start..start + len
        } else {
            self.source..self.source + self.len
        }
    }
}
