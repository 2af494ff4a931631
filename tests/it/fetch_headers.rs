//! Headers that are wrong, absent or contradict each other.

use crate::fetch_client::{options, page};
use crate::server::{reply, serve};
use beian_lint::page::{EncodingSource, UncheckedKind, Work};
use std::io::Write;

const TEXT: &str = "<p>版权所有 京ICP备2021012345号-1</p>";

fn kind(headers: &'static str, body: &'static [u8]) -> Option<UncheckedKind> {
    let base = serve(move |_, stream| reply(stream, "200 OK", headers, body));
    page(&options(), &base)
        .err()
        .map(|unchecked| unchecked.kind)
}

#[test]
fn types_that_are_wrong_or_absent() {
    for headers in [
        "",
        "Content-Type:\r\n",
        "Content-Type: ;charset\r\n",
        "Content-Type: TEXT/HTML;;=\r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: text/html\r\nContent-Type: image/png\r\n",
    ] {
        assert_eq!(kind(headers, b"<p>page"), None, "{headers}");
    }
    // What a browser shows as something else, or stores.
    for headers in [
        "Content-Type: application/octet-stream\r\n",
        "Content-Type: image/png\r\n",
        "Content-Type: html\r\n",
        "Content-Type: 网页\r\n",
    ] {
        assert_eq!(
            kind(headers, b"<p>page"),
            Some(UncheckedKind::NotHtml),
            "{headers}"
        );
    }
    for body in [
        &b"%PDF-1.7"[..],
        b"\x89PNG\r\n\x1a\n\0\0\0\x0d",
        b"PK\x03\x04\0\0\0\0",
    ] {
        assert_eq!(
            kind("Content-Type: text/html\r\n", body),
            Some(UncheckedKind::NotHtml)
        );
        assert_eq!(kind("", body), Some(UncheckedKind::NotHtml));
    }
}

#[test]
fn lengths_that_contradict_each_other() {
    for lines in [
        "Content-Length: 7\r\nContent-Length: 70\r\n",
        "Content-Length: -7\r\n",
        "Content-Length: seven\r\n",
        "Content-Length: 99999999999999999999999\r\n",
    ] {
        let base = serve(move |_, stream| {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\n{lines}\r\n<p>page");
        });
        let unchecked = page(&options(), &base).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::Connect, "{lines}");
        assert!(
            unchecked.error.en.contains("not HTTP"),
            "{lines} {unchecked:?}"
        );
    }
}

#[test]
fn charsets_that_lie_or_do_not_exist() {
    let gbk = encoding_rs::GBK.encode(TEXT).0.into_owned();
    for (charset, body, from) in [
        ("utf-8", gbk.clone(), EncodingSource::Override),
        ("no-such-charset", gbk.clone(), EncodingSource::Detected),
        ("gbk", gbk, EncodingSource::Http),
        ("gbk", TEXT.as_bytes().to_vec(), EncodingSource::Override),
    ] {
        let headers = format!("Content-Type: text/html; charset={charset}\r\n");
        let base = serve(move |_, stream| reply(stream, "200 OK", &headers, &body));
        let raw = page(&options(), &base).unwrap();
        let page = Work::Page(Box::new(raw)).load(10_000).unwrap();
        assert_eq!(
            (page.text.as_str(), page.encoding.from),
            (TEXT, from),
            "{charset}"
        );
    }
}
