//! Sites whose robots.txt, sitemaps and frames mean no good, or are made as they used to be.

use crate::program::{checked, sources};
use crate::server::{reply, serve, serve_heads};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeSet;
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

const PAGE: &str = "<footer><a href=https://beian.miit.gov.cn/>京ICP备2021012345号-1</a></footer>";

type Paths = Arc<Mutex<Vec<String>>>;

/// A site whose special files are what `special` answers; all else is a page. `BASE` stands for
/// its address.
fn site(
    special: impl Fn(&str) -> Option<(&'static str, String)> + Send + 'static,
) -> (String, Paths) {
    let (paths, base) = (Paths::default(), Arc::new(Mutex::new(String::new())));
    let (memory, own) = (Arc::clone(&paths), Arc::clone(&base));
    let address = serve(move |path, stream| {
        memory.lock().unwrap().push(path.to_owned());
        let (status, body) = special(path).unwrap_or(("200 OK", PAGE.to_owned()));
        let body = body.replace("BASE", &own.lock().unwrap());
        reply(stream, status, "", body.as_bytes());
    });
    base.lock().unwrap().clone_from(&address);
    (address, paths)
}

fn set(base: &str, paths: &[&str]) -> BTreeSet<String> {
    paths.iter().map(|path| format!("{base}{path}")).collect()
}

fn robots(status: &'static str, body: &'static str) -> (String, Paths) {
    site(move |path| (path == "/robots.txt").then(|| (status, body.to_owned())))
}

#[test]
fn robots_that_forbid() {
    let (base, paths) = robots("200 OK", "User-agent: *\nDisallow: /");
    let (output, report) = checked(&[&base]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(report["unchecked"][0]["kind"], "robots");
    assert_eq!(*paths.lock().unwrap(), ["/robots.txt"]);
    let (output, _) = checked(&[&base, "--ignore-robots"]);
    assert_eq!(output.status.code(), Some(0));
}

/// The host is at fault, not its robots.txt.
#[test]
fn robots_of_a_host_that_is_not_there() {
    let (_, report) = checked(&["http://127.0.0.1:1/page"]);
    let unchecked = &report["unchecked"][0];
    assert_eq!(unchecked["kind"], "connect");
    for lang in ["en", "zh-CN"] {
        let error = unchecked["error"][lang].as_str().unwrap();
        assert!(
            error.contains("http://127.0.0.1:1/") && !error.contains("robots"),
            "{error}"
        );
    }
}

#[test]
fn robots_that_fail() {
    for status in ["500 Oops", "503 Busy", "429 Slow"] {
        let (base, paths) = robots(status, "");
        let (output, report) = checked(&[&base]);
        assert_eq!(output.status.code(), Some(3));
        let unchecked = &report["unchecked"][0];
        assert_eq!(unchecked["kind"], "robots", "{unchecked}");
        let error = unchecked["error"]["en"].as_str().unwrap();
        assert!(error.contains(&status[..3]) && error.contains("--ignore-robots"));
        assert_eq!(*paths.lock().unwrap(), ["/robots.txt"]);
    }
    for status in ["404 No", "403 No"] {
        let (base, _) = robots(status, "User-agent: *\nDisallow: /");
        assert_eq!(checked(&[&base]).0.status.code(), Some(0), "{status}");
    }
}

/// 50 MB of comments behind `start`; counts what the client takes of them.
fn pour(stream: &mut TcpStream, start: &str, taken: &AtomicUsize) {
    let _ = write!(stream, "HTTP/1.1 200 OK\r\n\r\n{start}");
    let line = [b"# ".as_slice(), &[b'x'; 4093], b"\n"].concat();
    for _ in 0..50_000_000 / line.len() {
        if stream.write_all(&line).is_err() {
            return;
        }
        taken.fetch_add(line.len(), Ordering::Relaxed);
    }
    let _ = stream.write_all(b"User-agent: *\nDisallow: /\n");
}

/// A host of the site whose rules are unknown has forbidden nothing: its pages could not be
/// looked at.
#[test]
fn robots_that_fail_on_the_way() {
    let address = serve_heads(|head, stream| {
        let path = head.split(' ').nth(1).unwrap();
        let is_shop = head.contains("host: shop.");
        match path {
            "/robots.txt" if is_shop => reply(stream, "503 Busy", "", b""),
            "/robots.txt" => reply(stream, "200 OK", "", b"User-agent: *\nDisallow: /no"),
            _ => {
                let host = head.lines().find_map(|line| line.strip_prefix("host: "));
                let shop = host.unwrap().replace("www.", "shop.");
                let links = format!("<a href=/no>a</a><a href='http://{shop}/a'>b</a>");
                reply(stream, "200 OK", "", (links + PAGE).as_bytes());
            }
        }
    });
    let port = address.rsplit(':').next().unwrap();
    let at = |host: &str| format!("--resolve={host}.example.cn:{port}:127.0.0.1");
    let start = format!("http://www.example.cn:{port}/");
    let (www, shop) = (at("www"), at("shop"));
    let (output, report) = checked(&[&start, "--depth", "1", "--host-rate", "0", &www, &shop]);
    assert_eq!(output.status.code(), Some(3), "{report}");
    let asked = format!("http://shop.example.cn:{port}/a");
    let unchecked = &report["unchecked"][0];
    assert_eq!(
        (&unchecked["source"], &unchecked["kind"]),
        (&asked.into(), &"robots".into())
    );
    let error = unchecked["error"]["en"].as_str().unwrap();
    assert!(error.contains("/robots.txt answered HTTP 503"), "{error}");
    let summary = &report["summary"];
    assert_eq!(summary["crawled"]["forbidden"], 1, "{summary}");
    assert_eq!(summary["unchecked"], 1, "{summary}");
}

/// As if there were none (RFC 9309, section 2.3.1.2).
#[test]
fn robots_behind_redirects_that_lead_nowhere() {
    for headers in ["Location: /robots.txt?again\r\n", ""] {
        let base = serve(move |path, stream| {
            if path.starts_with("/robots.txt") {
                reply(stream, "302 Found", headers, b"");
            } else {
                reply(stream, "200 OK", "", PAGE.as_bytes());
            }
        });
        let (output, report) = checked(&[&base]);
        assert_eq!(output.status.code(), Some(0), "{report}");
    }
}

#[test]
fn robots_of_50_mb() {
    for (start, code) in [("", 0), ("User-agent: *\nDisallow: /\n", 3)] {
        let taken = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&taken);
        let base = serve(move |path, stream| match path {
            "/robots.txt" => pour(stream, start, &counter),
            _ => reply(stream, "200 OK", "", PAGE.as_bytes()),
        });
        let (output, report) = checked(&[&base]);
        assert_eq!(output.status.code(), Some(code), "{report}");
        // Half a megabyte is read; the rest of it is in the system's buffers.
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken < 25_000_000, "{taken}");
    }
}

/// The line that the limit cuts says nothing: its beginning may forbid far more.
#[test]
fn robots_cut_in_the_middle_of_a_line() {
    let start = "User-agent: *\nDisallow: /no\n# ";
    let cut = "\nDisallow: /";
    let comment = "x".repeat(500 * 1024 - start.len() - cut.len());
    let body = format!("{start}{comment}{cut}private-area\n# more");
    for mark in ["", "\u{feff}"] {
        let body = format!("{mark}{body}");
        let (base, _) = site(move |path| (path == "/robots.txt").then(|| ("200 OK", body.clone())));
        let (output, report) = checked(&[&base]);
        assert_eq!(output.status.code(), Some(0), "{report}");
        assert_eq!(checked(&[&format!("{base}/no")]).0.status.code(), Some(3));
    }
}

#[test]
fn an_index_of_indexes_that_goes_round_in_circles() {
    let index = |names: &[&str]| {
        let entries = names
            .iter()
            .map(|name| format!("<sitemap><loc>BASE/{name}</loc></sitemap>"));
        format!(
            "<sitemapindex>{}</sitemapindex>",
            entries.collect::<String>()
        )
    };
    let (base, paths) = site(move |path| match path {
        "/sitemap.xml" => Some(("200 OK", index(&["sitemap.xml", "1.xml", "2.xml", "1.xml"]))),
        "/1.xml" => Some(("200 OK", index(&["2.xml", "3.xml", "sitemap.xml"]))),
        "/2.xml" => Some((
            "200 OK",
            "<urlset><url><loc>BASE/a</loc></url></urlset>".to_owned(),
        )),
        "/robots.txt" | "/3.xml" => Some(("404 No", String::new())),
        _ => None,
    });
    let (output, report) = checked(&[&base, "--sitemap"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(sources(&report, "pages"), set(&base, &["/", "/a"]));
    assert_eq!(sources(&report, "unchecked"), set(&base, &["/3.xml"]));
    let paths = paths.lock().unwrap();
    let different: BTreeSet<_> = paths.iter().collect();
    assert_eq!(paths.len(), different.len(), "{paths:?}");
}

#[test]
fn a_sitemap_whose_entities_mean_no_good() {
    let mut dtd = b"<!ENTITY e0 'ha'><!ENTITY file SYSTEM 'file:///etc/passwd'>".to_vec();
    for level in 1..10 {
        let ten = format!("&e{};", level - 1).repeat(10);
        write!(dtd, "<!ENTITY e{level} '{ten}'>").unwrap();
    }
    let dtd = String::from_utf8(dtd).unwrap();
    let listed = ["/a?x=1&amp;y=2", "/&e9;", "/&file;", "/b"];
    let listed = listed
        .map(|path| format!("<url><loc>BASE{path}</loc></url>"))
        .concat();
    let map = format!("<?xml version='1.0'?><!DOCTYPE urlset [{dtd}]><urlset>{listed}</urlset>");
    let (base, _) = site(move |path| match path {
        "/robots.txt" => Some(("404 No", String::new())),
        "/sitemap.xml" => Some(("200 OK", map.clone())),
        _ => None,
    });
    let (_, report) = checked(&[&base, "--sitemap"]);
    assert_eq!(
        sources(&report, "pages"),
        set(&base, &["/", "/a?x=1&y=2", "/b"])
    );
}

#[test]
fn a_sitemap_that_blows_up() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![b' '; 60_000_000]).unwrap();
    let bomb = packer.finish().unwrap();
    let base = serve(move |path, stream| match path {
        "/robots.txt" => reply(stream, "404 No", "", b""),
        "/sitemap.xml" => reply(
            stream,
            "200 OK",
            "Content-Type: application/gzip\r\n",
            &bomb,
        ),
        _ => reply(stream, "200 OK", "", PAGE.as_bytes()),
    });
    let (output, report) = checked(&[&base, "--sitemap"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(sources(&report, "pages"), set(&base, &["/"]));
    assert_eq!(sources(&report, "unchecked"), set(&base, &["/sitemap.xml"]));
}

/// No option makes the limit of the protocol larger.
#[test]
fn a_sitemap_of_more_than_50_mib() {
    let base = serve(|path, stream| match path {
        "/robots.txt" => reply(stream, "404 No", "", b""),
        "/sitemap.xml" => {
            let head = b"HTTP/1.1 200 OK\r\nContent-Length: 60000000\r\n\r\n";
            let _ = stream.write_all(head);
        }
        _ => reply(stream, "200 OK", "", PAGE.as_bytes()),
    });
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("map.txt");
    std::fs::File::create(&file)
        .unwrap()
        .set_len(60_000_000)
        .unwrap();
    for sitemap in ["--sitemap", &format!("--sitemap={}", file.display())] {
        let (_, report) = checked(&[&base, sitemap]);
        let unchecked = &report["unchecked"][0];
        assert_eq!(unchecked["kind"], "too-large", "{unchecked}");
        let error = unchecked["error"]["en"].as_str().unwrap();
        assert!(
            error.contains("split it") && !error.contains("--max-bytes"),
            "{error}"
        );
    }
}

/// A domain without a scheme that answers over http alone has its sitemap there, too.
#[test]
fn a_sitemap_is_where_the_site_answers() {
    let (base, _) = site(|path| match path {
        "/robots.txt" => Some(("200 OK", "Sitemap: BASE/map.xml".to_owned())),
        "/map.xml" => Some((
            "200 OK",
            "<urlset><url><loc>BASE/a</loc></url></urlset>".to_owned(),
        )),
        _ => None,
    });
    let domain = base.strip_prefix("http://").unwrap();
    let (output, report) = checked(&[domain, "--sitemap"]);
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert_eq!(sources(&report, "pages"), set(&base, &["/", "/a"]));
}

#[test]
fn a_sitemap_behind_a_password() {
    let base = serve_heads(|head, stream| {
        let path = head.split(' ').nth(1).unwrap();
        match path {
            "/map.txt" if head.contains("authorization: basic") => {
                let host = head.lines().find_map(|line| line.strip_prefix("host: "));
                let list = format!("http://{}/a", host.unwrap());
                reply(stream, "200 OK", "", list.as_bytes());
            }
            "/map.txt" => reply(stream, "401 Who", "", b""),
            "/html.txt" => reply(stream, "200 OK", "", b"<html>"),
            "/a" => reply(stream, "200 OK", "", PAGE.as_bytes()),
            _ => reply(stream, "404 No", "", b""),
        }
    });
    let with = base.replace("http://", "http://me:geheim@");
    let (output, report) = checked(&[&format!("--sitemap={with}/map.txt")]);
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert_eq!(sources(&report, "pages"), set(&base, &["/a"]));
    // Nor is it told where there is none.
    for arguments in [
        &[&*with, "--sitemap"][..],
        &[&format!("--sitemap={with}/html.txt")],
    ] {
        let (output, report) = checked(arguments);
        assert_eq!(output.status.code(), Some(3), "{report}");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(!said.contains("geheim"), "{said}");
    }
}

#[test]
fn each_hop_of_a_bare_domain_is_recorded() {
    let base = serve(|path, stream| match path {
        "/robots.txt" => reply(stream, "404 No", "", b""),
        "/" => reply(stream, "301 Moved", "Location: /cn\r\n", b""),
        "/cn" => reply(
            stream,
            "200 OK",
            "",
            b"<meta http-equiv=refresh content='0;url=/cn/'>",
        ),
        _ => reply(stream, "200 OK", "", PAGE.as_bytes()),
    });
    let (_, report) = checked(&[base.strip_prefix("http://").unwrap()]);
    let page = &report["pages"][0];
    assert_eq!(page["source"], format!("{base}/cn/"));
    assert_eq!(page["requested"], format!("{base}/"));
    let hops = page["fetched"]["hops"].as_array().unwrap();
    let hops: Vec<_> = hops
        .iter()
        .map(|hop| (&hop["url"], &hop["status"]))
        .collect();
    let expected = [(format!("{base}/"), 301), (format!("{base}/cn"), 200)];
    for ((url, status), expected) in hops.iter().zip(&expected) {
        assert!(**url == *expected.0 && **status == expected.1, "{page}");
    }
    assert_eq!(hops.len(), 2);
}

#[test]
fn a_home_page_in_frames() {
    let (base, _) = site(|path| match path {
        "/robots.txt" => Some(("404 No", String::new())),
        "/" => Some((
            "200 OK",
            "<frameset rows='*,50'><frame src=top.html><frame src=/foot.html></frameset>"
                .to_owned(),
        )),
        "/top.html" => Some(("200 OK", "<p>text".to_owned())),
        _ => None,
    });
    let (output, report) = checked(&[&base]);
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert_eq!(
        sources(&report, "pages"),
        set(&base, &["/", "/foot.html", "/top.html"])
    );
    let foot = report["pages"].as_array().unwrap().iter();
    let foot = foot.clone().find(|page| page["role"] == "home").unwrap();
    assert_eq!(foot["source"], format!("{base}/foot.html"));
    assert_eq!(foot["filings"][0]["valid"], true);
}
