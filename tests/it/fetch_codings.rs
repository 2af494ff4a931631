//! Bodies that are packed: too well, badly, or in ways that nobody asked for.

use crate::fetch_client::{options, page};
use crate::server::{reply, serve};
use beian_lint::page::UncheckedKind;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use std::io::Write;
use std::net::TcpStream;

fn kind(address: &str) -> UncheckedKind {
    page(&options(), address).unwrap_err().kind
}

const GZIP: &str = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";

/// As much white space as the client takes, at most 10 GB, packed.
fn pour(stream: &mut TcpStream) {
    let start = format!("HTTP/1.1 200 OK\r\n{GZIP}\r\n");
    let _ = stream.write_all(start.as_bytes());
    let mut packer = GzEncoder::new(stream, Compression::fast());
    let chunk = vec![b' '; 1 << 20];
    for _ in 0..10_000 {
        if packer.write_all(&chunk).is_err() {
            return;
        }
    }
    panic!("the client swallowed 10 GB");
}

#[test]
fn archives_that_blow_up() {
    assert_eq!(
        kind(&serve(|_, stream| pour(stream))),
        UncheckedKind::TooLarge
    );
}

/// The same white space, 50 MB of it, in the codings that browsers take.
fn packed(coding: &str) -> Vec<u8> {
    let page = vec![b' '; 50_000_000];
    let mut out = Vec::new();
    match coding {
        "gzip" => {
            let mut packer = GzEncoder::new(&mut out, Compression::best());
            packer.write_all(&page).unwrap();
            packer.finish().unwrap();
        }
        "deflate" => {
            let mut packer = ZlibEncoder::new(&mut out, Compression::best());
            packer.write_all(&page).unwrap();
            packer.finish().unwrap();
        }
        "br" => {
            let mut packer = brotli::CompressorWriter::new(&mut out, 4096, 5, 20);
            packer.write_all(&page).unwrap();
        }
        _ => out = zstd::encode_all(&*page, 3).unwrap(),
    }
    out
}

#[test]
fn every_coding_is_read_within_the_limit() {
    for coding in ["gzip", "deflate", "br", "zstd"] {
        let headers = format!("Content-Type: text/html\r\nContent-Encoding: {coding}\r\n");
        let bomb = packed(coding);
        assert!(bomb.len() < 60_000, "{coding}: {}", bomb.len());
        let base = serve(move |_, stream| reply(stream, "200 OK", &headers, &bomb));
        assert_eq!(kind(&base), UncheckedKind::TooLarge, "{coding}");
        let headers = format!("Content-Type: text/html\r\nContent-Encoding: {coding}\r\n");
        let noise = serve(move |_, stream| reply(stream, "200 OK", &headers, b"<p>not packed"));
        assert_eq!(kind(&noise), UncheckedKind::Decode, "{coding}");
    }
}

#[test]
fn codings_that_were_not_asked_for() {
    let get = |coding: &str, body: Vec<u8>| {
        let headers = format!("Content-Type: text/html\r\nContent-Encoding: {coding}\r\n");
        let base = serve(move |_, stream| reply(stream, "200 OK", &headers, &body));
        page(&options(), &base)
    };
    for coding in ["gzip, gzip", "Compress", "br, x-unknown"] {
        let unchecked = get(coding, packed("gzip")).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::Decode, "{coding}");
        let name = coding.to_ascii_lowercase();
        assert!(unchecked.error.en.contains(&name), "{unchecked:?}");
    }
    // A common mistake, which browsers do not mind.
    assert_eq!(get("utf-8", b"<p>page".to_vec()).unwrap().bytes, b"<p>page");
}

#[test]
fn an_archive_that_ends_early() {
    let cut = serve(|_, stream| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(b"<p>a page of some length").unwrap();
        let whole = packer.finish().unwrap();
        reply(stream, "200 OK", GZIP, &whole[..whole.len() / 2]);
    });
    assert_eq!(kind(&cut), UncheckedKind::Decode);
}
