//! Fetching from code that is not async.

use super::failure;
use super::trip::{parse, shown};
use super::{FetchOptions, Fetcher, Retries};
use crate::source::{RawPage, SourceOptions, Unchecked, UncheckedKind};
use crate::text::text;
use std::collections::HashSet;
use tokio::runtime::{Builder, Runtime};

/// Fetches pages one after the other. The client and its runtime are built with the first
/// page: a run over files has neither.
pub(in super::super) struct Session {
    options: FetchOptions,
    named: HashSet<String>,
    ready: Option<Result<(Runtime, Fetcher), String>>,
}

impl Session {
    /// `urls` are those that the user named.
    pub(in super::super) fn new<'a>(
        options: &SourceOptions,
        urls: impl Iterator<Item = &'a str>,
    ) -> Self {
        let host = |url| Some(parse(url).ok()?.host_str()?.to_owned());
        Self {
            options: FetchOptions {
                retries: Retries::none(),
                ..FetchOptions::from(options)
            },
            named: urls.filter_map(host).collect(),
            ready: None,
        }
    }

    /// See [`Fetcher::get`].
    pub(in super::super) fn get(&mut self, url: &str) -> Result<RawPage, Unchecked> {
        let (options, named) = (&self.options, &self.named);
        match self.ready.get_or_insert_with(|| start(options, named)) {
            Ok((runtime, fetcher)) => runtime.block_on(fetcher.get(url)),
            Err(reason) => Err(no_client(url, reason)),
        }
    }
}

fn start(options: &FetchOptions, named: &HashSet<String>) -> Result<(Runtime, Fetcher), String> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let fetcher = Fetcher::new(options, named.clone());
    Ok((runtime, fetcher.map_err(|error| failure::chain(&error))?))
}

fn no_client(url: &str, reason: &str) -> Unchecked {
    let error = text! {
        en: "cannot set up an HTTPS client: {reason}; install the system's root certificates (ca-certificates)",
        zh: "无法建立 HTTPS 客户端：{reason}；请安装系统根证书（ca-certificates）",
    };
    let source = parse(url).map_or_else(|unchecked| unchecked.source, |url| shown(&url));
    Unchecked::new(&source, UncheckedKind::Tls, error)
}
