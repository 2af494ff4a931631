//! One answer of a server, as far as it is read.

use super::body::{self, Cap};
use super::cache::{Draft, Kept};
use super::failure::{Failure, shortened};
use super::media::{self, Media};
use super::retry::wait_asked_for;
use super::soft404::{self, ErrorPage};
use super::waf;
use jiff::Timestamp;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, LOCATION, SET_COOKIE};
use reqwest::{Response, StatusCode};
use std::fmt::Write as _;
use std::time::Duration;
use tokio::time::timeout;
use url::Url;

/// What the request is for: decides which bodies are read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Want {
    /// A page of at most so many bytes.
    Page(u64),
    /// A file that is read as it is.
    Resource(Cap),
}

/// Bytes of an answer that is no page: enough to tell a firewall's page.
const GLANCE: u64 = 128 * 1024;
/// Time for that: the status alone says enough.
const PATIENCE: Duration = Duration::from_secs(2);

/// One answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) media: Media,
    /// Where a redirect leads; `None` for other answers.
    pub(super) target: Option<Url>,
    pub(super) sets_cookie: bool,
    /// The firewall that the headers tell of.
    pub(super) wall: Option<&'static waf::Wall>,
    /// Empty unless it was wanted.
    pub(super) bytes: Vec<u8>,
    /// When it came.
    pub(super) at: Timestamp,
    /// What to keep of it, if it proves to be a page.
    pub(super) draft: Option<Draft>,
}

impl Reply {
    /// Reads what is wanted.
    ///
    /// # Errors
    /// The answer is a status that is no page, or its body cannot be had.
    pub(super) async fn receive(
        response: Response,
        want: Want,
        connect_limit: Duration,
    ) -> Result<Self, Failure> {
        let headers = response.headers();
        let asked = wait_asked_for(headers);
        let mut reply = Self {
            status: response.status(),
            media: media::of(headers.get(CONTENT_TYPE)),
            target: target(&response)?,
            sets_cookie: headers.contains_key(SET_COOKIE),
            wall: waf::in_headers(response.status(), headers),
            bytes: Vec::new(),
            at: Timestamp::now(),
            draft: None,
        };
        let packed = still_packed(headers);
        if let Some((cap, is_needed)) = reply.body_of(want) {
            let reading = body::read(response, cap, connect_limit);
            if let Some(packed) = packed.filter(|_| is_needed) {
                return Err(Failure::Decode(packed));
            }
            if is_needed {
                reply.bytes = reading.await?;
            } else if let Ok(Ok(bytes)) = timeout(PATIENCE, reading).await {
                reply.bytes = bytes;
            }
        }
        reply.at = Timestamp::now();
        reply.judge(want, asked)
    }

    /// A kept page that the server was not asked about.
    pub(super) fn unasked(kept: Kept) -> Self {
        let media = media::read(kept.content_type());
        Self::kept(kept.at(), media, kept, None)
    }

    /// A kept page that the server says is the same.
    pub(super) fn confirmed(kept: Kept, draft: Draft) -> Self {
        let media = media::read(draft.content_type());
        Self::kept(Timestamp::now(), media, kept, Some(draft))
    }

    fn kept(at: Timestamp, media: Media, kept: Kept, draft: Option<Draft>) -> Self {
        Self {
            // No other is kept.
            status: StatusCode::OK,
            media,
            target: None,
            sets_cookie: false,
            wall: None,
            bytes: kept.into_bytes(),
            at,
            draft,
        }
    }

    /// How much of the body is read, and whether there is no answer without it.
    fn body_of(&self, want: Want) -> Option<(Cap, bool)> {
        let is_success = self.status.is_success() && !self.is_empty();
        match want {
            Want::Resource(cap) => is_success.then_some((cap, true)),
            Want::Page(_) if !self.media.is_page() || self.is_gone() => None,
            Want::Page(max_bytes) if is_success => Some((Cap::Refuse(max_bytes), true)),
            Want::Page(_) => self
                .target
                .is_none()
                .then_some((Cap::Truncate(GLANCE), false)),
        }
    }

    /// Nothing is wanted of an answer that has no body by its definition.
    fn is_empty(&self) -> bool {
        matches!(
            self.status,
            StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT
        )
    }

    pub(super) fn is_gone(&self) -> bool {
        matches!(self.status, StatusCode::NOT_FOUND | StatusCode::GONE)
    }

    /// # Errors
    /// The status is no answer to work with; perhaps another attempt gets one.
    fn judge(self, want: Want, asked: Option<Duration>) -> Result<Self, Failure> {
        let is_answer = match want {
            Want::Page(_) => self.status.is_success() && !self.is_empty() || self.is_gone(),
            Want::Resource(_) => {
                !self.status.is_server_error() && self.status != StatusCode::TOO_MANY_REQUESTS
            }
        };
        if is_answer || self.target.is_some() {
            return Ok(self);
        }
        let status = self.status.as_u16();
        if soft404::blocks(&self.bytes) {
            return Err(Failure::ErrorPage(ErrorPage::Unfiled));
        }
        let wall = self
            .wall
            .or_else(|| waf::in_refusal(self.status, &self.bytes));
        Err(match (want, wall, asked) {
            (Want::Page(_), Some(wall), _) => Failure::Waf(status, wall),
            (_, _, Some(asked)) => Failure::Busy(status, asked),
            _ => Failure::Status(status),
        })
    }
}

/// The `Content-Encoding` of a body that the client does not unpack, having asked for no such
/// thing. Servers that write `utf-8` there mean nothing by it.
fn still_packed(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_ENCODING)?;
    let coding = String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase();
    let packs = ["gzip", "deflate", "br", "zstd", "compress"];
    let is_packed = coding
        .split(',')
        .any(|one| packs.contains(&one.trim().trim_start_matches("x-")));
    is_packed.then(|| shortened(&coding))
}

/// The statuses that a browser follows.
const fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// `Location` against the current address.
fn target(response: &Response) -> Result<Option<Url>, Failure> {
    if !is_redirect(response.status()) {
        return Ok(None);
    }
    let location = response.headers().get(LOCATION);
    let location = location.ok_or(Failure::NoLocation)?;
    let location = location.as_bytes().trim_ascii();
    let target = response.url().join(&escaped(location));
    let written = || shortened(&String::from_utf8_lossy(location));
    let target = target.map_err(|_| Failure::BadLocation(written()))?;
    Ok(Some(target))
}

/// Some servers send raw UTF-8 or GBK. Browsers keep the very bytes, which the server knows.
fn escaped(location: &[u8]) -> String {
    location.iter().fold(String::new(), |mut out, byte| {
        if byte.is_ascii() {
            out.push(char::from(*byte));
        } else {
            // Writing to memory does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
