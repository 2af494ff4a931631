//! The rules that were broken, each told once.

use super::both::{Both, Labelled, Prose};
use super::finding::basis;
use crate::check::PageReport;
use crate::finding::Rule;
use std::collections::BTreeMap;

/// A rule, as the appendix tells it.
pub(super) struct RuleView {
    pub(super) id: &'static str,
    pub(super) summary: Both<'static>,
    pub(super) explanation: Prose,
    pub(super) basis: Labelled<'static>,
}

impl RuleView {
    /// Every rule that has a finding, by id.
    pub(super) fn broken(pages: &[PageReport]) -> Vec<Self> {
        let findings = pages.iter().flat_map(|page| &page.findings);
        let rules: BTreeMap<&str, &'static Rule> = findings
            .map(|finding| (finding.rule.0.id, finding.rule.0))
            .collect();
        rules.into_values().map(Self::new).collect()
    }

    fn new(rule: &'static Rule) -> Self {
        Self {
            id: rule.id,
            summary: rule.summary.into(),
            explanation: Prose(rule.explanation),
            basis: basis(rule),
        }
    }
}
