//! What is found and yet not held against a page: by the page itself, by the
//! configuration, or by a baseline.
//!
//! A suppressed finding stays in every report for programs, counts for no exit code, and
//! is shown to people only where they ask for more.

pub mod baseline;
mod config;
mod inline;
mod key;
mod names;
mod relative;

pub use config::Ignores;
pub(crate) use config::Use;
pub(crate) use inline::{inline, is_used};
pub(crate) use key::key;
pub(crate) use names::{WITHOUT_REASON, is_known, is_own, means, slip};
pub use relative::Base;

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
