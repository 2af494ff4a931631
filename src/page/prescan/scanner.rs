//! Byte-wise reading of tags and attributes, as the prescan asks for it.

use std::ops::Range;

/// The prescan ran out of bytes.
#[derive(Debug)]
pub(super) struct End;

/// One attribute of a tag.
#[derive(Debug)]
pub(super) struct Attribute {
    /// In lower case.
    pub(super) name: Vec<u8>,
    /// Where its value stands, without quotes.
    pub(super) value: Range<usize>,
}

/// A position in the page's first bytes.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// White space as the prescan knows it.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Result<u8, End> {
        self.bytes.get(self.at).copied().ok_or(End)
    }

    pub(super) fn starts_with(&self, prefix: &[u8]) -> bool {
        self.rest().starts_with(prefix)
    }

    /// At `tag` (in lower case) in any case, with white space or a slash behind it.
    pub(super) fn at_tag(&self, tag: &[u8]) -> bool {
        let behind = self.rest().get(tag.len()).copied();
        behind.is_some_and(|byte| is_space(byte) || byte == b'/')
            && self
                .rest()
                .get(..tag.len())
                .is_some_and(|name| name.eq_ignore_ascii_case(tag))
    }

    /// At a start or end tag of any name.
    pub(super) fn at_any_tag(&self) -> bool {
        match self.rest() {
            [b'<', b'/', letter, ..] | [b'<', letter, ..] => letter.is_ascii_alphabetic(),
            _ => false,
        }
    }

    /// # Errors
    /// The bytes end before.
    pub(super) fn advance(&mut self, by: usize) -> Result<(), End> {
        self.at += by;
        self.byte().map(drop)
    }

    /// To the `>` that ends a comment; its dashes may be those that open it.
    pub(super) fn skip_comment(&mut self) -> Result<(), End> {
        let end = self.rest().windows(3).position(|three| three == b"-->");
        self.advance(end.ok_or(End)? + 2)
    }

    /// To the next byte that fits.
    pub(super) fn skip_to(&mut self, fits: impl Fn(u8) -> bool) -> Result<(), End> {
        let distance = self.rest().iter().position(|byte| fits(*byte));
        self.advance(distance.ok_or(End)?)
    }

    /// "Get an attribute"; `None` at the tag's end.
    pub(super) fn attribute(&mut self) -> Result<Option<Attribute>, End> {
        self.skip_to(|byte| !is_space(byte) && byte != b'/')?;
        if self.byte()? == b'>' {
            return Ok(None);
        }
        let name = self.name()?;
        self.skip_to(|byte| !is_space(byte))?;
        let value = if self.byte()? == b'=' {
            self.advance(1)?;
            self.value()?
        } else {
            self.at..self.at
        };
        Ok(Some(Attribute { name, value }))
    }

    /// An attribute's name; a `=` at its very start belongs to it.
    fn name(&mut self) -> Result<Vec<u8>, End> {
        let start = self.at;
        self.advance(1)?;
        self.skip_to(|byte| is_space(byte) || matches!(byte, b'=' | b'/' | b'>'))?;
        let name = self.bytes.get(start..self.at).unwrap_or_default();
        Ok(name.to_ascii_lowercase())
    }

    fn value(&mut self) -> Result<Range<usize>, End> {
        self.skip_to(|byte| !is_space(byte))?;
        let quote = self.byte()?;
        if !matches!(quote, b'"' | b'\'') {
            let start = self.at;
            self.skip_to(|byte| is_space(byte) || byte == b'>')?;
            return Ok(start..self.at);
        }
        self.advance(1)?;
        let start = self.at;
        self.skip_to(|byte| byte == quote)?;
        let end = self.at;
        self.advance(1)?;
        Ok(start..end)
    }
}
