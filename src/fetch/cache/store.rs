//! Entries as files: one each, named by a hash, written in one step.

use super::entry::Entry;
use super::{folder, prune};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::NamedTempFile;

/// Bytes of all files; the oldest go first.
const ROOM: u64 = 512 << 20;
/// Entries of another form are in another folder.
const VERSION: &str = "pages-1";
/// Bytes of a file besides those of the page itself, which are hardly ever more packed.
const OVERHEAD: u64 = 128 << 10;

/// A folder of entries.
pub(super) struct Store {
    folder: PathBuf,
    room: u64,
    /// Bytes written since the files were last counted.
    written: AtomicU64,
}

impl Store {
    /// # Errors
    /// The folder cannot be made or written to.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        Self::with_room(folder, ROOM)
    }

    fn with_room(folder: &Path, room: u64) -> io::Result<Self> {
        folder::make(folder)?;
        Ok(Self {
            folder: folder.join(VERSION),
            room,
            // The first page has them counted: earlier runs left some.
            written: AtomicU64::new(room),
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The entry of that name, unless it is broken or has a page of more than `max_bytes`.
    pub(super) fn read(&self, key: &str, max_bytes: u64) -> Option<Entry> {
        let limit = max_bytes.saturating_add(OVERHEAD);
        let file = File::open(self.path(key)?).ok()?;
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes).ok()?;
        Entry::unpack(&bytes, max_bytes)
    }

    /// Replaces the entry of that name. Another run sees the old one or the new one.
    pub(super) fn write(&self, key: &str, entry: &Entry) -> io::Result<()> {
        let path = self.path(key).ok_or(io::ErrorKind::InvalidInput)?;
        let bytes = entry.pack()?;
        self.make_room(bytes.len() as u64);
        let parent = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent)?;
        // Readable by nobody else, as temporary files are.
        let mut file = NamedTempFile::new_in(parent)?;
        file.write_all(&bytes)?;
        file.persist(path)?;
        Ok(())
    }

    /// Removes the entry of that name.
    pub(super) fn remove(&self, key: &str) {
        if let Some(path) = self.path(key) {
            // It may not be there, and next time it is replaced anyway.
            let _ = fs::remove_file(path);
        }
    }

    fn make_room(&self, more: u64) {
        let written = self.written.fetch_add(more, Ordering::Relaxed);
        if written >= self.room / 8 {
            self.written.store(0, Ordering::Relaxed);
            prune::prune(&self.folder, self.room / 8 * 7);
        }
    }

    /// `None` for what is no hash.
    fn path(&self, key: &str) -> Option<PathBuf> {
        let is_hash = key.len() == 64 && key.bytes().all(|b| b.is_ascii_hexdigit());
        let (start, rest) = key.split_at_checked(2).filter(|_| is_hash)?;
        Some(self.folder.join(start).join(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(nth: usize) -> String {
        format!("{nth:064x}")
    }

    #[test]
    fn what_was_written_is_read_until_it_is_broken() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let entry = Entry::of_test(b"<p>page");
        assert!(store.read(&key(1), 100).is_none());
        store.write(&key(1), &entry).unwrap();
        assert_eq!(store.read(&key(1), 100).unwrap().bytes, b"<p>page");
        assert!(store.read(&key(1), 6).is_none());
        assert!(store.write("../x", &entry).is_err());

        let path = store.path(&key(1)).unwrap();
        let whole = fs::read(&path).unwrap();
        for broken in [&b""[..], b"\n{}\n", &whole[..whole.len() - 1], &whole[1..]] {
            fs::write(&path, broken).unwrap();
            assert!(store.read(&key(1), 100).is_none());
        }
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            fs::write(&path, broken).unwrap();
            assert!(store.read(&key(1), 100).is_none(), "{at}");
        }
        store.write(&key(1), &entry).unwrap();
        assert!(store.read(&key(1), 100).is_some());
    }

    #[test]
    fn the_folder_does_not_grow_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let size = Entry::of_test(b"<p>page").pack().unwrap().len() as u64;
        let store = Store::with_room(folder.path(), 40 * size).unwrap();
        for nth in 0..200 {
            store.write(&key(nth), &Entry::of_test(b"<p>page")).unwrap();
        }
        let there = (0..200).filter(|nth| store.read(&key(*nth), 100).is_some());
        let there: Vec<_> = there.collect();
        assert!((30..=41).contains(&there.len()), "{there:?}");
        assert!(there.contains(&199));
    }
}
