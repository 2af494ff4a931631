//! A page that is there already, and what the server must say of it.

use super::draft::{Draft, content_type};
use super::entry::Entry;
use super::policy::{Asked, answer};
use http_cache_semantics::{AfterResponse, BeforeRequest};
use jiff::Timestamp;
use reqwest::Response;
use reqwest::header::{HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

/// A page that may be the answer to a request.
pub(in super::super) struct Kept {
    entry: Entry,
    asked: Asked,
    is_fresh: bool,
    /// What makes the request ask only whether the page has changed.
    pub(in super::super) conditions: HeaderMap,
}

impl Kept {
    /// `None` where it is neither fresh nor can be asked about.
    pub(super) fn new(entry: Entry, asked: &Asked, max_age: Duration) -> Option<Self> {
        let now = SystemTime::now();
        let before = |age| entry.head.policy.before_request(&asked.within(age), now);
        let is_fresh = matches!(before(max_age), BeforeRequest::Fresh(_));
        let conditions = match before(Duration::ZERO) {
            BeforeRequest::Stale {
                request,
                matches: true,
            } => conditions(&request.headers),
            _ => HeaderMap::new(),
        };
        let is_usable = is_fresh || !conditions.is_empty();
        is_usable.then(|| Self {
            entry,
            asked: asked.clone(),
            is_fresh,
            conditions,
        })
    }

    /// The address that the page came from, if it need not be asked about.
    pub(in super::super) fn fresh(&self) -> Option<IpAddr> {
        self.entry.head.peer.filter(|_| self.is_fresh)
    }

    /// What to keep for it when the server says that it has not changed. `None` where it
    /// speaks of another page.
    pub(in super::super) fn confirmed(&self, response: &Response) -> Option<Draft> {
        let headers = response.headers();
        let answer = answer(response.status(), headers)?;
        let policy = &self.entry.head.policy;
        match policy.after_response(&self.asked.request, &answer, SystemTime::now()) {
            AfterResponse::NotModified(policy, _) => {
                let own = || self.entry.head.content_type.clone();
                let content_type = content_type(headers).or_else(own);
                Some(Draft::with(&self.asked, policy, response, content_type))
            }
            AfterResponse::Modified(..) => None,
        }
    }

    /// When the server last said that this is the page.
    pub(in super::super) fn at(&self) -> Timestamp {
        Timestamp::from_second(self.entry.head.confirmed).unwrap_or_default()
    }

    /// The page's `Content-Type`, as it came with it.
    pub(in super::super) fn content_type(&self) -> Option<&str> {
        self.entry.head.content_type.as_deref()
    }

    /// The page.
    pub(in super::super) fn into_bytes(self) -> Vec<u8> {
        self.entry.bytes
    }
}

fn conditions(request: &HeaderMap) -> HeaderMap {
    let wanted = [IF_NONE_MATCH, IF_MODIFIED_SINCE];
    let found = wanted.into_iter().filter_map(|name| {
        let value = request.get(&name)?.clone();
        Some((name, value))
    });
    found.collect()
}
