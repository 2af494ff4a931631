//! Inputs that could not be looked at, and the messages that several sources share.

use crate::site::Site;
use crate::text::{Text, text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::{Error, ErrorKind};
use std::sync::Arc;

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
    /// The `[[site]]` that it belongs to, once that is known.
    #[serde(skip)]
    pub site: Option<Arc<Site>>,
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
    /// Forbidden by robots.txt, or robots.txt could not be read.
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

impl Unchecked {
    /// `source` could not be looked at.
    pub(crate) fn new(source: &str, kind: UncheckedKind, error: Text) -> Self {
        Self {
            source: source.to_owned(),
            stopped_at: None,
            error,
            kind,
            site: None,
        }
    }

    /// The file system refused to hand out `source`.
    pub(crate) fn io(source: &str, error: &Error) -> Self {
        Self::new(source, UncheckedKind::Io, io_text(source, error))
    }

    /// `size` (bytes, where known) is more than the `limit`.
    pub(crate) fn too_large(source: &str, size: Option<u64>, limit: u64) -> Self {
        let allowed = in_words(limit);
        let error = match size {
            Some(size) => {
                let (size, enough) = (in_words(size), size.div_ceil(MIB));
                text! {
                    en: "{source} is larger than the {allowed} allowed: {size}; to check it, use --max-bytes {enough}MiB",
                    zh: "{source} 大小为 {size}，超过上限 {allowed}；如需检查，请使用 --max-bytes {enough}MiB",
                }
            }
            None => text! {
                en: "{source} is larger than the {allowed} allowed; raise --max-bytes to check it",
                zh: "{source} 超过上限 {allowed}；如需检查，请调大 --max-bytes",
            },
        };
        Self::new(source, UncheckedKind::TooLarge, error)
    }
}

const MIB: u64 = 1 << 20;

/// `16 MiB`, `20.3 MiB`, `500 B`.
fn in_words(bytes: u64) -> String {
    match (bytes / MIB, (bytes % MIB) * 10 / MIB) {
        (0, _) => format!("{bytes} B"),
        (whole, 0) => format!("{whole} MiB"),
        (whole, tenth) => format!("{whole}.{tenth} MiB"),
    }
}

fn io_text(source: &str, error: &Error) -> Text {
    match error.kind() {
        ErrorKind::NotFound => text! {
            en: "{source} is gone: it was removed or renamed while the check ran",
            zh: "{source} 已不存在：检查期间被删除或改名",
        },
        ErrorKind::PermissionDenied => text! {
            en: "no permission to read {source}; grant read access or run as its owner",
            zh: "没有读取 {source} 的权限；请授予读取权限，或以其所有者身份运行",
        },
        _ => text! {
            en: "cannot read {source}: {error}",
            zh: "无法读取 {source}：{error}",
        },
    }
}
