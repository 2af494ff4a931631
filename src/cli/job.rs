//! One run, with all that was configured.

use super::broken::Broken;
use super::context::Failure;
use super::idle::idle;
use super::mending::Mending;
use super::no_rules::no_rules;
use super::notes::{self, Watch};
use super::passed_over::passed_over;
use super::taken::{BASELINE, CONFIG, RESUME, SITEMAP, Taken, pages};
use crate::baseline::Keeper;
use crate::check::PageReport;
use crate::crawl::{Crawled, Ended, SitemapPlace};
use crate::page::Unchecked;
use crate::report::{Exit, Report, Setup, Summary};
use crate::run::{Outcome, RunError, RunOptions, run};
use crate::site_wide::SiteWide;
use std::io;

/// What is to be done, with all that was configured.
pub(super) struct Job {
    pub(super) setup: Setup,
    pub(super) options: RunOptions,
    /// The baselines, if there is any.
    pub(super) keepers: Vec<Keeper>,
    /// The pages that brought the checker down, if there is any.
    pub(super) broken: Option<Broken>,
    /// What holds for the pages.
    pub(super) watch: Watch,
    /// What mending the pages brings, where they are to be mended.
    pub(super) mending: Option<Mending>,
    /// Only the exit code is to speak.
    pub(super) quiet: bool,
    /// How the crawl ended, once it has.
    pub(super) ended: Ended,
}

impl Job {
    /// A run without baselines and fixes.
    pub(super) fn new(setup: Setup, options: RunOptions) -> Self {
        Self {
            setup,
            options,
            keepers: Vec::new(),
            broken: None,
            watch: Watch::default(),
            mending: None,
            quiet: false,
            ended: Ended::default(),
        }
    }

    /// The files that the run reads or keeps, but for pages that it finds by itself.
    pub(super) fn taken(&self) -> impl Iterator<Item = Taken> {
        let RunOptions { parts, crawl, .. } = &self.options;
        let baselines = self.keepers.iter().map(Keeper::path);
        let configs = parts.iter().filter_map(|part| part.source.config.path());
        let sitemap = crawl.sitemap.iter().filter_map(|place| match place {
            SitemapPlace::File(path) => Some(Taken::new(path, SITEMAP)),
            SitemapPlace::Robots | SitemapPlace::Url(_) => None,
        });
        baselines
            .map(|path| Taken::new(path, BASELINE))
            .chain(crawl.resume.iter().map(|path| Taken::new(path, RESUME)))
            .chain(configs.map(|path| Taken::new(&path, CONFIG)))
            .chain(sitemap)
            .chain(pages(parts))
    }

    /// Checks all.
    pub(super) fn report(&mut self) -> Result<Report, Failure> {
        let mut kept = Kept::default();
        let crawled = self.each(&mut |outcomes| {
            for outcome in outcomes {
                kept.take(outcome);
            }
            Ok(())
        })?;
        Ok(kept.report(crawled, &mut |wide| self.hold(wide)))
    }

    /// Checks all, holds each page against the baseline, and hands what is finished together
    /// to `take`.
    pub(super) fn each(
        &mut self,
        take: &mut dyn FnMut(Vec<Outcome>) -> io::Result<()>,
    ) -> Result<Crawled, Failure> {
        let (keepers, broken) = (&mut self.keepers, &mut self.broken);
        let (watch, parts) = (&mut self.watch, &self.options.parts);
        let mending = &mut self.mending;
        let mut hold = |outcome: &mut Outcome| match outcome {
            Outcome::Page(page, fixing) => {
                if let (Some(mending), Some(fixing)) = (&mut *mending, fixing.take()) {
                    mending.take(*fixing);
                }
                watch.page(page, parts);
                for keeper in &mut *keepers {
                    keeper.page(page);
                }
            }
            Outcome::BrokenDown(page) => {
                watch.unchecked();
                Broken::add(broken, &page.source);
            }
            Outcome::Unchecked(_) => watch.unchecked(),
        };
        let ended = run(&self.options, &mut |mut outcomes| {
            outcomes.iter_mut().for_each(&mut hold);
            take(outcomes)
        });
        let lang = self.setup.lang;
        self.ended = ended.map_err(|error| Failure::run(&error, lang))?;
        let absent = self.watch.absent(&self.options.parts).into_iter();
        let absent = absent.map(|one| Outcome::Unchecked(Box::new(one)));
        take(absent.collect()).map_err(|error| Failure::run(&RunError::Output(error), lang))?;
        Ok(self.ended.crawled.clone())
    }

    /// All reports are out: what the run could have been gone on from is not needed any more.
    pub(super) fn delivered(&self) {
        if let Some(warning) = self.ended.delivered() {
            notes::warn(&warning, self.setup.lang);
        }
    }

    /// Holds what is said of whole sites against the baseline.
    pub(super) fn hold(&mut self, wide: &mut SiteWide) {
        self.watch.add_unused(wide);
        for keeper in &mut self.keepers {
            keeper.sites(wide);
        }
    }

    /// How the run ends.
    ///
    /// # Errors
    /// A page brought the checker down.
    pub(super) fn exit(&self, summary: &Summary) -> Result<Exit, Failure> {
        let policy = self.setup.policy;
        match (&self.broken, &self.mending) {
            (Some(broken), _) => Err(Failure::new(&broken.text(), self.setup.lang)),
            (None, Some(mending)) => Ok(mending.exit(policy, summary)),
            (None, None) => Ok(policy.judge(summary)),
        }
    }

    /// Hands on a page from standard input, says what was for nothing, and writes the baselines that are to be written.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let (lang, quiet) = (self.setup.lang, self.quiet);
        if let Some(mending) = &mut self.mending {
            mending.finish(lang)?;
        }
        if !quiet {
            let parts = &self.options.parts;
            let unmet = self.watch.warnings(parts).into_iter();
            let told = unmet.chain(idle(&self.options)).chain(no_rules(parts));
            for text in told.chain(passed_over(parts)) {
                notes::warn(&text, lang);
            }
        }
        let mut keepers = self.keepers.drain(..);
        keepers.try_for_each(|keeper| {
            let finished = keeper.finish();
            let outcome = finished.map_err(|error| Failure::new(&error.text(), lang))?;
            if let Some(text) = notes::of_baseline(&outcome).filter(|_| !quiet) {
                notes::note(&text, lang);
            }
            Ok(())
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
            Outcome::Page(page, _) => self.pages.push(*page),
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
