//! What a walk of a folder makes of one file, without the walk.

use super::options::{InputError, SourceOptions};
use super::paths::{below, shown};
use super::patterns::Filter;
use super::roles::is_index;
use super::walk::is_skipped;
use crate::config::Config;
use crate::page::{Role, RoleChoice, is_template};
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Entries of folders that are looked at before a page counts as none of the root pages: below
/// that many files, it hardly is one, and an editor waits.
const MOST_ENTRIES: usize = 50_000;

/// Answers for single files what a walk would do with them.
#[derive(Debug)]
pub(crate) struct Sieve {
    filter: Filter,
    templates: bool,
    role: RoleChoice,
    config: Arc<Config>,
}

impl Sieve {
    /// # Errors
    /// A pattern cannot be compiled.
    pub(crate) fn new(options: &SourceOptions) -> Result<Self, InputError> {
        Ok(Self {
            filter: Filter::new(options)?,
            templates: options.templates,
            role: options.role,
            config: Arc::clone(&options.config),
        })
    }

    /// Whether the patterns of pages fit the file at `relative` below a folder.
    pub(crate) fn is_page(&self, folder: &Path, relative: &Path) -> bool {
        self.filter.is_page(relative, &below(folder, relative))
    }

    /// Whether the file or a folder that it lies in is to be left out.
    pub(crate) fn is_excluded(&self, folder: &Path, relative: &Path) -> bool {
        let mut on_the_way = relative
            .ancestors()
            .filter(|path| !path.as_os_str().is_empty());
        on_the_way.any(|path| self.filter.is_excluded(path, &below(folder, path)))
    }

    /// Whether a walk passes over it: it is hidden, of other people, or to be left out.
    pub(crate) fn is_passed_over(&self, folder: &Path, relative: &Path) -> bool {
        relative.ancestors().any(is_skipped) || self.is_excluded(folder, relative)
    }

    /// The role that a walk of the folder gives the page: an index page is a home page where
    /// no other lies higher, in the folder or in its site.
    pub(crate) fn role(&self, folder: &Path, relative: &Path) -> Role {
        let asked = self.role == RoleChoice::Auto && is_index(relative);
        self.role
            .of_found(asked && self.is_highest(folder, relative))
    }

    fn is_highest(&self, folder: &Path, relative: &Path) -> bool {
        let site = self.site_of(folder, relative);
        let (mut in_folder, mut in_site) = (true, site.is_some());
        let mut left = MOST_ENTRIES;
        let mut level = vec![PathBuf::new()];
        // Only what lies higher can be the root page instead.
        for _ in relative.iter().skip(1) {
            let mut next = Vec::new();
            for parent in level {
                let entries = fs::read_dir(folder.join(&parent)).into_iter().flatten();
                for entry in entries.flatten() {
                    let Some(fewer) = left.checked_sub(1) else {
                        return false;
                    };
                    left = fewer;
                    let Some(found) = self.found(folder, &parent, &entry) else {
                        continue;
                    };
                    match found {
                        Found::Folder(path) => next.push(path),
                        Found::Index(path) => {
                            in_folder = false;
                            in_site &= self.site_of(folder, &path) != site;
                        }
                    }
                    if !in_folder && !in_site {
                        return false;
                    }
                }
            }
            level = next;
        }
        true
    }

    fn site_of(&self, folder: &Path, relative: &Path) -> Option<usize> {
        self.config.site_index(&shown(&below(folder, relative)))
    }

    /// What an entry of a folder is, as far as it matters. Links are no way to a root page.
    fn found(&self, folder: &Path, parent: &Path, entry: &DirEntry) -> Option<Found> {
        let (name, kind) = (entry.file_name(), entry.file_type().ok()?);
        let path = parent.join(&name);
        let out = || is_skipped(&path) || self.filter.is_excluded(&path, &below(folder, &path));
        if kind.is_dir() {
            return (!out()).then_some(Found::Folder(path));
        }
        let template = || self.templates && is_template(&shown(&path));
        let counts = kind.is_file() && is_index(&path) && !template() && !out();
        (counts && self.is_page(folder, &path)).then_some(Found::Index(path))
    }
}

enum Found {
    Folder(PathBuf),
    Index(PathBuf),
}

#[cfg(test)]
mod tests {
    use super::super::feed;
    use super::*;
    use crate::page::Work;
    use proptest::prelude::*;
    use std::ops::ControlFlow;

    /// Files below a fresh folder.
    fn folder(files: &[String]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        folder
    }

    /// What a walk says of each page.
    fn walked(folder: &Path, options: &SourceOptions) -> Vec<(PathBuf, Role)> {
        let mut pages = Vec::new();
        let named = folder.to_string_lossy().into_owned();
        feed(&[named], options, &mut |work| {
            if let Work::File { path, role, .. } = work {
                pages.push((path, role));
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        pages
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn it_agrees_with_a_walk(
            files in prop::collection::vec(
                "([ab]/|out/|node_modules/|\\.x/|\\.vitepress/|cache/){0,3}(index|default|x)\\.(html|htm|json|css)", 0..8),
            templates: bool,
        ) {
            let folder = folder(&files);
            let options = SourceOptions {
                excludes: vec!["out".to_owned()],
                templates,
                ..SourceOptions::default()
            };
            let sieve = Sieve::new(&options).unwrap();
            let walked = walked(folder.path(), &options);
            for file in &files {
                let relative = Path::new(file);
                let path = folder.path().join(file);
                let found = walked.iter().find(|(page, _)| *page == path);
                let is_page = sieve.is_page(folder.path(), relative)
                    && !sieve.is_passed_over(folder.path(), relative);
                prop_assert_eq!(is_page, found.is_some(), "{}", file);
                if let Some((_, role)) = found && !is_template(file) {
                    prop_assert_eq!(sieve.role(folder.path(), relative), *role, "{}", file);
                }
            }
        }
    }
}
