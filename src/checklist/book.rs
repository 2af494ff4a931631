//! The configuration file in which answers are kept.
//!
//! Comments, order and line ends of the file stay as its owner wrote them. It is read anew for
//! every answer, so that what was changed meanwhile is not lost, and written in one step.

mod ends;

use super::item::Item;
use crate::atomic;
use crate::config::Config;
use crate::notes::{Note, Notes};
use crate::text::{Text, text};
use ends::with_ends_of;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use toml_edit::{Date, DocumentMut, InlineTable, Table, TableLike, TomlError, Value};

/// Where answers are kept, and which there are.
#[derive(Debug, Clone)]
pub struct Book {
    path: PathBuf,
    /// The tables that lead to the answers.
    keys: &'static [&'static str],
    /// What was said so far.
    pub notes: Notes,
}

/// Why an answer could not be kept.
#[derive(Debug)]
pub enum BookError {
    /// The configuration is JSON.
    Json(PathBuf),
    /// The file may not be changed.
    ReadOnly(PathBuf),
    /// It cannot be read or written.
    Io(PathBuf, io::Error),
    /// It is no longer a configuration.
    Broken(PathBuf, String),
}

/// The keys in a file of this program's own.
const OWN: &[&str] = &["checklist"];
/// Those in the file of a Rust package.
const CARGO: &[&str] = &["package", "metadata", "beian-lint", "checklist"];

impl Book {
    /// The book of a configuration; where there is no file, a new one in `folder`.
    #[must_use]
    pub fn new(config: &Config, folder: &Path) -> Self {
        let path = config.path();
        let path = path.unwrap_or_else(|| folder.join("beian-lint.toml"));
        let is_cargo = path.file_name().is_some_and(|name| name == "Cargo.toml");
        Self {
            keys: if is_cargo { CARGO } else { OWN },
            notes: config.notes.clone(),
            path,
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether answers can be kept at all.
    ///
    /// # Errors
    /// They cannot.
    pub fn can_be_written(&self) -> Result<(), BookError> {
        let path = || self.path.clone();
        if self.path.extension().is_some_and(|end| end == "json") {
            return Err(BookError::Json(path()));
        }
        match fs::metadata(&self.path) {
            Ok(file) if file.permissions().readonly() => Err(BookError::ReadOnly(path())),
            Err(error) if error.kind() != ErrorKind::NotFound => Err(BookError::Io(path(), error)),
            _ => Ok(()),
        }
    }

    /// Keeps an answer; `site`: for that site alone.
    ///
    /// # Errors
    /// The file is as it was.
    pub fn remember(
        &mut self,
        site: Option<&str>,
        item: &'static Item,
        note: Note,
    ) -> Result<(), BookError> {
        self.can_be_written()?;
        let old = self.read()?;
        let broken = |why: String| BookError::Broken(self.path.clone(), why);
        let new = with_note(&old, self.keys, site, item.id, &note).map_err(broken)?;
        let body = new.as_bytes();
        atomic::write(&self.path, &mut |out| out.write_all(body))
            .map_err(|error| BookError::Io(self.path.clone(), error))?;
        let answers = match site {
            Some(name) => self.notes.sites.entry(name.to_owned()).or_default(),
            None => &mut self.notes.all,
        };
        answers.insert(item.id, note);
        Ok(())
    }

    fn read(&self) -> Result<String, BookError> {
        match fs::read_to_string(&self.path) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(BookError::Io(self.path.clone(), error)),
        }
    }
}

/// The file's text with an answer more.
///
/// # Errors
/// Why it cannot take one.
fn with_note(
    old: &str,
    keys: &[&str],
    site: Option<&str>,
    id: &str,
    note: &Note,
) -> Result<String, String> {
    let (mark, text) = match old.strip_prefix('\u{feff}') {
        Some(text) => ("\u{feff}", text),
        None => ("", old),
    };
    let document = text.parse();
    let mut document: DocumentMut =
        document.map_err(|error: TomlError| error.message().to_owned())?;
    let way = keys.iter().copied();
    let way = way.chain(site.into_iter().flat_map(|name| ["site", name]));
    let way: Vec<&str> = way.collect();
    let prefix = prefix(&mut document, text, &way);
    write(inner(document.as_table_mut(), &way, &prefix)?, id, note);
    // The editor ends every line with LF.
    let new = with_ends_of(text, &document.to_string());
    Ok(format!("{mark}{new}"))
}

/// What stands in front of the heading of a table that is made. One at the end of the file
/// comes behind the comments there.
fn prefix(document: &mut DocumentMut, text: &str, way: &[&str]) -> String {
    let gap = if text.trim().is_empty() { "" } else { "\n" };
    let is_known = way.first().is_some_and(|key| document.contains_key(key));
    if is_known {
        return gap.to_owned();
    }
    let comments = document.trailing().as_str().unwrap_or_default();
    let prefix = format!("{comments}{gap}");
    document.set_trailing("");
    prefix
}

/// The table at the end of a way of keys, made where it is not there.
fn inner<'a>(
    table: &'a mut dyn TableLike,
    way: &[&str],
    prefix: &str,
) -> Result<&'a mut dyn TableLike, String> {
    let Some((key, rest)) = way.split_first() else {
        return Ok(table);
    };
    let item = table.entry(key).or_insert_with(|| {
        let mut made = Table::new();
        // Only the last has a heading of its own.
        made.set_implicit(!rest.is_empty());
        made.decor_mut().set_prefix(prefix);
        toml_edit::Item::Table(made)
    });
    match item.as_table_like_mut() {
        Some(table) => inner(table, rest, prefix),
        None => Err(format!("`{key}` is no table")),
    }
}

fn write(table: &mut dyn TableLike, id: &str, note: &Note) {
    let date = note.date.map(|day| Value::from(toml_date(day)));
    let parts = [
        ("answer", Some(Value::from(note.answer.word()))),
        ("date", date),
        ("by", note.by.as_deref().map(Value::from)),
    ];
    let old = table.get_mut(id);
    // What has a heading of its own keeps it.
    if let Some(known) = old.and_then(toml_edit::Item::as_table_mut) {
        for (key, value) in parts {
            match value {
                Some(value) => drop(known.insert(key, toml_edit::Item::Value(value))),
                None => drop(known.remove(key)),
            }
        }
        return;
    }
    let mut said = InlineTable::new();
    for (key, value) in parts {
        if let Some(value) = value {
            said.insert(key, value);
        }
    }
    let mut value = Value::InlineTable(said);
    if let Some(known) = table.get(id).and_then(toml_edit::Item::as_value) {
        value.decor_mut().clone_from(known.decor());
    }
    table.insert(id, toml_edit::Item::Value(value));
}

fn toml_date(day: jiff::civil::Date) -> toml_edit::Datetime {
    toml_edit::Datetime {
        date: Some(Date {
            year: day.year().unsigned_abs(),
            month: day.month().unsigned_abs(),
            day: day.day().unsigned_abs(),
        }),
        time: None,
        offset: None,
    }
}

impl BookError {
    /// What happened and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Json(path) => {
                let path = path.display();
                text! {
                    en: "answers cannot be written to {path}; move the configuration to beian-lint.toml, or write the answers by hand under \"checklist\"",
                    zh: "无法将回答写入 {path}；请将配置移至 beian-lint.toml，或在 \"checklist\" 下手工填写",
                }
            }
            Self::ReadOnly(path) => {
                let path = path.display();
                text! {
                    en: "{path} is read-only, so the answer was not kept; allow writing to it",
                    zh: "{path} 为只读文件，回答未保存；请允许写入",
                }
            }
            Self::Io(path, error) => {
                let path = path.display();
                text! {
                    en: "the answer was not kept in {path}: {error}",
                    zh: "回答未能保存到 {path}：{error}",
                }
            }
            Self::Broken(path, why) => {
                let path = path.display();
                text! {
                    en: "the answer was not kept: {path} can no longer be read as a configuration ({why})",
                    zh: "回答未保存：{path} 已无法作为配置读取（{why}）",
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
