//! What is tried again, when, and what passes the gate.

use crate::fetch_client::{options, page, retries, through};
use crate::server::{reply, serve, serve_raw};
use beian_lint::Text;
use beian_lint::fetch::{Entering, FetchOptions, Gate, Permit, Refusal};
use beian_lint::page::{Unchecked, UncheckedKind};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use url::Url;

fn patient(attempts: u32) -> FetchOptions {
    FetchOptions {
        retries: retries(attempts),
        ..options()
    }
}

/// A server whose first `times` answers are given by `fault`, and the number of its answers.
fn faulty(
    times: usize,
    fault: impl Fn(&mut TcpStream) + Send + 'static,
) -> (String, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let base = serve(move |_, stream| {
        if counter.fetch_add(1, Ordering::Relaxed) < times {
            fault(stream);
        } else {
            reply(stream, "200 OK", "", b"<p>at last");
        }
    });
    (base, count)
}

fn status(line: &'static str, headers: &'static str) -> impl Fn(&mut TcpStream) + Send + 'static {
    move |stream| reply(stream, line, headers, b"")
}

#[test]
fn faults_that_pass() {
    for line in ["500 Oops", "502 Bad Gateway", "503 Busy"] {
        let (base, count) = faulty(2, status(line, ""));
        assert_eq!(page(&patient(2), &base).unwrap().bytes, b"<p>at last");
        assert_eq!(count.load(Ordering::Relaxed), 3);
    }
    let (base, _) = faulty(2, |_| {});
    assert!(page(&patient(2), &base).is_ok());
    let (base, count) = faulty(3, |_| {});
    assert_eq!(
        page(&patient(2), &base).unwrap_err().kind,
        UncheckedKind::Connect
    );
    assert_eq!(count.load(Ordering::Relaxed), 3);
}

#[test]
fn faults_that_stay() {
    for line in ["501 No", "505 No", "404 Not Found", "401 Who"] {
        let (base, count) = faulty(1, status(line, ""));
        assert_eq!(
            page(&patient(5), &base).unwrap_err().kind,
            UncheckedKind::Status
        );
        assert_eq!(count.load(Ordering::Relaxed), 1, "{line}");
    }
}

#[test]
fn turned_away_and_let_in_the_second_time() {
    for line in ["403 No", "429 Slow"] {
        let (base, _) = faulty(1, status(line, ""));
        assert!(page(&patient(5), &base).is_ok());
        let (base, count) = faulty(2, status(line, ""));
        assert_eq!(
            page(&patient(5), &base).unwrap_err().kind,
            UncheckedKind::Status
        );
        assert_eq!(count.load(Ordering::Relaxed), 2, "{line}");
    }
}

/// Counts what passes, and remembers the pauses.
#[derive(Default)]
struct Counting {
    passed: Mutex<Vec<String>>,
    pauses: Mutex<Vec<Duration>>,
    inside: Arc<AtomicUsize>,
}

struct Inside(Arc<AtomicUsize>);

impl Drop for Inside {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Gate for Counting {
    fn enter<'a>(&'a self, url: &'a Url) -> Entering<'a> {
        Box::pin(async move {
            if url.path() == "/private" {
                return Err(Refusal::robots(Text {
                    en: "forbidden".to_owned(),
                    zh: "禁止".to_owned(),
                }));
            }
            self.passed.lock().unwrap().push(url.path().to_owned());
            assert_eq!(self.inside.fetch_add(1, Ordering::Relaxed), 0);
            Ok(Permit::holding(Inside(Arc::clone(&self.inside))))
        })
    }

    fn slow_down(&self, _: &Url, pause: Duration) {
        assert_eq!(self.inside.load(Ordering::Relaxed), 0);
        self.pauses.lock().unwrap().push(pause);
    }
}

#[test]
fn the_server_says_how_long_to_wait() {
    let (base, _) = faulty(1, status("429 Slow", "Retry-After: 1\r\n"));
    let gate = Counting::default();
    assert!(through(&gate, &patient(2), &base).is_ok());
    assert_eq!(*gate.pauses.lock().unwrap(), [Duration::from_secs(1)]);
    let (base, count) = faulty(1, status("503 Busy", "Retry-After: 6\r\n"));
    let Unchecked { error, kind, .. } = page(&patient(2), &base).unwrap_err();
    assert_eq!(kind, UncheckedKind::Status);
    assert!(
        error.en.contains("wait 6 s") && error.zh.contains("等待 6 秒"),
        "{error:?}"
    );
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[test]
fn a_server_that_wants_fewer_requests_is_no_firewall() {
    for headers in ["", "Retry-After: 0\r\n"] {
        let (base, _) = faulty(2, status("429 Slow", headers));
        let error = page(&patient(5), &base).unwrap_err().error;
        assert!(error.en.contains("lower --host-rate"), "{error:?}");
        assert!(error.zh.contains("调低 --host-rate"), "{error:?}");
    }
}

#[test]
fn every_request_passes_the_gate() {
    let tried = AtomicUsize::new(0);
    let base = serve(move |path, stream| match path {
        "/" => reply(stream, "302 Found", "Location: /a\r\n", b""),
        "/a" if tried.fetch_add(1, Ordering::Relaxed) == 0 => reply(stream, "503 Busy", "", b""),
        "/a" => reply(stream, "200 OK", "", b"<script>location.href='/b'</script>"),
        "/b" => reply(stream, "200 OK", "", b"<p>page"),
        _ => reply(stream, "302 Found", "Location: /private\r\n", b""),
    });
    let gate = Counting::default();
    let page = through(&gate, &patient(1), &base).unwrap();
    assert_eq!(*gate.passed.lock().unwrap(), ["/", "/a", "/a", "/b"]);
    let hops = page.fetched.unwrap().hops;
    let statuses: Vec<_> = hops.iter().map(|hop| hop.status).collect();
    assert_eq!(statuses, [302, 200]);
    assert_eq!(hops[1].url, format!("{base}/a"));
    let refused = through(&gate, &patient(1), &format!("{base}/c")).unwrap_err();
    assert_eq!(
        (refused.kind, refused.error.en.as_str()),
        (UncheckedKind::Robots, "forbidden")
    );
    assert_eq!(refused.stopped_at, Some(format!("{base}/private")));
    assert_eq!(gate.inside.load(Ordering::Relaxed), 0);
}

/// A gate that takes longer than a page may.
struct Slow;

impl Gate for Slow {
    fn enter<'a>(&'a self, _: &'a Url) -> Entering<'a> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(600)).await;
            Ok(Permit::free())
        })
    }
}

#[test]
fn waiting_at_the_gate_is_not_the_servers_fault() {
    let base = serve_raw(|stream| {
        crate::server::head(&*stream);
        reply(stream, "200 OK", "", b"<p>page");
    });
    let hasty = FetchOptions {
        timeout: Duration::from_millis(500),
        ..options()
    };
    assert!(through(&Slow, &hasty, &base).is_ok());
}
