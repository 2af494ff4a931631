//! Which fixes can be made together.

use crate::edit::Edit;
use std::collections::BTreeMap;

/// Edits of which none clashes with another.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// By start and end.
    taken: BTreeMap<(usize, usize), Edit>,
}

impl Choice {
    /// Takes the edits of one fix, if none of them clashes with one that was taken before.
    pub(crate) fn takes(&mut self, edits: &[Edit]) -> bool {
        if edits.iter().any(|edit| self.clashes(edit)) {
            return false;
        }
        let keyed = edits.iter().map(|edit| {
            let key = (edit.range.start, edit.range.end);
            (key, edit.clone())
        });
        self.taken.extend(keyed);
        true
    }

    /// Of edits that do not clash with one another, only the last that starts before can reach
    /// into this one.
    fn clashes(&self, edit: &Edit) -> bool {
        let near = self.taken.range(..=(edit.range.end, usize::MAX)).rev();
        for (_, taken) in near {
            if taken.clashes(edit) {
                return true;
            }
            if taken.range.start < edit.range.start {
                return false;
            }
        }
        false
    }

    /// What was taken, in order of the places.
    pub(crate) fn into_edits(self) -> Vec<Edit> {
        self.taken.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_that_clash_is_taken() {
        let mut choice = Choice::default();
        let edits = |places: &[(usize, usize)]| -> Vec<Edit> {
            let places = places.iter();
            places
                .map(|(start, end)| Edit::new(*start..*end, ""))
                .collect()
        };
        assert!(choice.takes(&edits(&[(10, 20), (30, 30)])));
        assert!(choice.takes(&edits(&[(20, 30)])));
        assert!(!choice.takes(&edits(&[(0, 5), (15, 15)])));
        assert!(!choice.takes(&edits(&[(30, 30)])));
        assert!(choice.takes(&edits(&[(30, 31), (9, 10)])));
        assert!(!choice.takes(&edits(&[(0, 100)])));
        assert_eq!(choice.into_edits().len(), 5);
    }
}
