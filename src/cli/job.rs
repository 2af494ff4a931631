//! One run, with all that was configured.

use super::broken::Broken;
use super::context::Failure;
use crate::crawl::Crawled;
use crate::report::{PageReport, Report, Setup};
use crate::run::{Outcome, RunOptions, run};
use crate::site_wide::SiteWide;
use crate::source::Unchecked;
use crate::suppress::baseline::Keeper;
use std::io;

/// What is to be done, with all that was configured.
pub(super) struct Job {
    pub(super) setup: Setup,
    pub(super) options: RunOptions,
    /// The baselines, if there is any.
    pub(super) keepers: Vec<Keeper>,
    /// The pages that brought the checker down, if there is any.
    pub(super) broken: Option<Broken>,
}

impl Job {
    /// Checks all.
    pub(super) fn report(&mut self) -> Result<Report, Failure> {
        let mut kept = Kept::default();
        let crawled = self.each(&mut |outcome| {
            kept.take(outcome);
            Ok(())
        })?;
        Ok(kept.report(crawled, &mut |wide| self.hold(wide)))
    }

    /// Checks all, holds each page against the baseline, and hands it to `take`.
    pub(super) fn each(
        &mut self,
        take: &mut dyn FnMut(Outcome) -> io::Result<()>,
    ) -> Result<Crawled, Failure> {
        let (keepers, broken) = (&mut self.keepers, &mut self.broken);
        let ended = run(&self.options, &mut |mut outcome| {
            match &mut outcome {
                Outcome::Page(page) => keepers.iter_mut().for_each(|keeper| keeper.page(page)),
                Outcome::BrokenDown(page) => Broken::add(broken, &page.source),
                Outcome::Unchecked(_) => {}
            }
            take(outcome)
        });
        let ended = ended.map_err(|error| Failure::run(&error, self.setup.lang))?;
        if let Some(warning) = ended.warning {
            Failure::warn(&warning, self.setup.lang);
        }
        Ok(ended.crawled)
    }

    /// Holds what is said of whole sites against the baseline.
    pub(super) fn hold(&mut self, wide: &mut SiteWide) {
        for keeper in &mut self.keepers {
            keeper.sites(wide);
        }
    }

    /// Writes the baselines that are to be written.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let (options, lang) = (&self.options, self.setup.lang);
        let mut keepers = self.keepers.drain(..);
        keepers.try_for_each(|keeper| {
            keeper
                .finish(&|source, rule| options.runs(source, rule))
                .map_err(|error| Failure::new(&error.text(), lang))
        })
    }
}

/// What a run found so far.
#[derive(Default)]
pub(super) struct Kept {
    pages: Vec<PageReport>,
    unchecked: Vec<Unchecked>,
}

impl Kept {
    /// Keeps one more.
    pub(super) fn take(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Page(page) => self.pages.push(*page),
            Outcome::Unchecked(one) | Outcome::BrokenDown(one) => self.unchecked.push(*one),
        }
    }

    /// The report of all that was kept.
    pub(super) fn report(self, crawled: Crawled, hold: &mut dyn FnMut(&mut SiteWide)) -> Report {
        let mut report = Report::held(self.pages, self.unchecked, hold);
        report.summary.crawled = crawled;
        report
    }
}
