//! One page as a file: a hash of the rest, what is known of the page, and the page, packed.

use crate::digest;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use std::io::{self, Read as _, Write as _};
use std::net::IpAddr;

/// A page that is kept.
pub(super) struct Entry {
    pub(super) head: Head,
    /// Decompressed.
    pub(super) bytes: Vec<u8>,
}

/// What is known of it.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    /// The answer's headers, as far as they are kept.
    pub(super) headers: Vec<(String, String)>,
    /// When the server last said that this is the page: seconds since 1970.
    pub(super) confirmed: i64,
    /// Where it came from.
    pub(super) peer: Option<IpAddr>,
}

impl Head {
    pub(super) fn new(headers: &HeaderMap, confirmed: i64, peer: Option<IpAddr>) -> Self {
        let pair = |(name, value): (&HeaderName, &HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
        };
        Self {
            headers: headers.iter().map(pair).collect(),
            confirmed,
            peer,
        }
    }

    pub(super) fn headers(&self) -> HeaderMap {
        let pair = |(name, value): &(String, String)| {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            Some((name, HeaderValue::from_str(value).ok()?))
        };
        self.headers.iter().filter_map(pair).collect()
    }
}

/// Bytes of a hash in hexadecimal, and the line's end.
const HASH: usize = 65;

impl Entry {
    pub(super) fn pack(&self) -> io::Result<Vec<u8>> {
        let mut rest = serde_json::to_vec(&self.head)?;
        rest.push(b'\n');
        let mut packer = GzEncoder::new(rest, Compression::fast());
        packer.write_all(&self.bytes)?;
        let rest = packer.finish()?;
        let mut whole = hash(&rest);
        whole.extend(rest);
        Ok(whole)
    }

    /// `None` for what was not packed here, or is not whole, or is larger than `max_bytes`.
    pub(super) fn unpack(whole: &[u8], max_bytes: u64) -> Option<Self> {
        let (sum, rest) = whole.split_at_checked(HASH)?;
        if sum != hash(rest) {
            return None;
        }
        let end = memchr::memchr(b'\n', rest)?;
        let (head, packed) = rest.split_at_checked(end + 1)?;
        let mut bytes = Vec::new();
        let mut unpacker = GzDecoder::new(packed).take(max_bytes.saturating_add(1));
        unpacker.read_to_end(&mut bytes).ok()?;
        let is_whole = bytes.len() as u64 <= max_bytes;
        let head = serde_json::from_slice(head).ok().filter(|_| is_whole)?;
        Some(Self { head, bytes })
    }
}

fn hash(rest: &[u8]) -> Vec<u8> {
    (digest::of_bytes(rest) + "\n").into_bytes()
}

#[cfg(test)]
impl Entry {
    pub(super) fn of_test(bytes: &[u8]) -> Self {
        Self {
            head: Head::new(&HeaderMap::new(), 0, None),
            bytes: bytes.to_owned(),
        }
    }
}
