//! What the editor can do about findings.

use super::client::Client;
use super::document::Document;
use super::finding::Found;
use super::positions::Positions;
use crate::check::FixReport;
use crate::edit::Edit;
use crate::fix::Choice;
use crate::text::{Lang, visible};
use gen_lsp_types::{
    CodeAction, CodeActionKind, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, WorkspaceEdit,
};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Applies every fix that is safe.
pub(super) const FIX_ALL: CodeActionKind =
    CodeActionKind::Custom(Cow::Borrowed("source.fixAll.beian-lint"));
/// Fixes that are applied at once; what is left is mended the next time.
const MOST: usize = 500;

/// What makes code actions of edits, for one document.
pub(super) struct Maker<'a> {
    document: &'a Document,
    client: &'a Client,
    positions: Positions<'a>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(document: &'a Document, client: &'a Client) -> Self {
        Self {
            document,
            client,
            positions: Positions::new(&document.text, client.unit),
        }
    }

    /// The fixes of the findings that touch some bytes.
    pub(super) fn fixes(&self, range: &Range<usize>) -> Vec<CodeAction> {
        let here = self.document.found.iter().filter(|f| f.touches(range));
        let fixes = here.filter_map(|found| Some((found, found.report.fix.as_ref()?)));
        let fixes = fixes.take(MOST).map(|(found, fix)| CodeAction {
            is_preferred: Some(fix.safe),
            ..self.action(title(found, fix, self.document.lang), found, &edits(fix))
        });
        fixes.collect()
    }

    /// All safe fixes of the document together, if there is any.
    pub(super) fn fix_all(&self) -> Option<CodeAction> {
        let edits = compatible(&self.document.found);
        let title = match self.document.lang {
            Lang::En => "Fix all that beian-lint can fix safely",
            Lang::ZhCn => "修正 beian-lint 可安全修正的全部问题",
        };
        (!edits.is_empty()).then(|| CodeAction {
            title: title.to_owned(),
            kind: Some(FIX_ALL),
            edit: Some(self.edit(&edits)),
            ..CodeAction::default()
        })
    }

    /// A quick fix of a finding.
    pub(super) fn action(&self, title: String, found: &Found, edits: &[Edit]) -> CodeAction {
        let diagnostic = found.diagnostic(&self.positions, self.document.lang);
        CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostic]),
            edit: Some(self.edit(edits)),
            ..CodeAction::default()
        }
    }

    /// Edits of the text as it is now; of no other, where the client can be told so.
    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let edits = edits.iter().map(|edit| TextEdit {
            range: self.positions.range(&edit.range),
            new_text: edit.replacement.clone(),
        });
        let uri = self.document.uri.clone();
        if !self.client.takes_versions {
            return WorkspaceEdit {
                changes: Some(HashMap::from([(uri, edits.collect())])),
                ..WorkspaceEdit::default()
            };
        }
        let edit = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version: Some(self.document.version),
                text_document_identifier: TextDocumentIdentifier { uri },
            },
            edits: edits.map(Into::into).collect(),
        };
        WorkspaceEdit {
            document_changes: Some(vec![edit.into()]),
            ..WorkspaceEdit::default()
        }
    }
}

/// What the fix does, and for which rule.
fn title(found: &Found, fix: &FixReport, lang: Lang) -> String {
    let (rule, help) = (found.report.rule.0.id, visible(found.report.help.get(lang)));
    match (fix.safe, lang) {
        (true, Lang::En) => format!("{rule}: {help}"),
        (true, Lang::ZhCn) => format!("{rule}：{help}"),
        (false, Lang::En) => format!("{rule} (check the result): {help}"),
        (false, Lang::ZhCn) => format!("{rule}（请核对结果）：{help}"),
    }
}

fn edits(fix: &FixReport) -> Vec<Edit> {
    fix.edits().collect()
}

/// The edits of the safe fixes that can all be made, in order of their places. A fix whose
/// edits clash with those of an earlier one waits: the two may ask for the same.
fn compatible(found: &[Found]) -> Vec<Edit> {
    let fixes = found.iter().filter_map(|found| found.report.fix.as_ref());
    let mut choice = Choice::default();
    for fix in fixes.filter(|fix| fix.safe).take(MOST) {
        choice.takes(&edits(fix));
    }
    choice.into_edits()
}
