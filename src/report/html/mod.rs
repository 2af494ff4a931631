//! The report for those who decide: one HTML file that needs nothing but itself.
//!
//! Both languages stand in it, and a reader chooses; everything can be read without
//! JavaScript, which only filters. Its policy lets nothing be fetched and no other script
//! run, so that a stranger's text which slipped past the escaping would still do nothing.
//! What a template prints is escaped unless it is one of the types here that escape
//! themselves; what a stranger wrote goes through [`visible()`] before.

mod assets;
mod both;
mod evidence;
mod finding;
mod lines;
mod number;
mod page;
mod rule;
mod table;
mod unchecked;
mod verdict;
mod words;

pub(crate) use assets::{STYLE, policy_of};
pub(crate) use both::{Both, html_lang};

use super::{Matrix, Report, Reporter, TOOL, Tool};
use crate::text::{Lang, visible};
use askama::Template;
use finding::Level;
use page::PageView;
use rule::RuleView;
use std::borrow::Cow;
use std::io::{self, Write};
use table::Table;
use unchecked::UncheckedView;
use verdict::Verdict;

/// Writes one self-contained HTML file, in both languages.
#[derive(Debug, Clone, Copy, Default)]
pub struct HtmlReport {
    /// The language that is shown first.
    pub lang: Lang,
    /// A page brought the checker down, so that not all is known that was asked.
    pub broken: bool,
}

impl Reporter for HtmlReport {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        Document::new(report, *self).write_into(out)
    }
}

/// The whole file.
#[derive(Template)]
#[template(config = "src/report/html/askama.toml", path = "document.html")]
struct Document<'a> {
    /// The language that is shown first.
    spoken: Lang,
    /// Its name in HTML.
    lang: &'static str,
    /// Whether it is Chinese.
    chinese: bool,
    /// The `Content-Security-Policy`.
    policy: String,
    tool: Tool,
    verdict: Verdict,
    table: Table,
    /// The names of the sites; a page knows its site's place among them.
    sites: Vec<String>,
    levels: [Level; 4],
    /// Findings, suppressed ones included.
    total: usize,
    pages: Vec<PageView<'a>>,
    unchecked: Vec<UncheckedView<'a>>,
    /// The rules that were broken, by id.
    rules: Vec<RuleView>,
    meanings: Vec<(Both<'static>, Both<'static>)>,
}

impl<'a> Document<'a> {
    fn new(report: &'a Report, how: HtmlReport) -> Self {
        let spoken = how.lang;
        let matrix = Matrix::new(report);
        let site_of = matrix.rows_of_pages(report);
        let pages = report.pages.iter().zip(&site_of).zip(1..);
        Self {
            spoken,
            lang: html_lang(spoken),
            chinese: spoken == Lang::ZhCn,
            policy: assets::policy(),
            tool: TOOL,
            verdict: Verdict::new(report, how.broken),
            table: Table::new(&matrix, &site_of),
            sites: matrix.rows.iter().map(|row| owned(&row.name)).collect(),
            levels: Level::ALL.map(Level::of),
            total: report.pages.iter().map(|page| page.findings.len()).sum(),
            pages: pages
                .map(|((page, &site), number)| PageView::new(page, site, number))
                .collect(),
            unchecked: report.unchecked.iter().map(UncheckedView::new).collect(),
            rules: RuleView::broken(&report.pages),
            meanings: words::meanings(),
        }
    }
}

/// A stranger's text, safe to show, that outlives its report.
fn owned(text: &str) -> String {
    Cow::into_owned(visible(text))
}

#[cfg(test)]
mod tests;
