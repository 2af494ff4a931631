//! `beian-lint check`.

mod watching;

use super::base_url::base_url;
use super::baseline::BaselineArgs;
use super::context::{Failure, language};
use super::crawl::CrawlArgs;
use super::deliver::deliver;
use super::fix::FixArgs;
use super::http::HttpArgs;
use super::job::{Job, Kept};
use super::mending::Mending;
use super::notes;
use super::output::{OutputArgs, Plan};
use super::parse::{file, today};
use super::parts::{baselines, parts, policy, threads};
use super::places::places;
use super::select::SelectArgs;
use super::settings::{FileArgs, InputArgs, VerdictArgs};
use super::taken::{LIST, Taken};
use super::width::width;
use crate::config::Overrides;
use crate::crawl::{Progress, Stop};
use crate::report::{Exit, Format, JsonLines, Report, Setup, Summary};
use crate::run::{Outcome, Part, RunError, RunOptions};
use crate::site_wide::SiteWide;
use crate::source::root;
use crate::text::{Lang, Text, text};
use clap::Args;
use std::path::PathBuf;
use std::sync::Arc;
use watching::WatchArgs;

/// What to check, and how to say what was found.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct CheckArgs {
    /// Pages to check: a file, a folder, a glob, an http(s) URL, a domain, or `-` for standard
    /// input
    #[arg(required_unless_present_any = ["inputs_from", "sitemap"], value_name = "INPUT")]
    inputs: Vec<String>,
    /// Judge the page from standard input (`-`) as this file: its place in the configuration, its
    /// name in reports, template or not. It need not be there
    #[arg(long, value_name = "PATH", value_parser = file, help_heading = "Input")]
    stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    watch: WatchArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    fix: FixArgs,
    #[command(flatten)]
    baseline: BaselineArgs,
    #[command(flatten)]
    crawl: CrawlArgs,
    #[command(flatten)]
    http: HttpArgs,
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
With --fix, what was fixed does not count, and a page that cannot be written is 2. With --diff, 1
means that something would change, whatever else was found.

Inputs with different configurations: each page is judged by its own, fail_on and baseline
included; language and jobs are those of the first input.";

impl CheckArgs {
    /// Checks, writes the reports, and says how it ended.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        if self.watch.watch {
            return self.keep_watch();
        }
        let job = self.job()?;
        let has_sitemap = job.options.crawl.has_own_inputs();
        let unreached = self.fix.unreached(&job.options.parts, has_sitemap);
        for text in unreached.iter().filter(|_| !job.quiet) {
            notes::warn(text, job.setup.lang);
        }
        self.carry_out(job)
    }

    fn carry_out(&self, mut job: Job) -> Result<Exit, Failure> {
        let main = self.fix.main_report(&self.inputs);
        let plan = self.output.plan(job.setup.lang, main, &self.taken(&job))?;
        let (summary, report) = if plan.stdout == Format::Jsonl {
            self.stream(&mut job, &plan)?
        } else {
            let report = job.report()?;
            (report.summary.clone(), Some(report))
        };
        job.finish()?;
        job.setup.broken = job.broken.is_some();
        if let Some(mut report) = report {
            report.roots = self.inputs.iter().filter_map(|input| root(input)).collect();
            self.deliver(&plan, &job, &report)?;
        }
        job.delivered();
        job.exit(&summary)
    }

    /// The files whose place no report may take.
    fn taken(&self, job: &Job) -> Vec<Taken> {
        let lists = self.crawl.inputs_from.iter().filter(|list| *list != "-");
        let lists = lists.map(|list| Taken::new(list.as_ref(), LIST));
        job.taken().chain(lists).collect()
    }

    fn deliver(&self, plan: &Plan, job: &Job, report: &Report) -> Result<(), Failure> {
        if let Some(mending) = job.mending.as_ref().filter(|_| self.fix.diff) {
            mending.show(&self.output)?;
            if !job.quiet {
                notes::note(&mending.total(), job.setup.lang);
            }
        }
        deliver(&self.output, plan, &job.setup, report)
    }

    /// Writes while checking; keeps the report where others are to be written, too.
    fn stream(&self, job: &mut Job, plan: &Plan) -> Result<(Summary, Option<Report>), Failure> {
        let keep = plan.needs_report();
        let mut lines = JsonLines::new(self.output.console(Format::Jsonl, plan.main));
        let mut kept = Kept::default();
        let crawled = job.each(&mut |outcomes| {
            for outcome in outcomes {
                match &outcome {
                    Outcome::Page(page, _) => lines.page(page)?,
                    Outcome::Unchecked(one) | Outcome::BrokenDown(one) => lines.unchecked(one)?,
                }
                if keep {
                    kept.take(outcome);
                }
            }
            // The next page may be long in coming.
            lines.flush()
        })?;
        lines.crawled(crawled.clone());
        let mut sites = SiteWide::default();
        let summary = lines.finish_held(&mut |wide| {
            job.hold(wide);
            sites = wide.clone();
        });
        let lang = job.setup.lang;
        let summary = summary.map_err(|error| Failure::run(&RunError::Output(error), lang))?;
        let report = keep.then(|| kept.report(crawled, &mut |wide| *wide = sites.clone()));
        Ok((summary, report))
    }

    /// Finds the configurations of the inputs. Each page is judged by its own; the first
    /// input's says in what language and with how many threads.
    fn job(&self) -> Result<Job, Failure> {
        let asked = self.output.lang;
        let today = self.input.today.unwrap_or_else(today);
        let configs = self.file.configs(self.overrides(), today);
        let speak = language(asked);
        let wrong = |text: Text| Failure::new(&text, speak);
        let stdin = self.stdin_filename.as_deref();
        if stdin.is_some() && !self.inputs.iter().any(|input| input == "-") {
            return Err(wrong(no_stdin()));
        }
        let listed = self.crawl.listed(self.input.templates).map_err(wrong)?;
        for text in listed.empty.iter().filter(|_| !self.output.quiet) {
            notes::warn(text, speak);
        }
        let mut crawl = self.crawl.options(&self.http).map_err(wrong)?;
        let mut parts = parts(&self.inputs, stdin, listed, &configs)
            .map_err(|error| Failure::config(&error, speak))?;
        if let Some(written) = &self.http.base_url {
            let base = base_url(written, &parts, crawl.sitemap.as_ref());
            crawl.fetch.base = Some(base.map_err(wrong)?);
        }
        let mut maps = parts.iter().flat_map(|part| part.source.config.maps());
        // By its sum a page is known for that of a file.
        crawl.sums = self.output.tells_sums() || maps.next().is_some();
        let baselines = baselines(&parts);
        for part in &mut parts {
            let own = &mut part.source.own;
            own.extend(baselines.iter().chain(self.baseline.written()).cloned());
            own.extend(self.output.written());
        }
        let first = parts.first().map(|part| Arc::clone(&part.source.config));
        let settings = &first.unwrap_or_default().settings;
        let lang = language(settings.lang.value);
        let keepers = self.baseline.keepers(&baselines);
        let keepers = keepers.map_err(|error| Failure::new(&error.text(), lang))?;
        let fix = self.fix.options(&keepers).map_err(wrong)?;
        let setup = self.setup(&parts, lang);
        let options = RunOptions {
            parts,
            today,
            jobs: threads(settings),
            crawl,
            progress: Arc::new(Progress::new(self.output.shows_progress(), lang)),
            stop: Stop::default(),
            fix,
        };
        Ok(Job {
            mending: options.fix.as_ref().map(Mending::new),
            keepers,
            quiet: self.output.quiet,
            ..Job::new(setup, options)
        })
    }

    /// What the command line says besides the configuration.
    fn overrides(&self) -> Overrides {
        let mut over = Overrides::default();
        self.output.override_in(&mut over);
        self.input.override_in(&mut over);
        self.select.override_in(&mut over);
        self.verdict.override_in(&mut over);
        self.baseline.override_in(&mut over);
        over
    }

    /// What the reports need to know.
    fn setup(&self, parts: &[Part], lang: Lang) -> Setup {
        Setup {
            lang,
            verbose: self.output.verbose,
            statistics: self.output.statistics,
            policy: policy(parts),
            broken: false,
            places: Arc::new(places(parts)),
            width: width(),
        }
    }
}

fn no_stdin() -> Text {
    text! {
        en: "--stdin-filename names the page from standard input, which is no input here; add `-`",
        zh: "--stdin-filename 用于指明标准输入对应的文件，但输入中没有标准输入；请加上“-”",
    }
}

#[cfg(test)]
mod tests;
