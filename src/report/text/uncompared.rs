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
            places.entry(key).or_default().add(&page.uncompared);
        }
    }
    let mut apart = places.iter().filter(|(_, numbers)| numbers.differ());
    let Some(((_, name), numbers)) = apart.next() else {
        return Ok(());
    };
    let line = told(&visible(name), numbers.all.len(), apart.count(), lang);
    writeln!(out, "{line}")
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

fn told(name: &str, count: usize, more: usize, lang: Lang) -> String {
    match lang {
        Lang::En => {
            let others = match more {
                0 => String::new(),
                _ => format!(" The same holds for {more} more."),
            };
            format!(
                "{name}: its pages show {count} ICP main numbers, and are not compared, since they \
                 belong to no `[[site]]`; a beian-lint.toml with one has them compared.{others}"
            )
        }
        Lang::ZhCn => {
            let others = match more {
                0 => String::new(),
                _ => format!("另有 {more} 处同此。"),
            };
            format!(
                "{name}：各页面共有 {count} 个不同的 ICP 主体备案号；这些页面不属于任何 `[[site]]`，\
                 因此未作比较；在 beian-lint.toml 中编写 `[[site]]` 后即可比较。{others}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Role;
    use crate::report::sample::page;

    /// What is said of pages with these numbers.
    fn said(pages: &[(&str, &[&str])], lang: Lang) -> String {
        let pages = pages.iter().map(|(source, numbers)| {
            let mut page = page(source, Role::Page);
            page.uncompared = numbers.iter().map(|&number| number.to_owned()).collect();
            page
        });
        let mut report = Report::new(pages.collect(), Vec::new());
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
