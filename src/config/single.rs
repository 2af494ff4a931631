//! Single values, read as they are in a file, for those who ask for them one by one.

use super::file::File;
use super::node::{Node, Table, parse_toml};
use super::problem::ConfigError;
use super::read::{Sources, read};
use super::relative::Base;
use super::settings::{Overrides, Parsed};
use super::{patterns, values};
use crate::text::Text;
use jiff::civil::Date;
use std::path::PathBuf;

/// A host name as in `site.hosts`.
///
/// # Errors
/// It is none.
pub(crate) fn host(written: &str) -> Result<String, Text> {
    of(written, patterns::host)
}

/// A date as in `site.launched`.
///
/// # Errors
/// It is none.
pub(crate) fn date(written: &str) -> Result<Date, Text> {
    of(written, values::date)
}

fn of<T>(written: &str, parse: fn(&Node) -> Parsed<T>) -> Result<T, Text> {
    parse(&Node::text(written)).map_err(|problem| problem.message)
}

/// Whether a text would be taken as `beian-lint.toml`. `name`: as printed.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn accept(name: &str, source: &str, this_year: u16) -> Result<(), ConfigError> {
    let table =
        parse_toml(source).map_err(|problem| ConfigError::new(name, source, vec![problem]))?;
    let file = File {
        name: name.to_owned(),
        folder: PathBuf::new(),
        base: Base::default(),
        source: source.to_owned(),
        table,
    };
    let sources = Sources {
        file: Some(file),
        environment: &Table::default(),
        command_line: &Overrides::default(),
        this_year,
    };
    read(sources).map(|_| ())
}

/// What a text that is taken says, as JSON: dates are texts, as the schema has them.
#[cfg(test)]
pub(crate) fn as_json(source: &str) -> serde_json::Value {
    use super::node::Value;
    fn of(value: &Value) -> serde_json::Value {
        match value {
            Value::Text(text) | Value::Date(text) => text.as_str().into(),
            Value::Integer(number) => (*number).into(),
            Value::Float(number) => (*number).into(),
            Value::Flag(flag) => (*flag).into(),
            Value::List(nodes) => nodes.iter().map(|node| of(&node.value)).collect(),
            Value::Table(table) => table_of(table),
            Value::Nothing => serde_json::Value::Null,
        }
    }
    fn table_of(table: &Table) -> serde_json::Value {
        let entries = table.entries.iter();
        entries
            .map(|entry| (entry.key.clone(), of(&entry.node.value)))
            .collect()
    }
    table_of(&parse_toml(source).unwrap())
}
