//! One line a finding: `path:line:column: error[rule] message`.
//!
//! Editors and `grep` read it. Whatever comes from a page or a path goes through
//! [`visible()`], so that a finding cannot become two lines.

use super::text::{about_crawl, statistics, summary_line, words};
use super::{Report, Reporter};
use crate::check::{FindingReport, PageReport};
use crate::text::{Lang, visible};
use anstyle::Style;
use std::io::{self, Write};

/// Writes a line for each finding, then what could not be looked at and the totals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Concise {
    /// The language to write in.
    pub lang: Lang,
    /// Also list findings that are suppressed.
    pub verbose: bool,
    /// Say how often each rule was broken.
    pub statistics: bool,
}

impl Reporter for Concise {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for page in &report.pages {
            self.page(page, out)?;
        }
        let label = words::unchecked().get(self.lang);
        for one in &report.unchecked {
            let told = words::unchecked_input(one, self.lang);
            writeln!(out, "{label}{}{told}", words::colon(self.lang))?;
        }
        if self.statistics {
            statistics(&report.pages, self.lang, Style::new(), out)?;
        }
        if let Some(line) = about_crawl(&report.summary.crawled, self.lang) {
            writeln!(out, "{line}")?;
        }
        writeln!(out, "{}", summary_line(&report.summary, self.lang))
    }
}

impl Concise {
    fn page(self, page: &PageReport, out: &mut dyn Write) -> io::Result<()> {
        let told = |f: &&FindingReport| self.verbose || f.suppressed.is_none();
        for finding in page.findings.iter().filter(told) {
            writeln!(out, "{}", line(&page.source, finding, self.lang))?;
        }
        Ok(())
    }
}

/// The line of one finding, safe to print.
fn line(source: &str, finding: &FindingReport, lang: Lang) -> String {
    let (line, column) = (finding.span.line, finding.span.column);
    let severity = words::severity(finding.severity).get(lang);
    let rule = finding.rule.0.id;
    let message = visible(finding.message.get(lang));
    let suppressed = finding.suppressed.as_ref().map(|why| match lang {
        Lang::En => format!(" (suppressed {})", words::by(why.by).en),
        Lang::ZhCn => format!("（已忽略：{}）", words::by(why.by).zh),
    });
    let suppressed = suppressed.unwrap_or_default();
    let source = visible(source);
    // A line that begins with two colons is a command for the runners of GitHub Actions.
    let here = if source.trim_start().starts_with("::") {
        "./"
    } else {
        ""
    };
    format!("{here}{source}:{line}:{column}: {severity}[{rule}] {message}{suppressed}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn written(report: &Report, lang: Lang, verbose: bool) -> String {
        let mut out = Vec::new();
        let reporter = Concise {
            lang,
            verbose,
            ..Concise::default()
        };
        reporter.write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn pass() {
        insta::assert_snapshot!(written(&sample::pass(), Lang::En, false));
    }

    #[test]
    fn fail() {
        insta::assert_snapshot!(written(&sample::fail(), Lang::En, false));
    }

    #[test]
    fn fail_in_chinese() {
        insta::assert_snapshot!(written(&sample::fail(), Lang::ZhCn, true));
    }

    #[test]
    fn rules_are_counted_behind_the_findings() {
        let mut out = Vec::new();
        let reporter = Concise {
            statistics: true,
            ..Concise::default()
        };
        reporter.write(&sample::fail(), &mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap());
    }

    #[test]
    fn what_a_crawl_left_aside_is_told() {
        let mut report = sample::pass();
        report.summary.crawled.beyond_limit = 7;
        let out = written(&report, Lang::En, false);
        assert!(
            out.contains("Left aside: 7 left out by --max-pages.\n"),
            "{out}"
        );
    }

    #[test]
    fn a_finding_is_a_line_whatever_it_holds() {
        let report = Report::new(vec![sample::hostile(sample::HOSTILE)], Vec::new());
        let out = written(&report, Lang::En, true);
        assert_eq!(out.lines().count(), 3);
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()));
    }
}
