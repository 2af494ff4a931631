//! Hands out the pages of a run.

use super::batch::Batch;
use super::taken::Taken;
use super::{Part, RunError, RunOptions, Task};
use crate::crawl::{Crawl, CrawlOptions, Ended, Outlet, Resume, Start, crawl};
use crate::page::Work;
use crate::source::{InputError, feed, starts};
use std::ops::ControlFlow;
use std::sync::Arc;
use tokio::sync::mpsc::Sender;

/// Hands out what lies on this machine, then what is fetched.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the run ends when it is dropped"
)]
pub(super) fn produce(options: &RunOptions, out: Sender<Task>) -> Result<Ended, RunError> {
    let named = options.parts.iter().map(to_fetch);
    let named: Vec<_> = named.collect::<Result<_, _>>().map_err(RunError::Input)?;
    // A file of another run is refused before anything is handed out.
    let resume = resume(&named, options)?;
    let mut taken = Taken::new(&options.parts);
    for (at, part) in options.parts.iter().enumerate() {
        let mut batch = Batch::default();
        let hand_out = |batch| match out.blocking_send((at, batch)) {
            Ok(()) => ControlFlow::Continue(()),
            // When nobody takes it, the reader has said why.
            Err(_) => ControlFlow::Break(()),
        };
        let fed = feed(&part.inputs, &part.source, &mut |work| {
            if taken.by_another(at, &work) {
                return ControlFlow::Continue(());
            }
            batch.add(work).map_or(ControlFlow::Continue(()), hand_out)
        });
        fed.map_err(RunError::Input)?;
        let refused = part.refused.iter().cloned();
        let refused = refused.map(|refused| Work::Unchecked(Box::new(refused)));
        let left: Vec<_> = batch.rest().into_iter().flatten().chain(refused).collect();
        if !left.is_empty() {
            let _ = hand_out(left);
        }
    }
    visit(named, resume, options, &out)
}

/// What a part has to fetch.
fn to_fetch(part: &Part) -> Result<Vec<Start>, InputError> {
    let mut named = starts(&part.inputs)?;
    named.extend(part.starts.iter().cloned());
    Ok(named)
}

/// Fetches what the inputs of each part name, and hands it out.
fn visit(
    named: Vec<Vec<Start>>,
    resume: Option<Resume>,
    options: &RunOptions,
    out: &Sender<Task>,
) -> Result<Ended, RunError> {
    let mut ended = Ended::default();
    // What was asked for besides the inputs belongs to the first part that has addresses.
    let first = named.iter().position(|starts| !starts.is_empty());
    let has_own = options.crawl.has_own_inputs();
    let own = has_own.then(|| first.unwrap_or_default());
    if first.or(own).is_none() {
        return Ok(ended);
    }
    ended.resume = resume;
    let progress = Arc::clone(&options.progress);
    options.stop.listen_and(move || progress.ending());
    for (part, starts) in named.into_iter().enumerate() {
        let is_own = own == Some(part);
        if starts.is_empty() && !is_own {
            continue;
        }
        let mut how = Crawl {
            options: crawl_options(&options.parts[part], options),
            role: options.parts[part].source.role,
            progress: Arc::clone(&options.progress),
            stop: options.stop.clone(),
            resume: ended.resume.as_ref().map(|resume| resume.of_part(part)),
        };
        if has_own && !is_own {
            how.options.sitemap = None;
        }
        let sender = out.clone();
        let crawled = crawl(starts, how, Outlet { part, sender });
        ended.add(&crawled.map_err(RunError::Crawl)?);
    }
    Ok(ended)
}

/// What an earlier run fetched, if there is something to fetch and that is to be gone on with.
fn resume(named: &[Vec<Start>], options: &RunOptions) -> Result<Option<Resume>, RunError> {
    let fetches = options.crawl.has_own_inputs() || named.iter().any(|starts| !starts.is_empty());
    let Some(path) = options.crawl.resume.as_ref().filter(|_| fetches) else {
        return Ok(None);
    };
    let parts = options.parts.iter().zip(named);
    let parts: Vec<_> = parts
        .map(|(part, starts)| (crawl_options(part, options), starts.as_slice()))
        .collect();
    let resume = Resume::open(path, &parts);
    resume.map(Some).map_err(RunError::Crawl)
}

/// How the live sites of a part are looked at.
fn crawl_options(part: &Part, options: &RunOptions) -> CrawlOptions {
    let mut crawl = options.crawl.clone();
    crawl.fetch.timeout = part.source.timeout;
    crawl.fetch.max_bytes = part.source.max_bytes;
    crawl
}
