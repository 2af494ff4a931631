//! From the name of a format to what writes it.

use super::{
    Checkstyle, Concise, Csv, Format, Github, Gitlab, HtmlReport, Json, JsonLinesReport, Junit,
    Markdown, Places, Policy, Report, Reporter, Sarif, TextReport,
};
use crate::text::Lang;
use std::io::{self, Write};
use std::sync::Arc;

/// What reporters must know besides the report.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// The language to write in, where a format has one.
    pub lang: Lang,
    /// List what was found on each page and where, even if nothing is wrong.
    pub verbose: bool,
    /// Say how often each rule was broken.
    pub statistics: bool,
    /// How the run is judged.
    pub policy: Policy,
    /// A page brought the checker down, so that the run ends as one with an internal error.
    pub broken: bool,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
    /// Cells of the terminal that is written to, if it is one.
    pub width: Option<usize>,
}

impl Format {
    /// What writes a finished report in this format. Findings that were mended stand in the JSON
    /// report and in the one for people.
    #[must_use]
    pub fn reporter(self, setup: &Setup) -> Box<dyn Reporter> {
        let reporter = self.plain(setup);
        match self {
            Self::Text | Self::Json | Self::Jsonl => reporter,
            _ => Box::new(OfOpen(reporter)),
        }
    }

    /// Whether such a report tells the sums of the bytes of fetched pages.
    pub(crate) fn tells_sums(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Csv | Self::Html)
    }

    fn plain(self, setup: &Setup) -> Box<dyn Reporter> {
        let &Setup {
            lang,
            verbose,
            statistics,
            policy,
            broken,
            width,
            ..
        } = setup;
        let places = || Arc::clone(&setup.places);
        match self {
            Self::Text => Box::new(TextReport {
                lang,
                verbose,
                statistics,
                width,
            }),
            Self::Json => Box::new(Json),
            Self::Jsonl => Box::new(JsonLinesReport),
            Self::Concise => Box::new(Concise {
                lang,
                verbose,
                statistics,
            }),
            Self::Sarif => Box::new(Sarif::from(setup)),
            Self::Junit => Box::new(Junit::from(setup)),
            Self::Github => Box::new(Github::from(setup)),
            Self::Gitlab => Box::new(Gitlab {
                lang,
                places: places(),
            }),
            Self::Markdown => Box::new(Markdown {
                lang,
                policy,
                places: places(),
                ..Markdown::default()
            }),
            Self::Csv => Box::new(Csv { lang }),
            Self::Checkstyle => Box::new(Checkstyle {
                lang,
                places: places(),
            }),
            Self::Html => Box::new(HtmlReport { lang, broken }),
        }
    }

    /// Whether it comes with colours, which are for terminals alone.
    #[must_use]
    pub const fn is_colored(self) -> bool {
        matches!(self, Self::Text)
    }
}

/// Tells of open findings only.
struct OfOpen(Box<dyn Reporter>);

impl Reporter for OfOpen {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.0.write(&report.of_open(), out)
    }
}
