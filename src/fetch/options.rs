//! How one address is fetched.

mod debug;

use super::base::{self, BaseUrl};
use super::cache::Cache;
use crate::config::{MAX_BYTES, TIMEOUT};
use reqwest::header::{HeaderName, HeaderValue};
use std::borrow::Cow;
use std::net::IpAddr;
use std::time::Duration;
use url::Url;

/// How one address is fetched.
///
/// Header values, passwords and cookies are secrets: they go only to hosts that the user
/// named, and `Debug` does not print them.
#[derive(Clone)]
pub struct FetchOptions {
    /// Time one attempt at a page may take, with its redirects and without what a
    /// [`Gate`](super::Gate) makes it wait: [`TIMEOUT`].
    pub timeout: Duration,
    /// Bytes a page may have, decompressed: [`MAX_BYTES`].
    pub max_bytes: u64,
    /// `User-Agent`, instead of the program's own with its version and address.
    pub user_agent: Option<String>,
    /// Headers sent in addition to, or instead of, the program's own. Secret.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// User name and password of HTTP Basic authentication. Secret.
    pub basic_auth: Option<(String, String)>,
    /// Cookies sent from the start, each as `name=value`. Secret.
    pub cookies: Vec<String>,
    /// An http or https proxy for all requests, instead of the one that the system names.
    ///
    /// The proxy resolves host names, so that addresses behind them cannot be checked here;
    /// addresses that are written out are refused all the same.
    pub proxy: Option<Url>,
    /// Addresses to use instead of what the DNS says. Connected to directly, past any proxy.
    pub resolve: Vec<Resolve>,
    /// A site that is fetched from another address than its own.
    pub base: Option<BaseUrl>,
    /// Where pages are kept between runs.
    pub cache: Option<Cache>,
    /// Certificates are not verified. Said in the report.
    pub insecure: bool,
    /// Private and other special addresses are fetched like any.
    pub allow_private: bool,
    /// Root certificates to trust besides the system's, each in DER.
    pub extra_roots: Vec<Vec<u8>>,
    /// What is tried again, and when.
    pub retries: Retries,
}

impl Default for FetchOptions {
    /// [`TIMEOUT`] and [`MAX_BYTES`] a page, two more attempts, no secrets, nothing allowed
    /// that could harm.
    fn default() -> Self {
        Self {
            timeout: TIMEOUT,
            max_bytes: MAX_BYTES,
            user_agent: None,
            headers: Vec::new(),
            basic_auth: None,
            cookies: Vec::new(),
            proxy: None,
            resolve: Vec::new(),
            base: None,
            cache: None,
            insecure: false,
            allow_private: false,
            extra_roots: Vec::new(),
            retries: Retries::default(),
        }
    }
}

impl FetchOptions {
    /// Where an address is fetched.
    pub(super) fn place<'a>(&self, url: &'a Url) -> Cow<'a, Url> {
        base::place(self.base.as_ref(), url)
    }

    /// The address by which its site knows what is met on the page `at`.
    pub(super) fn own(&self, url: Url, at: &Url) -> Url {
        base::own(self.base.as_ref(), url, at)
    }

    /// Time until a connection stands, TLS included.
    pub(super) fn connect_limit(&self) -> Duration {
        self.timeout / 2
    }

    /// Time until the answer's headers are in, the connecting included.
    pub(super) fn first_byte_limit(&self) -> Duration {
        self.timeout.mul_f64(0.75)
    }
}

/// An address to use for one host and port instead of what the DNS says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Resolve {
    /// The host as it stands in a URL: in lower case, internationalised names in punycode.
    pub host: String,
    /// The port, also where a URL leaves it out.
    pub port: u16,
    /// Where to connect to. Given by the user, so that private addresses are in order.
    pub addr: IpAddr,
}

/// What is tried again, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retries {
    /// Attempts after the first: 2.
    pub attempts: u32,
    /// Pause before the second attempt, doubled for each further one and scattered downwards by
    /// up to half, but never longer than `longest_wait`: 500 ms. Statuses 403 and 429 are tried
    /// once more, after four times as long.
    pub base: Duration,
    /// Longest wait that a server may ask for by `Retry-After`: 30 seconds.
    pub longest_wait: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Self {
            attempts: 2,
            base: Duration::from_millis(500),
            longest_wait: Duration::from_secs(30),
        }
    }
}
