//! Patterns of files that were seen to be valid.

use super::mapping::decoded;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of files, relative to the configuration file's folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Globs {
    written: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// `patterns` that compile; others would match nothing. A folder's name stands for
    /// all that is in it.
    pub(crate) fn new(patterns: &[String]) -> Self {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
            let folder = pattern.trim_end_matches('/');
            let all_in_it = match folder {
                "" | "." => "**".to_owned(),
                _ => format!("{folder}/**"),
            };
            for pattern in [pattern, &all_in_it] {
                let glob = GlobBuilder::new(pattern).literal_separator(true).build();
                set.add(match glob {
                    Ok(glob) => glob,
                    Err(_) => continue,
                });
            }
        }
        Self {
            written: patterns.to_vec(),
            set: set.build().unwrap_or_default(),
        }
    }

    pub(crate) fn fit(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// Whether they mean an address or the path of one, as it is sent or as people write it.
    pub(super) fn fit_address(&self, address: &str) -> bool {
        self.fit(address) || decoded(address).is_some_and(|plain| self.fit(&plain))
    }

    /// The patterns as written.
    pub(super) fn written(&self) -> &[String] {
        &self.written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_stands_for_what_is_in_it() {
        let globs = Globs::new(&["dist/cn".into(), "./a/*.html".into()]);
        assert!(globs.fit("dist/cn/x/y.html") && globs.fit("a/b.html"));
        assert!(!globs.fit("dist/cnx.html") && !globs.fit("a/b/c.html"));
    }

    #[test]
    fn the_files_own_folder_is_a_folder_like_others() {
        for pattern in [".", "./"] {
            let globs = Globs::new(&[pattern.into()]);
            assert!(
                globs.fit("index.html") && globs.fit("a/b.html"),
                "{pattern}"
            );
        }
    }
}
