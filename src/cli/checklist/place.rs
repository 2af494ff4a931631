//! Where a configuration is made for answers where there is none yet.

use crate::config::{absolute, repository};
use std::env;
use std::path::{Path, PathBuf};

/// The folder in which the configuration of some inputs is found later on: the current one
/// where they lie below it, else the root of the first's repository, else the folder that
/// holds it.
pub(super) fn folder(inputs: &[String]) -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    let paths = inputs.iter().map(|input| absolute(Path::new(input)));
    let outside = paths
        .filter(|path| path.exists())
        .find(|path| !path.starts_with(&here));
    outside.map_or(here, |path| above(&path))
}

fn above(path: &Path) -> PathBuf {
    let around = || path.parent().unwrap_or(path);
    repository(path).unwrap_or_else(around).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_folder_is_one_from_which_the_inputs_are_found() {
        let here = env::current_dir().unwrap();
        for inputs in [
            vec!["src".to_owned()],
            vec!["example.cn".to_owned()],
            vec![],
        ] {
            assert_eq!(folder(&inputs), here, "{inputs:?}");
        }
        let elsewhere = tempfile::tempdir().unwrap();
        let site = elsewhere.path().join("blog/public");
        fs::create_dir_all(&site).unwrap();
        let inputs = [site.to_string_lossy().into_owned()];
        assert_eq!(folder(&inputs), elsewhere.path().join("blog"));
        fs::create_dir(elsewhere.path().join(".git")).unwrap();
        assert_eq!(folder(&inputs), elsewhere.path());
    }
}
