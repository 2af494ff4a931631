//! What there is to say about the rules themselves, all of it from the rules' own fields.

mod json;
mod keys;
mod markdown;
mod terminal;
mod words;

use crate::finding::Rule;
use crate::text::Lang;
use std::io::{self, Write};

/// How rules are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// For a terminal, with colours.
    Terminal,
    /// JSON, in both languages.
    Json,
    /// Markdown.
    Markdown,
}

/// Lists and explains rules.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// How they are written.
    pub style: Style,
    /// The language; JSON has both.
    pub lang: Lang,
}

impl Catalogue {
    /// Writes a line about each rule.
    ///
    /// # Errors
    /// What `out` says.
    pub fn list(&self, rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
        match self.style {
            Style::Terminal => terminal::list(rules, self.lang, out),
            Style::Json => json::list(rules, out),
            Style::Markdown => markdown::list(rules, self.lang, out),
        }
    }

    /// Writes all there is to say about one rule.
    ///
    /// # Errors
    /// What `out` says.
    pub fn explain(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        match self.style {
            Style::Terminal => terminal::explain(rule, self.lang, out),
            Style::Json => json::explain(rule, out),
            Style::Markdown => markdown::explain(rule, self.lang, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;
    use unicode_width::UnicodeWidthStr;

    fn written(style: Style, lang: Lang, rule: Option<&Rule>) -> String {
        let catalogue = Catalogue { style, lang };
        let mut out = anstream::StripStream::new(Vec::new());
        match rule {
            Some(rule) => catalogue.explain(rule, &mut out).unwrap(),
            None => catalogue.list(RULES, &mut out).unwrap(),
        }
        String::from_utf8(out.into_inner()).unwrap()
    }

    #[test]
    fn summaries_stand_in_one_column_in_either_language() {
        for lang in [Lang::En, Lang::ZhCn] {
            let list = written(Style::Terminal, lang, None);
            let columns = RULES.iter().map(|rule| {
                let line = list
                    .lines()
                    .find(|l| l.starts_with(&format!("{} ", rule.id)))
                    .unwrap();
                let at = line.find(rule.summary.get(lang)).unwrap();
                line[..at].width()
            });
            let mut columns: Vec<usize> = columns.collect();
            columns.dedup();
            assert_eq!(columns.len(), 1, "{list}");
        }
    }

    #[test]
    fn every_rule_is_told_whole_in_every_style() {
        for rule in RULES {
            for lang in [Lang::En, Lang::ZhCn] {
                for style in [Style::Terminal, Style::Markdown] {
                    let text = written(style, lang, Some(rule));
                    assert!(text.contains(rule.id) && text.contains(rule.basis.get(lang)));
                    assert!(
                        rule.bad
                            .iter()
                            .all(|bad| text.contains(bad.lines().next().unwrap()))
                    );
                }
            }
        }
    }

    #[test]
    fn json_is_json_in_both_languages() {
        let all: serde_json::Value =
            serde_json::from_str(&written(Style::Json, Lang::En, None)).unwrap();
        assert_eq!(all.as_array().unwrap().len(), RULES.len());
        let one = written(Style::Json, Lang::En, RULES.first().copied());
        let one: serde_json::Value = serde_json::from_str(&one).unwrap();
        assert!(one["summary"]["en"].is_string() && one["summary"]["zh-CN"].is_string());
    }
}
