//! `beian-lint check`.

use super::context::{Color, Console, Failure, language};
use super::parse::today;
use super::select::SelectArgs;
use super::settings::{FileArgs, InputArgs, VerdictArgs, spoken};
use crate::config::{Config, ConfigError, Configs, Overrides};
use crate::report::{Exit, Format, Json, JsonLines, Policy, Report, Reporter, Summary, TextReport};
use crate::run::{Outcome, Part, RunError, RunOptions, run};
use crate::source::SourceOptions;
use crate::text::Lang;
use clap::{ArgAction, Args};
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
  3  nothing was checked, or some input could not be (1 wins over 3)";

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
        let job = self.job()?;
        let summary = match self.output.format {
            Format::Jsonl => self.stream(&job)?,
            Format::Json => self.report(&job, &Json)?,
            Format::Text => self.report(&job, &self.text(job.lang))?,
        };
        Ok(job.policy.judge(&summary))
    }

    /// Writes while checking.
    fn stream(&self, job: &Job) -> Result<Summary, Failure> {
        let mut lines = JsonLines::new(self.console());
        let done = run(&job.options, &mut |outcome| match outcome {
            Outcome::Page(page) => lines.page(&page),
            Outcome::Unchecked(unchecked) => lines.unchecked(&unchecked),
        });
        done.and_then(|()| lines.finish().map_err(RunError::Output))
            .map_err(|error| Failure::run(&error, job.lang))
    }

    /// Checks all, then writes.
    fn report(&self, job: &Job, reporter: &dyn Reporter) -> Result<Summary, Failure> {
        let (mut pages, mut unchecked) = (Vec::new(), Vec::new());
        run(&job.options, &mut |outcome| {
            match outcome {
                Outcome::Page(page) => pages.push(*page),
                Outcome::Unchecked(one) => unchecked.push(*one),
            }
            Ok(())
        })
        .map_err(|error| Failure::run(&error, job.lang))?;
        let report = Report::new(pages, unchecked);
        self.console().write(|out| reporter.write(&report, out))?;
        Ok(report.summary)
    }

    /// Finds the configurations of the inputs. For the run as a whole that of the first
    /// input counts.
    fn job(&self) -> Result<Job, Failure> {
        let asked = self.output.lang;
        let mut over = Overrides {
            lang: asked,
            ..Overrides::default()
        };
        self.input.override_in(&mut over);
        self.select.override_in(&mut over);
        self.verdict.override_in(&mut over);
        let today = self.input.today.unwrap_or_else(today);
        let configs = self.file.configs(over, today);
        let parts = parts(&self.inputs, &configs)
            .map_err(|error| Failure::config(&error, spoken(asked)))?;
        let first = parts.first().map(|part| Arc::clone(&part.source.config));
        let config = first.unwrap_or_default();
        let settings = &config.settings;
        Ok(Job {
            lang: language(settings.lang.value),
            policy: Policy {
                fail_on: settings.fail_on.value,
                allow_unchecked: settings.allow_unchecked.value,
                needs_home: config.needs_home(),
            },
            options: RunOptions {
                parts,
                today,
                jobs: settings.jobs.value.unwrap_or_else(cores),
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
}

/// Groups inputs that share a configuration.
fn parts(inputs: &[String], configs: &Configs) -> Result<Vec<Part>, ConfigError> {
    let mut parts: Vec<Part> = Vec::new();
    for input in inputs {
        let config = configs.for_input(input)?;
        let same = |part: &&mut Part| Arc::ptr_eq(&part.source.config, &config);
        match parts.iter_mut().find(same) {
            Some(part) => part.inputs.push(input.clone()),
            None => parts.push(Part {
                inputs: vec![input.clone()],
                source: source_options(config),
            }),
        }
    }
    Ok(parts)
}

fn source_options(config: Arc<Config>) -> SourceOptions {
    let settings = &config.settings;
    SourceOptions {
        globs: settings.globs.value.clone(),
        excludes: settings.exclude.value.clone(),
        role: settings.role.value,
        max_bytes: settings.max_bytes.value,
        timeout: settings.timeout.value,
        config,
    }
}

fn cores() -> NonZeroUsize {
    available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
