//! The verdict in words, for whoever reads nothing else.

use super::both::Both;
use super::words;
use crate::check::PageReport;
use crate::finding::Severity;
use crate::report::{Report, Summary};

/// What the run says as a whole.
pub(super) struct Verdict {
    pub(super) class: &'static str,
    pub(super) title: Both<'static>,
    pub(super) notes: Vec<Both<'static>>,
    pub(super) tiles: Vec<Tile>,
}

/// A total.
pub(super) struct Tile {
    /// Its colour; none where the total is nothing to worry about.
    pub(super) class: &'static str,
    pub(super) label: Both<'static>,
    pub(super) count: u64,
}

impl Verdict {
    pub(super) fn new(report: &Report, broken: bool) -> Self {
        let summary = &report.summary;
        let (class, title) = title(summary, broken);
        Self {
            class,
            title,
            notes: notes(report, broken),
            tiles: tiles(summary),
        }
    }
}

/// What weighs most comes first. An error that was found is one, however much was not looked
/// at; without one, what was not looked at may hide it.
fn title(summary: &Summary, broken: bool) -> (&'static str, Both<'static>) {
    match *summary {
        Summary { pages: 0, .. } => ("unknown", words::NOTHING_CHECKED),
        Summary { errors: 1.., .. } => ("error", words::MUST_CORRECT),
        _ if broken => ("unknown", words::INCOMPLETE),
        Summary { unchecked: 1.., .. } => ("unknown", words::INCOMPLETE),
        _ if lacks_home(summary) => ("unknown", words::NO_HOME),
        Summary { warnings: 1.., .. } => ("warning", words::MAY_CORRECT),
        Summary { infos: 1.., .. } => ("fine", words::STYLE_ONLY),
        _ => ("fine", words::ALL_WELL),
    }
}

fn notes(report: &Report, broken: bool) -> Vec<Both<'static>> {
    let summary = &report.summary;
    let mut notes = Vec::new();
    if summary.pages > 0 {
        notes.push(words::looked_at(summary.pages, summary.homes));
    }
    if summary.errors > 0 {
        let pages = report.pages.iter().filter(|page| has_error(page)).count();
        notes.push(words::errors_on(summary.errors, pages));
    }
    notes.extend(broken.then_some(words::BROKEN));
    if lacks_home(summary) {
        notes.push(words::NO_HOME_NOTE);
    }
    if summary.unchecked > 0 {
        notes.push(words::unchecked_inputs(summary.unchecked));
    }
    notes.extend(words::crawled(&summary.crawled));
    if summary.suppressed > 0 {
        notes.push(words::suppressed_findings(summary.suppressed));
    }
    notes
}

/// Of sources of templates, none can be a home page.
fn lacks_home(summary: &Summary) -> bool {
    summary.homes == 0 && summary.templates < summary.pages
}

fn has_error(page: &PageReport) -> bool {
    let mut open = page.findings.iter().filter(|f| f.suppressed.is_none());
    open.any(|finding| finding.severity == Severity::Error)
}

fn tiles(summary: &Summary) -> Vec<Tile> {
    let tile = |class, label, count| Tile {
        class: if count > 0 { class } else { "" },
        label,
        count,
    };
    vec![
        tile("", words::PAGES, summary.pages),
        tile("error", words::ERRORS, summary.errors),
        tile("warning", words::WARNINGS, summary.warnings),
        tile("info", words::INFOS, summary.infos),
        tile("", words::SUPPRESSED, summary.suppressed),
        tile("unknown", words::NOT_CHECKED, summary.unchecked),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(errors: u64, warnings: u64, unchecked: u64, homes: u64) -> &'static str {
        let summary = Summary {
            pages: 1,
            homes,
            errors,
            warnings,
            unchecked,
            ..Summary::default()
        };
        title(&summary, false).0
    }

    #[test]
    fn nothing_is_well_that_was_not_looked_at() {
        assert_eq!(title(&Summary::default(), false).0, "unknown");
        assert_eq!(class(0, 0, 0, 1), "fine");
        assert_eq!(class(0, 1, 0, 1), "warning");
        assert_eq!(class(0, 1, 1, 1), "unknown");
        assert_eq!(class(0, 0, 0, 0), "unknown");
        assert_eq!(class(1, 0, 1, 0), "error");
        let templates = Summary {
            pages: 1,
            templates: 1,
            ..Summary::default()
        };
        assert_eq!(title(&templates, false).0, "fine");
        let fine = Summary {
            pages: 1,
            homes: 1,
            ..Summary::default()
        };
        assert_eq!(title(&fine, true).0, "unknown");
    }
}
