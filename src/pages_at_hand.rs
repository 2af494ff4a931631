//! Pages that tests look at: those of this repository, and those of the folder that
//! `BEIAN_LINT_PAGES` names, where real ones may stand.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Their folders. An empty path is none.
pub(crate) fn folders() -> [PathBuf; 3] {
    let named = env::var_os("BEIAN_LINT_PAGES").unwrap_or_default();
    let own = |folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    [own("fixtures"), own("tests"), PathBuf::from(named)]
}

/// The pages of a folder and those in it, decoded, in order of their names.
pub(crate) fn of_folder(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    if !folder.as_os_str().is_empty() {
        collect(folder, &mut files);
    }
    let bytes = files.iter().map(|file| fs::read(file).unwrap());
    bytes
        .map(|bytes| crate::page::decode(bytes, None).0)
        .collect()
}

/// All of them, as files.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let named = folders()
        .into_iter()
        .filter(|folder| !folder.as_os_str().is_empty());
    named.for_each(|folder| collect(&folder, &mut files));
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            files.push(path);
        }
    }
}
