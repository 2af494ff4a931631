//! Ctrl-C: once, and what is in hand is finished; twice, and the program ends.

use tokio::sync::watch;

/// Whether the run is to end early. Clones speak of the same run.
#[derive(Debug, Clone, Default)]
pub struct Stop(watch::Sender<bool>);

/// What a shell reports for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

impl Stop {
    /// Listens to Ctrl-C from now on; `then` wakes who waits for something else. Where that cannot be
    /// had, Ctrl-C ends the program.
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
        self.0.send_replace(true);
    }

    /// Whether it was asked to.
    #[must_use]
    pub fn asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is asked to.
    pub(super) async fn wait(&self) {
        // Fails when nobody could ask any more, which cannot be while this one can.
        let _ = self.0.subscribe().wait_for(|asked| *asked).await;
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

    #[tokio::test]
    async fn clones_hear_it() {
        let stop = Stop::default();
        let other = stop.clone();
        let waiting = tokio::spawn(async move { other.wait().await });
        assert!(!stop.asked());
        stop.ask();
        waiting.await.unwrap();
        assert!(stop.clone().asked());
        stop.wait().await;
    }
}
