//! Keeps the tree builder linear on hostile nesting.
//!
//! html5ever looks through its stack of open elements at nearly every tag, so 60,000
//! nested `<div>` take seconds. Browsers stop nesting at 512 open elements; so do we:
//! below that depth a start tag first closes the element before it, which makes the two
//! siblings, and end tags are matched here instead. And formatting elements that are
//! left open are reopened in each following block: after [`MAX_CLONES`] of these, they
//! are read as `<span>`.

use html5ever::LocalName;

/// Depth of the tree from which elements stop nesting.
pub(super) const MAX_DEPTH: u32 = 512;
/// How many formatting elements may be reopened on one page.
pub(super) const MAX_CLONES: usize = 50_000;

/// The elements below [`MAX_DEPTH`]: in the source they nest, in the tree they are siblings.
#[derive(Debug, Default)]
pub(super) struct Overflow {
    nested: Vec<LocalName>,
    /// The one of them that is open in the tree.
    open: Option<LocalName>,
}

/// What to do with an end tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// It belongs to an element below the limit: close this one, if any, and forget the tag.
    Inner(Option<LocalName>),
    /// It belongs above: close this one first, if any.
    Outer(Option<LocalName>),
}

impl Overflow {
    pub(super) fn is_active(&self) -> bool {
        !self.nested.is_empty()
    }

    /// The element to close before a start tag.
    pub(super) fn before_start(&mut self) -> Option<LocalName> {
        self.open.take()
    }

    /// A start tag that reached the limit, or came below it.
    pub(super) fn started(&mut self, name: LocalName) {
        self.nested.push(name.clone());
        self.open = Some(name);
    }

    /// Linear over a page: each step down `nested` also removes from it.
    pub(super) fn end(&mut self, name: &LocalName) -> Close {
        let found = self.nested.iter().rposition(|open| open == name);
        self.nested.truncate(found.unwrap_or(0));
        let open = self.open.take();
        match found {
            Some(_) => Close::Inner(open),
            None => Close::Outer(open),
        }
    }
}
