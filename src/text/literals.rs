//! Finds literals by comparing vectors, over Chinese text, too.

use aho_corasick::packed::{FindIter, MatchKind, Searcher};
use aho_corasick::{AhoCorasick, Match};

/// A searcher for some literals.
pub(crate) enum Literals {
    /// Compares vectors.
    Packed(Searcher),
    /// What a processor without them uses.
    Automaton(AhoCorasick),
}

impl Literals {
    /// None if there are too many.
    pub(crate) fn new<P: AsRef<[u8]>>(patterns: &[P]) -> Option<Self> {
        let mut packed = aho_corasick::packed::Config::new()
            .match_kind(MatchKind::LeftmostFirst)
            .builder();
        if let Some(packed) = packed.extend(patterns).build() {
            return Some(Self::Packed(packed));
        }
        let kind = aho_corasick::MatchKind::LeftmostFirst;
        let automaton = AhoCorasick::builder().match_kind(kind).build(patterns);
        automaton.ok().map(Self::Automaton)
    }

    /// Where in `text` they stand, in order; none overlaps another.
    pub(crate) fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Match> + 'a {
        match self {
            Self::Packed(packed) => Found::Packed(packed.find_iter(text)),
            Self::Automaton(automaton) => Found::Automaton(automaton.find_iter(text)),
        }
    }
}

enum Found<'a> {
    Packed(FindIter<'a, 'a>),
    Automaton(aho_corasick::FindIter<'a, 'a>),
}

impl Iterator for Found<'_> {
    type Item = Match;

    #[inline]
    fn next(&mut self) -> Option<Match> {
        match self {
            Self::Packed(found) => found.next(),
            Self::Automaton(found) => found.next(),
        }
    }
}
