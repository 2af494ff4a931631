//! Configurations that hold for nothing, though they lie closer to pages than the one that does.

use super::paths::{below, shown};
use super::walk::Found;
use crate::config::Config;
use crate::lock::locked;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Gathers the files of such configurations, as printed. Clones gather together.
#[derive(Debug, Clone, Default)]
pub struct PassedOver(Arc<Mutex<BTreeSet<String>>>);

impl PassedOver {
    /// Takes in those that lie between a walked folder and a page that was found there.
    pub(super) fn take(&self, folder: &Path, found: &Found) {
        let closer = found
            .configs
            .iter()
            .filter(|config| has_page(config, &found.pages));
        let closer = closer.map(|config| below(folder, config));
        let ours = closer.filter(|path| Config::is_at(path));
        let printed: Vec<String> = ours.map(|path| shown(&path)).collect();
        let mut gathered = locked(&self.0);
        gathered.extend(printed);
    }

    /// All of them, in order.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let gathered = locked(&self.0);
        gathered.iter().cloned().collect()
    }
}

/// Whether one of these pages, which are sorted, lies in the folder of the file or below.
fn has_page(file: &Path, pages: &[PathBuf]) -> bool {
    let Some(folder) = file.parent() else {
        return false;
    };
    let first = pages.partition_point(|page| page.as_path() < folder);
    pages
        .get(first)
        .is_some_and(|page| page.starts_with(folder))
}
