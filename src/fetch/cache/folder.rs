//! Where the user's cache is.

use etcetera::{BaseStrategy as _, choose_base_strategy};
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of our folder among those of other programs.
const NAME: &str = "beian-lint";
/// Tells backups what may be left out (bford.info/cachedir).
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# Pages kept by beian-lint; may be deleted.\n",
);

pub(super) fn of_user() -> Option<PathBuf> {
    let named = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let of_system = || choose_base_strategy().ok().map(|system| system.cache_dir());
    // A relative path is to be ignored (XDG Base Directory Specification).
    let folder = named.filter(|path| path.is_absolute()).or_else(of_system);
    folder.map(|folder| folder.join(NAME))
}

/// Makes a folder that is nobody else's business.
///
/// # Errors
/// It cannot be made, or nothing can be written there.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    let (name, text) = TAG;
    // Written each time: whether that works is what is asked here.
    fs::write(folder.join(name), text)
}
