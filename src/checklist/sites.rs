//! Which pages belong to which site of the list.
//!
//! A `[[site]]` of the configuration claims its own. Of what is left, each domain is a site
//! together with its www host, and so is each folder; files named one by one are one site. One
//! domain beside one folder, or beside files, are the same site: before the launch and after it.

use super::hosts::{HostPair, asked, base, pairs};
use crate::check::PageReport;
use crate::config::Config;
use crate::crawl::asked_in_vain;
use crate::finding::Scope;
use crate::page::Unchecked;
use crate::report::{Report, RowKind, Rows};
use crate::site::Site;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One site of the list.
#[derive(Debug)]
pub struct SiteGroup {
    /// Its name: that of the `[[site]]`, else of the domain, the folder or the file. Under it
    /// answers of its own are kept.
    pub name: String,
    /// What the owner says of it.
    pub site: Arc<Site>,
    /// Its pages, and its inputs that could not be looked at.
    pub report: Report,
    /// The hosts that were asked.
    pub hosts: Vec<HostPair>,
    /// All its pages were looked at.
    pub whole: bool,
}

impl SiteGroup {
    /// Whether the configuration gives it the name.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.site.name.is_empty() && self.site.name != "*"
    }
}

/// What was named, and how far it was looked at.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// As the user wrote them.
    pub inputs: &'a [String],
    /// The folders among them, as printed.
    pub roots: &'a [String],
    /// Links were followed.
    pub deep: bool,
}

/// What tells one site from another. Ordered as the sites are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The how-manieth `[[site]]` block.
    Block(usize),
    /// A domain.
    Domain(String),
    /// A folder that was walked.
    Folder(String),
    /// Files that were named.
    Files,
}

#[derive(Debug, Default)]
struct Heap {
    pages: Vec<PageReport>,
    unchecked: Vec<Unchecked>,
}

/// Sorts what a run found into sites.
#[must_use]
pub fn sites(report: Report, config: &Config, named: Inputs<'_>) -> Vec<SiteGroup> {
    let mut report = report;
    report.roots = named.roots.to_vec();
    let mut rows = Rows::new(&report);
    let of_pages: Vec<Key> = report
        .pages
        .iter()
        .map(|page| of_page(page, config, &mut rows))
        .collect();
    let of_unchecked: Vec<Key> = report
        .unchecked
        .iter()
        .map(|one| of_unchecked(one, &rows))
        .collect();
    drop(rows);
    let mut heaps: BTreeMap<Key, Heap> = BTreeMap::new();
    for (key, page) in of_pages.into_iter().zip(report.pages) {
        heaps.entry(key).or_default().pages.push(page);
    }
    for (key, one) in of_unchecked.into_iter().zip(report.unchecked) {
        heaps.entry(key).or_default().unchecked.push(one);
    }
    one_site(&mut heaps);
    let groups = heaps.into_iter();
    groups
        .map(|(key, heap)| group(&key, heap, config, named))
        .collect()
}

fn of_page(page: &PageReport, config: &Config, rows: &mut Rows<'_>) -> Key {
    let asked = asked(page);
    let source = asked.as_ref().map_or(&*page.source, |url| url.as_str());
    if let Some(site) = block_of(source, config) {
        return Key::Block(site.at.number);
    }
    match asked {
        Some(url) => Key::Domain(base(&url).0),
        None => local(rows.of_page(page)),
    }
}

fn of_unchecked(one: &Unchecked, rows: &Rows<'_>) -> Key {
    if let Some(site) = &one.site {
        return Key::Block(site.at.number);
    }
    match asked_in_vain(one) {
        Some(url) => Key::Domain(base(&url).0),
        None => local(rows.of_unchecked(one)),
    }
}

/// The `[[site]]` that claims a page; two that do have ended the run before.
fn block_of(source: &str, config: &Config) -> Option<Arc<Site>> {
    let site = config.for_page(source).ok()?.site;
    (!site.name.is_empty()).then_some(site)
}

fn local((kind, name): (RowKind, String)) -> Key {
    match kind {
        RowKind::Folder => Key::Folder(name),
        RowKind::Host => Key::Domain(name),
        RowKind::Site | RowKind::Page => Key::Files,
    }
}

/// One domain and one heap of files, neither of which the configuration knows, are one site.
fn one_site(heaps: &mut BTreeMap<Key, Heap>) {
    let of = |is: fn(&Key) -> bool| {
        let mut keys = heaps.keys().filter(|key| is(key));
        let first = keys.next().cloned();
        first.filter(|_| keys.next().is_none())
    };
    let domain = of(|key| matches!(key, Key::Domain(_)));
    let files = of(|key| matches!(key, Key::Folder(_) | Key::Files));
    if let (Some(domain), Some(files)) = (domain, files)
        && let Some(mut built) = heaps.remove(&files)
    {
        let live = heaps.entry(domain).or_default();
        live.pages.append(&mut built.pages);
        live.unchecked.append(&mut built.unchecked);
    }
}

fn group(key: &Key, heap: Heap, config: &Config, named: Inputs<'_>) -> SiteGroup {
    let of_block = |number| {
        let mut sites = config.sites();
        sites.find(|site| site.at.number == number).cloned()
    };
    let site = match key {
        Key::Block(number) => of_block(*number),
        _ => None,
    };
    let site = site.unwrap_or_else(|| config.elsewhere().site);
    let Heap {
        mut pages,
        unchecked,
    } = heap;
    // The group's own report says anew what is said of a whole site.
    for page in &mut pages {
        page.findings
            .retain(|finding| finding.rule.0.scope != Scope::Site);
    }
    let walked = |page: &PageReport| page.status.is_none() && !named.inputs.contains(&page.source);
    let whole = pages.iter().any(walked) || (named.deep && !pages.is_empty());
    let mut report = Report::new(pages, unchecked);
    report.roots = named.roots.to_vec();
    SiteGroup {
        name: name(key, &site, &report),
        hosts: pairs(&report, named.inputs),
        whole,
        site,
        report,
    }
}

fn name(key: &Key, site: &Site, report: &Report) -> String {
    match key {
        // A block without a name, paths and hosts means whatever was named.
        Key::Block(_) if site.name != "*" => site.name.clone(),
        Key::Domain(name) | Key::Folder(name) => name.clone(),
        Key::Block(_) | Key::Files => first(report),
    }
}

/// The first host, else the first page, else the first input that could not be looked at.
fn first(report: &Report) -> String {
    let host = report.pages.iter().find_map(asked).map(|url| base(&url).0);
    let page = || report.pages.first().map(|page| page.source.clone());
    let input = || report.unchecked.first().map(|one| one.source.clone());
    host.or_else(page).or_else(input).unwrap_or_default()
}

#[cfg(test)]
mod tests;
