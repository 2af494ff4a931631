//! Which changes are of interest.

use crate::config::absolute;
use crate::source::Sieve;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something that was named to be checked.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    /// Absolute, as it was named.
    named: PathBuf,
    /// Where that leads, which is what some systems tell of.
    real: PathBuf,
    /// All that lies below it is meant.
    is_folder: bool,
    /// What a walk looks at; none where no configuration says that.
    sieve: Option<Arc<Sieve>>,
}

impl Root {
    /// A folder with all that a walk of it looks at, or a file.
    pub(crate) fn new(path: &Path, is_folder: bool, sieve: Option<Arc<Sieve>>) -> Self {
        let named = absolute(path);
        Self {
            real: real(&named),
            named,
            is_folder,
            sieve,
        }
    }

    /// The way from the root to a path; none where it does not lead there.
    fn below<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        let below = path.strip_prefix(&self.named);
        below.or_else(|_| path.strip_prefix(&self.real)).ok()
    }

    fn has(&self, path: &Path) -> bool {
        let Some(below) = self.below(path) else {
            return false;
        };
        if below.as_os_str().is_empty() || !self.is_folder {
            return true;
        }
        let Some(sieve) = &self.sieve else {
            return true;
        };
        // What is gone may have been a folder of pages.
        let may_hold_pages = || path.is_dir() || !path.exists();
        !sieve.is_passed_over(&self.named, below)
            && (sieve.is_page(&self.named, below) || may_hold_pages())
    }
}

/// What is of interest.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scope {
    roots: Vec<Root>,
    /// Files that say how to check, there or not.
    files: BTreeSet<PathBuf>,
    /// Files that the check itself writes.
    own: BTreeSet<PathBuf>,
}

impl Scope {
    /// `files`: configurations and baselines, there or not; `own`: what the check itself writes.
    pub(crate) fn new(
        roots: Vec<Root>,
        files: impl IntoIterator<Item = PathBuf>,
        own: impl IntoIterator<Item = PathBuf>,
    ) -> Self {
        let both = |path: PathBuf| {
            let path = absolute(&path);
            [real(&path), path]
        };
        Self {
            roots,
            files: files.into_iter().flat_map(both).collect(),
            own: own.into_iter().flat_map(both).collect(),
        }
    }

    /// Whether a change of that path may change what a check says.
    pub(super) fn matters(&self, path: &Path) -> bool {
        if self.own.contains(path) {
            return false;
        }
        let known = self.files.contains(path) || self.is_way_to_root(path);
        known || self.roots.iter().any(|root| root.has(path))
    }

    /// Whether it is a root, or a folder that one lies in.
    pub(super) fn is_way_to_root(&self, path: &Path) -> bool {
        let mut roots = self.roots.iter();
        roots.any(|root| root.named.starts_with(path) || root.real.starts_with(path))
    }

    /// The folders that tell of all that is of interest, as far as they are there; those that
    /// also tell of all below them are `true`.
    pub(super) fn folders(&self) -> BTreeMap<PathBuf, bool> {
        let mut folders = BTreeMap::new();
        let parents = self.files.iter().filter_map(|file| file.parent());
        let parents = parents.filter(|parent| parent.is_dir());
        folders.extend(parents.map(|parent| (parent.to_owned(), false)));
        for root in &self.roots {
            // Tells when the root itself comes or goes.
            let above = root.named.ancestors().skip(1).find(|path| path.is_dir());
            folders.extend(above.map(|path| (path.to_owned(), false)));
        }
        let whole = self.roots.iter().filter(|root| root.is_folder);
        let whole: Vec<&PathBuf> = whole
            .map(|root| &root.named)
            .filter(|path| path.is_dir())
            .collect();
        folders.retain(|path, _| !whole.iter().any(|root| path.starts_with(root)));
        folders.extend(whole.into_iter().map(|path| (path.clone(), true)));
        folders
    }
}

/// Where a path leads; one that is not there, where its folder does.
fn real(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = fs::canonicalize(path.parent()?).ok()?;
        Some(folder.join(path.file_name()?))
    };
    let real = fs::canonicalize(path).ok().or_else(in_folder);
    real.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceOptions;

    fn scope(folder: &Path) -> Scope {
        let options = SourceOptions {
            excludes: vec!["drafts".to_owned()],
            ..SourceOptions::default()
        };
        let sieve = Some(Arc::new(Sieve::new(&options).unwrap()));
        let roots = vec![
            Root::new(&folder.join("dist"), true, sieve.clone()),
            Root::new(&folder.join("one.html"), false, sieve),
        ];
        let files = [folder.join("beian-lint.toml")];
        Scope::new(roots, files, [folder.join("dist/report.html")])
    }

    #[test]
    fn what_a_walk_looks_at_matters() {
        let folder = tempfile::tempdir().unwrap();
        let folder = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(folder.join("dist/css")).unwrap();
        fs::write(folder.join("dist/a.css"), "").unwrap();
        let scope = scope(&folder);
        let matters = |path: &str| scope.matters(&folder.join(path));
        for path in [
            "dist",
            "dist/a.html",
            "dist/new/b.htm",
            "dist/css",
            "dist/gone",
            "one.html",
            "beian-lint.toml",
            "",
        ] {
            assert!(matters(path), "{path}");
        }
        for path in [
            "dist/a.css",
            "dist/.git/x.html",
            "dist/node_modules/a/x.html",
            "dist/drafts/x.html",
            "dist/report.html",
            "two.html",
            "package.json",
            "distant/a.html",
        ] {
            assert!(!matters(path), "{path}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let folder = fs::canonicalize(folder.path()).unwrap();
        let root = |path: &str| vec![Root::new(&folder.join(path), true, None)];
        let files = || Vec::<PathBuf>::new();
        let scope = Scope::new(root("out/dist"), files(), files());
        assert_eq!(scope.folders(), BTreeMap::from([(folder.clone(), false)]));
        let dist = folder.join("out/dist");
        fs::create_dir_all(&dist).unwrap();
        let both = BTreeMap::from([(folder.join("out"), false), (dist, true)]);
        assert_eq!(scope.folders(), both);
        let within = Scope::new([root("out"), root("out/dist")].concat(), files(), files());
        let named: Vec<bool> = within.folders().into_values().collect();
        assert_eq!(named, [false, true, true]);
    }
}
