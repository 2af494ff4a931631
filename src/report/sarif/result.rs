//! Findings as results.

use super::Sarif;
use super::fix::SarifFix;
use super::location::Location;
use crate::check::{FindingReport, PageReport};
use crate::finding::{By, Severity, Suppressed};
use crate::report::text::words;
use crate::report::{Fingerprints, PagePlace, Report};
use crate::rules;
use crate::text::{Lang, visible};
use serde::Serialize;
use std::cmp::Reverse;

/// Results that GitHub takes of a run.
const CAP: usize = 25_000;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifResult {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    partial_fingerprints: PartialFingerprints,
    /// Always there, even if empty: the standard wants it on all results of a run or on none.
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[SarifFix; 1]>,
    #[serde(skip)]
    severity: (bool, Severity),
}

#[derive(Serialize)]
pub(super) struct Message {
    pub(super) text: String,
}

/// The one name is read by GitHub, the other tells which version of ours it is.
#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "primaryLocationLineHash")]
    line_hash: String,
    #[serde(rename = "beianLintFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

/// The results of a report, in its order, and how many are left out. Where there are more than
/// a reader takes, the weightiest are kept.
pub(super) fn of_report(report: &Report, sarif: &Sarif) -> (Vec<SarifResult>, usize) {
    let mut fingerprints = Fingerprints::default();
    let mut results = Vec::new();
    for page in &report.pages {
        push_page(page, sarif, &mut fingerprints, &mut results);
    }
    let left = results.len().saturating_sub(CAP);
    if left > 0 {
        // Stable: what weighs the same stays in order.
        results.sort_by_key(|result| Reverse(result.severity));
        results.truncate(CAP);
    }
    (results, left)
}

fn push_page(
    page: &PageReport,
    sarif: &Sarif,
    fingerprints: &mut Fingerprints,
    results: &mut Vec<SarifResult>,
) {
    if page.findings.is_empty() {
        return;
    }
    let place = sarif.places.of_page(page);
    results.extend(page.findings.iter().map(|finding| {
        let fingerprint = fingerprints.next(&place.name, finding);
        SarifResult::new(finding, &place, fingerprint, sarif.lang)
    }));
}

impl SarifResult {
    fn new(finding: &FindingReport, place: &PagePlace, fingerprint: String, lang: Lang) -> Self {
        let rule = finding.rule.0;
        let suppressed = finding.suppressed.as_ref();
        Self {
            rule_id: rule.id,
            rule_index: rules::place(rule),
            level: level(finding.severity),
            message: message(finding, place, lang),
            locations: [Location::of_finding(place, finding)],
            partial_fingerprints: PartialFingerprints {
                line_hash: fingerprint.clone(),
                finding: fingerprint,
            },
            suppressions: suppressed
                .map(|why| suppression(why, lang))
                .into_iter()
                .collect(),
            fixes: SarifFix::of(finding, place, lang).map(|fix| [fix]),
            severity: (suppressed.is_none(), finding.severity),
        }
    }
}

fn message(finding: &FindingReport, place: &PagePlace, lang: Lang) -> Message {
    let told = place.message(finding, lang);
    let (label, colon) = (words::help().get(lang), words::colon(lang));
    let help = visible(finding.help.get(lang));
    Message {
        text: plain(&format!("{told}\n{label}{colon}{help}")),
    }
}

/// Without what viewers take for a link (SARIF 2.1.0, 3.11.6): a page's text must not
/// become one.
pub(super) fn plain(text: &str) -> String {
    text.replace("](", "] (")
}

fn suppression(why: &Suppressed, lang: Lang) -> Suppression {
    Suppression {
        kind: match why.by {
            By::Inline => "inSource",
            By::Baseline | By::Config => "external",
        },
        status: "accepted",
        justification: plain(&words::suppressed(why, lang)),
    }
}

pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn too_many_results_lose_the_lightest() {
        let mut report = sample::every_rule();
        let page = &mut report.pages[0];
        let first = page.findings[0].clone();
        let of = |severity| FindingReport {
            severity,
            ..first.clone()
        };
        page.findings = vec![of(Severity::Info); CAP];
        page.findings
            .extend([of(Severity::Error), of(Severity::Warning)]);
        let (results, left) = of_report(&report, &Sarif::default());
        assert_eq!((results.len(), left), (CAP, 2));
        assert_eq!([results[0].level, results[1].level], ["error", "warning"]);
    }

    #[test]
    fn no_strangers_text_is_a_link() {
        assert_eq!(plain("[x](javascript:0)"), "[x] (javascript:0)");
    }
}
