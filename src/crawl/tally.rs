//! What a crawl met besides pages.

use schemars::JsonSchema;
use serde::Serialize;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a crawl met besides pages. None of it is a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Crawled {
    /// Links that led to a page that does not exist (HTTP 404 or 410).
    pub dead_links: u64,
    /// Links that led to something that is no HTML page.
    pub not_html: u64,
    /// Links that `robots.txt` forbids to follow.
    pub forbidden: u64,
    /// Addresses left out because a site had more than `--max-pages`.
    pub beyond_limit: u64,
    /// Addresses left out because the run was interrupted.
    pub interrupted: u64,
}

impl Crawled {
    /// Adds what another crawl met.
    pub fn add(&mut self, other: Self) {
        self.dead_links += other.dead_links;
        self.not_html += other.not_html;
        self.forbidden += other.forbidden;
        self.beyond_limit += other.beyond_limit;
        self.interrupted += other.interrupted;
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts while the crawl goes on.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) dead_links: Count,
    pub(super) not_html: Count,
    pub(super) forbidden: Count,
    pub(super) beyond_limit: Count,
    pub(super) interrupted: Count,
}

impl Tally {
    /// The counts so far.
    pub(super) fn total(&self) -> Crawled {
        Crawled {
            dead_links: self.dead_links.get(),
            not_html: self.not_html.get(),
            forbidden: self.forbidden.get(),
            beyond_limit: self.beyond_limit.get(),
            interrupted: self.interrupted.get(),
        }
    }
}

/// A number that only grows.
#[derive(Debug, Default)]
pub(super) struct Count(AtomicU64);

impl Count {
    pub(super) fn add(&self, more: usize) {
        let more = u64::try_from(more).unwrap_or(u64::MAX);
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
