//! The HTTP clients: one for all addresses, and one for each address that the user gave.

use super::cookies::CookieJar;
use super::options::{FetchOptions, Resolve};
use super::resolver::{Checked, Fixed};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, HeaderMap, HeaderValue,
    USER_AGENT as USER_AGENT_HEADER,
};
use reqwest::{Certificate, Client, ClientBuilder, Proxy, redirect, retry};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

const USER_AGENT: &str = concat!(
    "beian-lint/",
    env!("CARGO_PKG_VERSION"),
    " (+https://github.com/beian-lint/beian-lint)"
);

/// Idle connections are closed soon: a run over many domains would keep thousands.
const IDLE: Duration = Duration::from_secs(5);
/// Header lines in an answer.
const HEADERS: usize = 100;
/// Bytes of an HTTP/2 answer's headers.
const HEADER_BYTES: u32 = 64 * 1024;

/// Clients, by what resolves their hosts. They share connections within themselves, and
/// cookies with each other.
pub(super) struct Clients {
    general: Client,
    /// By host and port.
    given: HashMap<(String, u16), Client>,
    pub(super) jar: Arc<CookieJar>,
    headers: HeaderMap,
}

impl Clients {
    /// # Errors
    /// No HTTPS client can be set up, or the proxy, user agent or certificates make no sense.
    pub(super) fn new(options: &FetchOptions, resolver: Checked) -> Result<Self, reqwest::Error> {
        let jar = Arc::new(CookieJar::default());
        let mut general = builder(options, &jar)?.dns_resolver(Arc::new(resolver));
        if let Some(proxy) = &options.proxy {
            general = general.proxy(Proxy::all(proxy.clone())?);
        }
        let given = options.resolve.iter().map(|given| {
            let client = fixed(options, &jar, given)?;
            Ok(((given.host.clone(), given.port), client))
        });
        Ok(Self {
            general: general.build()?,
            given: given.collect::<Result<_, reqwest::Error>>()?,
            jar,
            headers: sent(options),
        })
    }

    pub(super) fn of(&self, url: &Url) -> &Client {
        self.given(url).unwrap_or(&self.general)
    }

    /// Whether the user gave the address of this host and port.
    pub(super) fn has_given(&self, url: &Url) -> bool {
        self.given(url).is_some()
    }

    /// What every request says of the client.
    pub(super) const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    fn given(&self, url: &Url) -> Option<&Client> {
        if self.given.is_empty() {
            return None;
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        let port = url.port_or_known_default().unwrap_or_default();
        self.given.get(&(host, port))
    }
}

fn fixed(
    options: &FetchOptions,
    jar: &Arc<CookieJar>,
    given: &Resolve,
) -> Result<Client, reqwest::Error> {
    let resolver = Arc::new(Fixed(given.addr));
    builder(options, jar)?
        .dns_resolver(resolver)
        .no_proxy()
        .build()
}

fn builder(options: &FetchOptions, jar: &Arc<CookieJar>) -> Result<ClientBuilder, reqwest::Error> {
    let roots = options
        .extra_roots
        .iter()
        .map(|der| Certificate::from_der(der));
    let roots = roots.collect::<Result<Vec<_>, _>>()?;
    let builder = Client::builder()
        .user_agent(user_agent(options))
        .default_headers(headers())
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .cookie_provider(Arc::clone(jar))
        .connect_timeout(options.connect_limit())
        .pool_idle_timeout(IDLE)
        .http1_max_headers(HEADERS)
        .http1_ignore_invalid_headers_in_responses(true)
        .http2_max_header_list_size(HEADER_BYTES)
        .tls_danger_accept_invalid_certs(options.insecure);
    Ok(if roots.is_empty() {
        builder
    } else {
        builder.tls_certs_merge(roots)
    })
}

fn user_agent(options: &FetchOptions) -> &str {
    options.user_agent.as_deref().unwrap_or(USER_AGENT)
}

/// All that is sent unless the user says more.
fn sent(options: &FetchOptions) -> HeaderMap {
    let mut headers = headers();
    // One that is no header has the client refused.
    if let Ok(agent) = HeaderValue::from_str(user_agent(options)) {
        headers.insert(USER_AGENT_HEADER, agent);
    }
    // As the client sends it, for the codings that it is built with.
    headers.insert(
        ACCEPT_ENCODING,
        HeaderValue::from_static("gzip, br, zstd, deflate"),
    );
    headers
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
