//! Ignore entries of the configuration whose `paths` fit no page of a whole run.

use super::reach::Reach;
use crate::config::IgnoreEntry;
use crate::run::Part;
use crate::text::{Text, text};
use std::collections::BTreeSet;

/// Watches which entries mean a page.
#[derive(Debug, Default)]
pub(super) struct Unmet {
    /// The entries that do, by the number of their part of the run and their own in it.
    met: BTreeSet<(usize, usize)>,
    /// Something could not be looked at, and nobody knows which entries mean it.
    is_partial: bool,
}

impl Unmet {
    /// Notes the entries that mean a page.
    pub(super) fn page(&mut self, source: &str, parts: &[Part]) {
        for (at, part) in parts.iter().enumerate() {
            let meant = part.ignores.meaning(source);
            self.met.extend(meant.map(|number| (at, number)));
        }
    }

    /// Notes that an input could not be looked at.
    pub(super) fn unchecked(&mut self) {
        self.is_partial = true;
    }

    /// Whether something could not be looked at.
    pub(super) fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// What is to be said of the others, where a run over folders would have met their pages.
    pub(super) fn warnings(&self, at: usize, part: &Part) -> Vec<Text> {
        let config = &part.source.config;
        if self.is_partial || !config.is_all_of_file() {
            return Vec::new();
        }
        let Some(reach) = Reach::of(part) else {
            return Vec::new();
        };
        let entries = config.ignores.iter().enumerate();
        let unmet = entries.filter(|(number, entry)| {
            !self.met.contains(&(at, *number)) && is_covered(entry, &reach)
        });
        let file = config.file().unwrap_or_default();
        unmet
            .map(|(_, entry)| unmet_entry(file, entry.line))
            .collect()
    }
}

/// Whether every file that an entry's patterns mean lies in one of the folders, or nowhere.
fn is_covered(entry: &IgnoreEntry, reach: &Reach) -> bool {
    let is_in_one = |pattern: &String| {
        let start = reach.start(pattern);
        !start.exists() || reach.covers(&start)
    };
    let mut paths = entry.paths.iter();
    !entry.paths.is_empty() && paths.all(|path| !path.contains("://") && is_in_one(path))
}

fn unmet_entry(file: &str, line: usize) -> Text {
    text! {
        en: "the `[[ignore]]` entry at {file}:{line} fits no checked page; its `paths` start at the folder of {file}",
        zh: "{file}:{line} 处的 `[[ignore]]` 条目未匹配任何已检查的页面；其 paths 以 {file} 所在的文件夹为起点",
    }
}
