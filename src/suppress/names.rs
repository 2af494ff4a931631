//! Which rules a name in an ignore directive means.

use crate::rules::{self, RULES, Rule, nearest};

/// The rules about ignoring itself. `all` does not mean them, lest an ignore without a
/// reason hides that it has none.
const OWN: [&str; 2] = ["ignore-unused", "ignore-without-reason"];

/// Whether `name` means `rule`: by its id, or as `all`.
pub(super) fn means(name: &str, rule: &Rule) -> bool {
    name == rule.id || (name == "all" && !OWN.contains(&rule.id))
}

/// Whether `name` means any rule.
pub(crate) fn is_known(name: &str) -> bool {
    name == "all" || rules::find(name).is_some()
}

/// The name that was probably meant by an unknown one.
pub(crate) fn slip(name: &str) -> Option<&'static str> {
    nearest(name, RULES.iter().map(|rule| rule.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_means_every_rule_but_those_about_ignoring() {
        let meant = RULES.iter().filter(|rule| means("all", rule)).count();
        assert_eq!(meant, RULES.len() - OWN.len());
        assert!(
            RULES
                .iter()
                .all(|rule| means(rule.id, rule) && is_known(rule.id))
        );
    }

    #[test]
    fn a_slip_is_understood() {
        assert!(!is_known("icp-mising"));
        assert_eq!(slip("icp-mising"), Some("icp-missing"));
        assert_eq!(slip("x"), None);
    }
}
