//! Passwords, headers and cookies, and who gets to see them.

use crate::fetch_client::{at_host, options, page, resolve, run, url};
use crate::server::{reply, serve_heads};
use beian_lint::fetch::{Answer, FetchOptions, Fetcher, Follow, OpenGate};
use beian_lint::page::UncheckedKind;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};

type Heads = Arc<Mutex<Vec<String>>>;

/// A server that remembers the requests' heads; `/to?…` leads to what stands behind the `?`.
fn listening() -> (String, Heads) {
    let heads = Heads::default();
    let memory = Arc::clone(&heads);
    let base = serve_heads(move |head, stream| {
        memory.lock().unwrap().push(head.to_owned());
        let path = head.split(' ').nth(1).unwrap_or_default();
        match path.split_once('?') {
            Some(("/to", target)) => {
                reply(stream, "302 Found", &format!("Location: {target}\r\n"), b"");
            }
            _ => reply(
                stream,
                "200 OK",
                "Set-Cookie: set=by-server\r\n",
                b"<p>page",
            ),
        }
    });
    (base, heads)
}

fn secretive(base: &str) -> FetchOptions {
    FetchOptions {
        headers: vec![("x-token".parse().unwrap(), "geheim".parse().unwrap())],
        basic_auth: Some(("me".to_owned(), "geheim".to_owned())),
        cookies: vec!["own=geheim".to_owned()],
        resolve: ["a.test", "www.a.test", "b.test"]
            .map(|host| resolve(host, base))
            .to_vec(),
        ..options()
    }
}

/// What a user who named these hosts gets.
fn page_of(options: &FetchOptions, named: &[&str], address: &str, follow: Follow) -> Answer {
    let named = named.iter().map(|&host| host.to_owned()).collect();
    let fetcher = Fetcher::new(options, named).unwrap();
    run(fetcher.page(&url(address), follow, &OpenGate)).unwrap()
}

#[test]
fn a_start_that_nobody_named_learns_nothing() {
    let (base, heads) = listening();
    let _ = page(&secretive(&base), &at_host(&base, "a.test")).unwrap();
    assert!(!told(&heads));
}

/// `Basic me:geheim`.
const BASIC: &str = "basic bwu6z2vozwlt";

/// Whether the last request told the secrets: all or none of them.
fn told(heads: &Heads) -> bool {
    let heads = heads.lock().unwrap();
    let head = heads.last().unwrap();
    let seen = ["x-token: geheim", "authorization: basic ", "own=geheim"]
        .map(|secret| head.contains(secret));
    assert!(seen.iter().all(|one| *one == seen[0]), "{head}");
    seen[0]
}

#[test]
fn secrets_stay_with_the_host_that_was_named() {
    let (base, heads) = listening();
    let (a, b) = (at_host(&base, "a.test"), at_host(&base, "b.test"));
    let options = secretive(&base);
    let get = |address: &str| page_of(&options, &["a.test"], address, Follow::All);
    get(&a);
    assert!(told(&heads));
    get(&format!("{a}/to?/x"));
    assert!(told(&heads));
    get(&format!("{a}/to?{}", at_host(&base, "www.a.test")));
    assert!(told(&heads));
    get(&format!("{a}/to?{b}"));
    assert!(!told(&heads));
    get(&format!("{a}/to?{b}/to?{a}"));
    assert!(told(&heads));
}

#[test]
fn found_addresses_get_secrets_only_where_the_host_was_named() {
    let (base, heads) = listening();
    let options = secretive(&base);
    let get = |named: &[&str], host| page_of(&options, named, &at_host(&base, host), Follow::No);
    for host in ["a.test", "www.a.test", "b.test"] {
        get(&["a.test", "b.test"], host);
        assert!(told(&heads), "{host}");
    }
    get(&[], "a.test");
    assert!(!told(&heads));
}

#[test]
fn a_password_in_the_address_goes_to_its_host_and_into_no_report() {
    let (base, heads) = listening();
    let options = FetchOptions {
        resolve: vec![resolve("b.test", &base)],
        ..options()
    };
    let with = base.replace("http://", "http://me:geheim@");
    let answered = page(&options, &format!("{with}/to?/x")).unwrap();
    assert!(
        heads
            .lock()
            .unwrap()
            .last()
            .unwrap()
            .contains("authorization: basic ")
    );
    assert!(!format!("{answered:?}").contains("geheim"));
    let away = page(&options, &format!("{with}/to?{}", at_host(&base, "b.test"))).unwrap();
    assert!(
        !heads
            .lock()
            .unwrap()
            .last()
            .unwrap()
            .contains("authorization")
    );
    assert!(!format!("{away:?}").contains("geheim"));
    let planted = base.replace("http://", "http://x:y@");
    let _ = page(&options, &format!("{base}/to?{planted}")).unwrap();
    assert!(
        !heads
            .lock()
            .unwrap()
            .last()
            .unwrap()
            .contains("authorization")
    );
    let failed = page(&options, "http://me:geheim@127.0.0.1:1/").unwrap_err();
    assert_eq!(failed.kind, UncheckedKind::Connect);
    assert!(!format!("{failed:?}").contains("geheim"));
}

#[test]
fn basic_authentication_is_spelled_as_servers_expect() {
    let (base, heads) = listening();
    page_of(
        &secretive(&base),
        &["a.test"],
        &at_host(&base, "a.test"),
        Follow::All,
    );
    // The server hands headers on in lower case.
    assert!(heads.lock().unwrap()[0].contains(BASIC), "{heads:?}");
}

#[test]
fn cookies_are_kept_and_replace_the_users() {
    let (base, heads) = listening();
    let options = FetchOptions {
        cookies: vec!["set=by-user".to_owned(), "own=1".to_owned()],
        ..options()
    };
    let fetcher = Fetcher::new(&options, HashSet::from(["127.0.0.1".to_owned()])).unwrap();
    for expected in ["cookie: set=by-user; own=1", "cookie: own=1; set=by-server"] {
        let answer = run(fetcher.page(&url(&base), Follow::All, &OpenGate));
        assert!(matches!(answer, Ok(Answer::Page(_))));
        let heads = heads.lock().unwrap();
        assert!(heads.last().unwrap().contains(expected), "{heads:?}");
    }
}

/// Sites that let visitors in once they show the cookie they were just given.
#[test]
fn a_redirect_to_itself_that_sets_a_cookie() {
    let base = serve_heads(|head, stream| {
        if head.contains("cookie: seen=1") {
            reply(stream, "200 OK", "", b"<p>page");
        } else {
            reply(
                stream,
                "302 Found",
                "Location: /\r\nSet-Cookie: seen=1\r\n",
                b"",
            );
        }
    });
    for follow in [Follow::All, Follow::No] {
        let answer = crate::fetch_client::answer(&options(), &base, follow);
        assert!(matches!(answer, Ok(Answer::Page(_))), "{answer:?}");
    }
    let endless = serve_heads(|_, stream| {
        reply(
            stream,
            "302 Found",
            "Location: /\r\nSet-Cookie: seen=1\r\n",
            b"",
        );
    });
    assert_eq!(
        page(&options(), &endless).unwrap_err().kind,
        UncheckedKind::Redirect
    );
}
