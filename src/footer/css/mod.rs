//! A small, honest subset of CSS, enough to tell text that nobody sees: selectors of
//! tags, classes and ids with the descendant combinator, and the few properties that hide.
//!
//! What it cannot decide (other selectors, external sheets) counts as shown, and so does what a
//! `@media` shows on a screen that is wide enough for a desk.

mod color;
mod declaration;
mod index;
mod media;
mod selector;
mod sheet;
mod visibility;

pub(super) use sheet::Sheet;
pub(super) use visibility::Visibility;
