//! Parsers of single values.

use super::node::{Node, Value};
use super::problem::Problem;
use super::reader::suggestion;
use super::settings::Parsed;
use crate::rules::{Group, Selector, names};
use crate::text::{Text, did_you_mean, listed, text};
use jiff::civil::Date;
use std::num::NonZeroU8;
use std::time::Duration;

/// Something is wrong with a value.
pub(super) fn wrong<T>(node: &Node, message: Text) -> Parsed<T> {
    Err(Problem::at(node.place.clone(), message))
}

/// Text that is not empty.
pub(super) fn string(node: &Node) -> Parsed<String> {
    match &node.value {
        Value::Text(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        Value::Text(_) => wrong(
            node,
            text! { en: "this must not be empty", zh: "此处不能为空" },
        ),
        _ => wrong(
            node,
            text! { en: "write a string in quotes", zh: "此处应为带引号的字符串" },
        ),
    }
}

/// `true` or `false`.
pub(super) fn flag(node: &Node) -> Parsed<bool> {
    match node.value {
        Value::Flag(flag) => Ok(flag),
        _ => wrong(
            node,
            text! { en: "write `true` or `false`", zh: "此处应为 true 或 false" },
        ),
    }
}

/// A list of what `item` parses; a single value stands for a list of one.
pub(super) fn list<T>(node: &Node, item: impl Fn(&Node) -> Parsed<T>) -> Parsed<Vec<T>> {
    match &node.value {
        Value::List(nodes) => nodes.iter().map(item).collect(),
        Value::Text(_) => Ok(vec![item(node)?]),
        _ => wrong(
            node,
            text! { en: "write a list: [\"…\", \"…\"]", zh: "此处应为列表：[\"…\", \"…\"]" },
        ),
    }
}

/// One of some words.
pub(super) fn word<T: Copy>(node: &Node, words: &[(&'static str, T)]) -> Parsed<T> {
    let written = string(node)?;
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == written) {
        return Ok(*value);
    }
    let names: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    let message = text! {
        en: "`{written}` is not possible here",
        zh: "此处不能写“{written}”",
    };
    Err(Problem::at(node.place.clone(), message).with_help(suggestion(&written, &names)))
}

/// A rule, a group of rules, or `all`.
pub(super) fn selector(node: &Node) -> Parsed<Selector> {
    named_selector(&string(node)?)
        .map_err(|(message, help)| Problem::at(node.place.clone(), message).with_help(help))
}

/// A rule, a group or `all`; else what is wrong and what to do.
pub(super) fn named_selector(name: &str) -> Result<Selector, (Text, Text)> {
    Selector::parse(name).map_err(|_| {
        let message = text! { en: "`{name}` names no rule", zh: "“{name}”不是规则名" };
        let help = if name.contains([',', ' ']) {
            text! {
                en: "several names are a list: [\"icp-missing\", \"psb-missing\"]",
                zh: "多个名称应写成列表：[\"icp-missing\", \"psb-missing\"]",
            }
        } else {
            did_you_mean(name, names()).unwrap_or_else(all_names)
        };
        (message, help)
    })
}

fn all_names() -> Text {
    let groups = Group::ALL.map(Group::name);
    let Text { en, zh } = listed(&groups);
    text! {
        en: "`beian-lint rule` lists the rules; groups are {en} and all",
        zh: "可用 `beian-lint rule` 列出全部规则；规则组有 {zh} 和 all",
    }
}

/// A day, as a date of TOML or as text.
pub(super) fn date(node: &Node) -> Parsed<Date> {
    let (Value::Date(written) | Value::Text(written)) = &node.value else {
        return wrong(
            node,
            text! { en: "write a date such as 2026-11-01", zh: "此处应为日期，例如 2026-11-01" },
        );
    };
    match written.parse::<Date>() {
        Ok(date) if written.len() == "YYYY-MM-DD".len() && date.year() > 0 => Ok(date),
        _ => wrong(
            node,
            text! {
                en: "`{written}` is no date: write one such as 2026-11-01",
                zh: "“{written}”不是有效日期，应写作 2026-11-01 的形式",
            },
        ),
    }
}

/// A CSS selector.
pub(super) fn css(node: &Node) -> Parsed<String> {
    let written = string(node)?;
    // The parser's reasons are of no help to whoever wrote the selector.
    if scraper::Selector::parse(&written).is_ok() {
        return Ok(written);
    }
    wrong(
        node,
        text! {
            en: "`{written}` is not a CSS selector",
            zh: "“{written}”不是有效的 CSS 选择器",
        },
    )
}

/// A size in bytes, with or without a unit.
pub(super) fn size(node: &Node) -> Parsed<u64> {
    let written = written_number(node);
    written.and_then(|raw| super::amount::size(&raw).ok()).map_or_else(
        || wrong(node, text! {
            en: "write a size such as \"16MiB\", \"500k\" or 1048576; at most 2047MiB can be read",
            zh: "此处应为大小，例如 \"16MiB\"、\"500k\" 或 1048576，上限为 2047MiB",
        }),
        Ok,
    )
}

/// A time in seconds.
pub(super) fn seconds(node: &Node) -> Parsed<Duration> {
    let written = written_number(node);
    written
        .and_then(|raw| super::amount::seconds(&raw).ok())
        .map_or_else(
            || {
                wrong(
                    node,
                    text! {
                        en: "write a number of seconds above 0, such as 20 or 0.5",
                        zh: "此处应为大于 0 的秒数，例如 20 或 0.5",
                    },
                )
            },
            Ok,
        )
}

fn written_number(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A count from 1 to 255.
pub(super) fn count(node: &Node) -> Parsed<NonZeroU8> {
    let number = match node.value {
        Value::Integer(number) => u8::try_from(number).ok().and_then(NonZeroU8::new),
        _ => None,
    };
    number.map_or_else(
        || {
            wrong(
                node,
                text! { en: "write a whole number from 1 to 255", zh: "此处应为 1 至 255 的整数" },
            )
        },
        Ok,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert!(date(&Node::text("2026-11-01")).is_ok());
        for written in ["2026-13-01", "2026-11-01T00:00:00", "20261101", "morgen"] {
            assert!(date(&Node::text(written)).is_err(), "{written}");
        }
    }
}
