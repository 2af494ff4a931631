//! Sites of the configuration that a run over folders should have met, and did not.

use super::reach::Reach;
use crate::page::{Unchecked, UncheckedKind, is_template};
use crate::run::Part;
use crate::site::{Site, SitePlace};
use crate::text::{Text, text};
use ignore::WalkBuilder;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Entries of a site's folder that are looked at.
const MOST: usize = 20_000;

/// The sites of a part whose folders all lie in its inputs and hold nothing that could be checked:
/// like an input without a page, such a site passes for none that is in order, whether its folder is
/// empty or not there: a checkout whose build left it out has none.
pub(super) fn absent(part: &Part, is_met: impl Fn(&SitePlace) -> bool) -> Vec<Unchecked> {
    let config = &part.source.config;
    if !part.is_of_folders() || !config.has_files_of_file() {
        return Vec::new();
    }
    let sites = config.sites().filter(|site| !is_met(&site.at));
    let reach = Reach::of(part);
    let absent = sites.filter_map(|site| missing(site, reach.as_ref()?));
    absent.collect()
}

fn missing(site: &Arc<Site>, reach: &Reach) -> Option<Unchecked> {
    let folders = site.paths.iter().map(|path| reach.start(path));
    let folders: Vec<PathBuf> = folders.collect();
    let is_due = folders.iter().all(|folder| reach.covers(folder))
        && folders.iter().all(|folder| is_empty(folder));
    let source = site.paths.first().filter(|_| is_due)?;
    Some(Unchecked {
        site: Some(Arc::clone(site)),
        ..Unchecked::new(source, UncheckedKind::Empty, told(site))
    })
}

/// Whether a folder, as far as it is looked through, holds nothing that could be checked in some
/// way: what the configuration leaves out is not missing.
fn is_empty(folder: &Path) -> bool {
    let entries = WalkBuilder::new(folder).standard_filters(false).build();
    let mut files = entries.take(MOST).flatten();
    !files.any(|entry| {
        let name = entry.file_name().to_string_lossy();
        is_page(&name) || is_template(&name)
    })
}

fn is_page(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ending.to_ascii_lowercase().contains("htm"))
}

fn told(site: &Site) -> Text {
    let (name, SitePlace { file, line, .. }) = (&site.name, &site.at);
    text! {
        en: "no page belongs to site `{name}` ({file}:{line}); build it, or correct its `paths`, which start at the folder of {file}",
        zh: "站点“{name}”（{file}:{line}）没有任何页面；请先构建该站点，或修正其 paths（以 {file} 所在的文件夹为起点）",
    }
}
