//! `[[ignore]]`: findings that the owner knows of.

use super::reader::Reader;
use super::values::{glob, list, selector, string};
use crate::rules::Selector;

/// Findings to leave aside: those on matching pages, of the named rules, about the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoreEntry {
    /// Glob patterns of files, relative to the configuration file's folder; empty: all.
    pub paths: Vec<String>,
    /// The rules; empty: all.
    pub rules: Vec<Selector>,
    /// Only findings whose text contains this.
    pub text: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The line of the file on which it begins, from 1.
    pub line: usize,
}

impl IgnoreEntry {
    pub(super) fn read(mut reader: Reader<'_>, line: usize) -> Self {
        let entry = Self {
            paths: reader.get("paths", |n| list(n, glob)).unwrap_or_default(),
            rules: reader
                .get("rules", |n| list(n, selector))
                .unwrap_or_default(),
            text: reader.get("text", string),
            reason: reader.get("reason", string),
            line,
        };
        reader.finish();
        entry
    }
}
