//! `JUnit` XML, as Jenkins' `junit-10.xsd` and its readers at GitLab and elsewhere take it.
//!
//! A page is a suite. Each rule that found something there is a test case, and a page where
//! none did is one that passes. A case fails if its findings fail the run, so that the test
//! report and the exit code agree; what was found otherwise stands in its output. An input
//! that could not be looked at is an error, or skipped where that is allowed. The format has
//! no attributes for places: these stand in the text.

mod case;

use super::xml::xml;
use super::{Places, Policy, Report, Reporter, Setup, TOOL};
use crate::check::PageReport;
use crate::page::Unchecked;
use crate::text::Lang;
use case::{Case, Outcome};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// Writes a report as `JUnit` XML.
#[derive(Debug, Clone, Default)]
pub struct Junit {
    /// The language to write in.
    pub lang: Lang,
    /// How the run is judged: what fails and what does not.
    pub policy: Policy,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
}

/// The test cases of one page or input.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

impl From<&Setup> for Junit {
    fn from(setup: &Setup) -> Self {
        Self {
            lang: setup.lang,
            policy: setup.policy,
            places: Arc::clone(&setup.places),
        }
    }
}

impl Reporter for Junit {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let pages = report.pages.iter().map(|page| self.page(page));
        let unchecked = report.unchecked.iter().map(|one| self.unchecked(one));
        let suites: Vec<Suite> = pages.chain(unchecked).collect();
        let [tests, failures, errors, _] = counts(suites.iter().flat_map(|suite| &suite.cases));
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(
            out,
            r#"<testsuites name="{}" tests="{tests}" failures="{failures}" errors="{errors}">"#,
            TOOL.name
        )?;
        suites.iter().try_for_each(|suite| suite.write(out))?;
        writeln!(out, "</testsuites>")
    }
}

impl Suite {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let name = xml(&self.name);
        let [tests, failures, errors, skipped] = counts(&self.cases);
        writeln!(
            out,
            r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}">"#
        )?;
        self.cases
            .iter()
            .try_for_each(|case| case.write(&name, out))?;
        writeln!(out, "  </testsuite>")
    }
}

impl Junit {
    fn page(&self, page: &PageReport) -> Suite {
        let place = self.places.of_page(page);
        let mut rules = BTreeMap::<&str, Vec<_>>::new();
        for finding in &page.findings {
            rules.entry(finding.rule.0.id).or_default().push(finding);
        }
        let cases = rules
            .iter()
            .map(|(rule, findings)| Case::of_rule(rule, findings, &place, self));
        let mut cases: Vec<Case> = cases.collect();
        if cases.is_empty() {
            cases.push(Case::passed(TOOL.name));
        }
        Suite {
            name: page.source.clone(),
            cases,
        }
    }

    fn unchecked(&self, one: &Unchecked) -> Suite {
        Suite {
            name: one.source.clone(),
            cases: vec![Case::unchecked(one, self)],
        }
    }
}

/// Cases, failures, errors and skipped ones.
fn counts<'a>(cases: impl IntoIterator<Item = &'a Case>) -> [usize; 4] {
    let mut counts = [0; 4];
    let [tests, failures, errors, skipped] = &mut counts;
    for case in cases {
        *tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Failed => *failures += 1,
            Outcome::Error => *errors += 1,
            Outcome::Skipped => *skipped += 1,
        }
    }
    counts
}

#[cfg(test)]
mod tests;
