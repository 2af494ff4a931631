//! A configuration file: where it is, what it says, and how it is found.

use super::json::parse_json;
use super::node::{Node, Table, parse_toml};
use super::problem::{ConfigError, Problem};
use super::relative::Base;
use crate::page::decode;
use crate::text::text;
use std::fs;
use std::path::{Path, PathBuf};

/// Larger files are not read: a configuration is written by hand.
const MAX_BYTES: u64 = 1 << 20;

/// A file that was read.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// As printed.
    pub(super) name: String,
    /// The folder that its patterns are relative to, absolute.
    pub(super) folder: PathBuf,
    /// Names pages as its patterns do.
    pub(super) base: Base,
    /// Its text.
    pub(super) source: String,
    /// What it says to this program.
    pub(super) table: Table,
}

impl File {
    /// Its name as printed, and its text.
    pub(super) fn named(&self) -> (&str, &str) {
        (&self.name, &self.source)
    }
}

/// Kinds of files, in the order in which they are looked for in a folder.
pub(super) const NAMES: [&str; 3] = [OWN, "Cargo.toml", "package.json"];
/// The file of this program alone.
pub(crate) const OWN: &str = "beian-lint.toml";
/// This program's key in files of others.
const US: &str = "beian-lint";

/// Where the configuration of what is in an absolute folder may be, the closest place first: at
/// or above it, up to the root of the repository.
pub(super) fn candidates(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let mut within = true;
    let folders = folder
        .ancestors()
        .take_while(move |folder| std::mem::replace(&mut within, !folder.join(".git").exists()));
    folders.flat_map(|folder| NAMES.map(|name| folder.join(name)))
}

/// A file that the user named says nothing to this program, or is not there.
pub(super) fn says_nothing(path: &Path) -> ConfigError {
    let name = path.display();
    ConfigError::plain(if super::locate::absolute(path).exists() {
        text! {
            en: "{name} holds no configuration of beian-lint",
            zh: "{name} 中没有 beian-lint 的配置",
        }
    } else {
        text! {
            en: "the configuration file {name} does not exist",
            zh: "配置文件 {name} 不存在",
        }
    })
}

/// The file at a path, if there is one that speaks to this program.
///
/// # Errors
/// It could not be read, or not be understood.
pub(super) fn read_if_there(path: &Path) -> Result<Option<File>, ConfigError> {
    let own = path.file_name().is_some_and(|name| name == OWN);
    let bytes = match bytes_of(path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(None),
        // A file of another program that cannot be read says nothing to this one.
        Err(_) if !own => return Ok(None),
        Err(error) => return Err(error),
    };
    understood(path, bytes)
}

/// What the bytes of the file at `path` say to this program. Files of other programs that do not
/// name it are none of its business, even if they are broken.
///
/// # Errors
/// They cannot be understood.
pub(super) fn understood(path: &Path, bytes: Vec<u8>) -> Result<Option<File>, ConfigError> {
    let own = path.file_name().is_some_and(|name| name == OWN);
    let of_another = NAMES.iter().any(|name| path.ends_with(name)) && !own;
    if of_another && !speaks_of_us(&bytes) {
        return Ok(None);
    }
    let source = text_of(path, bytes)?;
    let name = super::locate::printed(path);
    let error = |problem| ConfigError::new(&name, &source, vec![problem]);
    let table = table_of(path, &source).map_err(error)?;
    let folder = path.parent().unwrap_or(path).to_owned();
    Ok(table.map(|table| File {
        name,
        base: Base::new(&folder),
        folder,
        source,
        table,
    }))
}

/// Whether the name of this program stands in a file, be it of UTF-8, a legacy encoding or
/// UTF-16.
fn speaks_of_us(bytes: &[u8]) -> bool {
    let wide: Vec<u8> = US.bytes().flat_map(|byte| [byte, 0]).collect();
    // Without the last zero it is found in either byte order.
    let wide = wide.strip_suffix(&[0]).unwrap_or(&wide);
    [US.as_bytes(), wide]
        .iter()
        .any(|name| memchr::memmem::find(bytes, name).is_some())
}

/// The file's text, without a byte order mark.
fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, ConfigError> {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).map_err(|error| {
        let name = super::locate::printed(path);
        let encoding = decode(error.into_bytes(), None).1.name;
        ConfigError::plain(text! {
            en: "{name} is not UTF-8 (it looks like {encoding}); save it as UTF-8",
            zh: "{name} 不是 UTF-8 编码（疑似 {encoding}）；请另存为 UTF-8",
        })
    })
}

/// The file's bytes; none where there is no such file.
fn bytes_of(path: &Path) -> Result<Option<Vec<u8>>, ConfigError> {
    let length = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        _ => return Ok(None),
    };
    let name = super::locate::printed(path);
    if length > MAX_BYTES {
        return Err(ConfigError::plain(text! {
            en: "{name} is larger than 1 MiB: too large for a configuration",
            zh: "{name} 超过 1 MiB，不像是配置文件",
        }));
    }
    fs::read(path).map(Some).map_err(|error| {
        ConfigError::plain(text! {
            en: "cannot read {name}: {error}",
            zh: "无法读取 {name}：{error}",
        })
    })
}

/// The part of the file that speaks to this program.
fn table_of(path: &Path, source: &str) -> Result<Option<Table>, Problem> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_json = Path::new(&*name)
        .extension()
        .is_some_and(|end| end == "json");
    let (table, keys): (Table, &[&str]) = match (is_json, &*name) {
        (true, _) => (parse_json(source)?, &[US]),
        (false, "Cargo.toml") => (parse_toml(source)?, &["package", "metadata", US]),
        (false, _) => return parse_toml(source).map(Some),
    };
    match inner(&table, keys) {
        Some(node) if node.table().is_none() => Err(super::levels::no_table(node)),
        found => Ok(found.and_then(Node::table).cloned()),
    }
}

/// The value at the end of a path of keys.
fn inner<'a>(table: &'a Table, keys: &[&str]) -> Option<&'a Node> {
    let (first, rest) = keys.split_first()?;
    let node = table.get(first)?;
    if rest.is_empty() {
        Some(node)
    } else {
        inner(node.table()?, rest)
    }
}
