//! `beian-lint rule`.

use super::context::{Color, Console, Failure, language};
use super::select::SELECTOR;
use crate::explain::{Catalogue, Style};
use crate::report::Exit;
use crate::rules::{RULES, Selector};
use crate::text::Lang;
use clap::{Args, ValueEnum};

/// Which rule to explain, and how.
#[derive(Debug, Args)]
pub(super) struct RuleArgs {
    /// The rule to explain, or the group to list (icp, psb, link, placement, style); without one,
    /// all rules are listed
    #[arg(value_name = "NAME", value_parser = SELECTOR, hide_possible_values = true)]
    name: Option<Selector>,
    /// How to write it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: RuleFormat,
    /// The language to write in [default: Chinese in a Chinese locale, else English]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

/// How rules are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum RuleFormat {
    /// For the terminal
    #[default]
    Text,
    /// JSON, in both languages
    Json,
    /// Markdown
    Markdown,
}

impl RuleArgs {
    /// Lists or explains.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let (console, style) = match self.format {
            RuleFormat::Text => (Console::colored(self.color), Style::Terminal),
            RuleFormat::Json => (Console::plain(), Style::Json),
            RuleFormat::Markdown => (Console::plain(), Style::Markdown),
        };
        let lang = language(self.lang);
        let catalogue = Catalogue { style, lang };
        console.write(|out| match self.name.unwrap_or(Selector::All) {
            Selector::One(rule) => catalogue.explain(rule, out),
            several => {
                let rules = RULES.iter().copied().filter(|rule| several.covers(rule));
                catalogue.list(&rules.collect::<Vec<_>>(), out)
            }
        })?;
        Ok(Exit::Clean)
    }
}
