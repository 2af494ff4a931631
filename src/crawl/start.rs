//! An address that the user named.

use url::Url;

/// An address that the user named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// As it was written.
    pub asked: String,
    /// What it may mean: tried in this order until one answers. A URL means itself, a bare
    /// domain its https address, then its http address.
    pub candidates: Vec<Url>,
    /// Whether it stood by itself on the command line, not in a list of somebody's: such a
    /// host may be in a private network.
    pub by_name: bool,
}

impl Start {
    /// The first address that it may mean.
    pub(super) fn url(&self) -> Option<&Url> {
        self.candidates.first()
    }
}
