//! What silences the findings of a page.

use super::{CheckOptions, FindingReport, FixReport, Mark, RuleId};
use crate::finding::{Finding, Fix, Rule, Suppressed};
use crate::footer::PageFacts;
use crate::page::{Excerpt, Locator, Page, fitted};
use crate::rules::{self, RuleSet, WITHOUT_REASON};
use crate::suppress;
use crate::text::Text;
use std::collections::BTreeSet;
use std::ops::Range;

/// What silences the findings of a page.
pub(super) struct Silence<'a> {
    pub(super) facts: &'a PageFacts,
    pub(super) page: &'a Page,
    pub(super) options: &'a CheckOptions,
}

impl Silence<'_> {
    /// The page's own word counts first: it stands closer to the fault.
    pub(super) fn of(&self, finding: &Finding) -> Option<Suppressed> {
        let ignores = &self.options.ignores;
        rules::inline(self.facts, finding)
            .or_else(|| ignores.find(&self.page.source, finding, self.text_at(finding)))
    }

    fn text_at(&self, finding: &Finding) -> &str {
        let text = self.page.text.get(finding.range.clone());
        text.unwrap_or_default()
    }

    /// A finding as it is reported.
    pub(super) fn report(&self, finding: Finding, locator: &Locator<'_>) -> FindingReport {
        FindingReport {
            rule: RuleId(finding.rule),
            severity: finding.severity,
            fails: self.options.fail_on.includes(finding.severity),
            suppressed: self.of(&finding),
            key: self.key(&finding),
            message: finding.message,
            help: finding.help,
            span: locator.span(&finding.range),
            range: finding.range.clone(),
            fixed: false,
            fix: finding.fix.map(|fix| self.fix(fix, locator)),
            excerpt: Excerpt::new(locator, &finding.range),
        }
    }

    fn fix(&self, fix: Fix, locator: &Locator<'_>) -> FixReport {
        let Self { page, options, .. } = self;
        let is_template = options.is_template(&page.source);
        let fix = Fix {
            edits: fitted(fix.edits, &page.encoding, is_template),
            ..fix
        };
        FixReport::new(fix, locator)
    }

    /// The configuration's entries that mean the page, each with what is to be said if it fits
    /// nothing on any, where the rule about that runs.
    pub(super) fn entries(
        &self,
        findings: &[Finding],
        ran: RuleSet,
        locator: &Locator<'_>,
    ) -> Vec<(String, Option<FindingReport>)> {
        let Self { page, options, .. } = self;
        let findings: Vec<_> = findings.iter().map(|f| (f, self.text_at(f))).collect();
        let uses = options.ignores.uses(&page.source, &findings, ran);
        let told = uses.into_iter().filter_map(|(entry, is_used)| {
            let mut found = rules::unused_entry(&entry);
            if is_used {
                return Some((entry, None));
            }
            let rule = ran.has(found.rule).then_some(found.rule)?;
            found.severity = options.policy.weight(rule).unwrap_or(rule.severity);
            Some((entry, Some(self.report(found, locator))))
        });
        told.collect()
    }

    /// What tells a finding from others of its rule.
    pub(super) fn key(&self, finding: &Finding) -> String {
        suppress::key(finding, self.facts, &self.page.text)
    }

    /// Adds what is to be said of the configuration's entries that silence findings here
    /// without a reason: one finding an entry, where it first does so.
    pub(super) fn ask_for_reasons(&self, findings: &mut Vec<Finding>) {
        let mut entries = BTreeSet::new();
        let asked: Vec<Finding> = findings
            .iter()
            .filter_map(|finding| self.unreasoned(finding))
            .filter(|(entry, _)| entries.insert(entry.clone()))
            .map(|(_, finding)| finding)
            .collect();
        findings.extend(asked);
        findings.sort_by(|a, b| (a.range.start, a.rule.id).cmp(&(b.range.start, b.rule.id)));
    }

    /// The entry of the configuration that silences a finding without a reason, and what is
    /// to be said of it, if the rule about that runs.
    fn unreasoned(&self, finding: &Finding) -> Option<(String, Finding)> {
        let Self { page, options, .. } = self;
        let at = self.text_at(finding);
        let entry = options.ignores.unreasoned(&page.source, finding, at)?;
        let mut rules = options.policy.rules.iter();
        let (rule, weight) = rules.find(|(rule, _)| rule.id == WITHOUT_REASON)?;
        if rules::inline(self.facts, finding).is_some() {
            return None;
        }
        let mut found = rules::unreasoned_entry(&entry, finding);
        found.severity = weight.unwrap_or(rule.severity);
        Some((entry, found))
    }

    /// What becomes of a finding about the page's site that stands at a place. Its words are
    /// not known before all pages are.
    pub(super) fn of_site(&self, rule: &'static Rule, place: &Range<usize>) -> Mark {
        let finding = Finding {
            rule,
            severity: rule.severity,
            message: Text::default(),
            help: Text::default(),
            range: place.clone(),
            fix: None,
        };
        let also = self.unreasoned(&finding).map(|(_, also)| {
            let suppressed = self.of(&also);
            Box::new((also, suppressed))
        });
        Mark {
            suppressed: self.of(&finding),
            key: self.key(&finding),
            fail_on: self.options.fail_on,
            also,
        }
    }
}
