//! Tags: HTML standard, 13.2.5.8 and 13.2.5.32 to 13.2.5.40.

use super::key::Key;
use super::names::Name;
use super::spans::{AttrSpan, Known, Place};
use std::ops::Range;

/// The parts of the tag read last, and the table of attributes.
#[derive(Debug, Default)]
pub(super) struct TagData {
    pub(super) name: Range<usize>,
    /// The same, read.
    pub(super) element: Name,
    /// Attributes of all tags whose attributes are kept, then of the tag read last.
    pub(super) table: Vec<AttrSpan>,
    /// Where in `table` those of the tag read last begin.
    pub(super) first: usize,
    /// Which of the attributes that are often asked for it has.
    pub(super) known: Known,
    pub(super) self_closing: bool,
}

impl TagData {
    /// The attributes of the tag read last, duplicates included.
    pub(super) fn attrs(&self) -> &[AttrSpan] {
        self.table.get(self.first..).unwrap_or_default()
    }

    /// Keeps the attributes of the tag read last in the table.
    pub(super) fn keep(&mut self) {
        self.first = self.table.len();
    }
}

const fn is_space(b: u8) -> bool {
    matches!(b, b'\t' | b'\n' | b'\r' | b'\x0c' | b' ')
}

/// Reads the tag whose name starts at `at`; the offset behind its `>`, or none where the
/// page ends inside it (the standard then drops the tag).
pub(super) fn read(bytes: &[u8], at: usize, tag: &mut TagData) -> Option<usize> {
    tag.table.truncate(tag.first);
    tag.known = Known::default();
    tag.self_closing = false;
    let (len, element) = name(bytes.get(at..)?)?;
    let name_end = at + len;
    tag.name = at..name_end;
    tag.element = element;
    let mut at = name_end;
    loop {
        at = ink(bytes, at)?;
        match bytes.get(at)? {
            b'>' => return Some(at + 1),
            b'/' => {
                if bytes.get(at + 1) == Some(&b'>') {
                    tag.self_closing = true;
                    return Some(at + 2);
                }
                at += 1;
            }
            _ => {
                let (attr, end) = attribute(bytes, at)?;
                tag.known = tag.known.or(attr.known).or(words(bytes, &attr));
                tag.table.push(attr);
                at = end;
            }
        }
    }
}

/// The name at the start of `bytes`, and its length; none where the page ends inside it.
#[inline]
pub(super) fn name(bytes: &[u8]) -> Option<(usize, Name)> {
    let ends = |b| is_space(b) || matches!(b, b'/' | b'>');
    let (len, key) = Key::read(bytes, ends)?;
    Some((len, Name::read(key, bytes.get(..len)?)))
}

/// The attribute whose name starts at `at`, and the offset behind it.
fn attribute(bytes: &[u8], at: usize) -> Option<(AttrSpan, usize)> {
    // A `=` in first place belongs to the name.
    let ends = |b| is_space(b) || matches!(b, b'/' | b'>' | b'=');
    let (len, known) = if bytes.get(at) == Some(&b'=') {
        let (len, _) = Key::read(bytes.get(at + 1..)?, ends)?;
        (len + 1, Known::default())
    } else {
        let (len, key) = Key::read(bytes.get(at..)?, ends)?;
        (len, Known::read(key, bytes.get(at..at + len)?))
    };
    let name_end = at + len;
    let name = Place::new(at, name_end);
    let equals = ink(bytes, name_end)?;
    if bytes.get(equals) != Some(&b'=') {
        let value = Place::new(name_end, name_end);
        return Some((AttrSpan { name, value, known }, name_end));
    }
    let value_at = ink(bytes, equals + 1)?;
    let (value, end) = value(bytes, value_at)?;
    let value = Place::from(value);
    Some((AttrSpan { name, value, known }, end))
}

/// Whether the value may hold words: an address or a class holds none.
pub(super) fn words(bytes: &[u8], attr: &AttrSpan) -> Known {
    if attr.known.is_wordless() {
        return Known::default();
    }
    if is_foreign(bytes.get(attr.value.range()).unwrap_or_default()) {
        Known::WORDS
    } else {
        Known::default()
    }
}

/// Whether there is more than ASCII in a value, or a character reference.
fn is_foreign(value: &[u8]) -> bool {
    value.iter().any(|b| !b.is_ascii() || *b == b'&')
}

fn value(bytes: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let quote = *bytes.get(at)?;
    if quote == b'"' || quote == b'\'' {
        let len = memchr::memchr(quote, bytes.get(at + 1..)?)?;
        return Some((at + 1..at + 1 + len, at + len + 2));
    }
    let end = find(bytes, at, |b| is_space(b) || b == b'>')?;
    Some((at..end, end))
}

/// Where the white space ends that may stand at `at`.
#[inline]
fn ink(bytes: &[u8], at: usize) -> Option<usize> {
    // Mostly there is none, or a blank.
    if !is_space(*bytes.get(at)?) {
        return Some(at);
    }
    find(bytes, at + 1, |b| !is_space(b))
}

#[inline]
fn find(bytes: &[u8], from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let skip = bytes.get(from..)?.iter().position(|b| wanted(*b))?;
    Some(from + skip)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Parts<'a> = (&'a str, Vec<(&'a str, &'a str)>, bool);

    fn parts(source: &str) -> Option<Parts<'_>> {
        let mut tag = TagData::default();
        read(source.as_bytes(), 1, &mut tag)?;
        let attrs = tag
            .attrs()
            .iter()
            .map(|a| (a.name.text(source), a.value.text(source)))
            .collect();
        Some((&source[tag.name.clone()], attrs, tag.self_closing))
    }

    #[test]
    fn attributes_of_every_spelling() {
        assert_eq!(
            parts("<a href = \"x>y\" b=c/ d e='\n' =f/g>"),
            Some((
                "a",
                vec![
                    ("href", "x>y"),
                    ("b", "c/"),
                    ("d", ""),
                    ("e", "\n"),
                    ("=f", ""),
                    ("g", "")
                ],
                false
            ))
        );
        assert_eq!(parts("<br/>"), Some(("br", vec![], true)));
        assert_eq!(parts("<a b=>"), Some(("a", vec![("b", "")], false)));
        assert_eq!(parts("<a b=\"x"), None);
        assert_eq!(parts("<a\""), None);
    }
}
