//! One request: what goes out, how long it may take, and how often it is tried.

use super::failure::{Failure, Phase};
use super::gate::Gate;
use super::reply::{Reply, Want};
use super::retry::Tries;
use super::trip::Trip;
use super::{Fetcher, Shared};
use reqwest::{RequestBuilder, Response};
use std::time::Duration;
use tokio::time::{Instant, timeout};
use url::{Host, Url};

impl Fetcher {
    /// What the current address answers, after as many attempts as are allowed. The time that
    /// the successful one took is taken off the trip's.
    pub(super) async fn reply(
        &self,
        trip: &mut Trip,
        want: Want,
        gate: &dyn Gate,
    ) -> Result<Reply, Failure> {
        let shared = &*self.0;
        shared.check(trip.current())?;
        let mut tries = Tries::new(&shared.options.retries);
        loop {
            let permit = gate.enter(trip.current()).await.map_err(Failure::Gate)?;
            let started = Instant::now();
            let outcome = shared.attempt(trip, want).await;
            drop(permit);
            let failure = match outcome {
                Ok(reply) => {
                    trip.left = trip.left.saturating_sub(started.elapsed());
                    return Ok(reply);
                }
                Err(failure) => failure,
            };
            let pause = match tries.pause(failure) {
                Ok(pause) => pause,
                Err(failure) => {
                    if let Failure::Busy(_, wait) | Failure::TooBusy(_, wait, _) = &failure {
                        // This request is not repeated, but others to the host must wait.
                        gate.slow_down(trip.current(), *wait);
                    }
                    return Err(failure);
                }
            };
            gate.slow_down(trip.current(), pause);
            if !pause.is_zero() {
                gate.pause(pause).await;
            }
        }
    }
}

impl Shared {
    /// # Errors
    /// The host is written as an address that must not be touched, or is the proxy.
    fn check(&self, url: &Url) -> Result<(), Failure> {
        let blocked = self.guard.check_literal(url);
        blocked.map_err(|blocked| Failure::Blocked(blocked.0))?;
        match url.host() {
            Some(Host::Domain(host))
                if self.proxies.contains(host) && !self.guard.is_named(host) =>
            {
                Err(Failure::Proxy)
            }
            _ => Ok(()),
        }
    }

    async fn attempt(&self, trip: &Trip, want: Want) -> Result<Reply, Failure> {
        let started = Instant::now();
        let response = self.send(trip).await?;
        let left = trip.left.saturating_sub(started.elapsed());
        let received = Reply::receive(response, want, self.options.connect_limit());
        let late = |_| Failure::Timeout(Phase::Body, self.options.timeout);
        timeout(left, received).await.map_err(late)?
    }

    async fn send(&self, trip: &Trip) -> Result<Response, Failure> {
        let limit = self.options.first_byte_limit();
        let late = |_| Failure::Timeout(Phase::Headers, self.shown_limit(limit, trip));
        let sent = timeout(limit.min(trip.left), self.request(trip).send());
        let sent = sent.await.map_err(late)?;
        sent.map_err(|e| Failure::of(&e, trip.current(), self.options.connect_limit()))
    }

    /// A limit that earlier hops have shortened is named by the whole page's.
    fn shown_limit(&self, limit: Duration, trip: &Trip) -> Duration {
        if trip.left < limit {
            self.options.timeout
        } else {
            limit
        }
    }

    fn request(&self, trip: &Trip) -> RequestBuilder {
        let url = trip.current();
        let request = self.clients.of(url).get(url.clone());
        let is_given = trip.is_given && trip.is_at_home();
        let own = trip.own.as_ref().filter(|_| is_given);
        if !(self.secrets.knows(url) && trip.is_no_worse()) {
            // What a list or a frame leads to is followed like what was named, but gets nothing
            // that was not written into its own address.
            return match own {
                Some((user, password)) => request.basic_auth(user, Some(password)),
                None => request,
            };
        }
        let cookies = self.secrets.cookies(&self.clients.jar, url);
        self.secrets.add(request, own, cookies)
    }
}
