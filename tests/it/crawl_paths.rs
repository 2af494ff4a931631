//! Pages that are reached in roundabout ways: none is lost, none is checked twice.

use crate::crawl::{run, sources};
use crate::program::program;
use crate::server::{reply, serve, serve_heads};
use serde_json::Value;
use std::fs;

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";
const PAGE: &str = "<title>示例</title><p>示例网站的一个网页，内容足够长。";
const FRAMES: &str = "<title>示例</title><frameset><frame src=/top><frame src=/main></frameset>";

fn site() -> String {
    serve(|path, stream| {
        let moved = |to: &str| ("302 Found", format!("Location: {to}\r\n"), String::new());
        let page = |links: &str| ("200 OK", HTML.to_owned(), format!("{PAGE}{links}"));
        let (status, headers, body) = match path {
            "/to/circle" => page("<a href=/there>a</a><a href=/back>b</a>"),
            "/there" => moved("/back"),
            "/back" => moved("/there"),
            "/to/session" => page("<a href=/page>a</a>"),
            "/page" => moved("/page;jsessionid=1?utm_source=x"),
            "/to/frames" => page("<a href=/frames>a</a>"),
            "/frames" => ("200 OK", HTML.to_owned(), FRAMES.to_owned()),
            "/page;jsessionid=1?utm_source=x" | "/top" | "/main" => page(""),
            _ => ("404 Not Found", HTML.to_owned(), String::new()),
        };
        reply(stream, status, &headers, body.as_bytes());
    })
}

/// A server that knows its own address; what `answer` does not know is not there.
fn serve_with_own_address(
    answer: impl Fn(&str, &str) -> Option<(&'static str, String)> + Send + 'static,
) -> String {
    serve_heads(move |head, stream| {
        let path = head.split(' ').nth(1).unwrap_or_default();
        let host = head.lines().find_map(|line| line.strip_prefix("host: "));
        let own = format!("http://{}", host.unwrap_or_default());
        match answer(path, &own) {
            Some((essence, body)) => {
                let headers = format!("Content-Type: {essence}; charset=utf-8\r\n");
                reply(stream, "200 OK", &headers, body.as_bytes());
            }
            None => reply(stream, "404 Not Found", HTML, b""),
        }
    })
}

/// The paths of the pages, in order.
fn paths(report: &Value, address: &str) -> Vec<String> {
    let sources = sources(report, "pages").into_iter();
    sources.map(|source| source.replace(address, "")).collect()
}

#[test]
fn a_circle_of_redirects_is_reported_once() {
    let address = site();
    let (output, report) = run(&[&format!("{address}/to/circle"), "--depth", "1"]);
    assert_eq!(paths(&report, &address), ["/to/circle"]);
    assert_eq!(sources(&report, "unchecked"), [format!("{address}/there")]);
    assert_eq!(report["unchecked"][0]["kind"], "redirect");
    assert_ne!(output.status.code(), Some(0));
}

#[test]
fn a_redirect_to_another_spelling_of_the_same_page_is_followed() {
    let address = site();
    let (_, report) = run(&[&format!("{address}/to/session"), "--depth", "1"]);
    let expected = ["/page;jsessionid=1?utm_source=x", "/to/session"];
    assert_eq!(paths(&report, &address), expected, "{report}");
    assert_eq!(report["summary"]["unchecked"], 0);
}

#[test]
fn frames_of_a_found_home_page_are_looked_at() {
    let address = site();
    let start = format!("{address}/to/frames");
    let (_, report) = run(&[&start, "--depth", "1", "--role", "home"]);
    let expected = ["/frames", "/main", "/to/frames", "/top"];
    assert_eq!(paths(&report, &address), expected, "{report}");
}

#[test]
fn a_frame_that_was_named_is_checked_once() {
    let address = site();
    let (main, frames) = (format!("{address}/main"), format!("{address}/frames"));
    let (_, report) = run(&[&main, &frames]);
    assert_eq!(paths(&report, &address), ["/frames", "/main", "/top"]);
}

#[test]
fn a_sitemap_belongs_to_the_part_that_has_addresses() {
    let address = site();
    let folder = tempfile::tempdir().unwrap();
    let (own, other) = (folder.path().join("own"), folder.path().join("other"));
    for folder in [&own, &other] {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join("beian-lint.toml"), "").unwrap();
    }
    fs::write(other.join("a.html"), PAGE).unwrap();
    fs::write(own.join("map.txt"), format!("{address}/main\n")).unwrap();
    let output = program()
        .current_dir(&own)
        .args(["check", "--format", "json", "--sitemap=map.txt"])
        .args(["../other/a.html", &format!("{address}/main")])
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(paths(&report, &address), ["../other/a.html", "/main"]);
}

/// Which entries are fetched does not depend on who named the sitemap, nor on where it is.
#[test]
fn a_sitemap_that_was_named_cannot_lead_to_other_sites() {
    let other = site();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.txt");
    let list = move |own: &str| format!("{own}/main\n{other}/main\n{other}/top\n{own}/a.pdf\n");
    let listed = list.clone();
    let address = serve_with_own_address(move |path, own| match path {
        "/map.txt" | "/sitemap.xml" => Some(("text/plain", listed(own))),
        "/" | "/main" => Some(("text/html", PAGE.to_owned())),
        _ => None,
    });
    fs::write(&file, list(&address)).unwrap();
    let in_file = format!("--sitemap={}", file.display());
    for sitemap in [
        "--sitemap",
        &format!("--sitemap={address}/map.txt"),
        &in_file,
    ] {
        let (_, report) = run(&[&address, sitemap]);
        assert_eq!(paths(&report, &address), ["/", "/main"], "{sitemap}");
        let summary = &report["summary"];
        assert_eq!(summary["crawled"]["unlisted"], 3, "{sitemap}: {summary}");
        assert_eq!(summary["unchecked"], 0, "{sitemap}");
    }
    // On its own, its first page says which site it is about.
    let (_, report) = run(&[&in_file, "--allow-private"]);
    assert_eq!(paths(&report, &address), ["/main"]);
    assert_eq!(report["summary"]["crawled"]["unlisted"], 3);
}

#[test]
fn a_sitemap_may_list_the_site_that_another_one_leads_to() {
    let new = site();
    let target = format!("Location: {new}/top\r\n");
    let old = serve(move |_, stream| reply(stream, "301 Moved", &target, b""));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.txt");
    fs::write(&file, format!("{new}/main\n")).unwrap();
    let sitemap = format!("--sitemap={}", file.display());
    let (_, report) = run(&[&old, "--ignore-robots", &sitemap]);
    assert_eq!(paths(&report, &new), ["/main", "/top"], "{report}");
}

#[test]
fn a_query_is_asked_for_in_the_encoding_of_its_page() {
    let address = serve(|path, stream| {
        // 中 in GBK.
        let (status, link) = match path {
            "/" => ("200 OK", &b"<a href='/list?name=\xD6\xD0'>x</a>"[..]),
            "/list?name=%D6%D0" => ("200 OK", &b""[..]),
            _ => ("404 Not Found", &b""[..]),
        };
        let (page, _, _) = encoding_rs::GBK.encode(PAGE);
        let headers = "Content-Type: text/html; charset=gbk\r\n";
        reply(stream, status, headers, &[&page, link].concat());
    });
    let (_, report) = run(&[&format!("{address}/"), "--depth", "1"]);
    assert_eq!(paths(&report, &address), ["/", "/list?name=%D6%D0"]);
}
