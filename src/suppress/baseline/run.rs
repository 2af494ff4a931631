//! A baseline while a run goes on: page by page, in any order.

use super::file::{folder, may_replace};
use super::{Baseline, BaselineError, Entry};
use crate::report::{FindingReport, PageReport};
use crate::rules::{self, RuleSet};
use crate::site_wide::{SiteFinding, SiteWide};
use crate::suppress::{Base, By, Suppressed};
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

    /// Marks the findings of a page that were there before. What is suppressed already
    /// counts for nothing here.
    pub fn page(&mut self, page: &mut PageReport) {
        let name = self.base.name(&page.source);
        let mut counts = Counts::new();
        let open = page.findings.iter_mut().filter(|f| f.suppressed.is_none());
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
mod tests {
    use super::*;
    use crate::check::{CheckOptions, check_page};
    use crate::rules::{RULES, Role, Rule};
    use crate::source::{OffsetMap, Page, decode};
    use tempfile::TempDir;

    const TWO: &str = "<footer><p><a href='https://beian.miit.gov.cn/'>京icp备2021012345号-1</a></p>\n\
                       <p><a href='https://beian.miit.gov.cn/'>京icp备2021012345号-1</a></p></footer>";

    fn report(source: &Path, text: &str) -> PageReport {
        report_as(Role::Page, source, text)
    }

    fn report_as(role: Role, source: &Path, text: &str) -> PageReport {
        let (text, encoding, _) = decode(text.as_bytes().to_vec(), None);
        let page = Page {
            source: source.display().to_string(),
            requested: None,
            status: None,
            fetched: None,
            role,
            text,
            encoding,
            offsets: OffsetMap::default(),
        };
        check_page(&page, &CheckOptions::new(jiff::civil::date(2026, 11, 23)))
    }

    /// A folder with a baseline of [`TWO`] as `a.html`.
    fn prepared() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("baseline.json");
        let mut keeper = Keeper::new(Mode::Write(path.clone())).unwrap();
        keeper.page(&mut report(&folder.path().join("a.html"), TWO));
        keeper.finish().unwrap();
        (folder, path)
    }

    /// How many findings are new, and how many entries are left in the end.
    fn pruned(name: &str, text: &str, ran: &[&'static Rule]) -> (usize, usize) {
        let (folder, path) = prepared();
        std::fs::write(folder.path().join("a.html"), TWO).unwrap();
        let mut page = report(&folder.path().join(name), text);
        page.ran = RuleSet::of(ran.iter().copied());
        let mut keeper = Keeper::new(Mode::Prune(path.clone())).unwrap();
        keeper.page(&mut page);
        keeper.finish().unwrap();
        let open = page
            .findings
            .iter()
            .filter(|f| f.suppressed.is_none())
            .count();
        (open, Baseline::read(&path).unwrap().entries.len())
    }

    #[test]
    fn what_was_there_before_is_not_new_wherever_it_moves() {
        assert_eq!(pruned("a.html", TWO, RULES), (0, 2));
        let moved = TWO.replace("<footer>", "\n\n<h1>x</h1><footer class=x>");
        assert_eq!(pruned("a.html", &moved, RULES), (0, 2));
    }

    #[test]
    fn one_more_of_a_kind_is_new_and_one_less_is_stale() {
        let third = TWO.replace(
            "</footer>",
            "<p><a href='https://beian.miit.gov.cn/'>京icp备2021012345号-1</a></footer>",
        );
        assert_eq!(pruned("a.html", &third, RULES), (1, 2));
        let first = TWO.lines().next().unwrap();
        assert_eq!(pruned("a.html", first, RULES), (0, 1));
        let other = TWO.replace("2345", "2346");
        assert_eq!(pruned("a.html", &other, RULES), (2, 0));
    }

    #[test]
    fn what_was_not_looked_at_is_not_stale() {
        assert_eq!(pruned("b.html", "<p>x", RULES), (0, 2));
        assert_eq!(pruned("a.html", "<p>x", &[]), (0, 2));
    }

    #[test]
    fn a_page_that_is_no_more_is_stale() {
        let (folder, path) = prepared();
        let mut keeper = Keeper::new(Mode::Prune(path.clone())).unwrap();
        keeper.page(&mut report(&folder.path().join("b.html"), "<p>x"));
        keeper.finish().unwrap();
        assert_eq!(Baseline::read(&path).unwrap(), Baseline::default());
    }

    #[test]
    fn what_a_home_page_lacked_is_stale_once_it_is_there_and_only_known_of_home_pages() {
        let (folder, path) = prepared();
        let page = folder.path().join("index.html");
        std::fs::write(&page, "").unwrap();
        let hold = |mode, role, text| {
            let mut keeper = Keeper::new(mode).unwrap();
            keeper.page(&mut report_as(role, &page, text));
            keeper.finish().unwrap();
            let entries = Baseline::read(&path).unwrap().entries;
            entries.iter().filter(|e| e.rule == "psb-missing").count()
        };
        let text = TWO.replace("</footer>", "京公网安备11010502030143号</footer>");
        assert_eq!(hold(Mode::Write(path.clone()), Role::Home, TWO), 1);
        assert_eq!(hold(Mode::Prune(path.clone()), Role::Page, &text), 1);
        assert_eq!(hold(Mode::Prune(path.clone()), Role::Home, &text), 0);
    }

    #[test]
    fn what_was_not_looked_at_is_written_again() {
        let (folder, path) = prepared();
        for name in ["a.html", "b.html"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let mut keeper = Keeper::new(Mode::Write(path.clone())).unwrap();
        keeper.page(&mut report(&folder.path().join("b.html"), TWO));
        keeper.finish().unwrap();
        assert_eq!(Baseline::read(&path).unwrap().entries.len(), 4);
    }

    #[test]
    fn a_run_without_pages_writes_nothing() {
        let (_folder, path) = prepared();
        let keeper = Keeper::new(Mode::Write(path.clone())).unwrap();
        keeper.finish().unwrap();
        assert_eq!(Baseline::read(&path).unwrap().entries.len(), 2);
    }
}
