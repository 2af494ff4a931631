//! Places in the source: of tags, attributes and text.

use super::key::Key;
use super::names::Name;
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
pub(crate) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// An attribute's places. Without a value, `value` is the empty place behind the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AttrSpan {
    /// The name as written.
    pub(crate) name: Place,
    /// The value without its quotes.
    pub(crate) value: Place,
    /// Which of the attributes that are often asked for it is.
    pub(super) known: Known,
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
    /// Its name, read.
    pub(super) element: Name,
}

impl TagSpan {
    pub(super) const fn attrs(self) -> Range<usize> {
        self.first_attr as usize..self.behind_attrs as usize
    }

    pub(super) const fn name(self) -> Range<usize> {
        self.place.start() + 1..self.name_end as usize
    }
}

const IGNORE: &[u8] = b"data-beian-lint-ignore";

/// Names of attributes as the tokenizer reads them.
mod keys {
    use super::super::key::Key;

    pub(super) const ID: Key = Key::of(b"id");
    pub(super) const SRC: Key = Key::of(b"src");
    pub(super) const HREF: Key = Key::of(b"href");
    pub(super) const ROLE: Key = Key::of(b"role");
    pub(super) const TYPE: Key = Key::of(b"type");
    pub(super) const CLASS: Key = Key::of(b"class");
    pub(super) const STYLE: Key = Key::of(b"style");
    pub(super) const HIDDEN: Key = Key::of(b"hidden");
    pub(super) const IGNORE: Key = Key::of(super::IGNORE);
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
    /// Not an attribute: one that may hold words ([`Known::is_wordless`] tells which hold
    /// none) has more than ASCII or a character reference in it.
    pub(crate) const WORDS: Self = Self(1 << 9);
    /// Not known: any of them.
    pub(super) const ALL: Self = Self(u16::MAX);

    /// The attribute of that name; none of them where it is another.
    pub(super) fn of(name: &[u8]) -> Self {
        Self::read(Key::of(name), name)
    }

    /// The same where the name's key is known.
    #[inline]
    pub(super) fn read(key: Key, name: &[u8]) -> Self {
        let (known, len) = match key {
            keys::ID => (Self::ID, 2),
            keys::SRC => (Self::SRC, 3),
            keys::HREF => (Self::HREF, 4),
            keys::ROLE => (Self::ROLE, 4),
            keys::TYPE => (Self::TYPE, 4),
            keys::CLASS => (Self::CLASS, 5),
            keys::STYLE => (Self::STYLE, 5),
            keys::HIDDEN => (Self::HIDDEN, 6),
            keys::IGNORE if name.eq_ignore_ascii_case(IGNORE) => (Self::IGNORE, IGNORE.len()),
            _ => return Self(0),
        };
        if name.len() == len { known } else { Self(0) }
    }

    /// The name of the attribute, if it is a single one.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::ID => "id",
            Self::SRC => "src",
            Self::HREF => "href",
            Self::ROLE => "role",
            Self::TYPE => "type",
            Self::CLASS => "class",
            Self::STYLE => "style",
            Self::HIDDEN => "hidden",
            Self::IGNORE => "data-beian-lint-ignore",
            _ => "",
        }
    }

    /// An attribute that holds no words: an address, names or styles.
    pub(super) const fn is_wordless(self) -> bool {
        self.has_any(
            Self::ID
                .or(Self::SRC)
                .or(Self::HREF)
                .or(Self::CLASS)
                .or(Self::STYLE)
                .or(Self::IGNORE),
        )
    }

    /// What is in either set.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
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
    pub(crate) const fn literal(text: usize, source: usize, len: usize) -> Self {
        Self {
            text,
            source,
            len,
            literal: true,
        }
    }

    pub(crate) const fn spelled(text: usize, source: usize, len: usize) -> Self {
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
