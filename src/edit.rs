//! Changes to a text.

use std::ops::Range;

/// A piece of a page's decoded text, and what is to stand in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the decoded text; empty where something is put in.
    pub range: Range<usize>,
    /// Source text, with all that its place asks to be escaped.
    pub replacement: String,
}

impl Edit {
    /// An edit of that place.
    pub(crate) fn new(range: Range<usize>, replacement: impl Into<String>) -> Self {
        Self {
            range,
            replacement: replacement.into(),
        }
    }

    /// Whether the two cannot both be made: they change the same bytes, put something into the
    /// same place, or one puts something into what the other replaces.
    #[must_use]
    pub fn clashes(&self, other: &Self) -> bool {
        let (a, b) = (&self.range, &other.range);
        match (a.is_empty(), b.is_empty()) {
            (true, true) => a.start == b.start,
            (true, false) => b.start < a.start && a.start < b.end,
            (false, true) => a.start < b.start && b.start < a.end,
            (false, false) => a.start < b.end && b.start < a.end,
        }
    }
}

/// The text with all edits made: none of them clashes with another.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    // What is put in stands before what is replaced there.
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in sorted {
        out.push_str(text.get(at..edit.range.start).unwrap_or_default());
        out.push_str(&edit.replacement);
        at = at.max(edit.range.end);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clash(a: Range<usize>, b: Range<usize>) -> bool {
        let (a, b) = (Edit::new(a, "x"), Edit::new(b, "y"));
        assert_eq!(a.clashes(&b), b.clashes(&a));
        a.clashes(&b)
    }

    #[test]
    fn edits_side_by_side_do_not_clash() {
        assert!(!clash(0..2, 2..4));
        assert!(!clash(2..2, 2..4));
        assert!(!clash(0..2, 2..2));
        assert!(clash(0..3, 2..4));
        assert!(clash(0..4, 2..2));
        assert!(clash(2..2, 2..2));
        assert!(clash(1..2, 1..2));
    }

    #[test]
    fn all_are_made_at_their_places() {
        let edits = [
            Edit::new(3..4, ""),
            Edit::new(3..3, "号"),
            Edit::new(0..1, "甲乙"),
            Edit::new(5..5, "!"),
        ];
        assert_eq!(apply("abc d", &edits), "甲乙bc号d!");
        assert_eq!(apply("abc", &[]), "abc");
    }
}
