//! Reports as a whole: order, sites, JSON Lines.

use super::*;
use crate::check::{CheckOptions, check_page};
use crate::page::{Encoding, EncodingSource, OffsetMap, Page, Role, UncheckedKind};
use crate::site_wide;
use crate::text::text;
use clap::ValueEnum as _;

#[test]
fn the_order_of_arrival_does_not_show() {
    let failed = |source: &str, kind| Unchecked {
        source: source.into(),
        stopped_at: None,
        error: text! { en: "x", zh: "x" },
        kind,
        site: None,
    };
    let a = failed("a", UncheckedKind::Io);
    let b = failed("b", UncheckedKind::Dns);
    let b2 = failed("b", UncheckedKind::Status);
    let one = Report::new(Vec::new(), vec![b2.clone(), a.clone(), b.clone()]);
    assert_eq!(one, Report::new(Vec::new(), vec![b, b2, a]));
    assert_eq!(one.summary.unchecked, 3);
}

/// A page of a site whose footer shows one number.
fn page(source: &str, number: &str) -> PageReport {
    let page = Page {
        source: source.into(),
        requested: None,
        status: None,
        fetched: None,
        role: Role::Page,
        text: format!("<footer><p>{number}</footer>"),
        encoding: Encoding {
            name: "utf-8".into(),
            from: EncodingSource::Detected,
            malformed: false,
            mislabelled: None,
        },
        offsets: OffsetMap::default(),
    };
    let mut options = CheckOptions::new(jiff::civil::date(2026, 11, 23));
    options.policy.rules.clear();
    PageReport {
        site: Some(site_wide::testing::page("cn", &[number])),
        ..check_page(&page, &options)
    }
}

fn pages() -> Vec<PageReport> {
    let (usual, other) = ("京ICP备2021012345号-1", "京ICP备2021012345号-2");
    vec![page("c", usual), page("b", other), page("a", usual)]
}

#[test]
fn a_finding_about_a_site_stands_on_the_page_that_departs() {
    let report = Report::new(pages(), Vec::new());
    let counts: Vec<usize> = report.pages.iter().map(|p| p.findings.len()).collect();
    assert_eq!(
        (counts.as_slice(), report.summary.warnings),
        (&[0, 1, 0][..], 1)
    );
    let coverage = &report.summary.coverage[0];
    assert_eq!((coverage.pages, coverage.icp, coverage.psb), (3, 3, 0));
}

#[test]
fn json_lines_tell_it_at_the_end() {
    let mut out = Vec::new();
    let mut lines = JsonLines::new(&mut out);
    for page in pages() {
        lines.page(&page).unwrap();
    }
    assert_eq!(lines.finish().unwrap().warnings, 1);
    let out = String::from_utf8(out).unwrap();
    let line: serde_json::Value = serde_json::from_str(out.lines().last().unwrap()).unwrap();
    let found = &line["summary"]["site_findings"][0];
    assert_eq!(
        (&found["source"], &found["rule"]),
        (&"b".into(), &"number-inconsistent".into())
    );

    let mut whole = serde_json::to_value(Report::new(pages(), Vec::new())).unwrap();
    assert_eq!(whole["pages"][0]["site"], "cn");
    whole["summary"] = line["summary"].clone();
    let schema = serde_json::to_value(schema()).unwrap();
    assert!(jsonschema::draft202012::is_valid(&schema, &whole));
    whole["summary"]["site_findings"][0]["severity"] = "none".into();
    assert!(!jsonschema::draft202012::is_valid(&schema, &whole));
}

#[test]
fn sums_are_asked_for_where_they_are_told() {
    let report = sample::pass();
    let mut fetched = report.pages.iter().filter_map(|page| page.fetched.as_ref());
    let sum = fetched.next().unwrap().sha256.clone();
    for format in Format::value_variants() {
        let mut out = Vec::new();
        let reporter = format.reporter(&Setup::default());
        reporter.write(&report, &mut out).unwrap();
        let told = String::from_utf8(out).unwrap().contains(&sum);
        assert_eq!(told, format.tells_sums(), "{format:?}");
    }
}
