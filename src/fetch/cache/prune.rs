//! Makes room: the entries that were written first go first.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

struct Kept {
    written: SystemTime,
    bytes: u64,
    path: PathBuf,
}

/// Removes the oldest files of the shelves in `folder` until no more than `room` bytes are
/// left. What cannot be looked at or removed, perhaps since another run did so, is left alone.
pub(super) fn prune(folder: &Path, room: u64) {
    let mut kept: Vec<Kept> = entries(folder)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .flat_map(|shelf| entries(&shelf.path()).collect::<Vec<_>>())
        .filter_map(|entry| file(&entry))
        .collect();
    let mut bytes: u64 = kept.iter().map(|file| file.bytes).sum();
    if bytes <= room {
        return;
    }
    kept.sort_by_key(|file| file.written);
    for file in kept {
        if bytes <= room {
            return;
        }
        if fs::remove_file(&file.path).is_ok() {
            bytes = bytes.saturating_sub(file.bytes);
        }
    }
}

fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

/// Links are not followed.
fn file(entry: &DirEntry) -> Option<Kept> {
    let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
    Some(Kept {
        written: metadata.modified().ok()?,
        bytes: metadata.len(),
        path: entry.path(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    #[test]
    fn the_oldest_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join("ab").join(name);
        fs::create_dir(folder.path().join("ab")).unwrap();
        fs::write(folder.path().join("beside"), [0; 1000]).unwrap();
        for (name, second) in [("new", 3), ("old", 1), ("middle", 2)] {
            fs::write(path(name), [0; 10]).unwrap();
            let file = File::options().write(true).open(path(name)).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(second);
            file.set_modified(time).unwrap();
        }
        prune(folder.path(), 30);
        assert!(path("old").exists());
        prune(folder.path(), 25);
        assert!(!path("old").exists() && path("middle").exists());
        prune(folder.path(), 10);
        assert!(!path("middle").exists() && path("new").exists());
        assert!(folder.path().join("beside").exists());
    }
}
