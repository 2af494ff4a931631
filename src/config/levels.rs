//! `[rules]`: how much the findings of a rule weigh, or that it does not run.

use super::node::{Node, Value};
use super::problem::Problem;
use super::settings::Parsed;
use super::values::{named_selector, word};
use crate::finding::{Rule, Severity};
use crate::rules::Selector;
use crate::text::text;

/// How much a rule's findings weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// Its findings weigh as much.
    At(Severity),
}

/// The words of levels.
pub(super) const LEVELS: [(&str, Level); 4] = [
    ("error", Level::At(Severity::Error)),
    ("warning", Level::At(Severity::Warning)),
    ("info", Level::At(Severity::Info)),
    ("off", Level::Off),
];

/// The levels of one `rules` table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Levels(pub(super) Vec<(Selector, Level)>);

impl Levels {
    /// Reads a table; all that is wrong is added to `problems`.
    pub(super) fn read(node: &Node, problems: &mut Vec<Problem>) -> Self {
        let Some(table) = node.table() else {
            problems.push(no_table(node));
            return Self::default();
        };
        let mut levels = Vec::new();
        for entry in &table.entries {
            let selector = named_selector(&entry.key).map_err(|(message, help)| {
                Problem::at(entry.key_place.clone(), message).with_help(help)
            });
            match (selector, level(&entry.node)) {
                (Ok(selector), Ok(level)) => levels.push((selector, level)),
                (selector, level) => problems.extend(selector.err().into_iter().chain(level.err())),
            }
        }
        Self(levels)
    }

    /// The level of a rule: that of the narrowest name that means it, with that name.
    pub(super) fn of(&self, rule: &Rule) -> Option<(Selector, Level)> {
        let named = self.0.iter().filter(|(selector, _)| selector.covers(rule));
        named.max_by_key(|(selector, _)| selector.rank()).copied()
    }
}

fn level(node: &Node) -> Parsed<Level> {
    match node.value {
        Value::Flag(false) => Ok(Level::Off),
        _ => word(node, &LEVELS),
    }
}

/// A table was expected.
pub(super) fn no_table(node: &Node) -> Problem {
    let message = text! {
        en: "this must be a table of keys and values",
        zh: "此处应为由键和值组成的表",
    };
    Problem::at(node.place.clone(), message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::node::parse_toml;
    use crate::rules::find;

    fn levels(source: &str) -> (Levels, Vec<Problem>) {
        let mut problems = Vec::new();
        let table = parse_toml(source).unwrap();
        let levels = Levels::read(table.get("rules").unwrap(), &mut problems);
        (levels, problems)
    }

    #[test]
    fn the_narrowest_name_counts() {
        let (levels, problems) =
            levels("[rules]\nicp-link-deep = 'error'\nlink = 'off'\nall = 'info'\n");
        assert_eq!(problems, []);
        let of = |id| levels.of(find(id).unwrap()).map(|(_, level)| level);
        assert_eq!(of("icp-link-deep"), Some(Level::At(Severity::Error)));
        assert_eq!(of("psb-link-missing"), Some(Level::Off));
        assert_eq!(of("spa-shell"), Some(Level::At(Severity::Info)));
    }

    #[test]
    fn wrong_names_and_levels_are_both_reported() {
        let (_, problems) = levels("[rules]\nicp-mising = 'eror'\n");
        assert_eq!(problems.len(), 2);
        assert!(
            problems[0]
                .help
                .as_ref()
                .unwrap()
                .en
                .contains("icp-missing")
        );
        assert!(problems[1].help.as_ref().unwrap().en.contains("error"));
    }
}
