//! Pages over HTTP, from servers that mean no good.

use crate::server::{reply, serve, speak_first};
use beian_lint::fetch::{FetchOptions, Fetcher, Retries};
use beian_lint::page::{EncodingSource, Page, Unchecked, UncheckedKind, Work};
use std::collections::HashSet;
use std::io::Write;
use std::net::TcpListener;
use std::thread::sleep;
use std::time::Duration;
use tokio::runtime::Builder;

const HTML: &str = "Content-Type: text/html\r\n";
const LIMIT: u64 = 100_000;

fn get(url: &str) -> Result<Page, Unchecked> {
    let options = FetchOptions {
        max_bytes: LIMIT,
        timeout: Duration::from_secs(2),
        retries: Retries::none(),
        ..FetchOptions::default()
    };
    let named = HashSet::from(["127.0.0.1".to_owned()]);
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let fetcher = Fetcher::new(&options, named).unwrap();
    let page = runtime.block_on(fetcher.get(url))?;
    Work::Page(Box::new(page)).load(LIMIT)
}

/// The failure's kind, once its texts are seen to name what was asked for.
fn failure(url: &str) -> UncheckedKind {
    let unchecked = get(url).unwrap_err();
    assert_eq!(unchecked.source, url);
    let place = unchecked.stopped_at.as_deref().unwrap_or(url);
    for text in [&unchecked.error.en, &unchecked.error.zh] {
        assert!(text.contains(place), "{text} does not name {place}");
    }
    unchecked.kind
}

fn serve_one(status: &'static str, headers: &'static str, body: Vec<u8>) -> String {
    serve(move |_, stream| reply(stream, status, headers, &body)) + "/"
}

#[test]
fn a_page_with_its_address() {
    let base = serve(|path, stream| match path {
        "/" => reply(stream, "200 OK", HTML, "<p>号".as_bytes()),
        "/old" => reply(stream, "302 Found", "Location: /next#x\r\n", b""),
        _ => reply(stream, "301 Moved", "Location: /\r\n", b""),
    });
    let page = get(&base).unwrap();
    assert_eq!((page.text.as_str(), page.status), ("<p>号", Some(200)));
    assert_eq!((page.source, page.requested), (format!("{base}/"), None));
    let page = get(&format!("{base}/old")).unwrap();
    assert_eq!(page.source, format!("{base}/"));
    assert_eq!(page.requested, Some(format!("{base}/old")));
}

#[test]
fn a_password_is_not_printed() {
    let base = serve_one("404 Not Found", HTML, Vec::new());
    let with = base.replace("http://", "http://me:secret@");
    let unchecked = get(&with).unwrap_err();
    assert_eq!(unchecked.source, base);
    assert!(!format!("{unchecked:?}").contains("secret"));
    let unchecked = get("http://me:secret@exa mple.cn/").unwrap_err();
    assert!(!format!("{unchecked:?}").contains("secret"));
}

#[test]
fn a_header_that_lies_about_gbk() {
    let html = "<meta charset=gbk><p>版权所有 京ICP备2021012345号-1</p>";
    let body = encoding_rs::GBK.encode(html).0.into_owned();
    let headers = "Content-Type: text/html; charset=UTF-8\r\n";
    let page = get(&serve_one("200 OK", headers, body)).unwrap();
    assert_eq!(
        (page.text.as_str(), page.encoding.from),
        (html, EncodingSource::Override)
    );
    assert_eq!(page.encoding.mislabelled, Some(("UTF-8".to_owned(), None)));
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
fn silence_ends_in_time() {
    let silent = serve(|_, _| sleep(Duration::from_secs(5)));
    assert_eq!(failure(&silent), UncheckedKind::Timeout);
    let stalled = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>");
        sleep(Duration::from_secs(5));
    });
    assert_eq!(failure(&stalled), UncheckedKind::Timeout);
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
    let unchecked = get(&format!("{base}/ftp")).unwrap_err();
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
                reply(stream, "200 OK", HTML, b"<p>page");
            }
        });
        assert_eq!(get(&base).unwrap().source, format!("{base}{escaped}"));
    }
}

#[test]
fn bodies_that_do_not_end() {
    let announced = serve_one("200 OK", HTML, vec![b'a'; 100_001]);
    assert_eq!(failure(&announced), UncheckedKind::TooLarge);
    let endless = serve(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b'a'; 4096]).is_ok() {}
    });
    assert_eq!(failure(&endless), UncheckedKind::TooLarge);
}

#[test]
fn a_small_answer_that_unpacks_to_much() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b' '; 20_000_000]).unwrap();
    let bomb = packer.finish().unwrap();
    assert!(bomb.len() < 50_000);
    let headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
    assert_eq!(
        failure(&serve_one("200 OK", headers, bomb)),
        UncheckedKind::TooLarge
    );
    let broken = serve_one("200 OK", headers, b"no gzip at all, really".to_vec());
    assert_eq!(failure(&broken), UncheckedKind::Decode);
}

#[test]
fn answers_that_are_no_page() {
    let pdf = serve_one(
        "200 OK",
        "Content-Type: application/pdf\r\n",
        b"%PDF-1.7".to_vec(),
    );
    assert_eq!(failure(&pdf), UncheckedKind::NotHtml);
    let disguised = serve_one("200 OK", HTML, b"%PDF-1.7".to_vec());
    assert_eq!(failure(&disguised), UncheckedKind::NotHtml);
    for status in [
        "404 Not Found",
        "500 Oops",
        "403 Forbidden",
        "204 No Content",
        "304 Same",
    ] {
        assert_eq!(
            failure(&serve_one(status, HTML, Vec::new())),
            UncheckedKind::Status
        );
    }
    assert_eq!(failure("http://exa mple.cn/"), UncheckedKind::Scheme);
}
