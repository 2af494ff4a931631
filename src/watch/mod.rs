//! Waits until files change that a check reads.
//!
//! One burst of changes, however long, wakes once: when it has been quiet for a moment. What the
//! system could not tell for there being too much of it counts as a change.
//!
//! The debouncers that come with the crate pass on paths alone. Reading a file is an event too,
//! and a check that wakes on what it reads itself would never end.

mod arms;
mod scope;

pub(crate) use scope::{Root, Scope};

use crate::crawl::Stop;
use crate::text::{Text, text};
use arms::Arms;
use notify::event::{MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// No change for so long ends a burst…
const QUIET: Duration = Duration::from_millis(100);
/// …which is taken for ended after this at the latest.
const LONGEST: Duration = Duration::from_secs(5);
/// Events that wait to be looked at; of more it is only known that there were some.
const ROOM: usize = 4096;

/// Why the waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wake {
    /// Something changed.
    Changed,
    /// Ctrl-C.
    Stopped,
}

/// Watches what a check reads.
pub(crate) struct Watcher {
    arms: Arms<RecommendedWatcher>,
    scope: Scope,
    events: Receiver<Option<Event>>,
    /// There were more events than anybody looked at.
    missed: Arc<AtomicBool>,
    stop: Stop,
}

impl Watcher {
    /// Starts; nothing is watched yet. Ctrl-C asks to stop from now on.
    ///
    /// # Errors
    /// The system does not tell of changes.
    pub(crate) fn start() -> Result<Self, Text> {
        let (sender, events) = sync_channel(ROOM);
        let missed = Arc::new(AtomicBool::new(false));
        let stop = Stop::default();
        let waker = sender.clone();
        stop.listen_and(move || {
            // Where there is no room, something else wakes.
            let _ = waker.try_send(None);
        });
        let inner = notify::recommended_watcher(hand_on(sender, Arc::clone(&missed)));
        Ok(Self {
            arms: Arms::new(inner.map_err(|error| arms::cannot(&error))?),
            scope: Scope::default(),
            events,
            missed,
            stop,
        })
    }

    /// Watches that from now on.
    ///
    /// # Errors
    /// The system watches no more files.
    pub(crate) fn aim(&mut self, scope: Scope) -> Result<(), Text> {
        self.scope = scope;
        self.arms.hold(&self.scope)
    }

    /// Waits for a change or for Ctrl-C.
    ///
    /// # Errors
    /// What changed cannot be watched any more.
    pub(crate) fn wait(&mut self) -> Result<Wake, Text> {
        while !self.stop.asked() {
            let Ok(event) = self.events.recv() else {
                return Err(gone());
            };
            if self.takes(event.as_ref())? {
                return self.settle();
            }
        }
        Ok(Wake::Stopped)
    }

    /// Waits for the end of a burst.
    fn settle(&mut self) -> Result<Wake, Text> {
        let end = Instant::now() + LONGEST;
        let mut quiet = Instant::now() + QUIET;
        while !self.stop.asked() {
            let left = quiet.min(end).saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) if self.takes(event.as_ref())? => quiet = Instant::now() + QUIET,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(Wake::Changed),
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
            }
        }
        Ok(Wake::Stopped)
    }

    /// Whether an event is of interest. Folders that come or go are watched anew or no more.
    fn takes(&mut self, event: Option<&Event>) -> Result<bool, Text> {
        let missed = self.missed.swap(false, Ordering::Relaxed);
        let rescan = event.is_some_and(Event::need_rescan);
        if missed || rescan {
            self.arms.drop_all();
            self.arms.hold(&self.scope)?;
            return Ok(true);
        }
        let Some(event) = event else {
            return Ok(false);
        };
        if !matches!(event.kind, EventKind::Modify(ModifyKind::Data(_))) {
            for path in &event.paths {
                if self.scope.is_way_to_root(path) {
                    self.arms.drop_below(path);
                    self.arms.hold(&self.scope)?;
                }
            }
        }
        Ok(event.paths.iter().any(|path| self.scope.matters(path)))
    }
}

/// Hands on the events that change something.
fn hand_on(
    sender: SyncSender<Option<Event>>,
    missed: Arc<AtomicBool>,
) -> impl FnMut(notify::Result<Event>) + Send + 'static {
    move |event| {
        let event = match event {
            Ok(event) if changes_nothing(event.kind) => return,
            Ok(event) => Some(event),
            Err(_) => {
                missed.store(true, Ordering::Relaxed);
                None
            }
        };
        if sender.try_send(event).is_err() {
            missed.store(true, Ordering::Relaxed);
        }
    }
}

/// Reading is no change.
const fn changes_nothing(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    )
}

fn gone() -> Text {
    text! {
        en: "the system tells of no more changes; start again",
        zh: "系统不再报告文件变动，请重新启动",
    }
}
