//! What was seen of one site.

use super::hosts::HostPair;
use crate::check::{FilingReport, FindingReport, PageReport};
use crate::finding::{Aspect, Bearing, Duty};
use crate::number::Kind;
use crate::page::Role;
use crate::report::{Mark, Matrix, Report, Row, duty_of};
use crate::rules::find;
use crate::site::Site;
use jiff::civil::Date;
use std::mem;

/// Rules that items of their own look at, and that therefore speak for no duty here.
const APART: [&str; 4] = [
    "borrowed-number",
    "icp-unexpected",
    "number-inconsistent",
    "psb-unexpected",
];

/// What was seen of one site.
#[derive(Debug)]
pub struct Seen<'a> {
    /// What the owner says of it.
    pub site: &'a Site,
    /// Its pages, and its inputs that could not be looked at.
    pub report: &'a Report,
    /// The hosts that were asked.
    pub hosts: &'a [HostPair],
    /// All its pages were looked at, not only some that were named.
    pub whole: bool,
    /// The day of the run.
    pub today: Date,
    /// How each duty is met, in the order of [`Duty::ALL`].
    marks: [Mark; Duty::ALL.len()],
}

/// A finding and its page.
pub(super) type Found<'a> = (&'a PageReport, &'a FindingReport);

impl<'a> Seen<'a> {
    /// Sums up what was seen.
    #[must_use]
    pub fn new(
        site: &'a Site,
        report: &'a Report,
        hosts: &'a [HostPair],
        whole: bool,
        today: Date,
    ) -> Self {
        Self {
            site,
            report,
            hosts,
            whole,
            today,
            marks: marks(report),
        }
    }

    /// How a duty is met, by the page that meets it worst.
    pub(super) fn mark(&self, duty: Duty) -> Mark {
        mark_of(&self.marks, duty)
    }

    /// Whether a duty is met on the pages where no finding speaks of it.
    pub(super) fn is_met_elsewhere(&self, duty: Duty) -> bool {
        let mut rest = self.report.clone();
        rest.pages.retain(|page| is_silent(page, duty));
        mark_of(&marks(&rest), duty) == Mark::Pass
    }

    /// The findings that speak of a duty, those the owner has set aside included.
    pub(super) fn of_duty(&self, duty: Duty) -> Vec<Found<'a>> {
        let own =
            |(page, finding): &Found<'_>| speaks_for(finding, page).is_some_and(|of| of == duty);
        self.findings().filter(own).collect()
    }

    /// The findings of some rules, those the owner has set aside included.
    pub(super) fn of_rules(&self, rules: &[&str]) -> Vec<Found<'a>> {
        let own = |(_, finding): &Found<'_>| rules.contains(&finding.rule.0.id);
        self.findings().filter(own).collect()
    }

    fn findings(&self) -> impl Iterator<Item = Found<'a>> + use<'a> {
        let pages = self.report.pages.iter();
        pages.flat_map(|page| page.findings.iter().map(move |finding| (page, finding)))
    }

    /// Whether one of some rules looked at one of the pages. What is said of a whole site is
    /// said by a rule that looks at no page.
    pub(super) fn ran(&self, rules: &[&str]) -> bool {
        let mut rules = rules.iter().filter_map(|id| find(id));
        rules.any(|rule| self.report.pages.iter().any(|page| page.ran.has(rule)))
    }

    /// The numbers of a register that visitors see, on home pages first.
    pub(super) fn shown(&self, kind: Kind) -> Vec<(&'a PageReport, &'a FilingReport)> {
        let mut pages: Vec<&PageReport> = self.report.pages.iter().collect();
        pages.sort_by_key(|page| page.role != Role::Home);
        let filings = pages
            .into_iter()
            .flat_map(|page| shown_on(page, kind).map(move |filing| (page, filing)));
        filings.collect()
    }

    /// Whether one of the pages is a home page.
    pub(super) fn has_home(&self) -> bool {
        self.report.summary.homes > 0
    }
}

/// The numbers of a register that a page shows for its own.
pub(super) fn shown_on(
    page: &PageReport,
    kind: Kind,
) -> impl Iterator<Item = &FilingReport> + use<'_> {
    let filings = page.filings.iter();
    filings.filter(move |filing| filing.kind == kind && filing.judged_for.is_some())
}

/// Whether no finding on a page speaks of a duty, not even one that is set aside.
pub(super) fn is_silent(page: &PageReport, duty: Duty) -> bool {
    let mut findings = page.findings.iter();
    findings.all(|finding| speaks_for(finding, page) != Some(duty))
}

/// The duty that a finding speaks for here. A placeholder elsewhere than on a home page has an item
/// of its own.
fn speaks_for(finding: &FindingReport, page: &PageReport) -> Option<Duty> {
    let rule = finding.rule.0;
    let is_sham = rule.bearing == Bearing::Register(Aspect::Sham);
    let apart = APART.contains(&rule.id) || (is_sham && !page.asked.is_home());
    duty_of(finding, page).filter(|_| !apart)
}

fn mark_of(marks: &[Mark; Duty::ALL.len()], duty: Duty) -> Mark {
    let mut marks = Duty::ALL.into_iter().zip(marks);
    let own = marks.find(|(of, _)| *of == duty);
    own.map_or_else(Mark::default, |(_, mark)| *mark)
}

/// How each duty is met, by the findings that speak for it.
fn marks(report: &Report) -> [Mark; Duty::ALL.len()] {
    let mut rest = report.clone();
    for page in &mut rest.pages {
        let findings = mem::take(&mut page.findings).into_iter();
        page.findings = findings.filter(|f| speaks_for(f, page).is_some()).collect();
    }
    worst(&rest)
}

/// A host that could not be asked says nothing where another page could be read.
fn worst(report: &Report) -> [Mark; Duty::ALL.len()] {
    let mut marks = [Mark::default(); Duty::ALL.len()];
    let is_read = |row: &Row| row.pages > 0 || report.pages.is_empty();
    for row in Matrix::new(report).rows.into_iter().filter(is_read) {
        for (mark, (_, cell)) in marks.iter_mut().zip(row.cells()) {
            *mark = cell.mark.max(*mark);
        }
    }
    marks
}
