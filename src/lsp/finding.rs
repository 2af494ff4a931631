//! Findings as the protocol has them.

use super::positions::Positions;
use crate::check::FindingReport;
use crate::finding::Severity;
use crate::text::{Lang, Text, text, visible};
use gen_lsp_types::{Code, Diagnostic, DiagnosticSeverity, Range};
use std::ops;

/// Findings of one document that are shown; thousands of them would help nobody.
const MOST: usize = 500;
/// What stands beside each diagnostic as the tool that it comes from.
const SOURCE: &str = "beian-lint";

/// A finding that holds, and the bytes of the document's text that it is about.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) report: FindingReport,
    pub(super) bytes: ops::Range<usize>,
}

impl Found {
    /// A finding in a text that was never encoded; none where it is suppressed.
    pub(super) fn new(report: FindingReport) -> Option<Self> {
        if report.suppressed.is_some() {
            return None;
        }
        let bytes = report.span.start?..report.span.end?;
        Some(Self { report, bytes })
    }

    /// Whether it has a byte in common with a range, or meets one of its ends.
    pub(super) fn touches(&self, range: &ops::Range<usize>) -> bool {
        self.bytes.start <= range.end && range.start <= self.bytes.end
    }

    /// As the editor shows it.
    pub(super) fn diagnostic(&self, positions: &Positions<'_>, lang: Lang) -> Diagnostic {
        let FindingReport {
            rule,
            severity,
            message,
            help,
            ..
        } = &self.report;
        Diagnostic {
            code: Some(Code::String(rule.0.id.to_owned())),
            ..diagnostic(
                positions.range(&self.bytes),
                severity_of(*severity),
                &words(message, Some(help), lang),
            )
        }
    }
}

/// The findings of a document as the editor shows them.
pub(super) fn diagnostics(
    found: &[Found],
    positions: &Positions<'_>,
    lang: Lang,
) -> Vec<Diagnostic> {
    let shown = found.iter().take(MOST);
    let mut shown: Vec<_> = shown.map(|f| f.diagnostic(positions, lang)).collect();
    if let Some(more @ 1..) = found.len().checked_sub(MOST) {
        shown.push(note(&and_more(more), lang));
    }
    shown
}

fn and_more(more: usize) -> Text {
    text! {
        en: "{more} more findings are not shown; `beian-lint check` lists all",
        zh: "另有 {more} 个问题未显示；可用 `beian-lint check` 查看全部",
    }
}

/// Something that is to be said of a document as a whole.
pub(super) fn note(text: &Text, lang: Lang) -> Diagnostic {
    let start = Range::default();
    diagnostic(start, DiagnosticSeverity::Information, text.get(lang))
}

/// A diagnostic of this program's. What a stranger wrote stands on one line and shows itself.
pub(super) fn diagnostic(range: Range, severity: DiagnosticSeverity, message: &str) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        source: Some(SOURCE.to_owned()),
        message: message.to_owned().into(),
        ..Diagnostic::default()
    }
}

/// What is wrong and, on a line of its own, what to write instead.
pub(super) fn words(message: &Text, help: Option<&Text>, lang: Lang) -> String {
    let message = visible(message.get(lang));
    let label = match lang {
        Lang::En => "help: ",
        Lang::ZhCn => "改法：",
    };
    match help.map(|help| visible(help.get(lang))) {
        Some(help) if !help.is_empty() => format!("{message}\n{label}{help}"),
        _ => message.into_owned(),
    }
}

const fn severity_of(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}
