//! A page that may be kept, once it is seen to be one.

use super::entry::{Entry, Head};
use super::policy::{Asked, policy, tamed};
use super::store::Store;
use jiff::Timestamp;
use reqwest::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, LAST_MODIFIED, SET_COOKIE,
    TRANSFER_ENCODING,
};
use reqwest::{Response, StatusCode, Version};
use std::io;
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

/// All that is to be kept of a page but its bytes.
#[derive(Debug)]
pub(in super::super) struct Draft {
    key: String,
    headers: HeaderMap,
    /// The server lets it be kept.
    is_storable: bool,
    confirmed: Timestamp,
    peer: Option<IpAddr>,
}

impl Draft {
    /// `None` for an answer that must not be kept or that would be of no use later.
    pub(in super::super) fn new(asked: &Asked, response: &Response) -> Option<Self> {
        let headers = response.headers();
        let sets_cookie = headers.contains_key(SET_COOKIE);
        if response.status() != StatusCode::OK || sets_cookie || !is_known_whole(response) {
            return None;
        }
        let headers = tamed(headers)?;
        let has_mark = headers.contains_key(ETAG) || headers.contains_key(LAST_MODIFIED);
        let now = SystemTime::now();
        let lasts = || policy(asked, &headers, now).time_to_live(now) > Duration::ZERO;
        let is_useful = has_mark || lasts();
        let draft = Self::with(asked, headers, response);
        (is_useful && draft.is_storable).then_some(draft)
    }

    /// `headers` are tame.
    pub(super) fn with(asked: &Asked, headers: HeaderMap, response: &Response) -> Self {
        Self {
            key: asked.key().to_owned(),
            is_storable: policy(asked, &headers, SystemTime::now()).is_storable(),
            headers,
            confirmed: Timestamp::now(),
            peer: response.remote_addr().map(|address| address.ip()),
        }
    }

    /// `Content-Type`, as it came.
    pub(in super::super) fn content_type(&self) -> &str {
        content_type(&self.headers)
    }

    /// Keeps it together with its bytes. What the server no longer lets be kept is removed.
    pub(super) fn keep(self, store: &Store, bytes: Vec<u8>) -> io::Result<()> {
        if !self.is_storable {
            store.remove(&self.key);
            return Ok(());
        }
        let head = Head::new(&self.headers, self.confirmed.as_second(), self.peer);
        store.write(&self.key, &Entry { head, bytes })
    }
}

pub(super) fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
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
