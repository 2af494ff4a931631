//! Files that are written in one step: a reader sees the old one or the new one, never a part.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes what `body` writes to the file at `path`. A link goes on pointing at its file. What
/// is no plain file, such as a pipe or `/dev/null`, is written to and not replaced.
///
/// # Errors
/// The file cannot be written, or what `body` says; the old file is still there then.
pub(crate) fn write(
    path: &Path,
    body: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        let mut out = BufWriter::new(File::options().write(true).open(path)?);
        body(&mut out)?;
        return out.flush();
    }
    // Who writes a report may own it from then on, where it cannot stay its owner's.
    let keep = &mut |target: &Path, file: &File| {
        let _ = keep_owner(target, file);
        Ok(())
    };
    put(path, keep, body)
}

/// The same for a file that is there, which keeps its owner, group and mode.
///
/// # Errors
/// The same, and where the file would come to belong to somebody else.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, &mut keep_owner, &mut |out| out.write_all(bytes))
}

fn put(
    path: &Path,
    prepare: &mut dyn FnMut(&Path, &File) -> io::Result<()>,
    body: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let target = target_of(path);
    let mut file = beside(&target)?;
    prepare(&target, file.as_file())?;
    let mut out = BufWriter::new(file.as_file_mut());
    body(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

/// The file to write: a link goes on pointing at its own, also where that is yet to be.
pub(crate) fn target_of(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    // As many links as systems follow; a circle of them is an error of the writing.
    for _ in 0..40 {
        match fs::read_link(&target) {
            Ok(next) => target = folder(&target).join(next),
            Err(_) => break,
        }
    }
    target
}

/// The folder in which a file lies; `.` for the current one.
pub(crate) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Gives the new file owner, group and mode of the old one.
///
/// # Errors
/// They cannot be given: the old file belongs to somebody else.
#[cfg(unix)]
fn keep_owner(target: &Path, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let old = fs::metadata(target)?;
    let new = file.metadata()?;
    let owner = (old.uid() != new.uid()).then_some(old.uid());
    let group = (old.gid() != new.gid()).then_some(old.gid());
    if owner.is_some() || group.is_some() {
        fchown(file, owner, group)?;
    }
    // The process's umask took away what the old file had.
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &File) -> io::Result<()> {
    Ok(())
}

/// A new file in the target's folder, which others may read as they may any new file.
fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = folder(target);
    // Asked first, since the crate's own error names a file that nobody knows.
    fs::metadata(&folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".beian-lint-");
    match fs::metadata(target) {
        Ok(metadata) => {
            builder.permissions(metadata.permissions());
        }
        #[cfg(unix)]
        Err(_) => {
            use std::os::unix::fs::PermissionsExt;
            // The process's umask takes away what it must.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        #[cfg(not(unix))]
        Err(_) => {}
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        fs::write(&path, "old").unwrap();
        let failed = write(&path, &mut |out| {
            out.write_all(b"ne")?;
            Err(io::Error::other("full"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        write(&path, &mut |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn mode_and_owner_stay() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("page.html");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
        // Only root may give files away; others keep their own.
        let given = chown(&path, Some(12345), Some(12345)).is_ok();
        let before = fs::metadata(&path).unwrap();
        let stays = || {
            let after = fs::metadata(&path).unwrap();
            assert_eq!(after.mode() & 0o7777, 0o666);
            assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
            assert_eq!(given, after.uid() == 12345);
        };
        replace(&path, b"new").unwrap();
        stays();
        write(&path, &mut |out| out.write_all(b"newer")).unwrap();
        stays();
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_replaced() {
        write(Path::new("/dev/null"), &mut |out| out.write_all(b"x")).unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, &mut |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_file(&file).unwrap();
        write(&link, &mut |out| out.write_all(b"again")).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "again");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
