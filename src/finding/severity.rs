//! How much a finding weighs, and which weights fail a run.

use schemars::JsonSchema;
use serde::Serialize;

/// How much a finding weighs.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Style, or a heuristic.
    Info,
    /// Against a platform's instruction, or probably a mistake.
    Warning,
    /// Against the law or an auditor's written reason for rejection, or a number that cannot exist.
    Error,
}

/// The least weight of a finding that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Warnings and errors
    Warning,
    /// Any finding
    Info,
    /// Nothing: findings are listed, the run succeeds
    Never,
}

impl FailOn {
    /// Whether a finding of that weight fails a run.
    #[must_use]
    pub fn includes(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => severity >= Severity::Info,
            Self::Never => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_fail_from_the_threshold_on() {
        use Severity::{Error, Info, Warning};
        let failing = |fail_on: FailOn| [Info, Warning, Error].map(|s| fail_on.includes(s));
        assert_eq!(failing(FailOn::Error), [false, false, true]);
        assert_eq!(failing(FailOn::Warning), [false, true, true]);
        assert_eq!(failing(FailOn::Info), [true; 3]);
        assert_eq!(failing(FailOn::Never), [false; 3]);
    }
}
