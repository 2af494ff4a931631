//! Where one page stands, and what its findings say there.

use crate::check::FindingReport;
use crate::page::Span;
use crate::text::{Lang, visible};
use std::num::NonZeroU32;

/// Where one page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePlace {
    /// The file to point at: its path from the repository's folder, with `/`, or absolute
    /// where it lies outside. None where there is none.
    pub file: Option<String>,
    /// What the page is called wherever the program is started: the path from the
    /// repository's folder, the address, or `<stdin>`.
    pub name: String,
    /// The page's address, or `<stdin>`, where it is no file.
    pub address: Option<String>,
    /// Lines and columns of the page are those of the file.
    pub(super) exact: bool,
}

impl PagePlace {
    /// Whether lines and columns of the page are those of the file.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// The place in the file: the finding's own, or else the first of the file.
    #[must_use]
    pub fn span(&self, finding: &FindingReport) -> Span {
        if self.exact { finding.span } else { FIRST }
    }

    /// The message, safe to print; it names the page and the place there where the file does
    /// not tell them.
    #[must_use]
    pub fn message(&self, finding: &FindingReport, lang: Lang) -> String {
        let message = visible(finding.message.get(lang));
        match &self.address {
            Some(address) if !self.exact => {
                let Span { line, column, .. } = finding.span;
                format!("{}:{line}:{column}: {message}", visible(address))
            }
            _ => message.into_owned(),
        }
    }

    /// The message behind its place, as `path:line:column: message`, safe to print.
    #[must_use]
    pub fn located(&self, finding: &FindingReport, lang: Lang) -> String {
        let message = self.message(finding, lang);
        match &self.file {
            Some(file) if self.exact => {
                let Span { line, column, .. } = finding.span;
                format!("{}:{line}:{column}: {message}", visible(file))
            }
            _ => message,
        }
    }
}

/// The first place of a file.
const FIRST: Span = Span {
    line: NonZeroU32::MIN,
    column: NonZeroU32::MIN,
    end_line: NonZeroU32::MIN,
    end_column: NonZeroU32::MIN,
    start: None,
    end: None,
};
