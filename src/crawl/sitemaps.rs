//! The sitemaps of a site: where they are, and what all of them list.

use super::bounds::{Bounds, Link};
use super::broken;
use super::context::Context;
use super::frontier::Frontier;
use super::options::SitemapPlace;
use super::scope::Skip;
use super::sitemap::{MAX_BYTES, Sitemap};
use crate::fetch::{Cap, without_secret};
use crate::page::{Unchecked, UncheckedKind};
use crate::text::{Text, text};
use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use tokio::task::spawn_blocking;
use url::Url;

/// Bytes of a sitemap as it comes: the protocol's limit.
const LARGEST: u64 = MAX_BYTES as u64;
/// Sitemaps read of one site at most, as an index may name others.
const MOST: usize = 1_000;
/// Pages taken from a sitemap that was named, and from all that it names.
const MOST_PAGES: usize = 1_000_000;

/// The new pages that the sitemaps of the site at `host` list, if they were asked for.
pub(super) async fn of_site(host: &Url, frontier: &mut Frontier, context: &Context) -> Vec<Link> {
    let Some(SitemapPlace::Robots) = &context.options.sitemap else {
        return Vec::new();
    };
    let named = context.manners.sitemaps(host).await.into_iter();
    let mut named: Vec<Url> = named.map(|url| context.own(url, host)).collect();
    if named.is_empty() {
        named.extend(host.join("/sitemap.xml"));
    }
    let mut listed = Vec::new();
    let mut queue = Queue::new(named, context);
    while let Some(pages) = queue.next().await {
        listed.extend(admit(pages, frontier, context).await);
        // Neither room nor a count to be had: an index may name a thousand files.
        if frontier.is_full() {
            break;
        }
    }
    listed
}

/// Lets in those of a sitemap's entries that are pages of the site, and counts the others.
pub(super) async fn admit(
    pages: Vec<Url>,
    frontier: &mut Frontier,
    context: &Context,
) -> Vec<Link> {
    let (links, left_out) = of_the_site(pages, frontier.bounds()).await;
    context.tally.unlisted.add(left_out);
    frontier.admit(links)
}

/// The pages of the site, and the number of those that are not: a pattern of the user's is no
/// reason to speak of it.
async fn of_the_site(pages: Vec<Url>, bounds: Bounds) -> (Vec<Link>, usize) {
    let sorted = spawn_blocking(move || {
        let mut left_out = 0;
        let mut links = Vec::new();
        for url in pages {
            match bounds.admit(&url) {
                Ok(link) => links.push(link),
                Err(Skip::Pattern) => {}
                Err(_) => left_out += 1,
            }
        }
        (links, left_out)
    });
    sorted.await.unwrap_or_default()
}

/// The pages listed by one sitemap and all that it names.
pub(super) async fn at(place: &SitemapPlace, context: &Context) -> Vec<Url> {
    let mut listed = Vec::new();
    let first = match place {
        SitemapPlace::Robots => return listed,
        SitemapPlace::Url(url) => vec![url.clone()],
        SitemapPlace::File(path) => match local(path, context).await {
            Ok(sitemap) => {
                let own = |url: Url| context.own(url.clone(), &url);
                listed = sitemap.pages.into_iter().map(own).collect();
                sitemap.sitemaps.into_iter().map(own).collect()
            }
            Err(unchecked) => {
                context.unchecked(unchecked).await;
                return listed;
            }
        },
    };
    let mut queue = Queue::new(first, context);
    while let Some(mut pages) = queue.next().await {
        let room = MOST_PAGES.saturating_sub(listed.len());
        context.tally.unlisted.add(pages.len().saturating_sub(room));
        pages.truncate(room);
        listed.append(&mut pages);
    }
    listed
}

/// Sitemaps still to be read, and all that they name.
struct Queue<'a> {
    context: &'a Context,
    left: VecDeque<Url>,
    seen: HashSet<Url>,
}

impl<'a> Queue<'a> {
    fn new(first: Vec<Url>, context: &'a Context) -> Self {
        let mut queue = Self {
            context,
            left: VecDeque::new(),
            seen: HashSet::new(),
        };
        queue.add(first);
        queue
    }

    fn add(&mut self, sitemaps: Vec<Url>) {
        for url in sitemaps {
            if self.seen.contains(&url) {
                continue;
            }
            if self.seen.len() < MOST {
                self.seen.insert(url.clone());
                self.left.push_back(url);
            } else {
                self.context.tally.unlisted.add(1);
            }
        }
    }

    /// The pages that the next one lists that can be read.
    async fn next(&mut self) -> Option<Vec<Url>> {
        while let Some(url) = self.left.pop_front() {
            match one(&url, self.context).await {
                Ok(sitemap) => {
                    let own = |listed| self.context.own(listed, &url);
                    let pages = sitemap.pages.into_iter().map(own).collect();
                    self.add(sitemap.sitemaps.into_iter().map(own).collect());
                    return Some(pages);
                }
                Err(unchecked) => self.context.unchecked(unchecked).await,
            }
        }
        None
    }
}

async fn one(url: &Url, context: &Context) -> Result<Sitemap, Unchecked> {
    let cap = Cap::Refuse(LARGEST);
    let name = without_secret(url).to_string();
    let came = context.fetcher.resource(url, cap, &context.manners).await;
    let came = came.map_err(|unchecked| match unchecked.kind {
        UncheckedKind::TooLarge => too_large(&name),
        _ => unchecked,
    })?;
    if !(200..300).contains(&came.status) {
        return Err(missing(&name, came.status));
    }
    parsed(came.bytes, name, context).await
}

async fn local(path: &Path, context: &Context) -> Result<Sitemap, Unchecked> {
    let (bytes, name) = of_file(path)?;
    parsed(bytes, name, context).await
}

/// Reads a sitemap. One that could only be read in part is used, and the rest reported.
async fn parsed(bytes: Vec<u8>, name: String, context: &Context) -> Result<Sitemap, Unchecked> {
    let called = name.clone();
    // Not on this thread, which has the connections to look after: it may have 50 MiB.
    let read = spawn_blocking(move || Sitemap::read(bytes, &called));
    let read = read.await.map_err(|_| broken(&name))?;
    let mut sitemap = read.map_err(|text| unreadable(&name, text))?;
    context.tally.unlisted.add(sitemap.dropped);
    if let Some(text) = sitemap.broken.take() {
        context.unchecked(unreadable(&name, text)).await;
    }
    Ok(sitemap)
}

fn of_file(path: &Path) -> Result<(Vec<u8>, String), Unchecked> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => no_file(&name),
            _ => Unchecked::io(&name, &error),
        })?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(&name));
    }
    Ok((bytes, name))
}

/// The limit of pages, which the user sets, has nothing to do with it.
fn too_large(name: &str) -> Unchecked {
    Unchecked::new(name, UncheckedKind::TooLarge, Sitemap::too_large(name))
}

fn unreadable(name: &str, error: Text) -> Unchecked {
    Unchecked::new(name, UncheckedKind::NotHtml, error)
}

fn no_file(name: &str) -> Unchecked {
    let error = text! {
        en: "there is no file {name} for --sitemap; check the spelling and the current folder",
        zh: "找不到 --sitemap 指定的文件 {name}；请核对路径拼写与当前目录",
    };
    Unchecked::new(name, UncheckedKind::Io, error)
}

fn missing(name: &str, status: u16) -> Unchecked {
    let error = text! {
        en: "there is no sitemap at {name} (HTTP {status}); name the right one with --sitemap=URL",
        zh: "{name} 处没有网站地图（HTTP {status}）；请用 --sitemap=URL 指定正确的地址",
    };
    Unchecked::new(name, UncheckedKind::Status, error)
}
