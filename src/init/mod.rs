//! The start: from what a repository shows and its owner says to `beian-lint.toml`, a step
//! for continuous integration and a pre-commit hook.
//!
//! What is found is only proposed: nothing becomes a value that nobody agreed to.

mod answers;
mod ci;
mod hook;
mod inside;
mod look;
mod toml;
mod write;

pub(crate) use answers::{Answers, Value, folder, hosts, not_after};
pub(crate) use ci::{Ci, Step};
pub(crate) use hook::Hook;
pub(crate) use look::{Found, Project, Seen, look};
pub(crate) use toml::text as toml;
pub(crate) use write::{Writable, writable, write};
