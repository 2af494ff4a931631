//! GitLab's code quality report: a JSON array of issues.
//!
//! GitLab compares the fingerprints of two branches and takes equal ones for one issue, so
//! they are made of what a finding points at and not of its line. An error is `major`, a
//! warning `minor`, a note `info`: `critical` and `blocker` would say that a footer matters
//! more than a hole in the site. What is suppressed is left out, and so is what could not be
//! looked at: it is no fault of anybody's code, and the exit code tells it.

use super::{Fingerprints, Places, Report, Reporter};
use crate::check::PageReport;
use crate::finding::Severity;
use crate::text::Lang;
use serde::Serialize;
use std::io::{self, Write};
use std::num::NonZeroU32;
use std::sync::Arc;

/// Writes a report as GitLab's `codequality` artifact.
#[derive(Debug, Clone, Default)]
pub struct Gitlab {
    /// The language to write in.
    pub lang: Lang,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    /// From the repository's folder, without `./`; the page's name where it is no file.
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: NonZeroU32,
}

impl Reporter for Gitlab {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut names = Fingerprints::default();
        let pages = report.pages.iter();
        let issues: Vec<Issue> = pages.flat_map(|page| self.page(page, &mut names)).collect();
        serde_json::to_writer_pretty(&mut *out, &issues)?;
        writeln!(out)
    }
}

impl Gitlab {
    fn page(&self, page: &PageReport, names: &mut Fingerprints) -> Vec<Issue> {
        let place = self.places.of_page(page);
        // Suppressed ones are counted, too: the others keep their names when that changes.
        let every = page.findings.iter().map(|finding| {
            let name = names.next(&place.name, finding);
            (name, finding)
        });
        let open = every.filter(|(_, finding)| finding.suppressed.is_none());
        open.map(|(fingerprint, finding)| Issue {
            description: place.message(finding, self.lang),
            check_name: finding.rule.0.id,
            fingerprint,
            severity: severity(finding.severity),
            location: Location {
                path: place.file.clone().unwrap_or_else(|| place.name.clone()),
                lines: Lines {
                    begin: place.span(finding).line,
                },
            },
        })
        .collect()
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn written(report: &Report, lang: Lang) -> String {
        let mut out = Vec::new();
        let gitlab = Gitlab {
            lang,
            ..Gitlab::default()
        };
        gitlab.write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn issues(report: &Report) -> Vec<Value> {
        serde_json::from_str(&written(report, Lang::En)).unwrap()
    }

    #[test]
    fn a_clean_report_is_an_empty_array() {
        assert_eq!(written(&sample::pass(), Lang::En), "[]\n");
    }

    #[test]
    fn fail() {
        insta::assert_snapshot!(written(&sample::fail(), Lang::En));
    }

    #[test]
    fn fail_in_chinese() {
        insta::assert_snapshot!(written(&sample::fail(), Lang::ZhCn));
    }

    #[test]
    fn no_two_issues_share_a_fingerprint() {
        let issues = issues(&sample::fail());
        let prints = issues.iter().map(|issue| issue["fingerprint"].as_str());
        let different: BTreeSet<_> = prints.collect();
        assert_eq!(different.len(), issues.len());
    }

    #[test]
    fn every_severity_is_one_that_gitlab_knows() {
        for issue in issues(&sample::every_rule()) {
            let severity = issue["severity"].as_str().unwrap();
            assert!(["info", "minor", "major"].contains(&severity));
        }
    }

    #[test]
    fn an_issue_keeps_its_name_when_its_twin_is_suppressed() {
        let mut report = sample::fail();
        let print = |report: &Report| {
            let twins = issues(report).into_iter();
            let mut twins = twins.filter(|issue| issue["check_name"] == "icp-case");
            twins.next_back().unwrap()["fingerprint"].clone()
        };
        let before = print(&report);
        let known = sample::pass().pages[0].findings[0].suppressed.clone();
        let pages = report.pages.iter_mut();
        let mut twins = pages.flat_map(|page| &mut page.findings);
        let first = twins.find(|finding| finding.rule.0.id == "icp-case");
        first.unwrap().suppressed = known;
        assert_eq!(print(&report), before);
    }
}
