//! What is found and yet not held against a page: by the page itself (what its directives mean
//! is for [`crate::rules`] to say), by the configuration, or by a [`baseline`](crate::baseline).
//!
//! A suppressed finding stays in every report for programs, counts for no exit code, and
//! is shown to people only where they ask for more.

mod config;
mod key;

pub use config::Ignores;
pub(crate) use key::key;
