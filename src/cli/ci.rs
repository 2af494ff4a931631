//! The CI system that the program runs in, told from its environment variables.
//!
//! GitHub Actions reads the standard output of a step, so its format is the default there.
//! GitLab reads a file that the job names: its format is the default for jobs that send standard
//! output to that file, unless `--output` already writes it and the log is left for people.

use crate::report::Format;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes that GitHub takes for the summary of a step.
const LONGEST_SUMMARY: u64 = 1 << 20;

/// The format of standard output where none is asked for; `written` says whether a file gets a
/// report in a format.
pub(super) fn default_format(written: impl Fn(Format) -> bool) -> Format {
    if is_true("GITHUB_ACTIONS", &variable) {
        Format::Github
    } else if is_true("GITLAB_CI", &variable) && !written(Format::Gitlab) {
        Format::Gitlab
    } else {
        Format::Text
    }
}

/// The file whose Markdown GitHub shows on the page of the run.
pub(super) fn step_summary() -> Option<PathBuf> {
    let named = || variable("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty());
    is_true("GITHUB_ACTIONS", &variable)
        .then(named)
        .flatten()
        .map(PathBuf::from)
}

fn is_true(name: &str, var: &dyn Fn(&str) -> Option<String>) -> bool {
    var(name).as_deref() == Some("true")
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// Bytes that GitHub still takes for the summary in that file.
pub(super) fn room(path: &Path) -> usize {
    let left = LONGEST_SUMMARY.saturating_sub(length(path));
    usize::try_from(left).unwrap_or(usize::MAX)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Appends `report` to the summary, or else `instead` where GitHub would throw all of it away
/// for its length.
pub(super) fn append(path: &Path, report: &[u8], instead: &str) -> io::Result<()> {
    let fits = report.len() <= room(path);
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(if fits { report } else { instead.as_bytes() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_true_means_a_system() {
        for (value, expected) in [("true", true), ("", false), ("false", false)] {
            assert_eq!(is_true("GITLAB_CI", &|_| Some(value.to_owned())), expected);
        }
        assert!(!is_true("GITLAB_CI", &|_| None));
    }

    #[test]
    fn a_summary_is_added_unless_it_is_too_long() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.md");
        append(&path, b"one\n", "").unwrap();
        append(&path, b"two\n", "").unwrap();
        append(&path, &vec![b'x'; 1 << 20], "too long\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\ntoo long\n");
    }
}
