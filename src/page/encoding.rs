//! How a page's bytes were read.

use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// How a page's bytes were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Encoding {
    /// WHATWG name in lower case: `utf-8`, `gbk`, `gb18030`, `big5`, `utf-16le`.
    pub name: String,
    /// What said so.
    pub from: EncodingSource,
    /// Some bytes could not be decoded and stand as U+FFFD.
    pub malformed: bool,
    /// The label that was declared, as it is written, where the bytes are in another encoding, and
    /// its place in the decoded text where it stands in the page.
    #[serde(skip)]
    pub mislabelled: Option<(String, Option<Range<usize>>)>,
}

/// What determined an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The HTTP header.
    Http,
    /// A `<meta>` found by the HTML standard's prescan.
    Meta,
    /// The bytes themselves.
    Detected,
    /// The bytes, against what was declared.
    Override,
}
