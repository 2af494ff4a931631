//! One site, level by level: what was named, what that links to, and so on.
//!
//! Which pages are fetched does not depend on which server answers first: a level is over
//! before the next one begins, and what it found is taken in the order of the pages on which
//! it stands. That is why redirects of found pages are not followed at once: their targets make
//! another round of the level, unless they are known by then.
//!
//! Fetches are tasks of their own: their clocks would run out if they only went on while the
//! loops here were not waiting for the output.

use super::bounds::{Bounds, Link};
use super::circles::Redirects;
use super::context::{Came, Context};
use super::finds::Finds;
use super::frontier::Frontier;
use super::reading::{Read, Reading};
use super::scope::Skip;
use super::sitemaps;
use super::start::Start;
use super::tasks::{fetch_found, fetch_start};
use crate::fetch::without_secret;
use crate::page::{RawPage, Role, Unchecked, UncheckedKind, Work};
use crate::text::text;
use futures_util::{Stream, StreamExt as _, stream};
use std::collections::{BTreeMap, HashSet};
use std::mem::take;
use std::sync::Arc;
use url::Url;

/// The addresses of one site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// What was named.
    pub(super) starts: Vec<Start>,
    /// What a sitemap that was named lists; not all of it need belong to the site.
    pub(super) listed: Vec<Url>,
}

/// Redirects from page to page that are followed within a level.
const ROUNDS: usize = 10;

/// Pages that are handed out and not yet read: more than whoever checks them takes at a time.
const UNREAD: usize = 64;

/// A crawl of one site.
struct SiteCrawl<'a> {
    context: &'a Arc<Context>,
    frontier: Frontier,
    finds: Finds,
    /// Requests to its host that may be under way at the same time.
    room: usize,
}

/// Fetches the pages of a site and hands them out.
pub(super) async fn crawl(site: Site, context: &Arc<Context>) {
    let options = &context.options;
    let first = site.starts.first().map(Start::url);
    let first = first.or(site.listed.first()).cloned();
    let bounds = Bounds::new(Arc::clone(&context.scope));
    let mut crawl = SiteCrawl {
        context,
        frontier: Frontier::new(bounds, options.max_pages),
        finds: Finds::default(),
        room: first.as_ref().map_or(1, |url| context.hosts.room(url)),
    };
    if let Some(first) = &first {
        crawl.frontier.anchor(first);
    }
    let host = site.starts.first().map(|start| start.url().clone());
    let answered = crawl.starts(site.starts).await;
    let mut listed = sitemaps::admit(site.listed, &mut crawl.frontier, context).await;
    if let Some(host) = answered.or(host) {
        listed.extend(sitemaps::of_site(&host, &mut crawl.frontier, context).await);
    }
    crawl.level(listed, options.depth > 0).await;
    for left in (0..options.depth).rev() {
        let found = crawl.found();
        if found.is_empty() {
            break;
        }
        crawl.level(found, left > 0).await;
    }
    context.tally.beyond(crawl.frontier.beyond());
}

impl SiteCrawl<'_> {
    /// Fetches what was named, in that order, so that of two that lead to the same page the
    /// first one brings it. Gives the first address that had a page: of a bare domain, the one
    /// over https or http, with or without `www.`, at which the site is.
    async fn starts(&mut self, starts: Vec<Start>) -> Option<Url> {
        let context = self.context;
        let mut seen = HashSet::new();
        let mut is_new = |start: &Start| seen.insert(context.scope.key(start.url()).into_owned());
        let starts: Vec<_> = starts.into_iter().filter(|start| is_new(start)).collect();
        context.progress.found(starts.len());
        let fetched = stream::iter(starts).map(|start| fetch_start(start, context));
        let mut fetched = Box::pin(fetched.buffered(self.room)).enumerate();
        let mut answered = None;
        while let Some((nth, (start, came))) = fetched.next().await {
            context.progress.done(came.is_ok());
            self.frontier.anchor(start.url());
            match came {
                Ok((page, url)) => {
                    self.started(nth, page, &url).await;
                    let is_near = context.scope.site(start.url()) == context.scope.site(&url);
                    answered = answered.or(is_near.then_some(url));
                }
                Err(unchecked) => context.unchecked(unchecked).await,
            }
        }
        self.frontier.settle();
        answered
    }

    /// Hands out the page behind an address that was named.
    async fn started(&mut self, nth: usize, page: RawPage, url: &Url) {
        self.frontier.anchor(url);
        if self.frontier.see(url) {
            self.frontier.spend();
            let bounds = self.bounds(self.context.options.depth > 0);
            let read = self.context.page(page, url, bounds).await.done().await;
            self.frames(&read.frames).await;
            self.add(nth, url, read);
        }
    }

    /// Looks at those frames of a home page that nobody has looked at. The last one, where the
    /// closing zone stands, is judged as the home page.
    async fn frames(&mut self, frames: &[Url]) {
        for (nth, url) in frames.iter().enumerate() {
            if !self.frontier.see(url) {
                continue;
            }
            self.frontier.spend();
            let is_last = nth + 1 == frames.len();
            let role = if is_last { Role::Home } else { Role::Page };
            let Some(page) = self.context.frame(url, role).await else {
                continue;
            };
            let at = Url::parse(&page.source).ok().filter(|at| at != url);
            if at.is_none_or(|at| self.frontier.see(&at)) {
                self.context.hand_out(Work::Page(page)).await;
            }
        }
    }

    /// What the level before led to.
    fn found(&mut self) -> Vec<Link> {
        let found = self.finds.take();
        self.frontier.admit(found)
    }

    /// Fetches pages that were found, in any order.
    async fn level(&mut self, mut round: Vec<Link>, deeper: bool) {
        let mut redirects = Redirects::default();
        for _ in 0..ROUNDS {
            if round.is_empty() {
                break;
            }
            self.finds.next_round();
            round = self.round(round, deeper, &mut redirects).await;
        }
        for url in redirects.circles() {
            self.context.unchecked(in_circle(&url)).await;
        }
        for url in round.iter().filter_map(Link::url) {
            self.context.unchecked(too_far(&url)).await;
        }
        self.frontier.settle();
    }

    /// Fetches pages; gives those to which they redirect.
    async fn round(
        &mut self,
        round: Vec<Link>,
        deeper: bool,
        redirects: &mut Redirects,
    ) -> Vec<Link> {
        self.context.progress.found(round.len());
        let fetched = self.fetch(round, deeper).map(async |(nth, url, came)| {
            let came = came.read().await;
            (nth, url, came)
        });
        // A page need not be read for the next one to be fetched.
        let mut fetched = Box::pin(fetched.buffer_unordered(UNREAD));
        let (mut moved, mut framed) = (Vec::new(), BTreeMap::new());
        while let Some((nth, url, came)) = fetched.next().await {
            match came {
                Came::Moved(target) => moved.push((nth, url, target)),
                Came::Page(mut read) => {
                    if !read.frames.is_empty() {
                        framed.insert(nth, take(&mut read.frames));
                    }
                    self.add(nth, &url, read);
                }
                Came::Nothing => {}
            }
        }
        // Nobody reads a page any more: what is known may be added to.
        drop(fetched);
        for frames in framed.into_values() {
            self.frames(&frames).await;
        }
        moved.sort_unstable_by_key(|(nth, ..)| *nth);
        let scope = &self.context.scope;
        let mut targets = Vec::new();
        for (_, url, target) in moved {
            if let Some(mut link) = self.target(&target) {
                link.from = Some(without_secret(&url).as_str().into());
                redirects.add(scope.key(&url).into(), Arc::clone(&link.key));
                targets.push(link);
            }
        }
        self.frontier.admit(targets)
    }

    /// Asks for each address, a few at a time.
    fn fetch(
        &self,
        round: Vec<Link>,
        deeper: bool,
    ) -> impl Stream<Item = (usize, Url, Came<Reading>)> + use<> {
        let context = Arc::clone(self.context);
        let bounds = self.bounds(deeper);
        let urls = round
            .into_iter()
            .filter_map(|link| Some((link.url()?, link.from)));
        let fetched = stream::iter(urls.enumerate())
            .map(move |(nth, (url, from))| fetch_found(nth, url, from, bounds.clone(), &context));
        fetched.buffer_unordered(self.room)
    }

    /// A redirect's target, if it is to be looked at.
    fn target(&self, target: &Url) -> Option<Link> {
        let tally = &self.context.tally;
        match self.frontier.bounds().admit(target) {
            Ok(link) => return Some(link),
            Err(Skip::Elsewhere) => tally.off_site.add(1),
            Err(Skip::NotPage) => tally.not_html.add(1),
            // Left out as if a page had linked to it.
            Err(_) => {}
        }
        None
    }

    /// Whose links are looked for.
    fn bounds(&self, deeper: bool) -> Option<Bounds> {
        deeper.then(|| self.frontier.bounds())
    }

    fn add(&mut self, nth: usize, page: &Url, read: Read) {
        let tally = &self.context.tally;
        tally.nofollow.add(usize::from(read.nofollow));
        tally.crowded.add(read.dropped);
        if let Some(canonical) = read.canonical {
            self.frontier.canonical(page, canonical);
        }
        let from = without_secret(page).as_str().into();
        self.finds.add(nth, &from, read.links, &mut self.frontier);
    }
}

/// A found address that leads to itself.
fn in_circle(url: &str) -> Unchecked {
    let error = text! {
        en: "{url} redirects in a circle; mend the redirect, or the links that lead there",
        zh: "{url} 循环重定向；请修正该重定向，或修正指向它的链接",
    };
    Unchecked::new(url, UncheckedKind::Redirect, error)
}

/// A found address that only leads on and on.
fn too_far(url: &Url) -> Unchecked {
    let error = text! {
        en: "{url} stands at the end of {ROUNDS} redirects and is not followed any further; mend the links that lead there",
        zh: "{url} 位于连续 {ROUNDS} 次重定向之后，不再继续跟随；请修正指向它的链接",
    };
    Unchecked::new(url.as_str(), UncheckedKind::Redirect, error)
}
