//! One address, fetched: redirects, retries, limits and safety included.
//!
//! [`Fetcher::page`] gets a page, [`Fetcher::resource`] a file such as robots.txt. Neither
//! touches an address that is not public unless the user named it ([`is_special`]), neither
//! sends what is secret to a host that the user did not name, and both call the [`Gate`] before
//! every request. What comes back is a page, an answer that is none, or an
//! [`Unchecked`](crate::page::Unchecked) that says why there is no page and what to do: never a
//! page that is not the site's own, such as a firewall's.

mod answer;
mod base;
mod body;
mod cache;
mod clients;
mod cookies;
mod evidence;
mod failure;
mod gate;
mod guard;
mod media;
mod options;
mod proxies;
mod refresh;
mod reply;
mod request;
mod resolver;
mod resource;
mod retry;
mod secrets;
mod skim;
mod soft404;
mod trip;
mod waf;

pub use answer::{Answer, Follow};
pub use base::BaseUrl;
pub(crate) use base::{own, place};
pub use body::Cap;
pub use cache::Cache;
pub use gate::{Allowing, Entering, Gate, OpenGate, Pausing, Permit, Refusal};
pub use guard::is_special;
pub use options::{FetchOptions, Resolve, Retries};
pub use resolver::{Found, Lookup, SystemLookup};
pub use resource::Resource;
pub(crate) use secrets::{has_secret, without_secret};

use clients::Clients;
use guard::Guard;
use proxies::Proxies;
use resolver::Checked;
use secrets::Secrets;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// Fetches pages, inside a tokio runtime. Clones share connections and cookies; many requests
/// may be under way at once.
#[derive(Clone)]
pub struct Fetcher(Arc<Shared>);

struct Shared {
    options: FetchOptions,
    clients: Clients,
    guard: Guard,
    secrets: Secrets,
    proxies: Proxies,
    /// What may change an answer besides the request itself.
    way: String,
}

impl Fetcher {
    /// A fetcher. `named` are the hosts that the user named one by one, as they stand in a URL
    /// (in lower case, punycode, without a port): they may be at private addresses, and secrets
    /// go there. Hosts of lists, sitemaps and links are not named in this sense.
    ///
    /// # Errors
    /// No HTTPS client can be set up, such as on a system without root certificates, or the
    /// proxy, the user agent or a root certificate makes no sense.
    pub fn new(options: &FetchOptions, named: HashSet<String>) -> Result<Self, reqwest::Error> {
        Self::with_lookup(options, named, Arc::new(SystemLookup))
    }

    /// A fetcher that asks `lookup` for addresses instead of the system.
    ///
    /// # Errors
    /// See [`Fetcher::new`].
    pub fn with_lookup(
        options: &FetchOptions,
        mut named: HashSet<String>,
        lookup: Arc<dyn Lookup>,
    ) -> Result<Self, reqwest::Error> {
        let mut told = named.clone();
        if let Some(base) = &options.base {
            // What is for the preview is not for the site, nor for another port of its host.
            told.retain(|host| !base.stands_for(host));
            // That it stands for the site, the user says, too.
            for hosts in [&mut told, &mut named] {
                hosts.extend(base.host().map(str::to_owned));
            }
        }
        let secrets = Secrets::new(options, &told);
        let guard = Guard::new(options.allow_private, named);
        let proxies = Proxies::new(options.proxy.as_ref());
        let resolver = Checked {
            guard: guard.clone(),
            lookup,
            proxies: proxies.hosts().clone(),
        };
        Ok(Self(Arc::new(Shared {
            clients: Clients::new(options, resolver)?,
            options: options.clone(),
            guard,
            secrets,
            way: way(options),
            proxies,
        })))
    }
}

/// What may change an answer besides the request itself. Secret: proxies may have passwords.
pub(crate) fn way(options: &FetchOptions) -> String {
    let proxies = proxies::written(options.proxy.as_ref());
    let (resolve, roots) = (&options.resolve, &options.extra_roots);
    format!("{proxies:?} {resolve:?} {} {roots:?}", options.insecure)
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Fetcher").field(&self.0.options).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use url::Url;

    #[test]
    fn what_is_for_a_preview_is_not_for_the_site() {
        let url = |url| Url::parse(url).unwrap();
        let (site, base) = (url("https://example.cn/"), url("http://127.0.0.1:4000/"));
        let options = FetchOptions {
            base: Some(BaseUrl::new(&site, &base)),
            ..FetchOptions::default()
        };
        let named = HashSet::from(["www.example.cn".to_owned()]);
        let fetcher = Fetcher::new(&options, named).unwrap();
        let knows = |to| fetcher.0.secrets.knows(&url(to));
        assert!(knows("http://127.0.0.1:4000/") && !knows("https://example.cn:8443/"));
        assert!(fetcher.0.guard.is_named("www.example.cn"));
    }

    /// The engine moves its work between threads.
    #[test]
    fn requests_may_move_between_threads() {
        let fetcher = Fetcher::new(&FetchOptions::default(), HashSet::new()).unwrap();
        let url = Url::parse("http://a.cn/").unwrap();
        let is_send = |_: &dyn Send| true;
        assert!(is_send(&fetcher.page(&url, Follow::All, &OpenGate)));
        assert!(is_send(&fetcher.resource(&url, Cap::Refuse(1), &OpenGate)));
    }
}
