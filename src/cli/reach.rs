//! What a run reaches of what the patterns of its configuration mean.

use crate::config::{absolute, fixed_part};
use crate::run::Part;
use std::path::{Path, PathBuf};

/// The inputs of one configuration file, as absolute paths.
pub(super) struct Reach {
    /// The file's folder, where patterns start.
    folder: PathBuf,
    inputs: Vec<PathBuf>,
}

impl Reach {
    /// None where there is no configuration file.
    pub(super) fn of(part: &Part) -> Option<Self> {
        let inputs = part.inputs.iter().map(|input| absolute(Path::new(input)));
        Some(Self {
            folder: part.source.config.folder()?.to_owned(),
            inputs: inputs.collect(),
        })
    }

    /// Where all lies that a pattern means.
    pub(super) fn start(&self, pattern: &str) -> PathBuf {
        absolute(&self.folder.join(fixed_part(pattern)))
    }

    /// Whether all of it lies in an input.
    pub(super) fn covers(&self, start: &Path) -> bool {
        self.inputs.iter().any(|input| start.starts_with(input))
    }

    /// Whether all that some patterns mean lies in inputs; without patterns, all that there is.
    pub(super) fn covers_all(&self, patterns: &[String]) -> bool {
        if patterns.is_empty() {
            return self.covers(&self.folder);
        }
        let mut patterns = patterns.iter();
        patterns.all(|pattern| self.covers(&self.start(pattern)))
    }

    /// Whether some of it may lie in an input.
    pub(super) fn touches(&self, start: &Path) -> bool {
        self.covers(start) || self.inputs.iter().any(|input| input.starts_with(start))
    }
}
