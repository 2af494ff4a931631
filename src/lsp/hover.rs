//! What is said of the rules that a place breaks.

use super::client::Client;
use super::document::Document;
use super::finding::Found;
use super::positions::{Positions, offset};
use crate::explain::{Catalogue, Style};
use crate::finding::Rule;
use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};

/// The text of each rule that is broken at a place, by their names, and the range of the first.
pub(super) fn hover(document: &Document, at: Position, client: &Client) -> Option<Hover> {
    let at = offset(&document.text, at, client.unit);
    let here: Vec<&Found> = document
        .found
        .iter()
        .filter(|found| found.touches(&(at..at)))
        .collect();
    let positions = Positions::new(&document.text, client.unit);
    let range = positions.range(&here.first()?.bytes);
    let mut rules: Vec<&Rule> = here.iter().map(|found| found.report.rule.0).collect();
    rules.sort_unstable_by_key(|rule| rule.id);
    rules.dedup();
    let texts: Vec<String> = rules.iter().map(|rule| explain(rule, document)).collect();
    let kind = if client.shows_markdown {
        MarkupKind::Markdown
    } else {
        MarkupKind::PlainText
    };
    let value = texts.join("\n---\n\n");
    Some(Hover {
        contents: MarkupContent { kind, value }.into(),
        range: Some(range),
    })
}

fn explain(rule: &Rule, document: &Document) -> String {
    let catalogue = Catalogue {
        style: Style::Markdown,
        lang: document.lang,
    };
    let mut text = Vec::new();
    // Memory takes all that is written.
    let _ = catalogue.explain(rule, &mut text);
    String::from_utf8_lossy(&text).into_owned()
}
