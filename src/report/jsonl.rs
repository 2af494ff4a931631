//! JSON Lines, written while the run goes on.

use super::{Report, Reporter, Summary};
use crate::check::PageReport;
use crate::crawl::Crawled;
use crate::page::Unchecked;
use crate::site_wide::{Collector, SiteWide};
use serde::Serialize;
use std::io::{self, Write};
use std::mem::take;

/// Writes each page as a line as soon as it is done, each input that could not be looked
/// at as `{"unchecked":{…}}`, and `{"summary":{…}}` as the last line, by which a reader
/// knows that nothing is missing. Findings about whole sites stand in the summary.
#[derive(Debug)]
pub struct JsonLines<W> {
    out: W,
    summary: Summary,
    sites: Collector,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Line<'a> {
    Unchecked(&'a Unchecked),
    Summary(&'a Summary),
}

impl<W: Write> JsonLines<W> {
    /// Writes to `out`, which is flushed behind the last line and by [`JsonLines::flush`].
    pub fn new(out: W) -> Self {
        Self {
            out,
            summary: Summary::default(),
            sites: Collector::default(),
        }
    }

    /// Writes a page.
    ///
    /// # Errors
    /// What the writer says.
    pub fn page(&mut self, page: &PageReport) -> io::Result<()> {
        self.summary.add_page(page);
        self.sites.add_report(page);
        self.line(page)
    }

    /// Writes an input that could not be looked at.
    ///
    /// # Errors
    /// What the writer says.
    pub fn unchecked(&mut self, unchecked: &Unchecked) -> io::Result<()> {
        self.summary.add_unchecked();
        self.line(&Line::Unchecked(unchecked))
    }

    /// Lets the reader have what was written so far.
    ///
    /// # Errors
    /// What the writer says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Takes what a crawl met besides pages into the summary.
    pub fn crawled(&mut self, crawled: Crawled) {
        self.summary.crawled = crawled;
    }

    /// Writes the last line and gives back the totals.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish(self) -> io::Result<Summary> {
        self.finish_held(&mut |_| {})
    }

    /// The same, where `hold` sees what is said of whole sites before it counts.
    ///
    /// # Errors
    /// What the writer says.
    pub fn finish_held(mut self, hold: &mut dyn FnMut(&mut SiteWide)) -> io::Result<Summary> {
        let mut summary = take(&mut self.summary);
        let mut wide = take(&mut self.sites).finish();
        hold(&mut wide);
        summary.add_sites(wide);
        self.line(&Line::Summary(&summary))?;
        self.flush()?;
        Ok(summary)
    }

    fn line<T: Serialize>(&mut self, value: &T) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.out.write_all(&line)
    }
}

/// Writes a finished report as JSON Lines. Its pages are sorted, and findings about whole
/// sites stand on their pages already.
#[derive(Debug, Clone, Copy)]
pub struct JsonLinesReport;

impl Reporter for JsonLinesReport {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut lines = JsonLines::new(out);
        report.pages.iter().try_for_each(|page| lines.line(page))?;
        for unchecked in &report.unchecked {
            lines.line(&Line::Unchecked(unchecked))?;
        }
        lines.line(&Line::Summary(&report.summary))?;
        lines.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::UncheckedKind;
    use crate::text::text;

    #[test]
    fn the_last_line_counts_what_came_before() {
        let mut out = Vec::new();
        let mut lines = JsonLines::new(&mut out);
        let failed = Unchecked {
            source: "a\nb".into(),
            stopped_at: None,
            error: text! { en: "gone", zh: "不存在" },
            kind: UncheckedKind::NotHtml,
            site: None,
        };
        lines.unchecked(&failed).unwrap();
        assert_eq!(lines.finish().unwrap().unchecked, 1);
        let text = String::from_utf8(out).unwrap();
        let (first, last) = text.trim_end().split_once('\n').unwrap();
        assert_eq!(
            first,
            r#"{"unchecked":{"source":"a\nb","error":{"en":"gone","zh-CN":"不存在"},"kind":"not-html"}}"#
        );
        assert!(last.starts_with(r#"{"summary":{"pages":0,"#) && last.ends_with("}}"));
    }
}
