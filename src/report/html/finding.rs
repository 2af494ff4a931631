//! One finding.

use super::both::Both;
use super::lines::{Line, lines};
use super::words;
use crate::finding::Severity;
use crate::report::FindingReport;
use crate::rules::Rule;

/// What weighs how much, and what does not count: the groups by which findings are filtered.
pub(super) struct Level {
    pub(super) class: &'static str,
    pub(super) label: Both<'static>,
}

impl Level {
    /// Heaviest first.
    pub(super) fn all() -> [Self; 4] {
        let [error, warning, info] = [Severity::Error, Severity::Warning, Severity::Info].map(Some);
        [error, warning, info, None].map(Self::of)
    }

    /// The level of a severity; none is that of suppressed findings.
    pub(super) fn of(severity: Option<Severity>) -> Self {
        let (class, label) = match severity {
            Some(Severity::Error) => ("error", words::ERROR),
            Some(Severity::Warning) => ("warning", words::WARNING),
            Some(Severity::Info) => ("info", words::INFO),
            None => ("suppressed", words::SUPPRESSED),
        };
        Self { class, label }
    }

    /// The level that a finding counts for.
    pub(super) fn counted(finding: &FindingReport) -> Self {
        let open = finding.suppressed.is_none();
        Self::of(open.then_some(finding.severity))
    }
}

/// A fault, with all that is needed to judge and mend it.
pub(super) struct FindingView<'a> {
    /// The level that it counts for.
    pub(super) filter: &'static str,
    pub(super) level: Both<'static>,
    pub(super) rule: &'static Rule,
    pub(super) message: Both<'a>,
    pub(super) help: Both<'a>,
    pub(super) basis: Both<'static>,
    pub(super) place: Both<'static>,
    /// Why it does not count, where it does not.
    pub(super) suppressed: Option<Both<'static>>,
    pub(super) lines: Vec<Line<'a>>,
}

impl<'a> FindingView<'a> {
    pub(super) fn new(finding: &'a FindingReport) -> Self {
        let rule = finding.rule.0;
        Self {
            filter: Level::counted(finding).class,
            level: Level::of(Some(finding.severity)).label,
            rule,
            message: (&finding.message).into(),
            help: (&finding.help).into(),
            basis: rule.basis.into(),
            place: words::place(&finding.span),
            suppressed: finding.suppressed.as_ref().map(words::suppressed),
            lines: lines(&finding.excerpt),
        }
    }
}
