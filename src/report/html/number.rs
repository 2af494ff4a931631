//! A number that stands on a page, and what is to be said of it.

use super::both::Both;
use super::words;
use crate::check::{FilingReport, LinkReport};
use crate::report::text::words as report_words;
use crate::text::{text, visible};
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
            facts.push(words::INVALID);
        }
        facts.push(report_words::placement(filing.placement).into());
        facts.push(filing.link.as_ref().map_or(words::NO_LINK, link));
        facts.extend(filing.icon.map(badge));
        Self {
            raw: visible(&filing.raw),
            facts,
            place: words::place(&filing.span),
        }
    }
}

fn link(link: &LinkReport) -> Both<'static> {
    let target = report_words::target(link.target);
    let (href, en, zh) = (&link.href, target.en, target.zh);
    text! { en: "link to {href} ({en})", zh: "链接至 {href}（{zh}）" }.into()
}

fn badge(icon: bool) -> Both<'static> {
    if icon { words::BADGE } else { words::NO_BADGE }
}
