//! Inputs from a list: `--inputs-from`.

use super::list::{Column, List, cut, unreadable};
use super::start::Start;
use super::target::quoted;
use crate::page::{Unchecked, UncheckedKind, is_template};
use crate::text::Text;
use std::fs::{self, File};
use std::io::{Read, stdin};

/// One entry of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A page on this machine.
    Path(String),
    /// An address to fetch.
    Start(Start),
    /// It is neither.
    Unchecked(Unchecked),
}

/// Endings of the files that a list may name, so that the names of changed files can be piped
/// in, besides those of templates' sources, which are taken where that is asked for: read as pages
/// they would be quoted. A list from a stranger cannot have other files quoted in a report.
const PAGES: [&str; 4] = [".html", ".htm", ".xhtml", ".shtml"];

/// Reads a list, `-` for standard input; see [`List`].
///
/// # Errors
/// The list cannot be read.
pub(crate) fn read(place: &str, column: Option<&str>, templates: bool) -> Result<Vec<Entry>, Text> {
    let (mut reader, name): (Box<dyn Read>, &str) = if place == "-" {
        (Box::new(stdin().lock()), "<stdin>")
    } else {
        let file = File::open(place).map_err(|error| unreadable(place, &error))?;
        (Box::new(file), place)
    };
    let column = column.map(Column::from);
    let list = List::read(&mut *reader, name, column.as_ref())?;
    let entry = |one| entry(one, name, templates);
    Ok(list.entries().map(entry).collect())
}

fn entry(entry: super::list::Entry, list: &str, templates: bool) -> Entry {
    match entry.target {
        Ok(target) => Entry::Start(Start::new(&cut(&entry.written), target, false)),
        Err(_) if may_be_read(&entry.written, templates) => Entry::Path(entry.written),
        Err(text) => {
            let source = match entry.written.trim() {
                "" => format!("{list}:{}", entry.line),
                written => quoted(&cut(written)),
            };
            let unchecked = Unchecked::new(&source, UncheckedKind::Scheme, text);
            Entry::Unchecked(unchecked)
        }
    }
}

fn may_be_read(written: &str, templates: bool) -> bool {
    let lower = written.to_ascii_lowercase();
    let is_page = PAGES.iter().any(|ending| lower.ends_with(ending));
    (is_page || (templates && is_template(written)))
        && fs::metadata(written).is_ok_and(|metadata| metadata.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_pages_here_and_what_is_neither() {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join(format!("{}.html", "a".repeat(210)));
        let secret = dir.path().join("secret");
        let list = dir.path().join("list");
        let template = dir.path().join("a.vue");
        for file in [&page, &secret, &template] {
            fs::write(file, "").unwrap();
        }
        let files = [&page, &secret, &template].map(|file| file.display().to_string());
        let lines = format!("example.cn\n{}\n", files.join("\n"));
        fs::write(&list, lines).unwrap();
        let entries = read(list.to_str().unwrap(), None, true).unwrap();
        assert!(
            matches!(
                entries.as_slice(),
                [
                    Entry::Start(_),
                    Entry::Path(_),
                    Entry::Unchecked(_),
                    Entry::Path(_)
                ]
            ),
            "{entries:?}"
        );
        let error = read("no/such/list", None, false).unwrap_err();
        assert!(error.en.contains("no/such/list"));
    }

    #[test]
    fn a_row_without_an_address_is_called_by_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("list.csv");
        fs::write(&list, "网址,单位\na.cn,甲\n,乙\n").unwrap();
        let list = list.to_str().unwrap();
        let entries = read(list, None, false).unwrap();
        let Entry::Unchecked(empty) = &entries[1] else {
            panic!("{entries:?}");
        };
        assert_eq!(empty.source, format!("{list}:3"));
    }
}
