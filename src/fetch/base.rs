//! A site that is fetched from another address than its own, as before a launch.

use super::secrets::bare;
use std::borrow::Cow;
use url::Url;

/// A site, and the address below which its pages are fetched.
///
/// Pages keep their own addresses in reports, links and `robots.txt` rules; only requests go
/// elsewhere, and carry that place's `Host` and cookies. What that place calls itself by its
/// own address is taken for the site's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    site: Url,
    base: Url,
}

impl BaseUrl {
    /// The site of this address: its host, with and without `www.`, over http and https.
    /// `base` is a folder, whether it ends in `/` or not.
    #[must_use]
    pub fn new(site: &Url, base: &Url) -> Self {
        let mut base = base.clone();
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        let site = site.clone();
        Self { site, base }
    }

    /// The host of the place that is fetched from.
    pub(super) fn host(&self) -> Option<&str> {
        self.base.host_str()
    }

    /// Whether it is the site's host, at whatever port.
    pub(super) fn stands_for(&self, host: &str) -> bool {
        bare(host) == bare(self.site.host_str().unwrap_or_default())
    }

    /// Where an address is fetched; `None` for one of another site.
    fn place(&self, url: &Url) -> Option<Url> {
        if !self.is_ours(url) {
            return None;
        }
        let mut place = self.base.clone();
        let path = url.path().strip_prefix('/').unwrap_or_default();
        place.set_path(&format!("{}{path}", self.base.path()));
        place.set_query(url.query());
        Some(place)
    }

    /// The site's own address for one of the place, met on the page `at`; others stay.
    fn own(&self, url: Url, at: &Url) -> Url {
        if url.origin() != self.base.origin() {
            return url;
        }
        let mut own = if self.is_ours(at) {
            at.clone()
        } else {
            self.site.clone()
        };
        let prefix = self.base.path().trim_end_matches('/');
        // A server that knows nothing of its folder leads out of it, and means the site.
        let inside = url.path().strip_prefix(prefix);
        let inside = inside.filter(|path| path.is_empty() || path.starts_with('/'));
        let path = inside.unwrap_or(url.path());
        own.set_path(path);
        own.set_query(url.query());
        own.set_fragment(url.fragment());
        own
    }

    fn is_ours(&self, url: &Url) -> bool {
        self.stands_for(url.host_str().unwrap_or_default()) && url.port() == self.site.port()
    }
}

/// Where an address is fetched: there, or below the `base`.
pub(crate) fn place<'a>(base: Option<&BaseUrl>, url: &'a Url) -> Cow<'a, Url> {
    match base.and_then(|base| base.place(url)) {
        Some(place) => Cow::Owned(place),
        None => Cow::Borrowed(url),
    }
}

/// The address by which the site knows what is met on its page `at`.
pub(crate) fn own(base: Option<&BaseUrl>, url: Url, at: &Url) -> Url {
    match base {
        Some(base) => base.own(url, at),
        None => url,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(url: &str) -> Url {
        Url::parse(url).unwrap()
    }

    #[test]
    fn there_and_back() {
        for base in ["http://127.0.0.1:4000/", "http://127.0.0.1:4000/preview"] {
            let both = BaseUrl::new(&url("https://example.cn/"), &url(base));
            let base = base.trim_end_matches('/');
            for (own, place) in [
                ("https://example.cn/", "/"),
                ("https://www.example.cn/a%20b/?q=1", "/a%20b/?q=1"),
                ("http://example.cn/a//b", "/a//b"),
                ("http://example.cn//a", "//a"),
            ] {
                let own = url(own);
                let expected = url(&format!("{base}{place}"));
                assert_eq!(both.place(&own), Some(expected.clone()));
                assert_eq!(both.own(expected, &own), own);
            }
        }
    }

    #[test]
    fn other_sites_stay_where_they_are() {
        let both = BaseUrl::new(
            &url("https://example.cn/"),
            &url("http://127.0.0.1:4000/x/"),
        );
        let home = url("https://example.cn/");
        for other in [
            "https://shop.example.cn/",
            "https://example.cn:8443/",
            "http://127.0.0.1:5000/x/",
            "https://example.com/",
        ] {
            let other = url(other);
            assert_eq!(both.place(&other), None);
            assert_eq!(both.own(other.clone(), &home), other);
        }
        let led = |to: &str, at: &str| String::from(both.own(url(to), &url(at)));
        let outside = "http://127.0.0.1:4000/a#b";
        assert_eq!(led(outside, home.as_str()), "https://example.cn/a#b");
        assert_eq!(led(outside, "https://b.cn/y"), "https://example.cn/a#b");
        // Another folder whose name only begins like that one's.
        let beside = "http://127.0.0.1:4000/xy/z";
        assert_eq!(led(beside, home.as_str()), "https://example.cn/xy/z");
        let folder = "http://127.0.0.1:4000/x";
        assert_eq!(led(folder, home.as_str()), "https://example.cn/");
    }
}
