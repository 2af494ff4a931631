//! Mended pages on disk.

use crate::atomic;
use crate::text::{Text, text};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Why a mended page was not written; the file is as it was.
#[derive(Debug)]
pub(super) enum NotWritten {
    /// It is no more.
    Gone,
    /// It is not what was read.
    Changed,
    /// It may not be written.
    ReadOnly,
    /// It may be written, but not be replaced by a file of the same owner.
    Owned,
    /// Something else.
    Io(io::Error),
}

/// Writes `after` to a file that still holds `before`, in one step. Mode and owner stay; a link
/// goes on pointing at its file.
pub(super) fn write(path: &Path, before: &[u8], after: &[u8]) -> Result<(), NotWritten> {
    let metadata = fs::metadata(path)?;
    if metadata.permissions().readonly() {
        return Err(NotWritten::ReadOnly);
    }
    // A folder that may be written would let a file be replaced that may not.
    File::options().write(true).open(path)?;
    if fs::read(path)? != before {
        return Err(NotWritten::Changed);
    }
    atomic::replace(path, after).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => NotWritten::Owned,
        _ => error.into(),
    })
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Gone,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl NotWritten {
    pub(super) fn text(&self, source: &str) -> Text {
        match self {
            Self::Gone => text! {
                en: "{source} is not fixed: it has been removed since it was read",
                zh: "{source} 未修复：文件读取后已被删除",
            },
            Self::Changed => text! {
                en: "{source} is not fixed: it has changed since it was read; run the command again",
                zh: "{source} 未修复：文件读取后已被修改，请重新运行",
            },
            Self::ReadOnly => text! {
                en: "{source} is not fixed: it may not be written; make it writable and run the command again",
                zh: "{source} 未修复：没有写入权限，请授予写入权限后重新运行",
            },
            Self::Owned => text! {
                en: "{source} is not fixed: it or its folder belongs to somebody else; run the command as its owner",
                zh: "{source} 未修复：文件或其所在目录属于其他用户，请以其所有者身份运行",
            },
            Self::Io(error) => text! {
                en: "{source} is not fixed: it cannot be written: {error}",
                zh: "{source} 未修复：无法写入文件：{error}",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_that_was_read_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        let gone = write(&path, b"old", b"new");
        assert!(matches!(gone, Err(NotWritten::Gone)), "{gone:?}");
        fs::write(&path, "other").unwrap();
        let changed = write(&path, b"old", b"new");
        assert!(matches!(changed, Err(NotWritten::Changed)), "{changed:?}");
        assert_eq!(fs::read(&path).unwrap(), b"other");
        write(&path, b"other", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_read_only_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let refused = write(&path, b"old", b"new");
        assert!(matches!(refused, Err(NotWritten::ReadOnly)), "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
