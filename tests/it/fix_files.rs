//! `--fix` on files of every kind.

use crate::fix::{RIGHT, WRONG, check, told};
use encoding_rs::GBK;
use std::fs;

#[test]
fn folders_are_fixed_and_nothing_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir_all(path("dist/sub")).unwrap();
    for name in [
        "dist/index.html",
        "dist/sub/a.htm",
        "dist/b.txt",
        "other.html",
    ] {
        fs::write(path(name), WRONG).unwrap();
    }
    let gbk = GBK
        .encode(&format!("<meta charset=gbk>{WRONG}"))
        .0
        .into_owned();
    fs::write(path("dist/gbk.html"), gbk).unwrap();
    let output = check(folder.path(), &["--fix", "dist"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let text = |name: &str| fs::read_to_string(path(name)).unwrap();
    assert_eq!(
        [text("dist/index.html"), text("dist/sub/a.htm")],
        [RIGHT, RIGHT]
    );
    assert_eq!([text("dist/b.txt"), text("other.html")], [WRONG, WRONG]);
    let gbk = GBK
        .encode(&format!("<meta charset=gbk>{RIGHT}"))
        .0
        .into_owned();
    assert_eq!(fs::read(path("dist/gbk.html")).unwrap(), gbk);
    // Nothing is left behind, and nothing is left to do.
    assert_eq!(fs::read_dir(path("dist")).unwrap().count(), 4);
    let again = check(folder.path(), &["--diff", "--unsafe-fixes", "dist"]);
    assert_eq!((again.status.code(), again.stdout), (Some(0), Vec::new()));
}

#[test]
fn a_read_only_file_is_told_and_its_findings_stay() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    fs::write(&page, WRONG).unwrap();
    fs::write(folder.path().join("b.html"), WRONG).unwrap();
    let mut permissions = fs::metadata(&page).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&page, permissions).unwrap();
    let output = check(folder.path(), &["--fix", "a.html", "b.html"]);
    assert_eq!(output.status.code(), Some(2));
    let expected = "warning: a.html is not fixed: it may not be written; make it writable and run the command again\n";
    assert_eq!(told(&output), expected);
    assert_eq!(fs::read_to_string(&page).unwrap(), WRONG);
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("error[icp-link-empty]"), "{report}");
    assert!(
        report.contains("fixed[icp-link-empty]: b.html:"),
        "{report}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_goes_on_pointing_at_its_file() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (page, link) = (
        folder.path().join("real.html"),
        folder.path().join("a.html"),
    );
    fs::write(&page, WRONG).unwrap();
    fs::set_permissions(&page, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.html", &link).unwrap();
    check(folder.path(), &["--fix", "a.html"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&page).unwrap(), RIGHT);
    assert_eq!(
        fs::metadata(&page).unwrap().permissions().mode() & 0o777,
        0o640
    );
}

#[test]
fn a_file_that_is_gone_is_an_input_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let output = check(folder.path(), &["--fix", "gone.html"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_is_no_page_is_no_page_to_fix() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    fs::write(&page, b"\x89PNG\r\n\x1A\n").unwrap();
    let output = check(folder.path(), &["--fix", "a.html"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(fs::read(&page).unwrap(), b"\x89PNG\r\n\x1A\n");
}

#[test]
fn templates_are_fixed_where_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Footer.vue");
    let template = format!("<template>{WRONG}</template>");
    fs::write(&path, &template).unwrap();
    check(folder.path(), &["--fix", "."]);
    assert_eq!(fs::read_to_string(&path).unwrap(), template);
    check(folder.path(), &["--fix", "--templates", "."]);
    let fixed = format!("<template>{RIGHT}</template>");
    assert_eq!(fs::read_to_string(&path).unwrap(), fixed);
}

/// Each line of the diff is one of the file before or after: `patch` can read it.
#[test]
fn a_diff_is_what_a_fix_makes() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    let before = format!("<p>\r\n{WRONG}\r\n</p>");
    fs::write(&page, &before).unwrap();
    let output = check(folder.path(), &["--diff", "a.html"]);
    assert_eq!(fs::read_to_string(&page).unwrap(), before);
    let diff = String::from_utf8(output.stdout.clone()).unwrap();
    let expected = format!(
        "--- a/a.html\n+++ b/a.html\n@@ -1,3 +1,3 @@\n <p>\r\n-{WRONG}\r\n+{RIGHT}\r\n </p>\n\\ No newline at end of file\n"
    );
    assert_eq!(diff, expected);
    assert_eq!(told(&output), "Would fix 4 findings on 1 page.\n");
}

#[test]
fn a_byte_order_mark_stands_in_the_diff() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.html"), format!("\u{feff}{WRONG}\n")).unwrap();
    let output = check(folder.path(), &["--diff", "a.html"]);
    let diff = String::from_utf8(output.stdout).unwrap();
    let lines = format!("@@ -1 +1 @@\n-\u{feff}{WRONG}\n+\u{feff}{RIGHT}\n");
    assert!(diff.ends_with(&lines), "{diff}");
}

/// Bytes that a terminal obeys stay in the lines, for `git apply` to find them, and are spelled out
/// in the name.
#[test]
#[cfg(unix)]
fn a_diff_is_a_patch_whatever_stands_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("p\x07\x1b[1mq.html");
    fs::write(&page, format!("\x1b[31mx\n{WRONG}\n")).unwrap();
    for color in ["auto", "never"] {
        let output = check(folder.path(), &["--diff", "--color", color, "."]);
        let diff = String::from_utf8(output.stdout).unwrap();
        let expected = "--- \"a/p\\a\\033[1mq.html\"\n+++ \"b/p\\a\\033[1mq.html\"\n@@ -1,2 +1,2 @@\n \x1b[31mx\n-";
        assert!(diff.starts_with(expected), "{diff:?}");
    }
}
