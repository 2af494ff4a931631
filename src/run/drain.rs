//! A checking thread.

use super::checkers::Checkers;
use super::{Checked, Task, page};
use std::iter::once;
use std::sync::mpsc::SyncSender;
use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc::Receiver;

/// So many pages are taken at a time: to wake another thread for each costs as much as half of
/// its check.
const TOGETHER: usize = 8;

/// Checks what is handed out until nothing is left or nobody takes the results.
pub(super) fn drain(
    work: &Mutex<Receiver<Task>>,
    out: &SyncSender<Checked>,
    checkers: &[Checkers<'_>],
    threads: usize,
) {
    while let Some(tasks) = next(work, threads) {
        let mut outcomes = Vec::new();
        let works = tasks.into_iter().flat_map(|(part, work)| {
            let checkers = &checkers[part];
            work.into_iter()
                .map(move |work| page::check(work, checkers))
        });
        let ended = works
            .map(|checked| checked.map(|outcome| outcomes.push(outcome)))
            .find_map(Result::err);
        let mut results = once(Ok(outcomes)).chain(ended.map(Err));
        if results.any(|checked| out.send(checked).is_err()) {
            // The reader has said why.
            return;
        }
    }
}

/// What this thread is to do next: a few pages if they are there, but not those that the other
/// threads could do meanwhile.
fn next(work: &Mutex<Receiver<Task>>, threads: usize) -> Option<Vec<Task>> {
    let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
    let first = work.blocking_recv()?;
    let share = work.len() / threads;
    let room = TOGETHER.saturating_sub(first.1.len());
    let mut tasks = vec![first];
    tasks.extend((0..share.min(room)).map_while(|_| work.try_recv().ok()));
    Some(tasks)
}
