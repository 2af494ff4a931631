//! Arguments about how and where a list is written.

use crate::atomic;
use crate::checklist::{Checklist, Format, SiteList, calendar};
use crate::cli::context::{Color, Console, Failure};
use crate::cli::notes::{note, warn};
use crate::cli::taken::{Taken, leave, place};
use crate::cli::target::Output;
use crate::cli::width::width;
use crate::text::{Lang, Text, text};
use clap::Args;
use jiff::civil::Date;
use std::io;
use std::path::{Path, PathBuf};

/// How to say what is left to do.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ListArgs {
    /// How the list is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Write the list to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also write the deadlines as calendar entries (iCalendar); they count from `launched` in
    /// the configuration
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
    /// The language of the list [default: Chinese in a Chinese locale, else English]
    #[arg(long, value_enum, value_name = "LANG")]
    pub(super) lang: Option<Lang>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

/// Cells of a line where no terminal says how many.
const WIDTH: usize = 80;

impl ListArgs {
    /// Sees to it that every file can be made before anything is looked at.
    pub(super) fn can_be_written(&self, taken: &[Taken], lang: Lang) -> Result<(), Failure> {
        let fail = |text: Text| Failure::new(&text, lang);
        let place = |file: &Option<PathBuf>| file.as_deref().map(place);
        if self.output.is_some() && place(&self.output) == place(&self.ics) {
            return Err(fail(same_file()));
        }
        let mut files = self.output.iter().chain(&self.ics);
        let check = |path| leave(taken, path).and_then(|()| Output::can_be_written(path));
        files.try_for_each(|path| check(path).map_err(fail))
    }

    /// Files that are written: no pages of anybody's site.
    pub(super) fn written(&self) -> impl Iterator<Item = PathBuf> + use<'_> {
        self.output.iter().chain(&self.ics).cloned()
    }

    /// Writes the list.
    pub(super) fn write(&self, list: &Checklist, lang: Lang) -> Result<(), Failure> {
        let Some(path) = &self.output else {
            let console = match self.format {
                Format::Text => Console::colored(self.color),
                Format::Markdown | Format::Html | Format::Json => Console::plain(),
            };
            let width = width().unwrap_or(WIDTH);
            return console.write(|out| list.write(self.format, lang, width, out));
        };
        let mut plain = Vec::new();
        let written = list.write(self.format, lang, WIDTH, &mut plain);
        let plain = match self.format {
            Format::Text => anstream::adapter::strip_bytes(&plain).into_vec(),
            Format::Markdown | Format::Html | Format::Json => plain,
        };
        written
            .and_then(|()| atomic::write(path, &mut |out| out.write_all(&plain)))
            .map_err(|error| Failure::new(&failed(path, &error), lang))
    }

    /// Writes the calendar, if one is asked for and a day is known.
    pub(super) fn write_calendar(
        &self,
        lists: &[SiteList],
        today: Date,
        lang: Lang,
    ) -> Result<(), Failure> {
        let Some(path) = &self.ics else { return Ok(()) };
        let Some(text) = calendar(lists, today, lang) else {
            warn(&no_day(path), lang);
            return Ok(());
        };
        atomic::write(path, &mut |out| out.write_all(text.as_bytes()))
            .map_err(|error| Failure::new(&failed(path, &error), lang))?;
        note(&calendar_written(path), lang);
        Ok(())
    }
}

fn same_file() -> Text {
    text! {
        en: "--output and --ics name the same file: give each one of its own",
        zh: "--output 与 --ics 指向同一文件，请分别指定",
    }
}

fn failed(path: &Path, error: &io::Error) -> Text {
    let path = path.display();
    text! {
        en: "cannot write {path}: {error}",
        zh: "无法写入 {path}：{error}",
    }
}

fn no_day(path: &Path) -> Text {
    let path = path.display();
    text! {
        en: "{path} was not written: no deadline is known; write the day of the launch into the `[[site]]` (launched = 2026-12-31)",
        zh: "未写入 {path}：没有已知的期限；请在 `[[site]]` 中写明开通日期（launched = 2026-12-31）",
    }
}

fn calendar_written(path: &Path) -> Text {
    let path = path.display();
    text! {
        en: "deadlines written to {path}",
        zh: "期限已写入 {path}",
    }
}
