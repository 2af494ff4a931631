use super::*;
use crate::report::matrix::testing::portfolio;
use crate::report::sample;

fn written(markdown: &Markdown, report: &Report) -> String {
    let mut out = Vec::new();
    markdown.write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn in_english(report: &Report) -> String {
    written(&Markdown::default(), report)
}

#[test]
fn pass() {
    insta::assert_snapshot!(in_english(&sample::pass()));
}

#[test]
fn fail() {
    insta::assert_snapshot!(in_english(&sample::fail()));
}

#[test]
fn a_portfolio_in_chinese() {
    let markdown = Markdown {
        lang: Lang::ZhCn,
        ..Markdown::default()
    };
    insta::assert_snapshot!(written(&markdown, &portfolio()));
}

/// Many sites, each with the sample's findings, and as many that could not be looked at.
fn huge() -> Report {
    let sites = (0..800).map(|n| {
        let mut page = sample::hostile(&format!("{n}`|<b>@all {}", "长".repeat(900)));
        page.source = format!("https://{n}.{}.example.cn/", "x".repeat(60));
        page
    });
    let gone = (0..800).map(|n| {
        let source = format!("https://gone{n}.example.cn/{}", "x".repeat(2000));
        sample::unchecked(&source, crate::page::UncheckedKind::Dns, None)
    });
    Report::new(sites.collect(), gone.collect())
}

#[test]
fn it_keeps_within_the_limit_and_counts_the_rest() {
    let report = huge();
    for (limit, cut) in [(STEP_SUMMARY, 2), (65_536, 3)] {
        let markdown = Markdown {
            limit,
            ..Markdown::default()
        };
        let out = written(&markdown, &report);
        assert!(out.len() <= limit && out.len() > limit / 2, "{}", out.len());
        assert_eq!(out.matches("more**").count(), cut);
    }
}

#[test]
fn links_lead_to_explanations() {
    let out = in_english(&sample::fail());
    for rule in rules::broken(&sample::fail()) {
        assert!(out.contains(&rules::link(rule)), "{}", rule.id);
        assert!(out.contains(&format!("id=\"rule-{}\"", rule.id)));
    }
    let tiny = Markdown {
        limit: 3000,
        ..Markdown::default()
    };
    let out = written(&tiny, &sample::fail());
    assert!(!out.contains("](#") && !out.contains("<details>"), "{out}");
}

#[test]
fn the_weightiest_come_first() {
    let out = in_english(&sample::fail());
    let rows = out.lines().filter(|line| line.contains("](#rule-"));
    let signs: Vec<&str> = rows.filter_map(|row| row.split(' ').nth(1)).collect();
    let at = |sign| signs.iter().position(|one| *one == sign);
    assert!(at("❌") < at("⚠️") && at("⚠️") < at("ℹ️"), "{signs:?}");
    assert!(signs.iter().rposition(|one| *one == "❌") < at("⚠️"));
}

#[test]
fn the_verdict_is_that_of_the_exit_code() {
    let gone = portfolio().unchecked;
    let unchecked = in_english(&Report::new(sample::pass().pages, gone));
    assert!(unchecked.starts_with("## ❔"), "{unchecked}");
    assert!(in_english(&sample::fail()).starts_with("## ❌"));
}

#[test]
fn what_is_suppressed_stands_in_verdict_and_matrix() {
    let mut report = portfolio();
    for finding in report.pages.iter_mut().flat_map(|page| &mut page.findings) {
        finding.suppressed = Some(crate::finding::Suppressed {
            by: crate::finding::By::Baseline,
            reason: None,
        });
    }
    let out = in_english(&Report::new(report.pages, Vec::new()));
    let heading = out.lines().next().unwrap();
    assert!(
        heading.contains("passed (") && heading.ends_with(" suppressed)"),
        "{out}"
    );
    assert!(out.contains("| 🔕 (1 suppressed) |"), "{out}");
}
