//! Ways into the network that the audit runs in.

use crate::fetch_client::{at_host, options, resolve, run, url};
use crate::server::{reply, serve};
use beian_lint::fetch::{Answer, FetchOptions, Fetcher, Follow, Found, Lookup, OpenGate};
use beian_lint::page::{Unchecked, UncheckedKind};
use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A server that sends every visitor to `target`, and a fetcher that knows it as a.test without
/// anybody having named that host.
fn redirecting(target: &'static str) -> (String, FetchOptions) {
    let base = serve(move |_, stream| {
        reply(stream, "302 Found", &format!("Location: {target}\r\n"), b"");
    });
    let options = FetchOptions {
        resolve: vec![resolve("a.test", &base)],
        ..options()
    };
    (at_host(&base, "a.test"), options)
}

fn get(options: &FetchOptions, address: &str) -> Result<Answer, Unchecked> {
    let fetcher = Fetcher::new(options, HashSet::new()).unwrap();
    run(fetcher.page(&url(address), Follow::All, &OpenGate))
}

#[test]
fn redirects_to_addresses_that_are_not_public() {
    for target in [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00:ec2::254]/",
        "//10.0.0.1/",
    ] {
        let (base, options) = redirecting(target);
        let unchecked = get(&options, &base).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::BlockedAddress, "{target}");
        let stopped_at = unchecked.stopped_at.unwrap();
        assert!(unchecked.error.en.contains(&stopped_at), "{stopped_at}");
    }
}

#[test]
fn redirects_out_of_http() {
    for target in [
        "file:///etc/passwd",
        "ftp://b.test/",
        "data:text/html,x",
        "javascript:x",
    ] {
        let (base, options) = redirecting(target);
        assert_eq!(
            get(&options, &base).unwrap_err().kind,
            UncheckedKind::Scheme,
            "{target}"
        );
    }
}

/// Names that resolve to this machine, at least from the second time on.
struct Rebinding {
    asked: AtomicUsize,
    first: IpAddr,
}

impl Lookup for Rebinding {
    fn lookup(&self, _: &str) -> Found {
        let first = self.asked.fetch_add(1, Ordering::Relaxed) == 0;
        let private = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let found = if first { self.first } else { private };
        Box::pin(std::future::ready(Ok(vec![found])))
    }
}

fn rebinding(first: [u8; 4]) -> (Fetcher, Arc<Rebinding>) {
    let lookup = Arc::new(Rebinding {
        asked: AtomicUsize::new(0),
        first: first.into(),
    });
    let named = HashSet::from(["127.0.0.1".to_owned(), "named.test".to_owned()]);
    let fetcher = Fetcher::with_lookup(&options(), named, Arc::<Rebinding>::clone(&lookup));
    (fetcher.unwrap(), lookup)
}

#[test]
fn names_that_resolve_to_addresses_that_are_not_public() {
    let base = serve(|_, stream| reply(stream, "200 OK", "", b"<p>inside"));
    let (fetcher, lookup) = rebinding([127, 0, 0, 1]);
    let get = |host: &str| {
        let url = url(&at_host(&base, host));
        run(fetcher.page(&url, Follow::All, &OpenGate))
    };
    let unchecked = get("a.test").unwrap_err();
    assert_eq!(unchecked.kind, UncheckedKind::BlockedAddress);
    assert!(
        unchecked.error.zh.contains("非公网地址 127.0.0.1"),
        "{unchecked:?}"
    );
    // A list is an input, too.
    assert!(unchecked.error.en.contains("on the command line"));
    assert_eq!(lookup.asked.load(Ordering::Relaxed), 1);
    // Named by the user, one by one: the user's affair.
    assert!(matches!(get("named.test"), Ok(Answer::Page(_))));
    assert_eq!(
        get("www.named.test").unwrap_err().kind,
        UncheckedKind::BlockedAddress
    );
}

/// What is looked up is what is connected to: the name is not looked up again between the two,
/// where it would lead elsewhere. What is looked up is what is checked, too: see the resolver's
/// own test. (Not everywhere is 127.0.0.2 this machine.)
#[cfg(any(target_os = "linux", target_os = "windows"))]
#[test]
fn a_name_that_changes_between_check_and_use() {
    let there = std::net::TcpListener::bind("127.0.0.2:0").unwrap();
    let port = there.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let (mut stream, _) = there.accept().unwrap();
        crate::server::head(&stream);
        reply(&mut stream, "200 OK", "", b"<p>there");
    });
    let elsewhere = std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let (fetcher, lookup) = rebinding([127, 0, 0, 2]);
    let address = url(&format!("http://named.test:{port}/"));
    let Ok(Answer::Page(page)) = run(fetcher.page(&address, Follow::All, &OpenGate)) else {
        panic!("no page");
    };
    assert_eq!(page.bytes, b"<p>there");
    assert_eq!(lookup.asked.load(Ordering::Relaxed), 1);
    assert!(elsewhere.accept().is_err());
}

#[test]
fn an_address_for_one_port_is_for_no_other() {
    let base = serve(|_, stream| reply(stream, "200 OK", "", b"<p>"));
    let options = FetchOptions {
        resolve: vec![resolve("a.test", &base)],
        ..options()
    };
    let inside: Arc<dyn Lookup> = Arc::new(Rebinding {
        asked: AtomicUsize::new(0),
        first: Ipv4Addr::LOCALHOST.into(),
    });
    let fetcher = Fetcher::with_lookup(&options, HashSet::new(), inside).unwrap();
    let get = |address: &str| run(fetcher.page(&url(address), Follow::All, &OpenGate));
    assert!(get(&at_host(&base, "a.test")).is_ok());
    let other = get("http://a.test:1/").unwrap_err();
    assert_eq!(other.kind, UncheckedKind::BlockedAddress);
}

#[test]
fn everything_is_open_to_whoever_asks_for_it() {
    let base = serve(|_, stream| reply(stream, "200 OK", "", b"<p>"));
    assert_eq!(
        get(&options(), &base).unwrap_err().kind,
        UncheckedKind::BlockedAddress
    );
    let options = FetchOptions {
        allow_private: true,
        ..options()
    };
    assert!(get(&options, &base).is_ok());
}

#[test]
fn a_proxy_resolves_names_but_opens_no_way_inside() {
    let base = serve(|target, stream| {
        let location = match target {
            "http://b.test/inside" => "Location: http://10.0.0.1/\r\n",
            "http://b.test/proxy" => "Location: http://proxy.test/\r\n",
            target => {
                assert_eq!(target, "http://b.test/");
                return reply(stream, "200 OK", "", b"<p>page");
            }
        };
        reply(stream, "302 Found", location, b"");
    });
    let options = FetchOptions {
        proxy: Some(url(&at_host(&base, "proxy.test"))),
        ..options()
    };
    let inside: Arc<dyn Lookup> = Arc::new(Rebinding {
        asked: AtomicUsize::new(0),
        first: Ipv4Addr::LOCALHOST.into(),
    });
    let fetcher = Fetcher::with_lookup(&options, HashSet::new(), inside).unwrap();
    let get = |address: &str| run(fetcher.page(&url(address), Follow::All, &OpenGate));
    assert!(matches!(get("http://b.test/"), Ok(Answer::Page(_))));
    for path in ["inside", "proxy"] {
        let unchecked = get(&format!("http://b.test/{path}")).unwrap_err();
        assert_eq!(
            unchecked.kind,
            UncheckedKind::BlockedAddress,
            "{unchecked:?}"
        );
    }
}
