//! Keys in environment variables: `BEIAN_LINT_FAIL_ON=warning`.

use super::node::{Entry, Node, Place, Table, Value};
use super::settings::Shape;

/// In front of every variable.
const PREFIX: &str = "BEIAN_LINT_";

/// The keys that the environment sets; an empty variable sets nothing.
pub(super) fn table(keys: &[(&str, Shape)], var: &dyn Fn(&str) -> Option<String>) -> Table {
    let entries = keys.iter().filter_map(|(key, shape)| {
        let name = variable(key);
        let written = var(&name).filter(|written| !written.trim().is_empty())?;
        let place = Place::Env(name);
        Some(Entry {
            key: (*key).to_owned(),
            key_place: place.clone(),
            node: Node {
                value: value(*shape, written.trim(), &place),
                place,
            },
        })
    });
    Table {
        entries: entries.collect(),
    }
}

/// The variable of a key.
pub(super) fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_ascii_uppercase())
}

fn value(shape: Shape, written: &str, place: &Place) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match shape {
        Shape::Word => text(written),
        Shape::Flag => match written {
            "1" | "true" => Value::Flag(true),
            "0" | "false" => Value::Flag(false),
            _ => text(written),
        },
        Shape::Count => written
            .parse()
            .map_or_else(|_| text(written), Value::Integer),
        Shape::List => Value::List(
            split(written)
                .map(|item| Node {
                    value: text(item),
                    place: place.clone(),
                })
                .collect(),
        ),
    }
}

/// Parts between commas; the commas of a pattern's `{a,b}` separate nothing.
fn split(written: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    written
        .split(move |c: char| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        })
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_read_by_the_shape_of_their_key() {
        let var = |name: &str| match name {
            "BEIAN_LINT_SELECT" => Some("icp, psb,".to_owned()),
            "BEIAN_LINT_JOBS" => Some(" 3 ".to_owned()),
            "BEIAN_LINT_TEMPLATES" => Some("1".to_owned()),
            "BEIAN_LINT_LANG" => Some("  ".to_owned()),
            _ => None,
        };
        let keys = [
            ("select", Shape::List),
            ("jobs", Shape::Count),
            ("templates", Shape::Flag),
            ("lang", Shape::Word),
        ];
        let table = table(&keys, &var);
        let value = |key| table.get(key).map(|node| &node.value);
        assert_eq!(value("jobs"), Some(&Value::Integer(3)));
        assert_eq!(value("templates"), Some(&Value::Flag(true)));
        assert_eq!(value("lang"), None);
        assert!(matches!(value("select"), Some(Value::List(list)) if list.len() == 2));
    }

    #[test]
    fn braces_hold_their_commas() {
        let parts: Vec<&str> = split("*.{htm,html}, a,").collect();
        assert_eq!(parts, ["*.{htm,html}", "a"]);
    }
}
