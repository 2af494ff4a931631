//! Checks many pages at once: one thread hands out the work, a pool checks it, and the
//! caller's own thread takes the results.
//!
//! Both channels are bounded, so that a run holds a few pages at a time however many
//! there are, and a slow reader of the output slows down the whole run.

mod batch;
mod checkers;
mod drain;
mod page;
mod produce;
mod taken;

use crate::check::{CheckOptions, PageReport};
use crate::config::{Case, ConfigError};
use crate::crawl::{CrawlError, CrawlOptions, Ended, Progress, Start, Stop};
use crate::fix::{FixOptions, Fixing};
use crate::page::{Unchecked, Work};
use crate::source::{InputError, SourceOptions};
use crate::suppress::Ignores;
use crate::text::{Lang, Text, text};
use checkers::Checkers;
use drain::drain;
use jiff::civil::Date;
use produce::produce;
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use std::io;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread;
use tokio::sync::mpsc::channel;

/// What to check, and how.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// Inputs, by configuration. A file that several parts reach is checked with the first.
    pub parts: Vec<Part>,
    /// The day of the run.
    pub today: Date,
    /// Pages that are checked at the same time.
    pub jobs: NonZeroUsize,
    /// How live sites are looked at.
    pub crawl: CrawlOptions,
    /// Told how far the crawl is.
    pub progress: Arc<Progress>,
    /// Asked whether the crawl is to go on.
    pub stop: Stop,
    /// Pages in files and from standard input are mended; the others are not.
    pub fix: Option<FixOptions>,
}

/// Inputs that share a configuration.
#[derive(Debug, Clone)]
pub struct Part {
    /// Files, folders, globs, URLs, or `-` for standard input.
    pub inputs: Vec<String>,
    /// Addresses that stand in a list.
    pub starts: Vec<Start>,
    /// Entries of a list that mean nothing.
    pub refused: Vec<Unchecked>,
    /// How to read them, and their configuration.
    pub source: SourceOptions,
    /// What that configuration ignores.
    pub ignores: Arc<Ignores>,
}

impl Part {
    /// Whether it looks at folders only, so that what it did not meet is known.
    #[must_use]
    pub fn is_of_folders(&self) -> bool {
        let of_folders = self.inputs.iter().all(|input| Path::new(input).is_dir());
        // A list, or a sitemap alone, says nothing of files.
        of_folders && !self.inputs.is_empty() && self.starts.is_empty() && self.refused.is_empty()
    }

    /// What the page of that source is checked for.
    pub(crate) fn check_options(
        &self,
        source: &str,
        today: Date,
    ) -> Result<CheckOptions, ConfigError> {
        let case = self.source.config.case(source)?;
        Ok(self.options_of(&case, today))
    }

    /// What the pages of a case are checked for.
    fn options_of(&self, case: &Case, today: Date) -> CheckOptions {
        CheckOptions {
            policy: self.source.config.policy(case),
            today,
            ignores: Arc::clone(&self.ignores),
            fail_on: self.source.config.settings.fail_on.value,
            templates: self.source.templates,
        }
    }
}

/// What became of one page.
#[derive(Debug)]
pub enum Outcome {
    /// It was looked at; where it was to be mended, with what that brought.
    Page(Box<PageReport>, Option<Box<Fixing>>),
    /// It could not be.
    Unchecked(Box<Unchecked>),
    /// It could not be, because checking it brought the checker down: the run is to end as
    /// one with an internal error.
    BrokenDown(Box<Unchecked>),
}

/// Why a run broke off.
#[derive(Debug)]
pub enum RunError {
    /// The inputs make no sense.
    Input(InputError),
    /// The configuration contradicts itself about a page.
    Config(Box<ConfigError>),
    /// The results could not be written.
    Output(io::Error),
    /// The threads could not be started.
    Threads(ThreadPoolBuildError),
    /// Live sites cannot be looked at.
    Crawl(CrawlError),
    /// The thread that hands out the pages broke down.
    Feeder,
}

impl RunError {
    /// What happened.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Input(error) => error.text(),
            Self::Config(error) => Text {
                en: error.render(Lang::En),
                zh: error.render(Lang::ZhCn),
            },
            Self::Output(error) => text! {
                en: "cannot write the report: {error}",
                zh: "无法写出报告：{error}",
            },
            Self::Threads(error) => text! {
                en: "cannot start the checking threads: {error}; try --jobs 1",
                zh: "无法启动检查线程：{error}；请尝试 --jobs 1",
            },
            Self::Crawl(error) => error.text(),
            Self::Feeder => text! {
                en: "internal error while looking for pages; please report it",
                zh: "查找页面时发生内部错误，请反馈此问题",
            },
        }
    }
}

/// Pages that wait for each checking thread, and results of each: enough that neither those who
/// bring them nor those who take them need be woken for every one, few enough to be held at
/// once where each is of the greatest size.
const WAITING: usize = 4;

/// Checks every page that the inputs mean and hands the results to `each`, on the calling
/// thread and about in the order in which pages are finished, a few together where that is quick.
///
/// # Errors
/// Senseless inputs, threads that could not be started, or what `each` said, which ends
/// the run.
pub fn run(
    options: &RunOptions,
    each: &mut dyn FnMut(Vec<Outcome>) -> io::Result<()>,
) -> Result<Ended, RunError> {
    let jobs = options.jobs.get();
    let room = jobs.saturating_mul(WAITING);
    let (work_in, work) = channel(room);
    let (results_in, results) = sync_channel(room);
    let parts = options.parts.iter();
    let checkers: Vec<_> = parts.map(|part| Checkers::new(part, options)).collect();
    let pool = ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(RunError::Threads)?;
    thread::scope(|scope| {
        let feeder = scope.spawn(move || produce(options, work_in));
        // The channels end with this thread, so that giving up lets the others stop, too.
        let (work, checkers) = (Mutex::new(work), &checkers);
        scope.spawn(move || pool.broadcast(|_| drain(&work, &results_in, checkers, jobs)));
        // Consuming the receiver lets the other threads stop when `each` gives up.
        let written = results.into_iter().try_for_each(|checked| {
            let outcomes = checked.map_err(RunError::Config)?;
            each(outcomes).map_err(RunError::Output)
        });
        let fed = feeder.join().map_err(|_| RunError::Feeder)?;
        written?;
        fed
    })
}

/// Pages to check, and the number of the part of the run that they belong to.
type Task = (usize, Vec<Work>);
/// What became of some pages, or why the run cannot go on.
type Checked = Result<Vec<Outcome>, Box<ConfigError>>;

#[cfg(test)]
pub(crate) mod tests;
