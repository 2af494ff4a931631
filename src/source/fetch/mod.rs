//! One GET of one page, redirects included.

mod body;
mod failure;
mod media;
mod redirect;

use super::options::SourceOptions;
use super::{RawPage, Unchecked, UncheckedKind};
use crate::rules::Role;
use crate::text::text;
use failure::{Failure, Stop};
use redirect::Hops;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Response, StatusCode, Url};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

const USER_AGENT: &str = concat!(
    "beian-lint/",
    env!("CARGO_PKG_VERSION"),
    " (+https://github.com/beian-lint/beian-lint)"
);

/// Fetches pages. Clones share their connections, and `get` may run many times at once.
#[derive(Debug, Clone)]
pub struct Fetcher {
    client: Client,
    max_bytes: u64,
    timeout: Duration,
    role: Role,
}

impl Fetcher {
    /// A fetcher with the limits of `options`, to be used inside a tokio runtime.
    ///
    /// # Errors
    /// No HTTPS client can be set up, such as on a system without root certificates.
    pub fn new(options: &SourceOptions) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .default_headers(headers())
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .build()?;
        Ok(Self {
            client,
            max_bytes: options.max_bytes,
            timeout: options.timeout,
            role: options.role.of_named(),
        })
    }

    /// The page at `url`, behind at most ten redirects. Its `source` is the address that
    /// answered, without a fragment and without any user name and password.
    ///
    /// # Errors
    /// There is no page to be had; the value says why and at which hop.
    pub async fn get(&self, url: &str) -> Result<RawPage, Unchecked> {
        let mut hops = Hops::new(url)?;
        let answer = tokio::time::timeout(self.timeout, self.follow(&mut hops)).await;
        let stop = match answer {
            Ok(Ok(page)) => {
                page.refuse_binary().map_err(|refused| hops.at(refused))?;
                return Ok(page);
            }
            Ok(Err(stop)) => stop,
            Err(_) => Failure::Timeout(self.timeout).into(),
        };
        Err(hops.unchecked(&stop))
    }

    async fn follow(&self, hops: &mut Hops) -> Result<RawPage, Stop> {
        loop {
            let request = self.client.get(hops.current().clone());
            let response = request
                .send()
                .await
                .map_err(|e| Failure::of(&e, hops.current()))?;
            if !redirect::is_redirect(response.status()) {
                return self.page(response, hops).await;
            }
            hops.go(&response)?;
        }
    }

    async fn page(&self, response: Response, hops: &Hops) -> Result<RawPage, Stop> {
        let status = response.status();
        if !status.is_success()
            || matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT)
        {
            return Err(Failure::Status(status.as_u16()).into());
        }
        let media = media::of(response.headers().get(CONTENT_TYPE));
        if !media.is_page() {
            return Err(Failure::Media(media.essence).into());
        }
        let bytes = body::read(response, self.max_bytes, hops.current()).await?;
        Ok(RawPage {
            source: hops.source(),
            requested: hops.requested(),
            status: Some(status.as_u16()),
            fetched: None,
            http_charset: media.charset,
            role: self.role,
            bytes,
        })
    }
}

fn headers() -> HeaderMap {
    let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1";
    HeaderMap::from_iter([
        (ACCEPT, HeaderValue::from_static(accept)),
        (
            ACCEPT_LANGUAGE,
            HeaderValue::from_static("zh-CN,zh;q=0.9,en;q=0.5"),
        ),
    ])
}

/// Fetches pages one after the other, from code that is not async. The client and its
/// runtime are built with the first page: a run over files has neither.
pub(super) struct Session {
    options: SourceOptions,
    ready: Option<Result<(Runtime, Fetcher), String>>,
}

impl Session {
    pub(super) fn new(options: &SourceOptions) -> Self {
        Self {
            options: options.clone(),
            ready: None,
        }
    }

    /// See [`Fetcher::get`].
    pub(super) fn get(&mut self, url: &str) -> Result<RawPage, Unchecked> {
        let options = &self.options;
        match self.ready.get_or_insert_with(|| start(options)) {
            Ok((runtime, fetcher)) => runtime.block_on(fetcher.get(url)),
            Err(reason) => Err(no_client(url, reason)),
        }
    }
}

fn start(options: &SourceOptions) -> Result<(Runtime, Fetcher), String> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let fetcher = Fetcher::new(options).map_err(|error| failure::chain(&error))?;
    Ok((runtime, fetcher))
}

fn no_client(url: &str, reason: &str) -> Unchecked {
    let error = text! {
        en: "cannot set up an HTTPS client: {reason}; install the system's root certificates (ca-certificates)",
        zh: "无法建立 HTTPS 客户端：{reason}；请安装系统根证书（ca-certificates）",
    };
    let source = Url::parse(url).map_or_else(|_| url.to_owned(), |url| redirect::shown(&url));
    Unchecked::new(&source, UncheckedKind::Tls, error)
}
