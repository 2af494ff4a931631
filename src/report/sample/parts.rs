//! The parts that samples are made of.

pub(super) use crate::check::FilingReport;
use crate::check::{Asked, FindingReport, FixReport, FooterReport, LinkReport, PageReport, RuleId};
use crate::edit::Edit;
use crate::finding::{By, FailOn, Fix, FixKind, Rule, Severity, Suppressed};
use crate::footer::{Basis, Placement, Target};
use crate::number::Kind;
use crate::page::{
    Encoding, EncodingSource, Excerpt, Fetched, Hop, Locator, OffsetMap, Role, Span, Unchecked,
    UncheckedKind,
};
use crate::rules;
use crate::site::Site;
use crate::text::text;
use std::ops::Range;

pub(super) const ICP: &str = "京ICP备2021012345号-1";
pub(super) const PSB: &str = "京公网安备11010502030143号";
/// Two numbers of one site.
pub(super) const SITE_NUMBERS: [&str; 2] = [ICP, "沪ICP备2022054321号"];

/// A page without numbers and findings.
pub(crate) fn page(source: &str, role: Role) -> PageReport {
    PageReport {
        source: source.to_owned(),
        requested: None,
        status: None,
        fetched: None,
        encoding: Encoding {
            name: "utf-8".into(),
            from: EncodingSource::Meta,
            malformed: false,
            mislabelled: None,
        },
        role,
        template: false,
        site: None,
        footer: FooterReport {
            found: true,
            basis: Basis::Element,
            span: Some(span(1, "<footer>")),
        },
        filings: Vec::new(),
        findings: Vec::new(),
        asked: Asked::of(&[], &Site::default(), role),
        ran: rules::RuleSet::default(),
        uncompared: Vec::new(),
        is_stray: false,
        entries: Vec::new(),
    }
}

/// Evidence of a page that was asked for over http first.
pub(super) fn fetched() -> Fetched {
    Fetched {
        from: None,
        at: "2026-11-23T08:00:00Z".into(),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        hops: vec![Hop {
            url: "http://example.cn/".into(),
            status: 301,
        }],
        insecure: false,
    }
}

/// A number in the footer, without a link.
pub(super) fn filing(kind: Kind, raw: &str) -> FilingReport {
    FilingReport {
        kind,
        number: raw.to_owned(),
        raw: raw.to_owned(),
        valid: true,
        judged_for: Some(kind),
        sham: false,
        placement: Placement::Footer,
        link: None,
        icon: (kind == Kind::Psb).then_some(true),
        span: span(3, raw),
    }
}

/// A licence number.
pub(super) fn licence() -> FilingReport {
    filing(Kind::Licence, "京ICP证030173号")
}

/// The same number with a link.
pub(super) fn linked(filing: FilingReport, target: Target) -> FilingReport {
    let href = "https://beian.miit.gov.cn/?a=1&b=\"'</script>".into();
    FilingReport {
        link: Some(LinkReport { href, target }),
        ..filing
    }
}

/// A finding at `text`, which stands on that line of a page, indented.
pub(super) fn finding(rule: &str, severity: Severity, line: usize, text: &str) -> FindingReport {
    let page = format!("{}\t<p>（示例）{text}</p>\n", "\n".repeat(line - 1));
    let start = page.find(text).unwrap();
    at(rule, severity, &page, start, text)
}

/// A finding at the only place of `text` in a line.
pub(super) fn in_line(rule: &str, severity: Severity, line: &str, text: &str) -> FindingReport {
    let start = line.find(text).unwrap();
    at(rule, severity, line, start, text)
}

/// A finding about what is not there: at the end of the page.
pub(super) fn absent(rule: &str, severity: Severity) -> FindingReport {
    let page = "<footer>\n© 2026 示例\n</footer>";
    at(rule, severity, page, page.len(), "")
}

fn at(rule: &str, severity: Severity, page: &str, start: usize, text: &str) -> FindingReport {
    let offsets = OffsetMap::default();
    let locator = Locator::new(page, &offsets);
    let range = start..start + text.len();
    let rule = rules::find(rule).unwrap();
    FindingReport {
        rule: RuleId(rule),
        severity,
        fails: FailOn::Error.includes(severity),
        message: text! { en: "`{text}` is not as it must be", zh: "“{text}”不合要求" },
        help: text! { en: "mend `{text}`", zh: "请修正“{text}”" },
        span: locator.span(&range),
        range: range.clone(),
        fixed: false,
        fix: fix(rule, &range, &locator),
        suppressed: None,
        key: text.to_owned(),
        excerpt: Excerpt::new(&locator, &range),
    }
}

/// What mends a fault of a rule that knows how: the first character goes, another comes.
fn fix(rule: &Rule, range: &Range<usize>, locator: &Locator<'_>) -> Option<FixReport> {
    let first = locator.text().get(range.clone())?.chars().next()?;
    let behind = range.start + first.len_utf8();
    let edits = vec![
        Edit::new(range.start..behind, ""),
        Edit::new(range.end..range.end, "&“备”</script>\n"),
    ];
    let safe = rule.fix == FixKind::Safe;
    (rule.fix != FixKind::None).then(|| FixReport::new(Fix { safe, edits }, locator))
}

/// The same finding, not held against its page.
pub(super) fn suppressed(finding: FindingReport, by: By, reason: Option<&str>) -> FindingReport {
    let reason = reason.map(str::to_owned);
    FindingReport {
        suppressed: Some(Suppressed { by, reason }),
        ..finding
    }
}

/// An input that could not be looked at.
pub(crate) fn unchecked(source: &str, kind: UncheckedKind, stopped_at: Option<&str>) -> Unchecked {
    Unchecked {
        source: source.to_owned(),
        stopped_at: stopped_at.map(str::to_owned),
        error: text! { en: "{source} could not be looked at", zh: "无法检查 {source}" },
        kind,
        site: None,
    }
}

fn span(line: usize, text: &str) -> Span {
    let page = format!("{}{text}", "\n".repeat(line - 1));
    let offsets = OffsetMap::default();
    Locator::new(&page, &offsets).span(&(line - 1..page.len()))
}
