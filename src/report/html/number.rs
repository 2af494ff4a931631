//! A number that stands on a page, and what is to be said of it.

use super::both::Both;
use super::words;
use crate::check::FilingReport;
use crate::report::text::words as report_words;
use crate::text::visible;
use std::borrow::Cow;

/// One number-like mention.
pub(super) struct NumberView<'a> {
    /// As the visitor reads it.
    pub(super) raw: Cow<'a, str>,
    pub(super) facts: Vec<Both<'static>>,
    pub(super) place: Both<'static>,
}

impl<'a> NumberView<'a> {
    pub(super) fn new(filing: &'a FilingReport) -> Self {
        let mut facts = vec![report_words::kind(filing.kind).into()];
        if !filing.valid {
            facts.push(report_words::INVALID.into());
        }
        facts.push(report_words::placement(filing.placement).into());
        facts.push(report_words::link(filing.link.as_ref()).into());
        facts.extend(filing.icon.map(|icon| report_words::badge(icon).into()));
        Self {
            raw: visible(&filing.raw),
            facts,
            place: words::place(&filing.span),
        }
    }
}
