//! What a run has to say, and the formats in which it says it. What it says of one page is a
//! [`PageReport`].

mod checkstyle;
mod concise;
mod csv;
mod fingerprint;
mod format;
mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod led;
mod markdown;
mod matrix;
mod place;
#[cfg(test)]
pub(crate) mod sample;
mod sarif;
mod schema;
mod summary;
mod text;
mod unverified;
mod verdict;
mod xml;

pub use checkstyle::Checkstyle;
pub use concise::Concise;
pub use csv::Csv;
pub(crate) use fingerprint::Fingerprints;
pub use format::Setup;
pub use github::Github;
pub use gitlab::Gitlab;
pub use html::HtmlReport;
pub(crate) use html::{Both, STYLE as HTML_STYLE, html_lang, policy_of as html_policy};
pub use json::Json;
pub use jsonl::{JsonLines, JsonLinesReport};
pub use junit::Junit;
pub use markdown::{Markdown, STEP_SUMMARY};
pub(crate) use markdown::{code as markdown_code, inline as markdown_text};
pub(crate) use matrix::Rows;
pub use matrix::{Cell, Mark, Matrix, Row, RowKind, duty_of};
pub use place::{PagePlace, Places};
pub use sarif::Sarif;
pub use schema::schema;
pub use summary::Summary;
pub use text::TextReport;
pub use verdict::{Exit, Policy};

use crate::check::PageReport;
use crate::page::{Unchecked, UncheckedKind};
use crate::site_wide::{Collector, SiteCoverage, SiteWide};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// Version of the JSON report's shape. It grows when a field goes away or changes its
/// meaning; new fields do not count.
pub const SCHEMA_VERSION: u32 = 1;

/// All that one run has to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "beian-lint report")]
pub struct Report {
    /// Version of this document's shape.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// What wrote it.
    pub tool: Tool,
    /// Totals.
    pub summary: Summary,
    /// The pages that were looked at, by source.
    pub pages: Vec<PageReport>,
    /// The inputs that could not be looked at, by source. None of them is a finding.
    pub unchecked: Vec<Unchecked>,
    /// The folders that were walked, as printed, `.` for the current one: their pages are
    /// taken for one site where nothing else says so.
    #[serde(skip)]
    pub roots: Vec<String>,
}

/// The program that wrote a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// This program.
pub const TOOL: Tool = Tool {
    name: env!("CARGO_PKG_NAME"),
    version: env!("CARGO_PKG_VERSION"),
};

impl Report {
    /// Counts and sorts what a run found, so that the report does not depend on the order
    /// in which pages were finished.
    #[must_use]
    pub fn new(pages: Vec<PageReport>, unchecked: Vec<Unchecked>) -> Self {
        Self::held(pages, unchecked, &mut |_| {})
    }

    /// The same, where `hold` sees what is said of whole sites before it counts.
    #[must_use]
    pub fn held(
        mut pages: Vec<PageReport>,
        mut unchecked: Vec<Unchecked>,
        hold: &mut dyn FnMut(&mut SiteWide),
    ) -> Self {
        pages.sort_by(|a, b| page_key(a).cmp(&page_key(b)));
        let coverage = site_wide(&mut pages, hold);
        unchecked.sort_by(|a, b| unchecked_key(a).cmp(&unchecked_key(b)));
        let mut summary = Summary {
            coverage,
            ..Summary::default()
        };
        for page in &pages {
            summary.add_page(page);
        }
        for _ in &unchecked {
            summary.add_unchecked();
        }
        Self {
            schema_version: SCHEMA_VERSION,
            tool: TOOL,
            summary,
            pages,
            unchecked,
            roots: Vec::new(),
        }
    }

    /// The report without the findings that are mended, for formats that know open ones only.
    pub(crate) fn of_open(&self) -> Cow<'_, Self> {
        if self.summary.fixed == 0 {
            return Cow::Borrowed(self);
        }
        let mut report = self.clone();
        for page in &mut report.pages {
            page.findings.retain(|finding| !finding.fixed);
        }
        Cow::Owned(report)
    }
}

/// Adds what is wrong with whole sites to the pages that it stands on, and counts how many
/// pages show each number.
fn site_wide(pages: &mut [PageReport], hold: &mut dyn FnMut(&mut SiteWide)) -> Vec<SiteCoverage> {
    let mut sites = Collector::default();
    for page in pages.iter() {
        sites.add_report(page);
    }
    let mut wide = sites.finish();
    hold(&mut wide);
    let SiteWide { coverage, findings } = wide;
    for found in findings {
        let (source, requested) = (found.source.as_str(), found.requested.as_deref());
        let at = pages.binary_search_by(|page| page_key(page).cmp(&(source, requested)));
        if let Some(page) = at.ok().and_then(|at| pages.get_mut(at)) {
            page.findings.push(found.finding);
            page.findings
                .sort_by_key(|finding| (finding.span.line, finding.span.column, finding.rule.0.id));
        }
    }
    coverage
}

fn page_key(page: &PageReport) -> (&str, Option<&str>) {
    (&page.source, page.requested.as_deref())
}

fn unchecked_key(unchecked: &Unchecked) -> (&str, UncheckedKind, Option<&str>) {
    let stopped_at = unchecked.stopped_at.as_deref();
    (&unchecked.source, unchecked.kind, stopped_at)
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people: each finding with the source it points at
    #[default]
    Text,
    /// One line for each finding: `path:line:column: severity[rule] message`
    Concise,
    /// One JSON document
    Json,
    /// JSON Lines: one page per line, as soon as it is done
    Jsonl,
    /// SARIF 2.1.0, for GitHub code scanning and editors
    Sarif,
    /// XML test reports (junit-10.xsd), for Jenkins, GitLab and others
    Junit,
    /// GitHub workflow commands: annotations, ten of a kind at most
    Github,
    /// GitLab code quality, for merge requests
    Gitlab,
    /// Checkstyle XML, for Jenkins and other readers of warnings
    Checkstyle,
    /// Markdown: a job's summary, a comment on a pull request
    Markdown,
    /// A table for spreadsheets: UTF-8 with a byte order mark, one row a page and rule
    Csv,
    /// One HTML page in both languages, for managers and lawyers
    Html,
}

/// Writes a finished report in one format.
pub trait Reporter {
    /// Writes `report` to `out`.
    ///
    /// # Errors
    /// What `out` says.
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()>;
}

#[cfg(test)]
mod tests;
