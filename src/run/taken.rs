//! No file twice, even if inputs with different configurations lead to it.

use super::Part;
use crate::atomic;
use crate::page::Work;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The part of the run that each file belongs to: the first that reaches it. Keeps nothing
/// where there is only one.
pub(super) struct Taken {
    files: HashMap<PathBuf, usize>,
    /// Canonical folders, by their paths as walked: files of a folder come together.
    folder: (PathBuf, Option<PathBuf>),
    idle: bool,
}

impl Taken {
    pub(super) fn new(parts: &[Part]) -> Self {
        Self {
            files: HashMap::new(),
            folder: (PathBuf::new(), None),
            idle: parts.len() < 2,
        }
    }

    /// Whether an earlier part has the file already. Of what is no file nothing is known.
    pub(super) fn by_another(&mut self, part: usize, work: &Work) -> bool {
        let Work::File { path, .. } = work else {
            return false;
        };
        if self.idle {
            return false;
        }
        match self.canonical(path) {
            Some(file) => *self.files.entry(file).or_insert(part) != part,
            None => false,
        }
    }

    /// The file in its canonical folder. A link to a file counts as a file of its own, as it
    /// does within one folder.
    fn canonical(&mut self, path: &Path) -> Option<PathBuf> {
        let folder = path.parent()?;
        if self.folder.1.is_none() || self.folder.0 != folder {
            let there = fs::canonicalize(atomic::folder(path));
            self.folder = (folder.to_owned(), there.ok());
        }
        Some(self.folder.1.as_ref()?.join(path.file_name()?))
    }
}
