//! Configurations that cannot be used: diagnostics in their own files, and one message each.

use super::finding::{diagnostic, words};
use super::positions::{Positions, Unit};
use crate::config::{ConfigError, Problem};
use crate::text::Lang;
use gen_lsp_types::{Diagnostic, DiagnosticSeverity, PublishDiagnosticsParams, Uri};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is wrong with configurations, as the editor was told.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    /// By the document that they hold for.
    by_document: BTreeMap<Uri, ConfigError>,
    /// The files that have diagnostics in the editor, with what these say.
    shown: BTreeMap<Uri, Vec<Diagnostic>>,
    /// What was said in a message, as long as it is true.
    said: Vec<String>,
}

/// What the editor is to be told now.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) diagnostics: Vec<PublishDiagnosticsParams>,
    pub(super) messages: Vec<String>,
}

impl Complaints {
    /// Notes whether the configuration of a document can be used.
    pub(super) fn note(&mut self, document: &Uri, error: Option<ConfigError>) {
        match error {
            Some(error) => self.by_document.insert(document.clone(), error),
            None => self.by_document.remove(document),
        };
    }

    /// What the editor does not know yet.
    pub(super) fn news(&mut self, unit: Unit, lang: Lang) -> Told {
        let (mut due, mut messages) = (BTreeMap::new(), Vec::new());
        for error in self.by_document.values() {
            messages.push(message(error, lang));
            if let Some((uri, diagnostics)) = in_file(error, unit, lang) {
                due.insert(uri, diagnostics);
            }
        }
        messages.dedup();
        let gone = self.shown.keys().filter(|uri| !due.contains_key(*uri));
        let gone = gone.map(|uri| publish(uri, Vec::new()));
        let new = due
            .iter()
            .filter(|(uri, diagnostics)| self.shown.get(*uri) != Some(*diagnostics));
        let new = new.map(|(uri, diagnostics)| publish(uri, diagnostics.clone()));
        let told = Told {
            diagnostics: gone.chain(new).collect(),
            messages: messages
                .iter()
                .filter(|text| !self.said.contains(text))
                .cloned()
                .collect(),
        };
        (self.shown, self.said) = (due, messages);
        told
    }
}

fn publish(uri: &Uri, diagnostics: Vec<Diagnostic>) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams {
        uri: uri.clone(),
        version: None,
        diagnostics,
    }
}

/// The first problem in one line, and how many others there are.
fn message(error: &ConfigError, lang: Lang) -> String {
    let mut problems = error.problems().iter();
    let first = problems.next().map(Problem::message).unwrap_or_default();
    let file = error.file().map(|(path, _)| name(&path));
    let first = match (file, lang) {
        (Some(file), Lang::En) => format!("{file}: {}", first.en),
        (Some(file), Lang::ZhCn) => format!("{file}：{}", first.zh),
        (None, _) => first.get(lang).to_owned(),
    };
    match (problems.count(), lang) {
        (0, _) => first,
        (more, Lang::En) => format!("{first} (and {more} more)"),
        (more, Lang::ZhCn) => format!("{first}（另有 {more} 处）"),
    }
}

fn name(path: &std::path::Path) -> String {
    let name = path.file_name().map(PathBuf::from);
    name.unwrap_or_default().display().to_string()
}

/// The problems where they stand in the file, if they are in one.
fn in_file(error: &ConfigError, unit: Unit, lang: Lang) -> Option<(Uri, Vec<Diagnostic>)> {
    let (path, text) = error.file()?;
    let uri = Uri::from_file_path(path).ok()?;
    let positions = Positions::new(text, unit);
    let problems = error.problems().iter();
    let diagnostics = problems.map(|problem| {
        let range = problem.range().map(|range| positions.range(range));
        let words = words(&problem.message(), problem.help(), lang);
        diagnostic(range.unwrap_or_default(), DiagnosticSeverity::Error, &words)
    });
    Some((uri, diagnostics.collect()))
}
