//! The verdict in words, for whoever reads nothing else.

use super::both::Both;
use super::words;
use crate::check::PageReport;
use crate::finding::Severity;
use crate::report::{Report, Summary, unverified};

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
        let known = known_errors(report);
        let (class, title) = title(summary, known > 0, broken);
        Self {
            class,
            title,
            notes: notes(report, known, broken),
            tiles: tiles(summary),
        }
    }
}

/// What weighs most comes first. An error that was found is one, however much was not looked
/// at; without one, what was not looked at may hide it. `known`: there are suppressed errors, so
/// nobody may read that none was found.
fn title(summary: &Summary, known: bool, broken: bool) -> (&'static str, Both<'static>) {
    let incomplete = broken || summary.unchecked > 0 || summary.lacks_home();
    match *summary {
        Summary { pages: 0, .. } => ("unknown", words::NOTHING_CHECKED),
        Summary { errors: 1.., .. } => ("error", words::MUST_CORRECT),
        _ if known && incomplete => ("unknown", words::KNOWN_ERRORS_INCOMPLETE),
        _ if known => ("warning", words::KNOWN_ERRORS),
        _ if broken => ("unknown", words::INCOMPLETE),
        Summary { unchecked: 1.., .. } => ("unknown", words::INCOMPLETE),
        _ if summary.lacks_home() => ("unknown", words::NO_HOME),
        Summary { warnings: 1.., .. } => ("warning", words::MAY_CORRECT),
        Summary { infos: 1.., .. } => ("fine", words::STYLE_ONLY),
        Summary {
            suppressed: 1.., ..
        } => ("fine", words::KNOWN),
        _ => ("fine", words::ALL_WELL),
    }
}

/// Suppressed errors.
fn known_errors(report: &Report) -> usize {
    let findings = report.pages.iter().flat_map(|page| &page.findings);
    findings
        .filter(|f| f.suppressed.is_some() && f.severity == Severity::Error)
        .count()
}

fn notes(report: &Report, known: usize, broken: bool) -> Vec<Both<'static>> {
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
    if summary.lacks_home() {
        notes.push(words::NO_HOME_NOTE);
    }
    if summary.unchecked > 0 {
        notes.push(words::unchecked_inputs(summary.unchecked));
    }
    notes.extend(unverified::note(&report.pages).map(|note| Both::fixed(note.en, note.zh)));
    notes.extend(words::crawled(&summary.crawled));
    notes.extend(words::led(&report.pages));
    if summary.suppressed > 0 {
        notes.push(words::suppressed_findings(summary.suppressed, known));
    }
    notes
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
        title(&summary, false, false).0
    }

    #[test]
    fn nothing_is_well_that_was_not_looked_at() {
        assert_eq!(title(&Summary::default(), false, false).0, "unknown");
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
        assert_eq!(title(&templates, false, false).0, "fine");
        let fine = Summary {
            pages: 1,
            homes: 1,
            ..Summary::default()
        };
        assert_eq!(title(&fine, false, true).0, "unknown");
    }

    /// What the verdict says of a sample with these changes, and how many errors are known.
    fn said(change: fn(&mut Report)) -> (&'static str, String) {
        let mut report = crate::report::sample::pass();
        change(&mut report);
        let verdict = Verdict::new(&report, false);
        (verdict.class, verdict.title.en.into_owned())
    }

    fn error(report: &mut Report) {
        report.pages[0].findings[0].severity = Severity::Error;
    }

    #[test]
    fn what_is_suppressed_is_not_called_nothing() {
        let (class, title) = said(|_| ());
        assert_eq!((class, &*title), ("fine", &*words::KNOWN.en));
        let (class, title) = said(error);
        assert_eq!((class, &*title), ("warning", &*words::KNOWN_ERRORS.en));
        let (class, title) = said(|report| {
            error(report);
            report.summary.unchecked = 1;
        });
        assert_eq!(class, "unknown");
        assert!(title.contains("suppressed"), "{title}");
    }
}
