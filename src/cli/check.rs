//! `beian-lint check`.

use super::baseline::BaselineArgs;
use super::context::{Color, Console, Failure, language};
use super::parse::{day, seconds, size, today};
use super::select::SelectArgs;
use crate::check::CheckOptions;
use crate::report::{
    Exit, FailOn, Format, Json, JsonLines, Policy, Report, Reporter, Summary, TextReport,
};
use crate::run::{Outcome, RunError, RunOptions, run};
use crate::source::{RoleChoice, SourceOptions};
use crate::suppress::Ignores;
use crate::suppress::baseline::BaselineError;
use crate::text::Lang;
use clap::{ArgAction, Args};
use jiff::civil::Date;
use std::io;
use std::num::NonZeroUsize;
use std::thread::available_parallelism;
use std::time::Duration;

/// What to check, and how to say what was found.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct CheckArgs {
    /// Pages to check: a file, a folder, a glob, an http(s) URL, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    baseline: BaselineArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    verdict: VerdictArgs,
}

const AFTER_HELP: &str = "\
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage, or an internal error
  3  nothing was checked, or some input could not be (1 wins over 3)";

/// What to read and how hard to try.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
struct InputArgs {
    /// Whether pages are home pages, which must show the numbers. `auto`: inputs named one by
    /// one and the root index pages of folders are
    #[arg(long, value_enum, default_value_t, value_name = "ROLE")]
    role: RoleChoice,
    /// In folders, check files that match, instead of *.html, *.htm, *.xhtml and *.shtml; may
    /// be repeated
    #[arg(long = "glob", value_name = "PATTERN")]
    globs: Vec<String>,
    /// In folders, leave out files and folders that match; may be repeated
    #[arg(long = "exclude", value_name = "PATTERN")]
    excludes: Vec<String>,
    /// Also read sources of templates (.vue, .jsx, .php, .md, .yml, .json and the like): how
    /// numbers are written and where links lead, never what is missing
    #[arg(long)]
    templates: bool,
    /// Pages larger than this are not read: 16MiB, 500k, 1048576
    #[arg(long, value_name = "SIZE", default_value = "16MiB", value_parser = size)]
    max_bytes: u64,
    /// Give up on a URL after this long, redirects included
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = seconds,
          allow_negative_numbers = true)]
    timeout: Duration,
    /// Pages to check at the same time [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Read no configuration file
    #[arg(long, hide = true)]
    no_config: bool,
    /// The day to take for today, as YYYY-MM-DD; for tests
    #[arg(long, hide = true, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
}

/// How to say what was found.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct OutputArgs {
    /// How the report is written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// The language of text reports [default: Chinese in a Chinese locale, else English]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    /// Say of each page what was found where, even if nothing is wrong
    #[arg(short, long, action = ArgAction::SetTrue)]
    verbose: bool,
    /// Write no report: only the exit code speaks
    #[arg(short, long, conflicts_with_all = ["verbose", "statistics"])]
    quiet: bool,
    /// Add how often each rule was broken
    #[arg(long)]
    statistics: bool,
}

/// When a run fails.
#[derive(Debug, Args)]
#[command(next_help_heading = "Exit code")]
struct VerdictArgs {
    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "SEVERITY")]
    fail_on: FailOn,
    /// Inputs that could not be checked do not make the exit code 3, if some page could
    #[arg(long)]
    allow_unchecked: bool,
}

impl CheckArgs {
    /// Checks, writes the report, and says how it ended.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let policy = Policy {
            fail_on: self.verdict.fail_on,
            allow_unchecked: self.verdict.allow_unchecked,
        };
        let summary = match self.output.format {
            Format::Jsonl => self.stream()?,
            Format::Json => self.report(&Json)?,
            Format::Text => self.report(&self.text())?,
        };
        Ok(policy.judge(&summary))
    }

    /// Writes while checking.
    fn stream(self) -> Result<Summary, Failure> {
        let mut lines = JsonLines::new(self.console());
        self.each(&mut |outcome| match outcome {
            Outcome::Page(page) => lines.page(&page),
            Outcome::Unchecked(unchecked) => lines.unchecked(&unchecked),
        })?;
        lines
            .finish()
            .map_err(|error| Failure::new(&RunError::Output(error).text(), self.lang()))
    }

    /// Checks all, then writes.
    fn report(&self, reporter: &dyn Reporter) -> Result<Summary, Failure> {
        let (mut pages, mut unchecked) = (Vec::new(), Vec::new());
        self.each(&mut |outcome| {
            match outcome {
                Outcome::Page(page) => pages.push(*page),
                Outcome::Unchecked(one) => unchecked.push(*one),
            }
            Ok(())
        })?;
        let report = Report::new(pages, unchecked);
        self.console().write(|out| reporter.write(&report, out))?;
        Ok(report.summary)
    }

    /// Checks all, holds each page against the baseline, and hands it to `take`.
    fn each(&self, take: &mut dyn FnMut(Outcome) -> io::Result<()>) -> Result<(), Failure> {
        let lang = self.lang();
        let failure = |error: BaselineError| Failure::new(&error.text(), lang);
        let options = self.options();
        let mut keeper = self.baseline.keeper().map_err(failure)?;
        run(&options, &mut |mut outcome| {
            if let (Some(keeper), Outcome::Page(page)) = (&mut keeper, &mut outcome) {
                keeper.page(page);
            }
            take(outcome)
        })
        .map_err(|error| Failure::new(&error.text(), lang))?;
        keeper.map_or(Ok(()), |keeper| {
            keeper.finish(&options.check.rules).map_err(failure)
        })
    }

    fn options(&self) -> RunOptions {
        let input = &self.input;
        RunOptions {
            inputs: self.inputs.clone(),
            source: SourceOptions {
                globs: input.globs.clone(),
                excludes: input.excludes.clone(),
                templates: input.templates,
                role: input.role,
                max_bytes: input.max_bytes,
                timeout: input.timeout,
            },
            check: CheckOptions {
                rules: self.select.rules(),
                today: input.today.unwrap_or_else(today),
                ignores: Ignores::default(),
                templates: input.templates,
            },
            jobs: input.jobs.unwrap_or_else(cores),
        }
    }

    fn text(&self) -> TextReport {
        TextReport {
            lang: self.lang(),
            verbose: self.output.verbose,
            statistics: self.output.statistics,
        }
    }

    fn lang(&self) -> Lang {
        language(self.output.lang)
    }

    fn console(&self) -> Console {
        match self.output.format {
            _ if self.output.quiet => Console::silent(),
            Format::Text => Console::colored(self.output.color),
            Format::Json | Format::Jsonl => Console::plain(),
        }
    }
}

fn cores() -> NonZeroUsize {
    available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
