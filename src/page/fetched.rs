//! How a page was fetched: what stands in a report as evidence.

use crate::digest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where and when a page was fetched, and what came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Fetched {
    /// When the body had arrived or, of a kept page, when the server last said that it is the same:
    /// RFC 3339, UTC, whole seconds.
    pub at: String,
    /// SHA-256 of the page's bytes after decompression: 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Where the page was fetched, if not at its own address (`--base-url`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Every address that was asked before the one that answered, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hops: Vec<Hop>,
    /// The certificate was not verified, because the user said so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub insecure: bool,
}

impl Fetched {
    /// Adds the sum of the page's bytes, if it is not there already.
    pub(super) fn seal(&mut self, bytes: &[u8]) {
        if self.sha256.is_empty() {
            self.sha256 = digest::of_bytes(bytes);
        }
    }
}

/// An address that led on to another one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Hop {
    /// The address, without user name and password.
    pub url: String,
    /// Its HTTP status: a redirect's, or 200 for a page that leads on by itself.
    pub status: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_in_the_form_that_the_report_promises() {
        let mut fetched = Fetched::default();
        fetched.seal(b"");
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fetched.sha256, empty);
    }
}
