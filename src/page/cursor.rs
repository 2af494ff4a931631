//! Decoding byte by byte, to find the bytes at which characters start.

use super::offsets::Checkpoint;
use encoding_rs::{Decoder, DecoderResult, Encoding};

/// Decodes byte by byte and notes where characters start.
pub(super) struct Cursor {
    decoder: Decoder,
    /// ASCII stands for itself wherever a character may start.
    plain_ascii: bool,
    /// Bytes fed so far.
    read: usize,
    /// Where the next character starts.
    at: Checkpoint,
    /// Where those before it start.
    starts: Vec<Checkpoint>,
}

/// Where each character of `bytes` starts, which begin at `from`, and where the last one ends.
pub(super) fn starts(
    encoding: &'static Encoding,
    from: Checkpoint,
    bytes: &[u8],
) -> Vec<Checkpoint> {
    let mut cursor = Cursor {
        decoder: encoding.new_decoder_without_bom_handling(),
        plain_ascii: encoding.is_ascii_compatible(),
        read: from.raw(),
        at: from,
        starts: Vec::with_capacity(bytes.len() / 2),
    };
    for &byte in bytes {
        cursor.push(byte);
    }
    cursor.step(&[], true);
    cursor.starts.push(cursor.at);
    cursor.starts
}

impl Cursor {
    /// Decodes one more byte.
    fn push(&mut self, byte: u8) {
        let between = self.at.raw() == self.read;
        self.read += 1;
        if self.plain_ascii && between && byte.is_ascii() {
            self.advance(1, self.read);
        } else {
            self.step(&[byte], false);
        }
    }

    /// Moves over a character that takes `len` bytes of the text and ends before `end` of the
    /// page's.
    fn advance(&mut self, len: usize, end: usize) {
        self.starts.push(self.at);
        self.at = Checkpoint::new(end, self.at.text() + len);
    }

    /// One malformed sequence can set free bytes that the decoder had taken already,
    /// so a single byte may bring several characters.
    fn step(&mut self, source: &[u8], last: bool) {
        let mut rest = source;
        let mut out = [0_u8; 32];
        loop {
            let (result, taken, written) = self
                .decoder
                .decode_to_utf8_without_replacement(rest, &mut out, last);
            rest = rest.get(taken..).unwrap_or_default();
            let written = out.get(..written).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return self.emit(written, self.read),
                DecoderResult::OutputFull => self.emit(written, self.read - rest.len()),
                DecoderResult::Malformed(length, after) => {
                    let end = self.read - rest.len() - usize::from(after);
                    self.emit(written, end - usize::from(length));
                    self.replace(end);
                }
            }
        }
    }

    /// Moves over the characters of `written`, which end before `end` of the bytes.
    /// All but the last are ASCII that was set free, or the first half of a Big5 pair.
    fn emit(&mut self, written: &[u8], end: usize) {
        let chars = std::str::from_utf8(written).unwrap_or_default().chars();
        let count = chars.clone().count();
        for (index, c) in chars.enumerate() {
            let ends = if index + 1 == count {
                end
            } else {
                self.at.raw() + usize::from(c.is_ascii())
            };
            self.advance(c.len_utf8(), ends);
        }
    }

    fn replace(&mut self, end: usize) {
        self.advance('\u{FFFD}'.len_utf8(), end);
    }
}
