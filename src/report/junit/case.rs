//! One test case: what one rule found on one page.

use super::Junit;
use crate::check::FindingReport;
use crate::page::Unchecked;
use crate::report::PagePlace;
use crate::report::text::words;
use crate::report::xml::{escaped, xml};
use crate::text::{Lang, visible};
use std::io::{self, Write};

/// How a test case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    Failed,
    Error,
    Skipped,
}

pub(super) struct Case {
    name: String,
    pub(super) outcome: Outcome,
    /// One word for the kind of failure.
    kind: &'static str,
    /// The first of the lines, in short.
    message: String,
    /// What is said, safe to print; one or more lines.
    text: String,
}

impl Case {
    pub(super) fn passed(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            outcome: Outcome::Passed,
            kind: "",
            message: String::new(),
            text: String::new(),
        }
    }

    /// All that one rule found on a page. Where some findings are suppressed, the others count.
    pub(super) fn of_rule(
        rule: &str,
        findings: &[&FindingReport],
        place: &PagePlace,
        junit: &Junit,
    ) -> Self {
        let open = |f: &&&FindingReport| f.suppressed.is_none();
        let heaviest = findings
            .iter()
            .filter(open)
            .max_by_key(|f| (f.fails, f.severity));
        let (outcome, shown) = match heaviest {
            None => (Outcome::Skipped, findings.first()),
            Some(found) if found.fails => (Outcome::Failed, Some(found)),
            Some(found) => (Outcome::Passed, Some(found)),
        };
        let lines = findings.iter().map(|f| lines(f, place, junit.lang));
        Self {
            name: rule.to_owned(),
            outcome,
            kind: shown.map_or("", |f| words::severity(f.severity).en),
            message: shown.map_or_else(String::new, |f| place.message(f, junit.lang)),
            text: lines.collect::<Vec<_>>().join("\n"),
        }
    }

    pub(super) fn unchecked(one: &Unchecked, junit: &Junit) -> Self {
        let text = visible(one.error.get(junit.lang)).into_owned();
        Self {
            name: words::unchecked().get(junit.lang).to_owned(),
            outcome: if junit.policy.allow_unchecked {
                Outcome::Skipped
            } else {
                Outcome::Error
            },
            kind: "unchecked",
            message: text.clone(),
            text,
        }
    }

    /// Writes the case; `class` is escaped already.
    pub(super) fn write(&self, class: &str, out: &mut dyn Write) -> io::Result<()> {
        let name = xml(&self.name);
        write!(out, r#"    <testcase name="{name}" classname="{class}""#)?;
        if self.text.is_empty() {
            return writeln!(out, "/>");
        }
        writeln!(out, ">")?;
        let (message, text) = (escaped(&self.message), escaped(&self.text));
        let tag = match self.outcome {
            Outcome::Passed => {
                return writeln!(
                    out,
                    "      <system-out>{text}</system-out>\n    </testcase>"
                );
            }
            Outcome::Failed => "failure",
            Outcome::Error => "error",
            Outcome::Skipped => "skipped",
        };
        let kind = self.kind;
        writeln!(
            out,
            "      <{tag} type=\"{kind}\" message=\"{message}\">{text}</{tag}>\n    </testcase>"
        )
    }
}

/// A finding as lines of text: place and message, how to mend it, the law, and why it does
/// not count where that is so.
fn lines(finding: &FindingReport, place: &PagePlace, lang: Lang) -> String {
    let (severity, rule) = (words::severity(finding.severity).get(lang), finding.rule.0);
    let message = place.located(finding, lang);
    let colon = words::colon(lang);
    let (help, basis) = (words::help().get(lang), words::basis_of_rule().get(lang));
    let text = format!(
        "{message} [{}, {severity}]\n  {help}{colon}{}\n  {basis}{colon}{}",
        rule.id,
        visible(finding.help.get(lang)),
        rule.basis.get(lang)
    );
    match &finding.suppressed {
        Some(why) => format!("{text}\n  {}", words::suppressed(why, lang)),
        None => text,
    }
}
