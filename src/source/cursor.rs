//! Decoding byte by byte, to find the byte at which a character starts.

use super::offsets::Checkpoint;
use encoding_rs::{Decoder, DecoderResult, Encoding};

/// Decodes byte by byte and knows where in the bytes the next character starts.
pub(super) struct Cursor {
    decoder: Decoder,
    /// Bytes fed so far.
    read: usize,
    /// Where the next character starts in the bytes.
    start: usize,
    /// Where it starts in the text.
    text: usize,
    target: usize,
}

impl Cursor {
    /// Starts at `from`, on the way to the offset `target` of the text.
    pub(super) fn new(encoding: &'static Encoding, from: Checkpoint, target: usize) -> Self {
        Self {
            decoder: encoding.new_decoder_without_bom_handling(),
            read: from.raw,
            start: from.raw,
            text: from.text,
            target,
        }
    }

    /// Whether the next character is the one looked for.
    pub(super) const fn arrived(&self) -> bool {
        self.text >= self.target
    }

    /// Decodes one more byte.
    pub(super) fn push(&mut self, byte: u8) {
        self.read += 1;
        self.step(&[byte], false);
    }

    /// Where the next character starts in the bytes; there are no more.
    pub(super) fn finish(mut self) -> usize {
        if !self.arrived() {
            self.step(&[], true);
        }
        self.start
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
            if self.arrived() {
                return;
            }
            self.text += c.len_utf8();
            if index + 1 == count {
                self.start = end;
            } else if c.is_ascii() {
                self.start += 1;
            }
        }
    }

    fn replace(&mut self, end: usize) {
        if !self.arrived() {
            self.text += '\u{FFFD}'.len_utf8();
            self.start = end;
        }
    }
}
