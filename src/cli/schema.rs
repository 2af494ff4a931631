//! `beian-lint schema`.

use super::context::{Console, Failure};
use crate::checklist;
use crate::config;
use crate::report;
use crate::report::Exit;
use clap::{Args, ValueEnum};

/// Which schema to print.
#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// What the schema describes
    #[arg(value_enum, default_value_t, value_name = "DOCUMENT")]
    document: Document,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Document {
    /// The JSON report
    #[default]
    Report,
    /// The configuration
    Config,
    /// The JSON of `beian-lint checklist`
    Checklist,
}

impl SchemaArgs {
    /// Prints it.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let schema = match self.document {
            Document::Report => report::schema(),
            Document::Config => config::schema(),
            Document::Checklist => checklist::schema(),
        };
        Console::plain().write(|out| {
            serde_json::to_writer_pretty(&mut *out, &schema)?;
            writeln!(out)
        })?;
        Ok(Exit::Clean)
    }
}
