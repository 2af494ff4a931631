//! A fetcher as the tests need it: quick to give up, and allowed to reach this machine.

use beian_lint::fetch::{Answer, FetchOptions, Fetcher, Follow, Gate, OpenGate, Resolve, Retries};
use beian_lint::page::{RawPage, Unchecked};
use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;
use url::Url;

/// Bytes a page may have in these tests.
pub(crate) const LIMIT: u64 = 100_000;

/// One attempt, no waiting, small pages.
pub(crate) fn options() -> FetchOptions {
    FetchOptions {
        max_bytes: LIMIT,
        retries: retries(0),
        ..FetchOptions::default()
    }
}

/// Attempts without pauses between them.
pub(crate) fn retries(attempts: u32) -> Retries {
    Retries {
        attempts,
        base: Duration::ZERO,
        longest_wait: Duration::from_secs(5),
    }
}

/// `host`, at the port of `base`, is this machine, because the user says so.
pub(crate) fn resolve(host: &str, base: &str) -> Resolve {
    Resolve {
        host: host.to_owned(),
        port: url(base).port().unwrap(),
        addr: IpAddr::V4(Ipv4Addr::LOCALHOST),
    }
}

pub(crate) fn url(url: &str) -> Url {
    Url::parse(url).unwrap()
}

/// `base` with another host.
pub(crate) fn at_host(base: &str, host: &str) -> String {
    base.replace("127.0.0.1", host)
}

/// A fetcher by which the user named this machine by its address.
pub(crate) fn fetcher(options: &FetchOptions) -> Fetcher {
    Fetcher::new(options, HashSet::from(["127.0.0.1".to_owned()])).unwrap()
}

/// Runs a future to its end.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future)
}

pub(crate) fn answer(
    options: &FetchOptions,
    address: &str,
    follow: Follow,
) -> Result<Answer, Unchecked> {
    run(fetcher(options).page(&url(address), follow, &OpenGate))
}

/// The page at an address that the user gave.
pub(crate) fn page(options: &FetchOptions, address: &str) -> Result<RawPage, Unchecked> {
    through(&OpenGate, options, address)
}

/// The same, through a gate.
pub(crate) fn through(
    gate: &dyn Gate,
    options: &FetchOptions,
    address: &str,
) -> Result<RawPage, Unchecked> {
    match run(fetcher(options).page(&url(address), Follow::All, gate))? {
        Answer::Page(page) => Ok(*page),
        other => panic!("{other:?} for an address that was given"),
    }
}
