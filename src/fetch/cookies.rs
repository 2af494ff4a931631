//! Cookies, kept as long as the fetcher lives and no longer.

use crate::lock::locked;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::HeaderValue;
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard};
use url::{Host, Url};

/// Sites whose cookies are kept; of further ones, the oldest are forgotten.
const SITES: usize = 512;
/// Bytes of one `Set-Cookie`; RFC 6265, 6.1 asks for no more.
const LONGEST: usize = 4096;
/// Bytes that a site may set before its cookies are forgotten.
const ROOM: usize = 64 * 1024;

/// A jar for each site (registrable domain), so that none can set a cookie for a whole public
/// suffix, and with bounds, so that none can fill the memory.
#[derive(Debug, Default)]
pub(super) struct CookieJar(Mutex<Sites>);

#[derive(Debug, Default)]
struct Sites {
    jars: HashMap<String, Site>,
    /// The sites, oldest first.
    order: VecDeque<String>,
}

#[derive(Debug, Default)]
struct Site {
    jar: Jar,
    taken: usize,
}

impl CookieJar {
    fn sites(&self) -> MutexGuard<'_, Sites> {
        // A poisoned lock holds cookies that are as good as any.
        locked(&self.0)
    }
}

impl CookieStore for CookieJar {
    fn set_cookies(&self, headers: &mut dyn Iterator<Item = &HeaderValue>, url: &Url) {
        let headers: Vec<_> = headers.filter(|header| header.len() <= LONGEST).collect();
        if !headers.is_empty() {
            self.sites().site(site_of(url)).take(&headers, url);
        }
    }

    fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        let mut value = self.sites().jars.get(&site_of(url))?.jar.cookies(url)?;
        value.set_sensitive(true);
        Some(value)
    }
}

impl Sites {
    fn site(&mut self, name: String) -> &mut Site {
        if !self.jars.contains_key(&name) {
            if self.order.len() >= SITES
                && let Some(oldest) = self.order.pop_front()
            {
                self.jars.remove(&oldest);
            }
            self.order.push_back(name.clone());
        }
        self.jars.entry(name).or_default()
    }
}

impl Site {
    fn take(&mut self, headers: &[&HeaderValue], url: &Url) {
        let bytes: usize = headers.iter().map(|header| header.len()).sum();
        if self.taken.saturating_add(bytes) > ROOM {
            *self = Self::default();
        }
        self.taken = self.taken.saturating_add(bytes);
        self.jar.set_cookies(&mut headers.iter().copied(), url);
    }
}

/// The registrable domain, else the host.
fn site_of(url: &Url) -> String {
    let domain = match url.host() {
        Some(Host::Domain(host)) => psl::domain_str(host),
        _ => None,
    };
    domain.or(url.host_str()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(jar: &CookieJar, url: &str, cookie: &str) {
        let header = HeaderValue::from_str(cookie).unwrap();
        jar.set_cookies(&mut std::iter::once(&header), &Url::parse(url).unwrap());
    }

    fn get(jar: &CookieJar, url: &str) -> String {
        let value = jar.cookies(&Url::parse(url).unwrap());
        value.map_or(String::new(), |v| v.to_str().unwrap().to_owned())
    }

    #[test]
    fn stay_within_their_site() {
        let jar = CookieJar::default();
        set(&jar, "http://www.a.com.cn/", "x=1; Domain=a.com.cn");
        set(&jar, "http://evil.com.cn/", "y=2; Domain=com.cn");
        assert_eq!(get(&jar, "http://a.com.cn/"), "x=1");
        assert_eq!(get(&jar, "http://b.com.cn/"), "");
    }

    #[test]
    fn neither_one_site_nor_many_fill_the_memory() {
        let jar = CookieJar::default();
        let large = "v".repeat(4000);
        for i in 0..20 {
            set(&jar, "http://a.cn/", &format!("c{i}={large}"));
        }
        assert!(get(&jar, "http://a.cn/").len() <= ROOM);
        set(&jar, "http://a.cn/", &format!("huge={large}{large}"));
        assert!(!get(&jar, "http://a.cn/").contains("huge"));
        for i in 0..=SITES {
            set(&jar, &format!("http://s{i}.cn/"), "x=1");
        }
        assert_eq!(jar.sites().jars.len(), SITES);
        assert_eq!(get(&jar, "http://s0.cn/"), "");
        assert_eq!(get(&jar, &format!("http://s{SITES}.cn/")), "x=1");
    }
}
