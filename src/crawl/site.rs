//! One site, level by level: what was named, what that links to, and so on.
//!
//! Which pages are fetched does not depend on which server answers first: a level is over
//! before the next one begins, and what it found is taken in the order of the pages on which
//! it stands.

use super::context::{Came, Context};
use super::finds::Finds;
use super::frontier::Frontier;
use super::links::Links;
use super::sitemaps;
use super::start::Start;
use crate::source::{RawPage, Unchecked, UncheckedKind, Work};
use crate::text::text;
use futures_util::{StreamExt as _, stream};
use std::collections::HashSet;
use url::Url;

/// The addresses of one site.
#[derive(Debug, Default)]
pub(super) struct Site {
    /// What was named.
    pub(super) starts: Vec<Start>,
    /// What a sitemap lists.
    pub(super) listed: Vec<Url>,
}

/// Redirects from page to page that are followed within a level.
const ROUNDS: usize = 10;

/// A crawl of one site.
pub(super) struct SiteCrawl<'a, O> {
    context: &'a Context<'a, O>,
    frontier: Frontier<'a>,
    finds: Finds,
    /// Requests to its host that may be under way at the same time.
    room: usize,
}

/// Fetches the pages of a site and hands them out.
pub(super) async fn crawl<O: AsyncFn(Work) -> bool>(site: Site, context: &Context<'_, O>) {
    let options = context.options;
    let first = site
        .starts
        .first()
        .and_then(Start::url)
        .or(site.listed.first());
    let mut crawl = SiteCrawl {
        context,
        frontier: Frontier::new(context.scope, context.tally, options.max_pages),
        finds: Finds::default(),
        room: first.map_or(1, |url| context.hosts.room(url)),
    };
    if let Some(first) = first {
        crawl.frontier.anchor(first);
    }
    let answered = crawl.starts(&site.starts).await;
    let mut listed = site.listed;
    if let Some(start) = answered
        .as_ref()
        .or(site.starts.first().and_then(Start::url))
    {
        listed.extend(sitemaps::of_site(start, context).await);
    }
    let listed = crawl.frontier.admit(listed);
    crawl.level(listed, options.depth > 0).await;
    for left in (0..options.depth).rev() {
        let found = crawl.finds.take();
        let found = crawl.frontier.admit(found);
        crawl.level(found, left > 0).await;
    }
}

impl<O: AsyncFn(Work) -> bool> SiteCrawl<'_, O> {
    /// Fetches what was named, in that order, so that of two that lead to the same page the
    /// first one brings it. Gives the first address that had a page: of a bare domain, the one
    /// over https or http, with or without `www.`, at which the site is.
    async fn starts(&mut self, starts: &[Start]) -> Option<Url> {
        let context = self.context;
        let mut seen = HashSet::new();
        let is_new = |start: &&Start| seen.insert(start.url().map(|url| context.scope.key(url)));
        let starts: Vec<&Start> = starts.iter().filter(is_new).collect();
        context.progress.found(starts.len());
        let fetched =
            stream::iter(starts).map(|start| async move { (start, context.start(start).await) });
        let mut fetched = Box::pin(fetched.buffered(self.room)).enumerate();
        let mut answered = None;
        while let Some((nth, (start, came))) = fetched.next().await {
            context.progress.done(came.is_ok());
            start
                .candidates
                .iter()
                .for_each(|url| self.frontier.anchor(url));
            match came {
                Ok((page, url)) => {
                    self.started(nth, page, &url).await;
                    let is_near = start
                        .url()
                        .is_some_and(|asked| context.scope.same(asked, &url));
                    answered = answered.or(is_near.then_some(url));
                }
                Err(unchecked) => {
                    context.unchecked(unchecked).await;
                }
            }
        }
        answered
    }

    /// Hands out the page behind an address that was named.
    async fn started(&mut self, nth: usize, page: RawPage, url: &Url) {
        self.frontier.anchor(url);
        if self.frontier.see(url) {
            self.frontier.spend();
            let deeper = self.context.options.depth > 0;
            let read = self.context.page(page, url, deeper).await;
            for frame in &read.frames {
                self.frontier.see(frame);
                self.frontier.spend();
            }
            self.context.frames(&read.frames).await;
            self.add(nth, url, read.links);
        }
    }

    /// Fetches pages that were found, in any order.
    async fn level(&mut self, mut round: Vec<Url>, deeper: bool) {
        for _ in 0..ROUNDS {
            if round.is_empty() {
                return;
            }
            self.finds.next_round();
            round = self.round(round, deeper).await;
        }
        for url in &round {
            self.context.unchecked(too_far(url)).await;
        }
    }

    /// Fetches pages; gives those to which they redirect.
    async fn round(&mut self, round: Vec<Url>, deeper: bool) -> Vec<Url> {
        let context = self.context;
        context.progress.found(round.len());
        let fetched = stream::iter(round.into_iter().enumerate());
        let fetched =
            fetched.map(|(nth, url)| async move { (nth, context.found(&url, deeper).await, url) });
        let mut fetched = Box::pin(fetched.buffer_unordered(self.room));
        let mut moved = Vec::new();
        while let Some((nth, came, url)) = fetched.next().await {
            match came {
                Came::Moved(target) => moved.push((nth, target)),
                Came::Page(links) => self.add(nth, &url, links),
                Came::Nothing => {}
            }
        }
        moved.sort_unstable_by_key(|(nth, _)| *nth);
        self.frontier
            .admit(moved.into_iter().map(|(_, target)| target).collect())
    }

    fn add(&mut self, nth: usize, page: &Url, links: Links) {
        if let Some(canonical) = &links.canonical {
            self.frontier.canonical(page, canonical);
        }
        self.finds.add(nth, links.pages, &self.frontier);
    }
}

/// A found address that only leads on and on.
fn too_far(url: &Url) -> Unchecked {
    let error = text! {
        en: "{url} stands at the end of {ROUNDS} redirects and is not followed any further; mend the links that lead there",
        zh: "{url} 位于连续 {ROUNDS} 次重定向之后，不再继续跟随；请修正指向它的链接",
    };
    Unchecked::new(url.as_str(), UncheckedKind::Redirect, error)
}
