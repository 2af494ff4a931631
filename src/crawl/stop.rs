//! Ctrl-C: once, and what is in hand is finished; twice, and the program ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether the run is to end early. Clones speak of the same run.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicUsize>);

/// What a shell reports for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

impl Stop {
    /// Listens to Ctrl-C from now on. Where that cannot be had, Ctrl-C ends the program.
    pub fn listen(&self) {
        self.listen_and(|| {});
    }

    /// The same, where `then` wakes who waits for something else.
    pub fn listen_and(&self, then: impl Fn() + Send + 'static) {
        let heard = self.clone();
        // Only fails where a handler is in place already: then that one decides.
        let _ = ctrlc::set_handler(move || {
            heard.hear();
            then();
        });
    }

    /// Asks the run to end.
    pub fn ask(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }

    fn hear(&self) {
        if self.asked() {
            // The second one means: at once.
            std::process::exit(INTERRUPTED);
        }
        self.ask();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_hear_it() {
        let stop = Stop::default();
        let other = stop.clone();
        assert!(!other.asked());
        stop.ask();
        assert!(other.asked());
    }
}
