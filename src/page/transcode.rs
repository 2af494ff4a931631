//! Bytes to text in a known encoding, noting places from which to decode again.

use super::offsets::{Checkpoint, OffsetMap};
use encoding_rs::{CoderResult, Decoder, Encoding, ISO_2022_JP};

/// Bytes between two places from which decoding can start afresh, at least.
const STEP: usize = 128;

/// A page's text.
pub(super) struct Transcoded {
    /// Without a byte order mark.
    pub(super) text: String,
    /// Some bytes stand as U+FFFD.
    pub(super) malformed: bool,
    /// Back to the bytes.
    pub(super) offsets: OffsetMap,
}

/// Decodes `bytes` behind the first `skip` of them, which are a byte order mark.
pub(super) fn transcode(bytes: Vec<u8>, encoding: &'static Encoding, skip: usize) -> Transcoded {
    let mut run = Run::new(encoding, skip);
    run.over(&bytes);
    let offsets = if is_utf16(encoding) {
        OffsetMap::unknown()
    } else {
        OffsetMap::decoded(encoding, bytes, run.checkpoints, run.text.len())
    };
    Transcoded {
        text: run.text,
        malformed: run.malformed,
        offsets,
    }
}

/// UTF-16 in either byte order.
pub(super) fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE
}

/// How many bytes of text the first `raw` of `bytes` become.
pub(super) fn text_offset(bytes: &[u8], encoding: &'static Encoding, raw: usize) -> usize {
    let prefix = bytes.get(..raw).unwrap_or(bytes);
    encoding.decode_without_bom_handling(prefix).0.len()
}

struct Run {
    decoder: Decoder,
    encoding: &'static Encoding,
    at: usize,
    text: String,
    malformed: bool,
    checkpoints: Vec<Checkpoint>,
}

impl Run {
    fn new(encoding: &'static Encoding, skip: usize) -> Self {
        Self {
            decoder: encoding.new_decoder_without_bom_handling(),
            encoding,
            at: skip,
            text: String::new(),
            malformed: false,
            checkpoints: vec![Checkpoint::new(skip, 0)],
        }
    }

    fn over(&mut self, bytes: &[u8]) {
        self.text.reserve(bytes.len() + bytes.len() / 4);
        while let Some(end) = self.next_boundary(bytes) {
            self.decode(bytes.get(self.at..end).unwrap_or_default(), false);
            self.at = end;
            self.checkpoints.push(Checkpoint::new(end, self.text.len()));
        }
        self.decode(bytes.get(self.at..).unwrap_or_default(), true);
    }

    /// The end of the next piece: behind two ASCII bytes in a row, after which no
    /// decoder of a page encoding but ISO-2022-JP's remembers anything. (One would not
    /// do: it may be the second byte of a pair, or a digit of a GB18030 four-byte form.)
    fn next_boundary(&self, bytes: &[u8]) -> Option<usize> {
        if self.encoding == ISO_2022_JP || is_utf16(self.encoding) {
            return None;
        }
        let from = self.at + STEP;
        let pair = bytes.get(from..)?.windows(2).position(<[u8]>::is_ascii)?;
        Some(from + pair + 2)
    }

    fn decode(&mut self, piece: &[u8], last: bool) {
        let mut rest = piece;
        loop {
            // The decoder writes into spare capacity only; it never grows the string.
            let room = self.decoder.max_utf8_buffer_length(rest.len());
            self.text.reserve(room.unwrap_or(rest.len()));
            let (result, read, bad) = self.decoder.decode_to_string(rest, &mut self.text, last);
            self.malformed |= bad;
            rest = rest.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }
}
