//! `beian-lint check`.

use super::baseline::BaselineArgs;
use super::context::{Failure, language};
use super::deliver::deliver;
use super::output::OutputArgs;
use super::parse::today;
use super::places::places;
use super::select::SelectArgs;
use super::settings::{FileArgs, InputArgs, VerdictArgs, spoken};
use super::width::width;
use crate::config::{Config, ConfigError, Configs, Overrides};
use crate::report::{Exit, Format, JsonLines, PageReport, Policy, Report, Setup, Summary};
use crate::run::{Outcome, Part, RunError, RunOptions, run};
use crate::site_wide::SiteWide;
use crate::source::{SourceOptions, Unchecked, root};
use crate::suppress::baseline::Keeper;
use crate::text::Lang;
use clap::Args;
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
  3  nothing was checked, or some input could not be (1 wins over 3)";

impl CheckArgs {
    /// Checks, writes the reports, and says how it ended.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let mut job = self.job()?;
        let plan = self.output.plan(job.setup.lang)?;
        let (summary, report) = if plan.stdout == Format::Jsonl {
            self.stream(&mut job, plan.needs_report())?
        } else {
            let report = job.report()?;
            (report.summary.clone(), Some(report))
        };
        job.finish()?;
        if let Some(mut report) = report {
            report.roots = self.inputs.iter().filter_map(|input| root(input)).collect();
            deliver(&self.output, &plan, &job.setup, &report)?;
        }
        Ok(job.setup.policy.judge(&summary))
    }

    /// Writes while checking; keeps the report where others are to be written, too.
    fn stream(&self, job: &mut Job, keep: bool) -> Result<(Summary, Option<Report>), Failure> {
        let mut lines = JsonLines::new(self.output.console(Format::Jsonl));
        let mut kept = Kept::default();
        job.each(&mut |outcome| {
            match &outcome {
                Outcome::Page(page) => lines.page(page)?,
                Outcome::Unchecked(unchecked) => lines.unchecked(unchecked)?,
            }
            if keep {
                kept.take(outcome);
            }
            Ok(())
        })?;
        let mut sites = SiteWide::default();
        let summary = lines.finish_held(&mut |wide| {
            job.hold(wide);
            sites = wide.clone();
        });
        let lang = job.setup.lang;
        let summary = summary.map_err(|error| Failure::run(&RunError::Output(error), lang))?;
        let report = keep.then(|| kept.report(&mut |wide| *wide = sites.clone()));
        Ok((summary, report))
    }

    /// Finds the configurations of the inputs. For the run as a whole that of the first
    /// input counts.
    fn job(&self) -> Result<Job, Failure> {
        let asked = self.output.lang;
        let mut over = Overrides::default();
        self.output.override_in(&mut over);
        self.input.override_in(&mut over);
        self.select.override_in(&mut over);
        self.verdict.override_in(&mut over);
        self.baseline.override_in(&mut over);
        let today = self.input.today.unwrap_or_else(today);
        let configs = self.file.configs(over, today);
        let mut parts = parts(&self.inputs, &configs)
            .map_err(|error| Failure::config(&error, spoken(asked)))?;
        for part in &mut parts {
            part.source.own.extend(self.baseline.written().cloned());
            part.source.own.extend(self.output.written());
        }
        let first = parts.first().map(|part| Arc::clone(&part.source.config));
        let config = first.unwrap_or_default();
        let settings = &config.settings;
        let lang = language(settings.lang.value);
        let keeper = self.baseline.keeper(config.baseline());
        Ok(Job {
            keeper: keeper.map_err(|error| Failure::new(&error.text(), lang))?,
            setup: self.setup(&config, lang),
            options: RunOptions {
                parts,
                today,
                jobs: settings.jobs.value.map_or_else(cores, NonZeroUsize::from),
            },
        })
    }

    /// What the reports need to know.
    fn setup(&self, config: &Config, lang: Lang) -> Setup {
        let settings = &config.settings;
        Setup {
            lang,
            verbose: self.output.verbose,
            statistics: self.output.statistics,
            policy: Policy {
                fail_on: settings.fail_on.value,
                allow_unchecked: settings.allow_unchecked.value,
                needs_home: config.needs_home(),
            },
            places: Arc::new(places(config)),
            width: width(),
        }
    }
}

/// What is to be done, with all that was configured.
struct Job {
    setup: Setup,
    options: RunOptions,
    /// The baseline, if there is one.
    keeper: Option<Keeper>,
}

impl Job {
    /// Checks all.
    fn report(&mut self) -> Result<Report, Failure> {
        let mut kept = Kept::default();
        self.each(&mut |outcome| {
            kept.take(outcome);
            Ok(())
        })?;
        Ok(kept.report(&mut |wide| self.hold(wide)))
    }

    /// Checks all, holds each page against the baseline, and hands it to `take`.
    fn each(&mut self, take: &mut dyn FnMut(Outcome) -> io::Result<()>) -> Result<(), Failure> {
        let keeper = &mut self.keeper;
        run(&self.options, &mut |mut outcome| {
            if let (Some(keeper), Outcome::Page(page)) = (keeper.as_mut(), &mut outcome) {
                keeper.page(page);
            }
            take(outcome)
        })
        .map_err(|error| Failure::run(&error, self.setup.lang))
    }

    /// Holds what is said of whole sites against the baseline.
    fn hold(&mut self, wide: &mut SiteWide) {
        if let Some(keeper) = &mut self.keeper {
            keeper.sites(wide);
        }
    }

    /// Writes the baseline, if it is to be written.
    fn finish(&mut self) -> Result<(), Failure> {
        let options = &self.options;
        let Some(keeper) = self.keeper.take() else {
            return Ok(());
        };
        keeper
            .finish(&|source, rule| options.runs(source, rule))
            .map_err(|error| Failure::new(&error.text(), self.setup.lang))
    }
}

/// What a run found so far.
#[derive(Default)]
struct Kept {
    pages: Vec<PageReport>,
    unchecked: Vec<Unchecked>,
}

impl Kept {
    fn take(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Page(page) => self.pages.push(*page),
            Outcome::Unchecked(one) => self.unchecked.push(*one),
        }
    }

    fn report(self, hold: &mut dyn FnMut(&mut SiteWide)) -> Report {
        Report::held(self.pages, self.unchecked, hold)
    }
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
                ignores: Arc::new(config.to_ignores()),
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
        templates: settings.templates.value,
        own: config.path().into_iter().chain(config.baseline()).collect(),
        role: settings.role.value,
        max_bytes: settings.max_bytes.value,
        timeout: settings.timeout.value,
        config,
    }
}

fn cores() -> NonZeroUsize {
    available_parallelism().unwrap_or(NonZeroUsize::MIN)
}
