//! The configuration of each input, read once a file.

use super::file::{self, File};
use super::locate::absolute;
use super::node::Table;
use super::problem::ConfigError;
use super::read::{Sources, read};
use super::settings::{KEYS, Overrides};
use super::{Config, env};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which configuration file to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The closest one at or above each input.
    Closest,
    /// This one.
    File(PathBuf),
    /// None.
    Nothing,
}

/// Finds and keeps configurations.
#[derive(Debug)]
pub struct Configs {
    choice: Choice,
    environment: Table,
    command_line: Overrides,
    this_year: u16,
    /// A variable of this program's that sets nothing.
    unknown: Option<ConfigError>,
    /// By folder of inputs.
    folders: RefCell<HashMap<PathBuf, Arc<Config>>>,
    /// By file; the empty name stands for no file.
    files: RefCell<HashMap<String, Arc<Config>>>,
}

impl Configs {
    /// `var` looks up environment variables; `this_year` is the latest year of a number.
    #[must_use]
    pub fn new(
        choice: Choice,
        command_line: Overrides,
        var: &dyn Fn(&str) -> Option<String>,
        this_year: u16,
    ) -> Self {
        Self {
            choice,
            environment: env::table(&KEYS, var),
            command_line,
            this_year,
            unknown: None,
            folders: RefCell::default(),
            files: RefCell::default(),
        }
    }

    /// The same where the environment has variables of those names: one of this program's that
    /// is misspelt makes every configuration unusable.
    #[must_use]
    pub fn knowing(self, names: &[String]) -> Self {
        Self {
            unknown: env::unknown(&KEYS, names),
            ..self
        }
    }

    /// The configuration of an input: a path, a glob, a URL, or `-`. Inputs with the same
    /// file share one.
    ///
    /// # Errors
    /// The configuration cannot be used.
    pub fn for_input(&self, input: &str) -> Result<Arc<Config>, ConfigError> {
        if let Some(error) = &self.unknown {
            return Err(error.clone());
        }
        let folder = folder_of(input);
        let known = self.folders.borrow().get(&folder).cloned();
        if let Some(config) = known {
            return Ok(config);
        }
        let file = match &self.choice {
            Choice::Closest => file::find(&folder)?,
            Choice::File(path) => Some(file::named(path)?),
            Choice::Nothing => None,
        };
        let config = self.of_file(file)?;
        self.folders
            .borrow_mut()
            .insert(folder, Arc::clone(&config));
        Ok(config)
    }

    /// Whether each input has the closest file.
    #[must_use]
    pub(crate) fn are_closest(&self) -> bool {
        self.choice == Choice::Closest
    }

    /// The files that could be the configuration of an input, whether they are there or not.
    #[must_use]
    pub(crate) fn looked_for(&self, input: &str) -> Vec<PathBuf> {
        match &self.choice {
            Choice::Closest => file::candidates(&folder_of(input)).collect(),
            Choice::File(path) => vec![absolute(path)],
            Choice::Nothing => Vec::new(),
        }
    }

    /// The configuration that a file of that name with those bytes would be.
    ///
    /// # Errors
    /// It cannot be used.
    #[cfg(any(test, fuzzing))]
    pub(crate) fn of_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Arc<Config>, ConfigError> {
        self.of_file(file::understood(path, bytes)?)
    }

    fn of_file(&self, file: Option<File>) -> Result<Arc<Config>, ConfigError> {
        let name = file
            .as_ref()
            .map(|file| file.name.clone())
            .unwrap_or_default();
        let known = self.files.borrow().get(&name).cloned();
        if let Some(config) = known {
            return Ok(config);
        }
        let config = Arc::new(read(Sources {
            file,
            environment: &self.environment,
            command_line: &self.command_line,
            this_year: self.this_year,
        })?);
        self.files.borrow_mut().insert(name, Arc::clone(&config));
        Ok(config)
    }
}

/// The absolute folder from which an input's file is looked for.
fn folder_of(input: &str) -> PathBuf {
    if input == "-" || input.contains("://") {
        return absolute(Path::new(""));
    }
    let path = absolute(Path::new(input));
    // What is no folder is a file, a glob, or nothing: its closest folder counts.
    let folder = path.ancestors().find(|folder| folder.is_dir());
    folder.unwrap_or(&path).to_owned()
}
