//! The way from the address asked for to the one that answers.

mod start;

use super::cache::Draft;
use super::failure::{Failure, Stopped, leads_home, shortened};
use super::secrets::{bare, without_secret};
use crate::page::{Hop, Unchecked};
use std::time::Duration;
use url::Url;

/// Redirects followed at most on the way to a page.
pub(super) const PAGE_HOPS: usize = 10;
/// Bytes of an address that a server leads to; browsers and servers take no more.
const LONGEST: usize = 8192;

/// The addresses gone through so far, and the time left.
#[derive(Debug)]
pub(super) struct Trip {
    /// As it was asked for, but for a user name and password.
    first: Url,
    /// User name and password that stood in the address asked for.
    pub(super) own: Option<(String, String)>,
    /// The user gave the address; it was not found on a page.
    pub(super) is_given: bool,
    current: Url,
    /// Where it is fetched, if elsewhere.
    place: Option<Url>,
    /// A request went, or is about to go, over TLS.
    used_tls: bool,
    /// What to keep of its page, if it has one.
    pub(super) draft: Option<Draft>,
    /// What was asked before `current`.
    visited: Vec<(Url, u16)>,
    limit: usize,
    /// Time left for this attempt.
    pub(super) left: Duration,
}

impl Trip {
    /// # Errors
    /// `url` is no http or https address.
    pub(super) fn new(url: &Url, limit: usize, time: Duration) -> Result<Self, Unchecked> {
        let mut first = url.clone();
        first.set_fragment(None);
        let own = start::take_secret(&mut first);
        if !is_http(&first) {
            return Err(start::other_scheme(&first));
        }
        Ok(Self {
            own,
            is_given: false,
            current: first.clone(),
            place: None,
            used_tls: false,
            draft: None,
            first,
            visited: Vec::new(),
            limit,
            left: time,
        })
    }

    pub(super) const fn current(&self) -> &Url {
        &self.current
    }

    /// Where the current address is fetched.
    pub(super) fn place(&self) -> &Url {
        self.place.as_ref().unwrap_or(&self.current)
    }

    /// The current address is fetched now, and there if anywhere else.
    pub(super) fn fetch_at(&mut self, place: Option<Url>) {
        self.place = place;
        self.used_tls |= self.place().scheme() == "https";
    }

    /// Follows a redirect. The address that is led to brings no user name or password of its
    /// own: a stranger wrote them. `may_return`: the answer set a cookie, so that an address
    /// that was visited once may now answer otherwise.
    ///
    /// # Errors
    /// It leads in a circle, too far or out of http.
    pub(super) fn go(
        &mut self,
        status: u16,
        mut next: Url,
        may_return: bool,
    ) -> Result<(), Stopped> {
        next.set_fragment(None);
        if !is_http(&next) {
            return Err(Stopped::at(Failure::Scheme, shown(&next)));
        }
        let next = without_secret(&next);
        if next.as_str().len() > LONGEST {
            return Err(Failure::BadLocation(shortened(next.as_str())).into());
        }
        let before = self.visited.iter().filter(|(url, _)| *url == next).count();
        let before = before + usize::from(self.current == next);
        if before > usize::from(may_return) {
            return Err(Stopped::at(Failure::Loop, shown(&next)));
        }
        if self.visited.len() >= self.limit {
            return Err(Failure::TooManyRedirects(self.limit).into());
        }
        let left = std::mem::replace(&mut self.current, next);
        self.place = None;
        self.visited.push((left, status));
        Ok(())
    }

    /// Whether the current address belongs to the host that was asked for, at the same port or
    /// the scheme's own, and what goes there is encrypted if it was from the start.
    pub(super) fn is_at_home(&self) -> bool {
        let host = |url: &Url| bare(url.host_str().unwrap_or_default());
        host(&self.current) == host(&self.first) && self.is_no_worse()
    }

    /// The way has not led from https to http, nor to a port of its own choice.
    pub(super) fn is_no_worse(&self) -> bool {
        let is_encrypted = self.place().scheme() == "https";
        let same_port = self.current.port_or_known_default() == self.first.port_or_known_default();
        (is_encrypted || !self.used_tls) && (same_port || self.current.port().is_none())
    }

    /// Whether any address was asked for over TLS.
    pub(super) const fn used_tls(&self) -> bool {
        self.used_tls
    }

    /// The address that answered.
    pub(super) fn source(&self) -> String {
        self.current.to_string()
    }

    /// The address asked for, where another answered.
    pub(super) fn requested(&self) -> Option<String> {
        (self.first != self.current).then(|| self.first.to_string())
    }

    /// Where that address was fetched, if elsewhere.
    pub(super) fn fetched_from(&self) -> Option<String> {
        self.place.as_ref().map(Url::to_string)
    }

    /// What was asked before the address that answered.
    pub(super) fn hops(&self) -> Vec<Hop> {
        let hop = |(url, status): &(Url, u16)| Hop {
            url: url.to_string(),
            status: *status,
        };
        self.visited.iter().map(hop).collect()
    }

    /// The failure in the words of the report.
    pub(super) fn unchecked(&self, stop: &Stopped) -> Unchecked {
        let hop = stop.hop.clone();
        let hop = hop.unwrap_or_else(|| self.place().to_string());
        let text = match (&stop.failure, &self.place) {
            (Failure::Loop, Some(place)) => leads_home(&hop, place.as_str()),
            (failure, _) => failure.text(&hop),
        };
        let unchecked = Unchecked::new(self.first.as_str(), stop.failure.kind(), text);
        self.stopped(unchecked, hop)
    }

    /// A refusal of the page that the last hop delivered.
    pub(super) fn at(&self, refused: Unchecked) -> Unchecked {
        let source = self.first.to_string();
        self.stopped(Unchecked { source, ..refused }, self.source())
    }

    fn stopped(&self, unchecked: Unchecked, hop: String) -> Unchecked {
        let stopped_at = (hop != self.first.as_str()).then_some(hop);
        Unchecked {
            stopped_at,
            ..unchecked
        }
    }
}

/// The address as it may be printed: without user name and password.
pub(super) fn shown(url: &Url) -> String {
    without_secret(url).into()
}

pub(super) fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests;
