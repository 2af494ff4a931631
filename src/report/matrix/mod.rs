//! The site-by-duty matrix: which site meets which duty.
//!
//! A row is a site: a `[[site]]` of the configuration, else the host of an address, else the
//! folder that was walked, else the file itself. A column is a [`Duty`]. A cell sums up what
//! the findings, and the numbers on its pages, say of both.

mod bearing;
mod cell;
mod evidence;
mod row;
#[cfg(test)]
pub(crate) mod testing;
mod text;

pub use bearing::duty_of;
pub use cell::{Cell, Mark};
pub use row::RowKind;
pub(crate) use row::Rows;

use super::Report;
use crate::check::{Asked, PageReport, SitePage};
use crate::finding::Duty;
use crate::page::{Role, Unchecked};
use crate::rules::RULES;
use crate::site::SitePlace;
use crate::text::Lang;
use bearing::Bearings;
use row::Key;
use std::collections::BTreeMap;

/// All sites of a report by all duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The sites, by kind, those of a configuration in its order, and then by name.
    pub rows: Vec<Row>,
}

/// One site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its name: a stranger's text, if it is a host, a folder or a file.
    pub name: String,
    /// Its pages that were looked at.
    pub pages: u64,
    /// Those of them that are home pages.
    pub homes: u64,
    /// Its inputs that could not be.
    pub unchecked: u64,
    /// Findings on its pages that are suppressed, those included that speak of no duty.
    pub suppressed: u64,
    /// Where its block of the configuration begins, if it has one.
    at: Option<SitePlace>,
    /// A cell for each of [`Duty::ALL`], in that order.
    cells: [Cell; Duty::ALL.len()],
}

impl Matrix {
    /// Sums up a finished report.
    #[must_use]
    pub fn new(report: &Report) -> Self {
        let mut rows = Rows::new(report);
        let mut sites: BTreeMap<Key, Row> = BTreeMap::new();
        for page in &report.pages {
            let row = of(&mut sites, rows.of_page(page));
            row.add(page);
            row.is_at(page.site.as_ref().map(SitePage::place));
        }
        for one in &report.unchecked {
            let row = of(&mut sites, rows.of_unchecked(one));
            row.unchecked += 1;
            row.is_at(one.site.as_ref().map(|site| &site.at));
            if row.pages == 0 {
                row.admit(one);
            }
        }
        let mut rows: Vec<Row> = sites.into_values().collect();
        // Stable: what stands in no configuration stays sorted by name.
        rows.sort_by(|a, b| (a.kind, &a.at).cmp(&(b.kind, &b.at)));
        Self { rows }
    }

    /// The place in `rows` of each page of the report that was summed up, in the pages' order.
    #[must_use]
    pub(crate) fn rows_of_pages(&self, report: &Report) -> Vec<usize> {
        let own = self.rows.iter().zip(0..);
        let own: BTreeMap<_, usize> = own.map(|(r, at)| ((r.kind, &*r.name), at)).collect();
        let mut rows = Rows::new(report);
        let row_of = |page| {
            let (kind, name) = rows.of_page(page);
            // Every page has a row.
            own.get(&(kind, &*name)).copied().unwrap_or_default()
        };
        report.pages.iter().map(row_of).collect()
    }

    /// Whether more than one site was asked for anything. Files that were named one by one are
    /// pages, perhaps of one site; a folder without a home page holds parts of one.
    #[must_use]
    pub fn has_many_sites(&self) -> bool {
        let asked = |cell: &Cell| cell.mark != Mark::NotAsked;
        let some = self.rows.iter().any(|row| row.cells.iter().any(asked));
        some && self
            .rows
            .iter()
            .filter(|row| row.is_site())
            .nth(1)
            .is_some()
    }
}

fn of(sites: &mut BTreeMap<Key, Row>, key: Key) -> &mut Row {
    sites.entry(key.clone()).or_insert(Row {
        kind: key.0,
        name: key.1,
        pages: 0,
        homes: 0,
        unchecked: 0,
        suppressed: 0,
        at: None,
        cells: [Cell::default(); Duty::ALL.len()],
    })
}

impl Row {
    /// How much of it could not be looked at beside what could, to stand behind its name.
    #[must_use]
    pub fn aside(&self, lang: Lang) -> String {
        match (self.pages, self.unchecked, lang) {
            (0, ..) | (_, 0, _) => String::new(),
            (_, unchecked, Lang::En) => format!(" ({unchecked} not checked)"),
            (_, unchecked, Lang::ZhCn) => format!("（{unchecked} 个未能检查）"),
        }
    }

    /// Every duty with its cell, in the order of the columns.
    pub fn cells(&self) -> impl Iterator<Item = (Duty, Cell)> + use<'_> {
        Duty::ALL.into_iter().zip(self.cells)
    }

    /// The worst of its marks.
    #[must_use]
    pub fn worst(&self) -> Mark {
        let marks = self.cells.iter().map(|cell| cell.mark);
        marks.max().unwrap_or_default()
    }

    /// Notes where its block of the configuration begins.
    fn is_at(&mut self, place: Option<&SitePlace>) {
        if self.at.is_none() {
            self.at = place.cloned();
        }
    }

    fn is_site(&self) -> bool {
        match self.kind {
            RowKind::Folder => self.homes > 0,
            RowKind::Site | RowKind::Host => self.homes > 0 || self.pages == 0,
            RowKind::Page => false,
        }
    }

    fn add(&mut self, page: &PageReport) {
        self.pages += 1;
        self.homes += u64::from(page.role == Role::Home);
        let suppressed = page.findings.iter().filter(|f| f.suppressed.is_some());
        self.suppressed += suppressed.map(|_| 1).sum::<u64>();
        let bearings = Bearings::new(page);
        let spoken = page.findings.iter().map(|f| (bearings.of(f), f));
        let spoken: Vec<_> = spoken.collect();
        for (duty, cell) in Duty::ALL.into_iter().zip(&mut self.cells) {
            let own = spoken.iter().filter(|(of, _)| *of == Some(duty));
            *cell = cell.with(Cell::of(page, duty, own.map(|(_, finding)| *finding)));
        }
    }

    /// Nothing is known of a site of which no page could be read, but what is asked of it.
    fn admit(&mut self, one: &Unchecked) {
        let site = one.site.clone().unwrap_or_default();
        let asked = Asked::of(RULES, &site, Role::Home);
        for (duty, cell) in Duty::ALL.into_iter().zip(&mut self.cells) {
            if asked.is_due(duty) {
                cell.mark = Mark::NotLooked;
            }
        }
    }
}

#[cfg(test)]
mod tests;
