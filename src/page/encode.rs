//! From edits of a page's text to edits of its bytes.

use super::{Encoding, Page};
use crate::edit::Edit;
use encoding_rs::{Encoding as Codec, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt::Write as _;

/// The codec of a page's encoding.
fn codec(encoding: &Encoding) -> &'static Codec {
    Codec::for_label(encoding.name.as_bytes()).unwrap_or(UTF_8)
}

fn is_unicode(codec: &'static Codec) -> bool {
    [UTF_8, UTF_16LE, UTF_16BE].contains(&codec)
}

fn can_hold(codec: &'static Codec, c: char) -> bool {
    c.is_ascii() || is_unicode(codec) || !codec.encode(c.encode_utf8(&mut [0; 4])).2
}

/// The edits with what the page's encoding cannot hold as character references. The source of a
/// template may be in a language that has none: there it stays as it is, and is refused later.
pub(crate) fn fitted(mut edits: Vec<Edit>, encoding: &Encoding, is_template: bool) -> Vec<Edit> {
    let codec = codec(encoding);
    if is_template || is_unicode(codec) {
        return edits;
    }
    for edit in &mut edits {
        edit.replacement = referenced(&edit.replacement, codec);
    }
    edits
}

fn referenced(text: &str, codec: &'static Codec) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if can_hold(codec, c) {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "&#{};", u32::from(c));
        }
    }
    out
}

/// The character of an edit that the page's encoding cannot hold.
pub(crate) fn unheld(page: &Page, edits: &[Edit]) -> Option<char> {
    let codec = codec(&page.encoding);
    let mut chars = edits.iter().flat_map(|edit| edit.replacement.chars());
    chars.find(|c| !can_hold(codec, *c))
}

/// The page's bytes with all edits made; none where the places in them are not known. No edit
/// clashes with another.
pub(crate) fn spliced(page: &Page, bytes: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let codec = codec(&page.encoding);
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut places = Places::new(page, bytes, codec);
    let (mut out, mut at) = (Vec::with_capacity(bytes.len() + 64), 0);
    for edit in sorted {
        let (start, end) = (places.of(edit.range.start)?, places.of(edit.range.end)?);
        out.extend_from_slice(bytes.get(at..start)?);
        push(&mut out, codec, &edit.replacement);
        at = end;
    }
    out.extend_from_slice(bytes.get(at..)?);
    Some(out)
}

fn push(out: &mut Vec<u8>, codec: &'static Codec, text: &str) {
    if codec == UTF_16LE {
        out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    } else if codec == UTF_16BE {
        out.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    } else {
        out.extend_from_slice(&codec.encode(text).0);
    }
}

/// Places of the text in the page's bytes, asked for in order.
struct Places<'a> {
    page: &'a Page,
    /// UTF-16: the last place that was asked for, in the text and in the bytes.
    wide: Option<(usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(page: &'a Page, bytes: &[u8], codec: &'static Codec) -> Self {
        let wide = codec == UTF_16LE || codec == UTF_16BE;
        let mark = Codec::for_bom(bytes).map_or(0, |(_, length)| length);
        Self {
            page,
            wide: wide.then_some((0, mark)),
        }
    }

    fn of(&mut self, at: usize) -> Option<usize> {
        let Some((text, byte)) = self.wide else {
            return self.page.offsets.to_source(at);
        };
        let between = self.page.text.get(text..at)?;
        let byte = byte + 2 * between.encode_utf16().count();
        self.wide = Some((at, byte));
        Some(byte)
    }
}
