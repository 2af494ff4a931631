//! What only the hosts that the user named may see.

use super::cookies::CookieJar;
use super::options::FetchOptions;
use crate::lock::locked;
use reqwest::RequestBuilder;
use reqwest::cookie::CookieStore;
use reqwest::header::{COOKIE, HeaderMap, HeaderValue};
use std::collections::HashSet;
use std::sync::Mutex;
use url::Url;

/// Whether an address holds a user name or a password.
pub(crate) fn has_secret(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// The address without user name and password.
pub(crate) fn without_secret(url: &Url) -> Url {
    let mut url = url.clone();
    // Both fail only for addresses without a host, which name no user either.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

/// The user's headers, password and cookies, and the hosts that may see them.
pub(super) struct Secrets {
    hosts: HashSet<String>,
    headers: HeaderMap,
    basic: Option<(String, String)>,
    /// Name, and `name=value`.
    cookies: Vec<(String, String)>,
    /// Hosts that were told over https, and from then on only so.
    encrypted: Mutex<HashSet<String>>,
}

impl Secrets {
    pub(super) fn new(options: &FetchOptions, named: &HashSet<String>) -> Self {
        let mut headers = HeaderMap::new();
        for (name, value) in &options.headers {
            let mut value = value.clone();
            value.set_sensitive(true);
            headers.append(name.clone(), value);
        }
        Self {
            hosts: named.iter().map(|host| bare(host)).collect(),
            headers,
            basic: options.basic_auth.clone(),
            cookies: options
                .cookies
                .iter()
                .filter_map(|cookie| named_cookie(cookie))
                .collect(),
            encrypted: Mutex::default(),
        }
    }

    /// Whether the user named the host of `url`, be it with or without `www.`. A host that was
    /// once asked over https does not count over http: a stranger's link may lead there.
    pub(super) fn knows(&self, url: &Url) -> bool {
        let host = bare(url.host_str().unwrap_or_default());
        let mut encrypted = locked(&self.encrypted);
        if !self.hosts.contains(&host) {
            return false;
        }
        if url.scheme() == "https" {
            encrypted.insert(host);
            return true;
        }
        !encrypted.contains(&host)
    }

    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.headers.is_empty() && self.basic.is_none() && self.cookies.is_empty()
    }

    /// Adds everything to a request whose host may see it. `own` is what the address asked for
    /// brought along as user name and password.
    pub(super) fn add(
        &self,
        request: RequestBuilder,
        own: Option<&(String, String)>,
        cookies: Option<HeaderValue>,
    ) -> RequestBuilder {
        let request = match own.or(self.basic.as_ref()) {
            Some((user, password)) => request.basic_auth(user, Some(password)),
            None => request,
        };
        let request = match cookies {
            Some(cookies) => request.header(COOKIE, cookies),
            None => request,
        };
        request.headers(self.headers.clone())
    }

    /// The user's cookies and those of the jar, which win. `None` where the user has none:
    /// then the client adds the jar's by itself.
    pub(super) fn cookies(&self, jar: &CookieJar, url: &Url) -> Option<HeaderValue> {
        if self.cookies.is_empty() {
            return None;
        }
        let set = jar.cookies(url);
        let set = set
            .as_ref()
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let is_set = |name: &str| {
            let mut pairs = set.split("; ").filter_map(|pair| pair.split_once('='));
            pairs.any(|(set, _)| set == name)
        };
        let own = self.cookies.iter().filter(|(name, _)| !is_set(name));
        let own = own.map(|(_, cookie)| cookie.as_str());
        let all: Vec<_> = own.chain((!set.is_empty()).then_some(set)).collect();
        let mut value = HeaderValue::from_str(&all.join("; ")).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

/// A host without the `www.` with which it is the same site to its owner.
pub(super) fn bare(host: &str) -> String {
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

fn named_cookie(cookie: &str) -> Option<(String, String)> {
    let (name, _) = cookie.split_once('=')?;
    Some((name.trim().to_owned(), cookie.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_known_with_and_without_www() {
        let named = HashSet::from(["www.a.cn".to_owned(), "b.cn".to_owned()]);
        let secrets = Secrets::new(&FetchOptions::default(), &named);
        let knows = |url: &str| secrets.knows(&Url::parse(url).unwrap());
        assert!(knows("http://a.cn/") && knows("https://www.a.cn/") && knows("http://www.b.cn/"));
        assert!(!knows("http://a.cn/") && !knows("http://www.a.cn/"));
        assert!(!knows("http://x.a.cn/") && !knows("http://a.cn.evil.cn/"));
    }

    #[test]
    fn the_servers_cookies_replace_the_users() {
        let options = FetchOptions {
            cookies: vec!["a=1".to_owned(), " b=2".to_owned(), "nonsense".to_owned()],
            ..FetchOptions::default()
        };
        let (secrets, jar) = (
            Secrets::new(&options, &HashSet::new()),
            CookieJar::default(),
        );
        let url = Url::parse("http://a.cn/").unwrap();
        assert_eq!(secrets.cookies(&jar, &url).unwrap(), "a=1; b=2");
        jar.set_cookies(&mut std::iter::once(&HeaderValue::from_static("b=3")), &url);
        assert_eq!(secrets.cookies(&jar, &url).unwrap(), "a=1; b=3");
    }
}
