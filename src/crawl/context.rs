//! What all sites of a crawl share.

use super::frames::frames;
use super::gate::Manners;
use super::hosts::Hosts;
use super::journal::Journal;
use super::links::{Links, links};
use super::options::CrawlOptions;
use super::progress::Progress;
use super::record::Record;
use super::scope::Scope;
use super::start::Start;
use super::tally::Tally;
use crate::rules::Role;
use crate::source::{
    Answer, BaseUrl, Fetcher, Follow, Page, RawPage, RoleChoice, Unchecked, UncheckedKind, Work,
    own,
};
use crate::text::text;
use tokio::task::spawn_blocking;
use url::Url;

/// What all sites of a crawl share.
pub(super) struct Context<'a, O> {
    pub(super) options: &'a CrawlOptions,
    pub(super) scope: &'a Scope,
    pub(super) hosts: &'a Hosts,
    pub(super) manners: &'a Manners<'a>,
    pub(super) fetcher: &'a Fetcher,
    pub(super) tally: &'a Tally,
    pub(super) journal: Option<&'a Journal>,
    pub(super) progress: &'a Progress,
    pub(super) role: RoleChoice,
    /// Takes what is to be checked; says whether anybody still does.
    pub(super) out: O,
}

/// What a page leads to.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) links: Links,
    pub(super) frames: Vec<Url>,
}

impl Read {
    /// With the site's own addresses, where the page has those of the place it was fetched from.
    fn owned(mut self, base: Option<&BaseUrl>, at: &Url) -> Self {
        let links = &mut self.links;
        let led = links.pages.iter_mut().chain(&mut links.canonical);
        for url in led.chain(&mut self.frames) {
            *url = own(base, url.clone(), at);
        }
        self
    }
}

/// What came of an address that was found.
pub(super) enum Came {
    /// A page, which was handed out.
    Page(Links),
    /// A redirect.
    Moved(Url),
    /// Nothing to look at.
    Nothing,
}

impl<O: AsyncFn(Work) -> bool> Context<'_, O> {
    /// The page behind what was named, and the page's own address.
    pub(super) async fn start(&self, start: &Start) -> Result<(RawPage, Url), Unchecked> {
        let mut first = None;
        for url in &start.candidates {
            match self.fetch(url, Follow::All, self.role.of_named()).await {
                Ok(Answer::Page(page)) => {
                    let url = Url::parse(&page.source).unwrap_or_else(|_| url.clone());
                    return Ok((*page, url));
                }
                // Where redirects are followed, all that comes is a page or a failure.
                Ok(_) => {}
                Err(failed) if !may_do_without(failed.kind) => return Err(of(failed, start)),
                Err(failed) => first = first.or(Some(failed)),
            }
        }
        Err(of(first.unwrap_or_else(|| nowhere(&start.asked)), start))
    }

    /// What a found address brings. Its page is handed out; what is no page is counted.
    pub(super) async fn found(&self, url: &Url, deeper: bool) -> Came {
        let role = self.role.of_found(false);
        let came = self.fetch(url, Follow::No, role).await;
        self.progress.done(came.is_ok());
        match came {
            Ok(Answer::Page(page)) => return Came::Page(self.page(*page, url, deeper).await.links),
            Ok(Answer::Moved(target)) => return Came::Moved(target),
            Ok(Answer::Gone(_)) => self.tally.dead_links.add(1),
            Ok(Answer::NotHtml(_)) => self.tally.not_html.add(1),
            Err(failed) => match failed.kind {
                UncheckedKind::Robots => self.tally.forbidden.add(1),
                UncheckedKind::Interrupted => self.tally.interrupted.add(1),
                _ => {
                    self.unchecked(failed).await;
                }
            },
        }
        Came::Nothing
    }

    /// Fetches one address, or takes what came of it in the run that this one goes on from.
    async fn fetch(&self, url: &Url, follow: Follow, role: Role) -> Result<Answer, Unchecked> {
        // The same address answers otherwise when redirects are followed.
        let asked = match follow {
            Follow::All => format!("start {url}"),
            Follow::No => url.to_string(),
        };
        let kept = self.journal.and_then(|journal| journal.find(&asked));
        if let Some(came) = kept.and_then(|record| record.answer(role)) {
            return came;
        }
        let came = self.fetcher.page(url, follow, self.manners).await;
        let came = came.map(|answer| with_role(answer, role));
        let is_over = !matches!(&came, Err(e) if e.kind == UncheckedKind::Interrupted);
        if let Some(journal) = self.journal.filter(|_| is_over) {
            journal.keep(&Record::new(&asked, &came));
        }
        came
    }

    /// Hands a page out; gives its links if somebody wants to go `deeper`, and of a home page
    /// that is a set of frames, the frames: what a visitor sees stands in them.
    pub(super) async fn page(&self, page: RawPage, url: &Url, deeper: bool) -> Read {
        let may_frame = page.role == Role::Home && has_frames(&page.bytes);
        if !deeper && !may_frame {
            self.hand_out(Work::Page(Box::new(page))).await;
            return Read::default();
        }
        let (source, at) = (page.source.clone(), url.clone());
        // Not on this thread, which has the connections to look after.
        let base = self.options.fetch.base.clone();
        let read = spawn_blocking(move || {
            let (page, read) = read(page, &at, deeper, may_frame)?;
            Ok((page, read.owned(base.as_ref(), &at)))
        });
        match read.await {
            Ok(Ok((page, read))) => {
                self.hand_out(Work::Decoded(Box::new(page))).await;
                read
            }
            Ok(Err(unchecked)) => self.unchecked(unchecked).await,
            Err(_) => self.unchecked(broken(&source)).await,
        }
    }

    /// Looks at the frames of a home page. The last one, where the closing zone stands, is
    /// judged as the home page.
    pub(super) async fn frames(&self, frames: &[Url]) {
        for (nth, url) in frames.iter().enumerate() {
            let is_last = nth + 1 == frames.len();
            let role = if is_last { Role::Home } else { Role::Page };
            match self.fetch(url, Follow::All, role).await {
                Ok(Answer::Page(page)) => self.hand_out(Work::Page(page)).await,
                Ok(_) => {}
                Err(failed) => {
                    self.unchecked(failed).await;
                }
            }
        }
    }

    /// Hands out what could not be looked at.
    pub(super) async fn unchecked(&self, unchecked: Unchecked) -> Read {
        self.hand_out(Work::Unchecked(Box::new(unchecked))).await;
        Read::default()
    }

    async fn hand_out(&self, work: Work) {
        if !(self.out)(work).await {
            // Nobody reads on: the reader has said why.
            self.manners.close();
        }
    }
}

/// Decodes a page and finds out where it leads to.
fn read(page: RawPage, at: &Url, deeper: bool, may_frame: bool) -> Result<(Page, Read), Unchecked> {
    let mut page = page.decode()?;
    let mut read = Read::default();
    if may_frame {
        read.frames = frames(&page.text, at);
        if !read.frames.is_empty() {
            page.role = Role::Page;
        }
    }
    if deeper {
        read.links = links(&page.text, at);
        let frames = &read.frames;
        read.links.pages.retain(|url| !frames.contains(url));
    }
    Ok((page, read))
}

/// Whether a page may be a set of frames, in any encoding that has ASCII's bytes.
fn has_frames(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'<', bytes).any(|at| {
        bytes
            .get(at + 1..at + 9)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"frameset"))
    })
}

/// Whether another spelling of a bare domain may still answer.
const fn may_do_without(kind: UncheckedKind) -> bool {
    use UncheckedKind::{Connect, Status, Timeout, Tls};
    matches!(kind, Connect | Tls | Timeout | Status)
}

/// The failure of what was named, as it was named.
fn of(failed: Unchecked, start: &Start) -> Unchecked {
    let stopped_at = failed.stopped_at.or_else(|| {
        let is_other = failed.source != start.asked;
        is_other.then(|| failed.source.clone())
    });
    Unchecked {
        source: start.asked.clone(),
        stopped_at,
        ..failed
    }
}

fn broken(source: &str) -> Unchecked {
    let error = text! {
        en: "internal error while reading {source}; please report it together with the page",
        zh: "读取 {source} 时发生内部错误，请附上该页面反馈此问题",
    };
    Unchecked::new(source, UncheckedKind::Decode, error)
}

fn nowhere(asked: &str) -> Unchecked {
    let error = text! {
        en: "{asked} names no address",
        zh: "{asked} 不对应任何网址",
    };
    Unchecked::new(asked, UncheckedKind::Scheme, error)
}

fn with_role(answer: Answer, role: Role) -> Answer {
    match answer {
        Answer::Page(mut page) => {
            page.role = role;
            Answer::Page(page)
        }
        other => other,
    }
}
