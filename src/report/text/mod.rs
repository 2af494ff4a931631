//! The report for people: each finding with the source it points at and, of more than one site,
//! the matrix of all of them; of many live sites the matrix alone.
//!
//! Whatever comes from a page, a path or an address goes through [`visible()`](crate::text::visible()),
//! so that no stranger's control character reaches the terminal. Colours are always written; who
//! hands in the writer strips them where they are not wanted.

mod caution;
mod coverage;
mod crawled;
mod fixed;
mod frame;
mod listing;
mod tail;
mod uncompared;
pub(super) mod words;

use super::{Matrix, Report, Reporter, led};
use crate::check::{FindingReport, PageReport};
use crate::text::{Lang, visible};
pub(super) use caution::about_homes;
pub(super) use crawled::about as about_crawl;
use std::io::{self, Write};
pub(super) use tail::{statistics, summary_line};

/// Writes a report for people to read.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextReport {
    /// The language to write in.
    pub lang: Lang,
    /// List what was found on each page and where, even if nothing is wrong.
    pub verbose: bool,
    /// Say how often each rule was broken.
    pub statistics: bool,
    /// Terminal cells that a line may take; 100 where nobody knows.
    pub width: Option<usize>,
}

/// The width of a text report that is not for a terminal.
const WIDTH: usize = 100;

impl Reporter for TextReport {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let open = report.of_open();
        let matrix = Matrix::new(&open);
        let many = matrix.has_many_sites();
        // Whoever checks files mends them; whoever asks many hosts wants to know how they stand.
        let of_files = report.pages.iter().all(PageReport::is_local);
        let listed = !many || self.verbose || of_files;
        let table = |out: &mut dyn Write| {
            let width = self.width.unwrap_or(WIDTH);
            matrix.write_text(self.lang, width, out)
        };
        if many && !of_files {
            table(out)?;
        }
        if listed {
            for page in &report.pages {
                self.page(page, out)?;
            }
        } else {
            tail::beside(&open.pages, self.lang, out)?;
        }
        if many && of_files {
            table(out)?;
        }
        tail::unchecked(&report.unchecked, self.lang, out)?;
        if self.statistics && statistics(&report.pages, self.lang, tail::BOLD, out)? {
            writeln!(out)?;
        }
        self.led(&report.pages, out)?;
        coverage::write(&report.summary.coverage, self.lang, out)?;
        if !listed {
            tail::untold(&report.summary, self.lang, out)?;
        }
        crawled::write(&report.summary.crawled, self.verbose, self.lang, out)?;
        uncompared::write(report, self.lang, out)?;
        caution::write(report, self.lang, out)?;
        fixed::hint(&report.summary, self.lang, out)?;
        tail::summary(&report.summary, self.lang, out)
    }
}

impl TextReport {
    /// Where the inputs led; with `verbose`, all of them.
    fn led(self, pages: &[PageReport], out: &mut dyn Write) -> io::Result<()> {
        let most = if self.verbose { usize::MAX } else { led::MOST };
        let lines = led::lines(pages, most, |name| visible(name).into_owned(), self.lang);
        for line in &lines {
            writeln!(out, "{line}")?;
        }
        if lines.is_empty() {
            Ok(())
        } else {
            writeln!(out)
        }
    }

    fn page(self, page: &PageReport, out: &mut dyn Write) -> io::Result<()> {
        if self.verbose {
            listing::page(page, self.lang, out)?;
        }
        let told = |f: &&FindingReport| !f.fixed && (self.verbose || f.suppressed.is_none());
        for finding in page.findings.iter().filter(told) {
            let frame = frame::render(&page.source, finding, self.lang);
            writeln!(out, "{frame}\n")?;
        }
        fixed::write(page, self.lang, out)
    }
}

#[cfg(test)]
mod tests;
