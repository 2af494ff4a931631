//! Answers that are not the site's page, and pages that lead on by themselves.

use crate::fetch_client::{answer, options, page};
use crate::server::{reply, serve};
use beian_lint::fetch::{Answer, Follow};
use beian_lint::page::{UncheckedKind, Work};

const HTML: &str = "Content-Type: text/html\r\n";

fn serve_one(status: &'static str, headers: &'static str, html: &'static str) -> String {
    serve(move |_, stream| reply(stream, status, headers, html.as_bytes()))
}

#[test]
fn firewalls_do_not_speak_for_the_site() {
    for (status, headers, html, name) in [
        (
            "521 x",
            "Set-Cookie: __jsluid_h=1\r\n",
            "<script>x</script>",
            "Jiasule",
        ),
        (
            "412 x",
            HTML,
            "<script>$_ts=window['$_ts'];</script>",
            "Ruishu",
        ),
        ("403 x", "cf-mitigated: challenge\r\n", "", "Cloudflare"),
        (
            "405 x",
            HTML,
            "<a href=https://errors.aliyun.com/>",
            "Alibaba",
        ),
        ("418 x", "Set-Cookie: HWWAFSESID=1\r\n", "", "Huawei"),
        (
            "200 OK",
            HTML,
            "<script>document.cookie='acw_sc__v2='</script>",
            "Alibaba",
        ),
        ("200 OK", HTML, "<title>滑动验证页面</title>", "Alibaba"),
    ] {
        let unchecked = page(&options(), &serve_one(status, headers, html)).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::Waf, "{html}");
        let error = unchecked.error;
        assert!(
            error.en.contains(name) && error.zh.contains("保存页面"),
            "{error:?}"
        );
    }
}

#[test]
fn error_pages_under_a_success() {
    for (html, words) in [
        ("<title>404 Not Found</title>", "is an error page"),
        ("<h1>您访问的页面不存在</h1>", "is an error page"),
        (
            "<title>Welcome to nginx!</title>",
            "the default page of nginx",
        ),
        ("<title>Non-compliance ICP Filing</title>", "no ICP filing"),
    ] {
        let unchecked = page(&options(), &serve_one("200 OK", HTML, html)).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::Status, "{html}");
        assert!(unchecked.error.en.contains(words), "{}", unchecked.error.en);
    }
}

#[test]
fn a_host_that_blocks_a_site_without_a_filing() {
    let location = "Location: https://dnspod.qcloud.com/static/webblock.html?d=a.cn\r\n";
    let redirect = serve_one("302 Found", location, "");
    let refusal = serve_one(
        "403 Forbidden",
        HTML,
        "<title>Non-compliance ICP Filing</title>",
    );
    let embedded = "<iframe id=mainFrame src='http://batit.aliyun.com/alww.html'></iframe>";
    let frames = ["403 Forbidden", "200 OK"].map(|status| serve_one(status, HTML, embedded));
    for base in [redirect, refusal].into_iter().chain(frames) {
        let unchecked = page(&options(), &base).unwrap_err();
        assert_eq!(unchecked.kind, UncheckedKind::Status);
        assert!(
            unchecked.error.zh.contains("未在接入商处备案"),
            "{unchecked:?}"
        );
    }
}

#[test]
fn a_status_is_told_without_its_body() {
    let base = crate::server::hang_after("HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\n");
    assert_eq!(
        page(&options(), &base).unwrap_err().kind,
        UncheckedKind::Status
    );
    let base = crate::server::hang_after(
        "HTTP/1.1 500 No\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n",
    );
    assert_eq!(
        page(&options(), &base).unwrap_err().kind,
        UncheckedKind::Status
    );
}

fn leading_on() -> String {
    serve(|path, stream| {
        let html = match path {
            "/meta" => "<meta http-equiv=refresh content='0;url=/script'>",
            "/script" => "<script>window.location='/page'</script>",
            "/reload" => "<meta http-equiv=refresh content='5;url=/reload'><p>itself",
            "/one" => "<script>location.href='/two'</script>",
            "/two" => "<script>top.location.replace('/one')</script>",
            "/out" => "<meta http-equiv=refresh content='0;url=ftp://a.cn/'><p>out",
            _ => "<p>page",
        };
        reply(stream, "200 OK", HTML, html.as_bytes());
    })
}

#[test]
fn pages_that_lead_on() {
    let base = leading_on();
    let get = |path: &str| page(&options(), &format!("{base}{path}"));
    let found = get("/meta").unwrap();
    assert_eq!(found.source, format!("{base}/page"));
    assert_eq!(found.requested, Some(format!("{base}/meta")));
    let hops = found.fetched.unwrap().hops;
    let hops: Vec<_> = hops
        .iter()
        .map(|hop| (hop.url.as_str(), hop.status))
        .collect();
    let expected = [format!("{base}/meta"), format!("{base}/script")];
    assert_eq!(hops, expected.each_ref().map(|url| (url.as_str(), 200)));
    assert!(get("/reload").unwrap().bytes.ends_with(b"itself"));
    assert!(get("/out").unwrap().bytes.ends_with(b"out"));
    let circle = get("/one").unwrap_err();
    assert_eq!(circle.kind, UncheckedKind::Redirect);
    assert_eq!(circle.stopped_at, None);
    assert!(circle.error.en.contains("in a loop"));
}

#[test]
fn what_is_found_is_handed_back() {
    let base = serve(|path, stream| match path {
        "/moved" => reply(stream, "301 Moved", "Location: /x#y\r\n", b""),
        "/script" => reply(stream, "200 OK", HTML, b"<script>location='/x'</script>"),
        "/gone" => reply(stream, "410 Gone", HTML, b"<p>gone"),
        "/pdf" => reply(
            stream,
            "200 OK",
            "Content-Type: application/pdf\r\n",
            b"%PDF-1.7",
        ),
        "/hidden" => reply(stream, "200 OK", HTML, b"%PDF-1.7"),
        "/self" => reply(stream, "302 Found", "Location: /self\r\n", b""),
        _ => reply(stream, "500 Oops", HTML, b""),
    });
    let get = |path: &str| answer(&options(), &format!("{base}{path}"), Follow::No);
    for path in ["/moved", "/script"] {
        let Ok(Answer::Moved(url)) = get(path) else {
            panic!("{path}")
        };
        assert_eq!(url.as_str(), format!("{base}/x"));
    }
    assert_eq!(get("/gone"), Ok(Answer::Gone(410)));
    assert_eq!(
        get("/pdf"),
        Ok(Answer::NotHtml("application/pdf".to_owned()))
    );
    assert!(matches!(get("/hidden"), Ok(Answer::NotHtml(_))));
    assert_eq!(get("/self").unwrap_err().kind, UncheckedKind::Redirect);
    assert_eq!(get("/").unwrap_err().kind, UncheckedKind::Status);
    let given = |path: &str| page(&options(), &format!("{base}{path}")).unwrap_err().kind;
    assert_eq!(given("/gone"), UncheckedKind::Status);
    assert_eq!(given("/pdf"), UncheckedKind::NotHtml);
    assert_eq!(given("/hidden"), UncheckedKind::NotHtml);
}

#[test]
fn evidence_of_what_came() {
    let found = page(&options(), &serve_one("200 OK", HTML, "<p>page")).unwrap();
    let decoded = Work::Page(Box::new(found)).load(0).unwrap();
    let fetched = decoded.fetched.unwrap();
    let sum = "14f7bff480f9c15ce0390d169da1a21f7d7547f7b5288b26bceef661ef8fc739";
    assert_eq!(fetched.sha256, sum);
    assert!(
        fetched.at.ends_with('Z') && fetched.at.len() == 20,
        "{}",
        fetched.at
    );
    assert!(fetched.hops.is_empty() && !fetched.insecure);
}
