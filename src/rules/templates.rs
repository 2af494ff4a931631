//! Which rules hold for the sources of templates.

use crate::finding::{Rule, Scope};

/// What cannot be told before a template has become a page: whether something is missing,
/// how it is shown, and whether an ignore is of use there.
const UNTOLD: [&str; 17] = [
    "encoding-mislabelled",
    "icp-link-missing",
    "ignore-unused",
    "licence-missing",
    "number-attr-or-meta-only",
    "number-comment-only",
    "number-hidden",
    "number-image-only",
    "number-inconsistent",
    "number-script-only",
    "number-split-by-tags",
    "psb-icon-hotlinked",
    "psb-icon-missing",
    "psb-link-missing",
    "sector-licence-missing",
    "spa-shell",
    "template-unrendered",
];

/// Whether a rule's fault can be seen in the source of a template: in how a number is
/// written, or in where its link leads.
pub(crate) fn holds_for_templates(rule: &Rule) -> bool {
    rule.scope == Scope::Page && !UNTOLD.contains(&rule.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn forms_and_links_can_be_seen_and_absence_cannot() {
        let held: Vec<_> = RULES
            .iter()
            .filter(|rule| holds_for_templates(rule))
            .collect();
        assert!(held.iter().any(|rule| rule.id == "icp-malformed"));
        assert!(held.iter().any(|rule| rule.id == "psb-link-mismatch"));
        assert!(!held.iter().any(|rule| rule.id.ends_with("-missing")));
    }

    #[test]
    fn names_are_sorted() {
        assert!(UNTOLD.is_sorted());
    }
}
