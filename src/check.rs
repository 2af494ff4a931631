//! The pure middle of the program: a decoded page in, what is to be said about it out.
//!
//! A [`PageReport`] and what it holds are objects of the JSON report, apart from the types that
//! the rules work with: what other programs read must not change because a rule needed another
//! field.

mod asked;
mod asking;
mod census;
mod fix_report;
mod page_report;
mod silence;
mod site_page;

pub use asked::Asked;
pub(crate) use asking::Checker;
pub(crate) use census::Census;
pub use fix_report::{EditReport, FixReport};
pub use page_report::{FilingReport, FindingReport, FooterReport, LinkReport, PageReport, RuleId};
pub use site_page::SitePage;
use site_page::owners;
pub(crate) use site_page::{Mark, Name, Place, Shown};

use crate::config::{Config, PagePolicy};
use crate::finding::{FailOn, Finding, Rule, Subject, is_sham, register_of};
use crate::footer::{self, Basis, Filing, Link, Mislabelled, PageFacts, Zones};
use crate::html;
use crate::number::Kind;
use crate::page::{Encoding, Locator, Look, Page, Role, is_template};
use crate::rules;
use crate::suppress::Ignores;
use asking::Asking;
use jiff::civil::Date;
use silence::Silence;
use std::sync::Arc;

/// What to check a page for.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The rules to run and the site that the page belongs to.
    pub policy: PagePolicy,
    /// The day of the run: deadlines count from it, and its year is the latest in which a
    /// number can have been given out.
    pub today: Date,
    /// What the configuration ignores.
    pub ignores: Arc<Ignores>,
    /// The least severity of a finding that fails the run.
    pub fail_on: FailOn,
    /// Files whose names say so are read as sources of templates, not as HTML.
    pub templates: bool,
}

impl CheckOptions {
    /// All rules that are on by default, for a page of no known site.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            policy: Config::default().elsewhere(),
            today,
            ignores: Arc::default(),
            fail_on: FailOn::default(),
            templates: false,
        }
    }

    /// The rules that run on the page of that source.
    #[must_use]
    pub fn rules(&self, source: &str) -> Vec<&'static Rule> {
        self.rules_for(self.is_template(source))
    }

    fn rules_for(&self, template: bool) -> Vec<&'static Rule> {
        let rules = self.policy.rules.iter().map(|(rule, _)| *rule);
        rules
            .filter(|rule| !template || rule.holds_for_templates())
            .collect()
    }

    fn is_template(&self, source: &str) -> bool {
        self.templates && is_template(source)
    }
}

/// Checks one page. No I/O, no clock, no state: equal pages give equal reports.
#[must_use]
pub fn check_page(page: &Page, options: &CheckOptions) -> PageReport {
    let asking = Asking::of(options, options.is_template(&page.source));
    check(page, options, &asking, None, &mut |_| {})
}

/// The same, with how often each rule there is finds something.
pub(crate) fn check_and_count(page: &Page, options: &CheckOptions) -> (PageReport, Census) {
    let mut census = Census::default();
    let asking = Asking::of(options, options.is_template(&page.source));
    let report = check(page, options, &asking, None, &mut |subject| {
        census = Census::of(subject);
    });
    (report, census)
}

/// Checks one page once somebody has seen it, and hands it to `also` as the rules see it.
fn check(
    page: &Page,
    options: &CheckOptions,
    asking: &Asking,
    look: Option<Look>,
    also: &mut dyn FnMut(&Subject<'_>),
) -> PageReport {
    let policy = &options.policy;
    let (facts, role) = facts(page, asking.of_template, options, look);
    let subject = Subject {
        facts: &facts,
        role: if policy.must_show && !asking.of_template {
            Role::Home
        } else {
            role
        },
        is_home: role == Role::Home,
        site: &policy.site,
        today: options.today,
    };
    also(&subject);
    let mut findings = rules::run(&subject, &asking.rules);
    weigh(&mut findings, policy);
    let silence = Silence {
        facts: &facts,
        page,
        options,
    };
    silence.ask_for_reasons(&mut findings);
    report(&subject, role, findings, asking, &silence)
}

/// What is said of a page that was judged.
fn report(
    subject: &Subject<'_>,
    role: Role,
    findings: Vec<Finding>,
    asking: &Asking,
    silence: &Silence<'_>,
) -> PageReport {
    let (page, template) = (silence.page, asking.of_template);
    let asked = asking.about(subject.role);
    let locator = Locator::new(&page.text, &page.offsets);
    let mark = |rule, place: &_| silence.of_site(rule, place);
    let site = SitePage::new(subject, asking.site_rule, &locator, &mark);
    let is_compared = site.is_some() || template || asking.site_rule.is_none();
    let entries = silence.entries(&findings, asked.ran, &locator);
    let findings = findings.into_iter().map(|f| silence.report(f, &locator));
    PageReport {
        source: page.source.clone(),
        requested: page.requested.clone(),
        status: page.status,
        fetched: page.fetched.clone(),
        encoding: page.encoding.clone(),
        role,
        template,
        // The source of a template belongs to its site, but adds nothing to it.
        site: site.map(|site| SitePage { template, ..site }),
        footer: footer_report(subject.facts, &locator),
        filings: filing_reports(subject, &locator),
        findings: findings.collect(),
        asked: asked.duties,
        ran: asked.ran,
        uncompared: if is_compared {
            Vec::new()
        } else {
            owners(subject)
        },
        is_stray: silence.options.policy.is_stray,
        entries,
    }
}

/// Gives findings the weight that the owner wants.
fn weigh(findings: &mut [Finding], policy: &PagePolicy) {
    for finding in findings {
        if let Some(severity) = policy.weight(finding.rule) {
            finding.severity = severity;
        }
    }
}

/// What the page shows, or what the source of a template says, and its role. The owner's
/// selectors mean parts of pages: no template has any. Nobody wants to see one, either: only
/// fetched pages are shown, which are no templates.
fn facts(
    page: &Page,
    template: bool,
    options: &CheckOptions,
    look: Option<Look>,
) -> (PageFacts, Role) {
    let year = year(options.today);
    if template {
        let facts = footer::extract_template(&page.text, &page.source, year);
        return (facts, Role::Page);
    }
    let doc = html::parse(&page.text);
    let role = look.map_or(page.role, |look| look.at(page, &doc));
    let site = &options.policy.site;
    let zones = Zones {
        footer: site.footer.as_deref(),
        exclude: &site.exclude,
        sectors: !site.sectors().is_empty(),
    };
    let facts = PageFacts {
        mislabelled: mislabelled(&page.encoding),
        ..footer::extract_parsed(&doc, Some(&page.source), year, zones)
    };
    (facts, role)
}

fn year(day: Date) -> u16 {
    u16::try_from(day.year()).unwrap_or_default()
}

/// A page whose declaration contradicts its bytes; one without a declaration in the page
/// itself is pointed at by its start.
fn mislabelled(encoding: &Encoding) -> Option<Mislabelled> {
    let (declared, range) = encoding.mislabelled.clone()?;
    Some(Mislabelled {
        declared,
        actual: encoding.name.clone(),
        range: range.unwrap_or(0..0),
    })
}

fn footer_report(facts: &PageFacts, locator: &Locator<'_>) -> FooterReport {
    let range = facts.footer.range.as_ref();
    FooterReport {
        found: facts.footer.basis != Basis::None,
        basis: facts.footer.basis,
        span: range.map(|range| locator.span(range)),
    }
}

fn filing_reports(page: &Subject<'_>, locator: &Locator<'_>) -> Vec<FilingReport> {
    let judges = [Kind::Icp, Kind::Licence, Kind::Psb].map(|kind| page.judges(kind));
    let is_judged = |filing: &&Filing| judges.iter().any(|judges| judges(filing));
    let report = |filing: &Filing| FilingReport {
        kind: filing.number.kind,
        number: filing.number.canonical.clone(),
        raw: filing.raw.clone(),
        valid: filing.number.is_valid(),
        judged_for: Some(filing).filter(is_judged).map(register_of),
        sham: is_sham(filing),
        placement: filing.placement,
        link: filing.link.as_ref().map(link_report),
        icon: (filing.number.kind == Kind::Psb).then_some(filing.badge.is_some()),
        span: locator.span(&filing.range),
    };
    page.facts.filings.iter().map(report).collect()
}

fn link_report(link: &Link) -> LinkReport {
    LinkReport {
        href: link.href.clone(),
        target: link.target,
    }
}

#[cfg(test)]
mod tests;
