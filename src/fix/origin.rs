//! From places in a mended text back to places in the text before.

use crate::edit::Edit;
use std::ops::Range;

/// The edits that were made, round by round.
#[derive(Debug, Default)]
pub(super) struct Origin {
    rounds: Vec<Vec<Edit>>,
}

impl Origin {
    /// Notes a round's edits, of which none clashes with another.
    pub(super) fn add(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        self.rounds.push(edits);
    }

    /// Where in the first text the range stood. What an edit wrote stood where it was made.
    pub(super) fn of(&self, range: &Range<usize>) -> Range<usize> {
        let back = |at: usize, is_end| {
            let rounds = self.rounds.iter().rev();
            rounds.fold(at, |at, edits| before(edits, at, is_end))
        };
        let start = back(range.start, false);
        start..back(range.end, true).max(start)
    }
}

/// Where a place stood before the edits.
fn before(edits: &[Edit], at: usize, is_end: bool) -> usize {
    // How far the text behind the edits so far has moved: to the right, to the left.
    let (mut right, mut left) = (0, 0);
    for edit in edits {
        let start = edit.range.start + right - left;
        let end = start + edit.replacement.len();
        if at < start || (at == start && is_end) {
            break;
        }
        if at < end {
            return if is_end {
                edit.range.end
            } else {
                edit.range.start
            };
        }
        right += edit.replacement.len();
        left += edit.range.len();
    }
    at + left - right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back() {
        let mut origin = Origin::default();
        // "abcdef" -> "aXYZcf" -> "aXYZc!f"
        origin.add(vec![Edit::new(1..2, "XYZ"), Edit::new(3..5, "")]);
        origin.add(vec![Edit::new(5..5, "!")]);
        assert_eq!(origin.of(&(0..1)), 0..1);
        assert_eq!(origin.of(&(2..3)), 1..2);
        assert_eq!(origin.of(&(4..5)), 2..3);
        assert_eq!(origin.of(&(6..7)), 5..6);
        assert_eq!(origin.of(&(5..6)), 5..5);
    }
}
