//! Baselines: what was found before, so that a run speaks of what is new.
//!
//! An entry is keyed by content: the rule, the page, what the finding points at, and the
//! how-manieth such finding on the page it is. Lines do not count, so that an edit
//! elsewhere on the page changes nothing.

mod error;
mod file;
mod run;

pub use error::BaselineError;
pub use file::{Baseline, VERSION};
pub use run::{Keeper, Known, Mode, Outcome};

use serde::{Deserialize, Serialize};

/// A finding that was there before. The order of fields is that of sorting and of writing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// The page: its path as seen from the baseline's folder, or its address.
    pub page: String,
    /// Id of the rule.
    pub rule: String,
    /// The number in canonical spelling or the source's text that the finding points at;
    /// empty where something is absent.
    pub text: String,
    /// Which of equal findings on the page it is, from 1, in the page's order.
    pub ordinal: u32,
}
