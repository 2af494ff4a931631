//! Runs that the command line alone cannot bring about.

use super::*;
use crate::cli::{Cli, Command};
use crate::config::Config;
use crate::run::tests::BROKEN;
use clap::Parser;

#[test]
fn a_page_that_brings_the_checker_down_ends_the_run_as_an_internal_error() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/site/index.html");
    let missing = "no/such/page.html";
    let line = ["beian-lint", "check", "-q", "--lang", "en", page, missing];
    let Command::Check(args) = Cli::parse_from(line).command else {
        panic!("another command");
    };
    let mut job = args.job().unwrap();
    job.options.parts[0].source.config = Arc::new(Config::of_rules(vec![&BROKEN]));
    let failure = args.carry_out(job).unwrap_err();
    let told = format!("{failure:?}");
    assert!(
        told.contains("while checking") && told.contains("site/index.html"),
        "{told}"
    );
    assert!(!told.contains(missing), "{told}");
}

#[test]
fn sums_are_asked_for_where_a_report_tells_or_compares_them() {
    let asked = |more: &[&str]| {
        let line = ["beian-lint", "check", "--no-config", "https://example.cn/"];
        let Command::Check(args) = Cli::parse_from(line.iter().chain(more)).command else {
            panic!("another command");
        };
        args.job().unwrap().options.crawl.sums
    };
    assert!(!asked(&["--format", "text"]));
    assert!(asked(&["--format", "json"]));
    for more in [
        ["--output", "csv=a.csv"],
        ["--map", "https://example.cn/=."],
    ] {
        assert!(asked(&[&["--format", "text"], &more[..]].concat()));
    }
}
