//! From places in a page's decoded text back to places in its own bytes.

use super::cursor;
use crate::html::narrow;
use crate::lock::locked;
use encoding_rs::Encoding;
use std::sync::Mutex;

/// From byte offsets in the decoded text to byte offsets in the page's own bytes.
///
/// The default is the identity. Where the two differ by more than a byte order mark,
/// the map keeps the page's bytes and some places where decoding can start afresh, and
/// decodes again from the nearest one to the next. It remembers the stretch decoded last, for
/// what is asked about stands close together: on a page full of numbers each stretch is decoded
/// once, even if it is the whole page.
#[derive(Debug, Default)]
pub struct OffsetMap(Kind);

#[derive(Debug)]
enum Kind {
    /// The bytes are the text, behind so many bytes of a byte order mark.
    Shift(usize),
    /// UTF-16: the report gives no byte offsets.
    Unknown,
    /// Anything else.
    Decoded(Box<Decoded>),
}

impl Default for Kind {
    fn default() -> Self {
        Self::Shift(0)
    }
}

#[derive(Debug)]
struct Decoded {
    encoding: &'static Encoding,
    bytes: Vec<u8>,
    checkpoints: Vec<Checkpoint>,
    /// Bytes of the text.
    length: usize,
    /// Where the characters of the stretch decoded last start, and its end.
    latest: Mutex<Vec<Checkpoint>>,
}

/// The start of a character. Half the memory of `usize`: no page that is read is as long as
/// `u32` reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Checkpoint {
    raw: u32,
    text: u32,
}

impl Checkpoint {
    pub(super) fn new(raw: usize, text: usize) -> Self {
        Self {
            raw: narrow(raw),
            text: narrow(text),
        }
    }

    /// Offset in the page's bytes.
    pub(super) const fn raw(self) -> usize {
        self.raw as usize
    }

    /// Offset in the decoded text.
    pub(super) const fn text(self) -> usize {
        self.text as usize
    }
}

impl OffsetMap {
    /// The text is the bytes without the first `bom` of them.
    pub(super) const fn shifted(bom: usize) -> Self {
        Self(Kind::Shift(bom))
    }

    /// No byte offsets are to be given.
    pub(super) const fn unknown() -> Self {
        Self(Kind::Unknown)
    }

    /// `bytes` were decoded from `encoding` to a text of `length` bytes; `checkpoints` are sorted.
    pub(super) fn decoded(
        encoding: &'static Encoding,
        bytes: Vec<u8>,
        checkpoints: Vec<Checkpoint>,
        length: usize,
    ) -> Self {
        Self(Kind::Decoded(Box::new(Decoded {
            encoding,
            bytes,
            checkpoints,
            length,
            latest: Mutex::default(),
        })))
    }

    /// The byte of the page at which the character at `decoded_offset` of its text
    /// starts; for the text's length, the page's length. An offset inside a character
    /// gives its start or its end. `None` for UTF-16.
    #[must_use]
    pub fn to_source(&self, decoded_offset: usize) -> Option<usize> {
        match &self.0 {
            Kind::Shift(bom) => Some(decoded_offset + bom),
            Kind::Unknown => None,
            Kind::Decoded(decoded) => Some(decoded.to_source(decoded_offset)),
        }
    }
}

impl Decoded {
    fn to_source(&self, offset: usize) -> usize {
        // Behind the last character may come bytes that are none: ISO-2022-JP ends with them.
        if offset >= self.length {
            return self.bytes.len();
        }
        // A thread that panicked has left a stretch or none.
        let mut latest = locked(&self.latest);
        if !holds(&latest, offset) {
            *latest = self.stretch(offset);
        }
        let before = latest.partition_point(|start| start.text() < offset);
        latest.get(before).map_or(self.bytes.len(), |at| at.raw())
    }

    /// Decodes what lies between the places round `offset` where decoding can start afresh.
    fn stretch(&self, offset: usize) -> Vec<Checkpoint> {
        let behind = self.checkpoints.partition_point(|c| c.text() <= offset);
        let from = behind
            .checked_sub(1)
            .and_then(|index| self.checkpoints.get(index))
            .copied()
            .unwrap_or(Checkpoint::new(0, 0));
        let end = self.checkpoints.get(behind);
        let end = end.map_or(self.bytes.len(), |next| next.raw());
        let bytes = self.bytes.get(from.raw()..end).unwrap_or_default();
        cursor::starts(self.encoding, from, bytes)
    }
}

/// Whether an offset of the text lies in a stretch.
fn holds(stretch: &[Checkpoint], offset: usize) -> bool {
    let (first, last) = (stretch.first(), stretch.last());
    first.is_some_and(|first| first.text() <= offset)
        && last.is_some_and(|last| offset <= last.text())
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;
    use encoding_rs::{BIG5, EUC_KR, GB18030, GBK, SHIFT_JIS};
    use proptest::prelude::*;

    /// `text` without what `encoding` cannot write, its bytes, and where each of its
    /// characters starts in them.
    fn encoded(encoding: &'static Encoding, text: &str) -> (String, Vec<u8>, Vec<usize>) {
        let (mut kept, mut bytes, mut starts) = (String::new(), Vec::new(), Vec::new());
        for c in text.chars() {
            let one = c.to_string();
            let (piece, _, failed) = encoding.encode(&one);
            if !failed {
                starts.push(bytes.len());
                bytes.extend_from_slice(&piece);
                kept.push(c);
            }
        }
        starts.push(bytes.len());
        (kept, bytes, starts)
    }

    fn check(encoding: &'static Encoding, text: &str) {
        let (text, bytes, starts) = encoded(encoding, text);
        let (decoded, _, map) = decode(bytes, Some(encoding.name()));
        if decoded != text {
            return; // by chance well-formed UTF-8
        }
        let offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let places: Vec<_> = offsets.zip(starts).collect();
        for &(offset, start) in places.iter().rev().take(64) {
            assert_eq!(map.to_source(offset), Some(start), "{offset} of {text:?}");
        }
    }

    #[test]
    fn the_end_of_the_text_is_the_end_of_the_bytes() {
        let bytes = b"x\x1B$B5~\x1B(B";
        let (text, _, map) = decode(bytes.to_vec(), Some("iso-2022-jp"));
        assert_eq!(map.to_source(text.len()), Some(bytes.len()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_character_maps_to_its_bytes(text in "[ -~\\n京备号版权所有㐀©é한の𠀀]{0,60}", pad in 0_usize..300) {
            let text = format!("{}{text}", "<b京>".repeat(pad));
            for encoding in [GBK, GB18030, BIG5, SHIFT_JIS, EUC_KR] {
                check(encoding, &text);
            }
        }

        #[test]
        fn no_bytes_and_no_offset_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), offset in 0_usize..400) {
            for label in ["gbk", "gb18030", "big5", "utf-8", "iso-2022-jp", "euc-jp", "utf-16le"] {
                let length = bytes.len();
                let (_, _, map) = decode(bytes.clone(), Some(label));
                if let Some(source) = map.to_source(offset.min(length)) {
                    prop_assert!(source <= length + 3);
                }
            }
        }
    }

    #[test]
    fn a_page_without_a_place_to_start_afresh_is_decoded_once() {
        for (label, text) in [
            ("gbk", "京ＩＣＰ备２０２１０１２３４５号"),
            ("iso-2022-jp", "京ICP備2021012345号"),
        ] {
            let text = text.repeat(5_000);
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, _) = encoding.encode(&text);
            let (decoded, _, map) = decode(bytes.into_owned(), Some(label));
            assert_eq!(decoded, text);
            // By decoding from the start for each, this takes minutes.
            let places = text.char_indices().map(|(at, _)| map.to_source(at));
            assert!(places.is_sorted_by(|a, b| a < b), "{label}");
        }
    }

    #[test]
    fn broken_bytes_keep_the_places_behind_them_right() {
        // A lead byte before a tag, then a four-byte form broken off in its last byte.
        let bytes = b"\xBE\xA9\xB1\xB8\xBA\xC5\x81<b>\x810\x81@z".to_vec();
        let (text, _, map) = decode(bytes, Some("gbk"));
        assert_eq!(text, "京备号\u{FFFD}<b>\u{FFFD}0丂z");
        let at = |what: char| map.to_source(text.find(what).unwrap());
        assert_eq!(at('<'), Some(7));
        assert_eq!(at('0'), Some(11));
        assert_eq!(at('丂'), Some(12));
        assert_eq!(at('z'), Some(14));
    }

    #[test]
    fn a_byte_order_mark_counts() {
        let (text, _, map) = decode(b"\xEF\xBB\xBF<p>".to_vec(), None);
        assert_eq!((text.as_str(), map.to_source(1)), ("<p>", Some(4)));
        let (_, _, map) = decode(b"\xFF\xFE<\0p\0".to_vec(), None);
        assert_eq!(map.to_source(1), None);
    }
}
