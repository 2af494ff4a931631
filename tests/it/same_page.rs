//! Inputs that lead to the page, or to the site, of another input.

use crate::crawl::{program, run, sources};
use crate::server::{reply, serve};
use serde_json::{Value, json};

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";
const PAGE: &str = "<!doctype html><title>示例</title><p>示例网站的一个网页，内容足够长，不会被当作错误页。\
    <a href='/next'>下一页</a><footer><a href='https://beian.miit.gov.cn/'>京ICP备2021012345号-1</a></footer>";

/// A site with two pages, and an address that leads to its home page.
fn site() -> String {
    serve(|path, stream| match path {
        "/" | "/next" | "/unlinked" => reply(stream, "200 OK", HTML, PAGE.as_bytes()),
        "/moved" => reply(stream, "301 Moved", "Location: /\r\n", b""),
        _ => reply(stream, "404 Not Found", HTML, b""),
    })
}

/// A host that only leads on to this address.
fn leading_to(target: &str) -> String {
    let location = format!("Location: {target}\r\n");
    serve(move |path, stream| match path {
        "/" => reply(stream, "301 Moved", &location, b""),
        _ => reply(stream, "404 Not Found", HTML, b""),
    })
}

fn same_page(report: &Value) -> &Value {
    &report["summary"]["crawled"]["same_page"]
}

#[test]
fn an_input_that_leads_to_another_ones_page_is_accounted_for() {
    let site = site();
    let (home, moved) = (format!("{site}/"), format!("{site}/moved"));
    let (_, report) = run(&[&home, &moved]);
    assert_eq!(sources(&report, "pages"), [&*home]);
    let same = json!([{"input": moved, "source": home}]);
    assert_eq!(*same_page(&report), same);
    // The one that came first has its name, too.
    let (_, report) = run(&[&moved, &home]);
    assert_eq!(report["pages"][0]["requested"], moved);
    assert_eq!(*same_page(&report), Value::Null);
}

#[test]
fn a_site_to_which_another_one_leads_is_crawled_once() {
    let site = site();
    let home = format!("{site}/");
    let old = format!("{}/", leading_to(&home));
    for inputs in [[&*home, &*old], [&*old, &*home]] {
        let (_, report) = run(&[inputs[0], inputs[1], "--depth", "2"]);
        let next = format!("{site}/next");
        assert_eq!(sources(&report, "pages"), [&*home, &*next]);
        let same = json!([{"input": old, "source": home}]);
        assert_eq!(*same_page(&report), same);
    }
    let text = program(&[&home, &old, "--lang", "en"]).output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let line = format!("{old} led to {home}, which was checked once.\n");
    assert!(text.contains(&line), "{text}");
}

#[test]
fn what_nobody_else_brings_is_checked_for_the_input_that_leads_there() {
    let site = site();
    let home = format!("{site}/");
    let unlinked = format!("{site}/unlinked");
    let (one, other) = (leading_to(&unlinked), leading_to(&unlinked));
    let (_, report) = run(&[&home, &one, &other, "--depth", "1"]);
    assert_eq!(report["summary"]["pages"], 3);
    assert_eq!(report["summary"]["homes"], 2);
    assert_eq!(report["pages"][2]["source"], unlinked);
    assert_eq!(report["pages"][2]["requested"], format!("{one}/"));
    let same = json!([{"input": other, "source": unlinked}]);
    assert_eq!(*same_page(&report), same);
}

#[test]
fn verbose_names_the_hops() {
    let site = site();
    let old = leading_to(&format!("{site}/moved"));
    let output = program(&[&old, "-v", "--lang", "zh-CN"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let hops = format!("跳转过程：{old}/（301） → {site}/moved（301）\n");
    assert!(text.contains(&hops), "{text}");
}
