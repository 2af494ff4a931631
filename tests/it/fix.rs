//! `--fix` as a program: standard input, reports, baselines, addresses.

use crate::program::program;
use crate::server::{reply, serve};
use encoding_rs::GBK;
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

pub(crate) const WRONG: &str =
    "<main>一</main><footer><a href=\"#\">京 icp备2021012345</a></footer>";
pub(crate) const RIGHT: &str = "<main>一</main><footer><a href=\"https://beian.miit.gov.cn/\">京ICP备2021012345号</a></footer>";

/// The program in a folder, without rules that a page of one number breaks.
pub(crate) fn check(folder: &Path, args: &[&str]) -> Output {
    let mut command = program();
    command.args(["check", "--lang", "en", "--ignore", "psb-missing"]);
    command.args(args).current_dir(folder).output().unwrap()
}

pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn piped(bytes: &[u8], args: &[&str]) -> Output {
    let mut command = program();
    command.args(["check", "--lang", "en", "--ignore", "psb-missing", "-"]);
    command.args(args);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = pipes.stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_page_from_standard_input_goes_to_standard_output_in_its_encoding() {
    let page = |body: &str| {
        GBK.encode(&format!("<meta charset=gbk>\r\n{body}"))
            .0
            .into_owned()
    };
    let output = piped(&page(WRONG), &["--fix"]);
    assert_eq!(output.stdout, page(RIGHT));
    assert_eq!(output.status.code(), Some(0));
    let report = told(&output);
    assert!(report.contains("fixed[icp-case]: <stdin>:2:"), "{report}");
    assert!(report.ends_with("0 not checked, 4 fixed\n"), "{report}");
    // What is right comes out as it is, also if nobody wants to hear of it.
    let again = piped(&output.stdout, &["--fix", "--quiet"]);
    assert_eq!((again.stdout, again.stderr), (page(RIGHT), Vec::new()));
}

#[test]
fn what_standard_input_stands_for_is_mended_on_its_way_only() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.html");
    fs::write(&file, WRONG).unwrap();
    let name = file.to_str().unwrap();
    let output = piped(WRONG.as_bytes(), &["--fix", "--stdin-filename", name]);
    assert_eq!(output.stdout, RIGHT.as_bytes());
    assert!(told(&output).contains("a.html:1:"), "{}", told(&output));
    assert_eq!(fs::read_to_string(&file).unwrap(), WRONG);
}

#[test]
fn other_formats_go_to_standard_error_too() {
    for format in ["json", "jsonl", "sarif"] {
        let output = piped(WRONG.as_bytes(), &["--fix", "--format", format]);
        assert_eq!(output.stdout, RIGHT.as_bytes(), "{format}");
        let report = told(&output);
        let first = report.lines().next().unwrap();
        let whole = if format == "jsonl" { first } else { &report };
        assert!(serde_json::from_str::<Value>(whole).is_ok(), "{report}");
    }
}

#[test]
fn a_diff_of_standard_input() {
    let output = piped(WRONG.as_bytes(), &["--diff"]);
    let diff = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(
        diff.starts_with("--- a/<stdin>\n+++ b/<stdin>\n@@ -1 +1 @@\n-"),
        "{diff}"
    );
    assert!(diff.contains(&format!("+{RIGHT}\n")), "{diff}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_report_tells_what_was_fixed_and_where_it_stood() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.html"), WRONG).unwrap();
    let output = check(folder.path(), &["--fix", "--format", "json", "a.html"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["summary"]["fixed"], 4);
    assert_eq!(report["summary"]["errors"], 0);
    let findings = report["pages"][0]["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 4);
    for finding in findings {
        assert_eq!(finding["fixed"], true, "{finding}");
        assert_eq!(finding["fix"]["safe"], true, "{finding}");
    }
    let link = &findings[0];
    let start = usize::try_from(link["span"]["start"].as_u64().unwrap()).unwrap();
    assert_eq!(WRONG.get(start..=start), Some("#"));
    assert_eq!(
        link["fix"]["edits"][0]["replacement"],
        "https://beian.miit.gov.cn/"
    );
    assert_eq!(report["pages"][0]["filings"][0]["link"]["target"], "root");
}

/// Formats that know open findings only leave the fixed ones out.
#[test]
fn fixed_findings_are_no_findings() {
    for format in [
        "concise",
        "sarif",
        "junit",
        "github",
        "gitlab",
        "checkstyle",
        "markdown",
        "csv",
        "html",
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.html"), WRONG).unwrap();
        let args = ["--fix", "--fail-on", "info", "--format", format, "a.html"];
        let output = check(folder.path(), &args);
        let report = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(!report.contains("京 icp备2021012345"), "{format}: {report}");
    }
}

#[test]
fn what_was_there_before_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    fs::write(&page, WRONG).unwrap();
    let written = [
        "--write-baseline",
        "b.json",
        "--select",
        "icp-case",
        "a.html",
    ];
    check(folder.path(), &written);
    let output = check(
        folder.path(),
        &[
            "--fix",
            "--baseline",
            "b.json",
            "--format",
            "json",
            "a.html",
        ],
    );
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["summary"]["fixed"], 3);
    assert_eq!(report["summary"]["suppressed"], 1);
    assert_eq!(
        fs::read_to_string(&page).unwrap(),
        RIGHT.replace("ICP", "icp")
    );
    assert!(!told(&output).contains("any more"), "{}", told(&output));
    // A new baseline holds what is left.
    let args = ["--fix", "--write-baseline", "c.json", "a.html"];
    check(folder.path(), &args);
    assert_eq!(fs::read_to_string(&page).unwrap(), RIGHT);
    assert!(
        !fs::read_to_string(folder.path().join("c.json"))
            .unwrap()
            .contains("icp-case")
    );
}

#[test]
fn a_fetched_page_is_checked_and_the_files_beside_it_are_fixed() {
    let address = serve(|path, stream| match path {
        "/" => reply(
            stream,
            "200 OK",
            "Content-Type: text/html\r\n",
            WRONG.as_bytes(),
        ),
        _ => reply(stream, "404 Not Found", "", b""),
    });
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("a.html");
    fs::write(&page, WRONG).unwrap();
    let output = check(folder.path(), &["--fix", &address, "a.html"]);
    let report = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(fs::read_to_string(&page).unwrap(), RIGHT);
    assert_eq!(output.status.code(), Some(1), "{report}");
    let warning =
        format!("warning: {address} is checked, not fixed: a fetched page cannot be changed;");
    assert!(told(&output).starts_with(&warning), "{}", told(&output));
    // Nor is anything promised of it.
    assert!(!report.contains("fixable"), "{report}");
}
