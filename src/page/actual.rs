//! Weighs what is declared against what the bytes say.

use super::EncodingSource;
use super::declared::{Declared, in_page};
use super::detect::{Utf8Count, clean_guess, decodes, guess};
use super::transcode::is_utf16;
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, WINDOWS_1252};

/// The encoding that `bytes`, which are not valid UTF-8, are really in.
pub(super) fn actual(bytes: &[u8], declared: Option<&Declared<'_>>) -> &'static Encoding {
    let utf8 = Utf8Count::of(bytes);
    let Some(declared) = declared else {
        return if utf8.is_mostly_utf8() {
            UTF_8
        } else {
            guess(bytes)
        };
    };
    if declared.encoding == UTF_8 {
        let other = utf8.is_hardly_utf8().then(|| clean_guess(bytes)).flatten();
        return other.unwrap_or(UTF_8);
    }
    let keeps_state = declared.encoding == ISO_2022_JP || is_utf16(declared.encoding);
    if utf8.is_mostly_utf8() && !keeps_state {
        return UTF_8;
    }
    server_default(bytes, declared).unwrap_or(declared.encoding)
}

/// A server that sends `charset=iso-8859-1` with everything knows less than a page that
/// names an encoding in which its bytes make sense.
fn server_default(bytes: &[u8], declared: &Declared<'_>) -> Option<&'static Encoding> {
    let by_server = declared.from == EncodingSource::Http && declared.encoding == WINDOWS_1252;
    let own = by_server.then(|| in_page(bytes)).flatten()?.encoding;
    (own.is_ascii_compatible() && own != UTF_8 && decodes(own, bytes)).then_some(own)
}
