//! Text into a file's own encoding.

use crate::source::{Page, decode};
use crate::text::{Text, text};
use encoding_rs::{Encoding as Codec, UTF_8, UTF_16BE, UTF_16LE};

/// The file's bytes with `added` in front of byte `at` of its text.
///
/// # Errors
/// The file's encoding has no such characters, or would not be read back as it was meant.
pub(super) fn spliced(
    name: &str,
    bytes: &[u8],
    file: &Page,
    at: usize,
    added: &str,
) -> Result<Vec<u8>, Text> {
    let encoding = &file.encoding.name;
    let new = || {
        let codec = Codec::for_label(encoding.as_bytes()).unwrap_or(UTF_8);
        let place = place(bytes, file, codec, at)?;
        let (before, after) = bytes.split_at_checked(place)?;
        let new = [before, &encoded(codec, added)?, after].concat();
        reads_as(&new, file, at, added).then_some(new)
    };
    new().ok_or_else(|| {
        text! {
            en: "{name} is in {encoding}, which cannot hold the snippet; save it as UTF-8",
            zh: "{name} 的编码 {encoding} 无法表示片段中的字符，请将其另存为 UTF-8",
        }
    })
}

/// The byte of the file at which byte `at` of its text stands.
fn place(bytes: &[u8], file: &Page, codec: &'static Codec, at: usize) -> Option<usize> {
    if codec != UTF_16LE && codec != UTF_16BE {
        return file.offsets.to_source(at);
    }
    let mark = Codec::for_bom(bytes).map_or(0, |(_, length)| length);
    Some(mark + 2 * file.text.get(..at)?.encode_utf16().count())
}

fn encoded(codec: &'static Codec, text: &str) -> Option<Vec<u8>> {
    let units = text.encode_utf16();
    if codec == UTF_16LE {
        return Some(units.flat_map(u16::to_le_bytes).collect());
    }
    if codec == UTF_16BE {
        return Some(units.flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, unmappable) = codec.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

/// Whether the new bytes are read as the old text with `added` in it.
fn reads_as(new: &[u8], file: &Page, at: usize, added: &str) -> bool {
    let (text, encoding, _) = decode(new.to_vec(), None);
    let rest = text.get(..at).zip(text.get(at + added.len()..));
    let old = file.text.get(..at).zip(file.text.get(at..));
    encoding.name == file.encoding.name
        && rest == old
        && text.get(at..at + added.len()) == Some(added)
}
