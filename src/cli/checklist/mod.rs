//! `beian-lint checklist`.

mod ask;
mod author;
mod chapter;
mod output;
mod place;
mod prompt;
mod run;
mod said;

use super::context::{Console, Failure, language};
use super::http::HttpArgs;
use super::parse::count;
use super::settings::{FileArgs, InputArgs};
use crate::checklist::items;
use crate::config::Overrides;
use crate::report::Exit;
use crate::text::Lang;
use clap::Args;
use output::ListArgs;
use said::Said;
use unicode_width::UnicodeWidthStr as _;

/// Which sites, and what is already known of them.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct ChecklistArgs {
    /// A site: its built folder, pages, its domain or address, in any mixture
    #[arg(required_unless_present = "items", value_name = "INPUT")]
    inputs: Vec<String>,
    /// List the items and their names, and look at nothing
    #[arg(long)]
    items: bool,
    #[command(flatten)]
    answers: AnswerArgs,
    #[command(flatten)]
    list: ListArgs,
    #[command(flatten)]
    verdict: GateArgs,
    #[command(flatten)]
    input: InputArgs,
    /// Follow links this far from the address that was named
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = count::<u32>, allow_negative_numbers = true, help_heading = "HTTP")]
    depth: u32,
    #[command(flatten)]
    http: HttpArgs,
    #[command(flatten)]
    file: FileArgs,
}

/// What people say.
#[derive(Debug, Args)]
#[command(next_help_heading = "Answers (kept under [checklist] in beian-lint.toml)")]
struct AnswerArgs {
    /// Keep an answer: yes, no or not-for-us, for the sites that are looked at; `SITE:` in front
    /// is for one of them. May be repeated
    #[arg(long = "answer", value_name = "ITEM=ANSWER", value_parser = Said::parse, conflicts_with = "no_config")]
    said: Vec<Said>,
    /// Whose answers they are [default: git's user.name, else the user]
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: Option<String>,
    /// Ask nothing, even on a terminal
    #[arg(long)]
    no_ask: bool,
    /// Ask again what was answered with no
    #[arg(long, conflicts_with = "no_ask")]
    ask_again: bool,
}

/// When a run fails.
#[derive(Debug, Args)]
#[command(next_help_heading = "Exit code")]
struct GateArgs {
    /// Make the exit code 1 while an item that must be done fails, is to do or is unknown
    #[arg(long)]
    gate: bool,
    /// Inputs that could not be looked at do not make the exit code 3, if some page could
    #[arg(long)]
    allow_unchecked: bool,
}

const AFTER_HELP: &str = "\
Both the domain and its www. host are asked. A folder and a domain named together are the same site,
unless a [[site]] of the configuration says otherwise. Baselines do not count here.

Exit codes:
  0  the list was written
  1  with --gate: an item that must be done is open
  2  wrong usage or configuration, or an internal error
  3  nothing was looked at, or some input could not be (1 wins over 3)";

impl ChecklistArgs {
    /// Looks, asks, writes.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        if self.items {
            return print_items(language(self.list.lang));
        }
        run::Run::new(&self)?.carry_out()
    }

    /// What the command line says besides the configuration.
    fn overrides(&self) -> Overrides {
        let mut over = Overrides {
            lang: self.list.lang,
            allow_unchecked: self.verdict.allow_unchecked.then_some(true),
            ..Overrides::default()
        };
        self.input.override_in(&mut over);
        over
    }
}

/// Names, who says how they stand, and what they are about.
fn print_items(lang: Lang) -> Result<Exit, Failure> {
    let (asked, looked) = match lang {
        Lang::En => ("asked", "looked at"),
        Lang::ZhCn => ("询问", "检查"),
    };
    let padded = |text: &str, width: usize| {
        let gap = width.saturating_sub(text.width());
        format!("{text}{}", " ".repeat(gap))
    };
    let longest = items().map(|item| item.id.len()).max().unwrap_or_default();
    let kinds = asked.width().max(looked.width());
    let weights = items().map(|item| item.weight.title().get(lang).width());
    let weights = weights.max().unwrap_or_default();
    Console::plain().write(|out| {
        for item in items() {
            let id = padded(item.id, longest);
            let kind = padded(if item.is_asked() { asked } else { looked }, kinds);
            let weight = padded(item.weight.title().get(lang), weights);
            writeln!(out, "{id}  {kind}  {weight}  {}", item.title.get(lang))?;
        }
        Ok(())
    })?;
    Ok(Exit::Clean)
}

/// The name of somebody.
fn name(raw: &str) -> Result<String, String> {
    let name = raw.trim();
    if name.is_empty() {
        return Err("write a name".to_owned());
    }
    Ok(name.to_owned())
}

/// The lines of a text as wide as the terminal.
fn wrap_at(text: &str) -> Vec<String> {
    crate::checklist::wrap(text, super::width::width().unwrap_or(80))
}
