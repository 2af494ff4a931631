//! A baseline as a file: JSON, sorted, one entry a line.

use super::{BaselineError, Entry};
use crate::atomic;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

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
        atomic::write(path, &mut |out| self.print(out))
            .map_err(|error| BaselineError::Unwritable(path.to_owned(), error))
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

/// The folder in which a file lies.
pub(super) fn folder(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

#[cfg(test)]
mod tests;
