//! Inputs, each with its configuration.

use super::crawl::Listed;
use super::reach::Reach;
use crate::config::{Config, ConfigError, Configs, Settings};
use crate::report::Policy;
use crate::run::Part;
use crate::source::{PassedOver, SourceOptions};
use crate::suppress::Ignores;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

/// Groups inputs that share a configuration.
///
/// What a list names by address, and what only a sitemap lists, belongs to the configuration of
/// the folder in which the program runs. `stdin`: the file that standard input stands for.
pub(super) fn parts(
    inputs: &[String],
    stdin: Option<&Path>,
    listed: Listed,
    configs: &Configs,
) -> Result<Vec<Part>, ConfigError> {
    let mut parts = Vec::new();
    for input in inputs.iter().chain(&listed.paths) {
        let stands_for = stdin.filter(|_| input == "-").map(Path::to_string_lossy);
        let config = configs.for_input(stands_for.as_deref().unwrap_or(input))?;
        part(&mut parts, config).inputs.push(input.clone());
    }
    if !listed.starts.is_empty() || !listed.refused.is_empty() || parts.is_empty() {
        let part = part(&mut parts, configs.for_input("")?);
        part.starts = listed.starts;
        part.refused = listed.refused;
    }
    let passed_over = configs.are_closest().then(PassedOver::default);
    for part in &mut parts {
        part.source.passed_over.clone_from(&passed_over);
        part.source.stdin = stdin.map(Path::to_owned);
        // Of a run over folders, by all rules that the file asks for, it can be known what it meets.
        let is_known = part.is_of_folders() && part.source.config.is_all_of_file();
        let reach = is_known.then(|| Reach::of(part)).flatten();
        let known = |patterns: &[String]| {
            let reach = reach.as_ref();
            reach.is_some_and(|reach| reach.covers_all(patterns))
        };
        part.ignores = Arc::new(Ignores::of(&part.source.config).known_by(&known));
    }
    Ok(parts)
}

/// The part with that configuration.
fn part(parts: &mut Vec<Part>, config: Arc<Config>) -> &mut Part {
    let same = |part: &Part| Arc::ptr_eq(&part.source.config, &config);
    let at = parts.iter().position(same).unwrap_or(parts.len());
    if at == parts.len() {
        parts.push(Part {
            inputs: Vec::new(),
            starts: Vec::new(),
            refused: Vec::new(),
            ignores: Arc::new(Ignores::of(&config)),
            source: SourceOptions::of(config),
        });
    }
    &mut parts[at]
}

/// What is asked of the run as a whole: as much as any of its configurations asks.
pub(super) fn policy(parts: &[Part]) -> Policy {
    let mut configs = parts.iter().map(|part| &part.source.config);
    Policy {
        allow_unchecked: configs.clone().all(|c| c.settings.allow_unchecked.value),
        needs_home: configs.any(|config| config.needs_home()),
    }
}

/// Pages that are checked at the same time: as the configuration of the first input has it.
pub(super) fn threads(settings: &Settings) -> NonZeroUsize {
    let cores = || available_parallelism().unwrap_or(NonZeroUsize::MIN);
    settings.jobs.value.map_or_else(cores, NonZeroUsize::from)
}

/// The baselines that are named, each once.
pub(super) fn baselines(parts: &[Part]) -> BTreeSet<PathBuf> {
    let configs = parts.iter().map(|part| &part.source.config);
    configs.filter_map(|config| config.baseline()).collect()
}
