//! What belongs to a site.

use super::scope::{Scope, Skip};
use std::collections::HashSet;
use std::sync::Arc;
use url::Url;

/// What belongs to a site, and what of it is known. Cheap to copy, so that pages can be read on
/// other threads.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    scope: Arc<Scope>,
    /// Names of the sites that are taken for this one; see [`Scope::site`].
    names: Arc<HashSet<String>>,
    /// Normal forms of the addresses that were let in or that stand for another one. Changed
    /// when no page is being read, or it is copied.
    seen: Arc<HashSet<Arc<str>>>,
}

/// An address of the site. Queues of them are long: it is small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The normal form by which two addresses are one page.
    pub(super) key: Arc<str>,
    /// The address, where it is not in its normal form.
    written: Option<Box<str>>,
    /// The page that leads there, if one does.
    pub(super) from: Option<Arc<str>>,
}

impl Link {
    /// The address.
    pub(super) fn url(&self) -> Option<Url> {
        // It was one before.
        Url::parse(self.written.as_deref().unwrap_or(&self.key)).ok()
    }
}

impl Bounds {
    /// Nothing belongs to it so far.
    pub(super) fn new(scope: Arc<Scope>) -> Self {
        Self {
            scope,
            names: Arc::default(),
            seen: Arc::default(),
        }
    }

    /// What belongs to this address belongs to the site.
    pub(super) fn add(&mut self, url: &Url) {
        let name = self.scope.site(url);
        if !self.names.contains(&name) {
            Arc::make_mut(&mut self.names).insert(name);
        }
    }

    /// Marks an address as done with. Whether it is new.
    pub(super) fn see(&mut self, url: &Url) -> bool {
        let key = self.scope.key(url).into();
        self.see_key(key)
    }

    /// The same, by its normal form.
    pub(super) fn see_key(&mut self, key: Arc<str>) -> bool {
        Arc::make_mut(&mut self.seen).insert(key)
    }

    /// Normal forms of the addresses that are done with.
    pub(super) fn seen(&self) -> &HashSet<Arc<str>> {
        &self.seen
    }

    /// Whether the address with this normal form is done with.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.seen.contains(key)
    }

    /// Whether an address belongs to the site, whatever else may be said against it.
    pub(super) fn has(&self, url: &Url) -> bool {
        self.names.contains(&self.scope.site(url))
    }

    /// # Errors
    /// The address is left out; the value says why.
    pub(super) fn admit(&self, url: &Url) -> Result<Link, Skip> {
        self.judge(url, &self.scope.key(url))
    }

    /// The new addresses of those that are not left out.
    pub(super) fn admit_all(&self, urls: &[Url]) -> Vec<Link> {
        let mut links = Vec::new();
        for url in urls {
            let key = self.scope.key(url);
            // Most links of most pages are known.
            if !self.knows(&key) {
                links.extend(self.judge(url, &key));
            }
        }
        links
    }

    fn judge(&self, url: &Url, key: &str) -> Result<Link, Skip> {
        self.scope.admit(url, &self.names)?;
        let written = (key != url.as_str()).then(|| url.as_str().into());
        let key = key.into();
        Ok(Link {
            key,
            written,
            from: None,
        })
    }
}
