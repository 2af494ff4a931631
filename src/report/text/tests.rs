//! The text report of a page made by hand, as a person sees it.

use super::*;
use crate::check::{
    Asked, CheckOptions, FilingReport, FindingReport, FooterReport, LinkReport, RuleId, check_page,
};
use crate::finding::{Rule, Severity};
use crate::footer::{Basis, Placement, Target};
use crate::number::Kind;
use crate::page::{
    Encoding, EncodingSource, Excerpt, Locator, OffsetMap, Role, Span, Unchecked, UncheckedKind,
};
use crate::text::{Bilingual, text};
use proptest::prelude::*;
use std::ops::Range;

const NUMBER: &str = "京ICP备2021012345号-1";

/// A rule of the tests' own, so that they do not depend on any rule's wording.
static RULE: Rule = Rule {
    id: "some-rule",
    summary: Bilingual::new("number is wrong", "编号有误"),
    basis: Bilingual::new("Order 292, art. 12", "国务院令第292号第十二条"),
    ..Rule::BASE
};

fn finding(page: &str, range: &Range<usize>, severity: Severity) -> FindingReport {
    let offsets = OffsetMap::default();
    let locator = Locator::new(page, &offsets);
    FindingReport {
        rule: RuleId(&RULE),
        severity,
        message: text! { en: "the number `\u{1b}[31m{NUMBER}` is wrong", zh: "编号 `\u{1b}[31m{NUMBER}` 有误" },
        help: text! { en: "write {NUMBER}", zh: "请写作 {NUMBER}" },
        span: locator.span(range),
        range: range.clone(),
        fixed: false,
        fix: None,
        suppressed: None,
        fails: true,
        key: String::new(),
        excerpt: Excerpt::new(&locator, range),
    }
}

/// A finding at the last place of [`NUMBER`] in `page`.
fn at_number(page: &str) -> FindingReport {
    let at = page.rfind(NUMBER).unwrap();
    finding(page, &(at..at + NUMBER.len()), Severity::Warning)
}

fn page_report(findings: Vec<FindingReport>) -> PageReport {
    PageReport {
        template: false,
        source: "dist/\u{1b}]0;title\u{7}/关于\u{202e}.html".into(),
        requested: None,
        status: None,
        fetched: None,
        encoding: Encoding {
            name: "gbk".into(),
            from: EncodingSource::Meta,
            malformed: false,
            mislabelled: None,
        },
        role: Role::Home,
        site: None,
        footer: FooterReport {
            found: false,
            basis: Basis::Tail,
            span: None,
        },
        filings: Vec::new(),
        findings,
        asked: Asked::default(),
        ran: crate::rules::RuleSet::default(),
        uncompared: Vec::new(),
        is_stray: false,
        entries: Vec::new(),
    }
}

fn filing(span: Span, icon: Option<bool>) -> FilingReport {
    FilingReport {
        kind: if icon.is_some() { Kind::Psb } else { Kind::Icp },
        number: NUMBER.into(),
        raw: NUMBER.into(),
        valid: icon.is_none(),
        judged_for: Some(if icon.is_some() { Kind::Psb } else { Kind::Icp }),
        sham: false,
        placement: Placement::Footer,
        link: icon.is_none().then(|| LinkReport {
            href: "https://beian.miit.gov.cn/\u{1b}[2J".into(),
            target: Target::Root,
        }),
        icon,
        span,
    }
}

fn unchecked() -> Unchecked {
    Unchecked {
        source: "https://example.cn/".into(),
        stopped_at: Some("http://example.cn/\n".into()),
        error: text! { en: "no answer in 20 s; try --timeout", zh: "20 秒内无应答，请尝试 --timeout" },
        kind: UncheckedKind::Timeout,
        site: None,
    }
}

fn written(text: TextReport, report: &Report) -> String {
    let mut out = anstream::StripStream::new(Vec::new());
    text.write(report, &mut out).unwrap();
    String::from_utf8(out.into_inner()).unwrap()
}

fn hard_report() -> Report {
    let long = format!(
        "<p>{}{NUMBER}{}",
        "版权所有　".repeat(9000),
        "<b>x</b>".repeat(9000)
    );
    let findings = vec![
        at_number(&format!("<footer>\n\t<p>（示例）　{NUMBER}</p>")),
        at_number(&format!(
            "{}\u{1b}[31m\u{202e}\r\n\t\u{0}\u{200b}{NUMBER}",
            "\n".repeat(98)
        )),
        at_number(&long),
        finding("<p>京ICP备<br>\n\t2021012345号", &(3..34), Severity::Error),
        finding("</html>\n", &(8..8), Severity::Info),
    ];
    Report::new(vec![page_report(findings)], vec![unchecked()])
}

#[test]
fn hard_places_are_pointed_at() {
    let text = TextReport {
        statistics: true,
        ..TextReport::default()
    };
    insta::assert_snapshot!(written(text, &hard_report()));
}

#[test]
fn it_speaks_chinese() {
    let text = TextReport {
        lang: Lang::ZhCn,
        verbose: true,
        statistics: true,
        width: None,
    };
    let mut page = page_report(vec![at_number(NUMBER)]);
    let span = page.findings[0].span;
    page.footer.span = Some(span);
    page.filings = vec![filing(span, None), filing(span, Some(false))];
    insta::assert_snapshot!(written(text, &Report::new(vec![page], vec![unchecked()])));
}

#[test]
fn verbose_lists_what_was_found() {
    let text = TextReport {
        verbose: true,
        ..TextReport::default()
    };
    let mut page = page_report(Vec::new());
    let span = at_number(NUMBER).span;
    page.filings = vec![filing(span, None), filing(span, Some(true))];
    insta::assert_snapshot!(written(
        text,
        &Report::new(vec![page, page_report(Vec::new())], Vec::new())
    ));
}

#[test]
fn a_page_without_findings_makes_no_noise() {
    let report = Report::new(vec![page_report(Vec::new())], Vec::new());
    assert_eq!(written(TextReport::default(), &report).lines().count(), 1);
}

/// What may reach a terminal besides printable text: line breaks and the program's own colours.
fn is_harmless(out: &str) -> bool {
    let plain = anstream::adapter::strip_str(out).to_string();
    plain.chars().all(|c| c == '\n' || !c.is_control()) && !plain.contains(['\u{202e}', '\u{200b}'])
}

#[test]
fn no_control_character_of_a_stranger_gets_through() {
    let mut out = Vec::new();
    let text = TextReport {
        verbose: true,
        ..TextReport::default()
    };
    text.write(&hard_report(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(is_harmless(&out));
    assert!(
        !out.contains("\u{1b}]0;") && !out.contains("\u{1b}[31m京") && !out.contains("\u{1b}[2J")
    );
}

proptest! {
    /// Any place of any text can be shown.
    #[test]
    fn any_place_can_be_shown(page in "(?s).{0,60}", from in 0_usize..200, len in 0_usize..200) {
        let frame = frame::render(&page, &finding(&page, &(from..from + len), Severity::Info), Lang::En);
        prop_assert!(is_harmless(&frame), "{frame:?}");
    }

    /// Of any text, no finding ends before it begins.
    #[test]
    fn any_text_can_be_checked(text in "(?s).{0,80}") {
        let page = crate::page::Page {
            source: String::new(),
            requested: None,
            status: None,
            fetched: None,
            role: Role::Home,
            encoding: page_report(Vec::new()).encoding,
            offsets: OffsetMap::default(),
            text,
        };
        let report = check_page(&page, &CheckOptions::new(jiff::civil::date(2026, 11, 23)));
        let mut spans = report.findings.iter().map(|f| &f.span);
        prop_assert!(spans.all(|s| (s.line, s.column) <= (s.end_line, s.end_column)));
    }
}

#[test]
fn of_files_of_many_sites_the_findings_are_told_above_the_matrix() {
    let mut pages = crate::report::matrix::testing::portfolio().pages;
    for (page, name) in pages.iter_mut().zip(["cn", "en", "hk", "shop"]) {
        page.site = Some(crate::site_wide::testing::page(name, &[]));
    }
    let out = written(
        TextReport::default(),
        &Report::new(pages.clone(), Vec::new()),
    );
    let (finding, table) = (out.find("error[psb-length]"), out.find("shown  form"));
    assert!(finding.is_some() && finding < table, "{out}");
    assert!(!out.contains("--verbose"), "{out}");
    pages[0].status = Some(200);
    let out = written(TextReport::default(), &Report::new(pages, Vec::new()));
    assert!(
        !out.contains("error[") && out.contains("--verbose"),
        "{out}"
    );
}

#[test]
fn what_no_column_shows_is_told_below_the_table() {
    let pages = ["cn", "en"].map(|name| {
        let mut page = crate::report::matrix::testing::checked(
            &format!("https://{name}.example.cn/"),
            crate::report::matrix::testing::GOOD,
        );
        page.status = Some(200);
        page.findings = vec![at_number(NUMBER)];
        page
    });
    let report = Report::new(pages.into(), Vec::new());
    let line =
        "not in the table: warning[some-rule], 2 in all, first at https://cn.example.cn/:1:1\n";
    let text = TextReport::default();
    assert!(written(text, &report).contains(line));
    let verbose = TextReport {
        verbose: true,
        ..text
    };
    assert!(!written(verbose, &report).contains("not in the table"));
}

#[test]
fn of_many_sites_the_matrix_comes_first() {
    let mut report = crate::report::matrix::testing::portfolio();
    for page in report
        .pages
        .iter_mut()
        .filter(|page| page.source.contains("://"))
    {
        page.status = Some(200);
    }
    insta::assert_snapshot!(written(TextReport::default(), &report));
    let verbose = TextReport {
        verbose: true,
        width: Some(50),
        ..TextReport::default()
    };
    let out = written(verbose, &report);
    assert!(out.contains("  FAIL  PSB right\n") && out.contains("error[psb-length]"));
    assert!(!out.contains("--verbose"));
}
