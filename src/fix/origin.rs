//! From places in a mended text back to places in the text before.

use crate::edit::Edit;
use std::ops::Range;

/// The edits that were made, round by round.
#[derive(Debug, Default)]
pub(super) struct Origin {
    rounds: Vec<Vec<Made>>,
}

/// An edit that was made.
#[derive(Debug)]
struct Made {
    /// What it replaced, in the text before.
    was: Range<usize>,
    /// What it wrote, in the text behind.
    now: Range<usize>,
}

impl Origin {
    /// Notes a round's edits, of which none clashes with another.
    pub(super) fn add(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        // How far the text has moved so far: to the right, to the left.
        let (mut right, mut left) = (0, 0);
        let made = edits.into_iter().map(|edit| {
            let start = edit.range.start + right - left;
            right += edit.replacement.len();
            left += edit.range.len();
            Made {
                now: start..start + edit.replacement.len(),
                was: edit.range,
            }
        });
        self.rounds.push(made.collect());
    }

    /// Where in the first text the range stood. What an edit wrote stood where it was made.
    pub(super) fn of(&self, range: &Range<usize>) -> Range<usize> {
        let back = |at: usize, is_end| {
            let rounds = self.rounds.iter().rev();
            rounds.fold(at, |at, made| before(made, at, is_end))
        };
        let start = back(range.start, false);
        start..back(range.end, true).max(start)
    }
}

/// Where a place stood before the edits. Of what was put in at a place, an end stands in front
/// and a start behind.
fn before(made: &[Made], at: usize, is_end: bool) -> usize {
    let behind = made.partition_point(|made| {
        let start = made.now.start;
        start < at || (start == at && !is_end)
    });
    let last = behind.checked_sub(1).and_then(|last| made.get(last));
    match last {
        None => at,
        Some(Made { was, now }) if at < now.end => {
            if is_end {
                was.end
            } else {
                was.start
            }
        }
        Some(Made { was, now }) => at - now.end + was.end,
    }
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
