//! Looks at a repository: what builds its pages and where, for which hosts, and which
//! numbers its footers show. Bounded: a huge repository is looked at in part.

mod files;
mod hosts;
mod numbers;
mod project;
#[cfg(test)]
mod tests;

use super::ci::Ci;
use clap::ValueEnum as _;
use jiff::civil::Date;
pub(crate) use project::Project;
use std::path::Path;

/// A value and where it was found, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// The value.
    pub(crate) value: String,
    /// `public/index.html:12`, `package.json`.
    pub(crate) at: String,
}

/// What a repository shows.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// What builds the pages.
    pub(crate) project: Option<Project>,
    /// Where the pages are built, relative, with `/`; `.` for the folder itself.
    pub(crate) folder: Option<Found>,
    /// Whether there is such a folder already.
    pub(crate) built: bool,
    /// The host that the site is made for.
    pub(crate) host: Option<Found>,
    /// The ICP filing number most shown, in canonical spelling.
    pub(crate) icp: Option<Found>,
    /// The PSB filing number most shown, in canonical spelling.
    pub(crate) psb: Option<Found>,
    /// The licence number most shown.
    pub(crate) licence: Option<Found>,
    /// ICP filing numbers of several owners, instead of a number of each register.
    pub(crate) several: Vec<Found>,
    /// The CI system that the repository has files of.
    pub(crate) ci: Option<Ci>,
    /// It has a pre-commit configuration.
    pub(crate) hook: bool,
}

/// Looks at a folder; what cannot be read is passed over. `today`: as for the rules.
pub(crate) fn look(root: &Path, today: Date) -> Seen {
    let project = Project::of(root);
    let folder = project::folder(root, project);
    let built = folder
        .as_ref()
        .is_some_and(|found| root.join(&found.value).is_dir());
    let out = folder
        .as_ref()
        .filter(|_| built)
        .map(|found| found.value.as_str());
    let numbers = numbers::find(root, out, today);
    let mut systems = Ci::value_variants().iter().copied();
    Seen {
        project,
        host: hosts::find(root),
        built,
        icp: numbers.icp,
        psb: numbers.psb,
        licence: numbers.licence,
        several: numbers.several,
        ci: systems.find(|ci| ci.is_used(root)),
        hook: root.join(super::hook::FILE).exists(),
        folder,
    }
}
