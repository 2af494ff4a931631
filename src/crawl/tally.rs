//! What a crawl met besides pages.

use crate::fetch::without_secret;
use crate::lock::locked;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use url::Url;

/// What a crawl met besides pages. None of it is a finding.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Crawled {
    /// Links that led to a page that does not exist (HTTP 404 or 410).
    pub dead_links: u64,
    /// Links that led to something that is no HTML page.
    pub not_html: u64,
    /// Links that were redirected to another site.
    pub off_site: u64,
    /// Links that `robots.txt` forbids to follow.
    pub forbidden: u64,
    /// Pages whose links were not followed because they ask robots not to.
    pub nofollow: u64,
    /// Links beyond what one page may have: 50,000, or 10,000 to different pages.
    pub crowded: u64,
    /// Entries of sitemaps that were not looked at: on other sites, no http address, or more
    /// than are read.
    pub unlisted: u64,
    /// Addresses left out because a site had more than `--max-pages`.
    pub beyond_limit: u64,
    /// There are more such addresses than were counted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub beyond_count: bool,
    /// Addresses left out because the run was interrupted.
    pub interrupted: u64,
    /// The dead links by address; of more than 1,000, the first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dead: Vec<DeadLink>,
}

/// A link that led to a page that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct DeadLink {
    /// Where it led.
    pub source: String,
    /// The HTTP status: 404 or 410.
    pub status: u16,
    /// A page that has the link, or an address that redirects there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// Dead links that are kept: a broken template makes as many as a site has pages.
const DEAD: usize = 1_000;

impl Crawled {
    /// Adds what another crawl met.
    pub fn add(&mut self, other: &Self) {
        self.dead_links += other.dead_links;
        self.not_html += other.not_html;
        self.off_site += other.off_site;
        self.forbidden += other.forbidden;
        self.nofollow += other.nofollow;
        self.crowded += other.crowded;
        self.unlisted += other.unlisted;
        self.beyond_limit += other.beyond_limit;
        self.beyond_count |= other.beyond_count;
        self.interrupted += other.interrupted;
        self.dead.extend_from_slice(&other.dead);
        self.dead.sort_unstable();
        self.dead.truncate(DEAD);
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
    dead_links: Count,
    pub(super) not_html: Count,
    pub(super) off_site: Count,
    pub(super) forbidden: Count,
    pub(super) nofollow: Count,
    pub(super) crowded: Count,
    pub(super) unlisted: Count,
    pub(super) interrupted: Count,
    beyond_limit: Count,
    beyond_count: AtomicBool,
    /// Those whose addresses come first: what is kept must not depend on who answers first.
    dead: Mutex<BTreeSet<DeadLink>>,
}

impl Tally {
    /// Adds addresses of a site for which there was no room; whether there may be `more`.
    pub(super) fn beyond(&self, (count, more): (usize, bool)) {
        self.beyond_limit.add(count);
        self.beyond_count.fetch_or(more, Ordering::Relaxed);
    }

    /// Counts a dead link, and keeps it where there is room. `from`: the page that has it.
    pub(super) fn dead_link(&self, url: &Url, status: u16, from: Option<&str>) {
        self.dead_links.add(1);
        let mut dead = locked(&self.dead);
        dead.insert(DeadLink {
            source: without_secret(url).to_string(),
            status,
            from: from.map(str::to_owned),
        });
        if dead.len() > DEAD {
            dead.pop_last();
        }
    }

    /// The counts so far.
    pub(super) fn total(&self) -> Crawled {
        let dead = locked(&self.dead);
        Crawled {
            dead_links: self.dead_links.get(),
            not_html: self.not_html.get(),
            off_site: self.off_site.get(),
            forbidden: self.forbidden.get(),
            nofollow: self.nofollow.get(),
            crowded: self.crowded.get(),
            unlisted: self.unlisted.get(),
            beyond_limit: self.beyond_limit.get(),
            beyond_count: self.beyond_count.load(Ordering::Relaxed),
            interrupted: self.interrupted.get(),
            dead: dead.iter().cloned().collect(),
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
