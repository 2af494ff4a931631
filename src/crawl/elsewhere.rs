//! Inputs of one site that lead to another site that was named, too: what they lead to is that
//! site's, and is looked at once.
//!
//! Sites are crawled at the same time, and nobody knows in what order they end. So an input that
//! leads to another one's site waits until all sites are done: then it is known what was looked
//! at there, and neither the pages nor what is said of them depend on who was first.

use super::context::Context;
use super::start::Start;
use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::mem::take;
use std::sync::{Mutex, PoisonError};
use url::Url;

/// What the sites of a crawl know of each other.
#[derive(Debug)]
pub(super) struct Elsewhere {
    /// The names of the sites that were named; see [`super::scope::Scope::site`].
    named: HashSet<String>,
    known: Mutex<Known>,
    /// For the sums of addresses.
    state: RandomState,
}

#[derive(Debug, Default)]
struct Known {
    /// Sums of the normal forms of all that was looked at: crawls are long, and are known to be
    /// of many sites.
    seen: HashSet<u64>,
    waiting: Vec<Waiting>,
}

/// An input that leads to a site that was named, too.
#[derive(Debug)]
struct Waiting {
    /// The place of its own site among all.
    site: usize,
    start: Start,
    at: Url,
}

impl Elsewhere {
    pub(super) fn new(named: impl IntoIterator<Item = String>) -> Self {
        Self {
            named: named.into_iter().collect(),
            known: Mutex::default(),
            state: RandomState::new(),
        }
    }

    /// Lets an input wait that has led to another site that was named, too. Whether it does.
    pub(super) fn keep(&self, site: usize, start: &Start, at: &Url, context: &Context) -> bool {
        let name = context.scope.site(at);
        if name == context.scope.site(start.url()) || !self.named.contains(&name) {
            return false;
        }
        let (start, at) = (start.clone(), at.clone());
        self.with(|known| known.waiting.push(Waiting { site, start, at }));
        true
    }

    /// What has been looked at on a site, by its normal forms.
    pub(super) fn add<'a>(&self, seen: impl IntoIterator<Item = impl AsRef<str> + 'a>) {
        // Nothing leads from the only site to another one.
        if self.named.len() < 2 {
            return;
        }
        let sums = seen
            .into_iter()
            .map(|key| self.state.hash_one(key.as_ref()));
        self.with(|known| known.seen.extend(sums));
    }

    /// Looks at what the inputs that wait have led to, where nobody has: each page is handed
    /// out for the first input that leads there.
    pub(super) async fn settle(&self, context: &Context) {
        let mut waiting = self.with(|known| take(&mut known.waiting));
        // Stable: those of a site have waited in their order.
        waiting.sort_by_key(|one| one.site);
        for Waiting { start, at, .. } in waiting {
            if self.has(&at, context) {
                context.tally.same_page(&start, &at);
                continue;
            }
            // It was not kept: pages are large, and lists are long.
            match context.start(&start).await {
                Ok((_, at)) if self.has(&at, context) => context.tally.same_page(&start, &at),
                Ok((page, at)) => {
                    self.add([context.scope.key(&at)]);
                    drop(context.page(page, &at, None).await);
                }
                Err(unchecked) => context.unchecked(unchecked).await,
            }
        }
    }

    fn has(&self, url: &Url, context: &Context) -> bool {
        let sum = self.state.hash_one(&*context.scope.key(url));
        self.with(|known| known.seen.contains(&sum))
    }

    fn with<T>(&self, use_known: impl FnOnce(&mut Known) -> T) -> T {
        // Nothing is left half done there.
        use_known(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
