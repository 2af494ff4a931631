//! Live sites: which addresses are fetched, in what order, and how gently.
//!
//! What the user named is grouped into sites. Each [`site`] is crawled level by level, many of
//! them at the same time; every request needs leave from a [`gate`], which knows `robots.txt`
//! and how often a host may be asked. Pages are handed out as they come.

mod context;
mod finds;
mod frames;
mod frontier;
mod gate;
mod host;
mod hosts;
mod inputs;
mod journal;
mod key;
mod links;
mod list;
mod options;
mod percent;
mod progress;
mod record;
mod reference;
mod robots;
mod scope;
mod shown;
mod site;
mod sitemap;
mod sitemaps;
mod start;
mod stop;
mod tally;
mod target;
mod trap;

pub(crate) use host::with_www;
pub(crate) use inputs::{Entry, read as read_list};
pub use options::{CrawlOptions, SitemapPlace};
pub use progress::Progress;
pub(crate) use scope::{PatternError, Same, Scope};
pub use start::Start;
pub use stop::Stop;
pub use tally::Crawled;
pub(crate) use target::Target;

use crate::source::{Fetcher, RoleChoice, Work};
use crate::text::{Text, text};
use context::Context;
use futures_util::{StreamExt as _, stream};
use gate::Manners;
use hosts::Hosts;
use journal::Journal;
use sha2::{Digest as _, Sha256};
use site::Site;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io;
use tally::Tally;
use tokio::runtime::Builder;

/// What a crawl needs to know from the run.
pub struct Crawl<'a> {
    /// How far to go, and how gently.
    pub options: &'a CrawlOptions,
    /// Which pages must show the numbers.
    pub role: RoleChoice,
    /// Told how far it is.
    pub progress: &'a Progress,
    /// Asked whether to go on.
    pub stop: &'a Stop,
}

/// How a crawl ended.
#[derive(Debug, Default)]
pub struct Ended {
    /// What it met besides pages.
    pub crawled: Crawled,
    /// What the user must know about the file that the run would be gone on from.
    pub warning: Option<Text>,
}

/// Why a crawl could not begin.
#[derive(Debug)]
pub enum CrawlError {
    /// The file that it should go on from.
    Resume(Text),
    /// An HTTPS client cannot be set up.
    Client(Text),
    /// The system has no threads or sockets to give.
    System(io::Error),
}

impl Ended {
    /// Adds how another crawl ended.
    pub fn add(&mut self, other: Self) {
        self.crawled.add(other.crawled);
        self.warning = self.warning.take().or(other.warning);
    }
}

impl CrawlError {
    /// What happened and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Resume(text) | Self::Client(text) => text.clone(),
            Self::System(error) => text! {
                en: "cannot start fetching: {error}",
                zh: "无法开始抓取：{error}",
            },
        }
    }
}

/// Fetches what was named and what it leads to, and hands each page to `out` as it comes,
/// until `out` says that nobody takes them any more.
///
/// # Errors
/// The crawl could not begin; nothing has been handed out then.
pub fn crawl<O: AsyncFn(Work) -> bool>(
    starts: Vec<Start>,
    crawl: &Crawl<'_>,
    out: O,
) -> Result<Ended, CrawlError> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CrawlError::System)?;
    let journal = journal(&starts, crawl.options)?;
    let tally = Tally::default();
    let complete = runtime.block_on(all(starts, crawl, journal.as_ref(), &tally, out))?;
    crawl.progress.finish();
    Ok(Ended {
        crawled: tally.total(),
        warning: journal.and_then(|journal| journal.close(complete)),
    })
}

/// Crawls all sites; says whether none was cut short.
async fn all<O: AsyncFn(Work) -> bool>(
    starts: Vec<Start>,
    crawl: &Crawl<'_>,
    journal: Option<&Journal>,
    tally: &Tally,
    out: O,
) -> Result<bool, CrawlError> {
    let options = crawl.options;
    let starts = both_hosts(starts, options.www);
    let fetcher = fetcher(&starts, options)?;
    let hosts = Hosts::new(options);
    let manners = Manners::new(options, &fetcher, &hosts, crawl.stop);
    let context = Context {
        options,
        scope: &options.scope,
        hosts: &hosts,
        manners: &manners,
        fetcher: &fetcher,
        tally,
        journal,
        progress: crawl.progress,
        role: crawl.role,
        out,
    };
    let sites = sites(starts, &context).await;
    stream::iter(sites)
        .for_each_concurrent(options.concurrency, async |site| {
            site::crawl(site, &context).await;
            manners.forget_idle();
            hosts.forget_idle();
        })
        .await;
    Ok(!crawl.stop.asked())
}

/// Adds the host with or without `www.` to each, if asked to.
fn both_hosts(starts: Vec<Start>, www: bool) -> Vec<Start> {
    if !www {
        return starts;
    }
    let mut both = Vec::with_capacity(starts.len() * 2);
    for start in starts {
        let other = start.with_www();
        both.push(start);
        both.extend(other);
    }
    both
}

/// Groups addresses into sites, in the order in which they were named.
async fn sites<O: AsyncFn(Work) -> bool>(
    starts: Vec<Start>,
    context: &Context<'_, O>,
) -> Vec<Site> {
    let mut sites = Sites::default();
    for start in starts {
        let site = sites.of(start
            .url()
            .map(|url| context.scope.site(url))
            .unwrap_or_default());
        site.starts.push(start);
    }
    if let Some(place) = &context.options.sitemap {
        for url in sitemaps::at(place, context).await {
            sites.of(context.scope.site(&url)).listed.push(url);
        }
    }
    sites.sites
}

/// Sites in the order in which they came up.
#[derive(Default)]
struct Sites {
    sites: Vec<Site>,
    known: HashMap<String, usize>,
}

impl Sites {
    fn of(&mut self, name: String) -> &mut Site {
        let nth = *self.known.entry(name).or_insert(self.sites.len());
        if nth == self.sites.len() {
            self.sites.push(Site::default());
        }
        &mut self.sites[nth]
    }
}

/// # Errors
/// No HTTPS client can be set up.
fn fetcher(starts: &[Start], options: &CrawlOptions) -> Result<Fetcher, CrawlError> {
    let by_name = starts.iter().filter(|start| start.by_name);
    let hosts = by_name.flat_map(|start| &start.candidates);
    let sitemap = match &options.sitemap {
        Some(SitemapPlace::Url(url)) => Some(url),
        _ => None,
    };
    let named: HashSet<String> = hosts
        .chain(sitemap)
        .filter_map(|url| url.host_str().map(str::to_owned))
        .collect();
    Fetcher::new(&options.fetch, named).map_err(|error| CrawlError::Client(no_client(&error)))
}

fn no_client(error: &reqwest::Error) -> Text {
    text! {
        en: "cannot set up an HTTPS client ({error}); install the system's root certificates (ca-certificates) and check --proxy and --user-agent",
        zh: "无法建立 HTTPS 客户端（{error}）；请安装系统根证书（ca-certificates），并检查 --proxy 与 --user-agent",
    }
}

fn journal(starts: &[Start], options: &CrawlOptions) -> Result<Option<Journal>, CrawlError> {
    let open = |path| Journal::open(path, &digest(starts, options));
    let journal = options.resume.as_deref().map(open).transpose();
    journal.map_err(|error| CrawlError::Resume(error.text()))
}

/// What must be the same for a run to be gone on with: what was named and how far to go.
fn digest(starts: &[Start], options: &CrawlOptions) -> String {
    let mut hash = Sha256::new();
    for start in starts {
        hash.update(start.asked.as_bytes());
        hash.update(b"\n");
    }
    let fetch = &options.fetch;
    let how = (
        fetch.allow_private,
        fetch.insecure,
        fetch.timeout,
        fetch.max_bytes,
    );
    hash.update(format!("{how:?} {} {}", options.robots, options.www));
    let far = (
        options.depth,
        options.max_pages,
        &options.sitemap,
        &options.scope,
    );
    hash.update(format!("{far:?}"));
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to memory does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
