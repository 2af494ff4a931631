//! Rules as JSON, in both languages.

use super::{keys, words};
use crate::finding::{FixKind, Rule, Scope, Severity};
use crate::text::Text;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    since: &'static str,
    severity: Severity,
    opt_in: bool,
    scope: &'static str,
    profiles: Vec<&'static str>,
    fix: &'static str,
    summary: Text,
    explanation: Text,
    basis: Text,
    keys: Vec<String>,
    bad: &'static [&'static str],
    good: &'static [&'static str],
}

impl From<&Rule> for Entry {
    fn from(rule: &Rule) -> Self {
        Self {
            id: rule.id,
            since: rule.since,
            severity: rule.severity,
            opt_in: rule.opt_in,
            scope: match rule.scope {
                Scope::Home => "home",
                Scope::Page => "page",
                Scope::Site => "site",
            },
            profiles: words::profiles(rule),
            fix: match rule.fix {
                FixKind::Safe => "safe",
                FixKind::Suggestion => "suggestion",
                FixKind::None => "none",
            },
            summary: rule.summary.into(),
            explanation: rule.explanation.into(),
            basis: rule.basis.into(),
            keys: keys::of(rule),
            bad: rule.bad,
            good: rule.good,
        }
    }
}

pub(super) fn list(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    let entries: Vec<Entry> = rules.iter().map(|rule| Entry::from(*rule)).collect();
    write(&entries, out)
}

pub(super) fn explain(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    write(&Entry::from(rule), out)
}

fn write<T: Serialize>(value: &T, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
