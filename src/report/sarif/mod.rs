//! SARIF 2.1.0 (OASIS), within what GitHub's code scanning takes of it.
//!
//! Every rule stands in the log, whether or not it found something, so that a rule's index
//! never depends on the findings. Suppressed findings are results with a suppression. Paths
//! are relative to the repository's folder; columns count Unicode code points. No time and no
//! absolute folder stands in it: equal reports give equal bytes.

mod fix;
mod invocation;
mod location;
mod result;
mod rules;
mod uri;

use super::{Places, Policy, Report, Reporter, Setup, TOOL};
use crate::text::Lang;
use invocation::Invocation;
use result::SarifResult;
use rules::ReportingDescriptor;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::sync::Arc;

/// Where the schema of this version is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes a report as a SARIF log with one run.
#[derive(Debug, Clone, Default)]
pub struct Sarif {
    /// The language to write in.
    pub lang: Lang,
    /// How the run is judged: its exit code stands in the log.
    pub policy: Policy,
    /// A page brought the checker down, so that the run ends as one with an internal error.
    pub broken: bool,
    /// Where the pages stand in the repository.
    pub places: Arc<Places>,
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    #[serde(rename = "originalUriBaseIds")]
    bases: Value,
    column_kind: &'static str,
    language: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    language: &'static str,
    rules: Vec<ReportingDescriptor>,
}

impl From<&Setup> for Sarif {
    fn from(setup: &Setup) -> Self {
        Self {
            lang: setup.lang,
            policy: setup.policy,
            broken: setup.broken,
            places: Arc::clone(&setup.places),
        }
    }
}

impl Reporter for Sarif {
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let (results, left) = result::of_report(report, self);
        let log = Log {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver::new(self.lang)?,
                },
                invocations: [Invocation::new(report, self, left)],
                bases: bases(self.lang),
                column_kind: "unicodeCodePoints",
                language: tag(self.lang),
                results,
            }],
        };
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

impl Driver {
    fn new(lang: Lang) -> io::Result<Self> {
        Ok(Self {
            name: TOOL.name,
            version: TOOL.version,
            semantic_version: TOOL.version,
            information_uri: env!("CARGO_PKG_REPOSITORY"),
            language: tag(lang),
            rules: rules::all(lang)?,
        })
    }
}

/// What relative paths are relative to. Where that is, only the reader knows.
fn bases(lang: Lang) -> Value {
    let text = match lang {
        Lang::En => "The root folder of the repository.",
        Lang::ZhCn => "代码仓库的根目录。",
    };
    json!({ location::ROOT: { "description": { "text": text } } })
}

/// The language as RFC 5646 writes it.
const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-US",
        Lang::ZhCn => "zh-CN",
    }
}

#[cfg(test)]
mod tests;
