//! One JSON document: the contract other programs read.

use super::{Report, Reporter};
use std::io::{self, Write};

/// Writes the report as one JSON document, indented by two spaces.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Reporter for Json {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, report)?;
        writeln!(out)
    }
}
