//! A baseline while a run goes on: page by page, in any order.

use super::file::{folder, may_replace};
use super::{Baseline, BaselineError, Entry};
use crate::check::{FindingReport, PageReport};
use crate::config::Base;
use crate::finding::{By, Suppressed};
use crate::rules::{self, RuleSet};
use crate::site_wide::{SiteFinding, SiteWide};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is done with a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// Only what is not in it counts.
    Compare(PathBuf),
    /// The same, and entries that nothing fits any more are dropped from it.
    Prune(PathBuf),
    /// All that is found is written to it, and counts no more; what was not looked at stays
    /// in it.
    Write(PathBuf),
}

/// What became of a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The file.
    pub path: PathBuf,
    /// Entries that it has, or would have without those that are stale.
    pub entries: usize,
    /// Entries that nothing fits any more.
    pub stale: usize,
    /// Whether those were to be dropped.
    pub pruned: bool,
    /// Whether the file was written.
    pub written: bool,
}

/// What was there before the run.
#[derive(Debug, Clone)]
pub struct Known {
    base: Base,
    baseline: Baseline,
}

/// How often each rule found the same on a page.
type Counts = BTreeMap<(&'static str, String), u32>;

/// Holds a baseline against the pages of a run.
#[derive(Debug)]
pub struct Keeper {
    mode: Mode,
    base: Base,
    known: Baseline,
    met: BTreeSet<Entry>,
    /// The pages that were looked at, by their names, with the rules that did.
    pages: BTreeMap<String, RuleSet>,
}

impl Keeper {
    /// Reads the baseline, or sees that it may be written.
    ///
    /// # Errors
    /// The file is missing, or is no baseline that this version knows.
    pub fn new(mode: Mode) -> Result<Self, BaselineError> {
        let known = match &mode {
            Mode::Compare(path) | Mode::Prune(path) => Baseline::read(path)?,
            Mode::Write(path) => may_replace(path)?,
        };
        Ok(Self {
            base: Base::new(&folder(mode.path())),
            mode,
            known,
            met: BTreeSet::new(),
            pages: BTreeMap::new(),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.mode.path()
    }

    /// Marks the findings of a page that were there before. What is suppressed already
    /// counts for nothing here.
    pub fn page(&mut self, page: &mut PageReport) {
        let name = self.base.name(&page.source);
        let mut counts = Counts::new();
        let open = page.findings.iter_mut().filter(|f| f.is_open());
        for finding in open {
            self.hold(&name, finding, &mut counts);
        }
        self.pages.insert(name, page.ran);
    }

    /// The same for what is wrong with whole sites.
    pub fn sites(&mut self, wide: &mut SiteWide) {
        let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
        for SiteFinding {
            source, finding, ..
        } in &mut wide.findings
        {
            if finding.suppressed.is_none() {
                let name = self.base.name(source);
                self.hold(&name, finding, counts.entry(name.clone()).or_default());
            }
        }
    }

    /// What was there before; nothing where all is to be written.
    #[must_use]
    pub fn known(&self) -> Option<Known> {
        let compares = !matches!(self.mode, Mode::Write(_));
        compares.then(|| Known {
            base: self.base.clone(),
            baseline: self.known.clone(),
        })
    }

    fn hold(&mut self, page: &str, finding: &mut FindingReport, counts: &mut Counts) {
        let entry = entry(page, finding, counts);
        if matches!(self.mode, Mode::Write(_)) || self.known.entries.contains(&entry) {
            self.met.insert(entry);
            finding.suppressed = Some(Suppressed {
                by: By::Baseline,
                reason: None,
            });
        }
    }

    /// Writes what is to be written, and tells what became of it. A run without any page writes
    /// nothing.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(mut self) -> Result<Outcome, BaselineError> {
        let entries = self.known.entries.iter();
        let kept = entries.filter(|entry| !self.is_stale(entry)).cloned();
        let kept: BTreeSet<Entry> = kept.collect();
        let stale = self.known.entries.len().saturating_sub(kept.len());
        self.met.extend(kept);
        let mut outcome = Outcome {
            path: self.mode.path().to_owned(),
            entries: self.met.len(),
            stale,
            pruned: matches!(self.mode, Mode::Prune(_)),
            written: false,
        };
        let write = match self.mode {
            Mode::Compare(_) => false,
            Mode::Prune(_) => stale > 0,
            Mode::Write(_) => true,
        };
        if write && !self.pages.is_empty() {
            Baseline { entries: self.met }.write(&outcome.path)?;
            outcome.written = true;
        }
        Ok(outcome)
    }

    /// Nothing fits it, and that is known: its page was looked at for its rule, or one of
    /// the two is no more. Of a site it is not known whether all pages were looked at.
    fn is_stale(&self, entry: &Entry) -> bool {
        if self.met.contains(entry) {
            return false;
        }
        let Some(rule) = rules::find(&entry.rule) else {
            return true;
        };
        let page = self.pages.get(&entry.page);
        page.is_some_and(|ran| ran.has(rule)) || self.base.is_gone(&entry.page)
    }
}

impl Known {
    /// Marks the findings of a page that were there before.
    pub(crate) fn mark(&self, page: &PageReport, known: &mut [bool]) {
        let name = self.base.name(&page.source);
        let mut counts = Counts::new();
        let findings = page.findings.iter().zip(known);
        for (finding, known) in findings.filter(|(finding, _)| finding.is_open()) {
            let entry = entry(&name, finding, &mut counts);
            *known |= self.baseline.entries.contains(&entry);
        }
    }
}

impl Mode {
    fn path(&self) -> &Path {
        match self {
            Self::Compare(path) | Self::Prune(path) | Self::Write(path) => path,
        }
    }
}

fn entry(page: &str, finding: &FindingReport, counts: &mut Counts) -> Entry {
    let rule = finding.rule.0.id;
    let ordinal = counts.entry((rule, finding.key.clone())).or_insert(0);
    *ordinal += 1;
    Entry {
        page: page.to_owned(),
        rule: rule.to_owned(),
        text: finding.key.clone(),
        ordinal: *ordinal,
    }
}

#[cfg(test)]
mod tests;
