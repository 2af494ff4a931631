//! Pages kept between runs: what is asked of servers, and that no report tells the difference.

use crate::cached_site::{PAGE, Site, TAGGED, fetch, files, folder, keeping, timeless};
use crate::server::{reply, serve_heads};
use beian_lint::Text;
use beian_lint::fetch::{Allowing, Entering, FetchOptions, Gate, Permit, Refusal};
use beian_lint::page::UncheckedKind;
use std::fs;
use std::sync::{Arc, Mutex};
use url::Url;

#[test]
fn the_second_run_asks_whether_the_page_has_changed() {
    let dated =
        "Date: Sun, 06 Nov 1994 09:00:00 GMT\r\nLast-Modified: Sun, 06 Nov 1994 08:00:00 GMT\r\n";
    for (headers, asks) in [
        (TAGGED, "if-none-match: \"v1\""),
        (dated, "if-modified-since: sun, 06 nov 1994 08:00:00 gmt"),
    ] {
        let (folder, site) = (folder(), Site::start("200 OK", headers, PAGE));
        let options = keeping(folder.path(), 0);
        let first = fetch(&options, &site.base).unwrap();
        let plain = site.heads();
        assert!(!plain[0].contains("\nif-"), "{plain:?}");
        let again = fetch(&options, &site.base).unwrap();
        let head = &site.heads()[0];
        assert_eq!(head.replacen(&format!("\n{asks}"), "", 1), plain[0]);
        assert!(head.contains(asks));
        assert_eq!(again.bytes, PAGE.as_bytes());
        assert_eq!(again.status, Some(200));
        assert_eq!(timeless(again), timeless(first));
    }
}

#[test]
fn a_changed_page_is_fetched_and_kept() {
    let (folder, site) = (folder(), Site::start("200 OK", TAGGED, PAGE));
    let options = keeping(folder.path(), 0);
    fetch(&options, &site.base).unwrap();
    site.change("200 OK", "ETag: \"v2\"\r\n", "<p>new");
    assert_eq!(fetch(&options, &site.base).unwrap().bytes, b"<p>new");
    site.heads();
    assert_eq!(fetch(&options, &site.base).unwrap().bytes, b"<p>new");
    assert!(site.heads()[0].contains("if-none-match: \"v2\""));
    site.change(
        "200 OK",
        "Cache-Control: no-store\r\nETag: \"v2\"\r\n",
        "<p>new",
    );
    assert_eq!(fetch(&options, &site.base).unwrap().bytes, b"<p>new");
    assert!(files(folder.path()).is_empty());
}

#[test]
fn the_header_of_a_confirmed_page_counts_where_it_has_changed() {
    let (folder, site) = (folder(), Site::start("200 OK", TAGGED, PAGE));
    let options = keeping(folder.path(), 0);
    fetch(&options, &site.base).unwrap();
    site.change(
        "200 OK",
        "Content-Type: text/html; charset=gbk\r\nETag: \"v1\"\r\n",
        PAGE,
    );
    let again = fetch(&options, &site.base).unwrap();
    assert_eq!(again.http_charset.as_deref(), Some("gbk"));
}

#[test]
fn a_page_goes_unasked_only_where_user_and_server_allow_it() {
    for (control, max_age, requests) in [
        ("max-age=600", 3600, 0),
        ("Max-Age=600", 3600, 0),
        ("max-age=600", 0, 1),
        ("max-age=600, no-cache", 3600, 1),
        ("max-age=0", 3600, 1),
        ("public", 3600, 1),
    ] {
        let headers = format!("{TAGGED}Cache-Control: {control}\r\n");
        let (folder, site) = (folder(), Site::start("200 OK", &headers, PAGE));
        let options = keeping(folder.path(), max_age);
        let first = fetch(&options, &site.base).unwrap();
        site.heads();
        let again = fetch(&options, &site.base).unwrap();
        assert_eq!(site.heads().len(), requests, "{control} {max_age}");
        if requests == 0 {
            // The evidence is as old as the page.
            assert_eq!(again, first);
        }
        // Whoever asks otherwise gets his own answer.
        let other = FetchOptions {
            user_agent: Some("another".to_owned()),
            ..options
        };
        fetch(&other, &site.base).unwrap();
        assert!(!site.heads()[0].contains("if-none-match"));
    }
}

/// Lets nothing be looked at.
struct Shut;

impl Gate for Shut {
    fn enter<'a>(&'a self, _: &'a Url) -> Entering<'a> {
        Box::pin(std::future::ready(Ok(Permit::free())))
    }

    fn allow<'a>(&'a self, _: &'a Url) -> Allowing<'a> {
        let refusal = Refusal::robots(Text {
            en: "forbidden".to_owned(),
            zh: "禁止".to_owned(),
        });
        Box::pin(std::future::ready(Err(refusal)))
    }
}

#[test]
fn what_is_forbidden_by_now_is_not_taken_from_the_shelf() {
    let headers = format!("{TAGGED}Cache-Control: max-age=600\r\n");
    let (folder, site) = (folder(), Site::start("200 OK", &headers, PAGE));
    let options = keeping(folder.path(), 3600);
    fetch(&options, &site.base).unwrap();
    let refused = crate::fetch_client::through(&Shut, &options, &site.base);
    assert_eq!(refused.unwrap_err().kind, UncheckedKind::Robots);
}

#[test]
fn a_broken_store_is_no_store() {
    let (folder, site) = (folder(), Site::start("200 OK", TAGGED, PAGE));
    let options = keeping(folder.path(), 0);
    fetch(&options, &site.base).unwrap();
    let files = files(folder.path());
    assert_eq!(files.len(), 1);
    let whole = fs::read(&files[0]).unwrap();
    for broken in [
        Vec::new(),
        b"x".repeat(1 << 20),
        whole[..whole.len() / 2].to_vec(),
    ] {
        fs::write(&files[0], broken).unwrap();
        site.heads();
        assert_eq!(fetch(&options, &site.base).unwrap().bytes, PAGE.as_bytes());
        assert!(!site.heads()[0].contains("if-none-match"));
        fetch(&options, &site.base).unwrap();
        assert!(site.heads()[0].contains("if-none-match"));
    }
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(fetch(&options, &site.base).unwrap().bytes, PAGE.as_bytes());
}

#[test]
fn a_kept_page_behind_redirects_is_found_by_asking_each_of_them() {
    let folder = folder();
    let heads: Arc<Mutex<Vec<String>>> = Arc::default();
    let memory = Arc::clone(&heads);
    let base = serve_heads(move |head, stream| {
        memory.lock().unwrap().push(head.to_owned());
        match head.split(' ').nth(1).unwrap() {
            "/" => reply(
                stream,
                "301 Moved",
                "Location: /cn/\r\nCache-Control: max-age=600\r\n",
                b"",
            ),
            _ if head.contains("if-none-match") => {
                reply(stream, "304 Same", "ETag: \"v1\"\r\n", b"");
            }
            _ => reply(stream, "200 OK", TAGGED, PAGE.as_bytes()),
        }
    });
    let options = keeping(folder.path(), 0);
    let pages = [(); 2].map(|()| timeless(fetch(&options, &base).unwrap()));
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[1].fetched.as_ref().unwrap().hops.len(), 1);
    let heads = heads.lock().unwrap();
    let asked: Vec<_> = heads
        .iter()
        .map(|head| head.contains("if-none-match"))
        .collect();
    assert_eq!(asked, [false, false, false, true]);
}

#[test]
fn a_server_that_answers_conditions_oddly_is_asked_without() {
    for odd in [
        ("304 Same", "ETag: \"v7\"\r\n"),
        ("304 Same", ""),
        ("412 No", ""),
        ("400 What", ""),
    ] {
        let folder = folder();
        let base = serve_heads(move |head, stream| {
            if head.contains("if-none-match") {
                reply(stream, odd.0, odd.1, b"");
            } else {
                reply(stream, "200 OK", TAGGED, PAGE.as_bytes());
            }
        });
        let options = keeping(folder.path(), 0);
        let pages = [(); 2].map(|()| timeless(fetch(&options, &base).unwrap()));
        assert_eq!(pages[0], pages[1], "{odd:?}");
    }
    // Who was never asked has no business to say so.
    let base = serve_heads(|_, stream| reply(stream, "304 Same", TAGGED, b""));
    let folder = folder();
    let unchecked = fetch(&keeping(folder.path(), 0), &base).unwrap_err();
    assert_eq!(unchecked.kind, UncheckedKind::Status);
}

#[test]
fn limits_hold_for_kept_pages_too() {
    let long = format!("{PAGE}{}", "x".repeat(5000));
    let (folder, site) = (folder(), Site::start("200 OK", TAGGED, &long));
    let options = keeping(folder.path(), 0);
    fetch(&options, &site.base).unwrap();
    let strict = FetchOptions {
        max_bytes: 1000,
        ..options
    };
    let unchecked = fetch(&strict, &site.base).unwrap_err();
    assert_eq!(unchecked.kind, UncheckedKind::TooLarge);
}

#[test]
fn runs_at_the_same_time_share_the_folder() {
    let (folder, site) = (folder(), Site::start("200 OK", TAGGED, PAGE));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let options = keeping(folder.path(), 0);
                for _ in 0..20 {
                    assert_eq!(fetch(&options, &site.base).unwrap().bytes, PAGE.as_bytes());
                }
            });
        }
    });
    // Nothing half written is left.
    assert_eq!(files(folder.path()).len(), 1);
}
