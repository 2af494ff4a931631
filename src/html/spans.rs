//! Places in the source: of tags, attributes and text.

use super::token::Spelled;
use std::ops::Range;

/// A place of the source in half the memory of a range. No page is read beyond
/// [`MOST`] bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    start: u32,
    end: u32,
}

/// How many bytes of a page are read: what a [`Place`] can hold.
pub(super) const MOST: usize = u32::MAX as usize;

impl Place {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    pub(crate) const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    pub(crate) const fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) const fn end(self) -> usize {
        self.end as usize
    }

    pub(super) fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// An offset or a count as the tables hold it.
pub(super) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// An attribute's places. Without a value, `value` is the empty place behind the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AttrSpan {
    /// The name as written.
    pub(crate) name: Place,
    /// The value without its quotes.
    pub(crate) value: Place,
}

/// A start tag's places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TagSpan {
    /// From `<` to behind `>`.
    pub(super) place: Place,
    /// Behind its name, which starts behind `<`.
    pub(super) name_end: u32,
    /// Its first attribute in the document's table of them.
    pub(super) first_attr: u32,
    /// Behind its last attribute there, duplicates included.
    pub(super) behind_attrs: u32,
    /// Which of the attributes that are often asked for it has.
    pub(super) known: Known,
}

impl TagSpan {
    pub(super) const fn attrs(self) -> Range<usize> {
        self.first_attr as usize..self.behind_attrs as usize
    }

    pub(super) const fn name(self) -> Range<usize> {
        self.place.start() + 1..self.name_end as usize
    }
}

/// Attributes that are often asked for, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Known(u16);

impl Known {
    pub(crate) const ID: Self = Self(1);
    pub(crate) const SRC: Self = Self(1 << 1);
    pub(crate) const HREF: Self = Self(1 << 2);
    pub(crate) const ROLE: Self = Self(1 << 3);
    pub(crate) const TYPE: Self = Self(1 << 4);
    pub(crate) const CLASS: Self = Self(1 << 5);
    pub(crate) const STYLE: Self = Self(1 << 6);
    pub(crate) const HIDDEN: Self = Self(1 << 7);
    /// What the page's author has this program ignore.
    pub(crate) const IGNORE: Self = Self(1 << 8);
    /// Not known: any of them.
    pub(super) const ALL: Self = Self(u16::MAX);

    /// The attribute of that name; none of them where it is another.
    #[inline]
    pub(super) fn of(name: &[u8]) -> Self {
        let first = name.first().map_or(0, u8::to_ascii_lowercase);
        let (known, attr): (&[u8], Self) = match (name.len(), first) {
            (2, b'i') => (b"id", Self::ID),
            (3, b's') => (b"src", Self::SRC),
            (4, b'h') => (b"href", Self::HREF),
            (4, b'r') => (b"role", Self::ROLE),
            (4, b't') => (b"type", Self::TYPE),
            (5, b'c') => (b"class", Self::CLASS),
            (5, b's') => (b"style", Self::STYLE),
            (6, b'h') => (b"hidden", Self::HIDDEN),
            (22, b'd') => (b"data-beian-lint-ignore", Self::IGNORE),
            _ => return Self(0),
        };
        if name.eq_ignore_ascii_case(known) {
            attr
        } else {
            Self(0)
        }
    }

    pub(crate) const fn has_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl std::ops::BitOr for Known {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A piece of a text and where it stands in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its start in the decoded text.
    pub(super) text: u32,
    /// Where it stands.
    pub(super) place: Place,
    /// What it stands for, where that is not what is written: it is a character
    /// reference, a line end or a NUL.
    pub(super) spelled: Option<Spelled>,
}

impl Piece {
    /// How many bytes it takes in the decoded text.
    pub(super) fn text_len(self) -> u32 {
        match self.spelled {
            Some(spelled) => narrow(spelled.len()),
            None => self.place.end - self.place.start,
        }
    }

    /// Takes in what follows at once in the source, where both stand for themselves.
    pub(super) fn join(&mut self, next: Self) -> bool {
        let joins =
            self.spelled.is_none() && next.spelled.is_none() && self.place.end == next.place.start;
        if joins {
            self.place.end = next.place.end;
        }
        joins
    }

    pub(super) fn run(self) -> Run {
        Run {
            text: self.text as usize,
            source: self.place.start(),
            len: self.place.range().len(),
            literal: self.spelled.is_none(),
        }
    }
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
