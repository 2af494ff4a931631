//! What each rule says about the duties.

use crate::check::Duty;
use crate::finding::Rule;

/// What the findings of a rule say about the duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearing {
    /// Nothing: the rule is about the page as a file, or about what may well be right.
    Nothing,
    /// Always the same duty.
    On(Duty),
    /// A duty of the register of the number that the finding points at.
    Register(Aspect),
}

/// What of a number is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aspect {
    /// A visitor does not see it.
    Shown,
    /// It is not right.
    Form,
    /// Its link is not right.
    Link,
    /// It stands in place of a number: where there is no real one, none is shown.
    Sham,
}

use Aspect::{Form, Link, Sham, Shown};
use Bearing::{Nothing, On, Register};
use Duty::{Badge, IcpFooter, IcpForm, IcpLink, IcpShown, Licence, PsbForm, PsbLink, PsbShown};

/// Every rule, by id.
const BEARINGS: [(&str, Bearing); 63] = [
    ("borrowed-number", Register(Form)),
    ("encoding-mislabelled", Nothing),
    ("icp-app-suffix-on-web", On(IcpForm)),
    ("icp-case", On(IcpForm)),
    ("icp-conflicting-bases", Nothing),
    ("icp-link-deep", On(IcpLink)),
    ("icp-link-empty", On(IcpLink)),
    ("icp-link-http", On(IcpLink)),
    ("icp-link-missing", On(IcpLink)),
    ("icp-link-psb-swapped", Register(Link)),
    ("icp-link-retired", On(IcpLink)),
    ("icp-link-wrong-site", On(IcpLink)),
    ("icp-malformed", On(IcpForm)),
    ("icp-missing", On(IcpShown)),
    ("icp-missing-hao", On(IcpForm)),
    ("icp-nonascii", On(IcpForm)),
    ("icp-not-in-footer", On(IcpFooter)),
    ("icp-parody", Register(Sham)),
    ("icp-placeholder", Register(Sham)),
    ("icp-psb-province-differ", Nothing),
    ("icp-spacing", On(IcpForm)),
    ("icp-subject-vs-site", On(IcpForm)),
    ("icp-suffix-order", On(IcpForm)),
    ("icp-suffix-zero-or-huge", On(IcpForm)),
    ("icp-unexpected", On(IcpForm)),
    ("icp-unknown-province", On(IcpForm)),
    ("icp-wrong-province-char", On(IcpForm)),
    ("icp-year-before-2005", On(IcpForm)),
    ("icp-year-out-of-range", On(IcpForm)),
    ("ignore-unused", Nothing),
    ("ignore-without-reason", Nothing),
    ("label-mismatch", On(IcpForm)),
    ("licence-missing", On(Licence)),
    ("licence-only", On(IcpShown)),
    ("number-attr-or-meta-only", Register(Shown)),
    ("number-comment-only", Register(Shown)),
    ("number-hidden", Register(Shown)),
    ("number-image-only", Register(Shown)),
    ("number-inconsistent", Register(Form)),
    ("number-script-only", Register(Shown)),
    ("number-split-by-tags", Register(Form)),
    ("psb-area-unknown", On(PsbForm)),
    ("psb-data-code-exposed", On(PsbForm)),
    ("psb-icon-hotlinked", On(Badge)),
    ("psb-icon-missing", On(Badge)),
    ("psb-infix", On(PsbForm)),
    ("psb-legacy-number", On(PsbForm)),
    ("psb-length", On(PsbForm)),
    ("psb-link-empty", On(PsbLink)),
    ("psb-link-mismatch", On(PsbLink)),
    ("psb-link-missing", On(PsbLink)),
    ("psb-link-no-code", On(PsbLink)),
    ("psb-link-retired", On(PsbLink)),
    ("psb-link-wrong-site", On(PsbLink)),
    ("psb-missing", On(PsbShown)),
    ("psb-placeholder", Register(Sham)),
    ("psb-province-mismatch", On(PsbForm)),
    ("psb-unexpected", On(PsbForm)),
    ("psb-words", On(PsbForm)),
    ("psb-wrong-province-char", On(PsbForm)),
    ("sector-licence-missing", On(Licence)),
    ("spa-shell", On(IcpShown)),
    ("template-unrendered", Register(Sham)),
];

/// The bearing of a rule; none of one that does not exist.
pub(super) fn bearing(rule: &Rule) -> Option<Bearing> {
    let at = BEARINGS.binary_search_by(|(id, _)| (*id).cmp(rule.id));
    Some(BEARINGS.get(at.ok()?)?.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Kind;
    use crate::rules::RULES;

    /// Whoever adds a rule says here which duty it speaks of, or that it speaks of none.
    #[test]
    fn every_rule_has_its_say() {
        let ids: Vec<&str> = BEARINGS.iter().map(|(id, _)| *id).collect();
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids, rules);
    }

    #[test]
    fn a_rule_about_one_register_speaks_of_that_register() {
        for (id, bearing) in BEARINGS {
            let On(duty) = bearing else { continue };
            assert!(
                !id.starts_with("icp-") || duty.register() == Kind::Icp,
                "{id}"
            );
            assert!(
                !id.starts_with("psb-") || duty.register() == Kind::Psb,
                "{id}"
            );
            assert!(
                !id.contains("-link-") || matches!(duty, IcpLink | PsbLink),
                "{id}"
            );
        }
    }
}
