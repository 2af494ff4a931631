//! Pages of no site, where the configuration speaks of sites: nobody holds their numbers against
//! anything.

use crate::check::PageReport;
use crate::page::Role;
use crate::run::Part;
use crate::source::STDIN;
use crate::text::{Text, listed, text};
use std::collections::BTreeSet;

/// How many are named.
const NAMED: usize = 3;

/// The pages that no `[[site]]` claims.
#[derive(Debug, Default)]
pub(super) struct Strays {
    /// Home pages in files.
    homes: Named,
    /// The other ones.
    others: Named,
    /// All pages, those of sites included.
    checked: usize,
}

/// Pages, of which some are named.
#[derive(Debug, Clone, Default)]
struct Named {
    /// Those whose names come first.
    first: BTreeSet<String>,
    count: usize,
}

impl Strays {
    /// Notes a page. Sources of templates are no pages of a site.
    pub(super) fn page(&mut self, page: &PageReport) {
        if page.template {
            return;
        }
        self.checked += 1;
        if page.site.is_some() {
            return;
        }
        let is_home = page.role == Role::Home && page.status.is_none();
        let own = if is_home {
            &mut self.homes
        } else {
            &mut self.others
        };
        own.add(page.source.clone());
    }

    /// What is to be said of them. Where sites have their folders, a home page in none of them
    /// is probably forgotten; of other pages it is told that they are compared with nothing.
    pub(super) fn warnings(&self, parts: &[Part]) -> Vec<Text> {
        let [part] = parts else { return Vec::new() };
        let config = &part.source.config;
        let Some(file) = config.file() else {
            return Vec::new();
        };
        let of_files = config.sites().filter(|site| !site.paths.is_empty());
        let is_forgotten = self.homes.count > 0 && part.is_of_folders() && of_files.count() > 1;
        let forgotten = is_forgotten.then(|| self.homes.forgotten(file));
        let mut rest = self.others.clone();
        if !is_forgotten {
            rest.extend(&self.homes);
        }
        let has_numbers = config.sites().any(|site| site.has_numbers());
        let is_told = has_numbers && rest.count > 0;
        let compared = is_told.then(|| rest.compared(file, self.checked, is_forgotten));
        forgotten.into_iter().chain(compared).collect()
    }
}

/// What to do about pages that nothing is compared with.
const OF_FILES: (&str, &str) = ("see its `paths` and `hosts`", "请检查 paths 与 hosts");
/// The same where one of them is standard input, which is in no folder.
const OF_STDIN: (&str, &str) = (
    "say by --stdin-filename which file standard input is",
    "请用 --stdin-filename 指明标准输入对应的文件",
);

impl Named {
    fn add(&mut self, name: String) {
        self.count += 1;
        self.first.insert(name);
        if self.first.len() > NAMED {
            self.first.pop_last();
        }
    }

    fn extend(&mut self, others: &Self) {
        let unnamed = others.count.saturating_sub(others.first.len());
        others.first.iter().cloned().for_each(|name| self.add(name));
        self.count += unnamed;
    }

    /// The names, in both languages.
    fn names(&self) -> Text {
        let first: Vec<&str> = self.first.iter().map(String::as_str).collect();
        let named = listed(&first);
        match self.count.checked_sub(self.first.len()) {
            None | Some(0) => named,
            Some(more) => {
                let Text { en, zh } = named;
                text! { en: "{en} and {more} more", zh: "{zh} 等" }
            }
        }
    }

    fn forgotten(&self, file: &str) -> Text {
        let (count, names) = (self.count, self.names());
        let (first, zh_first) = (&names.en, &names.zh);
        let (pages, belong) = if count == 1 {
            ("page", "belongs")
        } else {
            ("pages", "belong")
        };
        text! {
            en: "{count} home {pages} {belong} to no `[[site]]` of {file}, so that nobody knows which numbers are right there; add one, or leave them out with `exclude`: {first}",
            zh: "{count} 个首页不属于 {file} 中的任何 `[[site]]`，无法核对其备案号；请补充 `[[site]]`，或用 exclude 排除：{zh_first}",
        }
    }

    /// `more`: others have been told already.
    fn compared(&self, file: &str, checked: usize, more: bool) -> Text {
        let (count, names) = (self.count, self.names());
        let (first, zh_first) = (&names.en, &names.zh);
        let belong = if count == 1 { "belongs" } else { "belong" };
        let is_stdin = self.first.contains(STDIN);
        let (help, zh_help) = if is_stdin { OF_STDIN } else { OF_FILES };
        let (further, zh_further) = if more { (" more", "另有 ") } else { ("", "") };
        text! {
            en: "{count}{further} of the checked pages ({checked}) {belong} to no `[[site]]` of {file}, so that their numbers were not compared with those there; {help}: {first}",
            zh: "所检查的 {checked} 个页面中，{zh_further}{count} 个不属于 {file} 中的任何 `[[site]]`，其编号未与配置核对；{zh_help}：{zh_first}",
        }
    }
}
