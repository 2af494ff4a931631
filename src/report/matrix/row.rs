//! Which site a page belongs to.

use crate::check::PageReport;
use crate::page::Unchecked;
use crate::report::Report;
use crate::site::SitePlace;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What a row of the matrix stands for. Ordered as the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// A `[[site]]` of the configuration.
    Site,
    /// A host that was asked over the network.
    Host,
    /// A folder that was walked.
    Folder,
    /// A file named by itself, or standard input.
    Page,
}

/// A row's kind and name.
pub(crate) type Key = (RowKind, String);

/// Knows the rows of the pages, and from them guesses those of inputs that never became pages.
pub(crate) struct Rows<'a> {
    roots: &'a [String],
    /// The names that several blocks have.
    shared: BTreeSet<&'a str>,
    /// The `[[site]]` of some page on each host and in each folder, which has its slash.
    neighbours: BTreeMap<String, Key>,
}

impl<'a> Rows<'a> {
    /// The rows of a report's pages.
    pub(crate) fn new(report: &'a Report) -> Self {
        Self {
            roots: &report.roots,
            shared: shared(report),
            neighbours: BTreeMap::new(),
        }
    }

    /// The row of a page.
    pub(crate) fn of_page(&mut self, page: &PageReport) -> Key {
        let source = page.source.as_str();
        let key = match &page.site {
            Some(site) => (RowKind::Site, self.name_of(site.name(), site.place())),
            None => self.of_source(source),
        };
        if key.0 == RowKind::Site {
            let near = neighbourhood(source);
            self.neighbours.entry(near).or_insert_with(|| key.clone());
        }
        key
    }

    /// The row of an input that could not be looked at. Where nobody says to what site it
    /// belongs, that of pages beside it, if they belong to one.
    pub(crate) fn of_unchecked(&self, one: &Unchecked) -> Key {
        if let Some(site) = &one.site {
            return (RowKind::Site, self.name_of(&site.name, &site.at));
        }
        let near = self.neighbours.get(&neighbourhood(&one.source));
        near.cloned().unwrap_or_else(|| self.of_source(&one.source))
    }

    /// The site's name, with the place of its block where another has the same.
    fn name_of(&self, name: &str, at: &SitePlace) -> String {
        if self.shared.contains(name) {
            at.beside(name)
        } else {
            name.to_owned()
        }
    }

    fn of_source(&self, source: &str) -> Key {
        if let Some(host) = host(source) {
            return (RowKind::Host, host);
        }
        let around = self.roots.iter().filter(|root| contains(root, source));
        match around.max_by_key(|root| root.len()) {
            Some(root) => (RowKind::Folder, root.clone()),
            None => (RowKind::Page, source.to_owned()),
        }
    }
}

/// The names of sites that stand in several blocks.
fn shared(report: &Report) -> BTreeSet<&str> {
    let mut first: BTreeMap<&str, &SitePlace> = BTreeMap::new();
    let of_pages = report.pages.iter().filter_map(|page| page.site.as_ref());
    let of_pages = of_pages.map(|site| (site.name(), site.place()));
    let unchecked = report.unchecked.iter().filter_map(|one| one.site.as_ref());
    let sites = of_pages.chain(unchecked.map(|site| (&*site.name, &site.at)));
    let again = sites.filter(|(name, place)| *first.entry(name).or_insert(place) != *place);
    again.map(|(name, _)| name).collect()
}

/// What neighbours share: a host, or a folder.
fn neighbourhood(source: &str) -> String {
    host(source).unwrap_or_else(|| {
        let folder = source.rfind('/').map_or(0, |slash| slash + 1);
        source.get(..folder).unwrap_or_default().to_owned()
    })
}

/// Host and port of an address, the port only where it is not the scheme's own.
fn host(source: &str) -> Option<String> {
    let url = Url::parse(source).ok()?;
    let host = url
        .host_str()
        .filter(|_| url.scheme().starts_with("http"))?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// Whether a folder is the source or holds it. Both are as printed.
fn contains(root: &str, source: &str) -> bool {
    match root {
        "." => !source.starts_with(['/', '<']) && !source.starts_with("../"),
        "/" => source.starts_with('/'),
        _ => source
            .strip_prefix(root)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::SitePage;
    use crate::page::UncheckedKind;
    use crate::report::sample::unchecked;
    use RowKind::{Folder, Host, Page, Site};

    fn key(kind: RowKind, name: &str) -> Key {
        (kind, name.to_owned())
    }

    fn report(roots: &[&str], pages: Vec<PageReport>) -> Report {
        let mut report = Report::new(pages, Vec::new());
        report.roots = roots.iter().map(|&root| root.to_owned()).collect();
        report
    }

    fn page(source: &str, site: SitePage) -> PageReport {
        let mut page = crate::report::matrix::testing::checked(source, "");
        page.site = Some(site);
        page
    }

    #[test]
    fn a_source_belongs_to_its_host_folder_or_itself() {
        let report = report(&["dist", "dist/cn"], Vec::new());
        let rows = Rows::new(&report);
        for (source, row) in [
            ("https://a.cn/x", key(Host, "a.cn")),
            ("http://a.cn:8080/", key(Host, "a.cn:8080")),
            ("dist/cn/a.html", key(Folder, "dist/cn")),
            ("dist/cnn/a.html", key(Folder, "dist")),
            ("distant/a.html", key(Page, "distant/a.html")),
            ("<stdin>", key(Page, "<stdin>")),
        ] {
            assert_eq!(rows.of_source(source), row, "{source}");
        }
    }

    #[test]
    fn the_current_folder_holds_what_lies_below_it() {
        for (source, inside) in [("a/b.html", true), ("../a.html", false), ("<stdin>", false)] {
            assert_eq!(contains(".", source), inside, "{source}");
        }
    }

    #[test]
    fn sites_of_one_name_are_kept_apart() {
        let blocks = [("cn", 3), ("cn", 3), ("cn", 9), ("hk", 12)];
        let pages = blocks.map(|(name, line)| {
            let site = crate::site_wide::testing::page_of_block(name, line);
            page("a.html", site)
        });
        let report = report(&[], pages.into());
        let mut rows = Rows::new(&report);
        let names = report.pages.iter().map(|page| rows.of_page(page).1);
        let [one, other] = ["cn (beian-lint.toml:3)", "cn (beian-lint.toml:9)"];
        assert_eq!(names.collect::<Vec<_>>(), [one, one, other, "hk"]);
    }

    #[test]
    fn an_unchecked_input_joins_its_neighbours() {
        let site = || crate::site_wide::testing::page("cn", &[]);
        let sources = ["https://a.cn/", "dist/cn/index.html"];
        let pages = sources.map(|source| page(source, site())).into();
        let report = report(&["dist"], pages);
        let mut rows = Rows::new(&report);
        for page in &report.pages {
            rows.of_page(page);
        }
        for (source, row) in [
            ("https://a.cn/b", key(Site, "cn")),
            ("https://b.cn/", key(Host, "b.cn")),
            ("dist/cn/b.html", key(Site, "cn")),
            ("dist/b.html", key(Folder, "dist")),
            ("gone.html", key(Page, "gone.html")),
        ] {
            let one = unchecked(source, UncheckedKind::Timeout, None);
            assert_eq!(rows.of_unchecked(&one), row, "{source}");
        }
    }
}
