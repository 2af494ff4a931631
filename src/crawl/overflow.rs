//! Counts the addresses for which there is no room.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;

/// Addresses beyond the limit that are counted; a site that makes up more has "at least" these.
const COUNTED: usize = 100_000;

/// Every address that was found so far, as a hash: those that are let in and those that are not.
/// To tell them apart only in the end makes the count independent of which came first.
pub(super) struct Overflow {
    found: HashSet<u64>,
    hasher: RandomState,
    room: usize,
}

impl Overflow {
    /// For a site of at most `limit` pages. Without a limit, nothing is left out.
    pub(super) fn new(limit: Option<usize>) -> Self {
        Self {
            found: HashSet::new(),
            hasher: RandomState::new(),
            room: limit.map_or(0, |limit| limit.saturating_add(COUNTED)),
        }
    }

    pub(super) fn found(&mut self, key: &str) {
        if !self.is_full() {
            self.found.insert(self.hasher.hash_one(key));
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.found.len() >= self.room
    }

    /// How many were found, but are not among those `let_in`; whether there may be more.
    pub(super) fn beyond(&self, let_in: &HashSet<Arc<str>>) -> (usize, bool) {
        if self.room == 0 {
            return (0, false);
        }
        if self.is_full() {
            // Which ones are in it is chance, how many is not.
            return (self.found.len().saturating_sub(let_in.len()), true);
        }
        let hash = |key: &Arc<str>| self.hasher.hash_one(&**key);
        let known = let_in
            .iter()
            .filter(|key| self.found.contains(&hash(key)))
            .count();
        (self.found.len() - known, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beyond(limit: usize, found: usize, let_in: usize) -> (usize, bool) {
        let mut overflow = Overflow::new(Some(limit));
        for _ in 0..2 {
            (0..found).for_each(|n| overflow.found(&n.to_string()));
        }
        let let_in = (0..let_in).map(|n| n.to_string().into()).collect();
        overflow.beyond(&let_in)
    }

    #[test]
    fn what_is_left_out_is_counted_once_and_not_for_ever() {
        assert_eq!(beyond(3, 10, 3), (7, false));
        assert_eq!(beyond(30, 10, 10), (0, false));
        // What was let in need not have been found: it may have been named.
        assert_eq!(beyond(12, 10, 12), (0, false));
        let (many, more) = (COUNTED + 10, COUNTED + 1_000);
        assert_eq!(beyond(10, many, 10), (COUNTED, true));
        assert_eq!(beyond(10, more, 10), (COUNTED, true));
    }
}
