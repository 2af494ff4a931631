//! Somebody who wants to see a page before it is checked.

use super::Page;
use std::fmt;

/// Is shown a page once it is decoded, on the thread that checks it; dropped without a call
/// where that cannot be done.
pub struct Look(Box<dyn FnOnce(&mut Page) + Send>);

impl Look {
    /// Does what `look` does.
    pub fn new(look: impl FnOnce(&mut Page) + Send + 'static) -> Self {
        Self(Box::new(look))
    }

    pub(crate) fn at(self, page: &mut Page) {
        (self.0)(page);
    }
}

impl fmt::Debug for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Look")
    }
}
