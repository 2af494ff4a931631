//! The addresses of one site that are still to be fetched, each of them once.

use super::bounds::{Bounds, Link};
use super::overflow::Overflow;
use std::sync::Arc;
use url::Url;

/// The addresses of one site.
pub(super) struct Frontier {
    bounds: Bounds,
    /// Other spellings that pages gave of their own addresses, not yet seen.
    spellings: Vec<Url>,
    /// How many may still be let in.
    left: usize,
    overflow: Overflow,
}

impl Frontier {
    /// A site of at most `limit` pages.
    pub(super) fn new(bounds: Bounds, limit: Option<usize>) -> Self {
        Self {
            bounds,
            spellings: Vec::new(),
            left: limit.unwrap_or(usize::MAX),
            overflow: Overflow::new(limit),
        }
    }

    /// What belongs to this address belongs to the site.
    pub(super) fn anchor(&mut self, url: &Url) {
        self.bounds.add(url);
    }

    /// What belongs to the site so far.
    pub(super) fn bounds(&self) -> Bounds {
        self.bounds.clone()
    }

    /// How many addresses may still be let in.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Marks an address as done with. Whether it is new.
    pub(super) fn see(&mut self, url: &Url) -> bool {
        self.bounds.see(url)
    }

    /// Counts an address that is fetched in any case.
    pub(super) fn spend(&mut self) {
        self.left = self.left.saturating_sub(1);
    }

    /// Whether an address that was found is still to be looked at. It counts as found.
    pub(super) fn is_new(&mut self, link: &Link) -> bool {
        let is_new = !self.bounds.knows(&link.key);
        if is_new {
            self.overflow.found(&link.key);
        }
        is_new
    }

    /// Lets the new ones of the addresses in, in their order.
    pub(super) fn admit(&mut self, found: impl IntoIterator<Item = Link>) -> Vec<Link> {
        let found = found.into_iter();
        found.filter(|link| self.lets_in(link)).collect()
    }

    fn lets_in(&mut self, link: &Link) -> bool {
        if !self.is_new(link) || self.left == 0 {
            return false;
        }
        self.bounds.see_key(Arc::clone(&link.key));
        self.left -= 1;
        true
    }

    /// Whether no address can be let in any more, nor counted.
    pub(super) fn is_full(&self) -> bool {
        self.left == 0 && self.overflow.is_full()
    }

    /// A page says by which address it wants to be known: another spelling of its own need not
    /// be fetched. A canonical address with another path is not believed: templates that name
    /// one page for all are common.
    pub(super) fn canonical(&mut self, page: &Url, canonical: Url) {
        let same_query = page.query() == canonical.query();
        if same_query && page.host() == canonical.host() && stem(page) == stem(&canonical) {
            self.spellings.push(canonical);
        }
    }

    /// Believes the spellings that pages gave, once all that came at the same time have: which
    /// of them came first must not matter.
    pub(super) fn settle(&mut self) {
        for url in std::mem::take(&mut self.spellings) {
            self.see(&url);
        }
    }

    /// How many addresses were found and not let in; whether there may be more.
    pub(super) fn beyond(&self) -> (usize, bool) {
        self.overflow.beyond(self.bounds.seen())
    }
}

/// A path without what servers add or leave out.
fn stem(url: &Url) -> &str {
    let path = url.path();
    let file = path.rsplit('/').next().unwrap_or_default();
    let is_index = ["index.", "default."]
        .iter()
        .any(|name| file.starts_with(name));
    let path = if is_index {
        path.strip_suffix(file).unwrap_or(path)
    } else {
        path
    };
    path.trim_end_matches('/')
}
