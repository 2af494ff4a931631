//! Sites that are fetched from another address than their own, by the program itself.

use crate::program::{checked, program, sources};
use crate::server::{reply, serve_heads};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

const HTML: &str = "Content-Type: text/html\r\n";

/// What a server was asked for: path and `Host`.
type Asked = Arc<Mutex<Vec<(String, String)>>>;

/// A staging server; in its answers, `BASE` stands for its own address.
fn staging(
    answer: impl Fn(&str) -> Option<(&'static str, String)> + Send + 'static,
) -> (String, Asked) {
    let asked = Asked::default();
    let memory = Arc::clone(&asked);
    let base = serve_heads(move |head, stream| {
        let path = head.split(' ').nth(1).unwrap_or_default();
        let mut lines = head.lines();
        let host = lines.find_map(|line| line.strip_prefix("host: ")).unwrap();
        memory
            .lock()
            .unwrap()
            .push((path.to_owned(), host.to_owned()));
        let own = |text: String| text.replace("BASE", &format!("http://{host}"));
        match answer(path) {
            Some(("302", target)) => {
                let location = format!("Location: {}\r\n", own(target));
                reply(stream, "302 Found", &location, b"");
            }
            Some((status, body)) => reply(stream, status, HTML, own(body).as_bytes()),
            None => reply(stream, "404 Not Found", HTML, b""),
        }
    });
    (base, asked)
}

fn set(sources: &[&str]) -> BTreeSet<String> {
    sources.iter().map(|source| (*source).to_owned()).collect()
}

fn page(links: &[&str]) -> (&'static str, String) {
    let links = links.iter().map(|link| format!("<a href='{link}'>x</a>"));
    let links: String = links.collect();
    let footer = "<footer><a href=https://beian.miit.gov.cn/>京ICP备2021012345号-1</a></footer>";
    ("200 OK", format!("{links}{footer}"))
}

fn site(path: &str) -> Option<(&'static str, String)> {
    match path {
        "/" => Some(page(&["/relative", "https://www.example.cn/absolute", "BASE/own", "/old"])),
        "/relative" => Some(page(&["deeper"])),
        "/old" => Some(("302", "https://example.cn/moved".to_owned())),
        "/moved" => Some(("302", "BASE/new".to_owned())),
        "/robots.txt" => Some((
            "200 OK",
            "User-agent: *\nDisallow: /private\nSitemap: https://example.cn/map.xml".to_owned(),
        )),
        "/map.xml" => Some((
            "200 OK",
            "<urlset><url><loc>https://example.cn/listed</loc></url><url><loc>BASE/listed2</loc></url>\
             <url><loc>https://example.cn/private</loc></url></urlset>"
                .to_owned(),
        )),
        "/absolute" | "/own" | "/deeper" | "/new" | "/listed" | "/listed2" => Some(page(&[])),
        _ => None,
    }
}

#[test]
fn a_whole_site_is_fetched_from_there_and_reported_as_itself() {
    let (base, asked) = staging(site);
    let (output, report) = checked(&[
        "https://example.cn/",
        "--base-url",
        &base,
        "--depth",
        "2",
        "--sitemap",
    ]);
    assert_eq!(output.status.code(), Some(0), "{report}");
    let expected = [
        "https://example.cn/",
        "https://example.cn/deeper",
        "https://example.cn/listed",
        "https://example.cn/listed2",
        "https://example.cn/new",
        "https://example.cn/own",
        "https://example.cn/relative",
        "https://www.example.cn/absolute",
    ];
    assert_eq!(sources(&report, "pages"), set(&expected));
    assert_eq!(report["summary"]["crawled"]["forbidden"], 1);
    let from: BTreeSet<_> = report["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| page["fetched"]["from"].as_str().unwrap())
        .collect();
    let places = [
        "/",
        "/deeper",
        "/listed",
        "/listed2",
        "/new",
        "/own",
        "/relative",
        "/absolute",
    ];
    let places: Vec<String> = places.iter().map(|path| format!("{base}{path}")).collect();
    assert_eq!(from, places.iter().map(String::as_str).collect());
    let host = base.strip_prefix("http://").unwrap();
    let asked = asked.lock().unwrap();
    assert!(asked.iter().all(|(_, named)| named == host), "{asked:?}");
    let paths: BTreeSet<_> = asked.iter().map(|(path, _)| path).collect();
    // Once for each of the two hosts; all else once.
    assert_eq!(asked.len(), paths.len() + 1, "{asked:?}");
}

#[test]
fn a_bare_domain_and_its_www_from_a_folder() {
    let (base, _) = staging(|path| match path {
        "/preview/" => Some(page(&["/a", "BASE/preview/b"])),
        "/preview/a" => Some(("302", "BASE/preview/c".to_owned())),
        "/preview/b" | "/preview/c" => Some(page(&[])),
        _ => None,
    });
    let folder = format!("{base}/preview");
    let (output, report) = checked(&["例子.cn", "--www", "--depth", "1", "--base-url", &folder]);
    assert_eq!(output.status.code(), Some(0), "{report}");
    let host = "https://xn--fsqu00a.cn";
    let www = "https://www.xn--fsqu00a.cn";
    let expected = [host, www].map(|host| ["/", "/b", "/c"].map(|path| format!("{host}{path}")));
    let expected: BTreeSet<String> = expected.into_iter().flatten().collect();
    assert_eq!(sources(&report, "pages"), expected);
}

#[test]
fn what_fails_there_is_named_by_where_it_was_fetched() {
    let (base, _) = staging(|path| match path {
        "/loop" => Some(("302", "https://example.cn/loop".to_owned())),
        "/out" => Some(("302", "http://10.0.0.1/".to_owned())),
        _ => None,
    });
    for (path, kind, at) in [
        ("gone", "status", format!("{base}/gone")),
        ("loop", "redirect", String::new()),
        ("out", "blocked-address", "http://10.0.0.1/".to_owned()),
    ] {
        let address = format!("https://example.cn/{path}");
        let (output, report) = checked(&[&address, "--base-url", &base]);
        assert_eq!(output.status.code(), Some(3));
        let unchecked = &report["unchecked"][0];
        assert_eq!(unchecked["source"], address.as_str());
        assert_eq!(unchecked["kind"], kind);
        if kind == "redirect" {
            let error = unchecked["error"]["en"].as_str().unwrap();
            assert!(
                error.contains(&base) && error.contains("--resolve"),
                "{error}"
            );
        }
        if !at.is_empty() {
            assert_eq!(unchecked["stopped_at"], at.as_str(), "{unchecked}");
            assert!(unchecked["error"]["en"].as_str().unwrap().contains(&at));
        }
    }
    let (_, report) = checked(&["https://example.cn/", "--base-url", "http://127.0.0.1:1/"]);
    assert_eq!(report["unchecked"][0]["stopped_at"], "http://127.0.0.1:1/");
}

#[test]
fn reports_say_where_a_page_came_from() {
    let (base, _) = staging(|path| (path == "/").then(|| page(&[])));
    for (format, lang, words) in [
        ("text", "en", format!("fetched from: {base}/\n")),
        ("text", "zh-cn", format!("实际来源：{base}/\n")),
        ("html", "en", format!("<dd class=\"address\">{base}/</dd>")),
    ] {
        let output = program()
            .args([
                "check",
                "--no-config",
                "-v",
                "--format",
                format,
                "--lang",
                lang,
            ])
            .args(["https://example.cn/", "--base-url", &base])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(said.contains(&words), "{said}");
    }
}

#[test]
fn secrets_go_to_the_place_that_the_user_gave() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let memory = Arc::clone(&seen);
    let base = serve_heads(move |head, stream| {
        memory.lock().unwrap().push(head.to_owned());
        let (_, body) = page(&[]);
        reply(stream, "200 OK", HTML, body.as_bytes());
    });
    checked(&[
        "https://example.cn/",
        "--base-url",
        &base,
        "--basic-auth",
        "me:geheim",
        "--cookie",
        "a=1; b=2",
    ]);
    let seen = seen.lock().unwrap();
    let last = seen.last().unwrap();
    assert!(last.contains("authorization: basic "), "{last}");
    assert!(last.contains("cookie: a=1; b=2"), "{last}");
}
