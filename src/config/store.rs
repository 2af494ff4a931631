//! The configuration of each input, read once a file.

use super::file::{self, File};
use super::locate::absolute;
use super::node::Table;
use super::problem::ConfigError;
use super::read::{Sources, read};
use super::settings::{KEYS, Overrides};
use super::{Config, env};
use std::cell::{OnceCell, RefCell};
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
    /// Where there is no file.
    nothing: OnceCell<Arc<Config>>,
    /// By absolute path; none of what says nothing to this program.
    files: RefCell<HashMap<PathBuf, Option<Arc<Config>>>>,
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
            nothing: OnceCell::new(),
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
        let config = self.of_folder(&folder)?;
        self.folders
            .borrow_mut()
            .insert(folder, Arc::clone(&config));
        Ok(config)
    }

    /// The configuration of inputs in an absolute folder.
    fn of_folder(&self, folder: &Path) -> Result<Arc<Config>, ConfigError> {
        match &self.choice {
            Choice::Closest => {
                for path in file::candidates(folder) {
                    if let Some(config) = self.at(&path)? {
                        return Ok(config);
                    }
                }
                self.without_file()
            }
            Choice::File(path) => {
                let config = self.at(&absolute(path))?;
                config.ok_or_else(|| file::says_nothing(path))
            }
            Choice::Nothing => self.without_file(),
        }
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
        self.read(file::understood(path, bytes)?)
    }

    /// The configuration in the file at an absolute path, which is read once.
    fn at(&self, path: &Path) -> Result<Option<Arc<Config>>, ConfigError> {
        if let Some(known) = self.files.borrow().get(path) {
            return Ok(known.clone());
        }
        let file = file::read_if_there(path)?;
        let config = file.map(|file| self.read(Some(file))).transpose()?;
        self.files
            .borrow_mut()
            .insert(path.to_owned(), config.clone());
        Ok(config)
    }

    fn without_file(&self) -> Result<Arc<Config>, ConfigError> {
        if let Some(known) = self.nothing.get() {
            return Ok(Arc::clone(known));
        }
        let config = self.read(None)?;
        Ok(Arc::clone(self.nothing.get_or_init(|| config)))
    }

    fn read(&self, file: Option<File>) -> Result<Arc<Config>, ConfigError> {
        let sources = Sources {
            file,
            environment: &self.environment,
            command_line: &self.command_line,
            this_year: self.this_year,
        };
        read(sources).map(Arc::new)
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
