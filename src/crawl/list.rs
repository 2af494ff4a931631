//! Inputs from a list: `--inputs-from`.

use super::start::Start;
use crate::source::{Unchecked, UncheckedKind, decode};
use crate::text::{Text, text};
use csv::{ReaderBuilder, StringRecord};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, stdin};

/// Bytes that a list may have: about two million domains.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Names of the column that holds the addresses, the better ones first.
const HEADINGS: [&str; 12] = [
    "url",
    "website",
    "site",
    "domain",
    "host",
    "homepage",
    "首页网址",
    "网址",
    "域名",
    "网站域名",
    "网站",
    "首页",
];

/// One entry of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A file, folder or glob on this machine.
    Path(String),
    /// An address to fetch.
    Start(Start),
    /// It is neither.
    Unchecked(Unchecked),
}

/// Reads a list, `-` for standard input: one input a line, empty lines and what stands behind
/// `#` left out; or CSV (also with `;` or tabs), of which one `column` counts, by its heading or
/// its number from 1. Each entry comes once.
///
/// # Errors
/// The list cannot be read, is too large, or has no such column.
pub(crate) fn read(place: &str, column: Option<&str>) -> Result<Vec<Entry>, Text> {
    let bytes = bytes(place)?;
    let (text, _, _) = decode(bytes, None);
    let delimiter = delimiter(&text, column.is_some());
    let cells = match delimiter {
        None => lines(&text),
        Some(delimiter) => table(place, &text, delimiter, column)?,
    };
    let mut seen = HashSet::new();
    let new = cells
        .into_iter()
        .filter(|(_, cell)| seen.insert(cell.clone()));
    Ok(new.map(|(line, cell)| entry(place, line, &cell)).collect())
}

fn bytes(place: &str) -> Result<Vec<u8>, Text> {
    let mut bytes = Vec::new();
    let read = if place == "-" {
        stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        File::open(place).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| unreadable(place, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(text! {
            en: "the list {place} is larger than 64 MiB; split it",
            zh: "清单 {place} 超过 64 MiB；请拆分",
        });
    }
    Ok(bytes)
}

/// What separates the cells of a table; none for a plain list. An address may hold a comma, so
/// one line that has one does not make a table: the first lines must all have one.
fn delimiter(text: &str, has_column: bool) -> Option<u8> {
    let mut lines = text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let first: Vec<&str> = lines.by_ref().take(3).collect();
    let common = [b',', b';', b'\t'].into_iter().find(|delimiter| {
        !first.is_empty() && first.iter().all(|line| line.as_bytes().contains(delimiter))
    });
    common.or_else(|| has_column.then_some(b','))
}

/// Cells and the lines on which they stand.
type Cells = Vec<(u64, String)>;

fn lines(text: &str) -> Cells {
    let numbered = (1..).zip(text.lines());
    let cells = numbered.map(|(line, written)| (line, without_comment(written).to_owned()));
    cells.filter(|(_, cell)| !cell.is_empty()).collect()
}

/// A `#` begins a comment at the start of a line and behind white space; elsewhere it is part of
/// an address.
fn without_comment(line: &str) -> &str {
    let line = line.trim();
    let start = line.match_indices('#').find(|(at, _)| {
        line.get(..*at)
            .is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    });
    start
        .map_or(line, |(at, _)| line.get(..at).unwrap_or(line))
        .trim()
}

fn table(place: &str, text: &str, delimiter: u8, column: Option<&str>) -> Result<Cells, Text> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        rows.push(row.map_err(|error| unreadable(place, &io::Error::other(error)))?);
    }
    let (at, has_heading) = column_of(place, &rows, column)?;
    let cells = rows
        .iter()
        .skip(usize::from(has_heading))
        .filter_map(|row| {
            let cell = row.get(at).unwrap_or_default().trim();
            let line = row.position().map_or(0, csv::Position::line);
            (!cell.is_empty()).then(|| (line, cell.to_owned()))
        });
    Ok(cells.collect())
}

/// Which column counts, from 0, and whether the first row only names the columns.
fn column_of(
    place: &str,
    rows: &[StringRecord],
    column: Option<&str>,
) -> Result<(usize, bool), Text> {
    let Some(first) = rows.first() else {
        return Ok((0, false));
    };
    let named = |name: &str| {
        first
            .iter()
            .position(|cell| cell.trim().to_lowercase() == name.to_lowercase())
    };
    let holds_address = |cell: &str| matches!(Start::read(cell, false), Some(Ok(_)));
    match column {
        Some(column) => {
            if let Some(at) = named(column) {
                return Ok((at, true));
            }
            let number = column
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1));
            let at = number
                .filter(|at| *at < first.len())
                .ok_or_else(|| no_column(place, column, first))?;
            Ok((at, !first.get(at).is_some_and(holds_address)))
        }
        None => {
            if let Some(at) = HEADINGS.iter().find_map(|name| named(name)) {
                return Ok((at, true));
            }
            let of = |row: &StringRecord| row.iter().position(holds_address);
            let at = of(first).or_else(|| rows.get(1).and_then(of)).unwrap_or(0);
            Ok((at, of(first).is_none() && rows.len() > 1))
        }
    }
}

fn entry(place: &str, line: u64, cell: &str) -> Entry {
    if std::fs::exists(cell).unwrap_or(false) {
        return Entry::Path(cell.to_owned());
    }
    match Start::read(cell, false) {
        Some(Ok(start)) => Entry::Start(start),
        Some(Err(refused)) => Entry::Unchecked(at_line(refused, place, line)),
        None if cell.contains(['*', '?', '[', '{']) => Entry::Path(cell.to_owned()),
        None => Entry::Unchecked(at_line(neither(cell), place, line)),
    }
}

fn at_line(mut refused: Unchecked, place: &str, line: u64) -> Unchecked {
    let Text { en, zh } = refused.error;
    refused.error = text! {
        en: "{place}:{line}: {en}",
        zh: "{place}:{line}：{zh}",
    };
    refused
}

fn neither(cell: &str) -> Unchecked {
    let error = text! {
        en: "{cell} is neither an address nor a file here; write it like example.cn or https://example.cn/",
        zh: "{cell} 既不是网址，也不是本机文件；请写成 example.cn 或 https://example.cn/ 的形式",
    };
    Unchecked::new(cell, UncheckedKind::Io, error)
}

fn unreadable(place: &str, error: &io::Error) -> Text {
    text! {
        en: "cannot read the list {place}: {error}",
        zh: "无法读取清单 {place}：{error}",
    }
}

fn no_column(place: &str, column: &str, first: &StringRecord) -> Text {
    let there: Vec<&str> = first.iter().map(str::trim).collect();
    let there = there.join(", ");
    text! {
        en: "the list {place} has no column {column}; its first row is: {there}",
        zh: "清单 {place} 没有“{column}”列；首行为：{there}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &[u8], column: Option<&str>) -> Vec<String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let entries = read(file.path().to_str().unwrap(), column).unwrap();
        let name = |entry| match entry {
            Entry::Path(path) => format!("path {path}"),
            Entry::Start(start) => start.asked,
            Entry::Unchecked(unchecked) => format!("not {}", unchecked.source),
        };
        entries.into_iter().map(name).collect()
    }

    #[test]
    fn one_a_line() {
        let list = "\u{feff}# ours\r\nexample.cn # main\r\n\r\nhttps://a.example/#x\r\nexample.cn\r\nnothing\r\n例子.中国\r\nsite/*.html";
        let expected = [
            "example.cn",
            "https://a.example/#x",
            "not nothing",
            "例子.中国",
            "path site/*.html",
        ];
        assert_eq!(asked(list.as_bytes(), None), expected);
        let (gbk, ..) = encoding_rs::GBK.encode("# 域名清单，公司官网，正式环境\n例子.中国\n");
        assert_eq!(asked(&gbk, None), ["例子.中国"]);
    }

    #[test]
    fn a_column_of_a_table() {
        let table = "单位,域名,负责人\n\"某,公司\",example.cn,张\n乙,b.example.com,李\n";
        assert_eq!(
            asked(table.as_bytes(), None),
            ["example.cn", "b.example.com"]
        );
        assert_eq!(
            asked(table.as_bytes(), Some("2")),
            ["example.cn", "b.example.com"]
        );
        assert_eq!(
            asked(b"1;example.cn\n2;b.example.com\n", None),
            ["example.cn", "b.example.com"]
        );
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), table).unwrap();
        let error = read(file.path().to_str().unwrap(), Some("网站")).unwrap_err();
        assert!(error.en.contains("单位, 域名, 负责人") && error.zh.contains("“网站”列"));
    }

    #[test]
    fn the_line_at_fault_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "example.cn\nftp://example.cn/\n").unwrap();
        let place = file.path().to_str().unwrap();
        let entries = read(place, None).unwrap();
        let Entry::Unchecked(refused) = &entries[1] else {
            panic!("{entries:?}");
        };
        assert!(refused.error.en.starts_with(&format!("{place}:2: ")));
        assert!(
            read("no/such/list", None)
                .unwrap_err()
                .en
                .contains("no/such/list")
        );
    }
}
