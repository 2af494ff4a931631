//! An address that the user named.

use super::host::with_www;
use super::target::{NoTarget, Target, quoted};
use crate::fetch::{has_secret, without_secret};
use crate::page::{Unchecked, UncheckedKind};
use std::sync::Arc;
use url::Url;

/// An address that the user named. Lists are long: it is small, and clones share it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start(Arc<Named>);

#[derive(Debug, PartialEq, Eq)]
struct Named {
    /// As it was written, without a password.
    asked: Box<str>,
    /// What it means: of a bare domain, its https address.
    url: Url,
    /// It may also mean the http address.
    or_http: bool,
    /// Whether it stood by itself on the command line, not in somebody's list: such a host
    /// may be in a private network.
    by_name: bool,
}

impl Start {
    /// What an input names; `None` where it does not look like an address.
    ///
    /// # Errors
    /// It was meant as an address, but is wrong; the value says what to write.
    pub(crate) fn read(input: &str, by_name: bool) -> Option<Result<Self, Unchecked>> {
        match Target::read(input) {
            Ok(target) => Some(Ok(Self::new(input, target, by_name))),
            Err(NoTarget::Name) => None,
            Err(NoTarget::Refused(text)) => Some(Err(Unchecked::new(
                &quoted(input),
                UncheckedKind::Scheme,
                text,
            ))),
        }
    }

    pub(super) fn new(input: &str, target: Target, by_name: bool) -> Self {
        let asked = if has_secret(&target.first) {
            without_secret(&target.first).into()
        } else {
            input.trim().to_owned()
        };
        Self(Arc::new(Named {
            asked: asked.into(),
            url: target.first,
            or_http: target.or_http,
            by_name,
        }))
    }

    /// As it was written, without a password.
    pub(super) fn asked(&self) -> &str {
        &self.0.asked
    }

    /// The first address that it may mean.
    pub(crate) fn url(&self) -> &Url {
        &self.0.url
    }

    /// What it may mean: tried in this order until one answers. A URL means itself, a bare
    /// domain its https address, then its http address.
    pub(super) fn candidates(&self) -> impl Iterator<Item = Url> + use<> {
        let http = self.0.or_http.then(|| self.url().clone());
        let http = http.and_then(|mut url| url.set_scheme("http").is_ok().then_some(url));
        [Some(self.url().clone()), http].into_iter().flatten()
    }

    /// Whether the user named its host, rather than a list of somebody's.
    pub(super) fn is_by_name(&self) -> bool {
        self.0.by_name
    }

    /// The same with `www.` before the domain, or without.
    pub(super) fn with_www(&self) -> Option<Self> {
        let url = with_www(self.url())?;
        Some(Self(Arc::new(Named {
            asked: String::from(without_secret(&url)).into(),
            url,
            or_http: self.0.or_http,
            by_name: self.0.by_name,
        })))
    }
}
