//! Findings that the configuration ignores.

use crate::config::{Base, Config, Globs, IgnoreEntry, Location};
use crate::finding::{By, Finding, Rule, Scope, Suppressed};
use crate::rules::{RULES, RuleSet, Selector, WITHOUT_REASON, covers};
use std::path::Path;

/// The configuration's `[[ignore]]` blocks, ready for use.
#[derive(Debug, Clone, Default)]
pub struct Ignores {
    base: Base,
    /// The configuration file, as printed.
    file: String,
    entries: Vec<Prepared>,
}

#[derive(Debug, Clone)]
struct Prepared {
    /// None: every page.
    paths: Option<Globs>,
    /// With `all` where it names no rule.
    entry: IgnoreEntry,
    /// Whether the run looks at every page that it may hold for.
    known: bool,
}

impl Ignores {
    /// `folder`: the configuration file's, which the patterns of paths start from; `file`: its
    /// name as printed.
    #[must_use]
    pub fn new(folder: &Path, file: &str, entries: &[IgnoreEntry]) -> Self {
        Self {
            base: Base::new(folder),
            file: file.to_owned(),
            entries: entries.iter().map(Prepared::new).collect(),
        }
    }

    /// Those of a configuration.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        match (config.folder(), config.file()) {
            (Some(folder), Some(file)) => Self::new(folder, file, &config.ignores),
            _ => Self::default(),
        }
    }

    /// The same where `known` tells of which entries, by their patterns, a run meets every page.
    #[must_use]
    pub(crate) fn known_by(mut self, known: &dyn Fn(&[String]) -> bool) -> Self {
        for prepared in &mut self.entries {
            prepared.known = known(&prepared.entry.paths);
        }
        self
    }

    /// The numbers of the entries that mean the page.
    pub(crate) fn meaning(&self, source: &str) -> impl Iterator<Item = usize> {
        let page = (!self.entries.is_empty()).then(|| self.locate(source));
        let entries = self.entries.iter().enumerate();
        let meant = entries.filter(move |(_, entry)| {
            let page = page.as_ref();
            page.is_some_and(|page| entry.covers_page(page))
        });
        meant.map(|(number, _)| number)
    }

    /// Of each entry that means the page and whose use can be known there, as `FILE:LINE`,
    /// whether it fits a finding there. `findings`: each with the text that it points at; `ran`: the rules
    /// that looked at the page.
    pub(crate) fn uses(
        &self,
        source: &str,
        findings: &[(&Finding, &str)],
        ran: RuleSet,
    ) -> Vec<(String, bool)> {
        if self.entries.iter().all(|entry| !entry.known) {
            return Vec::new();
        }
        let page = self.locate(source);
        let known = |e: &&Prepared| e.known && e.covers_page(&page);
        let told = self.entries.iter().filter(known).filter_map(|entry| {
            let mut findings = findings.iter();
            let is_used = findings.any(|(finding, at)| entry.covers(finding, at));
            let is_known = is_used || entry.looked(ran);
            is_known.then(|| (format!("{}:{}", self.file, entry.entry.line), is_used))
        });
        told.collect()
    }

    /// The first block that a finding on the page `source` fits. `at`: the page's text that
    /// the finding points at.
    pub(crate) fn find(&self, source: &str, finding: &Finding, at: &str) -> Option<Suppressed> {
        let entry = self.entry(source, finding, at)?;
        Some(Suppressed {
            by: By::Config,
            reason: entry.reason.clone(),
        })
    }

    /// The block without a reason that a finding fits, as `FILE:LINE`. Asked of findings that
    /// nothing else silences.
    pub(crate) fn unreasoned(&self, source: &str, finding: &Finding, at: &str) -> Option<String> {
        let entry = self.entry(source, finding, at)?;
        let (file, line) = (&self.file, entry.line);
        entry.reason.is_none().then(|| format!("{file}:{line}"))
    }

    fn entry(&self, source: &str, finding: &Finding, at: &str) -> Option<&IgnoreEntry> {
        if self.entries.is_empty() {
            return None;
        }
        let page = self.locate(source);
        let fits = |e: &&Prepared| e.covers_page(&page) && e.covers(finding, at);
        self.entries.iter().find(fits).map(|fitting| &fitting.entry)
    }

    fn locate(&self, source: &str) -> Location {
        Location::of(source, Some(&self.base))
    }
}

impl Prepared {
    fn new(entry: &IgnoreEntry) -> Self {
        let mut entry = entry.clone();
        if entry.rules.is_empty() {
            entry.rules.push(Selector::All);
        }
        Self {
            paths: (!entry.paths.is_empty()).then(|| Globs::new(&entry.paths)),
            entry,
            known: false,
        }
    }

    /// Whether all that it names looked at a page: of a group, any rule. What is said of whole
    /// sites is not known of a page.
    fn looked(&self, ran: RuleSet) -> bool {
        let named = &self.entry.rules;
        let meant = |named: Selector| RULES.iter().filter(move |rule| covers(named, rule));
        let of_sites = |rule: &&Rule| rule.scope == Scope::Site;
        let looked = |named: &Selector| meant(*named).any(|rule| ran.has(rule));
        named.iter().all(looked) && !named.iter().any(|named| meant(*named).any(&of_sites))
    }

    fn covers_page(&self, page: &Location) -> bool {
        self.paths.as_ref().is_none_or(|paths| page.fits(paths))
    }

    fn covers(&self, finding: &Finding, at: &str) -> bool {
        let IgnoreEntry {
            rules,
            text,
            reason,
            ..
        } = &self.entry;
        // What says nothing of its own reason cannot speak for others.
        if reason.is_none() && finding.rule.id == WITHOUT_REASON {
            return false;
        }
        let rule = rules.iter().any(|named| covers(*named, finding.rule));
        let says = |text: &String| {
            let words = [at, &finding.message.en, &finding.message.zh];
            words.iter().any(|words| words.contains(text.as_str()))
        };
        rule && text.as_ref().is_none_or(says)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::rules;
    use crate::text::text;

    fn finding(rule: &str) -> Finding {
        Finding {
            rule: rules::find(rule).unwrap(),
            severity: Severity::Error,
            message: text! { en: "number is wrong", zh: "编号有误" },
            help: text! { en: "mend", zh: "更正" },
            range: 0..1,
            fix: None,
        }
    }

    /// Whether an entry covers a finding of `icp-case` at 京ICP on dist/old/a.html.
    fn covers(paths: &[&str], rules: &[&str], text: Option<&str>) -> bool {
        covers_on("dist/old/a.html", paths, rules, text)
    }

    fn covers_on(page: &str, paths: &[&str], rules: &[&str], text: Option<&str>) -> bool {
        let owned = |list: &[&str]| list.iter().map(|&s| s.to_owned()).collect();
        let entry = IgnoreEntry {
            paths: owned(paths),
            rules: rules.iter().map(|r| Selector::parse(r).unwrap()).collect(),
            text: text.map(str::to_owned),
            reason: Some("old".into()),
            line: 1,
        };
        let ignores = Ignores::new(Path::new(""), "", &[entry]);
        let found = ignores.find(page, &finding("icp-case"), "京ICP");
        found.is_some_and(|found| found.by == By::Config && found.reason.is_some())
    }

    #[test]
    fn each_key_restricts() {
        assert!(covers(&[], &[], None));
        assert!(covers(&["x", "dist/**"], &[], None) && !covers(&["dist/*.html"], &[], None));
        assert!(covers(&["dist/old"], &["icp"], None) && !covers(&[], &["psb"], None));
        assert!(covers(&[], &["icp-case"], None) && !covers(&[], &["icp-spacing"], None));
        assert!(covers(&[], &["all"], Some("ICP")) && !covers(&[], &[], Some("沪")));
        assert!(covers(&[], &[], Some("有误")) && covers(&[], &[], Some("wrong")));
    }

    #[test]
    fn paths_mean_addresses_and_files_in_the_folder() {
        let covered = |page| covers_on(page, &["**"], &[], None);
        assert!(covered("a.html") && covered("https://example.cn/a"));
        assert!(!covered("../a.html") && !covered("<stdin>"));
        assert!(covers_on("../a.html", &[], &[], None));
    }

    #[test]
    fn without_rules_all_but_those_about_ignoring_are_meant() {
        let ignores = Ignores::new(Path::new(""), "", &[IgnoreEntry::default()]);
        let own = finding("ignore-without-reason");
        assert_eq!(ignores.find("a.html", &own, ""), None);
    }

    #[test]
    fn a_block_that_gives_no_reason_is_named_and_excuses_no_other() {
        let own = rules::find(WITHOUT_REASON).unwrap();
        let entry = |reason: Option<&str>| IgnoreEntry {
            rules: vec![Selector::All, Selector::One(own)],
            reason: reason.map(str::to_owned),
            line: 7,
            ..IgnoreEntry::default()
        };
        let ignores = |reason| Ignores::new(Path::new(""), "x.toml", &[entry(reason)]);
        let named = |reason| ignores(reason).unreasoned("a.html", &finding("icp-case"), "");
        assert_eq!(named(None).as_deref(), Some("x.toml:7"));
        assert_eq!(named(Some("old")), None);
        let hides = |reason| ignores(reason).find("a.html", &finding(WITHOUT_REASON), "");
        assert!(hides(None).is_none() && hides(Some("old")).is_some());
    }
}
