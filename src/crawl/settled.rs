//! References of which it is known at a glance that nothing comes of them. Most links of most
//! pages are written plainly, and lead to pages that are known or to other sites: to read each
//! as an address takes longer than to find it in the page.

use super::bounds::Bounds;
use super::target::MAX_LENGTH;
use std::collections::HashSet;
use url::{Position, Url};

/// What is known of the references of one page.
pub(super) struct Settled<'a> {
    bounds: &'a Bounds,
    /// What stands before a path, if an address that begins like this may be in normal form.
    root: Option<&'a str>,
    /// The same, of a path that is read against the page's own.
    folder: Option<&'a str>,
    /// The others, as they were written.
    met: HashSet<&'a str>,
    /// What other addresses begin with, and whether they are out of bounds.
    hosts: Vec<(&'a str, bool)>,
    address: String,
}

impl<'a> Settled<'a> {
    /// Of a page with that base.
    pub(super) fn new(bounds: &'a Bounds, base: &'a Url) -> Self {
        let root = &base[..Position::BeforePath];
        let folder = base[..Position::AfterPath].rsplit_once('/');
        let folder = folder.map_or(root, |(folder, _)| folder);
        Self {
            bounds,
            root: Some(root).filter(|root| is_normal(root)),
            folder: Some(folder).filter(|folder| is_normal(folder)),
            met: HashSet::new(),
            hosts: Vec::new(),
            address: String::new(),
        }
    }

    /// Whether nothing comes of what is written there, be it as often as it will.
    pub(super) fn knows(&mut self, written: &'a str) -> bool {
        self.is_known(written) || self.is_outside(written) || !self.met.insert(written)
    }

    fn is_known(&mut self, written: &str) -> bool {
        if !is_plain(written) {
            return false;
        }
        let (before, path) = match written.strip_prefix('/') {
            Some(path) => (self.root, path),
            None => (self.folder, written),
        };
        let Some(before) = before.filter(|before| before.len() + written.len() < MAX_LENGTH) else {
            return false;
        };
        self.address.clear();
        self.address.extend([before, "/", path]);
        self.bounds.knows(&self.address)
    }

    fn is_outside(&mut self, written: &'a str) -> bool {
        let Some(start) = host(written) else {
            return false;
        };
        if let Some((_, is_outside)) = self.hosts.iter().find(|(known, _)| *known == start) {
            return *is_outside;
        }
        let is_outside = Url::parse(start).map_or(true, |url| !self.bounds.has(&url));
        self.hosts.push((start, is_outside));
        is_outside
    }
}

/// Whether an address that begins like this and goes on plainly is its own normal form.
fn is_normal(start: &str) -> bool {
    start.starts_with("http") && !start.bytes().any(|byte| b"%;?#@".contains(&byte))
}

/// Whether a reference is a path that stands in the address as it is written: of signs that
/// are never escaped, and without a folder that means another one, for which all that begin
/// with a dot are taken.
fn is_plain(written: &str) -> bool {
    let mut before = b'/';
    let stands = |byte: u8| {
        let starts = before == b'/';
        before = byte;
        byte.is_ascii_alphanumeric() || b"/-_~".contains(&byte) || (byte == b'.' && !starts)
    };
    !written.is_empty() && !written.starts_with("//") && written.bytes().all(stands)
}

/// Scheme and host of a reference that names another host's address in full.
fn host(written: &str) -> Option<&str> {
    let rest = written.strip_prefix("http")?;
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let rest = rest.strip_prefix("://")?;
    let length = rest.find('/').unwrap_or(rest.len());
    let (host, behind) = rest.split_at(length);
    let is_host = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.');
    let is_host = !host.is_empty() && host.bytes().all(is_host);
    let start = written.len() - behind.len();
    written.get(..start).filter(|_| is_host)
}

#[cfg(test)]
mod tests {
    use super::super::scope::Scope;
    use super::*;
    use crate::crawl::links::links;
    use crate::html::parse;
    use encoding_rs::UTF_8;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn bounds(known: &[&str]) -> Bounds {
        let mut bounds = Bounds::new(Arc::new(Scope::default()));
        for known in known {
            let url = Url::parse(known).unwrap();
            bounds.add(&url);
            bounds.see(&url);
        }
        bounds
    }

    #[test]
    fn what_is_known_and_what_is_elsewhere_is_settled() {
        let bounds = bounds(&["http://example.cn/a/b.html", "http://example.cn/c/"]);
        let base = Url::parse("http://example.cn/a/?x").unwrap();
        let mut settled = Settled::new(&bounds, &base);
        for written in [
            "b.html",
            "/a/b.html",
            "/c/",
            "https://other.example/x",
            "http://xn--/y",
        ] {
            assert!(settled.knows(written), "{written}");
        }
        for written in [
            "c.html",
            "/c",
            "//example.cn/c/",
            "https://www.example.cn",
            "../c/",
        ] {
            assert!(!settled.knows(written), "{written}");
            assert!(settled.knows(written), "{written} again");
        }
    }

    proptest! {
        /// The links that are let in are the same without it.
        #[test]
        fn nothing_is_lost(
            references in prop::collection::vec(
                "(/|//|\\./|\\.\\./|https?://(www\\.)?(example\\.(cn|com)|xn--a|1\\.1)|HTTP:)?[ab]{0,2}(/|/\\.|//)?[ab]?(\\.html|;|%41|\\?a|#a|\\\\|:|备| )?",
                0..20,
            ),
            base in "http://(u@)?(www\\.)?example\\.cn(:81)?/(a(/|;/|%20/|/b\\?c/d)?)?",
        ) {
            let known = ["http://example.cn/a", "http://example.cn/a/b.html", "http://www.example.cn/b"];
            let bounds = bounds(&known);
            let page = format!("<a href='{}'>", references.join("'><a href='"));
            let base = Url::parse(&base).unwrap();
            let doc = parse(&page);
            let all = links(&doc, &base, None, UTF_8).pages;
            let new = links(&doc, &base, Some(&bounds), UTF_8).pages;
            prop_assert_eq!(bounds.admit_all(&new), bounds.admit_all(&all));
        }
    }
}
