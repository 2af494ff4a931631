//! What every request passes before it is sent: where manners and robots.txt live.

use crate::page::{Unchecked, UncheckedKind};
use crate::text::Text;
use std::fmt;
use std::pin::Pin;
use std::time::Duration;
use url::Url;

/// What [`Gate::enter`] gives: leave to send the request, or why it is not sent.
pub type Entering<'a> = Pin<Box<dyn Future<Output = Result<Permit, Refusal>> + Send + 'a>>;

/// A pause before another attempt.
pub type Pausing<'a> = Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// What [`Gate::allow`] gives: nothing, or why an address is left alone.
pub type Allowing<'a> = Pin<Box<dyn Future<Output = Result<(), Refusal>> + Send + 'a>>;

/// Says whether and when a request may be sent.
///
/// Passed before every request, of every hop and every attempt. The time spent in it is not
/// counted against a page's timeout.
pub trait Gate: Send + Sync {
    /// Waits until `url` may be asked for. The permit lives as long as the request, its body
    /// included.
    fn enter<'a>(&'a self, url: &'a Url) -> Entering<'a>;

    /// Says whether `url` may be looked at, where no request is sent for it.
    fn allow<'a>(&'a self, url: &'a Url) -> Allowing<'a> {
        let _ = url;
        Box::pin(std::future::ready(Ok(())))
    }

    /// The server of `url` asks for a pause, or fails: this request will not be repeated before
    /// `pause` is over, and others to the same host had better wait, too.
    fn slow_down(&self, url: &Url, pause: Duration) {
        let _ = (url, pause);
    }

    /// Lets that time go by before a request is repeated. Shorter where the gate is about to be
    /// shut for good.
    fn pause(&self, pause: Duration) -> Pausing<'_> {
        Box::pin(tokio::time::sleep(pause))
    }
}

/// Leave to send one request; given back when it is dropped.
pub struct Permit(Option<Box<dyn Send>>);

impl Permit {
    /// A permit that drops `held`, such as a semaphore's permits, when it is given back.
    pub fn holding(held: impl Send + 'static) -> Self {
        Self(Some(Box::new(held)))
    }

    /// A permit that holds nothing.
    #[must_use]
    pub const fn free() -> Self {
        Self(None)
    }
}

impl fmt::Debug for Permit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Permit").field(&self.0.is_some()).finish()
    }
}

/// Why a request is not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// As the report names it: `robots`, `interrupted`, …
    pub kind: UncheckedKind,
    /// What happened and what to do.
    pub error: Text,
}

impl Refusal {
    /// Forbidden by robots.txt, in these words.
    #[must_use]
    pub const fn robots(error: Text) -> Self {
        let kind = UncheckedKind::Robots;
        Self { kind, error }
    }
}

impl From<Unchecked> for Refusal {
    /// The reason for which another address, such as robots.txt, could not be looked at.
    fn from(unchecked: Unchecked) -> Self {
        let Unchecked { kind, error, .. } = unchecked;
        Self { kind, error }
    }
}

/// A gate that stands open.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenGate;

impl Gate for OpenGate {
    fn enter<'a>(&'a self, _: &'a Url) -> Entering<'a> {
        Box::pin(std::future::ready(Ok(Permit::free())))
    }
}
