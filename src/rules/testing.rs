//! Hand-made pages for the rules' own tests.

use super::run;
use crate::edit;
use crate::finding::{Finding, Rule, Severity, Subject};
use crate::footer::{Badge, Filing, Link, PageFacts, Placement, Quoting, Stand, Target, extract};
use crate::number::{Fault, Kind, Number, SiteIndex};
use crate::page::Role;
use crate::site::Site;
use jiff::civil::date;
use std::sync::LazyLock;

/// A number of a web site.
pub(super) const ICP: &str = "京ICP备2021012345号-1";

/// A faultless ICP number in the footer, without a link.
pub(super) fn icp(raw: &str) -> Filing {
    filing(Kind::Icp, raw)
}

/// A faultless PSB number in the footer, without link and badge.
pub(super) fn psb(raw: &str) -> Filing {
    filing(Kind::Psb, raw)
}

/// A Beijing PSB number in the footer, linked to its page, a badge beside it.
pub(super) fn filed(digits: &str) -> Filing {
    let href = format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}");
    let filing = psb(&format!("京公网安备{digits}号"));
    Filing {
        badge: Some(Badge {
            src: "/images/beian.png".to_owned(),
            range: 20..30,
            hotlinked: false,
        }),
        ..filing.linked(&href, Target::Mps)
    }
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
    filing.linked("https://example.cn/somewhere", target)
}

/// A link that holds one number alone.
pub(super) fn link(href: &str, target: Target) -> Link {
    Link {
        href: href.to_owned(),
        target,
        range: 0..0,
        stand: Stand::Alone,
        shared: false,
        scripted: false,
        badge: None,
        quoting: Some(Quoting::Double),
        shown: None,
    }
}

impl Filing {
    /// The same, spelled `raw` on the page, with a fault.
    pub(super) fn spelled(mut self, raw: &str, fault: Fault) -> Self {
        raw.clone_into(&mut self.raw);
        self.number.faults.push(fault);
        self
    }

    /// The same with that link.
    pub(super) fn linked(self, href: &str, target: Target) -> Self {
        Self {
            link: Some(link(href, target)),
            ..self
        }
    }

    /// The same elsewhere on the page.
    pub(super) fn placed(self, placement: Placement) -> Self {
        Self { placement, ..self }
    }
}

/// The same number outside the footer.
pub(super) fn in_body(filing: Filing) -> Filing {
    filing.placed(Placement::Body)
}

/// A page with those numbers: the n-th stands at `n * 1000`, its link 500 further on.
pub(super) fn page(filings: impl IntoIterator<Item = Filing>) -> PageFacts {
    let mut facts = PageFacts {
        closing: 90..99,
        ..PageFacts::default()
    };
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

/// What `rule` finds on that home page.
pub(super) fn findings(rule: &'static Rule, facts: &PageFacts) -> Vec<Finding> {
    run(&home(facts), &[rule])
}

/// The English message of the only finding of `rule` there.
pub(super) fn message(rule: &'static Rule, facts: &PageFacts) -> String {
    let found = findings(rule, facts);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].message.en.clone()
}

/// What `rule` finds on a home page with those numbers.
pub(super) fn judge(
    rule: &'static Rule,
    filings: impl IntoIterator<Item = Filing>,
) -> Vec<Finding> {
    findings(rule, &page(filings))
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
    let range = 0..raw.len();
    Filing::bare(number(kind, raw), raw.to_owned(), Placement::Footer, range)
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
