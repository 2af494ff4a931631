//! Which hosts of a site were asked, and what they answered.

use crate::check::PageReport;
use crate::crawl::{Target, asked_in_vain, with_www};
use crate::page::{Role, Unchecked};
use crate::report::Report;
use crate::text::Text;
use std::collections::BTreeMap;
use url::{Host, Url};

/// A domain and its www host, as far as they were asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPair {
    /// The domain, with a port that is not the scheme's own.
    pub name: String,
    /// The home page of the domain itself was asked for over http by name.
    pub http_only: bool,
    /// It is a name that visitors can look up, not an address of a machine.
    pub is_public: bool,
    /// What the domain itself answered.
    pub apex: Reply,
    /// What its www host answered; none where it can have none.
    pub www: Option<Reply>,
}

/// What a host answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A page: the place in the report, the address asked for, and the one that answered.
    Page {
        /// In the pages of the site's report.
        at: usize,
        /// What was asked for.
        asked: String,
        /// What answered.
        source: String,
        /// The certificate was not verified.
        insecure: bool,
    },
    /// The same page as the other host, which answers here.
    SamePage {
        /// What answered.
        source: String,
    },
    /// Nobody knows: its pages were fetched from another place (`--base-url`).
    Preview {
        /// The place.
        from: String,
    },
    /// Nothing that could be looked at.
    Failed(Text),
}

/// The hosts that home pages of a site were asked from. `inputs`: as the user wrote them.
#[must_use]
pub(super) fn pairs(report: &Report, inputs: &[String]) -> Vec<HostPair> {
    let mut pairs: BTreeMap<String, [Option<Reply>; 2]> = BTreeMap::new();
    let mut urls: BTreeMap<String, Url> = BTreeMap::new();
    let pages = report.pages.iter().enumerate().filter_map(of_page);
    let failed = report.unchecked.iter().filter_map(of_unchecked);
    for (url, reply) in pages.chain(failed) {
        let (name, is_www) = base(&url);
        let slot = &mut pairs.entry(name.clone()).or_default()[usize::from(is_www)];
        slot.get_or_insert(reply);
        urls.entry(name).or_insert(url);
    }
    let pair = |(name, [apex, www]): (String, [Option<Reply>; 2])| {
        let url = urls.get(&name)?;
        let has_www = with_www(url).is_some();
        Some(HostPair {
            http_only: asked_over_http(&name, inputs),
            is_public: matches!(url.host(), Some(Host::Domain(host)) if host.contains('.')),
            apex: apex.clone().or_else(|| www.as_ref().map(like))?,
            www: has_www
                .then(|| www.or_else(|| apex.as_ref().map(like)))
                .flatten(),
            name,
        })
    };
    pairs.into_iter().filter_map(pair).collect()
}

/// The address that a page from the web was asked for by.
pub(super) fn asked(page: &PageReport) -> Option<Url> {
    page.status?;
    let asked = page.requested.as_deref().unwrap_or(&page.source);
    Url::parse(asked).ok()
}

/// Whether an address is that of the host with or without www that goes with an input, which
/// nobody named.
pub(crate) fn is_other_host(source: &str, inputs: &[String]) -> bool {
    let other = |input: &String| {
        let target = Target::read(input).ok()?;
        with_www(&target.first)
    };
    let mut others = inputs.iter().filter_map(other);
    !inputs.iter().any(|input| input == source) && others.any(|url| url.as_str() == source)
}

/// What a host answered of which nothing came: a page that was there already comes once.
fn like(other: &Reply) -> Reply {
    match other {
        Reply::Page { source, .. } | Reply::SamePage { source } => Reply::SamePage {
            source: source.clone(),
        },
        Reply::Preview { .. } | Reply::Failed(_) => other.clone(),
    }
}

fn of_page((at, page): (usize, &PageReport)) -> Option<(Url, Reply)> {
    let url = asked(page).filter(|_| page.role == Role::Home)?;
    let how = page.fetched.as_ref();
    let from = how.and_then(|how| how.from.clone());
    let page = || Reply::Page {
        at,
        asked: url.to_string(),
        source: page.source.clone(),
        insecure: how.is_some_and(|how| how.insecure),
    };
    let reply = from.map_or_else(page, |from| Reply::Preview { from });
    Some((url, reply))
}

fn of_unchecked(unchecked: &Unchecked) -> Option<(Url, Reply)> {
    let url = asked_in_vain(unchecked)?;
    Some((url, Reply::Failed(unchecked.error.clone())))
}

/// The domain of a host and of its www host, with a port that is not the scheme's own, and
/// whether the address is on the www host.
pub(super) fn base(url: &Url) -> (String, bool) {
    let host = url.host_str().unwrap_or_default();
    let apex = host
        .strip_prefix("www.")
        .filter(|_| with_www(url).is_some());
    let name = apex.unwrap_or(host);
    let name = match url.port() {
        Some(port) => format!("{name}:{port}"),
        None => name.to_owned(),
    };
    (name, apex.is_some())
}

fn asked_over_http(name: &str, inputs: &[String]) -> bool {
    let mut urls = inputs.iter().filter_map(|input| Url::parse(input).ok());
    urls.any(|url| url.scheme() == "http" && base(&url).0 == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_and_its_www_host_are_one() {
        for (url, name, is_www) in [
            ("https://example.cn/a", "example.cn", false),
            ("https://www.example.cn/", "example.cn", true),
            ("http://www.example.cn:8080/", "example.cn:8080", true),
            ("https://www.gov.cn/", "www.gov.cn", false),
            ("https://blog.example.cn/", "blog.example.cn", false),
            ("http://127.0.0.1:8000/", "127.0.0.1:8000", false),
        ] {
            assert_eq!(base(&Url::parse(url).unwrap()), (name.to_owned(), is_www));
        }
    }

    #[test]
    fn the_host_that_nobody_named_is_known() {
        let inputs = ["example.cn".to_owned()];
        assert!(is_other_host("https://www.example.cn/", &inputs));
        assert!(!is_other_host("example.cn", &inputs));
        assert!(!is_other_host("https://www.example.cn/a", &inputs));
        let both = [inputs[0].clone(), "https://www.example.cn/".to_owned()];
        assert!(!is_other_host("https://www.example.cn/", &both));
    }

    #[test]
    fn an_address_is_told_from_a_domain() {
        let inputs = ["http://Example.cn/".to_owned(), "dist".to_owned()];
        assert!(asked_over_http("example.cn", &inputs));
        assert!(!asked_over_http("example.com", &inputs));
    }
}
