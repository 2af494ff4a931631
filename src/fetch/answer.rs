//! From replies to a page.

use super::failure::{Failure, Stopped};
use super::gate::Gate;
use super::reply::{Reply, Want};
use super::soft404::ErrorPage;
use super::trip::{PAGE_HOPS, Trip, is_http, shown};
use super::{Fetcher, evidence, refresh, skim, soft404, waf};
use crate::page::{RawPage, Role, Unchecked, UncheckedKind};
use url::Url;

/// What is done about redirects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follow {
    /// The user gave the address: redirects are followed, at most ten, and whatever is no page
    /// is [`Unchecked`].
    All,
    /// The address was found on a page or in a sitemap: what it leads to, and that it is dead
    /// or no page, is handed back.
    No,
}

/// What an address answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A page.
    Page(Box<RawPage>),
    /// A redirect to another http or https address, by status, `<meta>` or script. Only for
    /// [`Follow::No`].
    Moved(Url),
    /// No page any more: status 404 or 410. Only for [`Follow::No`].
    Gone(u16),
    /// Another kind of file, by its media type. Only for [`Follow::No`].
    NotHtml(String),
}

/// What a reply leads to.
enum Step {
    Done(Answer),
    /// Status, target, and whether the reply set a cookie.
    Go(u16, Url, bool),
}

impl Fetcher {
    /// What is at `url`. A page's `source` is the address that answered, without a fragment
    /// and without any user name and password; its role is for who asked to say.
    ///
    /// # Errors
    /// There is no page to be had, though there should be one; the value says why and at which
    /// hop.
    pub async fn page(
        &self,
        url: &Url,
        follow: Follow,
        gate: &dyn Gate,
    ) -> Result<Answer, Unchecked> {
        let mut trip = Trip::new(url, PAGE_HOPS, self.0.options.timeout)?;
        trip.is_given = follow == Follow::All;
        match self.walk(&mut trip, gate).await {
            Ok(Answer::Page(page)) => {
                let answer = refuse_binary(&trip, page)?;
                self.keep(&mut trip, &answer).await;
                Ok(answer)
            }
            Ok(answer) => Ok(answer),
            Err(stop) => Err(trip.unchecked(&stop)),
        }
    }

    /// Keeps a page for later runs; only here it is known to be the site's own.
    async fn keep(&self, trip: &mut Trip, answer: &Answer) {
        let cache = self.0.options.cache.as_ref();
        if let (Some(cache), Some(draft), Answer::Page(page)) = (cache, trip.draft.take(), answer) {
            cache.keep(draft, &page.bytes).await;
        }
    }

    async fn walk(&self, trip: &mut Trip, gate: &dyn Gate) -> Result<Answer, Stopped> {
        let want = Want::Page(self.0.options.max_bytes);
        loop {
            let mut reply = self.reply(trip, want, gate).await?;
            trip.draft = reply.draft.take();
            match self.step(trip, reply)? {
                Step::Done(answer) => return Ok(answer),
                Step::Go(status, next, sets_cookie) => trip.go(status, next, sets_cookie)?,
            }
        }
    }

    fn step(&self, trip: &Trip, reply: Reply) -> Result<Step, Stopped> {
        let status = reply.status.as_u16();
        if let Some(next) = reply.target {
            return lead(trip, status, next, reply.sets_cookie);
        }
        if reply.is_gone() {
            return end(trip, Answer::Gone(status), Failure::Status(status));
        }
        if !reply.media.is_page() {
            let essence = reply.media.essence;
            return end(
                trip,
                Answer::NotHtml(essence.clone()),
                Failure::Media(essence),
            );
        }
        match look(trip, &reply)? {
            Some(next) => {
                let next = self.0.options.own(next, trip.current());
                lead(trip, status, next, false)
            }
            None => Ok(Step::Done(Answer::Page(Box::new(
                self.page_of(trip, reply),
            )))),
        }
    }

    fn page_of(&self, trip: &Trip, reply: Reply) -> RawPage {
        let fetched = evidence::of(reply.at, trip, self.0.options.insecure);
        RawPage {
            source: trip.source(),
            requested: trip.requested(),
            status: Some(reply.status.as_u16()),
            fetched: Some(fetched),
            http_charset: reply.media.charset,
            role: Role::Home,
            bytes: reply.bytes,
        }
    }
}

/// Where the page itself leads on to.
///
/// # Errors
/// It is not the site's page, but a firewall's, or one that says there is none.
fn look(trip: &Trip, reply: &Reply) -> Result<Option<Url>, Failure> {
    let skim = skim::of(&reply.bytes);
    let wall = reply.wall.filter(|_| skim.is_bare());
    if let Some(wall) = wall.or_else(|| waf::in_page(reply.status, &reply.bytes, &skim)) {
        return Err(Failure::Waf(reply.status.as_u16(), wall));
    }
    if let Some(page) = soft404::of(trip.current(), &reply.bytes, &skim) {
        return Err(Failure::ErrorPage(page));
    }
    Ok(refresh::target(trip.current(), &skim))
}

/// To the next hop or, with it, to the end.
fn lead(trip: &Trip, status: u16, mut next: Url, sets_cookie: bool) -> Result<Step, Stopped> {
    if soft404::is_block(&next) {
        return Err(Failure::ErrorPage(ErrorPage::Unfiled).into());
    }
    next.set_fragment(None);
    let returns = next == *trip.current();
    if trip.is_given || returns {
        Ok(Step::Go(status, next, sets_cookie))
    } else if is_http(&next) {
        Ok(Step::Done(Answer::Moved(next)))
    } else {
        Err(Stopped::at(Failure::Scheme, shown(&next)))
    }
}

/// What is no page is an answer for an address that was found, a failure for one that was given.
fn end(trip: &Trip, answer: Answer, failure: Failure) -> Result<Step, Stopped> {
    if trip.is_given {
        Err(failure.into())
    } else {
        Ok(Step::Done(answer))
    }
}

fn refuse_binary(trip: &Trip, page: Box<RawPage>) -> Result<Answer, Unchecked> {
    match page.refuse_binary() {
        Ok(()) => Ok(Answer::Page(page)),
        Err(refused) if !trip.is_given && refused.kind == UncheckedKind::NotHtml => {
            Ok(Answer::NotHtml("application/octet-stream".to_owned()))
        }
        Err(refused) => Err(trip.at(refused)),
    }
}
