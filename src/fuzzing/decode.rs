//! Any bytes are a text.

use crate::page;

/// Labels of an HTTP header: none, true ones, aliases, and what is none.
const LABELS: [Option<&str>; 12] = [
    None,
    Some("utf-8"),
    Some("gbk"),
    Some("GB18030"),
    Some("big5"),
    Some("utf-16le"),
    Some("utf-16be"),
    Some("iso-2022-jp"),
    Some("shift_jis"),
    Some("iso-8859-1"),
    Some("x-user-defined"),
    Some("no such"),
];

/// Places looked at in one text: each is decoded anew from the nearest checkpoint.
const PLACES: usize = 64;

/// Bytes are decoded; places in the text lead back into the bytes, in order.
///
/// # Panics
/// They do not.
pub fn decode(data: &[u8]) {
    let Some((label, bytes)) = super::choice(data, &LABELS) else {
        return;
    };
    let length = bytes.len();
    let (text, encoding, offsets) = page::decode(bytes, label);
    assert_eq!(encoding.name, encoding.name.to_ascii_lowercase());
    if let Some((_, Some(range))) = &encoding.mislabelled {
        assert!(text.get(range.clone()).is_some(), "the label's place");
    }
    let step = text.chars().count() / PLACES + 1;
    let places = text.char_indices().map(|(at, _)| at).step_by(step);
    let mut before = 0;
    for at in places.chain([text.len()]) {
        let Some(raw) = offsets.to_source(at) else {
            assert!(encoding.name.starts_with("utf-16"), "{}", encoding.name);
            return;
        };
        assert!(before <= raw && raw <= length, "{at} of the text is {raw}");
        before = raw;
    }
    assert_eq!(offsets.to_source(text.len()), Some(length));
}
