//! One request: what goes out, how long it may take, and how often it is tried.

use super::cache::{Asked, Draft, Kept};
use super::failure::{Failure, Phase};
use super::gate::Gate;
use super::reply::{Reply, Want};
use super::retry::Tries;
use super::trip::Trip;
use super::{Fetcher, Shared};
use reqwest::cookie::CookieStore as _;
use reqwest::{RequestBuilder, Response, StatusCode};
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
        let place = shared.options.place(trip.current()).into_owned();
        trip.fetch_at((place != *trip.current()).then_some(place));
        shared.check(trip.place())?;
        let mut kept = shared.kept(trip, want).await;
        if let Some(kept) = kept.take_if(|kept| shared.goes_unasked(kept, trip)) {
            gate.allow(trip.current()).await.map_err(Failure::Gate)?;
            return Ok(Reply::unasked(kept));
        }
        let mut tries = Tries::new(&shared.options.retries);
        loop {
            let permit = gate.enter(trip.current()).await.map_err(Failure::Gate)?;
            let started = Instant::now();
            let outcome = shared.attempt(trip, want, kept.take()).await;
            drop(permit);
            let failure = match outcome {
                Ok(Some(reply)) => {
                    trip.left = trip.left.saturating_sub(started.elapsed());
                    return Ok(reply);
                }
                Ok(None) => continue,
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
                if self.proxies.hosts().contains(host) && !self.guard.is_named(host) =>
            {
                Err(Failure::Proxy)
            }
            _ => Ok(()),
        }
    }

    /// The request as the cache knows it; `None` where there is none or it has no business.
    fn asked(&self, trip: &Trip, want: Want) -> Option<Asked> {
        if self.options.cache.is_none() || !matches!(want, Want::Page(_)) || self.is_private(trip) {
            return None;
        }
        Asked::new(trip.place(), self.clients.headers(), &self.way)
    }

    async fn kept(&self, trip: &Trip, want: Want) -> Option<Kept> {
        let asked = self.asked(trip, want)?;
        let cache = self.options.cache.as_ref()?;
        cache.find(&asked, self.options.max_bytes).await
    }

    /// Whether a kept page stands for itself. Where it came from must be an address to which a
    /// request might go now: another run may have been allowed more.
    fn goes_unasked(&self, kept: &Kept, trip: &Trip) -> bool {
        let host = trip.place().host_str().unwrap_or_default();
        let may_come_from = |peer| self.guard.filter(host, &[peer]).is_ok();
        kept.fresh().is_some_and(may_come_from)
    }

    /// Whether the request tells more of the user than any other would.
    fn is_private(&self, trip: &Trip) -> bool {
        let url = trip.place();
        let has_cookies = || self.clients.jar.cookies(url).is_some();
        let tells = || !self.secrets.is_empty() && self.secrets.knows(url);
        trip.own.is_some() || tells() || has_cookies()
    }

    /// `None`: the server means another page than the one that is kept; ask for all of it.
    async fn attempt(
        &self,
        trip: &Trip,
        want: Want,
        kept: Option<Kept>,
    ) -> Result<Option<Reply>, Failure> {
        let started = Instant::now();
        // Before the answer may set cookies.
        let asked = self.asked(trip, want);
        let response = self.send(trip, kept.as_ref()).await?;
        if let Some(kept) = kept.filter(|_| speaks_of_conditions(response.status())) {
            let draft = kept.confirmed(&response);
            return Ok(draft.map(|draft| Reply::confirmed(kept, draft)));
        }
        let draft = asked.and_then(|asked| Draft::new(&asked, &response));
        let left = trip.left.saturating_sub(started.elapsed());
        let received = Reply::receive(response, want, self.options.connect_limit());
        let late = |_| Failure::Timeout(Phase::Body, self.options.timeout);
        let mut reply = timeout(left, received).await.map_err(late)??;
        let own = |target| self.options.own(target, trip.current());
        reply.target = reply.target.map(own);
        reply.draft = draft;
        Ok(Some(reply))
    }

    async fn send(&self, trip: &Trip, kept: Option<&Kept>) -> Result<Response, Failure> {
        let limit = self.options.first_byte_limit();
        let late = |_| Failure::Timeout(Phase::Headers, self.shown_limit(limit, trip));
        let mut request = self.request(trip);
        if let Some(kept) = kept {
            request = request.headers(kept.conditions.clone());
        }
        let sent = timeout(limit.min(trip.left), request.send());
        let sent = sent.await.map_err(late)?;
        sent.map_err(|e| {
            let failure = Failure::of(&e, trip.place(), self.options.connect_limit());
            failure.through(self.proxy(trip.place()))
        })
    }

    /// The proxy that a request goes through.
    fn proxy(&self, url: &Url) -> Option<String> {
        let is_direct = self.clients.has_given(url);
        (!is_direct).then(|| self.proxies.of(url)).flatten()
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
        let url = trip.place();
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

/// Statuses that a request without conditions would not have had.
fn speaks_of_conditions(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::NOT_MODIFIED | StatusCode::PRECONDITION_FAILED | StatusCode::BAD_REQUEST
    )
}
