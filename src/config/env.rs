//! Keys in environment variables: `BEIAN_LINT_FAIL_ON=warning`.

use super::node::{Entry, Node, Place, Table, Value};
use super::problem::{ConfigError, Problem};
use super::settings::Shape;
use crate::html::REFERENCE;
use crate::text::{Text, did_you_mean, listed, nearest, text};

/// The variable that names the configuration file.
pub(crate) const FILE: &str = "BEIAN_LINT_CONFIG";
/// The variable that holds what a crawl signs in with: a secret, and so no key of any file.
pub(crate) const BASIC_AUTH: &str = "BEIAN_LINT_BASIC_AUTH";
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

/// The first variable of this program's that sets nothing, since it is misspelt. `names`: those
/// of the environment that are not empty.
pub(super) fn unknown(keys: &[(&str, Shape)], names: &[String]) -> Option<ConfigError> {
    let mut known: Vec<String> = keys.iter().map(|(key, _)| variable(key)).collect();
    known.extend([FILE, BASIC_AUTH].map(str::to_owned));
    let ours = names
        .iter()
        .filter(|name| name.starts_with(PREFIX) && *name != REFERENCE);
    let name = ours.filter(|name| !known.contains(name)).min()?;
    let message = text! { en: "there is no such setting", zh: "没有这项设置" };
    let Text { en, zh } = listed(&known);
    // What all names begin with would make any two of them near.
    let end = |name: &str| name.trim_start_matches(PREFIX).to_uppercase();
    let ends: Vec<String> = known.iter().map(|name| end(name)).collect();
    let written = end(name);
    let is_cut = |end: &&str| written.len() > 2 && end.starts_with(&written);
    let ends = || ends.iter().map(String::as_str);
    let meant = nearest(&written, ends()).or_else(|| ends().find(is_cut));
    let meant = meant.map(|end| format!("{PREFIX}{end}"));
    let help = did_you_mean(name, meant.as_deref());
    let help = help.unwrap_or_else(|| text! { en: "possible are: {en}", zh: "可用的有：{zh}" });
    let problem = Problem::at(Place::Env(name.clone()), message).with_help(help);
    Some(ConfigError::new("", "", vec![problem]))
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
    fn a_misspelt_variable_is_not_overlooked() {
        let said = |name: &str| {
            let error = unknown(&super::super::settings::KEYS, &[name.to_owned()])?;
            let said = error.render(crate::text::Lang::ZhCn);
            Some(anstream::adapter::strip_str(&said).to_string())
        };
        for (name, help) in [
            ("FAILON", "改法: 是否应为“BEIAN_LINT_FAIL_ON”"),
            ("CONF", "改法: 是否应为“BEIAN_LINT_CONFIG”"),
            ("TODAY", "可用的有"),
            ("PORT", "可用的有"),
            ("HOST", "可用的有"),
            ("PROXY", "可用的有"),
            ("SITE", "可用的有"),
            ("NAME", "可用的有"),
            ("TAG", "可用的有"),
        ] {
            let told = said(&format!("{PREFIX}{name}")).unwrap();
            assert!(told.contains(help), "{told}");
        }
        for name in ["BEIAN_LINT_FAIL_ON", FILE, BASIC_AUTH, REFERENCE, "BEIAN"] {
            assert_eq!(said(name), None);
        }
    }

    #[test]
    fn braces_hold_their_commas() {
        let parts: Vec<&str> = split("*.{htm,html}, a,").collect();
        assert_eq!(parts, ["*.{htm,html}", "a"]);
    }
}
