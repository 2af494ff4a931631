//! Checks the footers of mainland-China web pages: that the ICP filing number
//! (ICP备案号) and the PSB filing number (公安联网备案号) stand there, are well
//! formed, are visible and link to the right government look-up sites.
//!
//! One direction: [`source`] and [`crawl`] hand out each [`page`], [`footer`] reads
//! [`PageFacts`] from it, [`rules`] turn facts into findings, [`check`] weighs them,
//! [`report`] writes them. [`check_page`] is the pure middle: no I/O, no clock, no state.
#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![cfg_attr(
    any(test, fuzzing),
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        reason = "a test that fails should say where"
    )
)]

mod atomic;
pub mod baseline;
pub mod check;
pub mod checklist;
pub mod cli;
pub mod config;
pub mod crawl;
mod diff;
mod digest;
mod edit;
pub mod explain;
pub mod fetch;
pub mod finding;
pub mod fix;
pub mod footer;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
mod html;
mod init;
mod lock;
mod lsp;
pub mod notes;
pub mod number;
pub mod page;
#[cfg(test)]
mod pages_at_hand;
#[doc(hidden)]
pub mod phases;
pub mod report;
pub mod rules;
pub mod run;
pub mod site;
pub mod site_wide;
mod snippet;
pub mod source;
pub mod suppress;
pub mod text;
mod watch;

pub use check::{CheckOptions, check_page};
pub use finding::{Finding, Rule, Severity};
pub use footer::{PageFacts, Placement};
pub use rules::RULES;
pub use text::{Bilingual, Lang, Text};
