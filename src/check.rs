//! The pure middle of the program: a decoded page in, what is to be said about it out.

use crate::config::{Config, PagePolicy};
use crate::finding::{Finding, Severity};
use crate::footer::{self, Basis, Filing, Link, Mislabelled, PageFacts, Zones};
use crate::number::Kind;
use crate::report::{
    Excerpt, FilingReport, FindingReport, FooterReport, LinkReport, Locator, PageReport, RuleId,
};
use crate::rules::{self, Role, Rule, Scope, Subject};
use crate::site_wide::{Mark, SitePage};
use crate::source::{self, Encoding, Page};
use crate::suppress::{self, Ignores, Suppressed};
use crate::text::Text;
use jiff::civil::Date;
use std::ops::Range;
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
            templates: false,
        }
    }

    /// The rules that run on the page of that source.
    #[must_use]
    pub fn rules(&self, source: &str) -> Vec<&'static Rule> {
        let template = self.is_template(source);
        let rules = self.policy.rules.iter().map(|(rule, _)| *rule);
        rules
            .filter(|rule| !template || rules::holds_for_templates(rule))
            .collect()
    }

    fn is_template(&self, source: &str) -> bool {
        self.templates && source::is_template(source)
    }
}

/// Checks one page. No I/O, no clock, no globals: equal pages give equal reports.
#[must_use]
pub fn check_page(page: &Page, options: &CheckOptions) -> PageReport {
    let policy = &options.policy;
    let template = options.is_template(&page.source);
    let facts = facts(page, template, options);
    let role = if template { Role::Page } else { page.role };
    let subject = Subject {
        facts: &facts,
        role: if policy.must_show && !template {
            Role::Home
        } else {
            role
        },
        site: &policy.site,
        today: options.today,
    };
    let mut findings = rules::run(&subject, &options.rules(&page.source));
    weigh(&mut findings, policy);
    let silence = Silence {
        facts: &facts,
        page,
        options,
    };
    let mark = |rule, place: &_| silence.of_site(rule, place);
    let locator = Locator::new(&page.text, &page.offsets);
    let site = SitePage::new(&subject, site_rule(policy), &locator, &mark);
    PageReport {
        source: page.source.clone(),
        requested: page.requested.clone(),
        status: page.status,
        fetched: page.fetched.clone(),
        encoding: page.encoding.clone(),
        role,
        template,
        site: site.map(|site| site.of_template(template)),
        footer: footer_report(&facts, &locator),
        filings: filing_reports(&facts, &locator),
        findings: finding_reports(findings, &silence, &locator),
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

/// What the page shows, or what the source of a template says. The owner's selectors mean
/// parts of pages: no template has any.
fn facts(page: &Page, template: bool, options: &CheckOptions) -> PageFacts {
    let year = year(options.today);
    if template {
        return footer::extract_template(&page.text, &page.source, year);
    }
    let site = &options.policy.site;
    let zones = Zones {
        footer: site.footer.as_deref(),
        exclude: &site.exclude,
    };
    PageFacts {
        mislabelled: mislabelled(&page.encoding),
        ..footer::extract_within(&page.text, Some(&page.source), year, zones)
    }
}

fn year(day: Date) -> u16 {
    u16::try_from(day.year()).unwrap_or_default()
}

/// The rule that compares the pages of a site, if it runs, and what it weighs.
fn site_rule(policy: &PagePolicy) -> Option<(&'static Rule, Severity)> {
    let mut rules = policy.rules.iter();
    let (rule, weight) = rules.find(|(rule, _)| rule.scope == Scope::Site)?;
    Some((*rule, weight.unwrap_or(rule.severity)))
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
    silence: &Silence<'_>,
    locator: &Locator<'_>,
) -> Vec<FindingReport> {
    let report = |finding: Finding| FindingReport {
        rule: RuleId(finding.rule),
        severity: finding.severity,
        suppressed: silence.of(&finding),
        key: silence.key(&finding),
        message: finding.message,
        help: finding.help,
        span: locator.span(&finding.range),
        excerpt: Excerpt::new(locator, &finding.range),
    };
    findings.into_iter().map(report).collect()
}

/// What silences the findings of a page.
struct Silence<'a> {
    facts: &'a PageFacts,
    page: &'a Page,
    options: &'a CheckOptions,
}

impl Silence<'_> {
    /// The page's own word counts first: it stands closer to the fault.
    fn of(&self, finding: &Finding) -> Option<Suppressed> {
        let Self {
            facts,
            page,
            options,
        } = self;
        suppress::inline(facts, finding).or_else(|| {
            let at = page.text.get(finding.range.clone()).unwrap_or_default();
            options.ignores.find(&page.source, finding, at)
        })
    }

    fn key(&self, finding: &Finding) -> String {
        suppress::key(finding, self.facts, &self.page.text)
    }

    /// What becomes of a finding about the page's site that stands at a place. Its words are
    /// not known before all pages are.
    fn of_site(&self, rule: &'static Rule, place: &Range<usize>) -> Mark {
        let finding = Finding {
            rule,
            severity: rule.severity,
            message: Text::default(),
            help: Text::default(),
            range: place.clone(),
        };
        Mark {
            suppressed: self.of(&finding),
            key: self.key(&finding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;
    use crate::source::{EncodingSource, OffsetMap};
    use jiff::civil::date;

    fn page(text: &str, role: Role) -> Page {
        Page {
            source: "index.html".into(),
            requested: None,
            status: None,
            fetched: None,
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
            policy: Config::of_rules(RULES.to_vec()).elsewhere(),
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
