//! The pure middle of the program: a decoded page in, what is to be said about it out.

use crate::config::Site;
use crate::finding::Finding;
use crate::footer::{self, Basis, Filing, Link, Mislabelled, PageFacts};
use crate::number::Kind;
use crate::report::{
    Excerpt, FilingReport, FindingReport, FooterReport, LinkReport, Locator, PageReport, RuleId,
};
use crate::rules::{self, RULES, Role, Rule, Subject};
use crate::source::{self, Encoding, Page};
use crate::suppress::{self, Ignores, Suppressed};
use jiff::civil::Date;

/// What to check a page for.
#[derive(Debug, Clone)]
pub struct CheckOptions {
    /// The rules to run.
    pub rules: Vec<&'static Rule>,
    /// The day of the run: deadlines count from it, and its year is the latest in which a
    /// number can have been given out.
    pub today: Date,
    /// What the configuration ignores.
    pub ignores: Ignores,
    /// Files whose names say so are read as sources of templates, not as HTML.
    pub templates: bool,
}

impl CheckOptions {
    /// All rules that are on by default.
    #[must_use]
    pub fn new(today: Date) -> Self {
        let rules = RULES.iter().copied().filter(|rule| !rule.opt_in).collect();
        Self {
            rules,
            today,
            ignores: Ignores::default(),
            templates: false,
        }
    }
}

/// Checks one page. No I/O, no clock, no globals: equal pages give equal reports.
#[must_use]
pub fn check_page(page: &Page, options: &CheckOptions) -> PageReport {
    let template = options.templates && source::is_template(&page.source);
    let facts = facts(page, template, year(options.today));
    let role = if template { Role::Page } else { page.role };
    let site = Site::default();
    let subject = Subject {
        facts: &facts,
        role,
        site: &site,
        today: options.today,
    };
    let findings = rules::run(&subject, &rules(options, template));
    let locator = Locator::new(&page.text, &page.offsets);
    PageReport {
        source: page.source.clone(),
        requested: page.requested.clone(),
        status: page.status,
        encoding: page.encoding.clone(),
        role,
        footer: footer_report(&facts, &locator),
        filings: filing_reports(&facts, &locator),
        findings: finding_reports(findings, &facts, page, options, &locator),
    }
}

/// What the page shows, or what the source of a template says.
fn facts(page: &Page, template: bool, this_year: u16) -> PageFacts {
    if template {
        return footer::extract_template(&page.text, this_year);
    }
    PageFacts {
        mislabelled: mislabelled(&page.encoding),
        ..footer::extract(&page.text, Some(&page.source), this_year)
    }
}

/// The rules to run on a page, or on the source of a template.
fn rules(options: &CheckOptions, template: bool) -> Vec<&'static Rule> {
    let rules = options.rules.iter().copied();
    rules
        .filter(|rule| !template || rules::holds_for_templates(rule))
        .collect()
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

fn finding_reports(
    findings: Vec<Finding>,
    facts: &PageFacts,
    page: &Page,
    options: &CheckOptions,
    locator: &Locator<'_>,
) -> Vec<FindingReport> {
    let report = |finding: Finding| FindingReport {
        rule: RuleId(finding.rule),
        severity: finding.severity,
        suppressed: suppressed(&finding, facts, page, options),
        key: suppress::key(&finding, facts, &page.text),
        message: finding.message,
        help: finding.help,
        span: locator.span(&finding.range),
        excerpt: Excerpt::new(locator, &finding.range),
    };
    findings.into_iter().map(report).collect()
}

/// The page's own word counts first: it stands closer to the fault.
fn suppressed(
    finding: &Finding,
    facts: &PageFacts,
    page: &Page,
    options: &CheckOptions,
) -> Option<Suppressed> {
    suppress::inline(facts, finding).or_else(|| {
        let at = page.text.get(finding.range.clone()).unwrap_or_default();
        options.ignores.find(&page.source, finding, at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn a_template_lacks_nothing() {
        let mut template = page(
            "<footer>{{ icp }}</footer><a href=#>京icp备2021012345号-1</a>",
            Role::Home,
        );
        template.source = "Footer.vue".into();
        let options = CheckOptions {
            rules: RULES.to_vec(),
            templates: true,
            ..CheckOptions::new(date(2026, 11, 23))
        };
        let report = check_page(&template, &options);
        let ids: Vec<_> = report.findings.iter().map(|f| f.rule.0.id).collect();
        assert_eq!(
            (report.role, ids),
            (Role::Page, vec!["icp-link-empty", "icp-case"])
        );
    }

    #[test]
    fn only_the_chosen_rules_run() {
        let options = CheckOptions {
            rules: Vec::new(),
            ..CheckOptions::new(date(2026, 11, 23))
        };
        assert_eq!(check_page(&page("", Role::Home), &options).findings, []);
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
