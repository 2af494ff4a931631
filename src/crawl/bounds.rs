//! What belongs to a site.

use super::scope::{Scope, Skip};
use std::collections::HashSet;
use std::sync::Arc;
use url::Url;

/// What belongs to a site. Cheap to copy, so that pages can be read on other threads.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    scope: Arc<Scope>,
    /// Names of the sites that are taken for this one; see [`Scope::site`].
    names: Arc<HashSet<String>>,
}

/// An address of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The normal form by which two addresses are one page.
    pub(super) key: Arc<str>,
    pub(super) url: Url,
}

impl Bounds {
    /// Nothing belongs to it so far.
    pub(super) fn new(scope: Arc<Scope>) -> Self {
        Self {
            scope,
            names: Arc::default(),
        }
    }

    /// What belongs to this address belongs to the site.
    pub(super) fn add(&mut self, url: &Url) {
        let name = self.scope.site(url);
        if !self.names.contains(&name) {
            Arc::make_mut(&mut self.names).insert(name);
        }
    }

    /// # Errors
    /// The address is left out; the value says why.
    pub(super) fn admit(&self, url: Url) -> Result<Link, Skip> {
        self.scope.admit(&url, &self.names)?;
        let key = self.key(&url);
        Ok(Link { key, url })
    }

    /// The addresses that are not left out.
    pub(super) fn admit_all(&self, urls: Vec<Url>) -> Vec<Link> {
        let links = urls.into_iter().map(|url| self.admit(url));
        links.filter_map(Result::ok).collect()
    }

    pub(super) fn key(&self, url: &Url) -> Arc<str> {
        self.scope.key(url).into()
    }
}
