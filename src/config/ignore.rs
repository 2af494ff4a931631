//! `[[ignore]]`: findings that the owner knows of.

use super::reader::Reader;
use super::values::{glob, list, selector, string};
use crate::rules::Selector;

/// One `[[ignore]]` block: the findings it fits are reported as suppressed. A list that is
/// empty, and a text that is absent, restrict nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IgnoreEntry {
    /// Glob patterns of pages: of files, relative to the configuration file's folder, or of
    /// addresses.
    pub paths: Vec<String>,
    /// The rules; none named: all but those about ignoring itself, which groups and `all` do
    /// not mean either.
    pub rules: Vec<Selector>,
    /// A part of the page's text that is at fault, or of the message in either language.
    /// Of what is said of a whole site, only the text counts.
    pub text: Option<String>,
    /// Why. An entry without a reason is reported where it is used.
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
