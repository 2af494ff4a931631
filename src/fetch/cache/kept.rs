//! A page that is there already, and what the server must say of it.

use super::draft::{Draft, content_type};
use super::entry::Entry;
use super::policy::{Asked, answer, policy, tamed};
use http_cache_semantics::{AfterResponse, BeforeRequest, CachePolicy};
use jiff::Timestamp;
use reqwest::Response;
use reqwest::header::{HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use std::net::IpAddr;
use std::time::{Duration, SystemTime};

/// A page that may be the answer to a request.
pub(in super::super) struct Kept {
    entry: Entry,
    headers: HeaderMap,
    policy: CachePolicy,
    asked: Asked,
    is_fresh: bool,
    /// What makes the request ask only whether the page has changed.
    pub(in super::super) conditions: HeaderMap,
}

impl Kept {
    /// `None` where it is neither fresh nor can be asked about.
    pub(super) fn new(entry: Entry, asked: &Asked, max_age: Duration) -> Option<Self> {
        let headers = entry.head.headers();
        let confirmed = SystemTime::from(time(&entry));
        let policy = policy(asked, &headers, confirmed);
        let now = SystemTime::now();
        let before = |age| policy.before_request(&asked.within(age), now);
        // A clock that was put back must not keep a page fresh.
        let is_fresh = matches!(before(max_age), BeforeRequest::Fresh(_)) && confirmed <= now;
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
            headers,
            policy,
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
        let news = tamed(response.headers())?;
        let answer = answer(response.status(), news.clone());
        let now = SystemTime::now();
        let after = self
            .policy
            .after_response(&self.asked.request, &answer, now);
        matches!(after, AfterResponse::NotModified(..)).then(|| {
            // RFC 9111, 3.2: what the answer says replaces what was said before.
            let mut headers = self.headers.clone();
            headers.extend(news);
            Draft::with(&self.asked, headers, response)
        })
    }

    /// When the server last said that this is the page.
    pub(in super::super) fn at(&self) -> Timestamp {
        time(&self.entry)
    }

    /// The page's `Content-Type`, as it came with it.
    pub(in super::super) fn content_type(&self) -> &str {
        content_type(&self.headers)
    }

    /// The page.
    pub(in super::super) fn into_bytes(self) -> Vec<u8> {
        self.entry.bytes
    }
}

fn time(entry: &Entry) -> Timestamp {
    Timestamp::from_second(entry.head.confirmed).unwrap_or_default()
}

fn conditions(request: &HeaderMap) -> HeaderMap {
    let wanted = [IF_NONE_MATCH, IF_MODIFIED_SINCE];
    let found = wanted.into_iter().filter_map(|name| {
        let value = request.get(&name)?.clone();
        Some((name, value))
    });
    found.collect()
}
