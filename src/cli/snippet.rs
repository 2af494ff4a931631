//! `beian-lint snippet`.

mod badge;
mod insert;
mod numbers;
mod read;

use super::context::{Color, Console, Failure, language};
use super::notes::{note, warn};
use super::parse::{day, today};
use super::settings::FileArgs;
use crate::report::Exit;
use crate::snippet::{Format, Snippet, Style};
use crate::text::{Bilingual, Lang};
use badge::BadgeArgs;
use clap::Args;
use insert::InsertArgs;
use jiff::civil::Date;
use numbers::NumberArgs;

/// What to show, and how.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct SnippetArgs {
    #[command(flatten)]
    numbers: NumberArgs,
    #[command(flatten)]
    form: FormArgs,
    #[command(flatten)]
    insert: InsertArgs,
    #[command(flatten)]
    file: FileArgs,
    /// The day to take for today, as YYYY-MM-DD; for tests
    #[arg(long, hide = true, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

/// How it is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Form")]
struct FormArgs {
    /// What to print [default: html; with --insert, as the file's name says]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// How it looks
    #[arg(long, value_enum, default_value_t, value_name = "STYLE")]
    style: Style,
    #[command(flatten)]
    badge: BadgeArgs,
    /// The language of the badge's alternative text, and to speak [default: Chinese in a
    /// Chinese locale, else English]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

const AFTER_HELP: &str = "\
Examples:
  beian-lint snippet --icp 京ICP备2021012345号-1 --psb 11010502030143
  beian-lint snippet                      the numbers of beian-lint.toml
  beian-lint snippet --format vue --style inline
  beian-lint snippet --insert footer.ejs  shows what would change, and asks

Only the site's owner can download the badge: sign in at \
https://beian.mps.gov.cn/, open the filed site and take 备案图标.png.";

impl SnippetArgs {
    /// Prints the snippet, or puts it into files.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let today = self.today.unwrap_or_else(today);
        let chosen = self.numbers.choose(&self.file, self.form.lang, today)?;
        let lang = language(chosen.lang);
        for doubt in &chosen.doubts {
            warn(doubt, lang);
        }
        if self.form.format == Some(Format::Markdown) && self.form.style != Style::Plain {
            return Err(Failure::new(&STYLED_MARKDOWN.into(), lang));
        }
        let snippet = Snippet {
            badge: self.form.badge.address(lang)?,
            numbers: chosen.numbers,
            style: self.form.style,
            lang,
        };
        let exit = if self.insert.is_asked() {
            self.insert
                .run(&snippet, self.form.format, self.form.color, today)?
        } else {
            let text = snippet.text(self.form.format.unwrap_or_default());
            Console::plain().write(|out| out.write_all(text.as_bytes()))?;
            Exit::Clean
        };
        if exit == Exit::Clean && snippet.numbers.psb.is_some() && !self.form.badge.is_file() {
            note(&badge::where_from(&snippet.badge), lang);
        }
        Ok(exit)
    }
}

/// Markdown has no way to say how something looks.
const STYLED_MARKDOWN: Bilingual = Bilingual::new(
    "Markdown has no styles: leave out --style, or use --format html, which most Markdown takes",
    "Markdown 不支持样式：请去掉 --style，或使用 --format html（多数 Markdown 可直接写 HTML）",
);
