//! How much is wrong with a page.

use super::FindingReport;
use crate::finding::{Severity, Subject};
use crate::rules::{self, RULES, place};

/// How often each rule finds something on a page, whether or not the user asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Census {
    by_rule: Vec<usize>,
    by_weight: [usize; 3],
}

impl Census {
    /// What all rules find on a page.
    pub(crate) fn of(page: &Subject<'_>) -> Self {
        let mut census = Self {
            by_rule: vec![0; RULES.len()],
            by_weight: [0; 3],
        };
        for finding in rules::run(page, RULES) {
            if let Some(count) = place(finding.rule).and_then(|at| census.by_rule.get_mut(at)) {
                *count += 1;
            }
            let [errors, warnings, infos] = &mut census.by_weight;
            *match finding.severity {
                Severity::Error => errors,
                Severity::Warning => warnings,
                Severity::Info => infos,
            } += 1;
        }
        census
    }

    /// Whether less is wrong: fewer errors or, where these are as many, fewer warnings, and so on.
    pub(crate) fn weighs_less(&self, before: &Self) -> bool {
        self.by_weight < before.by_weight
    }

    /// Whether this is what `before` becomes when those findings are mended: each is gone, and
    /// no rule finds anything else. Some fixes of unsafe ones put the right number in the place
    /// of none at all, and what is then wrong beside it comes to light: of those it is enough
    /// that what comes weighs less than what goes.
    pub(crate) fn follows(&self, before: &Self, mended: &[&FindingReport]) -> bool {
        let gone = |at: usize| {
            mended
                .iter()
                .filter(|f| place(f.rule.0) == Some(at))
                .count()
        };
        let counts = self.by_rule.iter().zip(&before.by_rule).enumerate();
        let is_safe = |finding: &&FindingReport| finding.fix.as_ref().is_some_and(|fix| fix.safe);
        let strict = mended.iter().all(is_safe) || !self.weighs_less(before);
        let mut counts = counts.map(|(at, (now, then))| (now + gone(at), *then, gone(at)));
        counts.all(|(now, then, gone)| now <= then || (!strict && gone == 0))
    }
}
