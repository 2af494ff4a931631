//! `--cache`, as a person uses it.

use crate::crawl::timeless;
use crate::program::{program, report_of};
use crate::server::{reply, serve_heads};
use std::path::Path;
use std::process::Output;
use std::sync::{Arc, Mutex};

fn run(cache: &Path, arguments: &[&str]) -> Output {
    program()
        .args(["check", "--no-config", "--format", "json"])
        .args(arguments)
        .env("XDG_CACHE_HOME", cache)
        .output()
        .unwrap()
}

#[test]
fn a_report_is_the_same_with_and_without_kept_pages() {
    let heads: Arc<Mutex<Vec<String>>> = Arc::default();
    let memory = Arc::clone(&heads);
    let base = serve_heads(move |head, stream| {
        memory.lock().unwrap().push(head.to_owned());
        let path = head.split(' ').nth(1).unwrap_or_default();
        let mark = format!("\"{path}\"");
        let headers = format!("Content-Type: text/html; charset=gbk\r\nETag: {mark}\r\n");
        let html = match path {
            "/" => "<a href=/a>a</a><a href=/b>b</a><a href=/gone>x</a>京ICP备2021012345号",
            "/a" => "<footer><a href=http://www.miitbeian.gov.cn>京ICP备2021012345号-1</a>",
            "/b" => "<p>no footer",
            _ => return reply(stream, "404 No", &headers, b""),
        };
        if head.contains(&format!("if-none-match: {mark}")) {
            return reply(stream, "304 Same", &headers, b"");
        }
        reply(stream, "200 OK", &headers, &encoding_rs::GBK.encode(html).0);
    });
    let folder = tempfile::tempdir().unwrap();
    let plain = run(folder.path(), &[&base, "--depth", "1"]);
    assert_eq!(plain.status.code(), Some(1));
    assert!(!folder.path().join("beian-lint").exists());
    for confirmed in [0, 3, 3] {
        heads.lock().unwrap().clear();
        let kept = run(folder.path(), &[&base, "--depth", "1", "--cache"]);
        assert_eq!(kept.status.code(), Some(1));
        let (kept, plain) = (report_of(&kept), report_of(&plain));
        assert_eq!(timeless(kept), timeless(plain));
        let heads = heads.lock().unwrap();
        let asked = heads.iter().filter(|head| head.contains("if-none-match"));
        assert_eq!(asked.count(), confirmed, "{heads:?}");
    }
    assert!(folder.path().join("beian-lint/CACHEDIR.TAG").is_file());
}

#[test]
fn a_folder_that_cannot_be_used_is_named_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let output = run(&file, &["http://127.0.0.1:1/", "--cache", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("XDG_CACHE_HOME") && said.contains("beian-lint"),
        "{said}"
    );
}
