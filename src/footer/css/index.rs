//! Finds the rules that may match an element without trying all.

use crate::html::{Document, Known, Name, NodeId};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// So many rules of one class, id or name are tried on each element, the last ones: no sheet but a
/// stranger's has more.
const MOST: usize = 1024;

/// Something that an element must have for a selector to match.
#[derive(Debug, Clone, Copy, Hash)]
pub(super) enum Needed<'a> {
    Any,
    Id(&'a str),
    Class(&'a str),
    Tag(Name),
}

impl<'a> Needed<'a> {
    /// What the last part of a selector asks for, if it is one that can be decided.
    fn of(selector: &'a str) -> Self {
        let last = selector.split_ascii_whitespace().next_back();
        let last = last.unwrap_or_default();
        let behind = |mark: char| {
            let (_, word) = last.split_once(mark)?;
            word.split(['.', '#']).next()
        };
        let tag = || last.split(['.', '#']).next().filter(|tag| *tag != "*");
        match behind('#') {
            Some(id) => Needed::Id(id),
            None => match behind('.') {
                Some(class) => Needed::Class(class),
                None => tag().map_or(Needed::Any, |tag| Needed::Tag(Name::of(tag.as_bytes()))),
            },
        }
    }

    /// A number that others may have, too: of which the rule's selector tells.
    fn key(self) -> u64 {
        let mut hasher = FxHasher::default();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// An element whose rules are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element {
    pub(super) id: NodeId,
    pub(super) name: Name,
    /// Which of the attributes that are often asked for it may have.
    pub(super) known: Known,
}

/// Rules by the parts that their selectors ask for.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The parts' keys, sorted, with the rules' places in their sheet.
    rules: Vec<(u64, usize)>,
    /// The keys as a set of 64, which tells of most that they are not there.
    bits: u64,
    /// The attributes that tell.
    attrs: Known,
}

const fn bit(key: u64) -> u64 {
    1 << (key & 63)
}

impl Index {
    /// Of selectors as they are written.
    pub(super) fn of<'s>(rules: impl Iterator<Item = (usize, &'s str)>) -> Self {
        let mut index = Self::default();
        for (rule, selector) in rules {
            let part = Needed::of(selector);
            let key = part.key();
            index.rules.push((key, rule));
            index.bits |= bit(key);
            index.attrs = index.attrs.or(match part {
                Needed::Id(_) => Known::ID,
                Needed::Class(_) => Known::CLASS,
                Needed::Any | Needed::Tag(_) => Known::default(),
            });
        }
        index.rules.sort_unstable();
        index
    }

    /// Whether one of the rules that may match the element `is_it`.
    pub(super) fn any(
        &self,
        doc: &Document<'_>,
        element: Element,
        is_it: &mut dyn FnMut(usize) -> bool,
    ) -> bool {
        if self.rules.is_empty() {
            return false;
        }
        if self.any_of(Needed::Any, is_it) || self.any_of(Needed::Tag(element.name), is_it) {
            return true;
        }
        let asked = |known: Known| self.attrs.has_any(known) && element.known.has_any(known);
        if asked(Known::ID)
            && let Some(id) = doc.known_attr(element.id, Known::ID)
            && self.any_of(Needed::Id(&id), is_it)
        {
            return true;
        }
        if !asked(Known::CLASS) {
            return false;
        }
        let classes = doc.known_attr(element.id, Known::CLASS).unwrap_or_default();
        let mut classes = classes.split_ascii_whitespace();
        classes.any(|class| self.any_of(Needed::Class(class), is_it))
    }

    fn any_of(&self, part: Needed<'_>, is_it: &mut dyn FnMut(usize) -> bool) -> bool {
        let key = part.key();
        if self.bits & bit(key) == 0 {
            return false;
        }
        let first = self.rules.partition_point(|(known, _)| *known < key);
        let end = self.rules.partition_point(|(known, _)| *known <= key);
        // Of rules as strong as each other, the last wins.
        let first = first.max(end.saturating_sub(MOST));
        let same = self.rules.get(first..end).unwrap_or_default();
        same.iter().any(|(_, rule)| is_it(*rule))
    }
}
