//! Checks many pages at once: one thread hands out the work, a pool checks it, and the
//! caller's own thread takes the results.
//!
//! Both channels are bounded, so that a run holds a few pages at a time however many
//! there are, and a slow reader of the output slows down the whole run.

mod taken;

use crate::check::{CheckOptions, check_page};
use crate::config::ConfigError;
use crate::crawl::{Crawl, CrawlError, CrawlOptions, Ended, Progress, Start, Stop, crawl};
use crate::report::PageReport;
use crate::source::{InputError, SourceOptions, Unchecked, UncheckedKind, Work, feed};
use crate::suppress::Ignores;
use crate::text::{Lang, Text, text};
use jiff::civil::Date;
use rayon::iter::{ParallelBridge, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::{io, iter, mem};
use taken::Taken;
use tokio::sync::mpsc::{Receiver, Sender, channel};

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
    fn check_options(&self, source: &str, today: Date) -> Result<CheckOptions, ConfigError> {
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
    /// It was looked at.
    Page(Box<PageReport>),
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
        scope.spawn(move || drain(&pool, work, &results_in, options.today));
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

/// Pages to check, and the part of the run that they belong to.
type Task<'a> = (&'a Part, Vec<Work>);
/// What became of a page, or why the run cannot go on.
type Checked = Result<Outcome, Box<ConfigError>>;

/// So many files are handed out together, once there are many: they are short work, and
/// handing over is not free. What is fetched takes memory, and goes one by one.
const TOGETHER: usize = 16;

/// Hands out what lies on this machine, then what is fetched.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the run ends when it is dropped"
)]
fn produce<'a>(options: &'a RunOptions, out: Sender<Task<'a>>) -> Result<Ended, RunError> {
    let mut taken = Taken::new(&options.parts);
    let mut named = Vec::new();
    for (at, part) in options.parts.iter().enumerate() {
        let (mut files, mut met) = (Vec::new(), 0);
        let hand_out = |files: &mut Vec<Work>| out.blocking_send((part, mem::take(files)));
        let starts = feed(&part.inputs, &part.source, &mut |work| {
            if taken.by_another(at, &work) {
                return ControlFlow::Continue(());
            }
            met += 1;
            let light = matches!(work, Work::File { .. });
            files.push(work);
            if light && files.len() < TOGETHER.min(met / TOGETHER) {
                return ControlFlow::Continue(());
            }
            match hand_out(&mut files) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        let mut starts = starts.map_err(RunError::Input)?;
        starts.extend(part.starts.iter().cloned());
        named.push((part, starts));
        let refused = part.refused.iter().cloned();
        files.extend(refused.map(|refused| Work::Unchecked(Box::new(refused))));
        if !files.is_empty() {
            // When nobody takes them, the reader has said why.
            let _ = hand_out(&mut files);
        }
    }
    let mut ended = Ended::default();
    let mut lists = options.crawl.has_own_inputs();
    for (part, starts) in named {
        if lists || !starts.is_empty() {
            ended.add(visit(part, starts, options, &out)?);
            lists = false;
        }
    }
    Ok(ended)
}

/// Fetches what the inputs of a part name, and hands it out.
fn visit<'a>(
    part: &'a Part,
    starts: Vec<Start>,
    options: &RunOptions,
    out: &Sender<Task<'a>>,
) -> Result<Ended, RunError> {
    options.stop.listen();
    let mut crawl_options = options.crawl.clone();
    crawl_options.fetch.timeout = part.source.timeout;
    crawl_options.fetch.max_bytes = part.source.max_bytes;
    let how = Crawl {
        options: &crawl_options,
        role: part.source.role,
        progress: &options.progress,
        stop: &options.stop,
    };
    crawl(starts, &how, async |work| {
        out.send((part, vec![work])).await.is_ok()
    })
    .map_err(RunError::Crawl)
}

fn drain(
    pool: &ThreadPool,
    mut work: Receiver<Task<'_>>,
    out: &SyncSender<Vec<Checked>>,
    today: Date,
) {
    pool.install(|| {
        let stopped = iter::from_fn(|| work.blocking_recv())
            .par_bridge()
            .try_for_each(|(part, work)| {
                let checked = work.into_iter().map(|work| check(work, part, today));
                out.send(checked.collect())
            });
        // Nobody reads on: the reader has said why.
        drop(stopped);
    });
}

/// Checks one page. A page that brings the checker down is reported, never lost.
fn check(work: Work, part: &Part, today: Date) -> Checked {
    let source = name(&work);
    let checked = catch_unwind(AssertUnwindSafe(|| {
        let page = match work.load(part.source.max_bytes) {
            Ok(page) => page,
            Err(unchecked) => return Ok(Outcome::Unchecked(Box::new(unchecked))),
        };
        let options = part.check_options(&page.source, today)?;
        let report = check_page(&page, &options);
        Ok(Outcome::Page(Box::new(report)))
    }));
    match checked {
        Ok(checked) => checked.map_err(Box::new),
        Err(_) => Ok(Outcome::BrokenDown(Box::new(broken_down(source)))),
    }
}

fn name(work: &Work) -> String {
    match work {
        Work::File { source, .. } => source.clone(),
        Work::Page(page) => page.source.clone(),
        Work::Decoded(page) => page.source.clone(),
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
pub(crate) mod tests;
