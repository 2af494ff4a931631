//! Home pages of no site, where the configuration speaks of several.

use crate::check::PageReport;
use crate::page::Role;
use crate::run::Part;
use crate::text::{Text, text};
use std::collections::BTreeSet;

/// How many are named.
const NAMED: usize = 3;

/// The home pages in files that no `[[site]]` claims.
#[derive(Debug, Default)]
pub(super) struct Strays {
    /// Those whose names come first.
    first: BTreeSet<String>,
    count: usize,
}

impl Strays {
    /// Notes a page of no site.
    pub(super) fn page(&mut self, page: &PageReport) {
        if page.role != Role::Home || page.status.is_some() {
            return;
        }
        self.count += 1;
        self.first.insert(page.source.clone());
        if self.first.len() > NAMED {
            self.first.pop_last();
        }
    }

    /// What is to be said of them: nobody held their numbers against those of a site. Of one
    /// `[[site]]` beside the rest, its owner knows.
    pub(super) fn warning(&self, parts: &[Part]) -> Option<Text> {
        let [part] = parts else { return None };
        let config = &part.source.config;
        let of_files = config.sites().filter(|site| !site.paths.is_empty());
        let is_due = self.count > 0 && part.is_of_folders() && of_files.count() > 1;
        let file = config.file().filter(|_| is_due)?;
        let first: Vec<&str> = self.first.iter().map(String::as_str).collect();
        let (count, named) = (self.count, first.join(", "));
        let (more, zh_more) = match count.checked_sub(self.first.len()) {
            None | Some(0) => (String::new(), ""),
            Some(more) => (format!(" and {more} more"), " 等"),
        };
        let (pages, belong) = if count == 1 {
            ("page", "belongs")
        } else {
            ("pages", "belong")
        };
        Some(text! {
            en: "{count} home {pages} {belong} to no `[[site]]` of {file}, so that nobody knows which numbers are right there; add one, or leave them out with `exclude`: {named}{more}",
            zh: "{count} 个首页不属于 {file} 中的任何 `[[site]]`，无法核对其备案号；请补充 `[[site]]`，或用 exclude 排除：{named}{zh_more}",
        })
    }
}
