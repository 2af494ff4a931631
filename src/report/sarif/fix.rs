//! What mends a result.

use super::location::{ArtifactLocation, Region, region};
use super::result::{Message, plain};
use crate::check::{EditReport, FindingReport};
use crate::report::PagePlace;
use crate::text::{Lang, visible};
use serde::Serialize;

/// Changes that mend a result (SARIF 2.1.0, 3.55).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifFix {
    description: Message,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Message>,
}

impl SarifFix {
    /// None where the page is no file whose lines are known.
    pub(super) fn of(finding: &FindingReport, place: &PagePlace, lang: Lang) -> Option<Self> {
        let fix = finding.fix.as_ref().filter(|_| place.is_exact())?;
        let artifact_location = ArtifactLocation::of(place.file.as_ref()?);
        let help = plain(&visible(finding.help.get(lang)));
        let text = match (fix.safe, lang) {
            (true, _) => help,
            (false, Lang::En) => format!("{help} (a person should look at it)"),
            (false, Lang::ZhCn) => format!("{help}（需人工确认）"),
        };
        Some(Self {
            description: Message { text },
            artifact_changes: [ArtifactChange {
                artifact_location,
                replacements: fix.edits.iter().map(Replacement::of).collect(),
            }],
        })
    }
}

impl Replacement {
    fn of(edit: &EditReport) -> Self {
        let inserted = (!edit.replacement.is_empty()).then(|| edit.replacement.clone());
        Self {
            deleted_region: region(&edit.span),
            inserted_content: inserted.map(|text| Message { text }),
        }
    }
}
