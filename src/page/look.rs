//! Somebody who wants to see a page before it is checked.

use super::{Page, Role};
use crate::html::Document;
use std::fmt;

/// What does the looking; tells the role that the page turns out to have.
type Looking = dyn FnOnce(&Page, &Document<'_>) -> Role + Send;

/// Is shown a page once it is parsed, on the thread that checks it; dropped without a call
/// where that cannot be done.
pub struct Look(Box<Looking>);

impl Look {
    /// Does what `look` does.
    pub(crate) fn new(look: impl FnOnce(&Page, &Document<'_>) -> Role + Send + 'static) -> Self {
        Self(Box::new(look))
    }

    /// Shows a page; the role that it turns out to have.
    pub(crate) fn at(self, page: &Page, doc: &Document<'_>) -> Role {
        (self.0)(page, doc)
    }
}

impl fmt::Debug for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Look")
    }
}
