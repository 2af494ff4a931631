//! Which addresses an audit must not touch.
//!
//! A list of domains comes from strangers, and so does every redirect. Unless the user asks for
//! it, none of them may lead into the network in which the audit runs.

mod v4;
mod v6;

use std::collections::HashSet;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use url::{Host, Url};

/// Whether an address is not one of the public Internet's: private, loopback, link-local,
/// shared (CGNAT), a cloud's metadata service, multicast, unspecified, broadcast, for
/// documentation or benchmarks, reserved, or an IPv6 address that stands for such an IPv4 one.
/// The ranges are those of the IANA registries of special-purpose addresses (RFC 6890).
#[must_use]
pub fn is_special(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => v4::is_special(address),
        IpAddr::V6(address) => v6::is_special(address),
    }
}

/// What may be connected to. Clones share their sets.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    allow_private: bool,
    named: Arc<HashSet<String>>,
}

impl Guard {
    /// `named` are hosts as they stand in a URL: those that the user named one by one may be
    /// wherever they are.
    pub(super) fn new(allow_private: bool, named: HashSet<String>) -> Self {
        Self {
            allow_private,
            named: Arc::new(named),
        }
    }

    /// Whether the user named this host, and so answers for where it is.
    pub(super) fn is_named(&self, host: &str) -> bool {
        self.named.contains(host)
    }

    /// # Errors
    /// The URL's host is an address, and one that must not be touched.
    pub(super) fn check_literal(&self, url: &Url) -> Result<(), Blocked> {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            _ => return Ok(()),
        };
        self.filter(url.host_str().unwrap_or_default(), &[address])
            .map(drop)
    }

    /// The addresses of `host` that may be connected to.
    ///
    /// # Errors
    /// There is none among them.
    pub(super) fn filter(&self, host: &str, found: &[IpAddr]) -> Result<Vec<IpAddr>, Blocked> {
        let free = self.allow_private || self.is_named(host);
        let fits = |address: &&IpAddr| free || !is_special(**address);
        let allowed: Vec<_> = found.iter().filter(fits).copied().collect();
        match found.first() {
            Some(first) if allowed.is_empty() => Err(Blocked(*first)),
            _ => Ok(allowed),
        }
    }
}

/// A host is at an address that must not be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Blocked(pub(super) IpAddr);

impl fmt::Display for Blocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a public address", self.0)
    }
}

impl std::error::Error for Blocked {}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(guard: &Guard, url: &str) -> bool {
        guard.check_literal(&Url::parse(url).unwrap()).is_ok()
    }

    #[test]
    fn every_spelling_of_an_address() {
        let guard = Guard::new(false, HashSet::new());
        for host in [
            "127.0.0.1",
            "2130706433",
            "0x7f.1",
            "0177.0.0.1",
            "127.1",
            "127.0.0.1.",
            "0",
            "１２７.0.0.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[0:0::0:1]",
        ] {
            assert!(!verdict(&guard, &format!("http://{host}/")), "{host}");
        }
        assert!(verdict(&guard, "http://8.8.8.8/"));
        assert!(verdict(&guard, "http://example.cn/"));
    }

    #[test]
    fn what_the_user_names_is_the_users_affair() {
        let named = HashSet::from([
            "127.0.0.1".to_owned(),
            "[::1]".to_owned(),
            "intern.cn".to_owned(),
        ]);
        let guard = Guard::new(false, named);
        assert!(verdict(&guard, "http://127.0.0.1:8080/") && verdict(&guard, "http://[::1]/"));
        assert!(
            !verdict(&guard, "http://127.0.0.2/") && !verdict(&guard, "http://[::ffff:127.0.0.1]/")
        );
        let private = [IpAddr::from([10, 0, 0, 1])];
        assert_eq!(guard.filter("intern.cn", &private).unwrap(), private);
        assert_eq!(
            guard.filter("www.intern.cn", &private),
            Err(Blocked(private[0]))
        );
        assert!(verdict(
            &Guard::new(true, HashSet::new()),
            "http://10.0.0.1/"
        ));
    }

    #[test]
    fn of_mixed_answers_the_public_part_is_left() {
        let guard = Guard::new(false, HashSet::new());
        let (private, public) = (IpAddr::from([192, 168, 0, 1]), IpAddr::from([8, 8, 8, 8]));
        assert_eq!(guard.filter("a.cn", &[private, public]).unwrap(), [public]);
        assert_eq!(guard.filter("a.cn", &[]), Ok(Vec::new()));
    }
}
