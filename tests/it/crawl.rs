//! Crawls of whole sites on this machine, by the program itself.

use crate::farm::{Farm, Service};
use crate::program::report_of;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = crate::program::program();
    command.args(["check", "--no-config"]).args(arguments);
    command.stderr(Stdio::piped());
    command
}

pub(crate) fn json(arguments: &[&str]) -> Command {
    let mut command = program(arguments);
    command.args(["--format", "json"]);
    command
}

pub(crate) fn run(arguments: &[&str]) -> (Output, Value) {
    let output = json(arguments).output().unwrap();
    let report = report_of(&output);
    (output, report)
}

/// What one of the report's lists says under `source`.
pub(crate) fn sources(report: &Value, list: &str) -> Vec<String> {
    let entries = report[list].as_array().unwrap();
    let source = |entry: &Value| entry["source"].as_str().unwrap().to_owned();
    entries.iter().map(source).collect()
}

#[test]
fn a_site_is_followed_link_by_link() {
    let farm = Farm::start(40, |_| Service::Well);
    let (output, report) = run(&[&farm.address, "--depth", "9", "--ignore-query"]);
    assert_eq!(output.status.code(), Some(0), "{report}");
    assert_eq!(report["summary"]["pages"], 40);
    assert_eq!(report["summary"]["homes"], 1);
    assert_eq!(report["summary"]["crawled"]["dead_links"], 1);
    let asked = farm.take_asked();
    assert!(asked.values().all(|times| *times == 1), "{asked:?}");
    let (_, report) = run(&[&farm.address, "--depth", "2", "--ignore-query"]);
    assert_eq!(report["summary"]["pages"], 7);
}

#[test]
fn no_more_pages_than_allowed_and_always_the_same() {
    let farm = Farm::start(400, |_| Service::Well);
    let limited = || {
        let (_, report) = run(&[&farm.address, "--depth", "9", "--max-pages", "50"]);
        assert!(report["summary"]["crawled"]["beyond_limit"].as_u64() > Some(0));
        sources(&report, "pages")
    };
    let first = limited();
    // The dead link on every page counts, too.
    assert_eq!(first.len(), 49);
    assert_eq!(first, limited());
}

/// The first of two that a page links to waits for the second one.
fn shuffled(page: usize) -> Service {
    if page % 2 == 1 && page + 1 < 200 {
        Service::Late
    } else {
        Service::Well
    }
}

#[test]
fn the_report_does_not_depend_on_who_answers_first() {
    let reports = [|_| Service::Well, shuffled].map(|plan| {
        let farm = Farm::start(200, plan);
        let (output, report) = run(&[
            &farm.address,
            "--depth",
            "9",
            "--ignore-query",
            "--max-pages",
            "152",
        ]);
        assert_eq!(output.status.code(), Some(0));
        let report = timeless(report).to_string();
        report.replace(&farm.address, "http://farm")
    });
    assert_eq!(reports[0], reports[1]);
}

/// One page in ten is reset, one in ten busy, one in twenty hangs.
fn faulty(page: usize) -> Service {
    match page % 20 {
        3 | 13 => Service::Reset,
        7 | 17 => Service::Busy,
        9 => Service::Hang,
        _ => Service::Well,
    }
}

#[test]
fn under_faults_every_page_is_checked_or_not_never_lost() {
    const PAGES: usize = 2_000;
    let farm = Farm::start(PAGES, faulty);
    let (output, report) = run(&[
        &farm.address,
        "--sitemap",
        "--timeout",
        "5",
        "--retries",
        "0",
        "--concurrency",
        "100",
    ]);
    assert_eq!(output.status.code(), Some(3));
    let (well, ill) = (sources(&report, "pages"), sources(&report, "unchecked"));
    let expected = (1..PAGES)
        .filter(|page| faulty(*page) == Service::Well)
        .count()
        + 1;
    let odd: Vec<_> = report["unchecked"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| {
            let source = one["source"].as_str().unwrap();
            let page = source
                .rsplit("/p/")
                .next()
                .unwrap()
                .trim_end_matches(".html");
            page.parse()
                .map_or(true, |page| faulty(page) == Service::Well)
        })
        .collect();
    assert!(odd.is_empty(), "{odd:#?}");
    assert_eq!((well.len(), ill.len()), (expected, PAGES - expected));
    let all: BTreeSet<_> = well.iter().chain(&ill).collect();
    assert_eq!(all.len(), PAGES, "some page is reported twice");
    assert!(
        report["pages"]
            .as_array()
            .unwrap()
            .iter()
            .all(|page| page["filings"][0]["valid"] == true)
    );
    let kinds = |kind| {
        let unchecked = report["unchecked"].as_array().unwrap();
        unchecked.iter().filter(|one| one["kind"] == kind).count()
    };
    assert_eq!(
        (kinds("connect"), kinds("status"), kinds("timeout")),
        (200, 200, 100)
    );
    assert!(farm.take_asked().values().all(|times| *times == 1));
}

/// Without the moments at which pages were fetched.
pub(crate) fn timeless(mut report: Value) -> Value {
    for page in report["pages"].as_array_mut().unwrap() {
        page["fetched"]["at"].take();
    }
    report
}

/// Kills a run when the server has been asked for so many pages.
fn kill_at(pages: usize, farm: &Farm, arguments: &[&str]) {
    let mut child = program(arguments).stdout(Stdio::null()).spawn().unwrap();
    farm.wait_for(pages);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_killed_run_is_gone_on_with() {
    const PAGES: usize = 2_000;
    let plan = |page| match page % 20 {
        3 => Service::Reset,
        7 => Service::Busy,
        _ => Service::Well,
    };
    let farm = Farm::start(PAGES, plan);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("run.jsonl");
    let file = file.to_str().unwrap();
    let arguments = [
        &farm.address,
        "--depth",
        "20",
        "--ignore-query",
        "--sitemap",
        "--retries",
        "0",
    ];
    let (_, whole) = run(&arguments);
    farm.take_asked();

    let resumed: Vec<&str> = arguments.into_iter().chain(["--resume", file]).collect();
    for pages in [137, 701, 1409] {
        kill_at(pages, &farm, &resumed);
    }
    assert!(
        Path::new(file).exists(),
        "the runs were over before they were killed"
    );
    let (_, report) = run(&resumed);
    assert!(!Path::new(file).exists());
    assert_eq!(timeless(report), timeless(whole));
    // Only what was under way when a run was killed is asked for again.
    let asked = farm.take_asked();
    let again: usize = asked
        .iter()
        .filter(|(path, _)| path.starts_with("/p/"))
        .map(|(_, times)| times - 1)
        .sum();
    assert!(again <= 3 * 32, "{again} pages were fetched again");
}
