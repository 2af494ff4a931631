//! A configuration, ready for use on open documents.

use super::document::Document;
use crate::config::{Config, ConfigError};
use crate::page::Unchecked;
use crate::run::Part;
use crate::source::{InputError, Sieve, SourceOptions};
use crate::suppress::Ignores;
use crate::text::Text;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

/// A configuration, ready for use.
pub(super) struct Ready {
    pub(super) part: Part,
    pub(super) sieve: Sieve,
    /// What is looked for where nobody names patterns.
    usual: Sieve,
}

impl Ready {
    /// # Errors
    /// Its patterns cannot be used.
    pub(super) fn new(config: Arc<Config>) -> Result<Self, ConfigError> {
        let ignores = Arc::new(Ignores::of(&config));
        // A file that is open is looked at by its name, whatever a walk is asked to do.
        let source = SourceOptions {
            templates: true,
            ..SourceOptions::of(config)
        };
        let usual = SourceOptions {
            templates: true,
            ..SourceOptions::default()
        };
        let wrong = |error: InputError| ConfigError::plain(error.text());
        Ok(Self {
            sieve: Sieve::new(&source).map_err(wrong)?,
            usual: Sieve::new(&usual).map_err(wrong)?,
            part: Part {
                inputs: Vec::new(),
                starts: Vec::new(),
                refused: Vec::new(),
                source,
                ignores,
            },
        })
    }

    pub(super) fn config(&self) -> &Arc<Config> {
        &self.part.source.config
    }
}

/// Whether a document is HTML or the source of a template and not left out: by the
/// configuration, as one of this program's own files, or as other people's.
pub(super) fn is_wanted(document: &Document, around: &Path, ready: &Ready) -> bool {
    let Some(path) = &document.path else {
        return document.is_html();
    };
    let relative = path.strip_prefix(around).unwrap_or(path);
    let of_others = |part: &OsStr| part == "node_modules" || part == "vendor";
    if ready.part.source.own.contains(path)
        || relative.iter().any(of_others)
        || ready.sieve.is_excluded(around, relative)
    {
        return false;
    }
    let sieves = [&ready.sieve, &ready.usual];
    document.is_html() || sieves.iter().any(|sieve| sieve.is_page(around, relative))
}

/// What is said of a document that is larger than its configuration allows.
pub(super) fn too_large(document: &Document, ready: &Ready) -> Option<Text> {
    let (length, most) = (
        u64::try_from(document.text.len()).ok()?,
        ready.part.source.max_bytes,
    );
    let error = || Unchecked::too_large(&document.source(), Some(length), most).error;
    (length > most).then(error)
}
