//! The pure middle of the program: a decoded page in, what is to be said about it out.

use crate::config::{Config, PagePolicy};
use crate::finding::Finding;
use crate::footer::{self, Basis, Filing, Link, Mislabelled, PageFacts, Zones};
use crate::number::Kind;
use crate::report::{
    Excerpt, FilingReport, FindingReport, FooterReport, LinkReport, Locator, PageReport, RuleId,
};
use crate::rules::{self, Role, Subject};
use crate::source::{Encoding, Page};
use jiff::civil::Date;

/// What to check a page for.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The rules to run and the site that the page belongs to.
    pub policy: PagePolicy,
    /// The day of the run: deadlines count from it, and its year is the latest in which a
    /// number can have been given out.
    pub today: Date,
}

impl CheckOptions {
    /// All rules that are on by default, for a page of no known site.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self {
            policy: Config::default().elsewhere(),
            today,
        }
    }
}

/// Checks one page. No I/O, no clock, no globals: equal pages give equal reports.
#[must_use]
pub fn check_page(page: &Page, options: &CheckOptions) -> PageReport {
    let policy = &options.policy;
    let zones = Zones {
        footer: policy.site.footer.as_deref(),
        exclude: &policy.site.exclude,
    };
    let year = year(options.today);
    let mut facts = footer::extract_within(&page.text, Some(&page.source), year, zones);
    facts.mislabelled = mislabelled(&page.encoding);
    let subject = Subject {
        facts: &facts,
        role: if policy.must_show {
            Role::Home
        } else {
            page.role
        },
        site: &policy.site,
        today: options.today,
    };
    let rules: Vec<_> = policy.rules.iter().map(|(rule, _)| *rule).collect();
    let mut findings = rules::run(&subject, &rules);
    weigh(&mut findings, policy);
    let locator = Locator::new(&page.text, &page.offsets);
    PageReport {
        source: page.source.clone(),
        requested: page.requested.clone(),
        status: page.status,
        encoding: page.encoding.clone(),
        role: page.role,
        footer: footer_report(&facts, &locator),
        filings: filing_reports(&facts, &locator),
        findings: finding_reports(findings, &locator),
    }
}

/// Gives findings the weight that the owner wants.
fn weigh(findings: &mut [Finding], policy: &PagePolicy) {
    for finding in findings {
        let own = |(rule, _): &&(_, _)| *rule == finding.rule;
        if let Some((_, Some(severity))) = policy.rules.iter().find(own) {
            finding.severity = *severity;
        }
    }
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

fn filing_reports(facts: &PageFacts, locator: &Locator<'_>) -> Vec<FilingReport> {
    let report = |filing: &Filing| FilingReport {
        kind: filing.number.kind,
        number: filing.number.canonical.clone(),
        raw: filing.raw.clone(),
        valid: filing.number.is_valid(),
        placement: filing.placement,
        link: filing.link.as_ref().map(link_report),
        icon: (filing.number.kind == Kind::Psb).then_some(filing.badge.is_some()),
        span: locator.span(&filing.range),
    };
    facts.filings.iter().map(report).collect()
}

fn link_report(link: &Link) -> LinkReport {
    LinkReport {
        href: link.href.clone(),
        target: link.target,
    }
}

fn finding_reports(findings: Vec<Finding>, locator: &Locator<'_>) -> Vec<FindingReport> {
    let report = |finding: Finding| FindingReport {
        rule: RuleId(finding.rule),
        severity: finding.severity,
        message: finding.message,
        help: finding.help,
        span: locator.span(&finding.range),
        excerpt: Excerpt::new(locator, &finding.range),
    };
    findings.into_iter().map(report).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::source::{EncodingSource, OffsetMap};
    use jiff::civil::date;

    fn page(text: &str, role: Role) -> Page {
        Page {
            source: "index.html".into(),
            requested: None,
            status: None,
            role,
            text: text.into(),
            encoding: Encoding {
                name: "utf-8".into(),
                from: EncodingSource::Detected,
                malformed: false,
                mislabelled: None,
            },
            offsets: OffsetMap::default(),
        }
    }

    #[test]
    fn a_home_page_without_a_number_is_reported_where_it_closes() {
        let page = page("<p>\n<footer>© 2026</footer>", Role::Home);
        let report = check_page(&page, &CheckOptions::new(date(2026, 11, 23)));
        let finding = report
            .findings
            .iter()
            .find(|f| f.rule.0.id == "icp-missing")
            .unwrap();
        assert_eq!(finding.span.line.get(), 2);
        assert_eq!(finding.excerpt.text, "<footer>© 2026</footer>");
    }

    #[test]
    fn only_the_chosen_rules_run() {
        let mut options = CheckOptions::new(date(2026, 11, 23));
        options.policy.rules.clear();
        assert_eq!(check_page(&page("", Role::Home), &options).findings, []);
    }

    #[test]
    fn a_page_that_must_show_the_numbers_stays_what_it_is() {
        let mut options = CheckOptions::new(date(2026, 11, 23));
        options.policy.must_show = true;
        let icp_missing = rules::find("icp-missing").unwrap();
        options.policy.rules = vec![(icp_missing, Some(Severity::Info))];
        let report = check_page(&page("<p>一", Role::Page), &options);
        assert_eq!(report.role, Role::Page);
        assert_eq!(report.findings[0].severity, Severity::Info);
    }

    #[test]
    fn a_false_declaration_becomes_a_fact() {
        let mut page = page("", Role::Page);
        page.encoding.mislabelled = Some(("gbk".into(), None));
        let fact = mislabelled(&page.encoding).unwrap();
        assert_eq!(
            (fact.declared.as_str(), fact.actual.as_str(), fact.range),
            ("gbk", "utf-8", 0..0)
        );
    }
}
