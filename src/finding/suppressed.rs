//! Why a finding may count for nothing.

use schemars::JsonSchema;
use serde::Serialize;

/// Why a finding is not held against its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Suppressed {
    /// What silenced it.
    pub by: By,
    /// The owner's reason, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What silences findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// A comment or an attribute in the page.
    Inline,
    /// A baseline: it was there before.
    Baseline,
    /// The configuration.
    Config,
}
