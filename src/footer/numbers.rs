//! Where the numbers of a page stand in its shown text.

use super::meeting::meeting;
use crate::number::{Kind, Mention};
use std::collections::BTreeMap;
use std::ops::Range;

/// The places of numbers, none overlapping.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// All of them, in order.
    all: Vec<(Range<usize>, Kind)>,
    /// Those of each register, in order.
    by_register: BTreeMap<Kind, Vec<Range<usize>>>,
}

impl Numbers {
    /// The places of what was found, in order.
    pub(super) fn of(mentions: &[Mention]) -> Self {
        let mut numbers = Self::default();
        for mention in mentions {
            let (place, kind) = (mention.range.clone(), mention.number.kind);
            let own = numbers.by_register.entry(kind).or_default();
            own.push(place.clone());
            numbers.all.push((place, kind));
        }
        numbers
    }

    /// All places, in order.
    pub(super) fn places(&self) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        self.all.iter().map(|(place, _)| place)
    }

    /// The places of those that stand in `range`, in order.
    pub(super) fn in_range(&self, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        self.standing_in(range).iter().map(|(place, _)| place)
    }

    /// The register of the first number that stands in `range`, if any does.
    pub(super) fn first_in(&self, range: &Range<usize>) -> Option<Kind> {
        self.standing_in(range).first().map(|(_, kind)| *kind)
    }

    fn standing_in(&self, range: &Range<usize>) -> &[(Range<usize>, Kind)] {
        meeting(&self.all, range, |(place, _)| place.clone())
    }

    /// Whether a number of that register stands in `range`.
    pub(super) fn has_in(&self, range: &Range<usize>, kind: Kind) -> bool {
        self.count_in(range, kind) > 0
    }

    /// How many numbers of that register stand in `range`.
    pub(super) fn count_in(&self, range: &Range<usize>, kind: Kind) -> usize {
        let own = self.by_register.get(&kind);
        own.map_or(0, |own| meeting(own, range, Range::clone).len())
    }
}
