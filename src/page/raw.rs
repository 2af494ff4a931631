//! From a page's bytes to its text.

use super::declared::http_codec;
use super::decode::decode;
use super::sniff::refuse_binary;
use super::transcode::is_utf16;
use super::{Fetched, Page, Role, Unchecked};

/// A page's bytes and where they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPage {
    /// As the report names it: path as walked (with `/`), final URL, or `<stdin>`.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    pub requested: Option<String>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// How it was fetched, where it was.
    pub fetched: Option<Fetched>,
    /// `charset` of the HTTP `Content-Type`.
    pub http_charset: Option<String>,
    /// Whether it must show the numbers.
    pub role: Role,
    /// The body.
    pub bytes: Vec<u8>,
}

impl RawPage {
    /// Refuses what is no text and decodes the rest.
    ///
    /// # Errors
    /// The body is another kind of file.
    pub(crate) fn decode(self) -> Result<Page, Unchecked> {
        self.decode_with(true)
    }

    /// The same; whether the `sums` of a fetched page's bytes are asked for.
    pub(crate) fn decode_with(mut self, sums: bool) -> Result<Page, Unchecked> {
        self.refuse_binary()?;
        if let Some(fetched) = self.fetched.as_mut().filter(|_| sums) {
            fetched.seal(&self.bytes);
        }
        let (text, encoding, offsets) = decode(self.bytes, self.http_charset.as_deref());
        Ok(Page {
            source: self.source,
            requested: self.requested,
            status: self.status,
            fetched: self.fetched,
            role: self.role,
            text,
            encoding,
            offsets,
        })
    }

    /// # Errors
    /// The body is another kind of file, whatever its name or media type says.
    pub(crate) fn refuse_binary(&self) -> Result<(), Unchecked> {
        let codec = self.http_charset.as_deref().and_then(http_codec);
        refuse_binary(&self.source, &self.bytes, codec.is_some_and(is_utf16))
    }
}
