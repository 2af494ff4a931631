//! `[[site]]` and `[[override]]` blocks.

use super::globs::Globs;
use super::levels::Levels;
use super::node::{Node, Place, Value};
use super::numbers::{icp, licence, psb};
use super::patterns::{file_glob, host, page_glob};
use super::problem::Problem;
use super::reader::Reader;
use super::settings::Parsed;
use super::values::{css, date, flag, list, string, word};
use crate::site::{Pages, PsbDeadline, Required, Sector, Site, SitePlace, Suffix};
use crate::text::text;
use std::sync::Arc;

/// The words of `suffix`.
pub(super) const SUFFIXES: [(&str, Suffix); 3] = [
    ("either", Suffix::Either),
    ("site", Suffix::Site),
    ("subject", Suffix::Subject),
];
/// The words of `require`.
pub(super) const REQUIRED: [(&str, Required); 3] = [
    ("icp", Required::Icp),
    ("psb", Required::Psb),
    ("licence", Required::Licence),
];
/// The words of `psb_deadline`.
pub(super) const DEADLINES: [(&str, PsbDeadline); 2] = [
    ("warn", PsbDeadline::Warn),
    ("enforce", PsbDeadline::Enforce),
];
/// The words of `sectors`.
pub(super) const SECTORS: [(&str, Sector); 6] = [
    ("news", Sector::News),
    ("publishing", Sector::Publishing),
    ("education", Sector::Education),
    ("health", Sector::Health),
    ("finance", Sector::Finance),
    ("games", Sector::Games),
];

/// A `[[site]]` block.
#[derive(Debug, Clone)]
pub(super) struct SiteBlock {
    pub(super) site: Arc<Site>,
    pub(super) levels: Levels,
    pub(super) paths: Globs,
    pub(super) pages: Globs,
    /// Where it begins.
    pub(super) place: Place,
    /// The owner gives it a name.
    pub(super) is_named: bool,
    /// It was to name pages, but what it says is wrong.
    pub(super) is_unclear: bool,
}

impl SiteBlock {
    /// Reads a block.
    pub(super) fn read(mut reader: Reader<'_>, at: Context<'_>) -> Self {
        let mut site = Site {
            pages: at.pages.clone(),
            at: at.at,
            ..Site::default()
        };
        let names_pages = ["paths", "hosts"].map(|key| reader.own(key).is_some());
        let faults = reader.problems().len();
        read_site(&mut site, &mut reader, at.this_year);
        let is_unclear = names_pages.contains(&true) && reader.problems().len() > faults;
        let is_named = !site.name.is_empty();
        if !is_named {
            let first = site.hosts.first().or_else(|| site.paths.first());
            site.name = first.cloned().unwrap_or_else(|| "*".to_owned());
        }
        let levels = levels(&mut reader);
        reader.finish();
        let pages = match &site.pages {
            Pages::Matching(patterns) => Globs::new(patterns),
            Pages::Home | Pages::All => Globs::default(),
        };
        Self {
            levels,
            paths: Globs::new(&site.paths),
            pages,
            place: at.place,
            is_named,
            is_unclear,
            site: Arc::new(site),
        }
    }

    /// It names no pages, so it means all that no other site claims.
    pub(super) fn is_catch_all(&self) -> bool {
        self.site.paths.is_empty() && self.site.hosts.is_empty()
    }
}

/// What a block is read with.
pub(super) struct Context<'a> {
    /// Which pages must show the numbers, where the block does not say.
    pub(super) pages: &'a Pages,
    /// The latest year of a number.
    pub(super) this_year: u16,
    /// Where the block begins.
    pub(super) place: Place,
    /// The same, for people.
    pub(super) at: SitePlace,
}

/// Sets a field from a key that is there.
macro_rules! read {
    ($reader:ident, $site:ident, $($key:ident: $parse:expr),* $(,)?) => {
        $(if let Some(value) = $reader.get(stringify!($key), $parse) {
            $site.$key = value;
        })*
    };
}

fn read_site(site: &mut Site, reader: &mut Reader<'_>, this_year: u16) {
    read!(reader, site,
        name: string,
        paths: |n| list(n, file_glob),
        hosts: |n| list(n, host),
        icp: |n| icp(n, this_year).map(Some),
        psb: |n| psb(n, this_year).map(Some),
        licence: |n| list(n, |n| licence(n, this_year)),
        suffix: |n| word(n, &SUFFIXES),
        pages: pages,
        require: |n| list(n, |n| word(n, &REQUIRED)),
        mainland: flag,
        icp_granted: |n| date(n).map(Some),
        launched: |n| date(n).map(Some),
        psb_deadline: |n| word(n, &DEADLINES),
        commercial: |n| flag(n).map(Some),
        sectors: |n| list(n, |n| word(n, &SECTORS)).map(Some),
        footer: |n| css(n).map(Some),
        exclude: |n| list(n, css),
    );
}

fn pages(node: &Node) -> Parsed<Pages> {
    match node.value {
        Value::List(_) => list(node, page_glob).map(Pages::Matching),
        _ => match word(node, &[("home", false), ("all", true)]) {
            Ok(all) => Ok(if all { Pages::All } else { Pages::Home }),
            Err(problem) => Err(problem.with_help(text! {
                en: "write \"home\", \"all\" or a list of patterns: [\"dist/shop/**\"]",
                zh: "可写 \"home\"、\"all\"，或通配模式的列表：[\"dist/shop/**\"]",
            })),
        },
    }
}

/// An `[[override]]` block: levels for some pages.
#[derive(Debug, Clone)]
pub(super) struct OverrideBlock {
    /// The line on which it begins.
    pub(super) line: usize,
    pub(super) paths: Globs,
    pub(super) levels: Levels,
}

impl OverrideBlock {
    /// `place`, `line`: where it begins.
    pub(super) fn read(mut reader: Reader<'_>, place: Place, line: usize) -> Self {
        let faults = reader.problems().len();
        let paths = reader
            .get("paths", |n| list(n, page_glob))
            .unwrap_or_default();
        if paths.is_empty() && reader.problems().len() == faults {
            reader.problems().push(for_no_page(place));
        }
        let levels = levels(&mut reader);
        reader.finish();
        Self {
            line,
            paths: Globs::new(&paths),
            levels,
        }
    }
}

/// The levels of a block.
fn levels(reader: &mut Reader<'_>) -> Levels {
    let rules = reader.get("rules", |node| Ok(node.clone()));
    let levels = rules.map(|node| Levels::read(&node, reader.problems()));
    levels.unwrap_or_default()
}

fn for_no_page(place: Place) -> Problem {
    let message = text! {
        en: "this `[[override]]` names no `paths`, so it holds for no page",
        zh: "此 `[[override]]` 未写 paths，对任何页面都不起作用",
    };
    let help = text! {
        en: "add `paths = [\"…\"]`; levels for every page belong into `[rules]`",
        zh: "请补上 `paths = [\"…\"]`；适用于所有页面的级别请写在 `[rules]` 中",
    };
    Problem::at(place, message).with_help(help)
}

/// The blocks of a list of tables.
pub(super) fn blocks(node: Option<&Node>, problems: &mut Vec<Problem>) -> Vec<Node> {
    match node.map(|node| (&node.value, node)) {
        None => Vec::new(),
        Some((Value::List(nodes), _)) => {
            let (tables, others): (Vec<_>, Vec<_>) = nodes
                .iter()
                .cloned()
                .partition(|node| node.table().is_some());
            problems.extend(others.iter().map(super::levels::no_table));
            tables
        }
        Some((Value::Table(_), node)) => vec![node.clone()],
        Some((_, node)) => {
            problems.push(super::levels::no_table(node));
            Vec::new()
        }
    }
}
