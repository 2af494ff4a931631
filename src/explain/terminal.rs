//! Rules in a terminal.

use super::{keys, words};
use crate::finding::{Rule, Severity};
use crate::text::{Bilingual, Lang, listed};
use anstyle::{AnsiColor, Style};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

const HEADING: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlack.on_default();

pub(super) fn list(rules: &[&Rule], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<_> = rules
        .iter()
        .map(|rule| (*rule, cells(rule, lang)))
        .collect();
    let width = |n: usize| {
        rows.iter()
            .filter_map(|(_, row)| row.get(n))
            .map(|c| c.width())
            .max()
    };
    let widths = [0, 1, 2, 3].map(|n| width(n).unwrap_or_default());
    for (rule, row) in &rows {
        let mut cells = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| padded(cell, width));
        let [id, severity, fix, since] = [(); 4].map(|()| cells.next().unwrap_or_default());
        let (color, summary) = (color(rule.severity), rule.summary.get(lang));
        write!(
            out,
            "{HEADING}{id}{HEADING:#}  {color}{severity}{color:#}  {fix}  {FAINT}{since}{FAINT:#}  {summary}"
        )?;
        if rule.opt_in {
            write!(out, " {FAINT}[{}]{FAINT:#}", words::OPT_IN.get(lang))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn cells(rule: &Rule, lang: Lang) -> [&'static str; 4] {
    [
        rule.id,
        words::severity(rule).get(lang),
        words::fix(rule).get(lang),
        rule.since,
    ]
}

/// `text` with spaces up to `width` terminal cells; a Chinese character takes two.
fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

fn color(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::BrightRed.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Info => AnsiColor::BrightBlue.on_default(),
    }
}

pub(super) fn explain(rule: &Rule, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let summary = rule.summary.get(lang);
    writeln!(out, "{HEADING}{}{HEADING:#}: {summary}", rule.id)?;
    writeln!(out, "{FAINT}{}{FAINT:#}", head(rule, lang))?;
    let (title, profiles) = (words::PROFILES.get(lang), listed(&words::profiles(rule)));
    let profiles = profiles.get(lang);
    writeln!(out, "{FAINT}{title}{profiles}{FAINT:#}\n")?;
    writeln!(out, "{}", rule.explanation.get(lang).trim())?;
    let basis = Bilingual::new("Basis", "依据");
    section(basis, lang, &[rule.basis.get(lang)], out)?;
    let keys = keys::lines(rule);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    section(words::CONFIGURATION, lang, &[&keys.join("\n")], out)?;
    let bad = Bilingual::new("Raises it", "不合规示例");
    section(bad, lang, rule.bad, out)?;
    let good = Bilingual::new("Does not", "合规示例");
    section(good, lang, rule.good, out)
}

fn head(rule: &Rule, lang: Lang) -> String {
    let mut words = vec![words::severity(rule), words::scope(rule), words::fix(rule)];
    words.extend(rule.opt_in.then_some(words::OPT_IN));
    let words: Vec<&str> = words.iter().map(|word| word.get(lang)).collect();
    format!("{} · {}", words.join(" · "), rule.since)
}

fn section(title: Bilingual, lang: Lang, texts: &[&str], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{HEADING}{}{HEADING:#}", title.get(lang))?;
    for (number, text) in texts.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        for line in text.lines() {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}
