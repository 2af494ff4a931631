//! Leave to ask: what `robots.txt` forbids is not asked for, no host is asked too often, and
//! after Ctrl-C nothing new is asked.

use super::hosts::Hosts;
use super::options::CrawlOptions;
use super::robots::{MAX_BYTES, Robots};
use super::stop::Stop;
use crate::fetch::{Allowing, Cap, Entering, Fetcher, Gate, Pausing, Permit, Refusal};
use crate::lock::locked;
use crate::page::{Unchecked, UncheckedKind};
use crate::text::{Text, text};
use futures_util::future::{Either, select};
use std::collections::HashMap;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::OnceCell;
use tokio::time::sleep;
use url::Url;

/// What of a `robots.txt` is asked for: a little more than is read, so that it shows where the limit
/// cuts a line.
const WITH_THE_CUT: Cap = Cap::Truncate(MAX_BYTES as u64 + 64);

/// Bytes of `robots.txt` files whose rules are kept; a few hundred are added to each.
const KEPT: usize = 16 << 20;

/// A host that has had enough has not said that all is allowed.
const TOO_MANY: u16 = 429;

/// What a host says about programs that visit it, or why it cannot be known.
pub(super) type Rules = Arc<OnceCell<Result<Robots, Refusal>>>;

/// Whether a host's rules were asked for in vain: then nothing is known of what it forbids.
pub(super) fn are_unread(rules: &Rules) -> bool {
    rules.get().is_some_and(Result::is_err)
}

/// Gives leave to ask.
pub(super) struct Manners {
    politely: Politely,
    fetcher: Fetcher,
    obeyed: bool,
    /// By scheme, host and port.
    rules: Mutex<HashMap<String, Rules>>,
    /// Bytes that they were read from.
    read: AtomicUsize,
}

impl Manners {
    pub(super) fn new(
        options: &CrawlOptions,
        fetcher: Fetcher,
        hosts: Arc<Hosts>,
        stop: Stop,
    ) -> Self {
        Self {
            politely: Politely { hosts, stop },
            fetcher,
            obeyed: options.robots,
            rules: Mutex::default(),
            read: AtomicUsize::new(0),
        }
    }

    /// Asks nothing any more.
    pub(super) fn close(&self) {
        self.politely.stop.ask();
    }

    /// The sitemaps that a host's `robots.txt` names.
    pub(super) async fn sitemaps(&self, url: &Url) -> Vec<Url> {
        let rules = self.rules(url);
        match self.read(&rules, url).await {
            Ok(robots) => robots.sitemaps.clone(),
            Err(_) => Vec::new(),
        }
    }

    /// Forgets the rules of hosts that nobody asks just now, once they are many: they are asked
    /// for again where need be.
    pub(super) fn forget_idle(&self) {
        if self.read.load(Ordering::Relaxed) < KEPT {
            return;
        }
        let mut rules = locked(&self.rules);
        rules.retain(|_, rules| Arc::strong_count(rules) > 1);
        self.read.store(0, Ordering::Relaxed);
    }

    /// Whether the rules of its host let an address be asked for.
    async fn allow(&self, url: &Url) -> Result<(), Refusal> {
        if !self.obeyed {
            return Ok(());
        }
        let rules = self.rules(url);
        let robots = self.read(&rules, url).await?;
        if let Some(pause) = robots.delay {
            self.politely.hosts.slow_down(url, pause);
        }
        if robots.allows(url) {
            Ok(())
        } else {
            Err(Refusal::robots(forbidden(url)))
        }
    }

    /// The rules for an address. They are not forgotten as long as somebody holds them.
    pub(super) fn rules(&self, url: &Url) -> Rules {
        let origin = url.origin().ascii_serialization();
        let mut rules = locked(&self.rules);
        Arc::clone(rules.entry(origin).or_default())
    }

    async fn read<'r>(&self, rules: &'r Rules, url: &Url) -> Result<&'r Robots, Refusal> {
        let rules = rules.get_or_init(|| self.fetch(url)).await;
        rules.as_ref().map_err(Clone::clone)
    }

    /// RFC 9309, section 2.3.1: a host without the file (4xx, redirects that lead nowhere) allows
    /// all, one that does not answer (5xx, network) allows nothing.
    async fn fetch(&self, url: &Url) -> Result<Robots, Refusal> {
        let Ok(place) = url.join("/robots.txt") else {
            return Ok(Robots::default());
        };
        let came = self.fetcher.resource(&place, WITH_THE_CUT, &self.politely);
        let came = came.await;
        let bytes = came.as_ref().map_or(0, |came| came.bytes.len());
        self.read.fetch_add(bytes + 512, Ordering::Relaxed);
        match came {
            Ok(came) if (200..300).contains(&came.status) => Ok(Robots::read(&came.bytes)),
            Ok(came) if came.status < 500 && came.status != TOO_MANY => Ok(Robots::default()),
            Ok(came) => Err(Refusal::robots(unavailable(&place, came.status))),
            Err(unchecked) if unchecked.kind == UncheckedKind::Redirect => Ok(Robots::default()),
            Err(unchecked) => Err(of_host(unchecked, &place).into()),
        }
    }
}

impl Gate for Manners {
    fn enter<'a>(&'a self, url: &'a Url) -> Entering<'a> {
        Box::pin(async move {
            self.allow(url).await?;
            self.politely.enter(url).await
        })
    }

    fn allow<'a>(&'a self, url: &'a Url) -> Allowing<'a> {
        Box::pin(async move {
            Self::allow(self, url).await?;
            if self.politely.stop.asked() {
                return Err(interrupted());
            }
            Ok(())
        })
    }

    fn slow_down(&self, url: &Url, pause: Duration) {
        self.politely.slow_down(url, pause);
    }

    fn pause(&self, pause: Duration) -> Pausing<'_> {
        self.politely.pause(pause)
    }
}

/// The part that holds for `robots.txt` itself, too.
struct Politely {
    hosts: Arc<Hosts>,
    stop: Stop,
}

impl Politely {
    /// What comes of `wait`, unless the run is interrupted first.
    async fn unless_stopped<T>(&self, wait: impl Future<Output = T>) -> Option<T> {
        let stopped = pin!(self.stop.wait());
        match select(pin!(wait), stopped).await {
            Either::Left((came, _)) => Some(came).filter(|_| !self.stop.asked()),
            Either::Right(_) => None,
        }
    }
}

impl Gate for Politely {
    fn enter<'a>(&'a self, url: &'a Url) -> Entering<'a> {
        Box::pin(async move {
            if self.stop.asked() {
                return Err(interrupted());
            }
            match self.unless_stopped(self.hosts.enter(url)).await {
                Some(Some(leave)) => Ok(Permit::holding(leave)),
                Some(None) => Err(closed(url)),
                None => Err(interrupted()),
            }
        })
    }

    fn slow_down(&self, url: &Url, pause: Duration) {
        self.hosts.put_off(url, pause);
    }

    fn pause(&self, pause: Duration) -> Pausing<'_> {
        Box::pin(async move {
            // Cut short, it is followed by the refusal to enter.
            self.unless_stopped(sleep(pause)).await;
        })
    }
}

/// What keeps robots.txt from being read, where that is the host and no page of it could be.
fn of_host(mut unchecked: Unchecked, place: &Url) -> Unchecked {
    use UncheckedKind::{Connect, Dns, Tls};
    let place = unchecked.stopped_at.as_deref().unwrap_or(place.as_str());
    if matches!(unchecked.kind, Connect | Dns | Tls) {
        let root = place.trim_end_matches("robots.txt");
        let error = &mut unchecked.error;
        for text in [&mut error.en, &mut error.zh] {
            *text = text.replace(place, root);
        }
    }
    unchecked
}

fn interrupted() -> Refusal {
    Refusal {
        kind: UncheckedKind::Interrupted,
        error: text! {
            en: "the run was interrupted before this address was looked at; run it again, with --resume to keep what is done",
            zh: "检查在访问此网址前被中断；请重新运行，可用 --resume 保留已完成的部分",
        },
    }
}

fn closed(url: &Url) -> Refusal {
    let host = url.host_str().unwrap_or_default();
    Refusal {
        kind: UncheckedKind::Status,
        error: text! {
            en: "{host} asked for a long pause (Retry-After), so {url} was not asked for; try again later",
            zh: "{host} 要求长时间暂停访问（Retry-After），因此未访问 {url}；请稍后再试",
        },
    }
}

fn forbidden(url: &Url) -> Text {
    text! {
        en: "robots.txt forbids programs to fetch {url}; if the site is yours, use --ignore-robots",
        zh: "robots.txt 禁止程序访问 {url}；如为自有网站，请使用 --ignore-robots",
    }
}

fn unavailable(place: &Url, status: u16) -> Text {
    text! {
        en: "{place} answered HTTP {status}, and a site whose rules cannot be read is left alone (RFC 9309); try later, or use --ignore-robots if the site is yours",
        zh: "{place} 返回 HTTP {status}；无法读取规则的网站不予访问（RFC 9309）；请稍后重试，如为自有网站可使用 --ignore-robots",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use tokio::time::Instant;

    /// Time stands still but for what is slept.
    #[tokio::test(start_paused = true)]
    async fn an_interrupted_run_waits_for_nobody() {
        let options = CrawlOptions::default();
        let fetcher = Fetcher::new(&options.fetch, HashSet::new()).unwrap();
        let (hosts, stop) = (Arc::new(Hosts::new(&options)), Stop::default());
        let manners = Manners::new(&options, fetcher, Arc::clone(&hosts), stop.clone());
        let url = Url::parse("http://example.cn/").unwrap();
        hosts.put_off(&url, Duration::from_secs(59));
        let begin = Instant::now();
        let asking = tokio::join!(
            manners.politely.enter(&url),
            manners.pause(Duration::from_secs(29)),
            async { stop.ask() },
        );
        assert_eq!(asking.0.unwrap_err().kind, UncheckedKind::Interrupted);
        assert_eq!(begin.elapsed(), Duration::ZERO);
    }
}
