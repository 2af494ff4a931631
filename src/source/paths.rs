//! Paths as the report prints them.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// The path with `/` separators, without `.` parts and doubled separators. Names that
/// are not Unicode are printed with U+FFFD. The current folder is the empty string.
pub(super) fn shown(path: &Path) -> String {
    let mut out = String::with_capacity(path.as_os_str().len());
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            Component::Prefix(_) | Component::ParentDir | Component::Normal(_) => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&component.as_os_str().to_string_lossy());
            }
        }
    }
    out
}

/// As [`shown`], with `.` for the current folder.
pub(super) fn named(path: &Path) -> String {
    let shown = shown(path);
    if shown.is_empty() {
        ".".to_owned()
    } else {
        shown
    }
}

/// `folder` joined with a path below it, without a leading `./`.
pub(super) fn below(folder: &Path, relative: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() || folder == Path::new(".") {
        relative.to_owned()
    } else {
        joined(folder, relative.as_os_str())
    }
}

/// `folder` joined with a path below it, in one piece of memory.
pub(super) fn joined(folder: &Path, relative: &OsStr) -> PathBuf {
    let mut path = PathBuf::with_capacity(folder.as_os_str().len() + 1 + relative.len());
    path.push(folder);
    path.push(relative);
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_paths_plainly() {
        for (path, printed) in [
            ("./a//b/./c.html", "a/b/c.html"),
            ("/srv/www", "/srv/www"),
            ("../x", "../x"),
            (".", "."),
        ] {
            assert_eq!(named(Path::new(path)), printed);
        }
    }
}
