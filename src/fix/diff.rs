//! What would change.

use crate::diff::{colored, unified};

/// A page as it is and as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The page's name.
    pub source: String,
    /// Its text, decoded.
    pub before: String,
    /// The text that it would have.
    pub after: String,
}

impl Diff {
    /// As `git apply` and `patch -p1` read it.
    #[must_use]
    pub fn unified(&self) -> String {
        unified(&self.source, &self.before, &self.after)
    }

    /// For people: in colours, safe to print, long lines cut.
    #[must_use]
    pub fn colored(&self) -> String {
        colored(&self.unified())
    }
}
