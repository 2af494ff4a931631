//! Sources of templates (Vue, JSX, PHP, Markdown, YAML and the like), read as text.
//!
//! What such a file becomes is not known, so that nothing in it can be missing: only what
//! stands there as it will be published is judged. A number counts as the footer's where
//! it stands in a `<footer>`, is the value of a key that names it, is all that a link
//! holds, or has a look-up site's address beside it. What prose, code in prose, and comments
//! tell is listed only.

mod address;
mod anchor;
mod comment;
mod expression;
mod ignore;
mod language;
mod link;
mod markdown;
mod reference;
mod retired;
mod setting;
mod source;

use super::PageFacts;
use super::meeting::meeting;
use language::Language;
use std::ops::Range;

/// How far, in bytes, an address stands from a number that it belongs to.
const NEAR: usize = 300;

/// Reads the source of a template. `text`: decoded, without a BOM. `source`: the file's name,
/// whose ending tells the language. `this_year`: four digits, the latest year in which a
/// number can have been given out. Never fails.
///
/// [`Placement::Footer`](super::Placement::Footer) marks the numbers that are judged,
/// [`Placement::Body`](super::Placement::Body) and
/// [`Placement::Comment`](super::Placement::Comment) the others.
#[must_use]
pub fn extract_template(text: &str, source: &str, this_year: u16) -> PageFacts {
    let (filings, retired_links) = source::read(text, Language::of(source), this_year);
    PageFacts {
        filings,
        retired_links,
        closing: text.len()..text.len(),
        empty: text.trim().is_empty(),
        directives: ignore::find(text),
        ..PageFacts::default()
    }
}

/// The comments of a template's own language, and those of HTML, in order and apart from each
/// other. `source`: the file's name, whose ending tells the language.
pub(crate) fn comments(text: &str, source: &str) -> Vec<Range<usize>> {
    comment::find(text, Language::of(source))
}

/// Whether `range` meets one of `parts`, which are in order and apart from each other.
fn meets(parts: &[Range<usize>], range: &Range<usize>) -> bool {
    !meeting(parts, range, Range::clone).is_empty()
}

#[cfg(test)]
mod tests;
