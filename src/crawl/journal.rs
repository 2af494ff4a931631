//! The file that remembers what has been fetched, so that a run can go on from where it was
//! cut off: one JSON object a line, the first one saying which run it belongs to.
//!
//! Pages are kept as they came and are checked again when the run goes on, so that a change
//! of configuration in between counts and a report never mixes two judgements. A record is
//! written with one call and ends with its line end: what a kill leaves behind is at most a
//! last line without one, which is dropped.

mod error;

pub(crate) use error::JournalError;

use super::record::Record;
use crate::lock::locked;
use crate::text::Text;
use error::{incomplete, not_removed};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError, remove_file};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Shape of the records. It grows when an older program could misread them.
const VERSION: u32 = 1;

/// What has been fetched, by the address or name that was asked for.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    state: Mutex<State>,
    /// Where the record of each address stands.
    known: HashMap<Box<str>, Place>,
}

#[derive(Debug)]
struct State {
    file: File,
    /// Why nothing is written any more.
    broken: Option<io::Error>,
}

/// Bytes of a record in the file.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: u64,
    length: usize,
}

/// The first line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    beian_lint_resume: u32,
    /// A digest of inputs, options and credentials.
    run: String,
}

/// The part of a record by which it is found.
#[derive(Deserialize)]
struct Name<'a> {
    #[serde(borrow)]
    asked: std::borrow::Cow<'a, str>,
}

impl Journal {
    /// Opens the file of the run, or begins it. `run`: a digest of inputs, options and
    /// credentials.
    ///
    /// # Errors
    /// The file cannot be used, or holds something else, which is left untouched.
    pub(super) fn open(path: &Path, run: &str) -> Result<Self, JournalError> {
        let io = |error| JournalError::Io(path.to_owned(), error);
        let mut file = options().open(path).map_err(io)?;
        lock(&file, path)?;
        let head = Head {
            beian_lint_resume: VERSION,
            run: run.to_owned(),
        };
        let known = if file.metadata().map_err(io)?.len() == 0 {
            file.write_all(&line(&head).map_err(io)?).map_err(io)?;
            HashMap::new()
        } else {
            Self::index(&file, path, &head)?
        };
        Ok(Self {
            path: path.to_owned(),
            state: Mutex::new(State { file, broken: None }),
            known,
        })
    }

    /// Finds each record and cuts off what a kill left unfinished.
    fn index(
        file: &File,
        path: &Path,
        head: &Head,
    ) -> Result<HashMap<Box<str>, Place>, JournalError> {
        let io = |error| JournalError::Io(path.to_owned(), error);
        let mut reader = BufReader::new(file);
        let mut line = Vec::new();
        // A foreign file may be one endless line.
        let mut start = (&mut reader)
            .take(LONGEST_HEAD)
            .read_until(b'\n', &mut line)
            .map_err(io)? as u64;
        let found: Head =
            serde_json::from_slice(&line).map_err(|_| JournalError::Foreign(path.to_owned()))?;
        if found != *head || !line.ends_with(b"\n") {
            return Err(JournalError::OtherRun(path.to_owned()));
        }
        let mut known = HashMap::new();
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line).map_err(io)?;
            let Some(name) = whole(&line) else { break };
            known.insert(name, Place { start, length });
            start += length as u64;
        }
        file.set_len(start).map_err(io)?;
        Ok(known)
    }

    /// Whether this was asked for before.
    pub(super) fn has(&self, asked: &str) -> bool {
        self.known.contains_key(asked)
    }

    /// What came when this was asked for before.
    pub(super) fn find(&self, asked: &str) -> Option<Record> {
        let place = self.known.get(asked)?;
        let mut state = locked(&self.state);
        let mut bytes = vec![0; place.length];
        state.file.seek(SeekFrom::Start(place.start)).ok()?;
        state.file.read_exact(&mut bytes).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Remembers what came. When the disk is full, the run goes on without.
    pub(super) fn keep(&self, record: &Record) {
        let line = line(record);
        let mut state = locked(&self.state);
        if state.broken.is_none() {
            let written = line.and_then(|line| state.file.write_all(&line));
            state.broken = written.err();
        }
    }

    /// Removes the file of a run that is `complete`: nothing is left to go on from. Gives what
    /// the user must know.
    pub(super) fn close(&self, complete: bool) -> Option<Text> {
        let path = &self.path;
        if complete {
            let removed = remove_file(path);
            return removed.err().map(|error| not_removed(path, &error));
        }
        let state = locked(&self.state);
        let broken = state.broken.as_ref();
        broken.map(|error| incomplete(path, error))
    }
}

/// A new file is readable by nobody else: it holds pages as those see them who may.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Keeps other runs off the file until it is closed, by a kill at the latest.
fn lock(file: &File, path: &Path) -> Result<(), JournalError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(JournalError::InUse(path.to_owned())),
        // Some network file systems know no locks.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(JournalError::Io(path.to_owned(), error)),
    }
}

/// Longer than any first line.
const LONGEST_HEAD: u64 = 1 << 10;

/// The name of a record, if the line is a whole one.
fn whole(line: &[u8]) -> Option<Box<str>> {
    let name: Name<'_> = serde_json::from_slice(line.strip_suffix(b"\n")?).ok()?;
    Some(name.asked.into())
}

fn line(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Unchecked, UncheckedKind};
    use crate::text::text;

    fn failed(asked: &str) -> Record {
        let error = text! { en: "no", zh: "否" };
        Record::new(
            asked,
            &Err(Unchecked::new(asked, UncheckedKind::Dns, error)),
        )
    }

    #[test]
    fn goes_on_after_a_torn_line() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("run.jsonl");
        let journal = Journal::open(&path, "run").unwrap();
        journal.keep(&failed("a"));
        journal.keep(&failed("b"));
        drop(journal);
        let whole = std::fs::read(&path).unwrap();
        for cut in 1..10 {
            std::fs::write(&path, &whole[..whole.len() - cut]).unwrap();
            let journal = Journal::open(&path, "run").unwrap();
            assert!(journal.find("a").is_some() && journal.find("b").is_none());
            journal.keep(&failed("c"));
            drop(journal);
            let journal = Journal::open(&path, "run").unwrap();
            assert!(journal.find("a").is_some() && journal.find("c").is_some());
        }
    }

    #[test]
    fn one_run_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("run.jsonl");
        let journal = Journal::open(&path, "run").unwrap();
        journal.keep(&failed("a"));
        let error = Journal::open(&path, "run").unwrap_err();
        assert!(matches!(error, JournalError::InUse(_)), "{error:?}");
        drop(journal);
        assert!(Journal::open(&path, "run").unwrap().has("a"));
    }

    #[test]
    fn leaves_other_files_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("run.jsonl");
        drop(Journal::open(&path, "run").unwrap());
        let error = Journal::open(&path, "other").unwrap_err();
        assert!(matches!(error, JournalError::OtherRun(_)));
        for foreign in ["{}\n", "<html>", "{\"beian_lint_resume\":9"] {
            std::fs::write(&path, foreign).unwrap();
            let error = Journal::open(&path, "run").unwrap_err();
            assert!(matches!(error, JournalError::Foreign(_)), "{foreign}");
            assert_eq!(std::fs::read(&path).unwrap(), foreign.as_bytes());
        }
    }

    #[test]
    fn a_complete_run_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("run.jsonl");
        assert_eq!(Journal::open(&path, "run").unwrap().close(false), None);
        assert!(path.exists());
        assert_eq!(Journal::open(&path, "run").unwrap().close(true), None);
        assert!(!path.exists());
    }
}
