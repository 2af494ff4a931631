//! Finds literals by comparing vectors, over Chinese text, too.

use aho_corasick::packed::{MatchKind, Searcher};
use aho_corasick::{AhoCorasick, Input, Match, Span};

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

    /// Where in `text` the first of them stands, `at` that byte or behind.
    pub(crate) fn find_at(&self, text: &str, at: usize) -> Option<Match> {
        let (start, end) = (at.min(text.len()), text.len());
        match self {
            Self::Packed(packed) => packed.find_in(text, Span { start, end }),
            Self::Automaton(automaton) => automaton.find(Input::new(text).range(start..end)),
        }
    }

    /// Where in `text` they stand, in order; none overlaps another.
    pub(crate) fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Match> + 'a {
        let mut free = 0;
        std::iter::from_fn(move || {
            let found = self.find_at(text, free)?;
            free = found.end();
            Some(found)
        })
    }
}
