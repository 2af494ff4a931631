//! Inputs that lead to another page or host: each is judged by itself, and told.

use crate::crawl::{program, run, sources};
use crate::server::{reply, serve};
use serde_json::Value;

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";
const PAGE: &str = "<!doctype html><title>示例</title><p>示例网站的一个网页，内容足够长，不会被当作错误页。\
    <a href='/next'>下一页</a><footer><a href='https://beian.miit.gov.cn/'>京ICP备2021012345号-1</a></footer>";
const BARE: &str = "<!doctype html><title>示例</title><p>示例网站的另一个网页，内容足够长，不会被当作错误页。\
    <a href='/next'>下一页</a>";

/// A site of which one page shows no number, and an address that leads to its home page.
fn site() -> String {
    serve(|path, stream| match path {
        "/" | "/next" => reply(stream, "200 OK", HTML, PAGE.as_bytes()),
        "/bare" => reply(stream, "200 OK", HTML, BARE.as_bytes()),
        "/moved" => reply(stream, "301 Moved", "Location: /\r\n", b""),
        _ => reply(stream, "404 Not Found", HTML, b""),
    })
}

/// A host that only leads on to this address.
fn leading_to(target: &str) -> String {
    let location = format!("Location: {target}\r\n");
    serve(move |_, stream| reply(stream, "301 Moved", &location, b""))
}

fn said(arguments: &[&str]) -> String {
    let output = program(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn of_two_inputs_that_lead_to_one_page_of_their_site_the_first_brings_it() {
    let site = site();
    let (home, moved) = (format!("{site}/"), format!("{site}/moved"));
    let (_, report) = run(&[&home, &moved]);
    assert_eq!(sources(&report, "pages"), [&*home]);
    assert_eq!(report["pages"][0]["requested"], Value::Null);
    let (_, report) = run(&[&moved, &home]);
    assert_eq!(sources(&report, "pages"), [&*home]);
    assert_eq!(report["pages"][0]["requested"], moved);
}

#[test]
fn an_input_is_a_home_page_wherever_it_leads() {
    let site = site();
    let home = format!("{site}/");
    let bare = format!("{site}/bare");
    let old = format!("{}/", leading_to(&bare));
    for inputs in [[&*home, &*old], [&*old, &*home]] {
        let (output, report) = run(&[inputs[0], inputs[1]]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(sources(&report, "pages"), [&*home, &*bare]);
        let page = &report["pages"][1];
        assert_eq!(
            (&page["role"], &page["requested"]),
            (&"home".into(), &old.as_str().into())
        );
    }
}

#[test]
fn what_an_input_leads_to_is_crawled_from_there() {
    let site = site();
    let other = serve(|path, stream| match path {
        "/" => reply(stream, "200 OK", HTML, b"<!doctype html><p>x</p>"),
        _ => reply(stream, "404 Not Found", HTML, b""),
    });
    let old = format!("{}/", leading_to(&format!("{site}/bare")));
    let (_, report) = run(&[&other, &old, "--depth", "1"]);
    let found = sources(&report, "pages");
    assert!(found.contains(&format!("{site}/next")), "{found:?}");
}

#[test]
fn a_page_elsewhere_is_judged_by_the_site_that_leads_there() {
    let bare = "<!doctype html><title>示例</title><p>示例网站的一个网页，内容足够长，不会被当作错误页。<footer>\
        <a href='https://beian.miit.gov.cn/'>沪ICP备2021054321号-1</a></footer>";
    let other = serve(move |_, stream| reply(stream, "200 OK", HTML, bare.as_bytes()));
    let old = leading_to(&format!("{other}/"));
    let port = old.rsplit_once(':').unwrap().1;
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("beian-lint.toml");
    let own = "[[site]]\nname = 'jump'\nhosts = ['jump.cn']\nicp = '京ICP备2021012345号-1'\n";
    for (hosts, site, code) in [("a.cn", "jump", 1), ("127.0.0.1", "other", 0)] {
        let two = format!("{own}[[site]]\nname = 'other'\nhosts = ['{hosts}']\n");
        std::fs::write(&config, two).unwrap();
        let output = crate::program::program()
            .args(["check", "--format", "json", "--allow-private", "--config"])
            .arg(&config)
            .args(["--resolve", &format!("jump.cn:{port}:127.0.0.1")])
            .arg(format!("http://jump.cn:{port}/"))
            .output()
            .unwrap();
        let report = crate::program::report_of(&output);
        let page = &report["pages"][0];
        assert_eq!(page["source"], format!("{other}/"));
        assert_eq!(
            (&page["site"], output.status.code()),
            (&site.into(), Some(code))
        );
        let unexpected = |one: &Value| one["rule"] == "icp-unexpected";
        let found = page["findings"].as_array().unwrap().iter().any(unexpected);
        assert_eq!(found, site == "jump");
    }
}

#[test]
fn the_reports_tell_where_inputs_led() {
    let home = format!("{}/", site());
    let old = leading_to(&home);
    for format in ["text", "html", "markdown"] {
        let said = said(&[&old, &home, "--lang", "en", "--format", format]);
        let plain = said.replace(['\\', '<', '>'], "");
        let line = format!("{old}/ led to {home}.");
        assert!(plain.contains(&line), "{said}");
    }
}

#[test]
fn of_many_inputs_that_led_elsewhere_most_are_told_with_verbose_alone() {
    let old = leading_to(&format!("{}/", site()));
    let inputs: Vec<String> = (0..22).map(|nth| format!("{old}/{nth}")).collect();
    let mut arguments: Vec<&str> = inputs.iter().map(String::as_str).collect();
    arguments.extend(["--lang", "zh-CN"]);
    // Inputs of one host that lead to one page are that page once.
    assert_eq!(said(&arguments).matches(" 跳转至 ").count(), 1);
    let hosts: Vec<String> = (0..22).map(|_| leading_to(&format!("{old}/"))).collect();
    let mut arguments: Vec<&str> = hosts.iter().map(String::as_str).collect();
    arguments.extend(["--lang", "zh-CN"]);
    let short = said(&arguments);
    assert_eq!(short.matches(" 跳转至 ").count(), 20, "{short}");
    assert!(short.contains("另有 2 个输入跳转至其他主机。\n"), "{short}");
    arguments.push("-v");
    assert_eq!(said(&arguments).matches(" 跳转至 ").count(), 22);
}

#[test]
fn verbose_names_the_hops() {
    let site = site();
    let old = leading_to(&format!("{site}/moved"));
    let text = said(&[&old, "-v", "--lang", "zh-CN"]);
    let hops = format!("跳转过程：{old}/（301） → {site}/moved（301）\n");
    assert!(text.contains(&hops), "{text}");
}
