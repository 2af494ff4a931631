//! One page with its evidence and its findings.

use super::both::Both;
use super::evidence::Evidence;
use super::finding::{FindingView, Level};
use super::words;
use crate::check::{FindingReport, PageReport};
use crate::finding::Severity;
use crate::text::visible;
use std::borrow::Cow;

/// One page that was looked at.
pub(super) struct PageView<'a> {
    /// From 1, in the report's order.
    pub(super) number: usize,
    /// The place of its site in the matrix.
    pub(super) site: usize,
    pub(super) source: Cow<'a, str>,
    pub(super) chips: Vec<Chip>,
    pub(super) evidence: Evidence<'a>,
    pub(super) findings: Vec<FindingView<'a>>,
}

/// How many findings of a level a page has.
pub(super) struct Chip {
    pub(super) class: &'static str,
    pub(super) label: Both<'static>,
}

impl<'a> PageView<'a> {
    pub(super) fn new(page: &'a PageReport, site: usize, number: usize) -> Self {
        Self {
            number,
            site,
            source: visible(&page.source),
            chips: chips(page),
            evidence: Evidence::new(page),
            findings: page.findings.iter().map(FindingView::new).collect(),
        }
    }

    /// Whether there is something to mend.
    pub(super) fn is_open(&self) -> bool {
        self.chips.iter().any(|chip| chip.class != "suppressed")
    }
}

fn chips(page: &PageReport) -> Vec<Chip> {
    let of_level = |severity: Option<Severity>| {
        let open = |f: &FindingReport| f.suppressed.is_none().then_some(f.severity);
        let count = page.findings.iter().filter(|f| open(f) == severity).count();
        (count > 0).then(|| Chip {
            class: Level::of(severity).class,
            label: words::counted(severity, count),
        })
    };
    Level::ALL.into_iter().filter_map(of_level).collect()
}
