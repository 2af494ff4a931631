//! Inputs, each with its configuration.

use crate::config::{Config, ConfigError, Configs};
use crate::report::Policy;
use crate::run::Part;
use crate::source::SourceOptions;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Groups inputs that share a configuration.
pub(super) fn parts(inputs: &[String], configs: &Configs) -> Result<Vec<Part>, ConfigError> {
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
        globs_from: config.folder_of(&settings.globs.origin),
        excludes_from: config.folder_of(&settings.exclude.origin),
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
