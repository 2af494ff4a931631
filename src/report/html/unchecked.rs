//! Inputs that could not be looked at.

use super::both::Both;
use super::words;
use crate::page::Unchecked;
use crate::text::visible;
use std::borrow::Cow;

/// One of them, with its reason.
pub(super) struct UncheckedView<'a> {
    pub(super) source: Cow<'a, str>,
    pub(super) kind: Both<'static>,
    pub(super) error: Both<'a>,
    /// The hop at which it ended.
    pub(super) stopped_at: Option<Cow<'a, str>>,
}

impl<'a> UncheckedView<'a> {
    pub(super) fn new(unchecked: &'a Unchecked) -> Self {
        Self {
            source: visible(&unchecked.source),
            kind: words::unchecked(unchecked.kind),
            error: (&unchecked.error).into(),
            stopped_at: unchecked.stopped_at.as_deref().map(visible),
        }
    }
}
