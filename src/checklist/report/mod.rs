//! The list as it is written.
//!
//! The objects here are those of the JSON document, which the other formats read, too.

mod html;
mod markdown;
mod parts;
mod terminal;
mod words;
mod wrap;

use super::item::{Stage, Weight};
use super::list::{SiteList, Summary};
use super::verdict::Status;
use crate::page::Unchecked;
use crate::report::{TOOL, Tool};
use crate::text::{Lang, Text};
use jiff::civil::Date;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use std::io::{self, Write};
pub(crate) use wrap::wrap;

/// Version of the document's shape; see [`crate::report::SCHEMA_VERSION`].
const SCHEMA_VERSION: u32 = 1;

/// The lists of all sites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "beian-lint checklist")]
pub struct Checklist {
    /// Version of this document's shape.
    #[schemars(extend("const" = SCHEMA_VERSION))]
    pub schema_version: u32,
    /// What wrote it.
    pub tool: Tool,
    /// The day of the run, as `YYYY-MM-DD`.
    pub today: String,
    /// Totals of all sites.
    pub summary: Summary,
    /// The sites, those of the configuration first.
    pub sites: Vec<Site>,
    /// The inputs that could not be looked at, by source. None of them is a fault.
    pub unchecked: Vec<Unchecked>,
}

/// The list of one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Site {
    /// Its name: that of its `[[site]]`, else its domain, folder or first file.
    pub name: String,
    /// How many of its pages were looked at.
    pub pages: usize,
    /// Totals.
    pub summary: Summary,
    /// Its items, in the order in which they come up.
    pub items: Vec<Item>,
}

/// An item and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Item {
    /// Its name, which does not change.
    pub id: &'static str,
    /// When it comes up.
    pub stage: Stage,
    /// Whether a site may go without.
    pub weight: Weight,
    /// How it stands.
    pub status: Status,
    /// Whether a person has to say how it stands.
    pub asked: bool,
    /// What is so once it is done.
    pub title: Text,
    /// What was seen, or said.
    pub proof: Vec<Text>,
    /// What to give the program so that it can look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub give: Option<Text>,
    /// Who has to act.
    pub who: Text,
    /// By when.
    pub due: Deadline,
    /// What to do, and what usually holds.
    pub advice: Text,
    /// The law or guidance behind it.
    pub basis: Text,
    /// What was said of it, where that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Said>,
}

/// By when something has to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Deadline {
    /// In words.
    pub text: Text,
    /// The last day of an open item, where it is known, as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Days from today to it; negative once it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i32>,
    /// The day and how far it is, in words.
    #[serde(skip)]
    day: Option<Text>,
}

/// What was said of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Said {
    /// `yes`, `no` or `not-for-us`.
    pub answer: &'static str,
    /// On which day, as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For the terminal
    #[default]
    Text,
    /// Markdown: a task list
    Markdown,
    /// One HTML page in both languages, to be read or printed
    Html,
    /// JSON, in both languages
    Json,
}

impl Checklist {
    /// The document of some lists.
    #[must_use]
    pub fn new(lists: &[SiteList], unchecked: Vec<Unchecked>, today: Date) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            tool: TOOL,
            today: today.to_string(),
            summary: Summary::of(lists.iter().flat_map(|list| &list.entries)),
            sites: lists.iter().map(Site::from).collect(),
            unchecked,
        }
    }

    /// Writes it. Text comes with colours, which whoever hands in `out` strips where they are
    /// not wanted, and keeps to `width` terminal cells.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write(
        &self,
        format: Format,
        lang: Lang,
        width: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match format {
            Format::Text => terminal::write(self, lang, width, out),
            Format::Markdown => markdown::write(self, lang, out),
            Format::Html => html::write(self, lang, out),
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, self)?;
                writeln!(out)
            }
        }
    }
}

/// The JSON Schema (draft 2020-12) of the document.
#[must_use]
pub fn schema() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Checklist>()
}

#[cfg(test)]
pub(super) mod tests;
