//! Files that are handed out together.

use crate::page::Work;
use std::mem;

/// So many files are handed out together, once there are many: they are short work, and
/// waking another thread for each costs as much as checking it.
const TOGETHER: usize = 32;
/// Before, a batch grows by a file for every so many that were met.
const SHARE: usize = 16;

/// Collects what is to be handed out. What is in hand already takes memory and does not wait.
#[derive(Default)]
pub(super) struct Batch {
    waiting: Vec<Work>,
    met: usize,
}

impl Batch {
    /// Adds `work`; gives what is to be handed out now.
    pub(super) fn add(&mut self, work: Work) -> Option<Vec<Work>> {
        self.met += 1;
        let may_wait = matches!(work, Work::File { .. });
        self.waiting.push(work);
        // Few files are shared out one by one, so that every thread gets some.
        let enough = TOGETHER.min(self.met / SHARE);
        (!may_wait || self.waiting.len() >= enough).then(|| mem::take(&mut self.waiting))
    }

    /// What is left at the end.
    pub(super) fn rest(self) -> Option<Vec<Work>> {
        (!self.waiting.is_empty()).then_some(self.waiting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Role;

    fn file(nth: usize) -> Work {
        Work::File {
            path: nth.to_string().into(),
            source: nth.to_string(),
            role: Role::Page,
        }
    }

    fn names(batch: &[Work]) -> Vec<String> {
        let name = |work: &Work| match work {
            Work::File { source, .. } => source.clone(),
            _ => String::new(),
        };
        batch.iter().map(name).collect()
    }

    #[test]
    fn every_file_is_handed_out_once_in_order_and_many_go_together() {
        let mut batch = Batch::default();
        let mut batches: Vec<_> = (0..1000).filter_map(|nth| batch.add(file(nth))).collect();
        batches.extend(batch.rest());
        let all: Vec<String> = batches.iter().flat_map(|batch| names(batch)).collect();
        assert_eq!(
            all,
            (0..1000).map(|nth| nth.to_string()).collect::<Vec<_>>()
        );
        assert!(batches.iter().take(SHARE).all(|batch| batch.len() == 1));
        assert!(batches.iter().any(|batch| batch.len() == TOGETHER));
        assert!(batches.iter().all(|batch| batch.len() <= TOGETHER));
    }
}
