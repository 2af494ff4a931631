//! Any text is scanned for numbers.

use super::YEAR;
use crate::number::{Mention, data_codes, may_contain, scan};

/// Mentions stand in the text, in order, and none runs into another; a number that can exist
/// is found again in its canonical spelling.
///
/// # Panics
/// They do not.
pub fn number(data: &[u8]) {
    let text = super::text(data);
    let mentions = scan(&text, YEAR);
    assert!(mentions.is_empty() || may_contain(&text));
    for range in data_codes(&text) {
        assert!(text.get(range).is_some());
    }
    let mut end = 0;
    for mention in mentions {
        let range = mention.range.clone();
        assert!(end <= range.start && range.start < range.end);
        assert!(text.get(range.clone()).is_some());
        assert!(mention.number.faults.is_sorted_by(|a, b| a < b));
        end = range.end;
        again(&mention);
    }
}

fn again(mention: &Mention) {
    let number = &mention.number;
    if !number.faults.is_empty() {
        return;
    }
    let found = scan(&number.canonical, YEAR);
    assert!(
        found
            .iter()
            .any(|other| other.number.canonical == number.canonical),
        "{number:?}"
    );
}
