//! Where the repository is, and what in it stands for pages that are none of its files.

use crate::config::{CONFIG_NAME, repository};
use crate::report::Places;
use crate::run::Part;
use std::env;
use std::path::{Path, PathBuf};

/// What a finding about a page from the web points at where there is no configuration file.
const FALLBACKS: [&str; 3] = ["README.md", "README.zh-CN.md", "README"];

/// The places of pages in the repository round the current folder. A page that is no file
/// points at the configuration of the first input.
pub(super) fn places(parts: &[Part]) -> Places {
    let here = env::current_dir().unwrap_or_default();
    let root = root(&here);
    let mut configs = parts.iter().map(|part| &part.source.config);
    let maps = configs.clone().flat_map(|config| config.maps()).collect();
    let file = configs.find_map(|config| config.path());
    let file = file.unwrap_or_else(|| fallback(root));
    Places::new(root, &here, maps, Some(&file))
}

/// The folder of the repository, or else the one in which the program was started.
fn root(here: &Path) -> &Path {
    repository(here).unwrap_or(here)
}

/// One of the files that nearly every repository has, or else the configuration file that this
/// one could have: code scanning takes no result without a file, and no upload with such a one.
fn fallback(root: &Path) -> PathBuf {
    let mut files = FALLBACKS.iter().map(|name| root.join(name));
    let there = files.find(|file| file.is_file());
    there.unwrap_or_else(|| root.join(CONFIG_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_repository_is_found_from_inside() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("a/b");
        fs::create_dir_all(&inside).unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert_eq!(root(&inside), folder.path());
        let config = folder.path().join("beian-lint.toml");
        assert_eq!(fallback(folder.path()), config);
        let readme = folder.path().join("README.md");
        fs::write(&readme, "").unwrap();
        assert_eq!(fallback(folder.path()), readme);
    }
}
