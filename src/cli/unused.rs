//! Ignore entries of the configuration that fit no finding of a whole run.

use crate::check::{FindingReport, PageReport};
use crate::site_wide::{SiteFinding, SiteWide};
use std::collections::BTreeMap;
use std::mem;

/// The entries that were met, by their places: what is to be said of each, on the first of its
/// pages in path order; nothing of those that were used.
#[derive(Debug, Default)]
pub(super) struct Unused(BTreeMap<String, Option<SiteFinding>>);

impl Unused {
    /// Takes what a page says of the entries that mean it.
    pub(super) fn page(&mut self, page: &mut PageReport) {
        for (entry, finding) in mem::take(&mut page.entries) {
            let found = finding.map(|finding| on(page, finding));
            match (self.0.get_mut(&entry), found) {
                (None, found) => {
                    self.0.insert(entry, found);
                }
                (Some(known), None) => *known = None,
                (Some(Some(known)), Some(found)) if found.id() < known.id() => *known = found,
                (Some(_), Some(_)) => {}
            }
        }
    }

    /// Adds what is to be said to the findings about whole sites, by page.
    pub(super) fn add(&mut self, wide: &mut SiteWide) {
        let found = mem::take(&mut self.0);
        wide.findings.extend(found.into_values().flatten());
        wide.findings.sort_by(|a, b| a.id().cmp(&b.id()));
    }
}

fn on(page: &PageReport, finding: FindingReport) -> SiteFinding {
    SiteFinding {
        source: page.source.clone(),
        requested: page.requested.clone(),
        finding,
    }
}
