//! Why a page could not be fetched.

use crate::source::UncheckedKind;
use crate::text::{Text, text};
use reqwest::Url;
use std::error::Error;
use std::fmt::Write;
use std::io;
use std::time::Duration;

/// A failure, and the hop at which it happened where that is not the current one.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) failure: Failure,
    pub(super) hop: Option<String>,
}

impl Stop {
    pub(super) const fn at(failure: Failure, hop: String) -> Self {
        Self {
            failure,
            hop: Some(hop),
        }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self { failure, hop: None }
    }
}

/// What went wrong. Reasons are the libraries' own words, in English.
#[derive(Debug)]
pub(super) enum Failure {
    Timeout(Duration),
    Dns(String),
    Tls(String),
    Connect(String),
    Decode(String),
    Status(u16),
    Media(String),
    /// Bytes announced, if any were, and the limit.
    TooLarge(Option<u64>, u64),
    Scheme,
    Loop,
    TooManyRedirects,
    NoLocation,
    BadLocation(String),
}

impl Failure {
    /// Tells apart what the HTTP client reports as one type, by the error's sources.
    pub(super) fn of(error: &reqwest::Error, url: &Url) -> Self {
        let reason = chain(error);
        if error.is_decode() {
            Self::Decode(reason)
        } else if !error.is_connect() {
            Self::Connect(reason)
        } else if reason.contains("dns error") {
            Self::Dns(reason)
        } else if url.scheme() == "https" && !is_transport(error, &reason) {
            Self::Tls(reason)
        } else {
            Self::Connect(reason)
        }
    }

    pub(super) const fn kind(&self) -> UncheckedKind {
        match self {
            Self::Timeout(_) => UncheckedKind::Timeout,
            Self::Dns(_) => UncheckedKind::Dns,
            Self::Tls(_) => UncheckedKind::Tls,
            Self::Connect(_) => UncheckedKind::Connect,
            Self::Decode(_) => UncheckedKind::Decode,
            Self::Status(_) => UncheckedKind::Status,
            Self::Media(_) => UncheckedKind::NotHtml,
            Self::TooLarge(..) => UncheckedKind::TooLarge,
            Self::Scheme => UncheckedKind::Scheme,
            Self::Loop | Self::TooManyRedirects | Self::NoLocation | Self::BadLocation(_) => {
                UncheckedKind::Redirect
            }
        }
    }
}

/// The connection below TLS failed, or the way through a proxy did.
fn is_transport(error: &reqwest::Error, reason: &str) -> bool {
    let broke = sources(error)
        .filter_map(|e| e.downcast_ref::<io::Error>())
        .any(|e| {
            use io::ErrorKind::{
                BrokenPipe, ConnectionAborted, ConnectionRefused, ConnectionReset,
            };
            matches!(
                e.kind(),
                BrokenPipe | ConnectionAborted | ConnectionRefused | ConnectionReset
            )
        });
    broke
        || ["tcp connect error", "tunnel", "proxy"]
            .iter()
            .any(|s| reason.contains(s))
}

fn sources<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |&e| e.source())
}

/// The reasons behind an error, outermost first. The error's own text is left out: it
/// only repeats the address, password and all.
pub(super) fn chain(error: &reqwest::Error) -> String {
    let mut out = String::new();
    for source in sources(error) {
        let reason = source.to_string();
        if out.is_empty() {
            out = reason;
        } else if !out.contains(&reason) {
            let _ = write!(out, ": {reason}");
        }
    }
    if out.is_empty() {
        "connection failed".to_owned()
    } else {
        out
    }
}

impl Failure {
    /// What happened at `hop`, and what to do.
    pub(super) fn text(&self, hop: &str) -> Text {
        match self {
            Self::Timeout(after) => timeout(hop, *after),
            Self::Dns(reason) => text! {
                en: "the host name of {hop} cannot be resolved ({reason}); check the spelling and the DNS record",
                zh: "无法解析 {hop} 的域名（{reason}）；请核对域名拼写与 DNS 解析记录",
            },
            Self::Tls(reason) => text! {
                en: "no trusted TLS connection to {hop} ({reason}); check the certificate's chain, names and dates",
                zh: "无法与 {hop} 建立可信的 TLS 连接（{reason}）；请检查证书链、域名与有效期",
            },
            Self::Connect(reason) => text! {
                en: "the connection to {hop} failed ({reason}); check that the server runs and can be reached from here",
                zh: "与 {hop} 的连接失败（{reason}）；请确认服务器正在运行且可从本机访问",
            },
            Self::Decode(reason) => text! {
                en: "the body of {hop} cannot be decompressed ({reason}); check the server's Content-Encoding",
                zh: "无法解压 {hop} 的响应内容（{reason}）；请检查服务器的 Content-Encoding 设置",
            },
            Self::Status(status) => status_text(hop, *status),
            Self::Media(essence) => text! {
                en: "{hop} is sent as {essence}, not as HTML; check the address, or the server's Content-Type",
                zh: "{hop} 的类型为 {essence}，不是 HTML；请核对网址，或检查服务器的 Content-Type 设置",
            },
            Self::TooLarge(size, limit) => too_large(hop, *size, *limit),
            Self::Scheme => text! {
                en: "{hop} is neither an http nor an https address; only those are fetched",
                zh: "{hop} 不是 http 或 https 地址；本工具只访问此类地址",
            },
            redirect => redirect.redirect_text(hop),
        }
    }

    fn redirect_text(&self, hop: &str) -> Text {
        match self {
            Self::Loop => text! {
                en: "the redirects come back to {hop}; if the site needs cookies, save the page and check the file",
                zh: "重定向又回到 {hop}，形成循环；如网站依赖 Cookie，请保存页面后检查文件",
            },
            Self::BadLocation(location) => text! {
                en: "{hop} redirects to {location:?}, which is no address; mend the server's Location header",
                zh: "{hop} 重定向至 {location:?}，不是有效网址；请修正服务器的 Location 响应头",
            },
            Self::NoLocation => text! {
                en: "{hop} answers with a redirect but names no target; mend the server's Location header",
                zh: "{hop} 返回重定向但未给出目标地址；请修正服务器的 Location 响应头",
            },
            _ => too_many(hop),
        }
    }
}

fn too_many(hop: &str) -> Text {
    let limit = super::redirect::LIMIT;
    text! {
        en: "more than {limit} redirects, the last from {hop}; give the final address instead",
        zh: "重定向超过 {limit} 次，最后一次来自 {hop}；请直接填写最终网址",
    }
}

fn timeout(hop: &str, after: Duration) -> Text {
    let seconds = after.as_secs_f64();
    text! {
        en: "{hop} did not deliver a page within {seconds} s; try again, or raise --timeout",
        zh: "{hop} 在 {seconds} 秒内未返回页面；请重试，或调大 --timeout",
    }
}

/// Statuses with which firewalls turn away programs.
fn status_text(hop: &str, status: u16) -> Text {
    if matches!(status, 403 | 412 | 429 | 521) {
        text! {
            en: "{hop} answered HTTP {status}, perhaps from a firewall that turns programs away; save the page in a browser and check the file",
            zh: "{hop} 返回 HTTP {status}，可能是防火墙拦截了程序访问；请用浏览器保存页面后检查文件",
        }
    } else {
        text! {
            en: "{hop} answered HTTP {status}, which is no page; check the address and the server",
            zh: "{hop} 返回 HTTP {status}，不是正常页面；请核对网址并检查服务器",
        }
    }
}

fn too_large(hop: &str, size: Option<u64>, limit: u64) -> Text {
    crate::source::Unchecked::too_large(hop, size, limit).error
}
