//! Paths without asking the file system what they are.

use std::env;
use std::path::{Component, Path, PathBuf};

/// The absolute path, with `.` and `..` resolved by name.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let mut out = here();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// The folder in which the program was started.
pub(super) fn here() -> PathBuf {
    env::current_dir().unwrap_or_default()
}

/// The root of the repository in which an absolute folder lies.
pub(crate) fn repository(folder: &Path) -> Option<&Path> {
    folder
        .ancestors()
        .find(|folder| folder.join(".git").exists())
}

/// The path as printed: relative to the current folder where it lies below, with `/`.
pub(super) fn printed(path: &Path) -> String {
    let current = here();
    slashed(path.strip_prefix(&current).unwrap_or(path))
}

/// The path with `/` between its parts.
pub(super) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_resolved() {
        let here = env::current_dir().unwrap();
        assert_eq!(absolute(Path::new("./a/../b")), here.join("b"));
        assert_eq!(absolute(Path::new("/a/../../b")), Path::new("/b"));
        assert_eq!(printed(&here.join("x/y")), "x/y");
    }
}
