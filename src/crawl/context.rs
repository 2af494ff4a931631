//! What all sites of a crawl share.

use super::bounds::Bounds;
use super::gate::{Manners, Rules, are_unread};
use super::hosts::Hosts;
use super::options::CrawlOptions;
use super::outlet::Outlet;
use super::progress::Progress;
use super::reading::{Read, Reader, Reading, has_frames};
use super::resume::Resume;
use super::scope::Scope;
use super::start::Start;
use super::tally::{Count, Tally};
use crate::fetch::{Answer, Fetcher, Follow, own, without_secret};
use crate::page::{RawPage, Role, RoleChoice, Unchecked, UncheckedKind, Work};
use crate::text::text;
use std::sync::Arc;
use url::Url;

/// What all sites of a crawl share.
pub(super) struct Context {
    pub(super) options: CrawlOptions,
    pub(super) scope: Arc<Scope>,
    pub(super) hosts: Arc<Hosts>,
    pub(super) manners: Manners,
    pub(super) fetcher: Fetcher,
    pub(super) tally: Tally,
    pub(super) resume: Option<Resume>,
    pub(super) progress: Arc<Progress>,
    pub(super) role: RoleChoice,
    pub(super) out: Outlet,
}

/// What came of an address that was found.
pub(super) enum Came<T> {
    /// A page, which was handed out, and what it leads to.
    Page(T),
    /// A redirect.
    Moved(Url),
    /// Nothing to look at.
    Nothing,
}

impl Came<Reading> {
    /// Once its page has been read.
    pub(super) async fn read(self) -> Came<Read> {
        match self {
            Self::Page(reading) => Came::Page(reading.done().await),
            Self::Moved(target) => Came::Moved(target),
            Self::Nothing => Came::Nothing,
        }
    }
}

impl Context {
    /// The page behind what was named, and the page's own address.
    pub(super) async fn start(&self, start: &Start) -> Result<(RawPage, Url), Unchecked> {
        let mut first = None;
        for url in start.candidates() {
            match self.fetch(&url, Follow::All, self.role.of_named()).await {
                Ok(Answer::Page(page)) => {
                    let url = Url::parse(&page.source).unwrap_or(url);
                    return Ok((*page, url));
                }
                // Where redirects are followed, all that comes is a page or a failure.
                Ok(_) => {}
                Err(failed) if !may_do_without(failed.kind) => return Err(of(failed, start)),
                Err(failed) => first = first.or(Some(failed)),
            }
        }
        Err(of(first.unwrap_or_else(|| nowhere(start.asked())), start))
    }

    /// What a found address brings. Its page is handed out; what is no page is counted.
    /// `from`: the page that leads there. `bounds`: of the links to look for in it, if any.
    pub(super) async fn found(
        &self,
        url: &Url,
        from: Option<Arc<str>>,
        bounds: Option<Bounds>,
    ) -> Came<Reading> {
        let role = self.role.of_found(false);
        // Held, lest they be forgotten before it is known what came of them.
        let rules = self.manners.rules(url);
        let came = self.one_page(url, role).await;
        let is_told = |failed| self.counter(failed, &rules).is_none();
        self.progress.done(!came.as_ref().is_err_and(is_told));
        match came {
            Ok(Answer::Page(page)) => {
                let url = Url::parse(&page.source).unwrap_or_else(|_| url.clone());
                return Came::Page(self.page(*page, &url, bounds).await);
            }
            Ok(Answer::Moved(target)) => return Came::Moved(target),
            Ok(Answer::Gone(status)) => self.tally.dead_link(url, status, from.as_deref()),
            Ok(Answer::NotHtml(_)) => self.tally.not_html.add(1),
            Err(failed) => match self.counter(&failed, &rules) {
                Some(counter) => counter.add(1),
                None => self.unchecked(failed).await,
            },
        }
        Came::Nothing
    }

    /// Where a found address that brought no page is counted; `None` for one that is reported
    /// as not looked at, as is one whose host's `rules` could not be read.
    fn counter(&self, failed: &Unchecked, rules: &Rules) -> Option<&Count> {
        match failed.kind {
            UncheckedKind::Robots if !are_unread(rules) => Some(&self.tally.forbidden),
            UncheckedKind::Interrupted => Some(&self.tally.interrupted),
            _ => None,
        }
    }

    /// Fetches an address that was found. One that redirects to another spelling of itself, such
    /// as one with a session, is one page with it.
    async fn one_page(&self, url: &Url, role: Role) -> Result<Answer, Unchecked> {
        let key = self.scope.key(url);
        let mut asked = vec![url.clone()];
        let mut came = self.fetch(url, Follow::No, role).await;
        while let Ok(Answer::Moved(target)) = &came {
            if self.scope.key(target) != key || asked.contains(target) || asked.len() > SPELLINGS {
                break;
            }
            let next = target.clone();
            came = self.fetch(&next, Follow::No, role).await;
            asked.push(next);
        }
        came
    }

    /// Fetches one address, or takes what came of it in the run that this one goes on from.
    async fn fetch(&self, url: &Url, follow: Follow, role: Role) -> Result<Answer, Unchecked> {
        let Some(resume) = &self.resume else {
            return self.ask(url, follow, role).await;
        };
        // The same address answers otherwise when redirects are followed.
        let asked = match follow {
            Follow::All => format!("start {}", without_secret(url)),
            Follow::No => url.to_string(),
        };
        if let Some(came) = resume.find(&asked, role).await {
            return came;
        }
        match self.ask(url, follow, role).await {
            // Nothing came, and robots.txt is read anew.
            Err(failed) if is_refused(failed.kind) => Err(failed),
            came => resume.keep(&asked, came).await,
        }
    }

    async fn ask(&self, url: &Url, follow: Follow, role: Role) -> Result<Answer, Unchecked> {
        match self.fetcher.page(url, follow, &self.manners).await {
            Ok(Answer::Page(mut page)) => {
                page.role = role;
                Ok(Answer::Page(page))
            }
            other => other,
        }
    }

    /// Hands a page out; what comes of it is its links within `bounds`, if there are any, and of
    /// a home page that is a set of frames, the frames: what a visitor sees stands in them.
    ///
    /// It is read by whoever checks it: not on this thread, which has the connections to look
    /// after, and not on a third one, to which it would have to go first.
    pub(super) async fn page(&self, page: RawPage, url: &Url, bounds: Option<Bounds>) -> Reading {
        let may_frame = page.role == Role::Home && has_frames(&page.bytes);
        let page = Box::new(page);
        if bounds.is_none() && !may_frame {
            self.hand_out(Work::Page(page)).await;
            return Reading::default();
        }
        let reader = Reader {
            at: url.clone(),
            bounds,
            may_frame,
            base: self.options.fetch.base.clone(),
        };
        let (look, reading) = reader.look();
        self.hand_out(Work::Shown(page, look)).await;
        reading
    }

    /// The page in a frame of a home page.
    pub(super) async fn frame(&self, url: &Url, role: Role) -> Option<Box<RawPage>> {
        match self.fetch(url, Follow::All, role).await {
            Ok(Answer::Page(page)) => return Some(page),
            Ok(_) => {}
            Err(failed) => self.unchecked(failed).await,
        }
        None
    }

    /// The address by which the site knows what is met on its page `at`.
    pub(super) fn own(&self, url: Url, at: &Url) -> Url {
        own(self.options.fetch.base.as_ref(), url, at)
    }

    /// Hands out what could not be looked at.
    pub(super) async fn unchecked(&self, unchecked: Unchecked) {
        self.hand_out(Work::Unchecked(Box::new(unchecked))).await;
    }

    /// Hands out what is to be checked.
    pub(super) async fn hand_out(&self, work: Work) {
        if !self.out.hand_out(work).await {
            // Nobody reads on: the reader has said why.
            self.manners.close();
        }
    }
}

/// Spellings of one page through which redirects are followed.
const SPELLINGS: usize = 5;

/// Whether an address was not asked for.
const fn is_refused(kind: UncheckedKind) -> bool {
    matches!(kind, UncheckedKind::Robots | UncheckedKind::Interrupted)
}

/// Whether another spelling of a bare domain may still answer.
const fn may_do_without(kind: UncheckedKind) -> bool {
    use UncheckedKind::{Connect, Status, Timeout, Tls};
    matches!(kind, Connect | Tls | Timeout | Status)
}

/// The failure of what was named, as it was named.
fn of(failed: Unchecked, start: &Start) -> Unchecked {
    let stopped_at = failed.stopped_at.or_else(|| {
        let is_other = failed.source != start.asked();
        is_other.then(|| failed.source.clone())
    });
    Unchecked {
        source: start.asked().to_owned(),
        stopped_at,
        ..failed
    }
}

fn nowhere(asked: &str) -> Unchecked {
    let error = text! {
        en: "{asked} names no address",
        zh: "{asked} 不对应任何网址",
    };
    Unchecked::new(asked, UncheckedKind::Scheme, error)
}
