//! Sets of rules that take no room of their own.

use super::{RULES, place};
use crate::finding::Rule;

/// Some of [`RULES`], one bit each; others are in no set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RuleSet(u128);

// More rules than bits would share one.
const _: () = assert!(RULES.len() <= 128);

impl RuleSet {
    /// The set of those rules.
    pub(crate) fn of<'a>(rules: impl Iterator<Item = &'a Rule>) -> Self {
        Self(rules.fold(0, |set, rule| set | bit(rule)))
    }

    /// Whether a rule is in it.
    #[must_use]
    pub fn has(self, rule: &Rule) -> bool {
        self.0 & bit(rule) != 0
    }
}

fn bit(rule: &Rule) -> u128 {
    place(rule).map_or(0, |at| 1 << at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_a_bit_of_its_own() {
        let all = RuleSet::of(RULES.iter().copied());
        assert_eq!(all.0.count_ones() as usize, RULES.len());
        let odd = RuleSet::of(RULES.iter().copied().step_by(2));
        for (at, rule) in RULES.iter().enumerate() {
            assert_eq!((all.has(rule), odd.has(rule)), (true, at % 2 == 0));
        }
    }

    #[test]
    fn a_rule_may_be_named_twice() {
        assert!(RuleSet::of([RULES[0], RULES[0]].into_iter()).has(RULES[0]));
    }
}
