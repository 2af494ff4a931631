//! The numbers of one register over all pages of a site.

use crate::check::{Name, Place, Shown, SitePage};
use crate::finding::{Rule, Severity};
use crate::site::Suffix;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What identifies a page, in path order: its source, and the URL that was asked for.
pub(super) type PageId = (String, Option<String>);

/// Pages that show the same numbers.
#[derive(Debug)]
struct Variant {
    pages: u64,
    first: Stand,
}

/// A page on which a finding can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) page: PageId,
    /// Where it shows its first number.
    pub(super) place: Place,
    /// The rule, and what it weighs there.
    pub(super) rule: (&'static Rule, Severity),
}

/// What the pages of a site show of one register. Takes room for each set of numbers that
/// occurs, not for each page.
#[derive(Debug, Default)]
pub(super) struct Register {
    variants: BTreeMap<Vec<Name>, Variant>,
}

/// A number with the pages that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Example {
    pub(super) number: String,
    pub(super) pages: u64,
    /// The first of them.
    pub(super) source: String,
}

/// Pages that do not agree.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Disagreement {
    /// Each number once, the most frequent first.
    pub(super) examples: Vec<Example>,
    /// Pages that show another number than most do; none where no number is shown by most.
    pub(super) departing: Option<u64>,
    /// The first of them.
    pub(super) first: Stand,
}

impl Register {
    /// Adds a page; one without a number of this register has nothing to disagree with.
    pub(super) fn add(&mut self, id: &PageId, page: &SitePage, shown: &Shown) {
        let (Some(place), Some(rule), true) = (&shown.place, page.rule, shown.compared) else {
            return;
        };
        let first = Stand {
            page: id.clone(),
            place: place.clone(),
            rule,
        };
        if let Some(variant) = self.variants.get_mut(&shown.numbers) {
            variant.pages += 1;
            if first.page < variant.first.page {
                variant.first = first;
            }
        } else {
            let variant = Variant { pages: 1, first };
            self.variants.insert(shown.numbers.clone(), variant);
        }
    }

    /// How the pages disagree, if they do. A page agrees if the number that most pages show
    /// is among its own.
    pub(super) fn disagreement(&self, suffix: Suffix) -> Option<Disagreement> {
        let examples = self.examples();
        let usual = self.usual(suffix)?;
        let departing = || {
            let departs = |(names, _): &(&Vec<Name>, &Variant)| {
                !names.iter().any(|name| agree(name, usual, suffix))
            };
            self.variants
                .iter()
                .filter(departs)
                .map(|(_, variant)| variant)
        };
        let first = departing().min_by_key(|variant| &variant.first.page)?;
        let count: u64 = departing().map(|variant| variant.pages).sum();
        let all: u64 = self.variants.values().map(|variant| variant.pages).sum();
        Some(Disagreement {
            examples,
            departing: (count.saturating_mul(2) < all).then_some(count),
            first: first.first.clone(),
        })
    }

    /// The number that most pages show; of several the one that comes first in path order.
    fn usual(&self, suffix: Suffix) -> Option<&Name> {
        let tally = self.tally();
        let names: Vec<&Name> = tally.keys().copied().collect();
        let rank = |name: &Name| {
            let first = tally.get(name).map(|(_, first)| (*first).clone());
            (Reverse(agreeing(&tally, &names, name, suffix)), first)
        };
        // An owner's number agrees with those of all his sites, which may yet differ.
        let says_most = |(at, name): &(usize, &&Name)| {
            let of_same = |next: &&Name| next.subject == name.subject;
            let covered = name.is_subject() && names.get(at + 1).is_some_and(of_same);
            !(covered && suffix == Suffix::Either)
        };
        let candidates = names.iter().enumerate().filter(says_most);
        candidates
            .map(|(_, name)| *name)
            .min_by_key(|name| rank(name))
    }

    fn tally(&self) -> Numbers<'_> {
        let mut tally = Numbers::new();
        for (names, variant) in &self.variants {
            for name in names {
                let first = &variant.first.page;
                let (pages, earliest) = tally.entry(name).or_insert((0, first));
                *pages += variant.pages;
                *earliest = first.min(earliest);
            }
        }
        tally
    }

    fn examples(&self) -> Vec<Example> {
        let example = |(name, (pages, (source, _))): (&Name, (u64, &PageId))| Example {
            number: name.canonical.clone(),
            pages,
            source: source.clone(),
        };
        let mut examples: Vec<Example> = self.tally().into_iter().map(example).collect();
        examples.sort_by(|a, b| {
            (Reverse(a.pages), &a.source, &a.number).cmp(&(Reverse(b.pages), &b.source, &b.number))
        });
        examples
    }
}

/// Each number with its pages: how many, and the first.
type Numbers<'a> = BTreeMap<&'a Name, (u64, &'a PageId)>;

/// The pages that show a number which agrees with `name`. `names`: the keys, sorted, so that
/// the numbers of one owner stand together.
fn agreeing(tally: &Numbers<'_>, names: &[&Name], name: &Name, suffix: Suffix) -> u64 {
    let start = names.partition_point(|other| other.subject < name.subject);
    let same = names.iter().skip(start);
    same.take_while(|other| other.subject == name.subject)
        .filter(|other| agree(other, name, suffix))
        .filter_map(|other| tally.get(*other))
        .map(|(pages, _)| *pages)
        .sum()
}

/// Whether two numbers may stand on pages of one site: the same, or, unless the site says
/// which of the two it wants, the owner's number and that of one of his sites.
fn agree(one: &Name, other: &Name, suffix: Suffix) -> bool {
    let either = suffix == Suffix::Either
        && one.subject == other.subject
        && (one.is_subject() || other.is_subject());
    one == other || either
}

#[cfg(test)]
mod tests;
