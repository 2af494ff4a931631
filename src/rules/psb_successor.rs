//! PSB numbers of before 2016, and the 14-digit numbers on the same page that took their place.

use super::psb_form::judged;
use crate::finding::Subject;
use crate::footer::Filing;
use crate::number::Fault;
use std::collections::HashMap;

/// The first whole number of each province on a page.
pub(super) struct Successors<'a>(HashMap<&'a str, &'a Filing>);

impl<'a> Successors<'a> {
    /// Those of the judged numbers.
    pub(super) fn of(page: &Subject<'a>) -> Self {
        let mut first = HashMap::new();
        for whole in judged(page).filter(|filing| filing.number.is_valid()) {
            if let Some(code) = code(whole) {
                first.entry(code).or_insert(whole);
            }
        }
        Self(first)
    }

    /// The number that took the place of `filing`, if that is an old one.
    pub(super) fn get(&self, filing: &Filing) -> Option<&'a Filing> {
        let old = |fault: &Fault| matches!(fault, Fault::PsbLegacy(_));
        let is_old = filing.number.faults.iter().any(old);
        self.0.get(code(filing)?).copied().filter(|_| is_old)
    }
}

/// The province's code, with which old numbers begin, too.
fn code(filing: &Filing) -> Option<&str> {
    filing.number.digits.get(..2)
}

/// The judged numbers whose badge and link matter: what the page shows in its new form, too, is
/// to go altogether.
pub(super) fn in_force<'a>(page: &Subject<'a>) -> impl Iterator<Item = &'a Filing> + use<'a> {
    let successors = Successors::of(page);
    judged(page).filter(move |filing| successors.get(filing).is_none())
}

#[cfg(test)]
mod tests {
    use crate::footer::{Filing, Target};
    use crate::number::Fault;
    use crate::rules::find;
    use crate::rules::psb_testing::{findings, page, psb};

    fn old() -> Filing {
        psb("4403101902765").spelled("深公网安备4403101902765号", Fault::PsbLegacy(13))
    }

    #[test]
    fn neither_link_nor_badge_of_an_old_number_matters_beside_its_successor() {
        let mut bare = old();
        (bare.link, bare.badge) = (None, None);
        let empty = old().linked("#", Target::Empty);
        for (rule, old) in [
            ("psb-link-missing", bare.clone()),
            ("psb-icon-missing", bare),
            ("psb-link-empty", empty),
            (
                "icp-link-psb-swapped",
                old().linked("https://beian.miit.gov.cn/", Target::Miit),
            ),
        ] {
            let rule = find(rule).unwrap();
            for (other, count) in [("44030502000018", 0), ("11010502030143", 1)] {
                let facts = page([old.clone(), psb(other)]);
                assert_eq!(findings(rule, &facts).len(), count, "{}: {other}", rule.id);
            }
        }
    }
}
