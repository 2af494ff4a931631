//! The addresses of one site that are still to be fetched, each of them once.

use super::scope::Scope;
use super::tally::Tally;
use std::collections::HashSet;
use url::Url;

/// The addresses of one site.
pub(super) struct Frontier<'a> {
    scope: &'a Scope,
    tally: &'a Tally,
    /// Addresses whose site this is.
    anchors: Vec<Url>,
    /// Normal forms of the addresses that were let in or that stand for another one.
    seen: HashSet<Box<str>>,
    /// How many may still be let in.
    left: usize,
}

impl<'a> Frontier<'a> {
    /// A site of at most `limit` pages.
    pub(super) fn new(scope: &'a Scope, tally: &'a Tally, limit: Option<usize>) -> Self {
        Self {
            scope,
            tally,
            anchors: Vec::new(),
            seen: HashSet::new(),
            left: limit.unwrap_or(usize::MAX),
        }
    }

    /// What belongs to this address belongs to the site.
    pub(super) fn anchor(&mut self, url: &Url) {
        if !self.is_ours(url) {
            self.anchors.push(url.clone());
        }
    }

    /// Marks an address as done with. Whether it is new.
    pub(super) fn see(&mut self, url: &Url) -> bool {
        self.seen.insert(self.scope.key(url).into())
    }

    /// Counts an address that is fetched in any case.
    pub(super) fn spend(&mut self) {
        self.left = self.left.saturating_sub(1);
    }

    /// The normal form of an address that could be let in.
    pub(super) fn new_key(&self, url: &Url) -> Option<Box<str>> {
        let anchor = self
            .anchors
            .iter()
            .find(|anchor| self.scope.same(anchor, url))?;
        self.scope.admit(anchor, url).ok()?;
        let key: Box<str> = self.scope.key(url).into();
        (!self.seen.contains(&key)).then_some(key)
    }

    /// Lets the new ones of the site's addresses in, in their order.
    pub(super) fn admit(&mut self, found: Vec<Url>) -> Vec<Url> {
        found.into_iter().filter(|url| self.lets_in(url)).collect()
    }

    fn lets_in(&mut self, url: &Url) -> bool {
        let Some(key) = self.new_key(url) else {
            return false;
        };
        self.seen.insert(key);
        if self.left == 0 {
            self.tally.beyond_limit.add(1);
            return false;
        }
        self.left -= 1;
        true
    }

    /// A page says by which address it wants to be known: another spelling of its own need not
    /// be fetched. A canonical address with another path is not believed: templates that name
    /// one page for all are common.
    pub(super) fn canonical(&mut self, page: &Url, canonical: &Url) {
        let same_query = page.query() == canonical.query();
        if same_query && page.host() == canonical.host() && stem(page) == stem(canonical) {
            self.see(canonical);
        }
    }

    fn is_ours(&self, url: &Url) -> bool {
        self.anchors
            .iter()
            .any(|anchor| self.scope.same(anchor, url))
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
