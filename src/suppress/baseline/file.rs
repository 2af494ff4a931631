//! A baseline as a file: JSON, sorted, one entry a line.

use super::{BaselineError, Entry};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Version of the file's shape.
pub const VERSION: u64 = 1;
/// The key that tells a baseline from other JSON; its value is the version.
const MARK: &str = "beian_lint_baseline";

/// What was found before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// The findings, sorted.
    pub entries: BTreeSet<Entry>,
}

#[derive(Deserialize)]
struct Shape {
    findings: BTreeSet<Entry>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// There is no such file, or it is none that this version can read.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let bytes = fs::read(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => BaselineError::Missing(path.to_owned()),
            _ => BaselineError::Unreadable(path.to_owned(), error),
        })?;
        // Editors on Windows like to put a byte order mark in front.
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| BaselineError::NotJson(path.to_owned(), error.to_string()))?;
        Self::from_json(path, value)
    }

    fn from_json(path: &Path, value: Value) -> Result<Self, BaselineError> {
        let other = |reason: String| BaselineError::NotBaseline(path.to_owned(), reason);
        match value.get(MARK).map(Value::as_u64) {
            None => return Err(other(format!("missing field `{MARK}`"))),
            Some(None) => return Err(other(format!("`{MARK}` must be a whole number"))),
            Some(Some(newer)) if newer > VERSION => {
                return Err(BaselineError::Newer(path.to_owned(), newer));
            }
            Some(Some(_)) => {}
        }
        let shape: Shape = serde_json::from_value(value).map_err(|e| other(e.to_string()))?;
        Ok(Self {
            entries: shape.findings,
        })
    }

    /// Writes the baseline in one step: a reader sees the old file or the new one, never a
    /// part. A file that is there and is no baseline is not overwritten.
    ///
    /// # Errors
    /// The file is something else, or cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), BaselineError> {
        may_replace(path)?;
        self.replace(&target_of(path))
            .map_err(|error| BaselineError::Unwritable(path.to_owned(), error))
    }

    fn replace(&self, target: &Path) -> io::Result<()> {
        let mut file = beside(target)?;
        self.print(&mut file)?;
        file.as_file().sync_all()?;
        file.persist(target)?;
        Ok(())
    }

    /// One entry a line, so that a diff reads well.
    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n\"{MARK}\": {VERSION},\n\"findings\": [")?;
        for (number, entry) in self.entries.iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            write!(out, "{comma}\n{}", serde_json::to_string(entry)?)?;
        }
        out.write_all(b"\n]\n}\n")
    }
}

/// What a file that may be written holds so far: nothing where there is none, or an empty
/// one.
///
/// # Errors
/// The file is there, and is no baseline that this version knows.
pub(super) fn may_replace(path: &Path) -> Result<Baseline, BaselineError> {
    if fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0) {
        return Ok(Baseline::default());
    }
    match Baseline::read(path) {
        Ok(known) => Ok(known),
        Err(BaselineError::Missing(_)) => Ok(Baseline::default()),
        Err(BaselineError::NotJson(path, _) | BaselineError::NotBaseline(path, _)) => {
            Err(BaselineError::Occupied(path))
        }
        Err(error) => Err(error),
    }
}

/// The file to write: a link goes on pointing at its own, also where that is yet to be.
fn target_of(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    // As many links as systems follow; a circle of them is an error of the writing.
    for _ in 0..40 {
        match fs::read_link(&target) {
            Ok(next) => target = folder(&target).join(next),
            Err(_) => break,
        }
    }
    target
}

/// The folder in which a file lies.
pub(super) fn folder(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// A new file in the target's folder, which others may read as they may any new file.
fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = match folder(target) {
        empty if empty.as_os_str().is_empty() => PathBuf::from("."),
        folder => folder,
    };
    // Asked first, since the crate's own error names a file that nobody knows.
    fs::metadata(&folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".beian-lint-");
    match fs::metadata(target) {
        Ok(metadata) => {
            builder.permissions(metadata.permissions());
        }
        #[cfg(unix)]
        Err(_) => {
            use std::os::unix::fs::PermissionsExt;
            // The process's umask takes away what it must.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        Err(_) => {}
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests;
