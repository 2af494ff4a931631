//! What is tried again, and when.

use super::failure::{Failure, Phase};
use super::options::Retries;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// The attempts at one request.
#[derive(Debug)]
pub(super) struct Tries<'a> {
    retries: &'a Retries,
    made: u32,
    /// Statuses that say "too fast" are tried again only once.
    was_slowed: bool,
}

/// How a failure is met.
enum Remedy {
    /// It may pass by itself.
    Again,
    /// The server has had enough of requests.
    Slower,
    /// Nothing helps.
    None,
}

impl<'a> Tries<'a> {
    pub(super) const fn new(retries: &'a Retries) -> Self {
        Self {
            retries,
            made: 0,
            was_slowed: false,
        }
    }

    /// The pause before another attempt.
    ///
    /// # Errors
    /// There is none: the failure stands.
    pub(super) fn pause(&mut self, failure: Failure) -> Result<Duration, Failure> {
        let pause = match remedy(&failure) {
            _ if self.made >= self.retries.attempts => return Err(failure),
            Remedy::None => return Err(failure),
            Remedy::Slower if self.was_slowed => return Err(failure),
            Remedy::Slower => {
                self.was_slowed = true;
                self.retries.base.saturating_mul(4)
            }
            Remedy::Again => self.backoff(),
        };
        self.made += 1;
        let longest = self.retries.longest_wait;
        match failure {
            Failure::Busy(status, wait) if wait > longest => {
                Err(Failure::TooBusy(status, wait, longest))
            }
            Failure::Busy(_, wait) => Ok(pause.max(wait)),
            _ => Ok(pause),
        }
    }

    /// Scattered, lest all requests that failed together come back together.
    fn backoff(&self) -> Duration {
        let doubled = 1_u32.checked_shl(self.made).unwrap_or(u32::MAX);
        let whole = self.retries.base.saturating_mul(doubled);
        // What a server may not ask for, it does not get unasked: it would count as its wish.
        let whole = whole.min(self.retries.longest_wait);
        let part = RandomState::new().hash_one(()) % 1000;
        let scatter = u32::try_from(part).unwrap_or_default();
        let less = (whole / 2).saturating_mul(scatter) / 1000;
        whole.saturating_sub(less)
    }
}

fn remedy(failure: &Failure) -> Remedy {
    match failure {
        Failure::Timeout(Phase::Connect, _)
        | Failure::Refused(_)
        | Failure::Reset(..)
        | Failure::Through(..)
        | Failure::Connect(_) => Remedy::Again,
        // The system says whether asking once more has a point.
        Failure::Dns(reason) if reason.contains("emporary failure") => Remedy::Again,
        Failure::Status(status) | Failure::Busy(status, _) => match status {
            403 | 429 => Remedy::Slower,
            501 | 505 => Remedy::None,
            500.. => Remedy::Again,
            _ => Remedy::None,
        },
        _ => Remedy::None,
    }
}

/// `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
pub(super) fn wait_asked_for(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    match value.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => until(value, Timestamp::now()),
    }
}

/// Nothing for a date that is past.
fn until(date: &str, now: Timestamp) -> Option<Duration> {
    let date = DateTimeParser::new().parse_timestamp(date).ok()?;
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn retries() -> Retries {
        Retries {
            attempts: 3,
            base: Duration::from_secs(1),
            longest_wait: Duration::from_secs(30),
        }
    }

    #[test]
    fn pauses_grow_and_end() {
        let retries = retries();
        let mut tries = Tries::new(&retries);
        for whole in [1000, 2000, 4000] {
            let pause = tries.pause(Failure::Status(503)).unwrap().as_millis();
            assert!((whole / 2..=whole).contains(&pause), "{pause}");
        }
        assert!(tries.pause(Failure::Status(503)).is_err());
    }

    #[test]
    fn pauses_do_not_grow_beyond_what_a_server_may_ask_for() {
        let retries = Retries {
            attempts: 100,
            ..retries()
        };
        let mut tries = Tries::new(&retries);
        for _ in 0..100 {
            let pause = tries.pause(Failure::Status(503)).unwrap();
            assert!(pause <= retries.longest_wait, "{pause:?}");
        }
    }

    #[test]
    fn too_fast_is_tried_once_more_and_slower() {
        for status in [403, 429] {
            let retries = retries();
            let mut tries = Tries::new(&retries);
            assert_eq!(tries.pause(Failure::Status(status)).unwrap().as_secs(), 4);
            assert!(tries.pause(Failure::Status(status)).is_err());
        }
    }

    #[test]
    fn a_servers_wish_is_obeyed_within_limits() {
        let retries = retries();
        let pause = |wait| {
            let wait = Duration::from_secs(wait);
            Tries::new(&retries).pause(Failure::Busy(429, wait))
        };
        assert_eq!(pause(30).unwrap().as_secs(), 30);
        assert_eq!(pause(0).unwrap().as_secs(), 4);
        assert!(matches!(pause(31), Err(Failure::TooBusy(429, ..))));
    }

    #[test]
    fn some_failures_are_final() {
        let retries = retries();
        for failure in [
            Failure::Status(501),
            Failure::Status(401),
            Failure::Scheme,
            Failure::Dns("no such host".to_owned()),
            Failure::Timeout(Phase::Body, Duration::ZERO),
        ] {
            assert!(Tries::new(&retries).pause(failure).is_err());
        }
    }

    #[test]
    fn reads_seconds_and_dates() {
        let headers = |value: &'static str| {
            let value = reqwest::header::HeaderValue::from_static(value);
            wait_asked_for(&HeaderMap::from_iter([(RETRY_AFTER, value)]))
        };
        assert_eq!(headers("120"), Some(Duration::from_secs(120)));
        assert_eq!(
            headers("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(Duration::ZERO)
        );
        assert_eq!(headers("soon"), None);
        let now = "1994-11-06T08:49:00Z".parse().unwrap();
        let wait = until("Sun, 06 Nov 1994 08:49:37 GMT", now);
        assert_eq!(wait, Some(Duration::from_secs(37)));
    }
}
