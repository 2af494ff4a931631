//! Arguments of a crawl.

use super::context::Failure;
use super::parse::seconds;
use crate::crawl::{CrawlOptions, SitemapPlace};
use clap::Args;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

/// Which addresses to look at.
#[derive(Debug, Args)]
#[command(next_help_heading = "Web sites")]
pub(super) struct CrawlArgs {
    /// Read more inputs from a file, or from standard input (`-`): one a line, `#` begins a
    /// comment; of CSV, the column of addresses
    #[arg(long, value_name = "FILE")]
    pub(super) inputs_from: Vec<String>,
    /// The CSV column that holds the addresses: its name, or its number from 1 [default: the one
    /// named url, domain or 域名, else the first with addresses]
    #[arg(long, value_name = "COLUMN", requires = "inputs_from")]
    pub(super) csv_column: Option<String>,
    /// Also check the pages that a sitemap lists: an address or a file; without one, what
    /// robots.txt of each site names, else /sitemap.xml
    #[arg(long, value_name = "SITEMAP", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    sitemap: Option<String>,
    /// Follow links this far from the address that was named
    #[arg(long, value_name = "N", default_value_t = 0)]
    depth: u32,
    /// Fetch at most this many pages of one site
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    max_pages: usize,
    /// Only follow links to addresses that match; may be repeated
    #[arg(long = "include-url", value_name = "REGEX")]
    include: Vec<String>,
    /// Do not follow links to addresses that match; may be repeated
    #[arg(long = "exclude-url", value_name = "REGEX")]
    exclude: Vec<String>,
    /// Stay on the host that was named, instead of all hosts of its domain
    #[arg(long)]
    same_host: bool,
    /// Addresses that differ only behind `?` are one page
    #[arg(long)]
    ignore_query: bool,
    /// Check both the domain and its www. host: both must show the number
    #[arg(long)]
    www: bool,
    /// Remember finished pages in this file, and go on from it if it is there; removed when
    /// the run is complete
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
}

/// How to ask for pages.
#[derive(Debug, Args)]
#[command(next_help_heading = "HTTP")]
pub(super) struct HttpArgs {
    /// Requests at the same time, to all hosts
    #[arg(long, value_name = "N", default_value = "32")]
    concurrency: NonZeroUsize,
    /// Requests at the same time to one host; no limit for this machine
    #[arg(long, value_name = "N", default_value = "2")]
    host_concurrency: NonZeroUsize,
    /// Requests a second to one host, 0 for no limit; no limit for this machine
    #[arg(long, value_name = "RATE", default_value_t = 4.0, value_parser = rate)]
    host_rate: f64,
    /// Try again this often after a broken connection, HTTP 5xx or 429
    #[arg(long, value_name = "N", default_value_t = 2)]
    retries: u32,
    /// Do not obey robots.txt; for your own sites
    #[arg(long)]
    ignore_robots: bool,
    /// Introduce yourself as this [default: beian-lint/VERSION (+address)]
    #[arg(long, value_name = "TEXT")]
    user_agent: Option<String>,
    /// Send this header to the hosts that were named, as `Name: value`; may be repeated
    #[arg(long = "header", value_name = "HEADER")]
    headers: Vec<String>,
    /// Send this cookie to the hosts that were named, as `name=value`; may be repeated
    #[arg(long = "cookie", value_name = "COOKIE")]
    cookies: Vec<String>,
    /// Sign in to the hosts that were named, as `user:password`
    #[arg(long, value_name = "USER:PASSWORD", env = "BEIAN_LINT_BASIC_AUTH", hide_env_values = true)]
    basic_auth: Option<String>,
    /// Go through this proxy [default: what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say]
    #[arg(long, value_name = "URL")]
    proxy: Option<String>,
    /// Connect to ADDR for HOST:PORT, as before a launch; may be repeated
    #[arg(long = "resolve", value_name = "HOST:PORT:ADDR")]
    resolve: Vec<String>,
    /// Ask this address for the pages of the site that was named, such as a staging server
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Accept any certificate; the report says so
    #[arg(long)]
    insecure: bool,
    /// Also visit private addresses that lists, links and redirects lead to
    #[arg(long)]
    allow_private: bool,
    /// Keep pages between runs and ask only whether they changed
    #[arg(long, overrides_with = "no_cache")]
    cache: bool,
    /// Do not keep pages between runs [default]
    #[arg(long, overrides_with = "cache")]
    no_cache: bool,
    /// Take kept pages younger than this as they are
    #[arg(long, value_name = "SECONDS", value_parser = seconds, requires = "cache")]
    max_age: Option<Duration>,
}

fn rate(written: &str) -> Result<f64, String> {
    let rate: f64 = written.parse().map_err(|_| "not a number".to_owned())?;
    let fits = rate.is_finite() && rate >= 0.0;
    fits.then_some(rate)
        .ok_or_else(|| "must be 0 or more".to_owned())
}
