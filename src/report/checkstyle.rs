//! Checkstyle XML, which Jenkins and many other readers of warnings know.
//!
//! A file's findings stand in one `<file>`, in the order of their places. What is suppressed
//! is left out; an input that could not be looked at is an `<exception>` of its file, which
//! readers do not count as a violation.

use super::xml::xml;
use super::{Places, Report, Reporter};
use crate::check::PageReport;
use crate::finding::Severity;
use crate::text::Lang;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::num::NonZeroU32;
use std::sync::Arc;

/// Stands for the version of Checkstyle itself, which some readers want to see.
const VERSION: &str = "8.0";

/// Writes a report as Checkstyle does.
#[derive(Debug, Clone, Default)]
pub struct Checkstyle {
    /// The language to write in.
    pub lang: Lang,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
}

/// What stands in a `<file>`.
#[derive(Default)]
struct File {
    errors: Vec<Violation>,
    exceptions: Vec<String>,
}

struct Violation {
    line: NonZeroU32,
    column: NonZeroU32,
    severity: &'static str,
    message: String,
    rule: &'static str,
}

impl Reporter for Checkstyle {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(out, r#"<checkstyle version="{VERSION}">"#)?;
        for (name, file) in self.files(report) {
            file.write(&name, out)?;
        }
        writeln!(out, "</checkstyle>")
    }
}

impl Checkstyle {
    /// Several pages may stand for one file. One without a finding is named, too.
    fn files(&self, report: &Report) -> BTreeMap<String, File> {
        let mut files = BTreeMap::<String, File>::new();
        for page in &report.pages {
            let (name, errors) = self.page(page);
            files.entry(name).or_default().errors.extend(errors);
        }
        for one in &report.unchecked {
            let place = self.places.of_source(&one.source);
            let name = place.file.unwrap_or(place.name);
            let error = one.error.get(self.lang).to_owned();
            files.entry(name).or_default().exceptions.push(error);
        }
        files
    }

    fn page(&self, page: &PageReport) -> (String, Vec<Violation>) {
        let place = self.places.of_page(page);
        let open = page.findings.iter().filter(|f| f.suppressed.is_none());
        let errors = open.map(|finding| {
            let span = place.span(finding);
            Violation {
                line: span.line,
                column: span.column,
                severity: severity(finding.severity),
                message: place.message(finding, self.lang),
                rule: finding.rule.0.id,
            }
        });
        let errors = errors.collect();
        (place.file.unwrap_or(place.name), errors)
    }
}

impl File {
    fn write(&self, name: &str, out: &mut dyn Write) -> io::Result<()> {
        let name = xml(name);
        if self.errors.is_empty() && self.exceptions.is_empty() {
            return writeln!(out, r#"  <file name="{name}"/>"#);
        }
        writeln!(out, r#"  <file name="{name}">"#)?;
        self.errors.iter().try_for_each(|error| error.write(out))?;
        for exception in &self.exceptions {
            writeln!(out, "    <exception>{}</exception>", xml(exception))?;
        }
        writeln!(out, "  </file>")
    }
}

impl Violation {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let &Self {
            line,
            column,
            severity,
            rule,
            ..
        } = self;
        let message = xml(&self.message);
        writeln!(
            out,
            r#"    <error line="{line}" column="{column}" severity="{severity}" message="{message}" source="beian-lint.{rule}"/>"#
        )
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn written(report: &Report, lang: Lang) -> String {
        let mut out = Vec::new();
        let checkstyle = Checkstyle {
            lang,
            ..Checkstyle::default()
        };
        checkstyle.write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn pass() {
        insta::assert_snapshot!(written(&sample::pass(), Lang::En));
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
    fn a_stranger_opens_no_element() {
        let out = written(&sample::fail(), Lang::En);
        for line in out.lines() {
            let tags = line.matches('<').count();
            assert!(tags <= 2 && line.matches('>').count() == tags, "{line}");
        }
        assert!(out.chars().all(|ch| ch == '\n' || !ch.is_control()));
    }
}
