//! Servers that hang, break off, lie and pour out.

use crate::fetch_client::{LIMIT, fetcher, options, page, run, url};
use crate::server::{hang_after, head, reply, serve, serve_raw};
use beian_lint::fetch::{Cap, FetchOptions, OpenGate};
use beian_lint::page::{Unchecked, UncheckedKind};
use std::io::Write;
use std::time::Duration;

fn failure(address: &str) -> Unchecked {
    page(&options(), address).unwrap_err()
}

fn kind(address: &str) -> UncheckedKind {
    failure(address).kind
}

/// The failure at a server that hangs where `options` give up.
fn hanging(address: &str, options: &FetchOptions, words: [&str; 2]) {
    let unchecked = page(options, address).unwrap_err();
    assert_eq!(unchecked.kind, UncheckedKind::Timeout, "{unchecked:?}");
    let texts = [&unchecked.error.en, &unchecked.error.zh];
    for (text, words) in texts.into_iter().zip(words) {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn hangs_in_each_phase() {
    let within = |millis| FetchOptions {
        timeout: Duration::from_millis(millis),
        ..options()
    };
    let no_tls = hang_after("").replace("http", "https");
    hanging(&no_tls, &within(600), ["no connection to", "建立连接"]);
    // Three quarters of it.
    let words = ["did not answer within 0.3 s", "0.3 秒内未响应"];
    hanging(&hang_after(""), &within(400), words);
    hanging(
        &hang_after("HTTP/1.1 200 OK\r\nContent-Type: te"),
        &within(400),
        words,
    );
    let stalled = hang_after("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>");
    hanging(
        &stalled,
        &within(1000),
        ["whole page within 1 s", "1 秒内未传完"],
    );
}

/// Closes with unread bytes, which resets the connection.
fn reset_after(start: &'static str) -> String {
    serve_raw(move |stream| {
        let _ = stream.peek(&mut [0]);
        let _ = stream.write_all(start.as_bytes());
    })
}

#[test]
fn breaks_off() {
    for start in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>half",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ha",
    ] {
        let unchecked = failure(&reset_after(start));
        assert_eq!(unchecked.kind, UncheckedKind::Connect, "{start}");
        assert!(
            unchecked.error.en.contains("broke off"),
            "{:?}",
            unchecked.error
        );
    }
}

#[test]
fn a_cut_during_tls_hints_at_a_missing_filing() {
    let address = reset_after("").replace("http", "https");
    let error = failure(&address).error;
    assert!(error.en.contains("for lack of a filing"), "{error:?}");
    assert!(error.zh.contains("未备案"), "{error:?}");
}

#[test]
fn lies_about_the_length() {
    let long = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>less");
    });
    assert_eq!(kind(&long), UncheckedKind::Connect);
    let short = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>and more");
    });
    // What a browser shows, too.
    assert_eq!(page(&options(), &short).unwrap().bytes, b"<p>");
}

#[test]
fn more_than_is_allowed() {
    let announced = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
    });
    assert_eq!(kind(&announced), UncheckedKind::TooLarge);
    let endless = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'a'; 4096]).is_ok() {}
    });
    assert_eq!(kind(&endless), UncheckedKind::TooLarge);
}

#[test]
fn headers_without_end() {
    let endless = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
        while stream
            .write_all(b"X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")
            .is_ok()
        {}
    });
    let unchecked = failure(&endless);
    assert_eq!(unchecked.kind, UncheckedKind::Connect);
    assert!(
        unchecked.error.en.contains("headers are too large"),
        "{unchecked:?}"
    );
    let one_line = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nX: ");
        while stream.write_all(&[b'a'; 4096]).is_ok() {}
    });
    assert_eq!(kind(&one_line), UncheckedKind::Connect);
    let no_http = serve_raw(|stream| {
        head(&*stream);
        let _ = stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n");
    });
    assert_eq!(kind(&no_http), UncheckedKind::Connect);
}

#[test]
fn a_long_file_is_cut_or_refused() {
    let base = serve(|path, stream| match path {
        "/none" => reply(stream, "404 Not Found", "", b"nothing"),
        "/busy" => reply(stream, "503 Busy", "", b"later"),
        "/moved" => reply(stream, "302 Found", "Location: /\r\n", b""),
        far if far.starts_with("/far") => {
            reply(stream, "302 Found", &format!("Location: {far}x\r\n"), b"");
        }
        _ => reply(
            stream,
            "200 OK",
            "Content-Type: Text/Plain; x=y\r\n",
            &[b'a'; 3000],
        ),
    });
    let fetcher = fetcher(&options());
    let get = |path, cap| {
        let url = url(&format!("{base}{path}"));
        run(fetcher.resource(&url, cap, &OpenGate))
    };
    let cut = get("/moved", Cap::Truncate(1000)).unwrap();
    assert_eq!((cut.status, cut.bytes.len()), (200, 1000));
    assert_eq!(get("/", Cap::Refuse(3000)).unwrap().bytes.len(), 3000);
    assert_eq!(
        get("/", Cap::Refuse(2999)).unwrap_err().kind,
        UncheckedKind::TooLarge
    );
    assert_eq!(get("/none", Cap::Refuse(LIMIT)).unwrap().status, 404);
    assert_eq!(get("/busy", Cap::Refuse(LIMIT)).unwrap().status, 503);
    let far = get("/far", Cap::Refuse(LIMIT)).unwrap_err();
    assert_eq!(far.kind, UncheckedKind::Redirect);
}
