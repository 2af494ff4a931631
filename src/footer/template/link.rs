//! The links of numbers in the source of a template.

use super::NEAR;
use super::address::{self, Address};
use super::source::Source;
use crate::footer::meeting::meeting;
use crate::footer::{Link, Quoting, Stand, Target, href};
use crate::number::{Kind, Number};
use crate::text::floor_boundary;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// An empty line, which parts what belongs together.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static EMPTY_LINES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\n\s*\n").expect("a valid pattern"));

impl Source {
    /// The addresses in a number's few lines: the one round it first, then by distance.
    pub(super) fn near(&self, number: &Range<usize>) -> Vec<&Address> {
        let lines = self.lines(number);
        let inside = |a: &&Address| lines.start <= a.place.start && a.place.end <= lines.end;
        let first = self
            .addresses
            .partition_point(|a| a.place.start < lines.start);
        let here = self.addresses.get(first..).unwrap_or_default().iter();
        let here = here.take_while(|a| a.place.start < lines.end);
        let mut near: Vec<_> = here.filter(inside).collect();
        near.sort_by_key(|a| {
            let round = a.text_round(&self.read.text, number).is_some();
            (!round, a.distance(number))
        });
        near
    }

    /// The lines round a number up to an empty one, at most [`NEAR`] bytes to either side.
    fn lines(&self, number: &Range<usize>) -> Range<usize> {
        let text = &self.read.text;
        let from = floor_boundary(text, number.start.saturating_sub(NEAR));
        let to = floor_boundary(text, number.end.saturating_add(NEAR));
        let before = EMPTY_LINES.find_iter(self.slice(&(from..number.start)));
        let start = before.last().map_or(from, |empty| from + empty.end());
        let behind = EMPTY_LINES.find(self.slice(&(number.end..to)));
        let end = behind.map_or(to, |empty| number.end + empty.start());
        start..end
    }

    /// The link of a number: the one round it, whatever it is, else a look-up site's address
    /// beside it that no other number has.
    pub(super) fn link(
        &self,
        near: &[&Address],
        number: &Number,
        range: &Range<usize>,
    ) -> Option<Link> {
        let nearest = near.first()?;
        if let Some(inside) = nearest.text_round(&self.read.text, range) {
            let link = || {
                self.read_link(
                    nearest,
                    self.target(nearest, number),
                    self.is_alone(&inside),
                )
            };
            return (!self.is_dynamic(nearest)).then(link);
        }
        let free = near
            .iter()
            .filter(|a| !self.is_taken(a) && !self.is_dynamic(a));
        let mut links = free.map(|a| self.read_link(a, self.target(a, number), false));
        links.find(|link| href::serves(number.kind, link.target))
    }

    /// Whether the link has a number in it.
    fn is_taken(&self, address: &Address) -> bool {
        let next = self
            .numbers
            .partition_point(|number| number.start < address.place.end);
        let at = match address.kind {
            address::Kind::Markdown => next.checked_sub(1),
            _ => Some(next),
        };
        let number = at.and_then(|at| self.numbers.get(at));
        number.is_some_and(|number| address.text_round(&self.read.text, number).is_some())
    }

    pub(super) fn read_link(&self, address: &Address, target: Target, alone: bool) -> Link {
        let place = self.read.source(&address.value);
        Link {
            href: self.slice(&address.value).to_owned(),
            target,
            quoting: place.is_some().then(|| self.quoting(address)),
            range: place.unwrap_or(0..0),
            stand: if alone { Stand::Alone } else { Stand::Round },
            shared: false,
            scripted: false,
            badge: None,
            shown: None,
        }
    }

    fn quoting(&self, address: &Address) -> Quoting {
        let is_attribute = matches!(address.kind, address::Kind::Href | address::Kind::Indented);
        Quoting::of_template(&self.read.text, &address.value, is_attribute)
    }

    /// Whether what it becomes cannot be told. An address that an expression only has in it,
    /// as in `<%= link_to 'x', 'https://x/' %>`, stands as it is.
    fn is_dynamic(&self, address: &Address) -> bool {
        let value = &address.value;
        let mut expressions = meeting(&self.expressions, value, Range::clone).iter();
        let is_in = |part: &Range<usize>| part.start < value.start && value.end < part.end;
        address.dynamic || expressions.any(|part| !is_in(part))
    }

    /// Where the address leads; of one with an expression in it, its site is told.
    pub(super) fn target(&self, address: &Address, number: &Number) -> Target {
        href::target(self.slice(&address.value), None, number)
    }
}

/// A register's site that a footer shows beside a number of that register.
pub(super) const fn is_beside(kind: Kind, target: Target) -> bool {
    let other = matches!(target, Target::NoCode | Target::Mismatch);
    href::serves(kind, target) || (matches!(kind, Kind::Psb) && other)
}

/// A register's site, whichever it is.
pub(super) const fn is_look_up(target: Target) -> bool {
    !matches!(target, Target::Empty | Target::Wrong)
}
