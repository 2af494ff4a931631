//! Manners: how often and how much at once a host is asked.

use super::options::CrawlOptions;
use crate::fetch::{BaseUrl, place};
use crate::lock::locked;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};
use url::{Host, Url};

/// The hosts that are being asked.
pub(super) struct Hosts {
    /// Requests under way, of all hosts.
    all: Arc<Semaphore>,
    whole: usize,
    each: usize,
    pause: Duration,
    base: Option<BaseUrl>,
    known: Mutex<HashMap<String, Arc<Limits>>>,
}

/// What one host bears.
struct Limits {
    room: Arc<Semaphore>,
    /// Between the starts of two requests.
    pause: Mutex<Duration>,
    /// When the next request may start.
    next: Mutex<Instant>,
    /// Until when it asked for a pause.
    rests: Mutex<Instant>,
    /// It asked for a longer pause than a run makes.
    is_closed: AtomicBool,
}

/// The longest pause that a host may ask for.
const LONGEST: Duration = Duration::from_secs(60);

/// Leave to send one request; dropped when the answer is in.
pub(super) struct Leave {
    _host: Option<OwnedSemaphorePermit>,
    _all: Option<OwnedSemaphorePermit>,
    /// The host is not forgotten meanwhile.
    _limits: Arc<Limits>,
}

/// Hosts that are remembered without a thought.
const MANY: usize = 4_096;

impl Hosts {
    pub(super) fn new(options: &CrawlOptions) -> Self {
        let whole = options.concurrency.clamp(1, Semaphore::MAX_PERMITS);
        Self {
            all: Arc::new(Semaphore::new(whole)),
            whole,
            each: options.host_concurrency.clamp(1, whole),
            pause: pause(options.host_rate),
            base: options.fetch.base.clone(),
            known: Mutex::default(),
        }
    }

    /// Requests to this host that may be under way at the same time.
    pub(super) fn room(&self, url: &Url) -> usize {
        if is_loopback(&place(self.base.as_ref(), url)) {
            self.whole
        } else {
            self.each
        }
    }

    /// Waits until a request to the address's host may start. `None`: the host asked to be left
    /// alone for longer than a run waits.
    pub(super) async fn enter(&self, url: &Url) -> Option<Leave> {
        let limits = self.limits(url);
        if limits.is_closed() {
            return None;
        }
        // A closed semaphore would be the only failure; none is ever closed.
        let host = Arc::clone(&limits.room).acquire_owned().await.ok();
        let booked = limits.book();
        // It may ask for a pause meanwhile, or for a longer one.
        while let Some(start) = limits.to_wait_for(booked) {
            sleep_until(start).await;
        }
        if limits.is_closed() {
            return None;
        }
        // Last, so that a host that must wait keeps no other from being asked.
        let all = Arc::clone(&self.all).acquire_owned().await.ok();
        Some(Leave {
            _host: host,
            _all: all,
            _limits: limits,
        })
    }

    /// Asks a host no more often than it wishes.
    pub(super) fn slow_down(&self, url: &Url, wished: Duration) {
        if !is_loopback(&place(self.base.as_ref(), url)) {
            let limits = self.limits(url);
            let mut pause = locked(&limits.pause);
            *pause = wished.max(*pause);
        }
    }

    /// Does not ask a host for a while; no more in this run if it asks for too long a while.
    pub(super) fn put_off(&self, url: &Url, pause: Duration) {
        let limits = self.limits(url);
        if pause > LONGEST {
            limits.is_closed.store(true, Ordering::Relaxed);
            return;
        }
        let until = Instant::now() + pause;
        for time in [&limits.rests, &limits.next] {
            let mut time = locked(time);
            *time = (*time).max(until);
        }
    }

    /// Forgets the hosts that nobody asks and that need not be waited for, so that the number
    /// of sites does not matter.
    pub(super) fn forget_idle(&self) {
        let now = Instant::now();
        let mut known = locked(&self.known);
        if known.len() < MANY {
            return;
        }
        known.retain(|_, host| Arc::strong_count(host) > 1 || *locked(&host.next) > now);
    }

    fn limits(&self, url: &Url) -> Arc<Limits> {
        let url = &*place(self.base.as_ref(), url);
        let name = url.host_str().unwrap_or_default();
        let mut known = locked(&self.known);
        if let Some(limits) = known.get(name) {
            return Arc::clone(limits);
        }
        let pause = if is_loopback(url) {
            Duration::ZERO
        } else {
            self.pause
        };
        let limits = Arc::new(Limits {
            room: Arc::new(Semaphore::new(self.room(url))),
            pause: Mutex::new(pause),
            next: Mutex::new(Instant::now()),
            rests: Mutex::new(Instant::now()),
            is_closed: AtomicBool::new(false),
        });
        known.insert(name.to_owned(), Arc::clone(&limits));
        limits
    }
}

impl Limits {
    fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Relaxed)
    }

    /// The moment at which the request may start.
    fn book(&self) -> Instant {
        let pause = *locked(&self.pause);
        let mut next = locked(&self.next);
        let start = Instant::now().max(*next);
        *next = start + pause;
        start
    }

    /// The moment until which a request must still wait. A timer that is over already costs a
    /// turn of the clock.
    fn to_wait_for(&self, booked: Instant) -> Option<Instant> {
        let start = booked.max(*locked(&self.rests));
        (start > Instant::now()).then_some(start)
    }
}

/// Seldom enough for any run, and no more than the clock can add up.
const RAREST: Duration = Duration::from_secs(24 * 60 * 60);

fn pause(rate: f64) -> Duration {
    if rate > 0.0 {
        let pause = Duration::try_from_secs_f64(rate.recip());
        pause.map_or(RAREST, |pause| pause.min(RAREST))
    } else {
        Duration::ZERO
    }
}

/// Whether the address names this very machine, which needs no limits.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(url: &str) -> Url {
        Url::parse(url).unwrap()
    }

    async fn seconds_for(hosts: &Hosts, address: &str, requests: u32) -> f64 {
        let start = Instant::now();
        for _ in 0..requests {
            drop(hosts.enter(&url(address)).await);
        }
        start.elapsed().as_secs_f64()
    }

    #[tokio::test(start_paused = true)]
    async fn keeps_the_rate_of_each_host() {
        let hosts = Hosts::new(&CrawlOptions::default());
        let spent = seconds_for(&hosts, "http://a.example/", 9).await;
        assert!((1.9..2.1).contains(&spent), "{spent}");
        let spent = seconds_for(&hosts, "http://b.example/", 1).await;
        assert!(spent < 0.1, "{spent}");
        hosts.slow_down(&url("http://b.example/"), Duration::from_secs(3));
        let spent = seconds_for(&hosts, "http://b.example/x", 3).await;
        assert!(spent > 6.0, "{spent}");
        let spent = seconds_for(&hosts, "http://127.0.0.1/", 100).await;
        assert!(spent < 0.1, "{spent}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_holds_for_requests_that_wait_already() {
        let hosts = Hosts::new(&CrawlOptions::default());
        let address = url("http://a.example/");
        drop(hosts.enter(&address).await);
        let start = Instant::now();
        tokio::join!(async { drop(hosts.enter(&address).await) }, async {
            hosts.put_off(&address, Duration::from_secs(9));
        },);
        let spent = start.elapsed().as_secs_f64();
        assert!((8.9..9.1).contains(&spent), "{spent}");
    }

    #[tokio::test(start_paused = true)]
    async fn keeps_the_room_of_each_host() {
        let hosts = Hosts::new(&CrawlOptions {
            host_rate: 0.0,
            ..CrawlOptions::default()
        });
        let address = url("http://a.example/");
        let held = (hosts.enter(&address).await, hosts.enter(&address).await);
        let third = tokio::time::timeout(Duration::from_secs(9), hosts.enter(&address));
        assert!(third.await.is_err());
        let other = url("http://b.example/");
        drop(hosts.enter(&other).await);
        hosts.put_off(&other, Duration::from_secs(3600));
        assert!(hosts.enter(&other).await.is_none());
        drop(held);
        assert!(hosts.enter(&address).await.is_some());
        for nth in 0..MANY {
            drop(hosts.enter(&url(&format!("http://h{nth}.example/"))).await);
        }
        hosts.forget_idle();
        assert!(locked(&hosts.known).is_empty());
    }

    #[test]
    fn a_rate_near_zero_is_no_rate_without_a_limit() {
        assert_eq!(pause(4.0), Duration::from_millis(250));
        assert_eq!(pause(0.0), Duration::ZERO);
        for rate in [1e-19, f64::MIN_POSITIVE, 5e-324] {
            assert_eq!(pause(rate), RAREST, "{rate}");
        }
    }

    #[test]
    fn knows_this_machine() {
        for (address, loopback) in [
            ("http://127.9.9.9/", true),
            ("http://[::1]/", true),
            ("http://[::ffff:127.0.0.1]/", true),
            ("http://localhost:8080/", true),
            ("http://10.0.0.1/", false),
            ("http://localhost.example/", false),
        ] {
            assert_eq!(is_loopback(&url(address)), loopback, "{address}");
        }
    }
}
