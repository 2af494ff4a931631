//! Live sites: which addresses are fetched, in what order, and how gently.
//!
//! What the user named is grouped into sites. Each site is crawled level by level, many of
//! them at the same time; every request needs leave from a gate, which knows `robots.txt`
//! and how often a host may be asked. Pages are handed out as they come.

mod bounds;
mod circles;
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
mod outlet;
mod overflow;
mod percent;
mod progress;
mod reading;
mod record;
mod reference;
mod resume;
mod robots;
mod scope;
mod settled;
mod shown;
mod site;
mod sitemap;
mod sitemaps;
mod start;
mod stop;
mod tally;
mod target;
mod tasks;
mod trap;

pub(crate) use host::{looks_like_host, with_www};
pub(crate) use inputs::{Entry, read as read_list};
pub(crate) use list::no_entry;
pub use options::{CrawlOptions, SitemapPlace};
pub use outlet::Outlet;
pub use progress::Progress;
pub use resume::Resume;
#[cfg(any(test, fuzzing))]
pub(crate) use robots::Robots;
pub(crate) use scope::{Same, Scope};
#[cfg(any(test, fuzzing))]
pub(crate) use sitemap::Sitemap;
pub use start::Start;
pub use stop::Stop;
pub use tally::{Crawled, DeadLink};
pub(crate) use target::{Target, asked_in_vain};

use crate::fetch::Fetcher;
use crate::page::{RoleChoice, Unchecked, UncheckedKind};
use crate::text::{Text, text};
use context::Context;
use futures_util::{StreamExt as _, stream};
use gate::Manners;
use hosts::Hosts;
use site::Site;
use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Arc;
use tally::Tally;
use tokio::runtime::Builder;

/// What a crawl needs to know from the run.
#[derive(Debug)]
pub struct Crawl {
    /// How far to go, and how gently.
    pub options: CrawlOptions,
    /// Which pages must show the numbers.
    pub role: RoleChoice,
    /// Told how far it is.
    pub progress: Arc<Progress>,
    /// Asked whether to go on.
    pub stop: Stop,
    /// What an earlier run fetched.
    pub resume: Option<Resume>,
}

/// How a crawl ended.
#[derive(Debug, Default)]
pub struct Ended {
    /// What it met besides pages.
    pub crawled: Crawled,
    /// Something is left to go on with.
    pub cut_short: bool,
    /// The file that the run would be gone on from.
    pub resume: Option<Resume>,
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
    pub fn add(&mut self, other: &Self) {
        self.crawled.add(&other.crawled);
        self.cut_short |= other.cut_short;
    }

    /// The report is out: nothing is left to go on from, unless the run was cut short. Gives
    /// what the user must know about the file.
    #[must_use]
    pub fn delivered(&self) -> Option<Text> {
        self.resume.as_ref()?.close(!self.cut_short)
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
/// until nobody takes them any more.
///
/// # Errors
/// The crawl could not begin; nothing has been handed out then.
pub fn crawl(starts: Vec<Start>, crawl: Crawl, out: Outlet) -> Result<Ended, CrawlError> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(CrawlError::System)?;
    let (progress, stop) = (Arc::clone(&crawl.progress), crawl.stop.clone());
    let crawled = runtime.block_on(all(starts, crawl, out));
    // The system may go on for long asking for a name that was given up.
    runtime.shutdown_background();
    let crawled = crawled?;
    progress.finish();
    Ok(Ended {
        crawled,
        cut_short: stop.asked(),
        resume: None,
    })
}

/// Crawls all sites.
async fn all(starts: Vec<Start>, crawl: Crawl, out: Outlet) -> Result<Crawled, CrawlError> {
    let options = crawl.options;
    let starts = both_hosts(starts, options.www);
    let fetcher = fetcher(&starts, &options)?;
    let hosts = Arc::new(Hosts::new(&options));
    let manners = Manners::new(&options, fetcher.clone(), Arc::clone(&hosts), crawl.stop);
    let context = Arc::new(Context {
        scope: Arc::new(options.scope.clone()),
        options,
        hosts,
        manners,
        fetcher,
        tally: Tally::default(),
        resume: crawl.resume,
        progress: crawl.progress,
        role: crawl.role,
        out,
    });
    let sites = sites(starts, &context).await;
    stream::iter(sites)
        .for_each_concurrent(context.options.concurrency, async |site| {
            site::crawl(site, &context).await;
            context.manners.forget_idle();
            context.hosts.forget_idle();
        })
        .await;
    Ok(context.tally.total())
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
async fn sites(starts: Vec<Start>, context: &Context) -> Vec<Site> {
    let mut sites = Sites::default();
    for start in starts {
        let site = sites.of(context.scope.site(start.url()));
        // Most sites of a long list are named once.
        site.starts
            .reserve_exact(usize::from(site.starts.is_empty()));
        site.starts.push(start);
    }
    if let Some(place) = &context.options.sitemap {
        for url in sitemaps::at(place, context).await {
            sites.nearest(context.scope.site(&url)).listed.push(url);
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

    /// The site of that name, else the first one: it may turn out to live under that name, and
    /// counts what it does not know. Where nothing was named, a sitemap's first page says which
    /// site it is about.
    fn nearest(&mut self, name: String) -> &mut Site {
        if self.sites.is_empty() || self.known.contains_key(&name) {
            return self.of(name);
        }
        &mut self.sites[0]
    }
}

/// # Errors
/// No HTTPS client can be set up.
fn fetcher(starts: &[Start], options: &CrawlOptions) -> Result<Fetcher, CrawlError> {
    let by_name = starts.iter().filter(|start| start.is_by_name());
    let hosts = by_name.map(Start::url);
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

fn broken(source: &str) -> Unchecked {
    let error = text! {
        en: "internal error while reading {source}; please report it together with the page",
        zh: "读取 {source} 时发生内部错误，请附上该页面反馈此问题",
    };
    Unchecked::new(source, UncheckedKind::Decode, error)
}

#[cfg(test)]
mod tests;
