//! Sitemaps: <https://www.sitemaps.org/protocol.html>, and the feeds and lists that sites name
//! in their place.

mod markup;
mod refusal;
mod xml;

use super::reference::absolute;
use crate::page::decode;
use crate::text::Text;
use flate2::read::MultiGzDecoder;
use std::io::Read as _;
use url::Url;

/// Bytes that a sitemap may have, unpacked: what the protocol allows.
pub(super) const MAX_BYTES: usize = 50 << 20;

/// Addresses that are taken from one file: what the protocol allows.
const MAX_URLS: usize = 50_000;

/// What a sitemap lists. Only http and https addresses, in the file's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sitemap {
    /// Pages.
    pub(crate) pages: Vec<Url>,
    /// Other sitemaps, of an index.
    pub(crate) sitemaps: Vec<Url>,
    /// Entries that are no address to fetch, and those beyond 50,000.
    pub(crate) dropped: usize,
    /// Why the file could not be read to its end, where it could not: what it lists is not all.
    pub(crate) broken: Option<Text>,
}

impl Sitemap {
    /// Reads a sitemap, an index of sitemaps, an RSS or Atom feed, or a text file with one
    /// address a line; packed by gzip or not; in the encoding of its mark or XML declaration.
    /// `source` is what messages call it.
    ///
    /// Entities other than the five of XML and numeric ones are not expanded: an entry with one
    /// is dropped. DTDs are skipped.
    ///
    /// # Errors
    /// It is larger than 50 MiB, cannot be unpacked, or is nothing of the kind; the value says
    /// so.
    pub(crate) fn read(bytes: Vec<u8>, source: &str) -> Result<Self, Text> {
        let bytes = if bytes.starts_with(b"\x1F\x8B") {
            unpack(&bytes, source)?
        } else {
            bytes
        };
        if bytes.len() > MAX_BYTES {
            return Err(Self::too_large(source));
        }
        let (text, ..) = decode(bytes, None);
        if text.trim_start().starts_with('<') {
            xml::read(&text, source)
        } else {
            Self::lines(&text, source)
        }
    }

    /// Why it is not read where it is larger than the protocol allows.
    pub(super) fn too_large(source: &str) -> Text {
        refusal::too_large(source, MAX_BYTES >> 20)
    }

    /// A text file: one address a line, blank lines and comments aside.
    fn lines(text: &str, source: &str) -> Result<Self, Text> {
        let mut list = Self::default();
        let lines = text.split(['\n', '\r']).map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            list.page(line);
        }
        if list.pages.is_empty() && !text.trim().is_empty() {
            return Err(refusal::none(source));
        }
        Ok(list)
    }

    fn page(&mut self, written: &str) {
        let url = self.address(written);
        self.pages.extend(url);
    }

    fn sitemap(&mut self, written: &str) {
        let url = self.address(written);
        self.sitemaps.extend(url);
    }

    fn address(&mut self, written: &str) -> Option<Url> {
        let is_full = self.pages.len() + self.sitemaps.len() >= MAX_URLS;
        let url = (!is_full).then(|| absolute(written.trim())).flatten();
        self.dropped += usize::from(url.is_none());
        url
    }
}

fn unpack(bytes: &[u8], source: &str) -> Result<Vec<u8>, Text> {
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(limit.saturating_add(1))
        .read_to_end(&mut unpacked)
        .map_err(|_| refusal::gzip(source))?;
    Ok(unpacked)
}

#[cfg(test)]
mod tests;
