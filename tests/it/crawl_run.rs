//! Crawls as a person watches them: what comes when, what is counted, how they are ended.

use crate::crawl::{json, program, run, sources};
use crate::server::{reply, serve};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

const PAGE: &str =
    "<!doctype html><meta charset=utf-8><title>示例</title><p>示例网站的一个网页，内容足够长。";
const HTML: &str = "Content-Type: text/html\r\n";

/// A page with these links.
fn page(links: &[&str]) -> Vec<u8> {
    let links: Vec<_> = links
        .iter()
        .map(|to| format!("<a href='{to}'>链接</a>"))
        .collect();
    format!("{PAGE}{}", links.join(" ")).into_bytes()
}

fn crawled(report: &Value) -> BTreeMap<&str, u64> {
    let counts = report["summary"]["crawled"].as_object().unwrap();
    let counts = counts
        .iter()
        .filter_map(|(name, n)| Some((&**name, n.as_u64()?)));
    counts.filter(|(_, n)| *n > 0).collect()
}

#[test]
fn lines_come_while_the_crawl_goes_on() {
    let (let_go, held) = channel::<()>();
    let address = serve(move |path, stream| {
        if path == "/next" {
            // Not before the first page has been reported.
            held.recv().unwrap();
        }
        reply(stream, "200 OK", HTML, &page(&["/next"]));
    });
    let mut child = program(&[
        &address,
        "--depth",
        "1",
        "--ignore-robots",
        "--format",
        "jsonl",
    ])
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || -> Value { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() };
    assert_eq!(next()["source"], format!("{address}/"));
    let_go.send(()).unwrap();
    assert_eq!(next()["source"], format!("{address}/next"));
    assert_eq!(next()["summary"]["pages"], 2);
    child.wait().unwrap();
}

#[test]
fn what_is_left_aside_is_counted() {
    let address = serve(|path, stream| match path {
        "/" => reply(
            stream,
            "200 OK",
            HTML,
            &page(&["/out", "/gone", "/file", "/closed"]),
        ),
        "/out" => reply(
            stream,
            "302 Found",
            "Location: http://elsewhere.example/\r\n",
            b"",
        ),
        "/file" => reply(
            stream,
            "200 OK",
            "Content-Type: application/pdf\r\n",
            b"%PDF-",
        ),
        "/closed" => {
            let meta = "<meta name=robots content=nofollow>";
            let page = [meta.as_bytes(), &page(&["/never"])].concat();
            reply(stream, "200 OK", HTML, &page);
        }
        "/sitemap.xml" => {
            let list =
                "http://127.0.0.1:1/other-site\nftp://example.cn/\nhttp://elsewhere.example/";
            reply(
                stream,
                "200 OK",
                "Content-Type: text/plain\r\n",
                list.as_bytes(),
            );
        }
        _ => reply(stream, "404 Not Found", HTML, b""),
    });
    let (_, report) = run(&[&address, "--depth", "2", "--sitemap"]);
    let expected = [
        ("dead_links", 1),
        ("nofollow", 1),
        ("not_html", 1),
        ("off_site", 1),
        ("unlisted", 3),
    ];
    assert_eq!(crawled(&report), BTreeMap::from(expected), "{report}");
    let (gone, from) = (format!("{address}/gone"), format!("{address}/"));
    let dead = serde_json::json!([{"source": gone, "status": 404, "from": from}]);
    assert_eq!(report["summary"]["crawled"]["dead"], dead);
    assert_eq!(report["summary"]["unchecked"], 0);
    let (output, _) = run(&[&address, "--sitemap"]);
    assert!(output.stderr.is_empty());
}

/// Two pages: one that is served, one that is asked for in vain. Says when it was asked for.
fn busy(headers: &'static str) -> (String, Receiver<()>) {
    let (asked, was_asked) = channel();
    let address = serve(move |path, stream| match path {
        "/well" => reply(stream, "200 OK", HTML, &page(&[])),
        "/busy" => {
            reply(stream, "429 Too Many Requests", headers, b"");
            // The test may have heard enough.
            let _ = asked.send(());
        }
        _ => reply(stream, "404 Not Found", HTML, b""),
    });
    (address, was_asked)
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_pauses_and_writes_the_report() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("run.jsonl");
    let (address, was_asked) = busy("Retry-After: 29\r\n");
    let (well, busy) = (format!("{address}/well"), format!("{address}/busy"));
    let child = json(&[
        &well,
        &busy,
        "--role",
        "page",
        "--resume",
        file.to_str().unwrap(),
    ])
    .stdout(Stdio::piped())
    .spawn()
    .unwrap();
    was_asked.recv().unwrap();
    let pid = child.id().to_string();
    let killed = Command::new("kill").args(["-INT", &pid]).status();
    assert!(killed.unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["unchecked"][0]["kind"], "interrupted", "{report}");
    assert_eq!(sources(&report, "unchecked"), [busy]);
    assert!(file.exists());
}

#[test]
fn one_run_at_a_time_uses_a_resume_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("run.jsonl");
    let file = file.to_str().unwrap();
    let (address, was_asked) = busy("Retry-After: 29\r\n");
    let busy = format!("{address}/busy");
    let mut first = program(&[&busy, "--resume", file])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    was_asked.recv().unwrap();
    let second = program(&[&busy, "--resume", file]).output().unwrap();
    first.kill().unwrap();
    first.wait().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(
        said.contains("another run is using") && said.contains(file),
        "{said}"
    );
}

#[test]
fn of_another_runs_resume_file_nothing_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let file = write("run.jsonl", "{\"beian_lint_resume\":1,\"run\":\"x\"}\n");
    let list = write("list.txt", "http://127.0.0.1:1/\nnone\n");
    let page = write("index.html", PAGE);
    let arguments = [
        "--format",
        "jsonl",
        "--inputs-from",
        &list,
        "--resume",
        &file,
        &page,
    ];
    let output = program(&arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), output.stdout),
        (Some(2), vec![]),
        "{said}"
    );
    assert!(
        said.contains("belongs to a run with other inputs"),
        "{said}"
    );
}

#[test]
fn wrong_usage_leaves_no_resume_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("run.jsonl");
    let arguments = ["http://127.0.0.1:1/", "-", "-", "--resume"];
    let output = program(&arguments).arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!file.exists());
}

/// Pages behind a password stand in it, but not the password, and nobody else reads them.
#[cfg(unix)]
#[test]
fn a_resume_file_gives_no_secret_away() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("run.jsonl");
    let (address, was_asked) = busy("Retry-After: 29\r\n");
    let address = address.replace("http://", "http://me:geheim@");
    let (well, busy) = (format!("{address}/well"), format!("{address}/busy"));
    let resume = [
        "--host-concurrency",
        "1",
        "--resume",
        file.to_str().unwrap(),
    ];
    let mut child = program(&[&well, &busy])
        .args(resume)
        .args(["--concurrency", "1", "--basic-auth", "me:geheim2"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    was_asked.recv().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept.contains("/well") && !kept.contains("geheim"), "{kept}");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn a_resume_file_outlives_a_report_that_cannot_be_written() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("run.jsonl");
    let address = serve(|_, stream| reply(stream, "200 OK", HTML, &page(&[])));
    let arguments = [
        &*address,
        "--ignore-robots",
        "--resume",
        file.to_str().unwrap(),
    ];
    for format in ["json", "jsonl"] {
        let full = std::fs::File::create("/dev/full").unwrap();
        let mut child = program(&arguments)
            .args(["--format", format])
            .stdout(full)
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut stderr = child.stderr.take().unwrap();
        stderr.read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(2), "{said}");
        assert!(file.exists(), "{format}: {said}");
    }
    let (_, report) = run(&arguments);
    assert_eq!(report["summary"]["pages"], 1);
    assert!(!Path::new(&file).exists());
}
