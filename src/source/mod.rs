//! Where pages come from: files, folders, globs, standard input, URLs.
//!
//! [`feed`] turns what the user named into [`Work`], in order; [`Work::load`] turns one
//! piece of work into a decoded [`Page`].
//!
//! [`Work`] is what flows to the checking threads: a file still to be read (so that
//! reading is parallel), bytes that were fetched, or an input that could not be looked at.

mod actual;
mod cursor;
mod declared;
mod decode;
mod detect;
mod fetch;
mod fetched;
mod load;
mod look;
mod offsets;
mod once;
mod options;
mod paths;
mod patterns;
mod plan;
mod prescan;
mod roles;
mod sieve;
mod sniff;
mod stdin;
mod template;
mod transcode;
mod unchecked;
mod unplanned;
mod walk;

use crate::rules::Role;
use crate::text::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::path::PathBuf;

pub use decode::decode;
pub use fetch::{
    Allowing, Answer, BaseUrl, Cache, Cap, Entering, FetchOptions, Fetcher, Follow, Found, Gate,
    Lookup, OpenGate, Pausing, Permit, Refusal, Resolve, Resource, Retries, SystemLookup,
    is_special,
};
pub(crate) use fetch::{own, place};
pub use fetched::{Fetched, Hop};
pub use look::Look;
pub use offsets::OffsetMap;
pub use options::{InputError, RoleChoice, SourceOptions};
pub use plan::{feed, is_web, root};
pub(crate) use sieve::Sieve;
pub use template::{is_template, template_endings};

/// A page's bytes and where they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPage {
    /// As the report names it: path as walked (with `/`), final URL, or `<stdin>`.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    pub requested: Option<String>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// How it was fetched, where it was.
    pub fetched: Option<Fetched>,
    /// `charset` of the HTTP `Content-Type`.
    pub http_charset: Option<String>,
    /// Whether it must show the numbers.
    pub role: Role,
    /// The body.
    pub bytes: Vec<u8>,
}

/// A decoded page.
#[derive(Debug)]
pub struct Page {
    /// As the report names it.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    pub requested: Option<String>,
    /// HTTP status, where there was one.
    pub status: Option<u16>,
    /// How it was fetched, where it was.
    pub fetched: Option<Fetched>,
    /// Whether it must show the numbers.
    pub role: Role,
    /// The text, without a BOM.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// From places in `text` back to places in the page's own bytes.
    pub offsets: OffsetMap,
}

/// How a page's bytes were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Encoding {
    /// WHATWG name in lower case: `utf-8`, `gbk`, `gb18030`, `big5`, `utf-16le`.
    pub name: String,
    /// What said so.
    pub from: EncodingSource,
    /// Some bytes could not be decoded and stand as U+FFFD.
    pub malformed: bool,
    /// The encoding that was declared, where the bytes are in another one, and the place of the
    /// declaration's label in the decoded text where it stands in the page.
    #[serde(skip)]
    pub mislabelled: Option<(String, Option<Range<usize>>)>,
}

/// What determined an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The HTTP header.
    Http,
    /// A `<meta>` found by the HTML standard's prescan.
    Meta,
    /// The bytes themselves.
    Detected,
    /// The bytes, against what was declared.
    Override,
}

/// One thing for a checking thread to do.
#[derive(Debug)]
pub enum Work {
    /// A file still to be read.
    File {
        /// Where it is.
        path: PathBuf,
        /// As the report names it.
        source: String,
        /// Whether it must show the numbers.
        role: Role,
    },
    /// A page already in hand.
    Page(Box<RawPage>),
    /// A page already in hand that somebody is to see first.
    Shown(Box<RawPage>, Look),
    /// An input that could not be looked at.
    Unchecked(Box<Unchecked>),
}

/// An input that could not be looked at. Never a compliance finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub struct Unchecked {
    /// What was asked for.
    pub source: String,
    /// The hop at which it ended, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<String>,
    /// What happened and what to do.
    pub error: Text,
    /// The kind of failure.
    pub kind: UncheckedKind,
}

/// Why an input could not be looked at.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum UncheckedKind {
    /// No answer in time.
    Timeout,
    /// The host's name does not resolve.
    Dns,
    /// No trusted TLS connection.
    Tls,
    /// Nobody listens, or the connection broke.
    Connect,
    /// An HTTP status that is no page.
    Status,
    /// More bytes than allowed.
    TooLarge,
    /// Another media type, or a binary file.
    NotHtml,
    /// Forbidden by robots.txt.
    Robots,
    /// An address that an audit must not touch.
    BlockedAddress,
    /// Neither http nor https.
    Scheme,
    /// Too many redirects, a loop, or one without a target.
    Redirect,
    /// A firewall's or captcha page.
    Waf,
    /// A folder or glob without a page.
    Empty,
    /// The run was stopped.
    Interrupted,
    /// The file system said no.
    Io,
    /// The bytes are in no encoding that can be read.
    Decode,
}
