//! What a page, or the server that sent it, says about its encoding.

use super::EncodingSource;
use super::prescan::prescan;
use encoding_rs::Encoding;
use std::ops::Range;

/// A declaration.
#[derive(Debug, Clone)]
pub(super) struct Declared<'a> {
    /// The encoding it names.
    pub(super) encoding: &'static Encoding,
    /// Where it was made: the HTTP header or a `<meta>`.
    pub(super) from: EncodingSource,
    /// Where its label stands in the page's bytes.
    pub(super) label: Option<Range<usize>>,
    /// The HTTP header's label.
    http: &'a str,
}

impl Declared<'_> {
    /// The encoding's WHATWG name in lower case.
    pub(super) fn name(&self) -> String {
        self.encoding.name().to_ascii_lowercase()
    }

    /// The label as it is written, by which its author finds it; `bytes`: the page's.
    pub(super) fn written(&self, bytes: &[u8]) -> String {
        let label = self.label.clone().and_then(|label| bytes.get(label));
        label.map_or_else(
            || self.http.to_owned(),
            |label| String::from_utf8_lossy(label).into_owned(),
        )
    }
}

/// The encoding that the HTTP header's label names. Labels of encodings that a browser
/// refuses to read (HZ, ISO-2022-KR) count as unknown.
pub(super) fn http_codec(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// The declaration that counts: the HTTP header's, else the page's own.
pub(super) fn declared<'a>(bytes: &[u8], http_charset: Option<&'a str>) -> Option<Declared<'a>> {
    http_charset
        .and_then(|label| Some((http_codec(label)?, label)))
        .map(|(encoding, label)| Declared {
            encoding,
            from: EncodingSource::Http,
            label: None,
            http: label,
        })
        .or_else(|| in_page(bytes))
}

/// The page's own declaration.
pub(super) fn in_page(bytes: &[u8]) -> Option<Declared<'static>> {
    prescan(bytes).map(|label| Declared {
        encoding: label.encoding,
        from: EncodingSource::Meta,
        label: Some(label.range),
        http: "",
    })
}
