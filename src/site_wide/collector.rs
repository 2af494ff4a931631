//! Adds up the pages of each site.

use super::finding::SiteFinding;
use super::register::Register;
use crate::check::{PageReport, SitePage};
use crate::number::Kind;
use crate::site::{SitePlace, Suffix};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Adds up the pages of each `[[site]]`, in whatever order they come.
#[derive(Debug, Default)]
pub struct Collector {
    /// By name, and where several have one, by the place of their blocks.
    sites: BTreeMap<(String, SitePlace), Tally>,
}

#[derive(Debug, Default)]
struct Tally {
    /// Without the site's name.
    coverage: SiteCoverage,
    suffix: Suffix,
    icp: Register,
    psb: Register,
}

/// What there is to say of all sites.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteWide {
    /// How many pages of each site show each number, by the site's name.
    pub coverage: Vec<SiteCoverage>,
    /// What is wrong with a site as a whole, by the page that the finding stands on.
    pub findings: Vec<SiteFinding>,
}

/// How many pages of one `[[site]]` show each number, in the footer or, on a home page
/// without one there, elsewhere. Placeholders do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct SiteCoverage {
    /// The site's name.
    pub site: String,
    /// Its pages that were looked at.
    pub pages: u64,
    /// Those that show an ICP filing number.
    pub icp: u64,
    /// Those that show a PSB filing number.
    pub psb: u64,
    /// Those that show a licence number.
    pub licence: u64,
}

impl Collector {
    /// Adds a page. `source` and `requested` are those of its report.
    pub fn add(&mut self, source: &str, requested: Option<&str>, page: &SitePage) {
        let id = (source.to_owned(), requested.map(str::to_owned));
        let key = (page.site.clone(), page.at.clone());
        let tally = self.sites.entry(key).or_default();
        tally.coverage.add(page);
        tally.suffix = page.suffix;
        tally.icp.add(&id, page, &page.icp);
        tally.psb.add(&id, page, &page.psb);
    }

    /// Adds a page, if it belongs to a site. Sources of templates are no pages of one.
    pub fn add_report(&mut self, report: &PageReport) {
        if let Some(page) = report.site.as_ref().filter(|page| !page.template) {
            self.add(&report.source, report.requested.as_deref(), page);
        }
    }

    /// What there is to say once all pages have been added.
    #[must_use]
    pub fn finish(self) -> SiteWide {
        let mut sites: Vec<_> = self.sites.iter().collect();
        // In the order of the configuration.
        sites.sort_by_key(|((_, at), _)| at);
        let named = sites
            .into_iter()
            .map(|(key, tally)| (self.shown(key), tally));
        let named: Vec<(String, &Tally)> = named.collect();
        let coverage = named.iter().map(|(name, tally)| SiteCoverage {
            site: name.clone(),
            ..tally.coverage
        });
        let coverage = coverage.collect();
        let findings = named.iter().flat_map(|(name, tally)| tally.findings(name));
        let mut findings: Vec<SiteFinding> = findings.collect();
        // The sort is stable: of one page's findings the ICP number's comes first.
        findings.sort_by(|a, b| a.id().cmp(&b.id()));
        SiteWide { coverage, findings }
    }

    /// The site's name, with the place of its block where another site has the same.
    fn shown(&self, (name, at): &(String, SitePlace)) -> String {
        let same = self.sites.keys().filter(|(other, _)| other == name);
        if same.count() < 2 {
            return name.clone();
        }
        at.beside(name)
    }
}

impl Tally {
    fn findings(&self, site: &str) -> Vec<SiteFinding> {
        let registers = [(Kind::Icp, &self.icp), (Kind::Psb, &self.psb)];
        let found = registers.into_iter().filter_map(|(kind, register)| {
            let found = register.disagreement(self.suffix)?;
            Some(SiteFinding::of(found, site, kind))
        });
        found.flatten().collect()
    }
}

impl SiteCoverage {
    fn add(&mut self, page: &SitePage) {
        self.pages += 1;
        self.icp += u64::from(page.icp.any);
        self.psb += u64::from(page.psb.any);
        self.licence += u64::from(page.licence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site_wide::testing::page;

    const OWN: &[&str] = &["京ICP备2021012345号-1"];
    const OTHER: &[&str] = &["沪ICP备2022054321号-1"];

    fn collected(pages: &[(&str, &str, &[&str])]) -> SiteWide {
        let mut collector = Collector::default();
        for (source, site, numbers) in pages {
            collector.add(source, None, &page(site, numbers));
        }
        collector.finish()
    }

    #[test]
    fn sites_are_kept_apart() {
        let wide = collected(&[("a", "cn", OWN), ("b", "shop", OTHER), ("c", "cn", &[])]);
        assert_eq!(wide.findings, []);
        let counts: Vec<_> = wide
            .coverage
            .iter()
            .map(|c| (c.site.as_str(), c.pages, c.icp))
            .collect();
        assert_eq!(counts, [("cn", 2, 1), ("shop", 1, 1)]);
    }

    #[test]
    fn one_finding_tells_the_count_and_an_example_of_each() {
        let wide = collected(&[("c", "cn", OTHER), ("b", "cn", OWN), ("a", "cn", OWN)]);
        assert_eq!(wide.findings.len(), 1);
        let found = &wide.findings[0];
        assert_eq!(found.source, "c");
        let message = &found.finding.message.en;
        assert!(
            message.contains("(1 page departs from the majority)"),
            "{message}"
        );
        assert!(
            message.contains("`京ICP备2021012345号-1` on 2 pages, such as a"),
            "{message}"
        );
        assert!(
            message.contains("`沪ICP备2022054321号-1` on 1 page, c"),
            "{message}"
        );
    }

    #[test]
    fn sites_of_one_name_in_several_files_are_not_mixed() {
        let mut collector = Collector::default();
        for (source, file, numbers) in [("a", "a.toml", OWN), ("b", "b.toml", OTHER)] {
            let mut page = page("dist", numbers);
            page.at.file = file.to_owned();
            page.at.line = 1;
            collector.add(source, None, &page);
        }
        let wide = collector.finish();
        assert_eq!(wide.findings, []);
        let names: Vec<&str> = wide.coverage.iter().map(|c| c.site.as_str()).collect();
        assert_eq!(names, ["dist (a.toml:1)", "dist (b.toml:1)"]);
    }

    #[test]
    fn several_pages_depart() {
        let (a, b, c) = (("a", "cn", OWN), ("b", "cn", OWN), ("c", "cn", OWN));
        let wide = collected(&[a, b, c, ("d", "cn", OTHER), ("e", "cn", OTHER)]);
        let message = &wide.findings[0].finding.message.en;
        assert!(
            message.contains("(2 pages depart from the majority)"),
            "{message}"
        );
    }

    #[test]
    fn a_number_that_cannot_be_right_is_counted_and_not_compared() {
        let wide = collected(&[("a", "cn", OWN), ("b", "cn", &["京ICP备202101234号-1"])]);
        assert_eq!(wide.findings, []);
        assert_eq!(wide.coverage[0].icp, 2);
    }

    #[test]
    fn a_block_without_a_name_is_called_the_site() {
        let wide = collected(&[("a", "*", OWN), ("b", "*", OTHER)]);
        let message = &wide.findings[0].finding.message;
        assert!(
            message.en.starts_with("the pages of the site show "),
            "{}",
            message.en
        );
        assert!(
            message.zh.starts_with("网站各页面的 ICP 备案号不一致"),
            "{}",
            message.zh
        );
    }

    #[test]
    fn a_named_number_or_a_rule_that_does_not_run_ends_the_comparison() {
        let judged = |change: fn(&mut SitePage)| {
            let mut collector = Collector::default();
            for (source, numbers) in [("a", OWN), ("b", OTHER)] {
                let mut page = page("cn", numbers);
                change(&mut page);
                collector.add(source, None, &page);
            }
            collector.finish().findings.len()
        };
        assert_eq!(judged(|_| ()), 1);
        assert_eq!(judged(|page| page.icp.compared = false), 0);
        assert_eq!(judged(|page| page.rule = None), 0);
    }
}
