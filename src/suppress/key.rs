//! What tells a finding from others of its rule on its page.

use crate::finding::Finding;
use crate::footer::{Filing, PageFacts};
use std::ops::Range;

/// Longest key, in characters.
const LONGEST_KEY: usize = 120;

/// What a finding points at, in words that stay the same when lines move: the number in
/// canonical spelling, else the source's text on one line; empty where something is absent.
pub(crate) fn key(finding: &Finding, facts: &PageFacts, text: &str) -> String {
    if finding.range == facts.closing {
        return String::new();
    }
    let text = number_at(facts, &finding.range).map_or_else(
        || text.get(finding.range.clone()).unwrap_or_default(),
        |filing| &filing.number.canonical,
    );
    let mut words = text.split_whitespace().take(LONGEST_KEY);
    let first = words.next().unwrap_or_default().to_owned();
    let line = words.fold(first, |line, word| line + " " + word);
    line.chars().take(LONGEST_KEY).collect()
}

/// The number that stands right there; numbers come in page order.
fn number_at<'a>(facts: &'a PageFacts, range: &Range<usize>) -> Option<&'a Filing> {
    let first = facts
        .filings
        .partition_point(|filing| filing.range.start < range.start);
    let here = facts.filings.get(first..)?.iter();
    here.take_while(|filing| filing.range.start == range.start)
        .find(|filing| filing.range == *range)
}
