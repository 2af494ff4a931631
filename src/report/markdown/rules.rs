//! What the rules that were broken are about.

use super::escape::inline;
use crate::finding::Rule;
use crate::report::Report;
use crate::report::text::words;
use crate::text::Lang;
use std::collections::BTreeMap;

/// The rules of the findings that are told, by id.
pub(super) fn broken(report: &Report) -> impl Iterator<Item = &'static Rule> {
    let findings = report.pages.iter().flat_map(|page| &page.findings);
    let open = findings.filter(|finding| finding.suppressed.is_none());
    let rules = open.map(|finding| (finding.rule.0.id, finding.rule.0));
    rules.collect::<BTreeMap<_, _>>().into_values()
}

/// A rule's id, as a link to its explanation further down.
pub(super) fn link(rule: &Rule) -> String {
    format!("[`{0}`](#rule-{0})", rule.id)
}

/// A rule's id, where its explanation is left out.
pub(super) fn name(rule: &Rule) -> String {
    format!("`{}`", rule.id)
}

/// The explanations, folded up. They are the project's own Markdown; a basis is plain text.
pub(super) fn explanations(report: &Report, lang: Lang) -> String {
    broken(report).map(|rule| explanation(rule, lang)).collect()
}

fn explanation(rule: &Rule, lang: Lang) -> String {
    let (id, summary) = (rule.id, rule.summary.get(lang).replace('<', "&lt;"));
    let summary = summary.replace('`', "");
    let text = rule.explanation.get(lang).trim();
    let label = words::basis_of_rule().get(lang);
    let (colon, basis) = (words::colon(lang), inline(rule.basis.get(lang)));
    format!(
        "<a id=\"rule-{id}\"></a>\n<details><summary><code>{id}</code>{colon}{summary}</summary>\n\n\
         {text}\n\n{label}{colon}{basis}\n\n</details>\n\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::rules::RULES;

    #[test]
    fn every_rule_can_be_explained() {
        let report = sample::every_rule();
        for lang in [Lang::En, Lang::ZhCn] {
            let out = explanations(&report, lang);
            for rule in RULES {
                assert!(out.contains(&format!("<a id=\"rule-{}\">", rule.id)));
            }
            assert_eq!(out.matches("<details><summary>").count(), RULES.len());
        }
    }
}
