//! A table for spreadsheets: comma-separated values as RFC 4180 has them.
//!
//! It begins with a byte order mark, since Excel on a Chinese system takes a file without one
//! for GBK. The first rows are the sites with the mark of each duty; then comes a row for each
//! page and rule, and one for a page with nothing wrong or an input that could not be looked
//! at. The first column tells them apart, so that a filter on it gives the matrix. Every row
//! has every column, and new ones come at the end; no cell is a formula.

mod cell;
mod record;

use super::matrix::Rows;
use super::text::words;
use super::{Mark, Matrix, Report, Reporter, Row, duty_of};
use crate::check::{FindingReport, PageReport};
use crate::page::Unchecked;
use crate::text::{Bilingual, Lang};
use record::{Column, Record, head};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a report as a table for spreadsheets.
#[derive(Debug, Clone, Copy, Default)]
pub struct Csv {
    /// The language to write in.
    pub lang: Lang,
}

/// What a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Site,
    Finding,
    Suppressed,
    Clean,
    Unchecked,
}

impl Kind {
    const fn word(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Site => ("site", "网站"),
            Self::Finding => ("finding", "问题"),
            Self::Suppressed => ("suppressed", "已忽略"),
            Self::Clean => ("clean", "无问题"),
            Self::Unchecked => ("unchecked", "未检查"),
        };
        Bilingual::new(en, zh)
    }
}

impl Reporter for Csv {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        head(self.lang).write(out)?;
        for row in Matrix::new(report).rows {
            let marks = row.cells().map(|(_, cell)| self.mark(cell.mark));
            let record = self.record(Kind::Site, &row.name);
            let record = record.maybe(Column::Message, self.partly(&row));
            let suppressed = Some(row.suppressed).filter(|count| *count > 0);
            let record = record.maybe(Column::Suppressed, suppressed);
            record.duties(marks).write(out)?;
        }
        let mut rows = Rows::new(report);
        for page in &report.pages {
            let (_, site) = rows.of_page(page);
            self.page(page, &site, out)?;
        }
        for one in &report.unchecked {
            let (_, site) = rows.of_unchecked(one);
            self.unchecked(one, &site).write(out)?;
        }
        Ok(())
    }
}

impl Csv {
    /// How a duty is met: the bare word, by which pivots and filters count.
    const fn mark(self, mark: Mark) -> &'static str {
        match self.lang {
            Lang::En => mark.id(),
            Lang::ZhCn => mark.title().get(self.lang),
        }
    }

    /// How much of a site could not be looked at.
    fn partly(self, row: &Row) -> Option<String> {
        let unchecked = Some(row.unchecked).filter(|unchecked| *unchecked > 0)?;
        Some(match self.lang {
            Lang::En => format!("{unchecked} not checked"),
            Lang::ZhCn => format!("{unchecked} 个未能检查"),
        })
    }

    fn record(self, kind: Kind, site: &str) -> Record {
        let kind = kind.word().get(self.lang);
        let record = Record::default().with(Column::Kind, kind);
        record.with(Column::Site, site)
    }

    /// A row for each rule, and apart from it one for those of its findings that are
    /// suppressed.
    fn page(self, page: &PageReport, site: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut rules = BTreeMap::<_, Vec<_>>::new();
        for finding in &page.findings {
            let key = (finding.suppressed.is_some(), finding.rule.0.id);
            rules.entry(key).or_default().push(finding);
        }
        if rules.is_empty() {
            let record = self.record(Kind::Clean, site);
            self.about_page(record, page).write(out)?;
        }
        for ((suppressed, _), findings) in rules {
            let kind = if suppressed {
                Kind::Suppressed
            } else {
                Kind::Finding
            };
            let record = self.about_page(self.record(kind, site), page);
            self.about_findings(record, page, &findings).write(out)?;
        }
        Ok(())
    }

    fn about_page(self, record: Record, page: &PageReport) -> Record {
        let fetched = page.fetched.as_ref();
        record
            .with(Column::Page, &page.source)
            .maybe(Column::Requested, page.requested.as_deref())
            .with(Column::Role, words::role(page.role).get(self.lang))
            .maybe(Column::HttpStatus, page.status)
            .maybe(Column::FetchedAt, fetched.map(|fetched| &fetched.at))
            .maybe(Column::Sha256, fetched.map(|fetched| &fetched.sha256))
    }

    /// `findings` are of one rule, by place; the first is told.
    fn about_findings(
        self,
        record: Record,
        page: &PageReport,
        findings: &[&FindingReport],
    ) -> Record {
        let Some(first) = findings.first() else {
            return record;
        };
        let worst = findings.iter().map(|finding| finding.severity).max();
        let severity = words::severity(worst.unwrap_or(first.severity));
        let duty = duty_of(first, page).map(|duty| match self.lang {
            Lang::En => duty.id(),
            Lang::ZhCn => duty.title().get(self.lang),
        });
        let why = first.suppressed.as_ref();
        record
            .with(Column::Severity, severity.get(self.lang))
            .with(Column::Rule, first.rule.0.id)
            .maybe(Column::Duty, duty)
            .with(Column::Count, &findings.len())
            .with(Column::Line, &first.span.line)
            .with(Column::Col, &first.span.column)
            .with(Column::Message, first.message.get(self.lang))
            .with(Column::Help, first.help.get(self.lang))
            .with(Column::Basis, first.rule.0.basis.get(self.lang))
            .maybe(
                Column::Reason,
                why.map(|why| words::suppressed(why, self.lang)),
            )
    }

    fn unchecked(self, one: &Unchecked, site: &str) -> Record {
        let error = one.error.get(self.lang);
        let message = match (&one.stopped_at, self.lang) {
            (None, _) => error.to_owned(),
            (Some(hop), Lang::En) => format!("{error} (stopped at {hop})"),
            (Some(hop), Lang::ZhCn) => format!("{error}（止于 {hop}）"),
        };
        self.record(Kind::Unchecked, site)
            .with(Column::Page, &one.source)
            .with(Column::Message, &message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::matrix::testing::portfolio;
    use crate::report::sample;

    fn written(report: &Report, lang: Lang) -> String {
        let mut out = Vec::new();
        Csv { lang }.write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// The rows of a table, each as its fields, by RFC 4180's own grammar.
    fn rows(table: &str) -> Vec<Vec<String>> {
        let table = table.strip_prefix('\u{feff}').unwrap();
        let lines = table.strip_suffix("\r\n").unwrap().split("\r\n");
        lines.map(fields).collect()
    }

    fn fields(line: &str) -> Vec<String> {
        let (mut fields, mut quoted) = (vec![String::new()], false);
        for ch in line.chars() {
            match ch {
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                _ => fields.last_mut().unwrap().push(ch),
            }
        }
        fields
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
    fn every_row_has_every_column() {
        for report in [sample::fail(), portfolio()] {
            let rows = rows(&written(&report, Lang::En));
            assert!(rows.iter().all(|row| row.len() == rows[0].len()));
            assert!(rows.iter().flatten().all(|field| !field.starts_with('=')));
        }
    }

    #[test]
    fn a_filter_on_the_kind_gives_the_matrix() {
        let rows = rows(&written(&portfolio(), Lang::En));
        let sites = rows.iter().filter(|row| row[0] == "site");
        let sites: Vec<&String> = sites.map(|row| &row[1]).collect();
        assert_eq!(sites[..2], ["商城", "gone.example.cn"]);
        let shop = rows.iter().find(|row| row[1] == "商城").unwrap();
        assert_eq!(shop[18..20], ["pass", "info"]);
    }

    #[test]
    fn cells_of_duties_are_bare_words_and_what_is_suppressed_is_counted_beside_them() {
        for lang in [Lang::En, Lang::ZhCn] {
            let rows = rows(&written(&sample::fail(), lang));
            let words = Mark::ALL.map(|mark| Csv { lang }.mark(mark));
            let sites = rows
                .iter()
                .filter(|row| row[0] == Kind::Site.word().get(lang));
            let mut cells = sites.flat_map(|row| &row[18..27]);
            assert!(cells.all(|cell| words.contains(&&**cell)));
        }
        let rows = rows(&written(&sample::fail(), Lang::En));
        assert_eq!(rows[0][27], "suppressed");
        let legacy = rows.iter().find(|row| row[1] == "dist/legacy.htm").unwrap();
        assert_eq!((&*legacy[20], &*legacy[27]), ("known", "3"));
    }

    #[test]
    fn a_page_whose_faults_are_all_known_is_not_called_clean() {
        let rows = rows(&written(&sample::pass(), Lang::En));
        let kinds: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(kinds, ["kind", "site", "site", "suppressed", "clean"]);
    }
}
