//! What the system is asked to watch.

use super::scope::Scope;
use crate::text::{Text, text};
use notify::{ErrorKind, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Attempts to watch all that is to be watched, while folders come and go.
const ATTEMPTS: usize = 5;

/// What the system is asked to watch, by folder: with all below it, or without.
pub(super) struct Arms<W> {
    inner: W,
    held: BTreeMap<PathBuf, bool>,
}

impl<W: Watcher> Arms<W> {
    pub(super) fn new(inner: W) -> Self {
        Self {
            inner,
            held: BTreeMap::new(),
        }
    }

    /// Watches what a scope asks for as things are, and nothing else.
    ///
    /// # Errors
    /// The system watches no more.
    pub(super) fn hold(&mut self, scope: &Scope) -> Result<(), Text> {
        for _ in 0..ATTEMPTS {
            let wanted = scope.folders();
            if wanted == self.held {
                return Ok(());
            }
            self.let_go(&wanted);
            for (path, below) in wanted {
                if self.held.get(&path) != Some(&below) {
                    self.add(path, below)?;
                }
            }
            // What was made in the meantime asks for another look.
        }
        Ok(())
    }

    fn let_go(&mut self, wanted: &BTreeMap<PathBuf, bool>) {
        let inner = &mut self.inner;
        self.held.retain(|path, below| {
            let stays = wanted.get(path) == Some(below);
            if !stays {
                // Gone by itself, if it is gone.
                let _ = inner.unwatch(path);
            }
            stays
        });
    }

    fn add(&mut self, path: PathBuf, below: bool) -> Result<(), Text> {
        let mode = if below {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        match self.inner.watch(&path, mode) {
            Ok(()) => {
                self.held.insert(path, below);
                Ok(())
            }
            // It went away: its parent tells when it comes again.
            Err(error) if !path.exists() || matches!(error.kind, ErrorKind::PathNotFound) => Ok(()),
            // A folder on the way, which others may have closed to us.
            Err(_) if !below => {
                self.held.insert(path, below);
                Ok(())
            }
            Err(error) => Err(cannot(&error)),
        }
    }

    /// A folder went or came: what is watched there and below may be another.
    pub(super) fn drop_below(&mut self, path: &Path) {
        let gone: Vec<PathBuf> = self
            .held
            .keys()
            .filter(|p| p.starts_with(path))
            .cloned()
            .collect();
        for path in gone {
            // Gone by itself, most of the time.
            let _ = self.inner.unwatch(&path);
            self.held.remove(&path);
        }
    }

    /// Nothing is known of what is watched.
    pub(super) fn drop_all(&mut self) {
        self.drop_below(Path::new(""));
    }
}

/// Why nothing can be watched, and what to do.
pub(super) fn cannot(error: &notify::Error) -> Text {
    if matches!(error.kind, ErrorKind::MaxFilesWatch) {
        return text! {
            en: "cannot watch so many folders: name the folder of built pages alone, or raise the limit (sysctl fs.inotify.max_user_watches)",
            zh: "需监视的文件夹过多：请只指定构建输出目录，或调高系统限制（sysctl fs.inotify.max_user_watches）",
        };
    }
    text! {
        en: "cannot watch for changes: {error}",
        zh: "无法监视文件变动：{error}",
    }
}
