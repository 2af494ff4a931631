//! Bytes to text, and how it was known in which encoding they are.
//!
//! In order: byte order mark, HTTP header, `<meta>`, the bytes themselves. A declaration
//! that the bytes refute is not followed but remembered: a browser would show such a
//! page as garbage, a linter should still read the number on it.

use super::actual::actual;
use super::declared::{Declared, declared};
use super::offsets::OffsetMap;
use super::spare;
use super::transcode::{is_utf16, text_offset, transcode};
use super::{Encoding, EncodingSource};
use encoding_rs::{Encoding as Codec, ISO_2022_JP, UTF_8};
use std::string::FromUtf8Error;

/// Decodes a page. Never fails: what cannot be decoded stands as U+FFFD.
///
/// `http_charset` is the label of the `Content-Type` header, if there was one. The text
/// has no byte order mark. Much valid UTF-8 is taken over without a copy.
#[must_use]
pub fn decode(bytes: Vec<u8>, http_charset: Option<&str>) -> (String, Encoding, OffsetMap) {
    if let Some((codec, length)) = Codec::for_bom(&bytes) {
        return marked(bytes, codec, length);
    }
    let declared = declared(&bytes, http_charset);
    match utf8(bytes) {
        Ok(text) if !is_stateful(declared.as_ref(), &text) => plain(text, declared),
        Ok(text) => legacy(text.into_bytes(), declared),
        Err(bytes) => legacy(bytes, declared),
    }
}

/// The bytes as text, or again where they are not valid UTF-8.
///
/// Those whose room is kept are copied: validating them by vectors and a copy take a sixth of the
/// time that the standard library's validation takes.
fn utf8(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    if bytes.len() > spare::MOST {
        return String::from_utf8(bytes).map_err(FromUtf8Error::into_bytes);
    }
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => {
            let text = text.to_owned();
            spare::give_back(bytes);
            Ok(text)
        }
        Err(_) => Err(bytes),
    }
}

/// A page that starts with a byte order mark of `length` bytes.
fn marked(bytes: Vec<u8>, codec: &'static Codec, length: usize) -> (String, Encoding, OffsetMap) {
    let mut encoding = Encoding {
        name: codec.name().to_ascii_lowercase(),
        from: EncodingSource::Bom,
        malformed: false,
        mislabelled: None,
    };
    let bytes = if codec == UTF_8 {
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                text.drain(..length);
                return (text, encoding, OffsetMap::shifted(length));
            }
            Err(error) => error.into_bytes(),
        }
    } else {
        bytes
    };
    let page = transcode(bytes, codec, length);
    encoding.malformed = page.malformed;
    (page.text, encoding, page.offsets)
}

/// Whether bytes that are valid UTF-8 mean something else in the declared encoding all
/// the same: ISO-2022-JP and UTF-16 write other characters with ASCII bytes.
fn is_stateful(declared: Option<&Declared<'_>>, text: &str) -> bool {
    declared.is_some_and(|declared| {
        (declared.encoding == ISO_2022_JP && text.contains('\x1B'))
            || (is_utf16(declared.encoding) && text.contains('\0'))
    })
}

/// A page that is valid UTF-8, whatever was declared.
fn plain(text: String, declared: Option<Declared<'_>>) -> (String, Encoding, OffsetMap) {
    let encoding = match declared {
        Some(wrong) if is_refuted(&wrong, &text) => Encoding {
            name: "utf-8".to_owned(),
            from: EncodingSource::Override,
            malformed: false,
            mislabelled: Some((wrong.written(text.as_bytes()), wrong.label)),
        },
        right => Encoding {
            name: right.as_ref().map_or("utf-8".to_owned(), Declared::name),
            from: right.map_or(EncodingSource::Detected, |declared| declared.from),
            malformed: false,
            mislabelled: None,
        },
    };
    (text, encoding, OffsetMap::default())
}

fn is_refuted(declared: &Declared<'_>, text: &str) -> bool {
    declared.encoding != UTF_8 && (is_utf16(declared.encoding) || !text.is_ascii())
}

/// A page that is not valid UTF-8, or is in an encoding with a state.
fn legacy(bytes: Vec<u8>, declared: Option<Declared<'_>>) -> (String, Encoding, OffsetMap) {
    let codec = actual(&bytes, declared.as_ref());
    let (from, wrong) = match declared {
        Some(declared) if declared.encoding == codec => (declared.from, None),
        Some(declared) => (EncodingSource::Override, Some(declared)),
        None => (EncodingSource::Detected, None),
    };
    let mislabelled = wrong.map(|wrong| {
        let place = |raw| text_offset(&bytes, codec, raw);
        let range = wrong.label.as_ref().map(|l| place(l.start)..place(l.end));
        (wrong.written(&bytes), range)
    });
    let page = transcode(bytes, codec, 0);
    let encoding = Encoding {
        name: codec.name().to_ascii_lowercase(),
        from,
        malformed: page.malformed,
        mislabelled,
    };
    (page.text, encoding, page.offsets)
}

#[cfg(test)]
mod tests {
    use super::EncodingSource::{Bom, Detected, Http, Meta, Override};
    use super::*;
    use encoding_rs::{BIG5, GBK};

    const TEXT: &str =
        "<title>示例</title><meta charset=X><p>版权所有 示例公司 京ICP备2021012345号-1</p>";

    fn page(declared: &str) -> String {
        TEXT.replace('X', declared)
    }

    fn read(bytes: &[u8], http: Option<&str>) -> (String, String, EncodingSource) {
        let (text, encoding, _) = decode(bytes.to_vec(), http);
        (text, encoding.name, encoding.from)
    }

    #[test]
    fn follows_what_is_declared_in_order() {
        let gbk = GBK.encode(&page("gb2312")).0.into_owned();
        assert_eq!(read(&gbk, None), (page("gb2312"), "gbk".into(), Meta));
        assert_eq!(
            read(&gbk, Some("GB18030")),
            (page("gb2312"), "gb18030".into(), Http)
        );
        assert_eq!(read(&gbk, Some("nonsense")).2, Meta);
        let marked = [b"\xEF\xBB\xBF", page("gbk").as_bytes()].concat();
        assert_eq!(
            read(&marked, Some("gbk")),
            (page("gbk"), "utf-8".into(), Bom)
        );
        let wide: Vec<u8> = "\u{FEFF}号"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(read(&wide, None), ("号".into(), "utf-16be".into(), Bom));
    }

    #[test]
    fn detects_what_nobody_declared() {
        let undeclared = page("").replace("<meta charset=>", "");
        let gbk = GBK.encode(&undeclared).0.into_owned();
        assert_eq!(
            read(&gbk, None),
            (undeclared.clone(), "gbk".into(), Detected)
        );
        assert_eq!(read(undeclared.as_bytes(), None).1, "utf-8");
        assert_eq!(read(b"<p>", None), ("<p>".into(), "utf-8".into(), Detected));
        assert_eq!(
            read(b"<p>", Some("gbk")),
            ("<p>".into(), "gbk".into(), Http)
        );
    }

    #[test]
    fn utf8_under_another_label_is_utf8() {
        let html = page("gb2312");
        let (text, encoding, map) = decode(html.clone().into_bytes(), None);
        assert_eq!((text.as_str(), encoding.from), (html.as_str(), Override));
        let (name, range) = encoding.mislabelled.unwrap();
        let place = &text[range.unwrap()];
        assert_eq!((name.as_str(), place), ("gb2312", "gb2312"));
        assert_eq!(map.to_source(40), Some(40));
        assert_eq!(
            decode(html.into_bytes(), Some("Big5-HKSCS")).1.mislabelled,
            Some(("Big5-HKSCS".into(), None))
        );
    }

    #[test]
    fn gbk_under_a_utf8_label_is_gbk() {
        let html = page("utf-8");
        let (text, encoding, map) = decode(GBK.encode(&html).0.into_owned(), None);
        assert_eq!(
            (text.as_str(), encoding.name.as_str()),
            (html.as_str(), "gbk")
        );
        let (name, range) = encoding.mislabelled.unwrap();
        let range = range.unwrap();
        assert_eq!((name.as_str(), &text[range.clone()]), ("utf-8", "utf-8"));
        assert_eq!(map.to_source(range.start), Some(range.start - 2));
        assert!(!encoding.malformed);
    }

    #[test]
    fn big5_under_a_utf8_label_is_big5() {
        let html = "<p>版權所有 範例科技股份有限公司 聯絡我們 關於本站 臺北</p>".repeat(3);
        assert_eq!(
            read(&BIG5.encode(&html).0, Some("utf-8")),
            (html, "big5".into(), Override)
        );
    }

    #[test]
    fn a_few_broken_bytes_change_nothing() {
        let mut bytes = page("utf-8").repeat(3).into_bytes();
        bytes.extend_from_slice(b"\xE4\xBD<b>");
        let (text, encoding, map) = decode(bytes.clone(), None);
        assert!(encoding.malformed && encoding.from == Meta && encoding.name == "utf-8");
        assert_eq!(map.to_source(text.len() - 3), Some(bytes.len() - 3));
        assert_eq!(decode(bytes, Some("gbk")).1.from, Override);
        assert_eq!(read(b"\xA9 2026 Example", Some("utf-8")).1, "utf-8");
    }

    #[test]
    fn a_page_knows_better_than_a_server_default() {
        let gbk = GBK.encode(&page("gbk")).0.into_owned();
        let (text, encoding, _) = decode(gbk, Some("iso-8859-1"));
        assert_eq!((text, encoding.from), (page("gbk"), Override));
        assert_eq!(encoding.mislabelled, Some(("iso-8859-1".into(), None)));
    }

    #[test]
    fn iso_2022_jp_is_not_taken_for_ascii() {
        assert_eq!(read(b"\x1B$B5~\x1B(B", Some("iso-2022-jp")).0, "京");
    }

    #[test]
    fn much_valid_utf8_is_not_copied() {
        let bytes = page("utf-8").repeat(20_000).into_bytes();
        let before = bytes.as_ptr();
        assert_eq!(decode(bytes, None).0.as_ptr(), before);
    }
}
