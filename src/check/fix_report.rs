//! What mends a fault, as reports tell it.

use crate::edit::Edit;
use crate::finding::Fix;
use crate::page::{Locator, Span};
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// What mends a fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixReport {
    /// The right text follows from the page alone; else a person must decide.
    pub safe: bool,
    /// All of them together mend the fault; in order, none over another.
    pub edits: Vec<EditReport>,
}

/// A piece of the page, and what is to stand in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditReport {
    /// The piece; empty where something is put in.
    pub span: Span,
    /// Source text, with all that its place asks to be escaped.
    pub replacement: String,
    /// The piece: bytes of the page's decoded text.
    #[serde(skip)]
    pub range: Range<usize>,
}

impl FixReport {
    pub(crate) fn new(fix: Fix, locator: &Locator<'_>) -> Self {
        let Fix { safe, mut edits } = fix;
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let edit = |Edit { range, replacement }| EditReport {
            span: locator.span(&range),
            replacement,
            range,
        };
        Self {
            safe,
            edits: edits.into_iter().map(edit).collect(),
        }
    }

    /// The edits of the decoded text.
    pub(crate) fn edits(&self) -> impl Iterator<Item = Edit> {
        let edits = self.edits.iter();
        edits.map(|edit| Edit::new(edit.range.clone(), edit.replacement.as_str()))
    }
}
