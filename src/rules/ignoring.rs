//! Which rules a name in an ignore directive means.

use super::Selector;
use crate::finding::{Bearing, Rule};

/// The rule that asks for reasons.
pub(crate) const WITHOUT_REASON: &str = "ignore-without-reason";

/// Whether a rule is about ignoring itself. `all` and groups do not mean such a one, lest an ignore
/// without a reason hides that it has none.
pub(crate) fn is_own(rule: &Rule) -> bool {
    rule.bearing == Bearing::Ignoring
}

/// Whether an ignore of what `named` names holds for `rule`.
pub(crate) fn covers(named: Selector, rule: &Rule) -> bool {
    let by_id = matches!(named, Selector::One(_));
    named.covers(rule) && (by_id || !is_own(rule))
}

/// Whether `name` means `rule`: by its id, by a group, or as `all`.
pub(super) fn means(name: &str, rule: &Rule) -> bool {
    Selector::named(name).is_some_and(|named| covers(named, rule))
}

/// Whether `name` means any rule.
pub(super) fn is_known(name: &str) -> bool {
    Selector::named(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn all_means_every_rule_but_those_about_ignoring() {
        let meant = RULES.iter().filter(|rule| means("all", rule)).count();
        assert_eq!(meant, RULES.len() - 2);
        assert!(
            RULES
                .iter()
                .all(|rule| means(rule.id, rule) && is_known(rule.id))
        );
    }

    #[test]
    fn groups_mean_their_rules() {
        let meant = |name, id| means(name, crate::rules::find(id).unwrap());
        assert!(meant("link", "icp-link-empty") && !meant("link", "icp-case"));
        assert!(
            is_known("link") && !is_known("icp-mising") && !meant("style", "ignore-without-reason")
        );
    }
}
