//! How far a crawl goes, and how gently.

use super::scope::Scope;
use crate::fetch::FetchOptions;
use std::path::PathBuf;
use url::Url;

/// How far a crawl goes, and how gently.
#[derive(Debug, Clone)]
pub struct CrawlOptions {
    /// Links followed from an address that was named: 0 is that page alone.
    pub depth: u32,
    /// Pages fetched of one site at most; sitemaps and links beyond are counted, not fetched.
    pub max_pages: Option<usize>,
    /// Which addresses belong to a site.
    pub(crate) scope: Scope,
    /// The apex domain and its `www.` host are both looked at.
    pub www: bool,
    /// Where the addresses of a site are listed.
    pub sitemap: Option<SitemapPlace>,
    /// Requests under way at the same time, of all hosts.
    pub concurrency: usize,
    /// Requests under way at the same time to one host. Not for loopback addresses.
    pub host_concurrency: usize,
    /// Requests a second to one host. Not for loopback addresses; 0 is no limit.
    pub host_rate: f64,
    /// Whether `robots.txt` is obeyed.
    pub robots: bool,
    /// Where finished pages are remembered, to go on from after an interruption.
    pub resume: Option<PathBuf>,
    /// Whether a report tells the sums of pages' bytes, which take time. Else
    /// [`Fetched::sha256`](crate::page::Fetched::sha256) stays empty.
    pub sums: bool,
    /// How one address is fetched.
    pub fetch: FetchOptions,
}

impl Default for CrawlOptions {
    /// The page alone; 32 requests at the same time, 2 of them to one host, 4 a second.
    fn default() -> Self {
        Self {
            depth: 0,
            max_pages: None,
            scope: Scope::default(),
            www: false,
            sitemap: None,
            concurrency: 32,
            host_concurrency: 2,
            host_rate: 4.0,
            robots: true,
            resume: None,
            sums: true,
            fetch: FetchOptions::default(),
        }
    }
}

impl CrawlOptions {
    /// Whether there is something to fetch even if no address was named.
    #[must_use]
    pub fn has_own_inputs(&self) -> bool {
        matches!(
            self.sitemap,
            Some(SitemapPlace::Url(_) | SitemapPlace::File(_))
        )
    }
}

/// Where the addresses of a site are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SitemapPlace {
    /// What `robots.txt` names, else `/sitemap.xml`.
    Robots,
    /// An address.
    Url(Url),
    /// A file on this machine.
    File(PathBuf),
}
