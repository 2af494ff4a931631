//! Inputs, each with its configuration.

use crate::config::{Config, ConfigError, Configs};
use crate::run::Part;
use crate::source::SourceOptions;
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
        templates: settings.templates.value,
        own: config.path().into_iter().chain(config.baseline()).collect(),
        role: settings.role.value,
        max_bytes: settings.max_bytes.value,
        timeout: settings.timeout.value,
        config,
    }
}
