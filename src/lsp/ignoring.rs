//! The quick fix that ignores a finding where it stands.

use super::actions::Maker;
use super::document::Document;
use super::finding::Found;
use super::ignore::{Candidate, candidates};
use super::server::Server;
use crate::edit::apply;
use crate::rules::is_own;
use crate::text::Lang;
use gen_lsp_types::{CodeAction, Uri};
use std::ops::Range;

/// Findings for which a comment is looked for at once: each costs a check or two.
const MOST: usize = 4;
/// Bytes of a document up to which that takes no time to speak of.
const LARGEST: usize = 1 << 20;

impl Server<'_> {
    /// A quick fix for each finding that touches some bytes and that a comment can ignore.
    pub(super) fn ignoring(&mut self, uri: &Uri, range: &Range<usize>) -> Vec<CodeAction> {
        let Some(document) = self.documents.get(uri).cloned() else {
            return Vec::new();
        };
        if document.text.len() > LARGEST {
            return Vec::new();
        }
        let here = judged(&document.found).filter(|found| found.touches(range));
        let here: Vec<&Found> = here.take(MOST).collect();
        let actions = here.into_iter().filter_map(|found| {
            let mut tried = candidates(&document, found).into_iter();
            let silences = tried.find(|one| self.silences(&document, found, one))?;
            let title = title(found, &silences, document.lang);
            let maker = Maker::new(&document, &self.client);
            Some(maker.action(title, found, &[silences.edit]))
        });
        actions.collect()
    }

    /// Whether a document with the comment lacks the finding, and has no other instead.
    fn silences(&mut self, document: &Document, found: &Found, candidate: &Candidate) -> bool {
        let edit = &candidate.edit;
        let mut changed = document.clone();
        changed.text = apply(&document.text, std::slice::from_ref(edit));
        let root = self.client.root_of(document.path.as_deref());
        let Ok(Some(checked)) = self.world.check(&changed, root) else {
            return false;
        };
        let behind = edit.range.start <= found.bytes.start;
        let moved = if behind { edit.replacement.len() } else { 0 };
        let is_there = |other: &Found| {
            other.report.rule == found.report.rule && other.bytes.start == found.bytes.start + moved
        };
        judged(&checked.found).count() < judged(&document.found).count()
            && !checked.found.iter().any(is_there)
    }
}

/// The findings on what the page shows, not on comments that ignore some.
fn judged(found: &[Found]) -> impl Iterator<Item = &Found> {
    let found = found.iter();
    found.filter(|found| !is_own(found.report.rule.0))
}

fn title(found: &Found, candidate: &Candidate, lang: Lang) -> String {
    let rule = found.report.rule.0.id;
    match (candidate.of_page, lang) {
        (false, Lang::En) => format!("Ignore {rule} here"),
        (false, Lang::ZhCn) => format!("在此处忽略 {rule}"),
        (true, Lang::En) => format!("Ignore {rule} on this page"),
        (true, Lang::ZhCn) => format!("在本页忽略 {rule}"),
    }
}
