//! Pages kept between runs: which are not, and who does not get them.

use crate::cached_site::{PAGE, Site, TAGGED, fetch, files, folder, keeping, timeless};
use crate::fetch_client::{at_host, resolve, run, url};
use beian_lint::fetch::{Answer, FetchOptions, Fetcher, Follow, Found, Lookup, OpenGate};
use beian_lint::page::UncheckedKind;
use std::collections::HashSet;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

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
