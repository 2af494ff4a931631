//! What the owner says is right: sites, expected numbers, levels of rules.
//!
//! A [`Config`] is read once, checked as a whole, and never changes. Each key counts by
//! itself: the command line before the environment, that before the file, that before
//! the default. [`Configs`] finds the file of each input; [`Config::for_page`] says what
//! holds for one page.

mod amount;
mod blocks;
mod case;
mod checklist;
mod env;
mod file;
mod globs;
mod ignore;
mod json;
mod levels;
mod locate;
mod location;
mod mapping;
mod node;
mod number_faults;
mod numbers;
mod patterns;
mod policy;
mod problem;
mod read;
mod reader;
mod relative;
mod schema;
mod settings;
mod show;
mod single;
mod store;
#[cfg(test)]
mod tests;
mod values;

pub(crate) use amount::{seconds, size};
pub(crate) use case::Case;
pub(crate) use env::{BASIC_AUTH, FILE as CONFIG_FILE};
pub(crate) use file::OWN as CONFIG_NAME;
pub(crate) use globs::Globs;
pub use ignore::IgnoreEntry;
pub use levels::{Level, Levels};
pub(crate) use locate::{absolute, repository};
pub(crate) use location::Location;
pub use mapping::Mapping;
pub(crate) use patterns::fixed_part;
pub use policy::PagePolicy;
pub use problem::{ConfigError, Problem};
pub use relative::Base;
pub use schema::schema;
pub use settings::{MAX_BYTES, Origin, Overrides, Setting, Settings, TIMEOUT};
pub(crate) use show::toml as toml_value;
#[cfg(test)]
pub(crate) use single::as_json;
pub(crate) use single::{accept, date, host};
pub use store::{Choice, Configs};

use crate::finding::Rule;
use crate::notes::Notes;
use crate::rules::{Profile, RULES, Selector};
use crate::site::Site;
use blocks::{OverrideBlock, SiteBlock};
use file::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the owner says, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The keys that hold for a whole run.
    pub settings: Settings,
    /// Findings that the owner knows of.
    pub ignores: Vec<IgnoreEntry>,
    /// What people said about the items of the checklist.
    pub notes: Notes,
    /// The rules there are.
    rules: Vec<&'static Rule>,
    /// The file it was read from.
    file: Option<File>,
    levels: Levels,
    sites: Vec<SiteBlock>,
    overrides: Vec<OverrideBlock>,
    /// What holds for pages that no site claims.
    elsewhere: Arc<Site>,
}

impl Default for Config {
    /// What holds where nobody says anything.
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            ignores: Vec::new(),
            notes: Notes::default(),
            rules: RULES.to_vec(),
            file: None,
            levels: Levels::default(),
            sites: Vec::new(),
            overrides: Vec::new(),
            elsewhere: Arc::default(),
        }
    }
}

impl Config {
    /// A configuration that runs exactly these rules on every page.
    #[must_use]
    pub fn of_rules(rules: Vec<&'static Rule>) -> Self {
        let mut config = Self {
            rules,
            ..Self::default()
        };
        config.settings.select.value = vec![Selector::All];
        config
    }

    /// Whether a file of that name is one that configurations are looked for in.
    #[must_use]
    pub fn is_named(path: &Path) -> bool {
        path.file_name()
            .is_some_and(|name| file::NAMES.iter().any(|known| name == *known))
    }

    /// Whether a configuration stands in that file, be it right or wrong.
    #[must_use]
    pub fn is_at(path: &Path) -> bool {
        !matches!(file::read_if_there(path), Ok(None))
    }

    /// The file it was read from, as printed; none where there is no file.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_ref().map(|file| file.name.as_str())
    }

    /// Where the file is; none where there is no file.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        let file = self.file.as_ref()?;
        Some(file.folder.join(Path::new(&file.name).file_name()?))
    }

    /// The folder of the file; none where there is no file.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.file.as_ref().map(|file| file.folder.as_path())
    }

    /// The folder of its file, where that is where a value came from.
    #[must_use]
    pub fn folder_of(&self, origin: &Origin) -> Option<PathBuf> {
        let file = self.file.as_ref()?;
        matches!(origin, Origin::File { .. }).then(|| file.folder.clone())
    }

    /// The sites, in the order of the file.
    pub fn sites(&self) -> impl Iterator<Item = &Arc<Site>> {
        self.sites.iter().map(|block| &block.site)
    }

    /// The rules that run and the files that are looked for are those that the file asks for:
    /// nothing above it says otherwise.
    #[must_use]
    pub fn is_all_of_file(&self) -> bool {
        let Settings {
            profile,
            select,
            ignore,
            ..
        } = &self.settings;
        let rules = profile.is_above_file() || select.is_above_file() || ignore.is_above_file();
        !rules && self.has_files_of_file()
    }

    /// The files that are looked for are those that the file asks for.
    #[must_use]
    pub fn has_files_of_file(&self) -> bool {
        let Settings { globs, exclude, .. } = &self.settings;
        !(globs.is_above_file() || exclude.is_above_file())
    }

    /// The `[[override]]` blocks, in the order of the file: the line on which each begins, and
    /// its patterns.
    pub fn override_blocks(&self) -> impl Iterator<Item = (usize, &[String])> {
        let blocks = self.overrides.iter();
        blocks.map(|block| (block.line, block.paths.written()))
    }

    /// The baseline file: one named in the configuration file lies beside that.
    #[must_use]
    pub fn baseline(&self) -> Option<PathBuf> {
        let path = self.settings.baseline.value.as_ref()?;
        let folder = self.folder_of(&self.settings.baseline.origin);
        Some(folder.unwrap_or_default().join(path))
    }

    /// Which addresses were built from which folders: one named in the configuration file
    /// lies beside that.
    #[must_use]
    pub fn maps(&self) -> Vec<Mapping> {
        let folder = self.folder_of(&self.settings.map.origin);
        let folder = folder.unwrap_or_default();
        let maps = self.settings.map.value.iter().cloned();
        maps.map(|map| map.below(&folder)).collect()
    }

    /// A run without a home page is not enough.
    #[must_use]
    pub fn needs_home(&self) -> bool {
        self.settings.profile.value == Profile::Strict
    }
}
