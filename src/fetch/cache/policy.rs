//! The rules of caching (RFC 9111), with what a stranger's headers could do to them bounded.

use crate::digest::hex;
use http_cache_semantics::{CacheOptions, CachePolicy};
use hyper::{Request, Response, Uri};
use reqwest::header::{
    AGE, CACHE_CONTROL, CONTENT_TYPE, DATE, ETAG, EXPIRES, HeaderMap, HeaderName, HeaderValue,
    LAST_MODIFIED, PRAGMA, VARY,
};
use reqwest::{StatusCode, Url};
use sha2::{Digest as _, Sha256};
use std::time::{Duration, SystemTime};

/// A request as the rules see it, and the name under which its answer is kept.
#[derive(Debug, Clone)]
pub(in super::super) struct Asked {
    key: String,
    pub(super) request: Request<()>,
}

impl Asked {
    /// `headers` are those that are sent; `way` is whatever else may change the answer. `None`
    /// for an address that the rules cannot take in.
    pub(in super::super) fn new(url: &Url, headers: &HeaderMap, way: &str) -> Option<Self> {
        let mut request = Request::new(());
        *request.uri_mut() = url.as_str().parse::<Uri>().ok()?;
        *request.headers_mut() = headers.clone();
        let mut hash = Sha256::new();
        hash.update(url.as_str());
        for (name, value) in headers {
            hash.update(b"\n");
            hash.update(name.as_str());
            hash.update(b":");
            hash.update(value.as_bytes());
        }
        hash.update(b"\n\n");
        hash.update(way);
        let key = hex(&hash.finalize());
        Some(Self { key, request })
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// The same by a client that takes nothing older than `max_age` without asking.
    pub(super) fn within(&self, max_age: Duration) -> Request<()> {
        let mut request = self.request.clone();
        let wish = if max_age.is_zero() {
            HeaderValue::from_static("no-cache")
        } else {
            let value = HeaderValue::from_str(&format!("max-age={}", max_age.as_secs()));
            value.unwrap_or(HeaderValue::from_static("no-cache"))
        };
        request.headers_mut().insert(CACHE_CONTROL, wish);
        request
    }
}

/// What the rules say of an answer with these headers, all of which are tame.
pub(super) fn policy(asked: &Asked, headers: &HeaderMap, at: SystemTime) -> CachePolicy {
    // A folder of pages may come into other hands: what is private stays out.
    let options = CacheOptions {
        shared: true,
        ..CacheOptions::default()
    };
    let answer = answer(StatusCode::OK, headers.clone());
    CachePolicy::new_options(&asked.request, &answer, at, options)
}

/// An answer as the rules see it.
pub(super) fn answer(status: StatusCode, headers: HeaderMap) -> Response<()> {
    let mut response = Response::new(());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// Those headers alone that matter for the rules or for reading the page. `None` where one of
/// them is too odd to be understood.
pub(super) fn tamed(headers: &HeaderMap) -> Option<HeaderMap> {
    let mut kept = HeaderMap::new();
    for name in [ETAG, LAST_MODIFIED, DATE, EXPIRES, AGE, CONTENT_TYPE] {
        if let Some(value) = headers.get(&name) {
            kept.insert(name, plain(value)?);
        }
    }
    for name in [CACHE_CONTROL, PRAGMA, VARY] {
        if headers.contains_key(&name) {
            let line = joined(headers, &name)?;
            kept.insert(name, line);
        }
    }
    drop_what_misleads(&mut kept);
    Some(kept)
}

/// Bytes of a header line that is kept.
const LONGEST: usize = 1024;

fn plain(value: &HeaderValue) -> Option<HeaderValue> {
    (value.len() <= LONGEST && value.to_str().is_ok()).then(|| value.clone())
}

/// The lines of a header as one, in lower case: the names of directives and headers have none.
fn joined(headers: &HeaderMap, name: &HeaderName) -> Option<HeaderValue> {
    let lines = headers.get_all(name).iter();
    let lines: Option<Vec<_>> = lines.map(|line| line.to_str().ok()).collect();
    let line = lines?.join(", ").to_ascii_lowercase();
    let value = HeaderValue::from_str(&line).ok();
    value.filter(|value| value.len() <= LONGEST)
}

fn drop_what_misleads(headers: &mut HeaderMap) {
    if headers.contains_key(AGE) {
        // More than the clock can add up.
        let age = headers.get(AGE).and_then(|age| age.to_str().ok());
        let age: u32 = age
            .and_then(|age| age.trim().parse().ok())
            .unwrap_or(u32::MAX);
        headers.insert(AGE, HeaderValue::from(age));
    }
    if !headers.contains_key(ETAG) && !is_settled(headers) {
        headers.remove(LAST_MODIFIED);
    }
}

/// Whether a later change must show in `Last-Modified`, which counts seconds: this one was over
/// a minute old when it was sent (RFC 9110, 8.8.2.2).
fn is_settled(headers: &HeaderMap) -> bool {
    let time = |name| {
        let text = headers.get(name)?.to_str().ok()?;
        let parser = jiff::fmt::rfc2822::DateTimeParser::new();
        parser.parse_timestamp(text).ok()
    };
    let age = time(DATE)
        .zip(time(LAST_MODIFIED))
        .map(|(date, modified)| date.duration_since(modified));
    age.is_some_and(|age| age.as_secs() >= 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &str)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_bytes(value.as_bytes()).unwrap(),
            )
        };
        let mut map = HeaderMap::new();
        for (name, value) in lines.iter().map(pair) {
            map.append(name, value);
        }
        map
    }

    fn kept(lines: &[(&'static str, &str)]) -> Option<HeaderMap> {
        tamed(&headers(lines))
    }

    #[test]
    fn a_strangers_headers_are_tamed() {
        let lines = [
            ("cache-control", "Max-Age=60"),
            ("cache-control", "No-Store"),
            ("age", "18446744073709551615"),
            ("set-cookie", "a=b"),
        ];
        let tamed = kept(&lines).unwrap();
        assert_eq!(tamed[CACHE_CONTROL], "max-age=60, no-store");
        assert_eq!(tamed[AGE], "4294967295");
        assert_eq!(tamed.len(), 2);
        let long = "x".repeat(2000);
        assert!(kept(&[("cache-control", &long)]).is_none());
        assert!(kept(&[("cache-control", "不")]).is_none());
        assert!(kept(&[("etag", &long)]).is_none());
    }

    #[test]
    fn a_page_changed_just_now_may_change_again_unseen() {
        let at = |date| {
            let modified = ("last-modified", "Sun, 06 Nov 1994 08:00:00 GMT");
            kept(&[modified, ("date", date)]).unwrap()
        };
        assert!(!at("Sun, 06 Nov 1994 08:00:59 GMT").contains_key(LAST_MODIFIED));
        assert!(at("Sun, 06 Nov 1994 08:01:00 GMT").contains_key(LAST_MODIFIED));
        assert!(!at("yesterday").contains_key(LAST_MODIFIED));
    }

    #[test]
    fn requests_that_may_be_answered_otherwise_have_another_name() {
        let key = |url: &str, agent: &str, way| {
            let url = Url::parse(url).unwrap();
            let asked = Asked::new(&url, &headers(&[("user-agent", agent)]), way);
            asked.unwrap().key().to_owned()
        };
        let one = key("http://a.cn/", "x", "");
        assert_eq!(one, key("http://a.cn/", "x", ""));
        for other in [
            key("https://a.cn/", "x", ""),
            key("http://a.cn/", "y", ""),
            key("http://a.cn/", "x", "proxy"),
        ] {
            assert_ne!(one, other);
        }
    }
}
