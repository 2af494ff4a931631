//! PSB numbers of before 2016, and the 14-digit numbers on the same page that took their place.

use super::borrowed_number::is_anothers_psb;
use super::psb_form::{is_parted, judged, shown};
use crate::finding::Subject;
use crate::footer::Filing;
use crate::number::{Fault, Number};
use crate::site::Site;
use crate::text::{Text, text};
use std::collections::HashMap;

/// The first whole number of each province on a page that may be the owner's.
pub(super) struct Successors<'a>(HashMap<&'a str, &'a Filing>);

impl<'a> Successors<'a> {
    /// Those of the judged numbers.
    pub(super) fn of(page: &Subject<'a>) -> Self {
        let mut first = HashMap::new();
        for whole in judged(page).filter(|filing| may_succeed(&filing.number, page.site)) {
            if let Some(code) = code(whole) {
                first.entry(code).or_insert(whole);
            }
        }
        Self(first)
    }

    /// What to do about `filing`, whatever it lacks, if it is an old one whose successor stands on
    /// the page.
    pub(super) fn help(&self, filing: &Filing) -> Option<Text> {
        let old = |fault: &Fault| matches!(fault, Fault::PsbLegacy(_));
        let is_old = filing.number.faults.iter().any(old);
        let successor = self.0.get(code(filing)?).filter(|_| is_old)?;
        let new = shown(successor);
        Some(text! {
            en: "remove it: the page shows the number that took its place, `{new}`",
            zh: "删去该编号：页面已标示取代它的“{new}”",
        })
    }
}

/// Whether such a number may have taken the place of the owner's: it is not known for another's.
fn may_succeed(number: &Number, site: &Site) -> bool {
    let whole = number.is_valid() && !is_parted(number);
    whole && !is_anothers_psb(number, site)
}

/// The province's code, with which old numbers begin, too.
fn code(filing: &Filing) -> Option<&str> {
    filing.number.digits.get(..2)
}

#[cfg(test)]
mod tests {
    use super::Successors;
    use crate::finding::Subject;
    use crate::footer::Filing;
    use crate::number::Fault;
    use crate::rules::find;
    use crate::rules::testing::{filed, findings, home, page};
    use crate::site::Site;

    fn old() -> Filing {
        filed("4403101902765").spelled("深公网安备4403101902765号", Fault::PsbLegacy(13))
    }

    #[test]
    fn a_number_of_somebody_else_is_no_successor() {
        let old = filed("110105007412").spelled("京公网安备110105007412", Fault::PsbLegacy(12));
        for (whole, named, goes) in [
            ("11010502030143", None, true),
            ("11010502030143", Some("11010502030143"), true),
            ("11010502030143", Some("11010502030144"), false),
            ("11000002000001", None, false),
            ("11000002000001", Some("11000002000001"), true),
        ] {
            let facts = page([old.clone(), filed(whole)]);
            let site = Site {
                psb: named.map(str::to_owned),
                ..Site::default()
            };
            let subject = Subject {
                site: &site,
                ..home(&facts)
            };
            let help = Successors::of(&subject).help(&old);
            assert_eq!(help.is_some(), goes, "{whole}, {named:?}");
        }
    }

    #[test]
    fn neither_link_nor_badge_is_asked_for_beside_the_successor() {
        let mut bare = old();
        (bare.link, bare.badge) = (None, None);
        for rule in ["psb-legacy-number", "psb-link-missing", "psb-icon-missing"] {
            let rule = find(rule).unwrap();
            for (other, goes) in [("44030502000018", true), ("11010502030143", false)] {
                let found = findings(rule, &page([bare.clone(), filed(other)]));
                assert_eq!(found.len(), 1, "{}: {other}", rule.id);
                let help = &found[0].help.en;
                assert_eq!(help.starts_with("remove it: "), goes, "{}: {help}", rule.id);
                assert!(found[0].fix.is_none());
            }
        }
    }
}
