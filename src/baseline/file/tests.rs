//! Baselines on disk.

use super::*;
use tempfile::NamedTempFile;

fn entry(page: &str, ordinal: u32) -> Entry {
    Entry {
        page: page.into(),
        rule: "icp-case".into(),
        text: "京ICP备2021012345号-1".into(),
        ordinal,
    }
}

/// What comes of reading a file with that content.
fn read(content: &[u8]) -> Result<Baseline, BaselineError> {
    let file = NamedTempFile::new().unwrap();
    fs::write(file.path(), content).unwrap();
    Baseline::read(file.path())
}

#[test]
fn what_is_written_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baseline.json");
    let entries = [entry("b", 1), entry("a", 2), entry("a", 1)].into();
    let baseline = Baseline { entries };
    baseline.write(&path).unwrap();
    assert_eq!(Baseline::read(&path).unwrap(), baseline);
    let text = fs::read_to_string(&path).unwrap();
    let line = r#"{"page":"a","rule":"icp-case","text":"京ICP备2021012345号-1","ordinal":2},"#;
    assert_eq!(text.lines().nth(4), Some(line), "{text}");
    Baseline::default().write(&path).unwrap();
    assert_eq!(Baseline::read(&path).unwrap(), Baseline::default());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn others_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baseline.json");
    Baseline::default().write(&path).unwrap();
    fs::write(folder.path().join("other"), "").unwrap();
    let mode = |name| {
        fs::metadata(folder.path().join(name))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("baseline.json"), mode("other"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    Baseline::default().write(&path).unwrap();
    assert_eq!(mode("baseline.json") & 0o777, 0o640);
}

#[test]
fn other_files_are_told_apart() {
    assert!(matches!(read(b"<html>"), Err(BaselineError::NotJson(..))));
    assert!(matches!(read(b""), Err(BaselineError::NotJson(..))));
    assert!(matches!(read(b"{}"), Err(BaselineError::NotBaseline(..))));
    assert!(matches!(read(b"[1]"), Err(BaselineError::NotBaseline(..))));
    let newer = br#"{"beian_lint_baseline": 2, "entries": 1}"#;
    assert!(matches!(read(newer), Err(BaselineError::Newer(_, 2))));
    let broken = br#"{"beian_lint_baseline": 1, "findings": [{"page": 1}]}"#;
    assert!(matches!(read(broken), Err(BaselineError::NotBaseline(..))));
    let marked = b"\xEF\xBB\xBF{\"beian_lint_baseline\": 1, \"findings\": []}";
    assert_eq!(read(marked).unwrap(), Baseline::default());
}

#[test]
fn a_version_that_is_no_number_is_called_so() {
    let error = read(br#"{"beian_lint_baseline": "1", "findings": []}"#).unwrap_err();
    assert!(error.text().en.contains("must be a whole number"));
}

#[test]
fn an_empty_file_may_be_written() {
    let file = NamedTempFile::new().unwrap();
    Baseline::default().write(file.path()).unwrap();
    assert_eq!(Baseline::read(file.path()).unwrap(), Baseline::default());
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_even_if_its_file_is_yet_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name| folder.path().join(name);
    std::os::unix::fs::symlink("one", at("link")).unwrap();
    Baseline::default().write(&at("link")).unwrap();
    assert!(at("link").is_symlink() && at("one").is_file());
}

#[test]
fn no_other_file_is_overwritten() {
    let file = NamedTempFile::new().unwrap();
    fs::write(file.path(), "<p>a page</p>").unwrap();
    assert!(Baseline::default().write(file.path()).is_err());
    assert_eq!(fs::read_to_string(file.path()).unwrap(), "<p>a page</p>");
}
