//! Markdown for people who look at a run, not at a log: GitHub's job summary, a comment on a
//! pull or merge request.
//!
//! First the verdict, then the matrix if there is more than one site, what could not be looked
//! at, and the findings, the weightiest first, each linked to the explanation of its rule
//! below. It keeps within a number of bytes, since GitHub throws a longer summary away; what
//! is left out is counted. Whatever a stranger wrote is escaped.

mod escape;
mod rules;
mod table;
mod words;

use super::text::words as labels;
use super::text::{about_homes, summary_line};
use super::{Cell, Matrix, Places, Policy, Report, Reporter, Row, led, unverified};
use crate::check::{FindingReport, PageReport};
use crate::finding::{Duty, Rule};
use crate::text::{Lang, clip, visible};
pub(crate) use escape::{code, inline};
use std::cmp::Reverse;
use std::io::{self, Write};
use std::sync::Arc;
use table::table;
use words::{FINDINGS, RULES, SITES, UNCHECKED, legend, severity, sign, verdict};

/// Bytes that GitHub takes for the summary of a step (1 MiB), less some for what else the step
/// writes there.
pub const STEP_SUMMARY: usize = (1 << 20) - (1 << 15);

/// Writes a report as Markdown.
#[derive(Debug, Clone)]
pub struct Markdown {
    /// The language to write in.
    pub lang: Lang,
    /// How the run is judged: the verdict is that of the exit code.
    pub policy: Policy,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
    /// Bytes at most; [`STEP_SUMMARY`], or 65,536 for a comment on GitHub.
    pub limit: usize,
}

impl Default for Markdown {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            policy: Policy::default(),
            places: Arc::default(),
            limit: STEP_SUMMARY,
        }
    }
}

impl Reporter for Markdown {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let lang = self.lang;
        let mut text = self.verdict(report);
        text += &self.matrix(report);
        text += &self.unchecked(report);
        let explanations = rules::explanations(report, lang);
        // Where there is no room for both, the findings count for more.
        let explained = explanations.len() <= self.room(&text) / 2;
        let below = if explained {
            section(RULES.get(lang), explanations)
        } else {
            String::new()
        };
        let name = if explained { rules::link } else { rules::name };
        text += &self.findings(report, name, self.room(&text).saturating_sub(below.len()));
        text += &below;
        writeln!(out, "{}", text.trim_end())
    }
}

impl Markdown {
    /// Bytes that are left below what is written already; headings need some of them.
    fn room(&self, text: &str) -> usize {
        self.limit.saturating_sub(text.len() + 100)
    }

    fn verdict(&self, report: &Report) -> String {
        let (summary, lang) = (&report.summary, self.lang);
        let verdict = verdict(self.policy.judge(summary), summary.suppressed, lang);
        let totals = inline(&summary_line(summary, lang));
        let caution = about_homes(summary, lang).map(|text| format!("{text}\n\n"));
        let mut caution = caution.unwrap_or_default();
        if let Some(note) = unverified::note(&report.pages) {
            caution += &inline(note.get(lang));
            caution += "\n\n";
        }
        for line in led::lines(&report.pages, led::MOST, short, lang) {
            caution += &inline(&line);
            caution += "\n\n";
        }
        format!("## {verdict}\n\n{totals}\n\n{caution}")
    }

    /// At most a third of the room.
    fn matrix(&self, report: &Report) -> String {
        let matrix = Matrix::new(report);
        if !matrix.has_many_sites() {
            return String::new();
        }
        let lang = self.lang;
        let titles = Duty::ALL.iter().map(|duty| duty.title().get(lang));
        let titles = [lang.pick("Site", "网站")].into_iter().chain(titles);
        let head: Vec<String> = titles.map(str::to_owned).collect();
        let rows = matrix.rows.iter().map(|one| row(one, lang));
        let table = table(&head, rows, self.limit / 3, lang);
        section(SITES.get(lang), format!("{table}{}\n\n", legend(lang)))
    }

    /// At most a quarter of the room.
    fn unchecked(&self, report: &Report) -> String {
        let lang = self.lang;
        let head = [lang.pick("Input", "输入"), lang.pick("Reason", "原因")];
        let rows = report.unchecked.iter().map(|one| {
            let error = inline(one.error.get(lang));
            vec![code(&short(&one.source)), error]
        });
        let table = table(&head.map(str::to_owned), rows, self.limit / 4, lang);
        section(UNCHECKED.get(lang), table)
    }

    fn findings(&self, report: &Report, name: fn(&Rule) -> String, room: usize) -> String {
        let lang = self.lang;
        let head = [
            lang.pick("Severity", "级别"),
            lang.pick("Rule", "规则"),
            lang.pick("Place", "位置"),
            lang.pick("Message", "问题"),
        ];
        let pages = report.pages.iter();
        let findings = pages.flat_map(|page| page.findings.iter().map(move |f| (page, f)));
        let mut open: Vec<_> = findings.filter(|(_, f)| f.suppressed.is_none()).collect();
        // Stable: of equal weight in the report's order.
        open.sort_by_key(|(_, finding)| Reverse(finding.severity));
        let rows = open
            .iter()
            .map(|(page, finding)| self.finding(page, finding, name));
        let table = table(&head.map(str::to_owned), rows, room, lang);
        section(FINDINGS.get(lang), table)
    }

    fn finding(
        &self,
        page: &PageReport,
        finding: &FindingReport,
        name: fn(&Rule) -> String,
    ) -> Vec<String> {
        let lang = self.lang;
        let (line, column) = (finding.span.line, finding.span.column);
        let page = self.places.of_page(page).name;
        let message = inline(finding.message.get(lang));
        let help = inline(finding.help.get(lang));
        let (label, colon) = (labels::help().get(lang), labels::colon(lang));
        vec![
            severity(finding.severity, lang),
            name(finding.rule.0),
            code(&format!("{}:{line}:{column}", short(&page))),
            format!("{message}<br>{label}{colon}{help}"),
        ]
    }
}

/// A heading above what is to be said, if there is anything.
fn section(title: &str, body: String) -> String {
    if body.is_empty() {
        return body;
    }
    format!("### {title}\n\n{body}")
}

fn row(row: &Row, lang: Lang) -> Vec<String> {
    let cells = row.cells().map(|(_, cell)| mark(cell, lang));
    std::iter::once(code(&short(&row.name)) + &row.aside(lang))
        .chain(cells)
        .collect()
}

/// A sign, and how many findings there are or, where none is left, were suppressed.
fn mark(cell: Cell, lang: Lang) -> String {
    let sign = sign(cell.mark);
    match (cell.findings, cell.silenced()) {
        (0, 0) => sign.to_owned(),
        (0, silenced) => format!("{sign}{}", labels::silenced(silenced, lang)),
        (count, _) => format!("{sign} {count}"),
    }
}

/// A name that may be as long as a stranger likes.
fn short(name: &str) -> String {
    const LONGEST: usize = 300;
    clip(&visible(name), LONGEST).into_owned()
}

#[cfg(test)]
mod tests;
