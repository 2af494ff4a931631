//! From a file, the environment and the command line to a configuration.

use super::blocks::{Context, OverrideBlock, SiteBlock, blocks};
use super::file::File;
use super::levels::Levels;
use super::node::{Node, Place, Table, Value};
use super::patterns::instead_of_absolute;
use super::problem::{ConfigError, Problem};
use super::reader::{Reader, line_of};
use super::settings::{Overrides, Settings};
use super::{Config, IgnoreEntry, checklist};
use crate::rules::Profile;
use crate::site::{Pages, Site, SitePlace};
use crate::text::text;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a configuration is read from.
pub(super) struct Sources<'a> {
    pub(super) file: Option<File>,
    pub(super) environment: &'a Table,
    pub(super) command_line: &'a Overrides,
    /// The latest year of a number.
    pub(super) this_year: u16,
}

/// Reads and checks everything.
///
/// # Errors
/// All that is wrong, at once.
pub(super) fn read(sources: Sources<'_>) -> Result<Config, ConfigError> {
    let empty = Table::default();
    let file = sources.file.as_ref();
    let table = file.map_or(&empty, |file| &file.table);
    let named = file.map(File::named).unwrap_or_default();
    let mut problems = Vec::new();
    let mut config = Config::default();
    let mut reader = Reader::new(table, named.1, &mut problems).below(sources.environment);
    let folder = file.map(|file| file.folder.as_path());
    config.settings.read(&mut reader, folder);
    config.settings.override_with(sources.command_line);
    let parts = Parts::take(&mut reader);
    reader.finish();
    parts.read(&mut config, named, sources.this_year, &mut problems);
    config.file = sources.file;
    if problems.is_empty() {
        return Ok(config);
    }
    problems.sort_by_key(|problem| match &problem.place {
        Some(Place::File(span)) => span.start,
        _ => 0,
    });
    if let Some(file) = &config.file {
        for problem in &mut problems {
            let absolute = problem.absolute.as_deref();
            let help = absolute.and_then(|pattern| instead_of_absolute(pattern, &file.folder));
            problem.help = help.map(Box::new).or_else(|| problem.help.take());
        }
    }
    Err(ConfigError::of(config.file.as_ref(), problems))
}

/// The tables of a file that hold more than a value.
struct Parts {
    rules: Option<Node>,
    sites: Option<Node>,
    overrides: Option<Node>,
    ignores: Option<Node>,
    checklist: Option<Node>,
}

/// The keys of [`Parts`]; `ignore` is also one of the settings.
pub(super) const PARTS: [&str; 4] = ["rules", "site", "override", "checklist"];

impl Parts {
    fn take(reader: &mut Reader<'_>) -> Self {
        let mut take = |key| reader.get(key, |node| Ok(node.clone()));
        let [rules, sites, overrides, checklist] = PARTS.map(&mut take);
        Self {
            rules,
            sites,
            overrides,
            ignores: reader.own("ignore"),
            checklist,
        }
    }

    fn read(
        &self,
        config: &mut Config,
        (file, source): (&str, &str),
        this_year: u16,
        problems: &mut Vec<Problem>,
    ) {
        if let Some(rules) = &self.rules {
            config.levels = Levels::read(rules, problems);
        }
        if let Some(node) = &self.checklist {
            config.notes = checklist::read(node, source, problems);
        }
        let pages = pages_of(&config.settings);
        config.elsewhere = Arc::new(Site {
            pages: pages.clone(),
            ..Site::default()
        });
        for (number, node) in (0..).zip(blocks(self.sites.as_ref(), problems)) {
            let context = Context {
                pages: &pages,
                this_year,
                place: node.place.clone(),
                at: SitePlace {
                    file: file.to_owned(),
                    line: line(source, &node),
                    number,
                },
            };
            each(&node, source, problems, |reader| {
                config.sites.push(SiteBlock::read(reader, context));
            });
        }
        for node in blocks(self.overrides.as_ref(), problems) {
            each(&node, source, problems, |reader| {
                config.overrides.push(OverrideBlock::read(
                    reader,
                    node.place.clone(),
                    line(source, &node),
                ));
            });
        }
        for node in tables(self.ignores.as_ref()) {
            each(&node, source, problems, |reader| {
                let entry = IgnoreEntry::read(reader, node.place.clone(), line(source, &node));
                config.ignores.push(entry);
            });
        }
        problems.extend(two_catch_alls(&config.sites));
        problems.extend(two_of_one_name(&config.sites));
        problems.extend(two_of_one_host(&config.sites));
    }
}

/// Where no site says so, a strict run asks for the numbers on every page.
fn pages_of(settings: &Settings) -> Pages {
    match settings.profile.value {
        Profile::Strict => Pages::All,
        Profile::Basic | Profile::Recommended => Pages::Home,
    }
}

fn each(node: &Node, source: &str, problems: &mut Vec<Problem>, read: impl FnOnce(Reader<'_>)) {
    if let Some(table) = node.table() {
        read(Reader::new(table, source, problems));
    }
}

/// The tables among the values of a list.
fn tables(node: Option<&Node>) -> Vec<Node> {
    match node.map(|node| &node.value) {
        Some(Value::List(nodes)) => {
            let tables = nodes.iter().filter(|node| node.table().is_some());
            tables.cloned().collect()
        }
        _ => Vec::new(),
    }
}

fn line(source: &str, node: &Node) -> usize {
    match &node.place {
        Place::File(span) => line_of(source, span.start),
        Place::Env(_) => 1,
    }
}

/// A second site that names neither paths nor hosts could never be told from the first. What
/// is wrong with those that name some is told already.
fn two_catch_alls(sites: &[SiteBlock]) -> Option<Problem> {
    let all = sites.iter().filter(|block| !block.is_unclear);
    let mut all = all.filter(|block| block.is_catch_all());
    let (first, second) = (all.next()?, all.next()?);
    let line = first.site.at.line;
    let message = text! {
        en: "this site names neither `paths` nor `hosts`, and neither does the one on line {line}: both claim every page",
        zh: "此站点未写 paths 或 hosts，第 {line} 行的站点也未写：二者都会匹配全部页面",
    };
    Some(Problem::at(second.place.clone(), message))
}

/// Sites are known by their names in what is said of them.
fn two_of_one_name(sites: &[SiteBlock]) -> Option<Problem> {
    let mut named = BTreeMap::new();
    let (first, second) = sites
        .iter()
        .filter(|block| block.is_named)
        .find_map(|block| {
            let before = named.insert(block.site.name.as_str(), block);
            before.map(|before| (before, block))
        })?;
    let (name, line) = (&first.site.name, first.site.at.line);
    let message = text! {
        en: "this site has the name of the one on line {line}: `{name}`",
        zh: "此站点与第 {line} 行的站点同名：“{name}”",
    };
    let help = text! {
        en: "give it a name of its own, or put the `paths` and `hosts` of both into one block",
        zh: "请另起名称，或将两者的 paths 和 hosts 合并到同一块中",
    };
    Some(Problem::at(second.place.clone(), message).with_help(help))
}

/// A page of a host that two sites name would belong to both.
fn two_of_one_host(sites: &[SiteBlock]) -> Option<Problem> {
    let mut named = BTreeMap::new();
    let (host, first, second) = sites.iter().find_map(|block| {
        block.site.hosts.iter().find_map(|host| {
            let first: &SiteBlock = named.entry(host).or_insert(block);
            (first.site.at != block.site.at).then_some((host, first, block))
        })
    })?;
    let (a, a_line) = (&first.site.name, first.site.at.line);
    let (b, b_line) = (&second.site.name, second.site.at.line);
    let message = text! {
        en: "two sites claim the host `{host}`: `{a}` (line {a_line}) and `{b}` (line {b_line})",
        zh: "主机“{host}”同时属于两个站点：“{a}”（第 {a_line} 行）和“{b}”（第 {b_line} 行）",
    };
    let help = text! {
        en: "take it out of the `hosts` of one of them",
        zh: "请从其中一个站点的 hosts 中删除",
    };
    Some(Problem::at(second.place.clone(), message).with_help(help))
}
