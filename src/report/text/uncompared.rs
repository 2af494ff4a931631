//! That pages show numbers of several owners, where no `[[site]]` has them compared.

use crate::report::{Report, RowKind, Rows};
use crate::text::{Lang, visible};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The numbers of one folder or host.
#[derive(Default)]
struct Numbers<'a> {
    all: BTreeSet<&'a str>,
    /// Those that every page so far has that shows one.
    common: Option<BTreeSet<&'a str>>,
    /// There are sites, and they leave out a page of these.
    among_sites: bool,
}

/// A line, if there is something to say: of the first folder or host, and how many others there
/// are.
pub(super) fn write(report: &Report, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Rows::new(report);
    let mut places: BTreeMap<_, Numbers<'_>> = BTreeMap::new();
    for page in report
        .pages
        .iter()
        .filter(|page| !page.uncompared.is_empty())
    {
        let key = rows.of_page(page);
        // Files that were named one by one may be of as many sites.
        if matches!(key.0, RowKind::Host | RowKind::Folder) {
            let numbers = places.entry(key).or_default();
            numbers.add(&page.uncompared);
            numbers.among_sites |= page.is_stray;
        }
    }
    let mut apart = places.iter().filter(|(_, numbers)| numbers.differ());
    let Some(((_, name), numbers)) = apart.next() else {
        return Ok(());
    };
    let line = told(&visible(name), numbers, lang);
    writeln!(out, "{line}{}", others(apart.count(), lang))
}

impl<'a> Numbers<'a> {
    /// Adds the numbers of a page.
    fn add(&mut self, numbers: &'a [String]) {
        let numbers: BTreeSet<&str> = numbers.iter().map(String::as_str).collect();
        self.common = Some(match self.common.take() {
            Some(common) => &common & &numbers,
            None => numbers.clone(),
        });
        self.all.extend(numbers);
    }

    /// No number stands on all pages. A further one beside the usual one is fine.
    fn differ(&self) -> bool {
        self.common.as_ref().is_some_and(BTreeSet::is_empty)
    }
}

/// Who has sites already is not told to write one.
fn told(name: &str, numbers: &Numbers<'_>, lang: Lang) -> String {
    let count = numbers.all.len();
    match lang {
        Lang::En => {
            let advice = if numbers.among_sites {
                " of the configuration; see its `paths` and `hosts`."
            } else {
                "; a beian-lint.toml with one has them compared."
            };
            format!(
                "{name}: its pages show {count} ICP main numbers, and are not compared, since they \
                 belong to no `[[site]]`{advice}"
            )
        }
        Lang::ZhCn => {
            let advice = if numbers.among_sites {
                "请检查配置中的 `paths` 与 `hosts`。"
            } else {
                "在 beian-lint.toml 中编写 `[[site]]` 后即可比较。"
            };
            format!(
                "{name}：各页面共有 {count} 个不同的 ICP 主体备案号；这些页面不属于任何 `[[site]]`，\
                 因此未作比较；{advice}"
            )
        }
    }
}

/// That it holds for further folders or hosts.
fn others(more: usize, lang: Lang) -> String {
    match (more, lang) {
        (0, _) => String::new(),
        (_, Lang::En) => format!(" The same holds for {more} more."),
        (_, Lang::ZhCn) => format!("另有 {more} 处同此。"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::PageReport;
    use crate::page::Role;
    use crate::report::sample::page;

    /// What is said of pages with these numbers.
    fn said(pages: &[(&str, &[&str])], lang: Lang) -> String {
        let pages = pages.iter().map(|(source, numbers)| {
            let mut page = page(source, Role::Page);
            page.uncompared = numbers.iter().map(|&number| number.to_owned()).collect();
            page
        });
        of_pages(pages.collect(), lang)
    }

    fn of_pages(pages: Vec<PageReport>, lang: Lang) -> String {
        let mut report = Report::new(pages, Vec::new());
        report.roots = vec!["dist".to_owned(), "out".to_owned()];
        let mut out = Vec::new();
        write(&report, lang, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    const A: &str = "京ICP备2021012345";
    const B: &str = "沪ICP备2022054321";

    #[test]
    fn pages_that_differ_are_told_in_a_line() {
        let pages: [(&str, &[&str]); 5] = [
            ("dist/a.html", &[A]),
            ("dist/b.html", &[B]),
            ("dist/c.html", &[]),
            ("https://example.cn/", &[A]),
            ("https://example.cn/b", &[B]),
        ];
        let line = said(&pages, Lang::En);
        assert!(line.starts_with("example.cn: its pages show 2 "), "{line}");
        assert!(line.ends_with(" The same holds for 1 more.\n"), "{line}");
        let line = said(&pages[..3], Lang::ZhCn);
        assert!(line.starts_with("dist：各页面共有 2 个不同的"), "{line}");
        assert_eq!(line.lines().count(), 1);
    }

    #[test]
    fn who_has_sites_is_not_told_to_write_one() {
        let pages = [("dist/a.html", A), ("dist/b.html", B)].map(|(source, number)| {
            let mut page = page(source, Role::Page);
            page.uncompared = vec![number.to_owned()];
            page.is_stray = true;
            page
        });
        let line = of_pages(pages.into(), Lang::En);
        assert!(line.ends_with("`[[site]]` of the configuration; see its `paths` and `hosts`.\n"));
        assert!(!line.contains("beian-lint.toml"), "{line}");
    }

    #[test]
    fn pages_that_agree_or_stand_apart_are_not() {
        let both: &[&str] = &[A, B];
        for pages in [
            [("dist/a.html", both), ("dist/b.html", &[A])],
            [("dist/a.html", &[A]), ("out/b.html", &[B])],
            [("a.html", &[A]), ("b.html", &[B])],
        ] {
            assert_eq!(said(&pages, Lang::En), "", "{pages:?}");
        }
    }
}
