//! What the editor can do about findings.

use super::client::Client;
use super::document::Document;
use gen_lsp_types::{CodeAction, CodeActionKind};
use std::borrow::Cow;
use std::ops::Range;

/// Applies every fix that is safe.
pub(super) const FIX_ALL: CodeActionKind =
    CodeActionKind::Custom(Cow::Borrowed("source.fixAll.beian-lint"));

/// What can be done about the findings that touch some bytes of a document.
pub(super) fn actions(
    _document: &Document,
    _range: &Range<usize>,
    _client: &Client,
) -> Vec<CodeAction> {
    Vec::new()
}
