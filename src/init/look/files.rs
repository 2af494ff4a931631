//! Files of a repository, as many as can be looked at in a moment.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

/// Entries of folders that are looked at in all.
const MOST_ENTRIES: usize = 20_000;
/// Entries of one folder.
const MOST_OF_FOLDER: usize = 2_000;
/// Folders deeper than this are not entered.
const DEEPEST: usize = 8;
/// Larger files are not read: templates and pages of a site are smaller.
const MAX_BYTES: u64 = 1 << 20;
/// Folders of other people's code, and of programs' own.
const SKIPPED: [&str; 4] = ["node_modules", "vendor", "target", "__pycache__"];
/// Hidden folders in which sites are made.
const HIDDEN: [&str; 2] = [".vitepress", ".vuepress"];

/// The bytes of a regular file of moderate size; none for anything else.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let metadata = fs::metadata(path).ok()?;
    let fits = metadata.is_file() && metadata.len() <= MAX_BYTES;
    fits.then(|| fs::read(path).ok()).flatten()
}

/// The text of such a file.
pub(super) fn read_text(path: &Path) -> Option<String> {
    Some(String::from_utf8_lossy(&read(path)?).into_owned())
}

/// Files at or below `root` that `wanted` (asked by name) and are not below `without`, at
/// most `most` of them; the shallowest first, those of one folder by name. Links are not
/// followed, and what cannot be read is passed over.
pub(super) fn list(
    root: &Path,
    without: Option<&Path>,
    most: usize,
    wanted: impl Fn(&str) -> bool,
) -> Vec<PathBuf> {
    let mut folders = VecDeque::from([(root.to_owned(), 0)]);
    let (mut files, mut entries) = (Vec::new(), 0);
    while let Some((folder, depth)) = folders.pop_front() {
        let listed = entries_of(&folder);
        entries += listed.len();
        for (path, is_folder) in listed {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if is_folder {
                let open = depth < DEEPEST && !is_skipped(&name);
                if open && without != Some(path.as_path()) {
                    folders.push_back((path, depth + 1));
                }
            } else if wanted(&name) {
                files.push(path);
            }
        }
        if files.len() >= most || entries >= MOST_ENTRIES {
            break;
        }
    }
    files.truncate(most);
    files
}

/// Files and folders of a folder, by name, each with whether it is a folder.
fn entries_of(folder: &Path) -> Vec<(PathBuf, bool)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let entries = entries.take(MOST_OF_FOLDER).flatten();
    let mut listed: Vec<_> = entries
        .filter_map(|entry| {
            let kind = entry.file_type().ok()?;
            let counts = kind.is_dir() || kind.is_file();
            counts.then(|| (entry.path(), kind.is_dir()))
        })
        .collect();
    listed.sort();
    listed
}

fn is_skipped(name: &str) -> bool {
    SKIPPED.contains(&name) || (name.starts_with('.') && !HIDDEN.contains(&name))
}
