//! A checking thread.

use super::checkers::Checkers;
use super::{Checked, Outcome, Task, page};
use std::mem::take;
use std::sync::mpsc::SyncSender;
use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc::Receiver;

/// So many pages are taken, and so many results handed on at a time: to wake another thread for
/// each costs as much as half of its check.
const TOGETHER: usize = 8;

/// Checks what is handed out until nothing is left or nobody takes the results.
pub(super) fn drain(
    work: &Mutex<Receiver<Task>>,
    out: &SyncSender<Checked>,
    checkers: &[Checkers<'_>],
    threads: usize,
) {
    let mut outcomes = Vec::new();
    loop {
        let ready = next(work, threads);
        // Nobody is to wait for results while this thread has nothing to do.
        let tasks = ready.or_else(|| deliver(&mut outcomes, out).and_then(|()| wait(work)));
        let Some(tasks) = tasks else { return };
        let works = tasks.into_iter().flat_map(|(part, work)| {
            let checkers = &checkers[part];
            work.into_iter()
                .map(move |work| page::check(work, checkers))
        });
        let ended = works
            .map(|checked| checked.map(|outcome| outcomes.push(outcome)))
            .find_map(Result::err);
        if let Some(error) = ended {
            // What was checked before counts. A reader that takes nothing has said why.
            if deliver(&mut outcomes, out).is_some() {
                let _ = out.send(Err(error));
            }
            return;
        }
        if outcomes.len() >= TOGETHER && deliver(&mut outcomes, out).is_none() {
            return;
        }
    }
}

/// Hands the results on. None: nobody takes them any more, and the reader has said why.
fn deliver(outcomes: &mut Vec<Outcome>, out: &SyncSender<Checked>) -> Option<()> {
    if outcomes.is_empty() {
        return Some(());
    }
    out.send(Ok(take(outcomes))).ok()
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
    let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
    work.blocking_recv().map(|task| vec![task])
}
