//! The command line: what may be said, and what is then done.

mod absent;
mod base_url;
mod baseline;
mod broken;
mod caching;
mod check;
mod checklist;
mod ci;
mod completions;
mod config;
mod context;
mod crawl;
mod deliver;
mod fix;
mod http;
mod idle;
mod init;
mod job;
mod lsp;
mod man;
mod mending;
mod named_homes;
mod names;
mod no_rules;
mod notes;
mod output;
mod parse;
mod parts;
mod passed_over;
mod places;
mod prompt;
mod reach;
mod rule;
mod schema;
mod select;
mod settings;
mod snippet;
mod strays;
mod taken;
mod target;
mod unmapped;
mod unmet;
mod unused;
mod width;

use crate::report::Exit;
use check::CheckArgs;
use checklist::ChecklistArgs;
use clap::{Parser, Subcommand};
use completions::CompletionsArgs;
use config::ConfigArgs;
use context::Failure;
use init::InitArgs;
use lsp::LspArgs;
use man::ManArgs;
use rule::RuleArgs;
use schema::SchemaArgs;
use snippet::SnippetArgs;

/// Checks the footers of mainland-China web pages: ICP filing number (ICP备案号), PSB
/// filing number (公安联网备案号), their links and the badge.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = AFTER_HELP)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  beian-lint check dist/                      a folder of built pages
  beian-lint check example.cn                 a live site
  beian-lint check --format json index.html   for other programs
  beian-lint checklist dist/ example.cn       what is left to do before and after the launch
  beian-lint rule                             what is checked
  beian-lint rule icp-missing                 one rule: why, which law, examples
  beian-lint rule link                        the rules of a group";

#[derive(Debug, Subcommand)]
enum Command {
    /// Check pages: files, folders, globs, URLs, domains or standard input
    Check(Box<CheckArgs>),
    /// List what is due before and after the launch of a site, and how it stands
    Checklist(Box<ChecklistArgs>),
    /// Write a configuration for this folder's site, asking for its values on a terminal
    Init(Box<InitArgs>),
    /// Print the footer's HTML for filing numbers, or put it into files
    Snippet(Box<SnippetArgs>),
    /// List the rules, or explain one
    Rule(RuleArgs),
    /// Print the effective configuration and where each value came from
    Config(Box<ConfigArgs>),
    /// Print the JSON Schema of the JSON report, the configuration, or the checklist
    Schema(SchemaArgs),
    /// Serve an editor: findings, rule texts and fixes over the Language Server Protocol
    Lsp(LspArgs),
    /// Print a script that completes this program's arguments in a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
}

impl Cli {
    /// Does what was asked for. Everything that goes wrong is said on standard error.
    #[must_use]
    pub fn run(self) -> Exit {
        match self.dispatch() {
            Ok(exit) => exit,
            Err(failure) => failure.tell(),
        }
    }

    fn dispatch(self) -> Result<Exit, Failure> {
        match self.command {
            Command::Check(args) => args.run(),
            Command::Checklist(args) => args.run(),
            Command::Init(args) => args.run(),
            Command::Snippet(args) => args.run(),
            Command::Rule(args) => args.run(),
            Command::Config(args) => args.run(),
            Command::Schema(args) => args.run(),
            Command::Lsp(args) => args.run(),
            Command::Completions(args) => args.run(),
            Command::Man(args) => args.run(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
