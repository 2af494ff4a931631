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
