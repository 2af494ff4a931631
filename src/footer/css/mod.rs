//! A small, honest subset of CSS, enough to tell text that nobody sees: selectors of
//! tags, classes and ids with the descendant combinator, and the few properties that hide.
//!
//! What it cannot decide (other selectors, `@media`, external sheets) counts as shown.

mod color;
mod declaration;
mod index;
mod selector;
mod sheet;
mod visibility;

pub(super) use sheet::Sheet;
pub(super) use visibility::Visibility;
