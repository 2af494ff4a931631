//! What the command line says about a baseline.

use crate::config::Overrides;
use crate::suppress::baseline::{BaselineError, Keeper, Mode};
use clap::Args;
use std::path::PathBuf;

/// What was found before.
#[derive(Debug, Args)]
#[command(next_help_heading = "Baseline")]
pub(super) struct BaselineArgs {
    /// Report as new only what is not in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<String>,
    /// Write all that is found to this file, and fail for none of it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "prune_baseline"])]
    write_baseline: Option<PathBuf>,
    /// Drop from the baseline what is found no more
    #[arg(long)]
    prune_baseline: bool,
}

impl BaselineArgs {
    /// Hands on what was said; what was not stays as the configuration has it.
    pub(super) fn override_in(&self, over: &mut Overrides) {
        over.baseline.clone_from(&self.baseline);
    }

    /// The file that is to be written.
    pub(super) fn written(&self) -> Option<&PathBuf> {
        self.write_baseline.as_ref()
    }

    /// The baseline to hold against the run, if any; `configured`: the one that is named on
    /// the command line or else in the configuration.
    pub(super) fn keeper(
        &self,
        configured: Option<PathBuf>,
    ) -> Result<Option<Keeper>, BaselineError> {
        let mode = match (&self.write_baseline, configured) {
            (Some(path), _) => Mode::Write(path.clone()),
            (None, Some(path)) if self.prune_baseline => Mode::Prune(path),
            (None, Some(path)) => Mode::Compare(path),
            (None, None) if self.prune_baseline => return Err(BaselineError::NothingToPrune),
            (None, None) => return Ok(None),
        };
        Keeper::new(mode).map(Some)
    }
}
