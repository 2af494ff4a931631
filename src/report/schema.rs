//! The JSON Schema of the report, from the types that are written.

use super::Report;
use schemars::Schema;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of the document that `--format json` writes. Its
/// `$defs/PageReport` and `$defs/Unchecked` describe the lines of `--format jsonl`.
#[must_use]
pub fn schema() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Report>()
}
