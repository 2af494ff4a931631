//! The reports that every format is tried on. Numbers and names are invented, and messages
//! do not follow any rule's wording.

mod parts;
mod written;

use super::{Exit, Policy, Report};
use crate::check::PageReport;
use crate::finding::{By, Severity};
use crate::footer::{Placement, Target};
use crate::number::Kind;
use crate::page::{Role, UncheckedKind};
use crate::rules::RULES;
use parts::{ICP, PSB, fetched, filing, finding, licence, linked, suppressed};

pub(crate) use parts::{page, unchecked};

/// What no format may let through as it is: the ends of CDATA sections, scripts and table
/// cells, workflow commands, formulas, escape sequences, bidirectional controls, entities.
pub(crate) const HOSTILE: &str = "]]>|`</script><img src=x onerror=alert(1)>&lt;\"'\r\n::error::x\r::stop-commands::t\n=cmd()|' /C calc'!A0\t\u{1b}[31m\u{0}\u{b}\u{85}\u{fffe}\u{202e}号\u{200b}%0A,;:*_[x](y)\u{1F600}";

/// Nothing is wrong: a file, a fetched page, and one finding that the owner knows of.
pub(crate) fn pass() -> Report {
    let mut file = page("dist/index.html", Role::Home);
    file.filings = vec![linked(filing(Kind::Icp, ICP), Target::Root)];
    file.findings = vec![suppressed(
        finding("icp-link-deep", Severity::Warning, 3, ICP),
        By::Config,
        Some("agreed with the auditor"),
    )];
    let mut url = page("https://example.cn/", Role::Home);
    url.status = Some(200);
    url.fetched = Some(fetched());
    url.filings = vec![linked(filing(Kind::Psb, PSB), Target::Mps)];
    Report::new(vec![file, url], Vec::new())
}

/// All that can be wrong: every severity, placement and way to suppress; files, addresses and
/// standard input; the same finding twice on a page; a site whose pages disagree; inputs that
/// could not be looked at; and hostile text wherever a stranger's text can stand.
pub(crate) fn fail() -> Report {
    let pages = vec![
        home(),
        hostile(HOSTILE),
        silenced(),
        crawled(),
        odd("<stdin>"),
        utf16(),
    ];
    let sites = ["https://a.example.cn/1", "https://a.example.cn/2"];
    let of_site = sites.iter().zip(parts::SITE_NUMBERS).map(|(url, number)| {
        let mut page = page(url, Role::Page);
        page.status = Some(200);
        page.site = Some(crate::site_wide::testing::page("示例 | site", &[number]));
        page
    });
    let clean = page("dist/clean.html", Role::Page);
    let unchecked = vec![
        unchecked(
            "https://example.cn/a",
            UncheckedKind::Timeout,
            Some("http://b.example.cn/\n::error::"),
        ),
        unchecked("https://nowhere.example/", UncheckedKind::Dns, None),
        unchecked("https://example.cn/admin", UncheckedKind::Robots, None),
        unchecked("https://example.cn/gone", UncheckedKind::Status, None),
        unchecked(&format!("dist/{HOSTILE}.html"), UncheckedKind::Io, None),
        unchecked("dist/video.html", UncheckedKind::TooLarge, None),
        unchecked("empty", UncheckedKind::Empty, None),
    ];
    Report::new(
        pages.into_iter().chain(of_site).chain([clean]).collect(),
        unchecked,
    )
}

/// One page with one finding of each rule.
pub(crate) fn every_rule() -> Report {
    let mut all = page("dist/all.html", Role::Home);
    let lines = (1..).zip(RULES);
    all.findings = lines
        .map(|(line, rule)| finding(rule.id, rule.severity, line, ICP))
        .collect();
    Report::new(vec![all], Vec::new())
}

/// A portfolio of many sites: 250 pages with 20 findings each, of every rule.
pub(crate) fn many() -> Report {
    let mut rules = RULES.iter().cycle();
    let mut pages = Vec::new();
    for number in 0..250 {
        let site = number % 25;
        let mut page = page(
            &format!("https://www{site}.example.cn/{number}"),
            Role::Page,
        );
        page.status = Some(200);
        page.fetched = Some(fetched());
        page.filings = vec![linked(filing(Kind::Icp, ICP), Target::Http)];
        page.findings = (1..=20)
            .zip(&mut rules)
            .map(|(line, rule)| finding(rule.id, rule.severity, line, ICP))
            .collect();
        pages.push(page);
    }
    Report::new(pages, Vec::new())
}

/// A page on which `text` stands wherever a stranger's text can.
pub(crate) fn hostile(text: &str) -> PageReport {
    let mut page = page(&format!("dist/{text}/关于 我们.html"), Role::Page);
    page.encoding.name = "gbk".into();
    page.filings = vec![filing(Kind::Icp, text)];
    page.findings = vec![
        finding("icp-malformed", Severity::Error, 2, text),
        suppressed(
            finding("icp-link-wrong-site", Severity::Error, 4, text),
            By::Inline,
            Some(text),
        ),
    ];
    page
}

/// A page that lacks what it must show, on a line of 100 KB.
fn home() -> PageReport {
    let mut page = page("dist/index.html", Role::Home);
    let long = format!("{}{ICP}", "版权所有 ".repeat(8000));
    page.findings = vec![
        parts::absent("icp-missing", Severity::Error),
        parts::absent("psb-missing", Severity::Warning),
        finding("icp-spacing", Severity::Info, 7, "京ICP备 2021012345号-1"),
        // The same twice: only their order tells them apart.
        finding("icp-case", Severity::Warning, 8, "京icp备2021012345号-1"),
        finding("icp-case", Severity::Warning, 9, "京icp备2021012345号-1"),
        parts::in_line("icp-link-missing", Severity::Error, &long, ICP),
    ];
    page
}

/// A page whose findings are all known, one way each.
fn silenced() -> PageReport {
    let mut page = page("dist/legacy.htm", Role::Page);
    let found = |line| finding("icp-link-retired", Severity::Error, line, ICP);
    page.findings = vec![
        suppressed(found(1), By::Inline, Some("old template; will go")),
        suppressed(found(2), By::Baseline, None),
        suppressed(found(3), By::Config, Some("=cmd() ]]> </script>")),
    ];
    page
}

/// A fetched page with numbers in every placement.
fn crawled() -> PageReport {
    let mut page = page("https://example.cn/?a=1&b=%3C/script%3E", Role::Home);
    page.requested = Some("http://example.cn/".into());
    page.status = Some(200);
    page.fetched = Some(fetched());
    let placements = [
        Placement::Footer,
        Placement::Body,
        Placement::Hidden,
        Placement::Comment,
        Placement::Script,
        Placement::Attribute,
    ];
    page.filings = placements
        .map(|placement| parts::FilingReport {
            placement,
            ..filing(Kind::Psb, PSB)
        })
        .into();
    page.filings.push(licence());
    page.findings = vec![
        finding("psb-icon-missing", Severity::Warning, 12, PSB),
        finding("psb-link-no-code", Severity::Error, 12, PSB),
    ];
    page
}

/// A page that is neither a file nor an address.
fn odd(source: &str) -> PageReport {
    let mut page = page(source, Role::Home);
    page.findings = vec![finding(
        "icp-placeholder",
        Severity::Error,
        1,
        "京ICP备00000000号",
    )];
    page
}

/// A page whose bytes cannot be counted.
fn utf16() -> PageReport {
    let mut page = page("dist/utf-16.html", Role::Page);
    page.encoding.name = "utf-16le".into();
    let mut found = finding("number-hidden", Severity::Info, 5, PSB);
    (found.span.start, found.span.end) = (None, None);
    page.findings = vec![found];
    page
}

#[test]
fn the_samples_pass_and_fail() {
    let judge = |report: &Report| Policy::default().judge(&report.summary);
    assert_eq!(judge(&pass()), Exit::Clean);
    let fail = fail();
    assert_eq!(judge(&fail), Exit::Findings);
    let summary = &fail.summary;
    assert!(
        summary.warnings > 3 && summary.infos > 1 && summary.suppressed > 3,
        "{summary:?}"
    );
    assert_eq!(summary.coverage.len(), 1);
    assert_eq!(every_rule().pages[0].findings.len(), RULES.len());
}
