//! The files below a folder.
//!
//! Hidden entries, `node_modules` and `vendor` are left out, but not `.vitepress` and `.vuepress`,
//! which hold configuration and built pages; `.gitignore` is not obeyed,
//! since what a site generator wrote is exactly what is to be checked. A symbolic link
//! is followed only to what lies inside the folder, and no folder is entered twice, so
//! that loops and links out of the folder are harmless.

use super::paths::{below, joined, named};
use super::patterns::Filter;
use crate::config::Config;
use crate::page::Unchecked;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// What was found below a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files that fit, relative to the folder, sorted.
    pub(super) pages: Vec<PathBuf>,
    /// Files below the folder, not in it, that may be configurations.
    pub(super) configs: Vec<PathBuf>,
    /// Folders and links that could not be read.
    pub(super) unchecked: Vec<Unchecked>,
}

/// Lists the files below `folder` for which `fits`(path below the folder, path as
/// printed) holds and that `filter` does not exclude.
pub(super) fn walk(folder: &Path, filter: &Filter, fits: &dyn Fn(&Path, &Path) -> bool) -> Found {
    let mut walk = Walk {
        folder,
        filter,
        fits,
        root: None,
        found: Found::default(),
        folders: vec![PathBuf::new()],
        links: Vec::new(),
        entered: HashSet::new(),
    };
    walk.run();
    walk.found.pages.sort();
    walk.found
}

struct Walk<'a> {
    folder: &'a Path,
    filter: &'a Filter,
    fits: &'a dyn Fn(&Path, &Path) -> bool,
    /// The folder's canonical path, once a link asks for it.
    root: Option<PathBuf>,
    found: Found,
    /// Folders still to be read.
    folders: Vec<PathBuf>,
    /// Links still to be looked at, after all that is there without them.
    links: Vec<PathBuf>,
    /// Canonical folders that were read, noted only once there is a link.
    entered: HashSet<PathBuf>,
}

impl Walk<'_> {
    fn run(&mut self) {
        let mut read = Vec::new();
        while let Some(folder) = self.folders.pop() {
            self.list(&folder);
            read.push(folder);
        }
        if self.links.is_empty() {
            return;
        }
        self.root = self.real(Path::new(""));
        for folder in &read {
            self.entered.extend(self.real(folder));
        }
        self.follow_links();
    }

    fn follow_links(&mut self) {
        self.links.sort();
        while let Some(link) = self.links.pop() {
            self.follow(link);
            while let Some(folder) = self.folders.pop() {
                if let Some(real) = self.real(&folder)
                    && self.entered.insert(real)
                {
                    self.list(&folder);
                }
            }
        }
    }

    /// A dangling link is no page and no fault of the site's.
    fn follow(&mut self, link: PathBuf) {
        let (Some(target), Some(root)) = (self.real(&link), &self.root) else {
            return;
        };
        if !target.starts_with(root) {
            return;
        }
        if target.is_dir() {
            self.folders.push(link);
        } else if target.is_file() {
            self.add_file(link);
        }
    }

    fn real(&self, relative: &Path) -> Option<PathBuf> {
        fs::canonicalize(self.on_disk(relative)).ok()
    }

    fn on_disk(&self, relative: &Path) -> PathBuf {
        let path = below(self.folder, relative);
        if path.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            path
        }
    }

    fn list(&mut self, relative: &Path) {
        let read = fs::read_dir(self.on_disk(relative)).and_then(|entries| {
            for entry in entries {
                self.visit(relative, &entry?)?;
            }
            Ok(())
        });
        if let Err(error) = read {
            let source = named(&self.on_disk(relative));
            self.found.unchecked.push(Unchecked::io(&source, &error));
        }
    }

    fn visit(&mut self, parent: &Path, entry: &DirEntry) -> io::Result<()> {
        let path = joined(parent, &entry.file_name());
        if is_skipped(&path) {
            return Ok(());
        }
        let kind = entry.file_type()?;
        if kind.is_file() {
            if Config::is_named(&path) && !parent.as_os_str().is_empty() {
                self.found.configs.push(path.clone());
            }
            self.add_file(path);
        } else if !self.filter.is_excluded(&path, &below(self.folder, &path)) {
            if kind.is_dir() {
                self.folders.push(path);
            } else if kind.is_symlink() {
                self.links.push(path);
            }
        }
        Ok(())
    }

    fn add_file(&mut self, relative: PathBuf) {
        let printed = below(self.folder, &relative);
        if (self.fits)(&relative, &printed) && !self.filter.is_excluded(&relative, &printed) {
            self.found.pages.push(relative);
        }
    }
}

/// Whether the last part of the path is a hidden entry or a folder of other people's code.
pub(super) fn is_skipped(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    if is_generators(name) {
        return false;
    }
    let parent = path.parent().and_then(Path::file_name);
    name.as_encoded_bytes().starts_with(b".")
        || name == "node_modules"
        || name == "vendor"
        || (name == "cache" && parent.is_some_and(is_generators))
}

/// A folder of a site generator: `docs/.vitepress/dist` holds the pages,
/// `docs/.vitepress/config.mts` the footer, and `cache` what they were bundled from.
fn is_generators(name: &OsStr) -> bool {
    name == ".vitepress" || name == ".vuepress"
}
