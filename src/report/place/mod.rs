//! Where findings stand in the repository, for formats whose readers know only its files.
//!
//! A page that is a file stands there itself. A page from the web may stand for a file that
//! it was built from ([`Mapping`]): for that file's lines if their bytes are equal, else for
//! the file as a whole. Otherwise a finding points at the file that tells what is checked,
//! and its message names the page.

mod page;

pub use page::PagePlace;

use crate::check::PageReport;
use crate::config::{Base, Mapping};
use crate::digest;
use std::path::{Path, PathBuf};
use url::Url;

/// Finds the places of pages in the repository.
#[derive(Debug, Clone, Default)]
pub struct Places {
    base: Base,
    /// Where the program was started.
    here: PathBuf,
    maps: Vec<Mapping>,
    fallback: Option<String>,
}

impl Places {
    /// Places seen from `root`, the repository's folder, by a program that was started in
    /// `here`. Of several `maps` that fit, the one of the longest address counts. `fallback`
    /// is pointed at where a page is no file.
    #[must_use]
    pub fn new(root: &Path, here: &Path, maps: Vec<Mapping>, fallback: Option<&Path>) -> Self {
        let mut places = Self {
            base: Base::new(root),
            here: here.to_owned(),
            maps,
            fallback: None,
        };
        // Stable: of equally long ones the first counts.
        places.maps.sort_by_key(|map| std::cmp::Reverse(map.len()));
        places.fallback = fallback.map(|path| places.name(&path.to_string_lossy()));
        places
    }

    /// Where a page stands. Reads files only for pages from the web that a map names.
    #[must_use]
    pub fn of_page(&self, page: &PageReport) -> PagePlace {
        let sha256 = page.fetched.as_ref().map(|fetched| fetched.sha256.as_str());
        let asked = page.requested.as_deref();
        let mut place = self.of_source(&page.source);
        if is_elsewhere(&page.source) {
            let addresses = std::iter::once(page.source.as_str()).chain(asked);
            if let Some((file, exact)) = self.mapped(addresses, sha256) {
                place.file = Some(file);
                place.exact = exact;
            }
        }
        place
    }

    /// Where an input stands of which nothing but the name is known.
    #[must_use]
    pub fn of_source(&self, source: &str) -> PagePlace {
        let is_file = !is_elsewhere(source);
        let name = self.name(source);
        PagePlace {
            file: if is_file {
                Some(name.clone())
            } else {
                self.fallback.clone()
            },
            exact: is_file,
            address: (!is_file).then(|| source.to_owned()),
            name,
        }
    }

    /// The file of an address, and whether it holds the very bytes.
    fn mapped<'a>(
        &self,
        addresses: impl Iterator<Item = &'a str>,
        sha256: Option<&str>,
    ) -> Option<(String, bool)> {
        let urls: Vec<Url> = addresses.filter_map(|a| Url::parse(a).ok()).collect();
        let files = self.maps.iter().flat_map(|map| {
            let files = urls.iter().flat_map(|url| map.files(url));
            files.filter(|file| file.is_file())
        });
        let mut first = None;
        for file in files {
            let same = sha256.is_some_and(|sha256| {
                digest::of_file(&file).is_ok_and(|found| found.eq_ignore_ascii_case(sha256))
            });
            let name = self.name(&file.to_string_lossy());
            if same {
                return Some((name, true));
            }
            first.get_or_insert(name);
        }
        first.map(|name| (name, false))
    }

    /// The path from the repository's folder, or the absolute path where it leads out of it.
    fn name(&self, source: &str) -> String {
        let name = self.base.name(source);
        if name == ".." || name.starts_with("../") {
            let path = self.here.join(source);
            return path.to_string_lossy().into_owned();
        }
        name
    }
}

/// An address or standard input: no file.
fn is_elsewhere(source: &str) -> bool {
    source.contains("://") || source.starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Fetched, Role};
    use crate::report::sample;
    use crate::text::Lang;
    use std::fs;
    use tempfile::TempDir;

    /// A repository with two built pages and a configuration, as seen from its folder `app`.
    fn repository() -> (TempDir, Places) {
        let root = tempfile::tempdir().unwrap();
        let dist = root.path().join("dist");
        fs::create_dir_all(dist.join("a")).unwrap();
        fs::write(dist.join("index.html"), "abc").unwrap();
        fs::write(dist.join("a/index.html"), "abc").unwrap();
        let app = root.path().join("app");
        fs::create_dir(&app).unwrap();
        let maps = ["https://example.cn/=/nowhere", "https://example.cn/=dist/"];
        let maps = maps.map(|map| Mapping::parse(map).unwrap().below(root.path()));
        let config = app.join("beian-lint.toml");
        let places = Places::new(root.path(), &app, maps.into(), Some(&config));
        (root, places)
    }

    fn fetched(source: &str, body: &str) -> PageReport {
        let mut page = sample::page(source, Role::Home);
        page.fetched = Some(Fetched {
            sha256: digest::of_bytes(body.as_bytes()),
            ..Fetched::default()
        });
        page
    }

    fn told(places: &Places, page: &PageReport) -> (Option<String>, bool) {
        let place = places.of_page(page);
        (place.file, place.exact)
    }

    #[test]
    fn a_page_with_the_files_bytes_stands_on_its_lines() {
        let (_root, places) = repository();
        let file = |name: &str| Some(format!("dist/{name}"));
        let page = fetched("https://example.cn/?x=1#y", "abc");
        assert_eq!(told(&places, &page), (file("index.html"), true));
        let page = fetched("https://example.cn/a", "abc");
        assert_eq!(told(&places, &page), (file("a/index.html"), true));
        let page = fetched("https://example.cn/a", "other");
        assert_eq!(told(&places, &page), (file("a/index.html"), false));
    }

    #[test]
    fn the_address_that_was_asked_for_counts_too() {
        let (_root, places) = repository();
        let mut page = fetched("https://cdn.example/", "abc");
        page.requested = Some("https://example.cn/".into());
        assert_eq!(told(&places, &page).0.as_deref(), Some("dist/index.html"));
    }

    #[test]
    fn what_is_no_file_points_at_the_configuration_and_names_the_page() {
        let (_root, places) = repository();
        let report = sample::fail();
        let page = report.pages.iter().find(|page| page.source == "<stdin>");
        let place = places.of_page(page.unwrap());
        assert_eq!(place.file.as_deref(), Some("app/beian-lint.toml"));
        let finding = &page.unwrap().findings[0];
        let span = place.span(finding);
        assert_eq!(
            (span.line.get(), span.end_column.get(), span.start),
            (1, 1, None)
        );
        assert!(
            place
                .message(finding, Lang::En)
                .starts_with("<stdin>:1:9: `京")
        );
        let nothing = Places::default().of_page(page.unwrap());
        assert_eq!((nothing.file, nothing.name.as_str()), (None, "<stdin>"));
    }

    #[test]
    fn files_are_named_from_the_repositorys_folder() {
        let (root, _) = repository();
        let here = std::env::current_dir().unwrap();
        let places = Places::new(&here, &here, Vec::new(), None);
        assert_eq!(places.of_source("./dist/../a.html").name, "a.html");
        let outside = root.path().join("x.html").to_string_lossy().into_owned();
        assert_eq!(places.of_source(&outside).file, Some(outside));
    }
}
