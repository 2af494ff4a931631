//! Hand-made pages for the rules' own tests.

use super::run;
use crate::edit;
use crate::finding::{Finding, Rule, Severity, Subject};
use crate::footer::{Filing, Link, PageFacts, Placement, Quoting, Stand, Target, Written, extract};
use crate::number::{Fault, Kind, Number, SiteIndex};
use crate::page::Role;
use crate::site::Site;
use jiff::civil::date;
use std::sync::LazyLock;

/// A faultless ICP number in the footer, without a link.
pub(super) fn icp(raw: &str) -> Filing {
    filing(Kind::Icp, raw)
}

/// A faultless PSB number in the footer, without link and badge.
pub(super) fn psb(raw: &str) -> Filing {
    filing(Kind::Psb, raw)
}

/// A licence number in the footer, without a link.
pub(super) fn licence(raw: &str) -> Filing {
    filing(Kind::Licence, raw)
}

/// An ICP number with one fault; `raw` is taken as canonical too.
pub(super) fn with_fault(raw: &str, fault: Fault) -> Filing {
    let mut filing = icp(raw);
    filing.number.faults.push(fault);
    filing
}

/// The same number in a link.
pub(super) fn linked(filing: Filing, target: Target) -> Filing {
    let link = Link {
        href: "https://example.cn/somewhere".to_owned(),
        target,
        range: 0..0,
        stand: Stand::Alone,
        shared: false,
        scripted: false,
        badge: None,
        quoting: Some(Quoting::Double),
        shown: None,
    };
    Filing {
        link: Some(link),
        ..filing
    }
}

/// The same number outside the footer.
pub(super) fn in_body(filing: Filing) -> Filing {
    Filing {
        placement: Placement::Body,
        ..filing
    }
}

/// A page with those numbers: the n-th stands at `n * 1000`, its link 500 further on.
pub(super) fn page(filings: impl IntoIterator<Item = Filing>) -> PageFacts {
    let mut facts = PageFacts::default();
    for (n, mut filing) in filings.into_iter().enumerate() {
        let start = n * 1000;
        filing.range = start..start + filing.raw.len();
        if let Some(link) = &mut filing.link {
            link.range = start + 500..start + 500 + link.href.len();
        }
        facts.filings.push(filing);
    }
    facts
}

/// What holds for pages of no configured site.
static NO_SITE: LazyLock<Site> = LazyLock::new(Site::default);

/// The page as a home page.
pub(super) fn home(facts: &PageFacts) -> Subject<'_> {
    Subject {
        facts,
        role: Role::Home,
        is_home: true,
        site: &NO_SITE,
        today: date(2026, 11, 23),
    }
}

/// What `rule` finds on a home page with those numbers.
pub(super) fn judge(
    rule: &'static Rule,
    filings: impl IntoIterator<Item = Filing>,
) -> Vec<Finding> {
    run(&home(&page(filings)), &[rule])
}

/// What `rule` finds on a home page of `site` with those numbers.
pub(super) fn judge_on(
    site: &Site,
    rule: &'static Rule,
    filings: impl IntoIterator<Item = Filing>,
) -> Vec<Finding> {
    let facts = page(filings);
    let subject = Subject {
        site,
        ..home(&facts)
    };
    run(&subject, &[rule])
}

/// Place and severity of each finding of `rule` on such a page.
pub(super) fn places(
    rule: &'static Rule,
    filings: impl IntoIterator<Item = Filing>,
) -> Vec<(usize, Severity)> {
    judge(rule, filings)
        .iter()
        .map(|f| (f.range.start, f.severity))
        .collect()
}

/// The English message and help of the only finding of `rule` on such a page.
pub(super) fn words(rule: &'static Rule, filing: Filing) -> (String, String) {
    let findings = judge(rule, [filing]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    (findings[0].message.en.clone(), findings[0].help.en.clone())
}

/// What the fix of the only finding of `rule` makes of a home page of `site`, and whether it
/// is safe.
pub(super) fn mended(rule: &'static Rule, site: &Site, html: &str) -> Option<(bool, String)> {
    let facts = extract(html, None, 2026);
    let subject = Subject {
        site,
        ..home(&facts)
    };
    let findings = run(&subject, &[rule]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    let fix = findings[0].fix.as_ref()?;
    Some((fix.safe, edit::apply(html, &fix.edits)))
}

fn filing(kind: Kind, raw: &str) -> Filing {
    Filing {
        number: number(kind, raw),
        raw: raw.to_owned(),
        placement: Placement::Footer,
        range: 0..raw.len(),
        link: None,
        badge: None,
        split: false,
        carrier: None,
        hidden_by: None,
        written: Written::default(),
    }
}

fn number(kind: Kind, raw: &str) -> Number {
    let (base, site) = raw.split_once("号-").unwrap_or((raw, ""));
    Number {
        kind,
        canonical: raw.to_owned(),
        province: raw.chars().next().filter(|c| !c.is_ascii()),
        digits: base.chars().filter(char::is_ascii_digit).collect(),
        site: site_index(site),
        hybrid: false,
        faults: Vec::new(),
    }
}

fn site_index(text: &str) -> Option<SiteIndex> {
    let letter = text.chars().last().filter(char::is_ascii_alphabetic);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let index = digits.parse().ok()?;
    Some(SiteIndex { index, letter })
}
