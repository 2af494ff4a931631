//! Mends pages: makes the edits that findings come with, and sees to it that nothing else
//! changes.
//!
//! [`mend`] works in rounds: of the fixes that do not clash all are made, the page is read and
//! checked anew, and what is still to be mended goes into the next round. What a round makes of
//! a page is kept only if it decodes to the text that was meant and no rule finds more than
//! before; so a mended page has no new fault, and mending it once more changes nothing. All
//! bytes outside the edits stay as they are, whatever the encoding.

mod attempt;
mod choice;
mod diff;
mod disk;
mod origin;
mod outcome;
mod refusal;
mod rounds;
#[cfg(any(test, fuzzing))]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub(crate) use choice::Choice;
pub use diff::Diff;
pub use outcome::{Fixing, mend_page};
pub use rounds::{After, Mended, mend};

use crate::baseline::Known;

/// Which fixes are made, and what is done with mended pages.
#[derive(Debug, Clone, Default)]
pub struct FixOptions {
    /// Also those that a person must decide about.
    pub unsafe_fixes: bool,
    /// Only show what would change.
    pub dry_run: bool,
    /// What was found before, and is left alone.
    pub known: Vec<Known>,
}
