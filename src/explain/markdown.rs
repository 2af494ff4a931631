//! Rules in Markdown, for a README or a wiki.

use super::{keys, words};
use crate::finding::Rule;
use crate::text::{Bilingual, Lang, listed};
use std::io::{self, Write};

pub(super) fn list(rules: &[&Rule], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let head = Bilingual::new(
        "| Rule | Severity | To mend | Since | What it finds |",
        "| 规则 | 级别 | 修正方式 | 始于版本 | 检查内容 |",
    );
    writeln!(out, "{}\n| --- | --- | --- | --- | --- |", head.get(lang))?;
    for rule in rules {
        let severity = words::severity(rule).get(lang);
        let fix = words::fix(rule).get(lang);
        let summary = cell(rule.summary.get(lang));
        let opt_in = opt_in(rule, lang);
        writeln!(
            out,
            "| `{}` | {severity} | {fix} | {} | {summary}{opt_in} |",
            rule.id, rule.since
        )?;
    }
    Ok(())
}

fn opt_in(rule: &Rule, lang: Lang) -> String {
    match (rule.opt_in, lang) {
        (false, _) => String::new(),
        (true, Lang::En) => format!(" ({})", words::OPT_IN.en),
        (true, Lang::ZhCn) => format!("（{}）", words::OPT_IN.zh),
    }
}

/// A text in a table's cell: what would end the cell or begin an HTML tag is escaped,
/// tags in code spans excepted.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    for ch in text.chars() {
        code ^= ch == '`';
        if ch == '|' || (ch == '<' && !code) {
            out.push('\\');
        }
        out.push(ch);
    }
    out
}

pub(super) fn explain(rule: &Rule, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# `{}`\n\n{}\n", rule.id, cell(rule.summary.get(lang)))?;
    let facts = [words::severity(rule), words::scope(rule), words::fix(rule)];
    let facts = facts.map(|fact| fact.get(lang)).join(" · ");
    let (title, profiles) = (words::PROFILES.get(lang), listed(&words::profiles(rule)));
    let profiles = profiles.get(lang);
    writeln!(out, "*{facts}{} · {}*\n", opt_in(rule, lang), rule.since)?;
    writeln!(out, "*{title}{profiles}*\n")?;
    writeln!(out, "{}\n", rule.explanation.get(lang).trim())?;
    let [basis, bad, good] = match lang {
        Lang::En => ["Basis", "Raises it", "Does not"],
        Lang::ZhCn => ["依据", "不合规示例", "合规示例"],
    };
    writeln!(out, "## {basis}\n\n{}", rule.basis.get(lang))?;
    let (title, keys) = (words::CONFIGURATION.get(lang), keys::lines(rule).join("\n"));
    writeln!(out, "\n## {title}\n\n```toml\n{keys}\n```")?;
    examples(bad, rule.bad, out)?;
    examples(good, rule.good, out)
}

fn examples(title: &str, texts: &[&str], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {title}")?;
    for text in texts {
        writeln!(out, "\n```html\n{}\n```", text.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_one_cell_and_shows_its_tags() {
        assert_eq!(cell("a|b <p> `<p>`"), "a\\|b \\<p> `<p>`");
    }
}
