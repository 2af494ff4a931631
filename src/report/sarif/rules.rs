//! The table of rules.

use super::result::{Message, level};
use crate::explain::{Catalogue, Style};
use crate::finding::{Rule, Severity};
use crate::rules::{Group, RULES};
use crate::text::Lang;
use serde::Serialize;
use std::io;

/// Longest description that GitHub takes, in characters.
const LONGEST: usize = 1024;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportingDescriptor {
    id: &'static str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help,
    help_uri: &'static str,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: Vec<&'static str>,
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

/// Every rule, in the order of [`RULES`].
pub(super) fn all(lang: Lang) -> io::Result<Vec<ReportingDescriptor>> {
    let rules = RULES.iter().map(|rule| descriptor(rule, lang));
    rules.collect()
}

fn descriptor(rule: &Rule, lang: Lang) -> io::Result<ReportingDescriptor> {
    let (summary, basis) = (rule.summary.get(lang), rule.basis.get(lang));
    let stop = match lang {
        Lang::En => ". ",
        Lang::ZhCn => "。",
    };
    let full: String = format!("{summary}{stop}{basis}")
        .chars()
        .take(LONGEST)
        .collect();
    Ok(ReportingDescriptor {
        id: rule.id,
        name: pascal_case(rule.id),
        short_description: text(summary),
        full_description: Message { text: full },
        help: Help {
            text: format!("{}\n\n{basis}", rule.explanation.get(lang).trim()),
            markdown: markdown(rule, lang)?,
        },
        help_uri: concat!(env!("CARGO_PKG_REPOSITORY"), "#rules"),
        default_configuration: Configuration {
            enabled: !rule.opt_in,
            level: level(rule.severity),
        },
        properties: properties(rule),
    })
}

fn text(text: &str) -> Message {
    Message {
        text: text.to_owned(),
    }
}

fn markdown(rule: &Rule, lang: Lang) -> io::Result<String> {
    let style = Style::Markdown;
    let mut out = Vec::new();
    Catalogue { style, lang }.explain(rule, &mut out)?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// How far a rule errs, and what GitHub calls its weight: what only informs is a heuristic or
/// a matter of style.
fn properties(rule: &Rule) -> Properties {
    let (precision, severity) = match rule.severity {
        Severity::Error => ("very-high", "error"),
        Severity::Warning => ("high", "warning"),
        Severity::Info => ("medium", "recommendation"),
    };
    let groups = Group::ALL.into_iter().filter(|group| group.holds(rule));
    Properties {
        tags: groups.map(Group::name).collect(),
        precision,
        severity,
    }
}

/// `icp-missing` as `IcpMissing`.
fn pascal_case(id: &str) -> String {
    let words = id.split('-').filter_map(|word| {
        let (first, rest) = word.split_at_checked(1)?;
        Some(first.to_ascii_uppercase() + rest)
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_whole_in_the_language_asked_for() {
        for lang in [Lang::En, Lang::ZhCn] {
            let all = all(lang).unwrap();
            assert_eq!(all.len(), RULES.len());
            for (rule, written) in RULES.iter().zip(&all) {
                assert_eq!((written.id, written.name.contains('-')), (rule.id, false));
                assert!(written.help.markdown.contains(rule.basis.get(lang)));
                assert!(written.full_description.text.chars().count() <= LONGEST);
            }
        }
        assert_eq!(pascal_case("psb-link-no-code"), "PsbLinkNoCode");
    }
}
