//! What is said on standard error beside the report: parts of the configuration that held for
//! nothing, and what became of baselines.

use super::absent::absent;
use super::named_homes::NamedHomes;
use super::reach::Reach;
use super::strays::Strays;
use super::unmapped::Unmapped;
use super::unmet::Unmet;
use super::unused::Unused;
use crate::baseline::Outcome;
use crate::check::PageReport;
use crate::footer::Basis;
use crate::page::Unchecked;
use crate::run::Part;
use crate::site::{Site, SitePlace};
use crate::site_wide::SiteWide;
use crate::text::{Lang, Text, text, visible};
use anstyle::AnsiColor;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

/// Watches which blocks of the configurations hold for a page.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// The sites that were met, and whether their footer selector was, too.
    sites: BTreeMap<SitePlace, bool>,
    /// The overrides that were met, by configuration file and number.
    overrides: BTreeSet<(String, usize)>,
    unused: Unused,
    unmet: Unmet,
    strays: Strays,
    named_homes: NamedHomes,
    unmapped: Unmapped,
}

impl Watch {
    /// Notes what holds for a page.
    pub(super) fn page(&mut self, page: &mut PageReport, parts: &[Part]) {
        self.unused.page(page);
        self.unmet.page(&page.source, parts);
        if let Some(site) = &page.site {
            let met = self.sites.entry(site.place().clone()).or_default();
            *met |= page.footer.basis == Basis::Selector;
        }
        self.strays.page(page);
        self.named_homes.page(page);
        self.unmapped.page(&page.source, parts);
        for config in parts.iter().map(|part| &part.source.config) {
            let file = config.file().unwrap_or_default();
            for number in config.overrides_of(&page.source) {
                self.overrides.insert((file.to_owned(), number));
            }
        }
    }

    /// Notes that something could not be looked at.
    pub(super) fn unchecked(&mut self) {
        self.unmet.unchecked();
    }

    /// The sites that should have been met. Where something could not be looked at, that may be
    /// theirs.
    pub(super) fn absent(&mut self, parts: &[Part]) -> Vec<Unchecked> {
        if self.unmet.is_partial() {
            return Vec::new();
        }
        let is_met = |place: &SitePlace| self.sites.contains_key(place);
        let absent = parts.iter().flat_map(|part| absent(part, is_met));
        let absent: Vec<Unchecked> = absent.collect();
        let told = absent.iter().filter_map(|one| one.site.as_ref());
        self.sites.extend(told.map(|site| (site.at.clone(), true)));
        absent
    }

    /// Adds the ignore entries that fit nothing to what is said of whole sites.
    pub(super) fn add_unused(&mut self, wide: &mut SiteWide) {
        self.unused.add(wide);
    }

    /// What held for nothing, as far as that is known (all inputs are folders), and what is to be
    /// said of the pages.
    pub(super) fn warnings(&self, parts: &[Part]) -> Vec<Text> {
        let whole = parts.iter().enumerate();
        let whole = whole.filter(|(_, part)| part.is_of_folders());
        let told = whole.flat_map(|(at, part)| {
            let entries = self.unmet.warnings(at, part);
            self.of_part(part).into_iter().chain(entries)
        });
        told.chain(self.strays.warnings(parts))
            .chain(self.named_homes.warning(parts))
            .chain(self.unmapped.warnings(parts))
            .collect()
    }

    fn of_part(&self, part: &Part) -> Vec<Text> {
        let Some(reach) = Reach::of(part) else {
            return Vec::new();
        };
        let config = &part.source.config;
        let file = config.file().unwrap_or_default();
        let sites = config
            .sites()
            .filter_map(|site| match self.sites.get(&site.at) {
                None if could_meet(&reach, &site.paths) => Some(unmet(site)),
                Some(false) if site.footer.is_some() => Some(no_footer(site)),
                _ => None,
            });
        let overrides = config.override_blocks().enumerate();
        let overrides = overrides.filter_map(|(number, (line, paths))| {
            let met = self.overrides.contains(&(file.to_owned(), number));
            let known = !met && could_meet(&reach, paths);
            known.then(|| unmet_override(file, line))
        });
        sites.chain(overrides).collect()
    }
}

/// Whether pages that some pattern of files means would have been among the inputs, or cannot
/// be anywhere: a run over one folder says nothing of another.
fn could_meet(reach: &Reach, patterns: &[String]) -> bool {
    let known = |pattern: &String| {
        let start = reach.start(pattern);
        !start.exists() || reach.touches(&start)
    };
    let mut of_files = patterns.iter().filter(|pattern| !pattern.contains("://"));
    of_files.clone().next().is_some() && of_files.all(known)
}

fn unmet(site: &Site) -> Text {
    let (name, SitePlace { file, line, .. }) = (&site.name, &site.at);
    text! {
        en: "no checked page belongs to site `{name}` ({file}:{line}); its `paths` start at the folder of {file}",
        zh: "站点“{name}”（{file}:{line}）未匹配任何已检查的页面；其 paths 以 {file} 所在的文件夹为起点",
    }
}

fn no_footer(site: &Site) -> Text {
    let (name, SitePlace { file, line, .. }) = (&site.name, &site.at);
    text! {
        en: "the `footer` selector of site `{name}` ({file}:{line}) fits nothing on its pages; their footers were looked for without it",
        zh: "站点“{name}”（{file}:{line}）的 footer 选择器在其页面中未匹配任何元素；页脚按常规方式识别",
    }
}

fn unmet_override(file: &str, line: usize) -> Text {
    text! {
        en: "the `[[override]]` at {file}:{line} holds for no checked page; its `paths` start at the folder of {file}",
        zh: "{file}:{line} 处的 `[[override]]` 未匹配任何已检查的页面；其 paths 以 {file} 所在的文件夹为起点",
    }
}

/// What became of a baseline, if there is anything to say.
pub(super) fn of_baseline(outcome: &Outcome) -> Option<Text> {
    let path = outcome.path.display();
    let (entries, gone) = (count(outcome.entries), count(outcome.stale));
    let (kept_zh, gone_zh) = (outcome.entries, outcome.stale);
    let verb = if outcome.stale == 1 { "fits" } else { "fit" };
    Some(match (outcome.written, outcome.stale) {
        (true, _) if outcome.pruned => text! {
            en: "{path}: {gone} dropped, {entries} left",
            zh: "{path}：已删除 {gone_zh} 条，剩余 {kept_zh} 条",
        },
        (true, _) => text! {
            en: "{path}: {entries} written",
            zh: "{path}：已写入 {kept_zh} 条",
        },
        (false, 0) => return None,
        (false, _) => text! {
            en: "{path}: {gone} {verb} nothing any more; --prune-baseline drops what is gone",
            zh: "{path}：{gone_zh} 条已不再对应任何问题；可用 --prune-baseline 删除",
        },
    })
}

fn count(entries: usize) -> String {
    match entries {
        1 => "1 entry".to_owned(),
        _ => format!("{entries} entries"),
    }
}

/// Says a warning on standard error.
pub(super) fn warn(text: &Text, lang: Lang) {
    let style = AnsiColor::Yellow.on_default().bold();
    let label = match lang {
        Lang::En => "warning",
        Lang::ZhCn => "警告",
    };
    tell(&format!(
        "{style}{label}{style:#}: {}",
        visible(text.get(lang))
    ));
}

/// Says a note on standard error.
pub(super) fn note(text: &Text, lang: Lang) {
    tell(&visible(text.get(lang)));
}

fn tell(line: &str) {
    // If standard error is gone, the report still speaks.
    let _ = writeln!(anstream::stderr(), "{line}");
}
