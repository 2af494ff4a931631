//! A configuration as written: plain values that know where they stand.

use super::problem::Problem;
use crate::text::{Text, text};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where a value was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Bytes of the configuration file.
    File(Range<usize>),
    /// An environment variable.
    Env(String),
}

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) place: Place,
}

impl Node {
    /// A text that stands alone.
    pub(super) fn text(text: &str) -> Self {
        Self {
            value: Value::Text(text.to_owned()),
            place: Place::File(0..0),
        }
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Flag(bool),
    Date(String),
    List(Vec<Node>),
    Table(Table),
    /// `null` in JSON.
    Nothing,
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    pub(super) entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_place: Place,
    pub(super) node: Node,
}

impl Table {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }
}

impl Node {
    /// The table inside, if it is one.
    pub(super) fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// Parses TOML. The parser bounds how deep a file may nest.
pub(super) fn parse_toml(source: &str) -> Result<Table, Problem> {
    let table = DeTable::parse(source).map_err(|error| {
        let reason = error.message().to_owned();
        let message = text! {
            en: "this is not TOML: {reason}",
            zh: "TOML 语法错误：{reason}",
        };
        let span = error.span().unwrap_or(0..0);
        let twice = source
            .get(span.clone())
            .is_some_and(|key| key.contains("ignore"));
        let problem = Problem::at(Place::File(span), message);
        if twice && error.message().contains("duplicate key") {
            problem.with_help(names_and_tables())
        } else {
            problem
        }
    })?;
    Ok(of_table(table.get_ref()))
}

/// `ignore = […]` and `[[ignore]]` are one key to TOML.
fn names_and_tables() -> Text {
    let example = r#"ignore = ["psb-missing", { paths = "old/**", rules = "icp", reason = "…" }]"#;
    text! {
        en: "names and tables go into one list: {example}",
        zh: "规则名与表应写在同一列表中：{example}",
    }
}

fn of_table(table: &DeTable<'_>) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_place: Place::File(key.span()),
            node: of_value(value),
        })
        .collect();
    entries.sort_by_key(|entry| match &entry.key_place {
        Place::File(span) => span.start,
        Place::Env(_) => 0,
    });
    Table { entries }
}

fn of_value(value: &Spanned<DeValue<'_>>) -> Node {
    let inner = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Nothing, Value::Integer),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::Nothing, Value::Float),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(list) => Value::List(list.iter().map(of_value).collect()),
        DeValue::Table(table) => Value::Table(of_table(table)),
    };
    Node {
        value: inner,
        place: Place::File(value.span()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_where_they_stand() {
        let table = parse_toml("a = 1\n[b]\nc = [\"x\", 2026-11-01]\n").unwrap();
        assert_eq!(table.get("a").unwrap().place, Place::File(4..5));
        let inner = table.get("b").unwrap().table().unwrap();
        let Value::List(list) = &inner.get("c").unwrap().value else {
            panic!("{inner:?}");
        };
        assert_eq!(list[0].value, Value::Text("x".into()));
        assert_eq!(list[1].value, Value::Date("2026-11-01".into()));
    }

    #[test]
    fn what_is_not_toml_is_said_with_its_place() {
        let problem = parse_toml("a = \n").unwrap_err();
        assert!(problem.message.zh.starts_with("TOML 语法错误"));
        assert!(matches!(problem.place, Some(Place::File(_))));
        assert!(parse_toml(&"[".repeat(100_000)).is_err());
    }
}
