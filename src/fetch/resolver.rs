//! From host names to the addresses that are connected to.
//!
//! What is checked here is what is connected to: the client gets the checked addresses
//! themselves, so that an answer of the DNS that changes in between cannot matter. Literal
//! addresses do not come here; see [`Guard::check_literal`].

use super::guard::Guard;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::collections::HashSet;
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

/// The addresses of a host, or why there are none.
pub type Found = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Looks up the addresses of a host.
pub trait Lookup: Send + Sync {
    /// The addresses of `host`, which is a name, not an address.
    fn lookup(&self, host: &str) -> Found;
}

/// The system's resolver.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn lookup(&self, host: &str) -> Found {
        let host = host.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// A resolver that hands out only what the guard lets through.
pub(super) struct Checked {
    pub(super) guard: Guard,
    pub(super) lookup: Arc<dyn Lookup>,
    /// Hosts of proxies, which the user named and which may be inside.
    pub(super) proxies: HashSet<String>,
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let found = self.lookup.lookup(&host);
        let guard = (!self.proxies.contains(&host)).then(|| self.guard.clone());
        Box::pin(async move {
            let found = found.await?;
            let allowed = guard.map_or(Ok(found.clone()), |guard| guard.filter(&host, &found))?;
            if allowed.is_empty() {
                return Err(NoAddress.into());
            }
            Ok(addresses(allowed))
        })
    }
}

/// A resolver with one answer.
pub(super) struct Fixed(pub(super) IpAddr);

impl Resolve for Fixed {
    fn resolve(&self, _: Name) -> Resolving {
        let addresses = addresses(vec![self.0]);
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

/// Port 0 stands for the URL's.
fn addresses(found: Vec<IpAddr>) -> Addrs {
    Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)))
}

/// The name exists, but has no address.
#[derive(Debug)]
struct NoAddress;

impl fmt::Display for NoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name has no address")
    }
}

impl std::error::Error for NoAddress {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;
    use std::sync::Mutex;

    /// Gives another answer each time.
    struct Changing(Mutex<VecDeque<Vec<IpAddr>>>);

    impl Lookup for Changing {
        fn lookup(&self, _: &str) -> Found {
            let next = self.0.lock().unwrap().pop_front().unwrap();
            Box::pin(std::future::ready(Ok(next)))
        }
    }

    /// Nothing is connected to here: what the resolver hands out is what the client uses.
    #[tokio::test]
    async fn each_answer_is_checked_and_handed_out_as_it_was_checked() {
        let (public, private) = (IpAddr::from([8, 8, 8, 8]), IpAddr::from([127, 0, 0, 1]));
        let answers = [
            vec![public],
            vec![private, public],
            vec![private],
            Vec::new(),
        ];
        let lookup = Arc::new(Changing(Mutex::new(VecDeque::from(answers))));
        let resolver = Checked {
            guard: Guard::new(false, HashSet::new()),
            lookup: Arc::<Changing>::clone(&lookup),
            proxies: HashSet::new(),
        };
        let name = || "a.test".parse().unwrap();
        for _ in 0..2 {
            let found: Vec<_> = resolver.resolve(name()).await.unwrap().collect();
            assert_eq!(found, [SocketAddr::new(public, 0)]);
        }
        for _ in 0..2 {
            assert!(resolver.resolve(name()).await.is_err());
        }
        assert!(lookup.0.lock().unwrap().is_empty());
    }
}
