//! One page with its evidence and its findings.

use super::both::Both;
use super::evidence::Evidence;
use super::finding::{FindingView, Level};
use crate::report::{PageReport, visible};
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
    pub(super) count: usize,
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
    let of_level = |Level { class, label }| {
        let levels = page.findings.iter().map(Level::counted);
        Chip {
            class,
            label,
            count: levels.filter(|level| level.class == class).count(),
        }
    };
    let chips = Level::all().into_iter().map(of_level);
    chips.filter(|chip| chip.count > 0).collect()
}
