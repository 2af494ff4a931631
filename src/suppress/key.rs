//! What tells a finding from others of its rule on its page.

use crate::finding::Finding;
use crate::footer::PageFacts;

/// Longest key, in characters.
const LONGEST_KEY: usize = 120;

/// What a finding points at, in words that stay the same when lines move: the number in
/// canonical spelling, else the source's text on one line; empty where something is absent.
pub(crate) fn key(finding: &Finding, facts: &PageFacts, text: &str) -> String {
    if finding.range == facts.closing {
        return String::new();
    }
    let number = facts.filings.iter().find(|f| f.range == finding.range);
    let text = number.map_or_else(
        || text.get(finding.range.clone()).unwrap_or_default(),
        |filing| &filing.number.canonical,
    );
    let mut words = text.split_whitespace().take(LONGEST_KEY);
    let first = words.next().unwrap_or_default().to_owned();
    let line = words.fold(first, |line, word| line + " " + word);
    line.chars().take(LONGEST_KEY).collect()
}
