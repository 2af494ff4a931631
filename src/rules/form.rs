//! The numbers that rules about form and link speak of.

use super::excerpt::excerpt;
use crate::finding::{Subject, is_sham};
use crate::footer::{Filing, Link, Target};
use crate::number::{Fault, Kind, Malformation, Number};
use std::collections::HashSet;

/// The judged numbers of one register, without placeholders and parodies: these have
/// rules of their own, and what else is wrong with them does not matter.
pub(crate) fn numbers<'a>(
    page: &Subject<'a>,
    kind: Kind,
) -> impl Iterator<Item = &'a Filing> + use<'a> {
    page.judged(kind).filter(|filing| !is_sham(filing))
}

/// The ICP numbers in whose faults `pick` finds something, with what it found.
pub(super) fn picked<'a, T>(
    page: &Subject<'a>,
    pick: impl Fn(&'a Fault) -> Option<T>,
) -> impl Iterator<Item = (&'a Filing, T)> {
    numbers(page, Kind::Icp)
        .filter_map(move |filing| Some((filing, filing.number.faults.iter().find_map(&pick)?)))
}

/// The ICP numbers with that very fault.
pub(super) fn with<'a>(page: &Subject<'a>, fault: &Fault) -> impl Iterator<Item = &'a Filing> {
    picked(page, move |found| (found == fault).then_some(())).map(|(filing, ())| filing)
}

/// How many digits an ICP licence has.
const OF_LICENCE: usize = 6;

/// Whether a number without 备 has the digits of a licence, which needs no link: `京ICP070412号`.
pub(super) fn may_be_licence(filing: &Filing) -> bool {
    let Number { faults, digits, .. } = &filing.number;
    digits.len() == OF_LICENCE && faults.contains(&Fault::Malformed(Malformation::MissingBei))
}

/// The judged numbers of one register whose link has that target; one for each link, however
/// many numbers it belongs to: the first that stands in it rather than beside.
pub(super) fn linked<'a>(
    page: &Subject<'a>,
    kind: Kind,
    target: Target,
) -> impl Iterator<Item = (&'a Filing, &'a Link)> {
    let mut all: Vec<(&Filing, &Link)> = Vec::new();
    let numbers = numbers(page, kind).filter(|filing| !may_be_licence(filing));
    let linked = numbers.filter_map(|filing| Some((filing, filing.link.as_ref()?)));
    for (filing, link) in linked.filter(|(_, link)| link.target == target) {
        match all.last_mut() {
            Some(last) if last.1.range == link.range => {
                if is_before(last.0, link) && !is_before(filing, link) {
                    *last = (filing, link);
                }
            }
            _ => all.push((filing, link)),
        }
    }
    all.into_iter()
}

/// The links with that target round expressions in the source of a template, each with its
/// expression; without those that are [`linked`] to a number.
pub(super) fn retired<'a>(
    page: &Subject<'a>,
    kind: Kind,
    target: Target,
) -> impl Iterator<Item = (String, &'a Link)> {
    let told: HashSet<usize> = linked(page, kind, target)
        .map(|(_, link)| link.range.start)
        .collect();
    let links = page.facts.retired_links.iter();
    links
        .filter(move |found| found.link.target == target)
        .filter(move |found| !told.contains(&found.link.range.start))
        .map(|found| (excerpt(&found.expression), &found.link))
}

fn is_before(filing: &Filing, link: &Link) -> bool {
    filing.range.start < link.range.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{home, icp, linked as with_link, page, with_fault};

    #[test]
    fn placeholders_and_parodies_are_no_numbers() {
        let filings = [Fault::Placeholder, Fault::Parody].map(|f| with_fault("京ICP备X号", f));
        let facts = page(filings);
        assert_eq!(numbers(&home(&facts), Kind::Icp).count(), 0);
    }

    #[test]
    fn faults_are_told_apart_by_what_they_carry() {
        let facts = page([with_fault("京ICP备2021012345号-2A", Fault::AppSuffix('A'))]);
        assert_eq!(with(&home(&facts), &Fault::AppSuffix('A')).count(), 1);
        assert_eq!(with(&home(&facts), &Fault::AppSuffix('X')).count(), 0);
    }

    #[test]
    fn what_may_be_a_licence_needs_no_right_link() {
        let fault = Fault::Malformed(Malformation::MissingBei);
        let number = |raw| with_link(with_fault(raw, fault.clone()), Target::Empty);
        let facts = page([number("京ICP070412号"), number("京ICP07041212号")]);
        let page = home(&facts);
        let linked = linked(&page, Kind::Icp, Target::Empty);
        let raw: Vec<_> = linked.map(|(filing, _)| filing.raw.as_str()).collect();
        assert_eq!(raw, ["京ICP07041212号"]);
    }

    #[test]
    fn a_link_of_two_numbers_counts_once_for_that_which_stands_in_it() {
        let number = || with_link(icp("京ICP备2021012345号-1"), Target::Empty);
        let mut facts = page([number(), number(), number()]);
        let shared = facts.filings[0].link.clone();
        facts.filings[1].link = shared;
        let starts: Vec<_> = linked(&home(&facts), Kind::Icp, Target::Empty)
            .map(|(filing, _)| filing.range.start)
            .collect();
        assert_eq!(starts, [1000, 2000]);
    }
}
