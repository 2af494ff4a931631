//! Pages kept between runs: what is kept, what is asked, and that no report tells the difference.

use crate::fetch_client::{at_host, options, resolve, run, url};
use crate::server::{reply, serve_heads};
use beian_lint::Text;
use beian_lint::source::{
    Allowing, Answer, Cache, Entering, FetchOptions, Fetcher, Follow, Found, Gate, Lookup,
    OpenGate, Permit, RawPage, Refusal, Unchecked, UncheckedKind,
};
use std::collections::HashSet;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use url::Url;

/// What a server answers, and what it was asked.
#[derive(Clone)]
struct Site {
    base: String,
    answer: Arc<Mutex<(String, String, String)>>,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Answers with this status, these header lines and this body, and with 304 to whoever has
    /// the page already.
    fn start(status: &str, headers: &str, body: &str) -> Self {
        let site = Self {
            base: String::new(),
            answer: Arc::default(),
            heads: Arc::default(),
        };
        site.change(status, headers, body);
        let inside = site.clone();
        let base = serve_heads(move |head, stream| {
            inside.heads.lock().unwrap().push(head.to_owned());
            let (status, headers, body) = inside.answer.lock().unwrap().clone();
            let asks = |condition: &str, header: &str| {
                let mark = headers.lines().find_map(|line| line.strip_prefix(header));
                mark.is_some_and(|mark| {
                    let line = format!("{condition}{mark}").to_ascii_lowercase();
                    head.lines().any(|asked| asked == line)
                })
            };
            if asks("if-none-match", "ETag") || asks("if-modified-since", "Last-Modified") {
                reply(stream, "304 Not Modified", &headers, b"");
            } else {
                reply(stream, &status, &headers, body.as_bytes());
            }
        });
        Self { base, ..site }
    }

    fn change(&self, status: &str, headers: &str, body: &str) {
        *self.answer.lock().unwrap() = (status.to_owned(), headers.to_owned(), body.to_owned());
    }

    /// The requests since the last time.
    fn heads(&self) -> Vec<String> {
        std::mem::take(&mut *self.heads.lock().unwrap())
    }
}

fn keeping(folder: &Path, max_age: u64) -> FetchOptions {
    FetchOptions {
        cache: Some(Cache::open(folder, Duration::from_secs(max_age)).unwrap()),
        ..options()
    }
}

fn fetch(options: &FetchOptions, address: &str) -> Result<RawPage, Unchecked> {
    crate::fetch_client::page(options, address)
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The files of pages below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    found
        .filter(|path| !path.ends_with("CACHEDIR.TAG"))
        .collect()
}

/// Without the moment, which differs between any two runs.
fn timeless(mut page: RawPage) -> RawPage {
    page.fetched.as_mut().unwrap().at.clear();
    page
}

const PAGE: &str = "<p>京ICP备2021012345号-1";
const TAGGED: &str = "Content-Type: text/html; charset=utf-8\r\nETag: \"v1\"\r\n";

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
fn what_is_private_is_neither_kept_nor_taken() {
    let headers = format!("{TAGGED}Cache-Control: max-age=600\r\n");
    let (folder, site) = (folder(), Site::start("200 OK", &headers, PAGE));
    let open = keeping(folder.path(), 3600);
    let with_header = FetchOptions {
        headers: vec![("x-token".parse().unwrap(), "geheim".parse().unwrap())],
        ..open.clone()
    };
    let with_password = FetchOptions {
        basic_auth: Some(("me".to_owned(), "geheim".to_owned())),
        ..open.clone()
    };
    let with_cookie = FetchOptions {
        cookies: vec!["session=geheim".to_owned()],
        ..open.clone()
    };
    let secret = site.base.replace("http://", "http://me:geheim@");
    let private = || {
        for options in [&with_header, &with_password, &with_cookie] {
            fetch(options, &site.base).unwrap();
        }
        fetch(&open, &secret).unwrap();
    };
    private();
    assert!(files(folder.path()).is_empty());
    fetch(&open, &site.base).unwrap();
    assert_eq!(files(folder.path()).len(), 1);
    site.heads();
    private();
    let heads = site.heads();
    assert_eq!(heads.len(), 4);
    assert!(
        heads.iter().all(|head| !head.contains("if-none-match")),
        "{heads:?}"
    );
}

#[test]
fn a_server_that_sets_cookies_speaks_to_one_visitor() {
    let headers = format!("{TAGGED}Set-Cookie: seen=1\r\n");
    let (folder, site) = (folder(), Site::start("200 OK", &headers, PAGE));
    let options = keeping(folder.path(), 3600);
    let fetcher = crate::fetch_client::fetcher(&options);
    let get = || run(fetcher.page(&url(&site.base), Follow::All, &OpenGate));
    assert!(get().is_ok());
    // Now the client has the cookie to show.
    site.change("200 OK", TAGGED, PAGE);
    assert!(get().is_ok());
    assert!(files(folder.path()).is_empty());
    assert!(site.heads()[1].contains("cookie: seen=1"));
}

#[test]
fn only_pages_of_the_site_are_kept() {
    let kept = "ETag: \"v1\"\r\nCache-Control: max-age=600\r\n";
    for (status, headers, body) in [
        ("404 Not Found", "", PAGE),
        ("500 Oops", "", PAGE),
        ("403 Forbidden", "", PAGE),
        ("204 No Content", "", ""),
        ("302 Found", "Location: /\r\n", ""),
        ("301 Moved", "Location: ftp://a.cn/\r\n", ""),
        ("200 OK", "Content-Type: application/pdf\r\n", "%PDF-1.7"),
        ("200 OK", "", "%PDF-1.7"),
        ("200 OK", "", "<title>404 Not Found</title>"),
        ("200 OK", "", "<title>滑动验证页面</title>"),
        ("200 OK", "cf-mitigated: challenge\r\n", ""),
        (
            "200 OK",
            "",
            "<script>location.href='ftp://a.cn/'</script><meta http-equiv=refresh content='0;url=/#'>",
        ),
        ("200 OK", "Cache-Control: private\r\n", PAGE),
        ("200 OK", "Cache-Control: No-Store\r\n", PAGE),
    ] {
        let folder = folder();
        let site = Site::start(status, &format!("{kept}{headers}"), body);
        let options = keeping(folder.path(), 3600);
        let first = fetch(&options, &site.base);
        let is_plain_page = first.as_ref().is_ok_and(|_| !headers.contains("Control"));
        assert_eq!(
            files(folder.path()).is_empty(),
            !is_plain_page,
            "{status} {headers} {body}"
        );
        let asked = site.heads().len();
        if !is_plain_page {
            let again = fetch(&options, &site.base);
            assert_eq!(again.map(timeless), first.map(timeless));
            assert_eq!(site.heads().len(), asked, "{status} {headers} {body}");
        }
    }
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

/// Every name is this machine's.
struct Here;

impl Lookup for Here {
    fn lookup(&self, _: &str) -> Found {
        let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
        Box::pin(std::future::ready(Ok(vec![here])))
    }
}

#[test]
fn what_one_run_might_see_inside_another_does_not_get() {
    let headers = format!("{TAGGED}Cache-Control: max-age=600\r\n");
    let (folder, site) = (folder(), Site::start("200 OK", &headers, PAGE));
    let options = keeping(folder.path(), 3600);
    let get = |named: &[&str]| {
        let named: HashSet<String> = named.iter().map(|host| (*host).to_owned()).collect();
        let fetcher = Fetcher::with_lookup(&options, named, Arc::new(Here)).unwrap();
        let address = url(&at_host(&site.base, "intern.test"));
        run(fetcher.page(&address, Follow::All, &OpenGate))
    };
    assert!(matches!(get(&["intern.test"]), Ok(Answer::Page(_))));
    assert_eq!(site.heads().len(), 1);
    assert!(matches!(get(&["intern.test"]), Ok(Answer::Page(_))));
    assert_eq!(site.heads().len(), 0);
    assert_eq!(get(&[]).unwrap_err().kind, UncheckedKind::BlockedAddress);
}

#[test]
fn a_page_from_another_address_is_another_page() {
    let (folder, site) = (folder(), Site::start("200 OK", TAGGED, PAGE));
    let named = |host: &str| FetchOptions {
        resolve: vec![resolve(host, &site.base)],
        ..keeping(folder.path(), 0)
    };
    let address = at_host(&site.base, "a.test");
    fetch(&named("a.test"), &address).unwrap();
    fetch(&named("a.test"), &address).unwrap();
    let unsafely = FetchOptions {
        insecure: true,
        ..named("a.test")
    };
    fetch(&unsafely, &address).unwrap();
    let asked: Vec<_> = site
        .heads()
        .iter()
        .map(|head| head.contains("if-none-match"))
        .collect();
    assert_eq!(asked, [false, true, false]);
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

#[cfg(unix)]
#[test]
fn the_folder_is_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt;
    let (parent, site) = (folder(), Site::start("200 OK", TAGGED, PAGE));
    let folder = parent.path().join("new");
    fetch(&keeping(&folder, 0), &site.base).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!(mode(&folder), 0);
    assert_eq!(mode(&files(&folder)[0]), 0);
    assert!(folder.join("CACHEDIR.TAG").is_file());
}
