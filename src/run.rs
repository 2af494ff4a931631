//! Checks many pages at once: one thread hands out the work, a pool checks it, and the
//! caller's own thread takes the results.
//!
//! Both channels are bounded, so that a run holds a few pages at a time however many
//! there are, and a slow reader of the output slows down the whole run.

use crate::check::{CheckOptions, check_page};
use crate::report::PageReport;
use crate::source::{InputError, SourceOptions, Unchecked, UncheckedKind, Work, feed};
use crate::text::{Text, text};
use rayon::iter::{ParallelBridge, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// What to check, and how.
#[derive(Debug, Clone)]
pub struct RunOptions {
    /// Files, folders, globs, URLs, or `-` for standard input.
    pub inputs: Vec<String>,
    /// How to read them.
    pub source: SourceOptions,
    /// What to check them for.
    pub check: CheckOptions,
    /// Pages that are checked at the same time.
    pub jobs: NonZeroUsize,
}

/// What became of one page.
#[derive(Debug)]
pub enum Outcome {
    /// It was looked at.
    Page(Box<PageReport>),
    /// It could not be.
    Unchecked(Box<Unchecked>),
}

/// Why a run broke off.
#[derive(Debug)]
pub enum RunError {
    /// The inputs make no sense.
    Input(InputError),
    /// The results could not be written.
    Output(io::Error),
    /// The threads could not be started.
    Threads(ThreadPoolBuildError),
    /// The thread that hands out the pages broke down.
    Feeder,
}

impl RunError {
    /// What happened.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Input(error) => error.text(),
            Self::Output(error) => text! {
                en: "cannot write the report: {error}",
                zh: "无法写出报告：{error}",
            },
            Self::Threads(error) => text! {
                en: "cannot start the checking threads: {error}; try --jobs 1",
                zh: "无法启动检查线程：{error}；请尝试 --jobs 1",
            },
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
) -> Result<(), RunError> {
    let pool = ThreadPoolBuilder::new()
        .num_threads(options.jobs.get())
        .build()
        .map_err(RunError::Threads)?;
    let room = options.jobs.get().saturating_mul(2);
    let (work_in, work) = sync_channel(room);
    let (results_in, results) = sync_channel(room);
    thread::scope(|scope| {
        let feeder = scope.spawn(move || produce(options, &work_in));
        scope.spawn(move || drain(&pool, work, &results_in, options));
        // Consuming the receiver lets the other threads stop when `each` gives up.
        let written = results.into_iter().try_for_each(each);
        let fed = feeder.join().map_err(|_| RunError::Feeder)?;
        written.map_err(RunError::Output)?;
        fed.map_err(RunError::Input)
    })
}

fn produce(options: &RunOptions, out: &SyncSender<Work>) -> Result<(), InputError> {
    feed(
        &options.inputs,
        &options.source,
        &mut |work| match out.send(work) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        },
    )
}

fn drain(pool: &ThreadPool, work: Receiver<Work>, out: &SyncSender<Outcome>, options: &RunOptions) {
    pool.install(|| {
        let stopped = work
            .into_iter()
            .par_bridge()
            .try_for_each(|work| out.send(check(work, options)));
        // Nobody reads on: the reader has said why.
        drop(stopped);
    });
}

/// Checks one page. A page that brings the checker down is reported, never lost.
fn check(work: Work, options: &RunOptions) -> Outcome {
    let source = name(&work);
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let page = work.load(options.source.max_bytes)?;
        Ok(check_page(&page, &options.check))
    }));
    match checked {
        Ok(Ok(report)) => Outcome::Page(Box::new(report)),
        Ok(Err(unchecked)) => Outcome::Unchecked(Box::new(unchecked)),
        Err(_) => Outcome::Unchecked(Box::new(broken_down(source))),
    }
}

fn name(work: &Work) -> String {
    match work {
        Work::File { source, .. } => source.clone(),
        Work::Page(page) => page.source.clone(),
        Work::Unchecked(unchecked) => unchecked.source.clone(),
    }
}

fn broken_down(source: String) -> Unchecked {
    Unchecked {
        source,
        stopped_at: None,
        error: text! {
            en: "internal error while checking this page; please report it together with the page",
            zh: "检查此页面时发生内部错误，请附上该页面反馈此问题",
        },
        kind: UncheckedKind::Decode,
    }
}

#[cfg(test)]
mod tests;
