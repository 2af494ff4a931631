//! Tells apart what the HTTP client reports as one type of error.

use super::super::guard::Blocked;
use super::{Failure, Phase, TlsFault};
use crate::text::clip;
use reqwest::Url;
use std::error::Error;
use std::fmt::Write;
use std::io::{self, ErrorKind};
use std::time::Duration;

impl Failure {
    /// By the error's sources; `connect_limit` is the time that connecting had.
    pub(in super::super) fn of(error: &reqwest::Error, url: &Url, connect_limit: Duration) -> Self {
        let reason = chain(error);
        if let Some(Blocked(address)) = sources(error).find_map(|e| e.downcast_ref()) {
            Self::Blocked(*address)
        } else if error.is_dns() {
            Self::Dns(reason)
        } else if let Some(fault) = sources(error).find_map(|e| e.downcast_ref()) {
            Self::Tls(TlsFault::of(fault), reason)
        } else if error.is_connect() && error.is_timeout() {
            Self::Timeout(Phase::Connect, connect_limit)
        } else if let Some(failure) = broken(error, url, &reason) {
            failure
        } else if error.is_decode() {
            Self::Decode(reason)
        } else {
            Self::Connect(reason)
        }
    }
}

/// The connection was refused or broke, or what came over it is no HTTP.
fn broken(error: &reqwest::Error, url: &Url, reason: &str) -> Option<Failure> {
    let in_handshake = error.is_connect() && url.scheme() == "https";
    let kinds = sources(error).filter_map(|e| e.downcast_ref::<io::Error>());
    for kind in kinds.map(io::Error::kind) {
        match kind {
            ErrorKind::ConnectionRefused => return Some(Failure::Refused(reason.to_owned())),
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof
                // A cut-off archive ends unexpectedly, too.
                if !error.is_decode() || kind == ErrorKind::ConnectionReset =>
            {
                return Some(Failure::Reset(reason.to_owned(), in_handshake));
            }
            _ => {}
        }
    }
    let hyper = sources(error).find_map(|e| e.downcast_ref::<hyper::Error>())?;
    if hyper.is_parse() {
        Some(Failure::Protocol(reason.to_owned()))
    } else {
        Some(Failure::Reset(reason.to_owned(), false))
    }
}

fn sources<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |&e| below(e))
}

/// The error behind another one. An `io::Error` gives as its source what its content has as a
/// source, not the content itself, and they stand within each other.
fn below<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let content = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    match content {
        Some(content) => Some(content),
        None => error.source(),
    }
}

/// The reasons behind an error, outermost first. The error's own text is left out: it
/// only repeats the address, password and all.
pub(in super::super) fn chain(error: &reqwest::Error) -> String {
    let mut out = String::new();
    for source in sources(error) {
        let reason = source.to_string();
        // "client error (Connect)" and the like: names of the client's own parts.
        if reason.starts_with("client error (") {
            continue;
        }
        if out.is_empty() {
            out = reason;
        } else if !out.contains(&reason) {
            let _ = write!(out, ": {reason}");
        }
    }
    if out.is_empty() {
        "connection failed".to_owned()
    } else {
        shortened(&out)
    }
}

/// Some reasons quote what a stranger sent, however much that was.
pub(in super::super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 300;
    clip(text, LONGEST).into_owned()
}
