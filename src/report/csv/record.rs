//! The columns, and a row that fills some of them.

use super::cell::cell;
use crate::finding::Duty;
use crate::text::{Bilingual, Lang};
use std::io::{self, Write};

/// A column beside those of the duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// What the row speaks of.
    Kind,
    Site,
    Page,
    Requested,
    Role,
    HttpStatus,
    Severity,
    Rule,
    Duty,
    /// How often the rule was broken on the page.
    Count,
    /// Where first.
    Line,
    Col,
    Message,
    Help,
    Basis,
    /// Why it is suppressed.
    Reason,
    FetchedAt,
    Sha256,
    /// How many findings of a site are suppressed; behind the duties.
    Suppressed,
}

impl Column {
    const ALL: [Self; 19] = [
        Self::Kind,
        Self::Site,
        Self::Page,
        Self::Requested,
        Self::Role,
        Self::HttpStatus,
        Self::Severity,
        Self::Rule,
        Self::Duty,
        Self::Count,
        Self::Line,
        Self::Col,
        Self::Message,
        Self::Help,
        Self::Basis,
        Self::Reason,
        Self::FetchedAt,
        Self::Sha256,
        Self::Suppressed,
    ];

    const fn title(self) -> Bilingual {
        let (en, zh) = match self {
            Self::Kind => ("kind", "类别"),
            Self::Site => ("site", "网站"),
            Self::Page => ("page", "页面"),
            Self::Requested => ("requested", "请求地址"),
            Self::Role => ("role", "页面类型"),
            Self::HttpStatus => ("http_status", "HTTP 状态码"),
            Self::Severity => ("severity", "级别"),
            Self::Rule => ("rule", "规则"),
            Self::Duty => ("duty", "检查项"),
            Self::Count => ("count", "数量"),
            Self::Line => ("line", "行"),
            Self::Col => ("column", "列"),
            Self::Message => ("message", "问题"),
            Self::Help => ("help", "改法"),
            Self::Basis => ("basis", "依据"),
            Self::Reason => ("reason", "忽略原因"),
            Self::FetchedAt => ("fetched_at", "抓取时间（UTC）"),
            Self::Sha256 => ("sha256", "SHA-256"),
            Self::Suppressed => ("suppressed", "已忽略数量"),
        };
        Bilingual::new(en, zh)
    }
}

/// One row; what it says nothing of stays empty.
#[derive(Debug, Default, Clone)]
pub(super) struct Record {
    cells: Vec<(Column, String)>,
    duties: Vec<String>,
}

impl Record {
    /// With a text in a column.
    pub(super) fn with(mut self, column: Column, text: &(impl ToString + ?Sized)) -> Self {
        self.cells.push((column, cell(&text.to_string())));
        self
    }

    /// With a text, where there is one.
    pub(super) fn maybe(self, column: Column, text: Option<impl ToString>) -> Self {
        match text {
            Some(text) => self.with(column, &text),
            None => self,
        }
    }

    /// With what is to be said of each of [`Duty::ALL`].
    pub(super) fn duties<'a>(mut self, texts: impl Iterator<Item = &'a str>) -> Self {
        self.duties = texts.map(cell).collect();
        self
    }

    /// Writes the row, ended as RFC 4180 says.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for column in Column::ALL {
            if column == Column::Suppressed {
                self.write_duties(out)?;
            }
            let own = self.cells.iter().find(|(of, _)| *of == column);
            let comma = if column == Column::Kind { "" } else { "," };
            write!(out, "{comma}{}", own.map_or("", |(_, text)| text))?;
        }
        write!(out, "\r\n")
    }

    fn write_duties(&self, out: &mut dyn Write) -> io::Result<()> {
        for at in 0..Duty::ALL.len() {
            write!(out, ",{}", self.duties.get(at).map_or("", String::as_str))?;
        }
        Ok(())
    }
}

/// The names of the columns: fixed ones in English, for programs; words in Chinese.
pub(super) fn head(lang: Lang) -> Record {
    let titles = Column::ALL
        .into_iter()
        .fold(Record::default(), |row, column| {
            row.with(column, column.title().get(lang))
        });
    titles.duties(Duty::ALL.iter().map(|duty| match lang {
        Lang::En => duty.id(),
        Lang::ZhCn => duty.title().get(lang),
    }))
}
