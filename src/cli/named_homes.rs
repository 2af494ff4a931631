//! Files that were named one by one, count as home pages for that, and hardly are any.

use crate::check::PageReport;
use crate::page::{Role, RoleChoice};
use crate::run::Part;
use crate::source::{STDIN, is_index};
use crate::text::{Text, text};
use std::path::Path;

/// Those that do not show the number that a home page owes.
#[derive(Debug, Default)]
pub(super) struct NamedHomes {
    /// The one whose name comes first.
    first: Option<String>,
    count: usize,
}

impl NamedHomes {
    /// Notes a page.
    pub(super) fn page(&mut self, page: &PageReport) {
        let is_file = page.is_local() && page.source != STDIN;
        let is_inner = is_file && !is_index(Path::new(&page.source));
        if page.role != Role::Home || !is_inner || !lacks_number(page) {
            return;
        }
        self.count += 1;
        if self.first.as_ref().is_none_or(|first| page.source < *first) {
            self.first = Some(page.source.clone());
        }
    }

    /// What is to be said of them: a single one may well be a home page, and so may all where that
    /// was said.
    pub(super) fn warning(&self, parts: &[Part]) -> Option<Text> {
        let is_said = parts
            .iter()
            .any(|part| part.source.role != RoleChoice::Auto);
        let (count, first) = (self.count, self.first.as_ref()?);
        (count > 1 && !is_said).then(|| {
            text! {
                en: "{count} files without an ICP number, such as {first}, count as home pages because they were named one by one; if they are inner pages, name their folder instead, or add --role page",
                zh: "{count} 个文件（如 {first}）未标明 ICP 备案号，因逐个指定而按首页检查；如果只是网站的内页，请改为指定其所在的文件夹，或加上 --role page",
            }
        })
    }
}

fn lacks_number(page: &PageReport) -> bool {
    let mut open = page
        .findings
        .iter()
        .filter(|finding| finding.suppressed.is_none());
    open.any(|finding| finding.rule.0.id == "icp-missing")
}
