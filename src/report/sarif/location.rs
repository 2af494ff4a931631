//! Where a result stands.

use super::uri;
use crate::check::FindingReport;
use crate::page::Span;
use crate::report::PagePlace;
use serde::Serialize;
use std::num::NonZeroU32;

/// The name of the repository's folder.
pub(super) const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

/// GitHub asks for all four of the first.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    start_line: NonZeroU32,
    start_column: NonZeroU32,
    end_line: NonZeroU32,
    end_column: NonZeroU32,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
}

/// The address of a page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    kind: &'static str,
}

impl Location {
    /// The place of a finding.
    pub(super) fn of_finding(place: &PagePlace, finding: &FindingReport) -> Self {
        Self::new(place, Some(region(&place.span(finding))))
    }

    /// A whole page; none where nothing is known but that it is standard input.
    pub(super) fn of_page(place: &PagePlace) -> Self {
        Self::new(place, None)
    }

    fn new(place: &PagePlace, region: Option<Region>) -> Self {
        let file = place.file.as_ref();
        let address = place.address.iter();
        Self {
            physical_location: file.map(|file| PhysicalLocation {
                artifact_location: ArtifactLocation::of(file),
                region,
            }),
            logical_locations: address
                .map(|address| LogicalLocation {
                    fully_qualified_name: address.clone(),
                    kind: "resource",
                })
                .collect(),
        }
    }
}

impl ArtifactLocation {
    pub(super) fn of(file: &str) -> Self {
        Self {
            uri: uri::of_path(file),
            uri_base_id: (!uri::is_absolute(file)).then_some(ROOT),
        }
    }
}

pub(super) fn region(span: &Span) -> Region {
    Region {
        start_line: span.line,
        start_column: span.column,
        end_line: span.end_line,
        end_column: span.end_column,
        byte_offset: span.start,
        byte_length: span
            .start
            .zip(span.end)
            .map(|(start, end)| end.saturating_sub(start)),
    }
}
