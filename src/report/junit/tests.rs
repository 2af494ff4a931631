//! The test cases of the samples.

use super::*;
use crate::report::sample;

fn written(report: &Report, junit: &Junit) -> String {
    let mut out = Vec::new();
    junit.write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn pass() {
    insta::assert_snapshot!(written(&sample::pass(), &Junit::default()));
}

#[test]
fn fail() {
    insta::assert_snapshot!(written(&sample::fail(), &Junit::default()));
}

#[test]
fn fail_in_chinese() {
    let junit = Junit {
        lang: Lang::ZhCn,
        ..Junit::default()
    };
    insta::assert_snapshot!(written(&sample::fail(), &junit));
}

#[test]
fn what_does_not_fail_the_run_fails_no_test() {
    let policy = Policy {
        allow_unchecked: true,
        ..Policy::default()
    };
    let mut report = sample::fail();
    let findings = report.pages.iter_mut().flat_map(|page| &mut page.findings);
    findings.for_each(|finding| finding.fails = false);
    let junit = Junit {
        policy,
        ..Junit::default()
    };
    let out = written(&report, &junit);
    assert!(!out.contains("<failure") && !out.contains("<error"));
    assert!(out.contains(r#"failures="0" errors="0">"#) && out.contains("<system-out>"));
}

#[test]
fn any_report_is_well_formed() {
    for text in [
        sample::HOSTILE,
        "]]>",
        "</failure>",
        "&#0;",
        "\u{ffff}",
        "\u{7f}\u{85}",
    ] {
        let report = Report::new(vec![sample::hostile(text)], Vec::new());
        let out = written(&report, &Junit::default());
        // Every `<` of the document is one of its own.
        let own = [
            "<?xml",
            "<testsuites",
            "<testsuite ",
            "<testcase",
            "<failure",
            "<skipped",
            "</",
        ];
        let own: usize = own.iter().map(|tag| out.matches(tag).count()).sum();
        assert_eq!(out.matches('<').count(), own, "{out}");
        assert!(!out.contains("]]>"));
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()));
    }
}
