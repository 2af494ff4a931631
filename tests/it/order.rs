//! Neither the order of inputs nor the number of threads shows in a report.

use crate::program::program;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with pages of all kinds.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for at in 0..40 {
        let page = match at % 5 {
            0 => format!(
                "<footer><a href=\"https://beian.miit.gov.cn/\">京ICP备202101234{}号-1</a></footer>",
                at % 3
            ),
            1 => "<footer>京icp备 2021012345号 京公网安备1101050203014号</footer>".to_owned(),
            2 => "<p>nothing</p>".repeat(at * 40),
            3 => format!("<main>沪ICP备05012345号-{at}</main>"),
            _ => "\u{0}binary".to_owned(),
        };
        let sub = folder.path().join(format!("d{}", at % 4));
        fs::create_dir_all(&sub).unwrap();
        fs::write(sub.join(format!("{at}.html")), page).unwrap();
    }
    fs::write(
        folder.path().join("index.html"),
        "<footer>京ICP备2021012345号</footer>",
    )
    .unwrap();
    folder
}

fn report(folder: &Path, format: &str, jobs: &str, inputs: &[&str]) -> (Option<i32>, String) {
    let output = program()
        .args([
            "check",
            "--no-config",
            "--lang",
            "en",
            "--verbose",
            "--statistics",
        ])
        .args(["--today", "2026-11-23", "--format", format, "--jobs", jobs])
        .args(inputs)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    (
        output.status.code(),
        String::from_utf8(output.stdout).unwrap(),
    )
}

#[test]
fn one_thread_and_eight_write_the_same() {
    let site = site();
    for format in [
        "text",
        "concise",
        "json",
        "jsonl",
        "sarif",
        "junit",
        "github",
        "gitlab",
        "checkstyle",
        "markdown",
        "csv",
        "html",
    ] {
        let [one, eight] = ["1", "8"].map(|jobs| {
            let (code, report) = report(site.path(), format, jobs, &["."]);
            // Lines come as pages are done.
            let mut lines: Vec<String> = report.split_inclusive('\n').map(str::to_owned).collect();
            if format == "jsonl" {
                lines.sort();
            }
            (code, lines)
        });
        assert_eq!(one.0, Some(1));
        assert_eq!(one, eight, "{format}");
    }
}

#[test]
fn the_order_of_inputs_does_not_show() {
    let site = site();
    let orders = [
        [
            "d0",
            "d1",
            "d2",
            "d3",
            "index.html",
            "d1/1.html",
            "nowhere.html",
        ],
        [
            "nowhere.html",
            "d3",
            "index.html",
            "d2",
            "d1",
            "d0",
            "d1/1.html",
        ],
        [
            "d2",
            "nowhere.html",
            "d0",
            "d1",
            "d1/1.html",
            "index.html",
            "d3",
        ],
    ];
    for format in ["text", "json", "sarif", "csv"] {
        let reports = orders.map(|inputs| report(site.path(), format, "4", &inputs));
        assert_eq!(reports[0], reports[1], "{format}");
        assert_eq!(reports[0], reports[2], "{format}");
    }
}
