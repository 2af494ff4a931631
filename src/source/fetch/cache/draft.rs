//! A page that may be kept, once it is seen to be one.

use super::entry::{Entry, Head};
use super::policy::{Asked, answer};
use super::store::Store;
use http_cache_semantics::{CacheOptions, CachePolicy};
use jiff::Timestamp;
use reqwest::header::{CONNECTION, CONTENT_LENGTH, ETAG, HeaderMap, LAST_MODIFIED, SET_COOKIE};
use reqwest::header::{CONTENT_TYPE, TRANSFER_ENCODING};
use reqwest::{Response, StatusCode, Version};
use std::io;
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

/// All that is to be kept of a page but its bytes.
#[derive(Debug)]
pub(in super::super) struct Draft {
    key: String,
    policy: CachePolicy,
    confirmed: Timestamp,
    pub(super) peer: Option<IpAddr>,
    /// `Content-Type`, as it came.
    pub(in super::super) content_type: Option<String>,
}

impl Draft {
    /// `None` for an answer that must not be kept or that would be of no use later.
    pub(in super::super) fn new(asked: &Asked, response: &Response) -> Option<Self> {
        let headers = response.headers();
        let sets_cookie = headers.contains_key(SET_COOKIE);
        if response.status() != StatusCode::OK || sets_cookie || !is_known_whole(response) {
            return None;
        }
        let answer = answer(response.status(), headers)?;
        let now = SystemTime::now();
        let has_mark = [ETAG, LAST_MODIFIED]
            .iter()
            .any(|name| answer.headers().contains_key(name));
        // A folder of pages may come into other hands: what is private stays out.
        let shared = CacheOptions {
            shared: true,
            ..CacheOptions::default()
        };
        let policy = CachePolicy::new_options(&asked.request, &answer, now, shared);
        let lasts = || policy.time_to_live(now) > Duration::ZERO;
        let is_useful = policy.is_storable() && (has_mark || lasts());
        is_useful.then(|| Self::with(asked, policy, response, content_type(headers)))
    }

    /// `content_type` as it came with the page or, later, with the news that it is the same.
    pub(super) fn with(
        asked: &Asked,
        policy: CachePolicy,
        response: &Response,
        content_type: Option<String>,
    ) -> Self {
        Self {
            key: asked.key().to_owned(),
            policy,
            confirmed: Timestamp::now(),
            peer: response.remote_addr().map(|address| address.ip()),
            content_type,
        }
    }

    /// Keeps it together with its bytes. What the server no longer lets be kept is removed.
    pub(super) fn keep(self, store: &Store, bytes: &[u8]) -> io::Result<()> {
        if !self.policy.is_storable() {
            store.remove(&self.key);
            return Ok(());
        }
        let head = Head {
            policy: self.policy,
            confirmed: self.confirmed.as_second(),
            peer: self.peer,
            content_type: self.content_type,
        };
        let bytes = bytes.to_owned();
        store.write(&self.key, &Entry { head, bytes })
    }
}

pub(super) fn content_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Whether a page that breaks off would have been noticed. One that ends with its connection
/// would not (RFC 9112, 6.3), and must not be taken for the whole from then on.
fn is_known_whole(response: &Response) -> bool {
    let headers = response.headers();
    let closes = headers.get(CONNECTION).is_some_and(|value| {
        let value = value.to_str().unwrap_or_default();
        value.to_ascii_lowercase().contains("close")
    });
    let has_length = [CONTENT_LENGTH, TRANSFER_ENCODING]
        .iter()
        .any(|name| headers.contains_key(name));
    match response.version() {
        Version::HTTP_2 | Version::HTTP_3 => true,
        Version::HTTP_11 => has_length || !closes,
        _ => has_length,
    }
}
