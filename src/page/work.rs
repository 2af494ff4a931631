//! What flows to the checking threads: a file still to be read (so that reading is parallel),
//! bytes that were fetched, or an input that could not be looked at.

use super::{Look, RawPage, Role, Unchecked};
use std::path::PathBuf;

/// One thing for a checking thread to do.
#[derive(Debug)]
pub enum Work {
    /// A file still to be read.
    File {
        /// Where it is.
        path: PathBuf,
        /// As the report names it.
        source: String,
        /// Whether it must show the numbers.
        role: Role,
    },
    /// A page already in hand.
    Page(Box<RawPage>),
    /// A page already in hand that somebody is to see first.
    Shown(Box<RawPage>, Look),
    /// An input that could not be looked at.
    Unchecked(Box<Unchecked>),
}

impl Work {
    /// What it is called in the report.
    pub(crate) fn source(&self) -> &str {
        match self {
            Self::File { source, .. } => source,
            Self::Page(page) | Self::Shown(page, _) => &page.source,
            Self::Unchecked(unchecked) => &unchecked.source,
        }
    }

    /// The address that was asked for, where another one answered.
    pub(crate) fn requested(&self) -> Option<&str> {
        match self {
            Self::Page(page) | Self::Shown(page, _) => page.requested.as_deref(),
            Self::File { .. } | Self::Unchecked(_) => None,
        }
    }
}
