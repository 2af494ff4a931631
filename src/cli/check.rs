//! `beian-lint check`.

use super::baseline::BaselineArgs;
use super::broken::Broken;
use super::context::{Color, Console, Failure, language};
use super::notes::{self, Watch};
use super::parse::today;
use super::parts::{baselines, parts, policy};
use super::select::SelectArgs;
use super::settings::{FileArgs, InputArgs, VerdictArgs, spoken};
use crate::config::Overrides;
use crate::report::{Exit, Format, Json, JsonLines, Policy, Report, Reporter, Summary, TextReport};
use crate::run::{Outcome, RunError, RunOptions, run};
use crate::site_wide::SiteWide;
use crate::suppress::baseline::Keeper;
use crate::text::Lang;
use clap::{ArgAction, Args};
use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread::available_parallelism;

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
    #[command(flatten)]
    file: FileArgs,
}

const AFTER_HELP: &str = "\
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage or configuration, or an internal error
  3  nothing was checked, or some input could not be (1 wins over 3)

Inputs with different configurations: each page is judged by its own, fail_on and baseline
included; language and jobs are those of the first input.";

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
    /// List what was found on each page and where, even if nothing is wrong
    #[arg(short, long, action = ArgAction::SetTrue)]
    verbose: bool,
    /// Write no report: only the exit code speaks
    #[arg(short, long, conflicts_with_all = ["verbose", "statistics"])]
    quiet: bool,
    /// Add how often each rule was broken
    #[arg(long)]
    statistics: bool,
}

impl CheckArgs {
    /// Checks, writes the report, and says how it ended.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        self.carry_out(self.job()?)
    }

    fn carry_out(&self, mut job: Job) -> Result<Exit, Failure> {
        let lang = job.lang;
        let summary = match self.output.format {
            Format::Jsonl => self.stream(&mut job)?,
            Format::Json => self.report(&mut job, &Json)?,
            Format::Text => self.report(&mut job, &self.text(lang))?,
        };
        match job.broken {
            Some(broken) => Err(Failure::new(&broken.text(), lang)),
            None => Ok(job.policy.judge(&summary)),
        }
    }

    /// Writes while checking.
    fn stream(&self, job: &mut Job) -> Result<Summary, Failure> {
        let mut lines = JsonLines::new(self.console());
        job.each(&mut |outcome| match outcome {
            Outcome::Page(page) => lines.page(&page),
            Outcome::Unchecked(one) | Outcome::BrokenDown(one) => lines.unchecked(&one),
        })?;
        let summary = lines.finish_held(&mut |wide| job.hold(wide));
        let summary = summary.map_err(|error| Failure::run(&RunError::Output(error), job.lang))?;
        job.finish()?;
        Ok(summary)
    }

    /// Checks all, then writes.
    fn report(&self, job: &mut Job, reporter: &dyn Reporter) -> Result<Summary, Failure> {
        let (mut pages, mut unchecked) = (Vec::new(), Vec::new());
        job.each(&mut |outcome| {
            match outcome {
                Outcome::Page(page) => pages.push(*page),
                Outcome::Unchecked(one) | Outcome::BrokenDown(one) => unchecked.push(*one),
            }
            Ok(())
        })?;
        let report = Report::held(pages, unchecked, &mut |wide| job.hold(wide));
        job.finish()?;
        self.console().write(|out| reporter.write(&report, out))?;
        Ok(report.summary)
    }

    /// Finds the configurations of the inputs. Each page is judged by its own; the first
    /// input's says in what language and with how many threads.
    fn job(&self) -> Result<Job, Failure> {
        let asked = self.output.lang;
        let mut over = Overrides {
            lang: asked,
            ..Overrides::default()
        };
        self.input.override_in(&mut over);
        self.select.override_in(&mut over);
        self.verdict.override_in(&mut over);
        self.baseline.override_in(&mut over);
        let today = self.input.today.unwrap_or_else(today);
        let configs = self.file.configs(over, today);
        let mut parts = parts(&self.inputs, &configs)
            .map_err(|error| Failure::config(&error, spoken(asked)))?;
        let baselines = baselines(&parts);
        for part in &mut parts {
            let written = self.baseline.written();
            part.source
                .own
                .extend(baselines.iter().chain(written).cloned());
        }
        let first = parts.first().map(|part| Arc::clone(&part.source.config));
        let config = first.unwrap_or_default();
        let settings = &config.settings;
        let lang = language(settings.lang.value);
        let keepers = self.baseline.keepers(&baselines);
        Ok(Job {
            lang,
            keepers: keepers.map_err(|error| Failure::new(&error.text(), lang))?,
            broken: None,
            watch: Watch::default(),
            quiet: self.output.quiet,
            policy: policy(&parts),
            options: RunOptions {
                parts,
                today,
                jobs: settings.jobs.value.map_or_else(cores, NonZeroUsize::from),
            },
        })
    }

    fn text(&self, lang: Lang) -> TextReport {
        TextReport {
            lang,
            verbose: self.output.verbose,
            statistics: self.output.statistics,
        }
    }

    fn console(&self) -> Console {
        match self.output.format {
            _ if self.output.quiet => Console::silent(),
            Format::Text => Console::colored(self.output.color),
            Format::Json | Format::Jsonl => Console::plain(),
        }
    }
}

/// What is to be done, with all that was configured.
struct Job {
    lang: Lang,
    policy: Policy,
    options: RunOptions,
    /// The baselines, if there is any.
    keepers: Vec<Keeper>,
    /// The pages that brought the checker down, if there is any.
    broken: Option<Broken>,
    /// What holds for the pages.
    watch: Watch,
    /// Only the exit code is to speak.
    quiet: bool,
}

impl Job {
    /// Checks all, holds each page against the baseline, and hands it to `take`.
    fn each(&mut self, take: &mut dyn FnMut(Outcome) -> io::Result<()>) -> Result<(), Failure> {
        let (keepers, broken) = (&mut self.keepers, &mut self.broken);
        let (watch, parts) = (&mut self.watch, &self.options.parts);
        run(&self.options, &mut |mut outcome| {
            match &mut outcome {
                Outcome::Page(page) => {
                    watch.page(page, parts);
                    for keeper in &mut *keepers {
                        keeper.page(page);
                    }
                }
                Outcome::BrokenDown(page) => Broken::add(broken, &page.source),
                Outcome::Unchecked(_) => {}
            }
            take(outcome)
        })
        .map_err(|error| Failure::run(&error, self.lang))
    }

    /// Holds what is said of whole sites against the baseline.
    fn hold(&mut self, wide: &mut SiteWide) {
        self.watch.add_unused(wide);
        for keeper in &mut self.keepers {
            keeper.sites(wide);
        }
    }

    /// Writes the baselines that are to be written.
    fn finish(&mut self) -> Result<(), Failure> {
        let lang = self.lang;
        let mut said = self.watch.warnings(&self.options.parts);
        said.retain(|_| !self.quiet);
        for text in &said {
            notes::warn(text, lang);
        }
        let mut keepers = self.keepers.drain(..);
        keepers.try_for_each(|keeper| {
            let finished = keeper.finish();
            let outcome = finished.map_err(|error| Failure::new(&error.text(), lang))?;
            let said = notes::of_baseline(&outcome).filter(|_| !self.quiet);
            if let Some(text) = said {
                notes::note(&text, lang);
            }
            Ok(())
        })
    }
}

fn cores() -> NonZeroUsize {
    available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

#[cfg(test)]
mod tests;
