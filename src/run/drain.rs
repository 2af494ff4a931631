//! A checking thread.

use super::checkers::Checkers;
use super::{Checked, Outcome, Task, page};
use crate::config::ConfigError;
use crate::lock::locked;
use std::mem::take;
use std::sync::Mutex;
use std::sync::mpsc::SyncSender;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::Receiver;

/// So many pages are taken, and so many results handed on at a time: to wake another thread for
/// each costs as much as half of its check.
const TOGETHER: usize = 32;
/// No result is held longer than this while its thread goes on.
const HELD: Duration = Duration::from_millis(20);

/// Checks what is handed out until nothing is left or nobody takes the results.
pub(super) fn drain(
    work: &Mutex<Receiver<Task>>,
    out: &SyncSender<Checked>,
    checkers: &[Checkers<'_>],
    threads: usize,
) {
    let mut results = Results::new(out);
    loop {
        let ready = next(work, threads);
        // Nobody is to wait for results while this thread has nothing to do.
        let tasks = ready.or_else(|| results.deliver().and_then(|()| wait(work)));
        let Some(tasks) = tasks else { return };
        for (part, work) in tasks {
            for work in work {
                let checked = page::check(work, &checkers[part]);
                // A reader that takes nothing has said why.
                if results.add(checked).is_none() {
                    return;
                }
            }
        }
    }
}

/// Results that are handed on together.
struct Results<'a> {
    out: &'a SyncSender<Checked>,
    held: Vec<Outcome>,
    /// When the last were handed on, or the first of these came.
    since: Instant,
}

impl<'a> Results<'a> {
    fn new(out: &'a SyncSender<Checked>) -> Self {
        Self {
            out,
            held: Vec::new(),
            since: Instant::now(),
        }
    }

    /// None where there is nothing to go on for.
    fn add(&mut self, checked: Result<Outcome, Box<ConfigError>>) -> Option<()> {
        match checked {
            Ok(outcome) => self.held.push(outcome),
            Err(error) => {
                // What was checked before counts.
                self.deliver()?;
                let _ = self.out.send(Err(error));
                return None;
            }
        }
        if self.held.len() < TOGETHER && self.since.elapsed() < HELD {
            return Some(());
        }
        self.deliver()
    }

    /// Hands the results on. None: nobody takes them any more, and the reader has said why.
    fn deliver(&mut self) -> Option<()> {
        if !self.held.is_empty() {
            self.out.send(Ok(take(&mut self.held))).ok()?;
        }
        self.since = Instant::now();
        Some(())
    }
}

/// What this thread may do at once: a few pages if they are there, but not those that the other
/// threads could do meanwhile.
fn next(work: &Mutex<Receiver<Task>>, threads: usize) -> Option<Vec<Task>> {
    // Where another thread has it, that one waits.
    let mut work = work.try_lock().ok()?;
    let first = work.try_recv().ok()?;
    let room = TOGETHER.saturating_sub(first.1.len());
    let share = (work.len() / threads).min(room);
    let mut tasks = vec![first];
    tasks.extend((0..share).map_while(|_| work.try_recv().ok()));
    Some(tasks)
}

/// What is handed out next, once it is.
fn wait(work: &Mutex<Receiver<Task>>) -> Option<Vec<Task>> {
    let mut work = locked(work);
    work.blocking_recv().map(|task| vec![task])
}
