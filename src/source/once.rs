//! No file twice, however many inputs lead to it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Lets every file through once. Keeps nothing where there is only one input.
pub(super) struct Once {
    /// Files that are inputs themselves.
    named: HashSet<PathBuf>,
    seen: HashSet<PathBuf>,
    idle: bool,
}

impl Once {
    /// `inputs`: how many there are; `files`: those that are files.
    pub(super) fn new<'a>(inputs: usize, files: impl Iterator<Item = &'a Path>) -> Self {
        let idle = inputs < 2;
        let files = files.filter(|_| !idle);
        Self {
            named: files
                .filter_map(|file| fs::canonicalize(file).ok())
                .collect(),
            seen: HashSet::new(),
            idle,
        }
    }

    /// Whether a file that is an input itself has not come before.
    pub(super) fn takes_named(&mut self, path: &Path) -> bool {
        self.idle || fs::canonicalize(path).map_or(true, |real| self.seen.insert(real))
    }

    /// A walked folder's canonical path.
    pub(super) fn root(&self, folder: &Path) -> Option<PathBuf> {
        if self.idle {
            return None;
        }
        let folder = if folder.as_os_str().is_empty() {
            env::current_dir().ok()?
        } else {
            folder.to_owned()
        };
        fs::canonicalize(folder).ok()
    }

    /// Whether a file found below a folder has not come before and will not come by itself.
    /// Links inside a folder count as files of their own: only the folder's path is
    /// made canonical, which spares a system call a file.
    pub(super) fn takes_found(&mut self, root: Option<&Path>, relative: &Path) -> bool {
        let Some(root) = root else {
            return true;
        };
        let real = root.join(relative);
        !self.named.contains(&real) && self.seen.insert(real)
    }
}
