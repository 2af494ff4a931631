//! Checks many pages at once: one thread hands out the work, a pool checks it, and the
//! caller's own thread takes the results.
//!
//! Both channels are bounded, so that a run holds a few pages at a time however many
//! there are, and a slow reader of the output slows down the whole run.

mod batch;
mod page;
mod produce;
mod taken;

use crate::check::CheckOptions;
use crate::config::ConfigError;
use crate::crawl::{CrawlError, CrawlOptions, Ended, Progress, Start, Stop};
use crate::fix::{FixOptions, Fixing};
use crate::report::PageReport;
use crate::source::{InputError, SourceOptions, Unchecked, Work};
use crate::suppress::Ignores;
use crate::text::{Lang, Text, text};
use jiff::civil::Date;
use produce::produce;
use rayon::iter::{ParallelBridge, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::{io, iter};
use tokio::sync::mpsc::{Receiver, channel};

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
        Ok(CheckOptions {
            policy: self.source.config.for_page(source)?,
            today,
            ignores: Arc::clone(&self.ignores),
            fail_on: self.source.config.settings.fail_on.value,
            templates: self.source.templates,
        })
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

/// Checks every page that the inputs mean and hands each result to `each`, on the calling
/// thread and in the order in which pages are finished.
///
/// # Errors
/// Senseless inputs, threads that could not be started, or what `each` said, which ends
/// the run.
pub fn run(
    options: &RunOptions,
    each: &mut dyn FnMut(Outcome) -> io::Result<()>,
) -> Result<Ended, RunError> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(options.jobs.get())
        .build()
        .map_err(RunError::Threads)?;
    let room = options.jobs.get().saturating_mul(2);
    let (work_in, work) = channel(room);
    let (results_in, results) = sync_channel(room);
    thread::scope(|scope| {
        let feeder = scope.spawn(move || produce(options, work_in));
        scope.spawn(move || drain(&pool, work, &results_in, options));
        // Consuming the receiver lets the other threads stop when `each` gives up.
        let written = results.into_iter().flatten().try_for_each(|outcome| {
            let outcome = outcome.map_err(RunError::Config)?;
            each(outcome).map_err(RunError::Output)
        });
        let fed = feeder.join().map_err(|_| RunError::Feeder)?;
        written?;
        fed
    })
}

/// Pages to check, and the number of the part of the run that they belong to.
type Task = (usize, Vec<Work>);
/// What became of a page, or why the run cannot go on.
type Checked = Result<Outcome, Box<ConfigError>>;

fn drain(
    pool: &ThreadPool,
    mut work: Receiver<Task>,
    out: &SyncSender<Vec<Checked>>,
    options: &RunOptions,
) {
    pool.install(|| {
        let stopped = iter::from_fn(|| work.blocking_recv())
            .par_bridge()
            .try_for_each(|(part, work)| {
                let part = &options.parts[part];
                let checked = work
                    .into_iter()
                    .map(|work| page::check(work, part, options));
                out.send(checked.collect())
            });
        // Nobody reads on: the reader has said why.
        drop(stopped);
    });
}

#[cfg(test)]
pub(crate) mod tests;
