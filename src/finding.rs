//! What rules are, what they see of a page, and what they say about it.
//!
//! A [`Rule`] reads a [`Subject`] and puts each [`Finding`] into a [`Sink`]. The rules themselves
//! stand in `rules`.

mod bearing;
mod duty;
mod presence;
mod rule;
mod severity;
mod subject;
mod suppressed;

pub use crate::edit::Edit;
pub use bearing::{Aspect, Bearing};
pub use duty::Duty;
pub use presence::{Presence, Unseen, presence};
pub(crate) use presence::{has_official, register_of};
pub use rule::{FixKind, Rule, Scope};
pub use severity::{FailOn, Severity};
pub use subject::Subject;
pub(crate) use subject::is_sham;
pub use suppressed::{By, Suppressed};

use crate::text::Text;
use std::ops::Range;

/// One fault at one place of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Usually the rule's own severity; some rules weigh by circumstance.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: Text,
    /// What to write instead.
    pub help: Text,
    /// Where: bytes of the page's decoded text.
    pub range: Range<usize>,
    /// How to mend it mechanically, where that can be done.
    pub fix: Option<Fix>,
}

/// What mends a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The right text follows from the page alone; else a person must decide.
    pub safe: bool,
    /// All of them together mend it; in order of their places, and none clashes with another.
    pub edits: Vec<Edit>,
}

/// Collects the findings of one rule on one page.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'static Rule,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// A sink for `rule` that adds to `findings`.
    pub(crate) fn new(rule: &'static Rule, findings: &'a mut Vec<Finding>) -> Self {
        Self { rule, findings }
    }

    /// Reports a fault at the rule's own severity. `range`: bytes of the decoded text.
    pub fn report(&mut self, range: &Range<usize>, message: Text, help: Text) {
        self.report_as(self.rule.severity, range, message, help);
    }

    /// Reports a fault at another severity than the rule's own.
    pub fn report_as(
        &mut self,
        severity: Severity,
        range: &Range<usize>,
        message: Text,
        help: Text,
    ) {
        self.push(severity, range, (message, help), None);
    }

    /// Reports a fault at the rule's own severity, with what mends it, if anything does.
    pub fn report_with(
        &mut self,
        range: &Range<usize>,
        message: Text,
        help: Text,
        fix: Option<Fix>,
    ) {
        self.push(self.rule.severity, range, (message, help), fix);
    }

    fn push(
        &mut self,
        severity: Severity,
        range: &Range<usize>,
        (message, help): (Text, Text),
        fix: Option<Fix>,
    ) {
        self.findings.push(Finding {
            rule: self.rule,
            severity,
            message,
            help,
            range: range.clone(),
            fix: fix.filter(|fix| !fix.edits.is_empty()),
        });
    }
}
