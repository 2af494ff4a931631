//! One finding.

use super::both::{Both, Labelled};
use super::lines::{Line, lines};
use super::words;
use crate::check::FindingReport;
use crate::finding::{Rule, Severity};

/// What weighs how much, and what does not count: the groups by which findings are filtered.
pub(super) struct Level {
    pub(super) class: &'static str,
    pub(super) label: Both<'static>,
}

impl Level {
    /// Heaviest first; none stands for suppressed findings.
    pub(super) const ALL: [Option<Severity>; 4] = [
        Some(Severity::Error),
        Some(Severity::Warning),
        Some(Severity::Info),
        None,
    ];

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
}

/// A fault, with all that is needed to judge and mend it.
pub(super) struct FindingView<'a> {
    /// The level that it counts for.
    pub(super) filter: &'static str,
    /// The rule's id.
    pub(super) rule: &'static str,
    /// What is wrong, behind how much it weighs.
    pub(super) message: Labelled<'a>,
    pub(super) help: Labelled<'a>,
    pub(super) basis: Labelled<'static>,
    pub(super) line: u32,
    pub(super) column: u32,
    /// Why it does not count, where it does not.
    pub(super) suppressed: Option<Both<'static>>,
    pub(super) lines: Vec<Line<'a>>,
}

impl<'a> FindingView<'a> {
    pub(super) fn new(finding: &'a FindingReport) -> Self {
        let (rule, span) = (finding.rule.0, finding.span);
        let open = finding.suppressed.is_none();
        Self {
            filter: Level::of(open.then_some(finding.severity)).class,
            rule: rule.id,
            message: Labelled {
                label: Level::of(Some(finding.severity)).label,
                text: (&finding.message).into(),
            },
            help: Labelled {
                label: words::FIX,
                text: (&finding.help).into(),
            },
            basis: basis(rule),
            line: span.line.get(),
            column: span.column.get(),
            suppressed: finding.suppressed.as_ref().map(words::suppressed),
            lines: lines(&finding.excerpt),
        }
    }
}

/// What a rule rests on.
pub(super) fn basis(rule: &Rule) -> Labelled<'static> {
    Labelled {
        label: words::LAW,
        text: rule.basis.into(),
    }
}
