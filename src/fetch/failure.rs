//! Why a page could not be fetched.

mod classify;
mod redirects;
mod statuses;
mod text;
mod tls;

pub(super) use classify::shortened;
pub(super) use redirects::leads_home;
pub(super) use tls::TlsFault;

use super::gate::Refusal;
use super::soft404::ErrorPage;
use super::waf::Wall;
use crate::page::UncheckedKind;
use std::net::IpAddr;
use std::time::Duration;

/// A failure, and the hop at which it happened where that is not the current one.
#[derive(Debug)]
pub(super) struct Stopped {
    pub(super) failure: Failure,
    pub(super) hop: Option<String>,
}

impl Stopped {
    pub(super) const fn at(failure: Failure, hop: String) -> Self {
        Self {
            failure,
            hop: Some(hop),
        }
    }
}

impl From<Failure> for Stopped {
    fn from(failure: Failure) -> Self {
        Self { failure, hop: None }
    }
}

/// How far a request had come when its time was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// No connection yet.
    Connect,
    /// Connected, no complete headers yet.
    Headers,
    /// In the body.
    Body,
}

/// What went wrong. Reasons are the libraries' own words, in English.
#[derive(Debug)]
pub(super) enum Failure {
    Timeout(Phase, Duration),
    Dns(String),
    /// The host's address must not be touched.
    Blocked(IpAddr),
    /// The proxy that the request was to go through cannot be reached, or opens no way.
    Through(String, String),
    /// The host is the proxy that requests go through.
    Proxy,
    Tls(TlsFault, String),
    Refused(String),
    /// The connection broke; whether that was while TLS was being set up.
    Reset(String, bool),
    Connect(String),
    /// What came is not HTTP, or its headers are too large.
    Protocol(String),
    Decode(String),
    Status(u16),
    /// A status, and the wait that the server asks for.
    Busy(u16, Duration),
    /// A status, a wait that is too long, and the longest allowed.
    TooBusy(u16, Duration, Duration),
    Waf(u16, &'static Wall),
    ErrorPage(ErrorPage),
    Media(String),
    /// Bytes announced, if any were, and the limit.
    TooLarge(Option<u64>, u64),
    Scheme,
    Loop,
    /// The number of redirects allowed.
    TooManyRedirects(usize),
    NoLocation,
    BadLocation(String),
    /// The gate says no.
    Gate(Refusal),
}

impl Failure {
    /// The same of a request that went through a `proxy`: then it is the proxy that there is no
    /// connection to, not the site.
    pub(super) fn through(self, proxy: Option<String>) -> Self {
        let Some(proxy) = proxy else {
            return self;
        };
        match self {
            Self::Refused(reason) | Self::Connect(reason) | Self::Dns(reason) => {
                Self::Through(proxy, reason)
            }
            Self::Timeout(Phase::Connect, after) => Self::Through(
                proxy,
                format!("no connection within {} s", after.as_secs_f64()),
            ),
            other => other,
        }
    }

    pub(super) const fn kind(&self) -> UncheckedKind {
        match self {
            Self::Timeout(..) => UncheckedKind::Timeout,
            Self::Dns(_) => UncheckedKind::Dns,
            Self::Blocked(_) | Self::Proxy => UncheckedKind::BlockedAddress,
            Self::Tls(..) => UncheckedKind::Tls,
            Self::Refused(_)
            | Self::Reset(..)
            | Self::Connect(_)
            | Self::Through(..)
            | Self::Protocol(_) => UncheckedKind::Connect,
            Self::Decode(_) => UncheckedKind::Decode,
            Self::Status(_) | Self::Busy(..) | Self::TooBusy(..) | Self::ErrorPage(_) => {
                UncheckedKind::Status
            }
            Self::Waf(..) => UncheckedKind::Waf,
            Self::Media(_) => UncheckedKind::NotHtml,
            Self::TooLarge(..) => UncheckedKind::TooLarge,
            Self::Scheme => UncheckedKind::Scheme,
            Self::Loop | Self::TooManyRedirects(_) | Self::NoLocation | Self::BadLocation(_) => {
                UncheckedKind::Redirect
            }
            Self::Gate(refusal) => refusal.kind,
        }
    }
}
