//! An address that the user named.

use super::host::with_www;
use super::target::{NoTarget, Target, quoted};
use crate::source::{Unchecked, UncheckedKind};
use url::Url;

/// An address that the user named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// As it was written, without a password.
    pub(super) asked: String,
    /// What it may mean: tried in this order until one answers. A URL means itself, a bare
    /// domain its https address, then its http address.
    pub(super) candidates: Vec<Url>,
    /// Whether it stood by itself on the command line, not in somebody's list: such a host
    /// may be in a private network.
    pub(super) by_name: bool,
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
        Self {
            asked,
            candidates: [Some(target.first), target.otherwise]
                .into_iter()
                .flatten()
                .collect(),
            by_name,
        }
    }

    /// The first address that it may mean.
    pub(crate) fn url(&self) -> Option<&Url> {
        self.candidates.first()
    }

    /// The same with `www.` before the domain, or without.
    pub(super) fn with_www(&self) -> Option<Self> {
        let candidates: Vec<Url> = self.candidates.iter().filter_map(with_www).collect();
        let first = candidates.first()?;
        Some(Self {
            asked: without_secret(first).into(),
            candidates,
            by_name: self.by_name,
        })
    }
}

fn has_secret(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

fn without_secret(url: &Url) -> Url {
    let mut url = url.clone();
    // Fails only for addresses without a host, which name no user either.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}
