//! Whatever a page says, reports are what their formats ask for when they are read back.

mod lines;
mod markup;
mod sheet;

use crate::check::check_page;
use crate::fix::testing::{every_rule, raw};
use crate::page::{Unchecked, UncheckedKind};
use crate::report::{Format, Report, Setup};
use crate::text::{Lang, text};
use serde_json::Value;

/// A stranger's text stands in a page, in its name, in links, reasons and errors; each report
/// of it, in both languages, is read back.
///
/// # Panics
/// A report is malformed, or says more than it was told to.
pub fn output(data: &[u8]) {
    let Some(report) = report(&super::text(data)) else {
        return;
    };
    for lang in [Lang::En, Lang::ZhCn] {
        let setup = Setup {
            lang,
            verbose: true,
            statistics: true,
            width: Some(60),
            ..Setup::default()
        };
        let write = |format: Format| written(&report, format, &setup);
        sarif(&report, &write(Format::Sarif));
        json(&write(Format::Json), &write(Format::Gitlab));
        lines::jsonl(&report, &write(Format::Jsonl));
        lines::concise(&write(Format::Concise));
        lines::github(&write(Format::Github));
        markup::xml(&write(Format::Junit));
        markup::xml(&write(Format::Checkstyle));
        markup::html(&report, &write(Format::Html));
        sheet::csv(&write(Format::Csv));
        lines::terminal(&write(Format::Text));
        lines::terminal(&write(Format::Markdown));
    }
}

fn report(told: &str) -> Option<Report> {
    let html = format!(
        "<html><title>{told}</title><footer>京ICP备{told}2021012345号-1 \
         <a href='{told}'>京公网安备11010502030143号</a> \
         <a href=\"https://beian.gov.cn/{told}\">沪ICP备12345号</a> \
         <!-- beian-lint-ignore icp-case: {told} --><p>京icp备05012345号{told}</footer>"
    );
    let mut page = raw(told, html.into_bytes());
    page.requested = Some(format!("https://www.example.cn/{told}"));
    let page = page.decode().ok()?;
    let unchecked = Unchecked {
        source: told.to_owned(),
        stopped_at: Some(told.to_owned()),
        error: text! { en: "cannot look at {told}", zh: "无法检查 {told}" },
        kind: UncheckedKind::Io,
        site: None,
    };
    let pages = vec![check_page(&page, &every_rule())];
    Some(Report::new(pages, vec![unchecked]))
}

fn written(report: &Report, format: Format, setup: &Setup) -> String {
    let mut out = Vec::new();
    format.reporter(setup).write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn sarif(report: &Report, log: &str) {
    let log: Value = serde_json::from_str(log).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), report.pages[0].findings.len());
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        for location in result["locations"].as_array().into_iter().flatten() {
            let place = &location["physicalLocation"]["artifactLocation"]["uri"];
            let Some(uri) = place.as_str() else {
                // A page that is no file has a name and no place in the repository.
                assert!(location["logicalLocations"][0].is_object(), "{location}");
                continue;
            };
            // RFC 3986, appendix A: these are all the characters that an address has.
            let known =
                |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
            assert!(uri.bytes().all(known), "{uri}");
        }
    }
}

fn json(report: &str, gitlab: &str) {
    let report: Value = serde_json::from_str(report).unwrap();
    let gitlab: Value = serde_json::from_str(gitlab).unwrap();
    assert_eq!(report["pages"].as_array().unwrap().len(), 1);
    let mut prints = Vec::new();
    for issue in gitlab.as_array().unwrap() {
        prints.push(issue["fingerprint"].as_str().unwrap());
    }
    let all = prints.len();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), all, "fingerprints differ");
}
