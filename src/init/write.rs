//! Files that the start writes: never through a link, never over what nobody gave up.

use crate::atomic;
use crate::text::{Text, text};
use std::fs;
use std::io;
use std::path::Path;

/// Whether a file can be written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Writable {
    /// There is no such file.
    New,
    /// There is one, with these bytes.
    There(Vec<u8>),
    /// Something is there that must not be written.
    Never(Text),
}

/// Larger files are not looked at.
const MAX_BYTES: u64 = 1 << 20;

/// Looks at a file below `root`. `file`: relative, with `/`.
pub(crate) fn writable(root: &Path, file: &str) -> Writable {
    if let Some(link) = link_on_the_way(root, file) {
        return Writable::Never(text! {
            en: "{link} is a symbolic link: replace it by a file or folder of its own first",
            zh: "{link} 是符号链接：请先将其替换为普通文件或目录",
        });
    }
    let path = root.join(file);
    let metadata = match fs::symlink_metadata(&path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Writable::New,
        Err(error) => return Writable::Never(unreadable(file, &error)),
    };
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Writable::Never(text! {
            en: "{file} is there already and is no text file of moderate size",
            zh: "{file} 已存在，且不是大小适中的文本文件",
        });
    }
    match fs::read(&path) {
        Ok(bytes) => Writable::There(bytes),
        Err(error) => Writable::Never(unreadable(file, &error)),
    }
}

/// Writes a file below `root`, and the folders it lies in. Asked to keep a link from being
/// followed, it looks again.
///
/// # Errors
/// It cannot be written.
pub(crate) fn write(root: &Path, file: &str, text: &str) -> Result<(), Text> {
    if let Writable::Never(reason) = writable(root, file) {
        return Err(reason);
    }
    let path = root.join(file);
    let written = fs::create_dir_all(atomic::folder(&path))
        .and_then(|()| atomic::write(&path, &mut |out| out.write_all(text.as_bytes())));
    written.map_err(|error| {
        text! {
            en: "cannot write {file}: {error}",
            zh: "无法写入 {file}：{error}",
        }
    })
}

/// The first part of the way that is a symbolic link.
fn link_on_the_way(root: &Path, file: &str) -> Option<String> {
    let ends = file
        .match_indices('/')
        .map(|(at, _)| at)
        .chain([file.len()]);
    let mut parts = ends.filter_map(|end| file.get(..end));
    let link =
        parts.find(|part| fs::symlink_metadata(root.join(part)).is_ok_and(|m| m.is_symlink()));
    link.map(str::to_owned)
}

fn unreadable(file: &str, error: &io::Error) -> Text {
    text! {
        en: "cannot read {file}: {error}",
        zh: "无法读取 {file}：{error}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_from_what_must_not_be_written() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        assert_eq!(writable(root, "a/b"), Writable::New);
        write(root, "a/b", "x").unwrap();
        assert_eq!(writable(root, "a/b"), Writable::There(b"x".to_vec()));
        assert!(matches!(writable(root, "a"), Writable::Never(_)));
        assert!(matches!(writable(root, "a/b/c"), Writable::Never(_)));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (root, other) = (folder.path().join("root"), folder.path().join("other"));
        fs::create_dir_all(&root).unwrap();
        fs::create_dir_all(&other).unwrap();
        std::os::unix::fs::symlink(&other, root.join("dir")).unwrap();
        std::os::unix::fs::symlink(other.join("gone"), root.join("file")).unwrap();
        for file in ["dir/x", "file"] {
            assert!(
                matches!(writable(&root, file), Writable::Never(_)),
                "{file}"
            );
            assert!(
                write(&root, file, "x")
                    .unwrap_err()
                    .en
                    .contains("symbolic link")
            );
        }
        assert_eq!(fs::read_dir(&other).unwrap().count(), 0);
    }
}
