//! Findings about whole sites.

use super::register::{Disagreement, Stand};
use super::words;
use crate::check::{FindingReport, Mark, RuleId};
use crate::finding::Finding;
use crate::number::Kind;
use crate::rules::register_name;
use schemars::JsonSchema;
use serde::Serialize;

/// A finding about a whole site, and the page that it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SiteFinding {
    /// The page's source.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested: Option<String>,
    /// The finding, as on a page.
    #[serde(flatten)]
    pub finding: FindingReport,
}

impl SiteFinding {
    /// What is said of the disagreement, and of what silences it.
    pub(super) fn of(found: Disagreement, site: &str, kind: Kind) -> Vec<Self> {
        let (message, help) = words::describe(&found, site, register_name(kind));
        let Stand { page, place, rule } = found.first;
        let Mark {
            suppressed,
            key,
            fail_on,
            also,
        } = place.mark;
        let (span, excerpt) = (place.span, place.excerpt);
        let own = (
            Finding {
                rule: rule.0,
                severity: rule.1,
                message,
                help,
                range: 0..0,
                fix: None,
            },
            suppressed,
        );
        let all = std::iter::once(own).chain(also.map(|also| *also));
        let finding = |(finding, suppressed): (Finding, _)| Self {
            source: page.0.clone(),
            requested: page.1.clone(),
            finding: FindingReport {
                rule: RuleId(finding.rule),
                severity: finding.severity,
                fails: fail_on.includes(finding.severity),
                message: finding.message,
                help: finding.help,
                span,
                range: finding.range,
                fixed: false,
                fix: None,
                suppressed,
                key: key.clone(),
                excerpt: excerpt.clone(),
            },
        };
        all.map(finding).collect()
    }

    /// The page, as it was fetched and as it was asked for.
    pub(crate) fn id(&self) -> (&str, Option<&str>) {
        (&self.source, self.requested.as_deref())
    }
}
