//! Hosts: which belong to one site, and the one with or without `www.`.

use std::path::Path;
use url::{Host, Url};

/// The host's registrable domain by the public suffix list (`example.cn` of
/// `www.news.example.cn`), in ASCII. None for an IP address, a public suffix itself, and a name
/// under no suffix of the list (`localhost`, `oa.corp`).
pub(crate) fn registrable(url: &Url) -> Option<&str> {
    let Some(Host::Domain(name)) = url.host() else {
        return None;
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    has_known_suffix(name)
        .then(|| psl::domain_str(name))
        .flatten()
}

/// Whether a name in ASCII, or its only label, ends in a suffix of the public suffix list.
pub(super) fn has_known_suffix(name: &str) -> bool {
    psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// The same address with `www.` before a registrable domain (`example.cn` becomes
/// `www.example.cn`) or without it. None for other subdomains, for IP addresses, and for
/// domains such as `www.gov.cn`, whose `www` is all there is below a public suffix.
pub(crate) fn with_www(url: &Url) -> Option<Url> {
    let name = url.host_str()?;
    let apex = registrable(url).filter(|apex| !apex.starts_with("www."))?;
    let bare = name.strip_suffix('.').unwrap_or(name);
    let other = if bare == apex {
        format!("www.{name}")
    } else if bare.strip_prefix("www.") == Some(apex) {
        name.strip_prefix("www.")?.to_owned()
    } else {
        return None;
    };
    let mut url = url.clone();
    url.set_host(Some(&other)).ok()?;
    Some(url)
}

/// `oa.corp`, not `index.html` or `dist/index`: a host that no public suffix tells from a file.
pub(crate) fn looks_like_host(input: &str) -> bool {
    let extension = Path::new(input).extension().and_then(|e| e.to_str());
    let is_page = extension.is_some_and(|e| e.to_ascii_lowercase().contains("htm"));
    !is_page && !input.contains(['/', '\\', ' ']) && extension.is_some_and(|e| e.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn apex_and_www_lead_to_one_another() {
        for (apex, www) in [
            ("https://example.cn/a?b", "https://www.example.cn/a?b"),
            (
                "http://example.com.cn:8080/",
                "http://www.example.com.cn:8080/",
            ),
            ("https://例子.中国/", "https://www.例子.中国/"),
            ("https://example.cn./", "https://www.example.cn./"),
        ] {
            assert_eq!(with_www(&url(apex)), Some(url(www)));
            assert_eq!(with_www(&url(www)), Some(url(apex)));
        }
        for none in [
            "https://shop.example.cn/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://localhost/",
            "https://www.gov.cn/",
            "https://com.cn/",
        ] {
            assert_eq!(with_www(&url(none)), None, "{none}");
        }
    }
}
