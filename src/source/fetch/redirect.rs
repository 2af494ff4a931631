//! The way from the address asked for to the one that answers.

use super::failure::{Failure, Stop};
use crate::source::{Unchecked, UncheckedKind};
use crate::text::text;
use reqwest::header::LOCATION;
use reqwest::{Response, StatusCode, Url};

/// Redirects followed at most.
pub(super) const LIMIT: usize = 10;

/// The addresses gone through so far.
#[derive(Debug)]
pub(super) struct Hops {
    /// As it was asked for.
    asked: String,
    first: Url,
    current: Url,
    visited: Vec<Url>,
}

impl Hops {
    /// # Errors
    /// `url` is no http or https address.
    pub(super) fn new(url: &str) -> Result<Self, Unchecked> {
        let mut first = Url::parse(url).map_err(|error| not_an_address(url, &error.to_string()))?;
        first.set_fragment(None);
        if !is_http(&first) {
            let unchecked = Failure::Scheme.text(&shown(&first));
            return Err(Unchecked::new(
                &shown(&first),
                UncheckedKind::Scheme,
                unchecked,
            ));
        }
        let has_secret = first.username() != "" || first.password().is_some();
        Ok(Self {
            asked: if has_secret {
                shown(&first)
            } else {
                url.to_owned()
            },
            current: first.clone(),
            visited: vec![first.clone()],
            first,
        })
    }

    pub(super) const fn current(&self) -> &Url {
        &self.current
    }

    /// Follows a redirect.
    ///
    /// # Errors
    /// It leads nowhere, in a circle, too far or out of http.
    pub(super) fn go(&mut self, response: &Response) -> Result<(), Stop> {
        let next = target(&self.current, response)?;
        if !is_http(&next) {
            return Err(Stop::at(Failure::Scheme, shown(&next)));
        }
        if self.visited.contains(&next) {
            return Err(Stop::at(Failure::Loop, shown(&next)));
        }
        if self.visited.len() > LIMIT {
            return Err(Failure::TooManyRedirects.into());
        }
        self.visited.push(next.clone());
        self.current = next;
        Ok(())
    }

    /// The address that answered.
    pub(super) fn source(&self) -> String {
        shown(&self.current)
    }

    /// The address asked for, where another answered.
    pub(super) fn requested(&self) -> Option<String> {
        (shown(&self.first) != self.source()).then(|| self.asked.clone())
    }

    /// The failure in the words of the report.
    pub(super) fn unchecked(&self, stop: &Stop) -> Unchecked {
        let hop = stop.hop.clone().unwrap_or_else(|| self.source());
        let unchecked = Unchecked::new(&self.asked, stop.failure.kind(), stop.failure.text(&hop));
        self.stopped(unchecked, hop)
    }

    /// A refusal of the page that the last hop delivered.
    pub(super) fn at(&self, refused: Unchecked) -> Unchecked {
        let source = self.asked.clone();
        self.stopped(Unchecked { source, ..refused }, self.source())
    }

    fn stopped(&self, unchecked: Unchecked, hop: String) -> Unchecked {
        let stopped_at = (hop != shown(&self.first)).then_some(hop);
        Unchecked {
            stopped_at,
            ..unchecked
        }
    }
}

/// The statuses that a browser follows.
pub(super) const fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The address as it may be printed: without user name and password.
pub(super) fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Fails only for addresses without a host, which have no user name either.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

/// What cannot be parsed, without what stands before an `@`.
fn without_secret(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, rest))) => format!("{scheme}://{rest}"),
        _ => url.to_owned(),
    }
}

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// `Location` against the current address. Some servers send it as raw UTF-8.
fn target(current: &Url, response: &Response) -> Result<Url, Stop> {
    let location = response
        .headers()
        .get(LOCATION)
        .ok_or(Failure::NoLocation)?;
    let location = String::from_utf8_lossy(location.as_bytes());
    let mut next = current
        .join(location.trim())
        .map_err(|_| Failure::BadLocation(location.trim().to_owned()))?;
    next.set_fragment(None);
    Ok(next)
}

fn not_an_address(url: &str, reason: &str) -> Unchecked {
    let url = &without_secret(url);
    let error = text! {
        en: "{url} is not a valid address: {reason}; write it like https://example.cn/",
        zh: "{url} 不是有效的网址：{reason}；请写成 https://example.cn/ 的形式",
    };
    Unchecked::new(url, UncheckedKind::Scheme, error)
}
