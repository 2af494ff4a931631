//! Proxies that do not do their work: not the site's fault.

use crate::fetch_client::{options, page, url};
use crate::program::program;
use crate::server::{reply, serve};
use beian_lint::fetch::FetchOptions;
use beian_lint::page::{Unchecked, UncheckedKind};
use std::net::TcpListener;

/// An address of this machine where nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

fn failure(proxy: &str, address: &str) -> Unchecked {
    let options = FetchOptions {
        proxy: Some(url(proxy)),
        ..options()
    };
    page(&options, address).unwrap_err()
}

/// The failure is the proxy's, and said to be.
fn blames(unchecked: &Unchecked, proxy: &str, hint: &str) {
    for text in [&unchecked.error.en, &unchecked.error.zh] {
        assert!(text.contains(proxy) && text.contains(hint), "{text}");
        assert!(!text.contains("geheim"), "{text}");
    }
}

#[test]
fn a_dead_proxy_is_named_without_its_password() {
    let proxy = nobody();
    for address in ["http://a.test/", "https://a.test/"] {
        let unchecked = failure(&format!("http://me:geheim@{proxy}"), address);
        assert_eq!(unchecked.kind, UncheckedKind::Connect);
        blames(&unchecked, &format!("http://{proxy}"), "--proxy");
    }
    let unchecked = failure("http://no-such-proxy.invalid:3128", "http://a.test/");
    assert_eq!(unchecked.kind, UncheckedKind::Connect);
    blames(&unchecked, "no-such-proxy.invalid:3128", "HTTPS_PROXY");
}

#[test]
fn a_proxy_that_refuses() {
    for status in [
        "403 Forbidden",
        "407 Proxy Authentication Required",
        "502 Bad Gateway",
    ] {
        let proxy = serve(move |_, stream| reply(stream, status, "", b""));
        let unchecked = failure(&proxy, "https://a.test/");
        assert_eq!(unchecked.kind, UncheckedKind::Connect, "{status}");
        blames(&unchecked, &proxy, "--proxy");
    }
    let proxy = serve(|_, stream| reply(stream, "407 Who", "", b""));
    let unchecked = failure(&proxy, "http://a.test/");
    assert_eq!(unchecked.kind, UncheckedKind::Status);
    blames(&unchecked, "http://a.test/", "--proxy");
}

#[test]
fn a_proxy_that_the_environment_names() {
    let proxy = nobody();
    let run = |arguments: &[&str]| {
        let mut command = program();
        for name in [
            "HTTP_PROXY",
            "http_proxy",
            "ALL_PROXY",
            "all_proxy",
            "NO_PROXY",
            "no_proxy",
        ] {
            command.env_remove(name);
        }
        let output = command
            .args(["check", "--no-config", "--retries", "0", "--lang", "en"])
            .args(arguments)
            .env("http_proxy", &proxy)
            .env("no_proxy", "127.0.0.1")
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let said = run(&["http://a.test/"]);
    assert!(said.contains(&format!("proxy http://{proxy}")), "{said}");
    let direct = format!("http://{}/", nobody());
    let said = run(&[&direct]);
    assert!(
        said.contains("refuses the connection") && !said.contains("proxy"),
        "{said}"
    );
}
