//! Servers that cannot be reached or lead nowhere.

use crate::fetch_client::{options, page, url};
use crate::server::{reply, serve, speak_first};
use beian_lint::page::UncheckedKind;
use std::io::Write;
use std::net::TcpListener;

/// The failure's kind, once its texts are seen to name what was asked for.
fn failure(address: &str) -> UncheckedKind {
    let unchecked = page(&options(), address).unwrap_err();
    assert_eq!(unchecked.source, url(address).as_str());
    let place = unchecked.stopped_at.as_deref().unwrap_or(address);
    for text in [&unchecked.error.en, &unchecked.error.zh] {
        assert!(text.contains(place), "{text} does not name {place}");
    }
    unchecked.kind
}

#[test]
fn a_page_with_its_address() {
    let base = serve(|path, stream| match path {
        "/" => reply(stream, "200 OK", "", "<p>号".as_bytes()),
        "/old" => reply(stream, "302 Found", "Location: /next#x\r\n", b""),
        _ => reply(stream, "301 Moved", "Location: /\r\n", b""),
    });
    let get = |address: &str| page(&options(), address).unwrap();
    let page = get(&base);
    assert_eq!(
        (page.bytes.as_slice(), page.status),
        ("<p>号".as_bytes(), Some(200))
    );
    assert_eq!((page.source, page.requested), (format!("{base}/"), None));
    let page = get(&format!("{base}/old"));
    assert_eq!(page.source, format!("{base}/"));
    assert_eq!(page.requested, Some(format!("{base}/old")));
}

#[test]
fn nobody_listens_or_answers() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let refused = format!("http://127.0.0.1:{port}/");
    assert_eq!(failure(&refused), UncheckedKind::Connect);
    assert_eq!(
        failure(&refused.replace("http", "https")),
        UncheckedKind::Connect
    );
    let hangs_up = serve(|_, _| {});
    assert_eq!(failure(&hangs_up), UncheckedKind::Connect);
    assert_eq!(failure("http://no-such-host.invalid/"), UncheckedKind::Dns);
    let no_tls = speak_first(b"220 no TLS here\r\n");
    assert_eq!(failure(&no_tls), UncheckedKind::Tls);
}

#[test]
fn redirects_that_lead_nowhere() {
    let base = serve(|path, stream| {
        let headers = match path {
            "/loop" => "Location: /loop2\r\n".to_owned(),
            "/loop2" => "Location: /loop\r\n".to_owned(),
            "/bad" => "Location: http://[\r\n".to_owned(),
            "/ftp" => "Location: ftp://example.cn/\r\n".to_owned(),
            "/none" => String::new(),
            further => format!("Location: {further}x\r\n"),
        };
        reply(stream, "302 Found", &headers, b"");
    });
    for path in ["loop", "bad", "none", "further"] {
        assert_eq!(
            failure(&format!("{base}/{path}")),
            UncheckedKind::Redirect,
            "{path}"
        );
    }
    let unchecked = page(&options(), &format!("{base}/ftp")).unwrap_err();
    assert_eq!(unchecked.kind, UncheckedKind::Scheme);
    assert_eq!(unchecked.stopped_at.as_deref(), Some("ftp://example.cn/"));
}

/// What a browser asks for: the server's own bytes.
#[test]
fn redirects_in_raw_bytes() {
    for (name, escaped) in [
        (&b"\xb1\xb8\xb0\xb8"[..], "/%B1%B8%B0%B8?a"),
        ("备案".as_bytes(), "/%E5%A4%87%E6%A1%88?a"),
    ] {
        let base = serve(move |path, stream| {
            if path == "/" {
                let head =
                    b"HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: /";
                let answer = [head, name, b"?a\r\n\r\n"].concat();
                stream.write_all(&answer).unwrap();
            } else {
                reply(stream, "200 OK", "", b"<p>page");
            }
        });
        assert_eq!(
            page(&options(), &base).unwrap().source,
            format!("{base}{escaped}")
        );
    }
}

#[test]
fn statuses_that_are_no_page() {
    for status in ["404 Gone", "500 Oops", "204 Empty", "304 Same"] {
        let base = serve(move |_, stream| reply(stream, status, "", b"")) + "/";
        assert_eq!(failure(&base), UncheckedKind::Status, "{status}");
    }
}
