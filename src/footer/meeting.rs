//! Which of many places meet a stretch of a text.

use std::ops::Range;

/// Those of `all` whose places meet `range`. They are in order, and none overlaps another: found in
/// logarithmic time, for a stranger's page may have very many.
pub(super) fn meeting<'a, T>(
    all: &'a [T],
    range: &Range<usize>,
    place: impl Fn(&T) -> Range<usize>,
) -> &'a [T] {
    let first = all.partition_point(|one| place(one).end <= range.start);
    let behind = all.partition_point(|one| place(one).start < range.end);
    all.get(first..behind).unwrap_or_default()
}
