//! What is looked for in folders, and how much is read.

use super::passed_over::PassedOver;
use crate::config::{Config, MAX_BYTES, TIMEOUT};
use crate::page::RoleChoice;
use crate::text::{Text, text};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Pages looked for in a folder where the user names no pattern.
pub(super) const DEFAULT_GLOBS: [&str; 4] = ["*.html", "*.htm", "*.xhtml", "*.shtml"];

/// How inputs are read.
#[derive(Debug, Clone)]
pub struct SourceOptions {
    /// Patterns of pages in folders, instead of `*.html`, `*.htm`, `*.xhtml` and
    /// `*.shtml` if there is any. One without `/` is matched against file names, one with
    /// `/` against the path from the folder and against the path as printed; case does
    /// not matter.
    pub globs: Vec<String>,
    /// Patterns of files and folders to leave out of folders and globs, matched alike.
    pub excludes: Vec<String>,
    /// The folder of the configuration file, where `globs` come from there: paths from it count
    /// too, so that the file means the same wherever the program is started.
    pub globs_from: Option<PathBuf>,
    /// The same for `excludes`.
    pub excludes_from: Option<PathBuf>,
    /// Sources of templates are pages too. Where no pattern is named, they are looked for in
    /// folders; none of them is a home page.
    pub templates: bool,
    /// The file that standard input stands for, if it stands for one.
    pub stdin: Option<PathBuf>,
    /// Where to gather the configurations below the inputs that are not read, if that is asked for.
    pub passed_over: Option<PassedOver>,
    /// Files of this program's own: never pages where they are found in a folder.
    pub own: Vec<PathBuf>,
    /// Which pages must show the numbers.
    pub role: RoleChoice,
    /// Bytes a page may have, decompressed.
    pub max_bytes: u64,
    /// Time a URL may take, redirects included.
    pub timeout: Duration,
    /// What the owner says: the root pages of the sites named there are home pages, too.
    pub config: Arc<Config>,
}

impl Default for SourceOptions {
    /// [`MAX_BYTES`] a page, [`TIMEOUT`] a URL.
    fn default() -> Self {
        Self {
            globs: Vec::new(),
            excludes: Vec::new(),
            globs_from: None,
            excludes_from: None,
            templates: false,
            stdin: None,
            passed_over: None,
            own: Vec::new(),
            role: RoleChoice::Auto,
            max_bytes: MAX_BYTES,
            timeout: TIMEOUT,
            config: Arc::default(),
        }
    }
}

impl SourceOptions {
    /// What a configuration asks for.
    #[must_use]
    pub fn of(config: Arc<Config>) -> Self {
        let settings = &config.settings;
        Self {
            globs: settings.globs.value.clone(),
            excludes: settings.exclude.value.clone(),
            globs_from: config.folder_of(&settings.globs.origin),
            excludes_from: config.folder_of(&settings.exclude.origin),
            templates: settings.templates.value,
            stdin: None,
            passed_over: None,
            own: config.path().into_iter().chain(config.baseline()).collect(),
            role: settings.role.value,
            max_bytes: settings.max_bytes.value,
            timeout: settings.timeout.value,
            config,
        }
    }
}

/// Inputs that make no sense: wrong usage, before anything is read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputError {
    /// A pattern that cannot be compiled.
    Glob {
        /// As the user wrote it.
        pattern: String,
        /// What the compiler of patterns says, in English.
        reason: String,
    },
    /// `-` stands twice among the inputs.
    StdinTwice,
}

impl InputError {
    /// The error in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Glob { pattern, reason } => text! {
                en: "`{pattern}` is not a valid pattern: {reason}",
                zh: "通配模式“{pattern}”无效：{reason}",
            },
            Self::StdinTwice => text! {
                en: "`-` (standard input) can be named only once",
                zh: "“-”（标准输入）只能指定一次",
            },
        }
    }
}
