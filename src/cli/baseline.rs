//! What the command line says about a baseline.

use crate::baseline::{BaselineError, Keeper, Mode};
use crate::config::Overrides;
use clap::Args;
use std::collections::BTreeSet;
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

    /// The baselines to hold against the run; `configured`: those that are named on the
    /// command line or else in the configurations. Each knows only pages of its own.
    pub(super) fn keepers(
        &self,
        configured: &BTreeSet<PathBuf>,
    ) -> Result<Vec<Keeper>, BaselineError> {
        if let Some(path) = &self.write_baseline {
            return Ok(vec![Keeper::new(Mode::Write(path.clone()))?]);
        }
        if self.prune_baseline && configured.is_empty() {
            return Err(BaselineError::NothingToPrune);
        }
        let mode = if self.prune_baseline {
            Mode::Prune
        } else {
            Mode::Compare
        };
        let keepers = configured.iter().cloned().map(mode).map(Keeper::new);
        keepers.collect()
    }
}
