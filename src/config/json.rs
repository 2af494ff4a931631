//! The `"beian-lint"` key of a `package.json`, with the places of its values.

use super::node::{Entry, Node, Place, Table, Value};
use super::problem::Problem;
use crate::text::text;
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// Plain JSON, as package managers want it.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
};

/// Parses JSON whose outermost value is an object.
pub(super) fn parse_json(source: &str) -> Result<Table, Problem> {
    // The parser that tells places descends without bounds; this one does not.
    serde_json::from_str::<serde_json::Value>(source)
        .map_err(|error| wrong(place_of(source, &error), &error.to_string()))?;
    let parsed = parse_to_ast(source, &CollectOptions::default(), &STRICT).map_err(|error| {
        let range = error.range();
        wrong(
            Place::File(range.start..range.end),
            &error.kind().to_string(),
        )
    })?;
    match parsed.value {
        Some(ast::Value::Object(object)) => Ok(of_object(&object)),
        _ => Err(wrong(Place::File(0..0), "no object")),
    }
}

fn wrong(place: Place, reason: &str) -> Problem {
    let message = text! {
        en: "this is not JSON: {reason}",
        zh: "JSON 语法错误：{reason}",
    };
    Problem::at(place, message)
}

fn place_of(source: &str, error: &serde_json::Error) -> Place {
    let before = source
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let start = before.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let start = start.min(source.len());
    Place::File(start..start)
}

fn of_object(object: &ast::Object<'_>) -> Table {
    let entry = |property: &ast::ObjectProp<'_>| Entry {
        key: property.name.as_str().to_owned(),
        key_place: place(&property.name),
        node: of_value(&property.value),
    };
    Table {
        entries: object.properties.iter().map(entry).collect(),
    }
}

fn of_value(value: &ast::Value<'_>) -> Node {
    let inner = match value {
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::NumberLit(number) => number_of(number.value),
        ast::Value::BooleanLit(flag) => Value::Flag(flag.value),
        ast::Value::Object(object) => Value::Table(of_object(object)),
        ast::Value::Array(list) => Value::List(list.elements.iter().map(of_value).collect()),
        ast::Value::NullKeyword(_) => Value::Nothing,
    };
    Node {
        value: inner,
        place: place(value),
    }
}

fn number_of(written: &str) -> Value {
    let float = || written.parse().map_or(Value::Nothing, Value::Float);
    written.parse().map_or_else(|_| float(), Value::Integer)
}

fn place(ranged: &impl Ranged) -> Place {
    let range = ranged.range();
    Place::File(range.start..range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_where_they_stand() {
        let source = r#"{"beian-lint": {"jobs": 2, "select": ["icp"]}}"#;
        let table = parse_json(source).unwrap();
        let inner = table.get("beian-lint").unwrap().table().unwrap();
        let jobs = inner.get("jobs").unwrap();
        assert_eq!(
            (&jobs.value, &jobs.place),
            (&Value::Integer(2), &Place::File(24..25))
        );
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for source in ["", "[]", "{\"a\": }", "{a: 1}", &"[".repeat(100_000)] {
            assert!(parse_json(source).is_err());
        }
    }
}
