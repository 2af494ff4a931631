//! Keys of the configuration that only show on the web.

use crate::program::program;
use crate::server::{reply, serve};
use std::fs;
use std::thread::sleep;
use std::time::Duration;

const HTML: &str = "Content-Type: text/html\r\n";

/// How a check of an address ends under a configuration.
fn code(url: &str, config: &str) -> Option<i32> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("beian-lint.toml"), config).unwrap();
    let status = program()
        .args(["check", "-q", "--select", "icp-missing", url])
        .current_dir(folder.path())
        .status();
    status.unwrap().code()
}

#[test]
fn a_site_is_known_by_its_host() {
    let url = serve(|_, stream| reply(stream, "200 OK", HTML, b"<p>x")) + "/";
    let abroad = |host: &str| format!("[[site]]\nhosts = ['{host}']\nmainland = false\n");
    assert_eq!(code(&url, &abroad("127.0.0.1")), Some(0));
    assert_eq!(code(&url, &abroad("*.example.cn")), Some(1));
}

#[test]
fn a_url_is_given_up_after_the_configured_time() {
    let url = serve(|_, stream| {
        sleep(Duration::from_secs(5));
        reply(stream, "200 OK", HTML, b"<p>x");
    }) + "/";
    // Without the key, the page would be waited for, and checked.
    assert_eq!(code(&url, "timeout = 0.3"), Some(3));
}

#[test]
fn the_owners_number_may_be_younger_than_the_day_taken_for_today() {
    let folder = tempfile::tempdir().unwrap();
    let config = "[[site]]\nicp = '京ICP备2021012345号-1'\n";
    fs::write(folder.path().join("beian-lint.toml"), config).unwrap();
    let status = program()
        .args(["config", "--today", "2020-12-31"])
        .current_dir(folder.path())
        .output();
    assert_eq!(status.unwrap().status.code(), Some(0));
}
