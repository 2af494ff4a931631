//! Inputs, each with its configuration.

use super::crawl::Listed;
use crate::config::{Config, ConfigError, Configs};
use crate::report::Policy;
use crate::run::Part;
use crate::source::SourceOptions;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Groups inputs that share a configuration.
///
/// What a list names by address, and what only a sitemap lists, belongs to the configuration of
/// the folder in which the program runs.
pub(super) fn parts(
    inputs: &[String],
    listed: Listed,
    configs: &Configs,
) -> Result<Vec<Part>, ConfigError> {
    let mut parts = Vec::new();
    for input in inputs.iter().chain(&listed.paths) {
        part(&mut parts, configs.for_input(input)?)
            .inputs
            .push(input.clone());
    }
    if !listed.starts.is_empty() || !listed.refused.is_empty() || parts.is_empty() {
        let part = part(&mut parts, configs.for_input("")?);
        part.starts = listed.starts;
        part.refused = listed.refused;
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
            ignores: Arc::new(config.to_ignores()),
            source: source_options(config),
        });
    }
    &mut parts[at]
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

/// What is asked of the run as a whole: as much as any of its configurations asks.
pub(super) fn policy(parts: &[Part]) -> Policy {
    let mut configs = parts.iter().map(|part| &part.source.config);
    Policy {
        allow_unchecked: configs.clone().all(|c| c.settings.allow_unchecked.value),
        needs_home: configs.any(|config| config.needs_home()),
    }
}

/// The baselines that are named, each once.
pub(super) fn baselines(parts: &[Part]) -> BTreeSet<PathBuf> {
    let configs = parts.iter().map(|part| &part.source.config);
    configs.filter_map(|config| config.baseline()).collect()
}
