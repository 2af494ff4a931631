//! The totals of a run.

use crate::check::{FindingReport, FixReport, PageReport};
use crate::crawl::Crawled;
use crate::finding::Severity;
use crate::page::Role;
use crate::site_wide::{SiteCoverage, SiteFinding, SiteWide};
use schemars::JsonSchema;
use serde::Serialize;

/// Totals of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// Pages that were looked at.
    pub pages: u64,
    /// Findings against the law, or numbers that cannot exist.
    pub errors: u64,
    /// Findings against a platform's instruction, or probable mistakes.
    pub warnings: u64,
    /// Findings of style.
    pub infos: u64,
    /// Findings that were silenced; they are in none of the counts above.
    pub suppressed: u64,
    /// Findings that `--fix` has mended; they are in none of the counts above.
    pub fixed: u64,
    /// Findings on pages of this machine that `--fix` can mend.
    pub fixable: u64,
    /// Those that it can mend with `--unsafe-fixes` only.
    pub fixable_unsafe: u64,
    /// Findings that fail the run; they are in the counts by weight, too.
    #[serde(skip)]
    pub failing: u64,
    /// Pages judged as home pages.
    pub homes: u64,
    /// Pages read as sources of templates: none of them can be a home page.
    #[serde(skip)]
    pub templates: u64,
    /// Inputs that could not be read or fetched.
    pub unchecked: u64,
    /// What a crawl met besides pages.
    #[serde(skip_serializing_if = "Crawled::is_empty")]
    pub crawled: Crawled,
    /// How many pages of each configured site show each number, by the site's name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<SiteCoverage>,
    /// Only in JSON Lines, where the page's own line has gone by already: findings about a
    /// whole site, each with the source of the page that it stands on. They are counted above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub site_findings: Vec<SiteFinding>,
}

impl Summary {
    /// Counts a page with its findings.
    pub fn add_page(&mut self, page: &PageReport) {
        self.pages += 1;
        self.homes += u64::from(page.role == Role::Home);
        self.templates += u64::from(page.template);
        for finding in &page.findings {
            self.add_finding(finding);
            if page.is_local() && finding.is_open() {
                self.add_fix(finding.fix.as_ref());
            }
        }
    }

    /// Counts the findings about whole sites, which come when all pages have been looked at,
    /// and keeps them: their pages are out already.
    pub fn add_sites(&mut self, sites: SiteWide) {
        for found in &sites.findings {
            self.add_finding(&found.finding);
        }
        self.coverage = sites.coverage;
        self.site_findings = sites.findings;
    }

    fn add_finding(&mut self, finding: &FindingReport) {
        if finding.fixed {
            self.fixed += 1;
        } else if finding.suppressed.is_some() {
            self.suppressed += 1;
        } else {
            *self.counter(finding.severity) += 1;
            self.failing += u64::from(finding.fails);
        }
    }

    fn add_fix(&mut self, fix: Option<&FixReport>) {
        match fix {
            Some(fix) if fix.safe => self.fixable += 1,
            Some(_) => self.fixable_unsafe += 1,
            None => {}
        }
    }

    /// Whether pages were looked at and none of them as a home page. Of sources of templates, none
    /// can be one.
    pub(super) fn lacks_home(&self) -> bool {
        self.homes == 0 && self.templates < self.pages
    }

    /// Counts an input that could not be looked at.
    pub fn add_unchecked(&mut self) {
        self.unchecked += 1;
    }

    fn counter(&mut self, severity: Severity) -> &mut u64 {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }
}
