//! Arguments that outweigh the configuration's keys.

use super::parse::{self, day, jobs};
use crate::config::{CONFIG_FILE, Choice, Configs, Overrides, seconds, size};
use crate::finding::FailOn;
use crate::page::{RoleChoice, template_endings};
use clap::Args;
use jiff::civil::Date;
use std::env;
use std::num::NonZeroU8;
use std::path::PathBuf;
use std::time::Duration;

/// What to read and how hard to try.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArgs {
    /// Whether pages are home pages, which must show the numbers. `auto`: inputs named one by
    /// one and the root index pages of folders are [default: auto]
    #[arg(long, value_enum, value_name = "ROLE")]
    role: Option<RoleChoice>,
    /// In folders, check files that match, instead of *.html, *.htm, *.xhtml and *.shtml; may
    /// be repeated
    #[arg(long = "glob", value_name = "PATTERN")]
    globs: Vec<String>,
    /// In folders, leave out files and folders that match; may be repeated
    #[arg(long = "exclude", value_name = "PATTERN")]
    excludes: Vec<String>,
    /// Also read sources of templates
    #[arg(long, help = templates_help())]
    pub(super) templates: bool,
    /// Pages larger than this are not read: 16MiB, 500k, 1048576 [default: 16MiB]
    #[arg(long, value_name = "SIZE", value_parser = size, allow_negative_numbers = true)]
    max_bytes: Option<u64>,
    /// Give up on an attempt at a URL after this long, redirects included; on a connection after
    /// half of it, on the first byte after three quarters [default: 20]
    #[arg(long, value_name = "SECONDS", value_parser = seconds, allow_negative_numbers = true)]
    timeout: Option<Duration>,
    /// Pages to check at the same time, at most 255 [default: one per processor]
    #[arg(long, value_name = "N", value_parser = jobs, allow_negative_numbers = true)]
    jobs: Option<NonZeroU8>,
    /// The day from which deadlines count, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) today: Option<Date>,
}

fn templates_help() -> String {
    let endings = template_endings();
    format!(
        "Also read sources of templates: how numbers are written and where links lead, never \
         what is missing. Prose and comments are left alone. Endings: {endings}"
    )
}

impl InputArgs {
    /// Hands on what was said; what was not stays as the configuration has it.
    pub(super) fn override_in(&self, over: &mut Overrides) {
        let named = |list: &Vec<String>| (!list.is_empty()).then(|| list.clone());
        over.role = self.role;
        over.globs = named(&self.globs);
        over.exclude = named(&self.excludes);
        over.max_bytes = self.max_bytes;
        over.timeout = self.timeout;
        over.jobs = self.jobs;
        over.templates = self.templates.then_some(true);
    }
}

/// When a run fails.
#[derive(Debug, Args)]
#[command(next_help_heading = "Exit code")]
pub(super) struct VerdictArgs {
    /// The least severity that makes the exit code 1 [default: error; with the profile
    /// strict: warning]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Inputs that could not be checked do not make the exit code 3, if some page could
    #[arg(long)]
    allow_unchecked: bool,
}

impl VerdictArgs {
    /// Hands on what was said; what was not stays as the configuration has it.
    pub(super) fn override_in(&self, over: &mut Overrides) {
        over.fail_on = self.fail_on;
        over.allow_unchecked = self.allow_unchecked.then_some(true);
    }
}

/// Which configuration to take.
#[derive(Debug, Args)]
#[command(next_help_heading = "Configuration")]
pub(super) struct FileArgs {
    /// Take this configuration file, instead of the closest beian-lint.toml, Cargo.toml or
    /// package.json at or above each input
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long)]
    no_config: bool,
}

impl FileArgs {
    /// The configurations, of which the environment and `over` outweigh the files.
    pub(super) fn configs(&self, over: Overrides, today: Date) -> Configs {
        // The owner's own numbers are as old as they are, whatever day the run takes for today.
        let latest = today.max(parse::today());
        let year = u16::try_from(latest.year()).unwrap_or_default();
        let names: Vec<String> = env::vars_os()
            .filter(|(_, value)| !value.is_empty())
            .filter_map(|(name, _)| name.into_string().ok())
            .collect();
        Configs::new(self.choice(), over, &variable, year).knowing(&names)
    }

    /// No configuration file is to be read, and so none is to be written.
    pub(super) fn is_nothing(&self) -> bool {
        self.choice() == Choice::Nothing
    }

    fn choice(&self) -> Choice {
        if self.no_config {
            return Choice::Nothing;
        }
        let named = || variable(CONFIG_FILE).map(PathBuf::from);
        let file = self.config.clone().or_else(named);
        file.map_or(Choice::Closest, Choice::File)
    }
}

/// An environment variable that is not empty.
pub(super) fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.trim().is_empty())
}
