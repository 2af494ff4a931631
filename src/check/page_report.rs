//! What a report says about one page: the objects of the JSON report.

use super::{Asked, FixReport, SitePage};
use crate::finding::{Rule, Severity, Suppressed};
use crate::footer::{Basis, Placement, Target};
use crate::number::Kind;
use crate::page::{Encoding, Excerpt, Fetched, Role, Span};
use crate::rules::{RULES, RuleSet};
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::ops::Range;

/// One page that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PageReport {
    /// Path as walked (with `/`), final URL, or `<stdin>`.
    pub source: String,
    /// URL asked for, where it differs from `source`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested: Option<String>,
    /// HTTP status; only for pages that were fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// How the page was fetched; only for pages that were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<Fetched>,
    /// How the page's bytes were read.
    pub encoding: Encoding,
    /// Whether the page must show the numbers.
    pub role: Role,
    /// Read as the source of a template, not as HTML.
    #[serde(skip)]
    pub template: bool,
    /// The name of the `[[site]]` that the page belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SitePage>,
    /// The page's closing zone.
    pub footer: FooterReport,
    /// Every number-like mention on the page, in page order, well-formed or not.
    pub filings: Vec<FilingReport>,
    /// What is wrong with the page, by place.
    pub findings: Vec<FindingReport>,
    /// The duties that it was held to.
    #[serde(skip)]
    pub asked: Asked,
    /// The rules that looked at it.
    #[serde(skip)]
    pub ran: RuleSet,
    /// What the ICP filing numbers that it shows have in common with others of one owner, where
    /// no `[[site]]` has them compared.
    #[serde(skip)]
    pub uncompared: Vec<String>,
    /// It belongs to none of the sites of which the configuration speaks.
    #[serde(skip)]
    pub is_stray: bool,
    /// The configuration's `[[ignore]]` entries that mean the page, as `FILE:LINE`, with what
    /// is to be said if none of their pages has a finding that they fit; none where it has.
    #[serde(skip)]
    pub entries: Vec<(String, Option<FindingReport>)>,
}

impl PageReport {
    /// Whether it was read on this machine, where it can be changed: not fetched.
    pub(crate) fn is_local(&self) -> bool {
        self.fetched.is_none() && self.status.is_none()
    }
}

/// The closing zone of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FooterReport {
    /// Whether the page has one.
    pub found: bool,
    /// What it was recognised by.
    pub basis: Basis,
    /// From its start tag to behind its end tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A number-like mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FilingReport {
    /// The register it belongs to.
    pub kind: Kind,
    /// Canonical spelling: no spaces, ASCII, simplified characters.
    pub number: String,
    /// As the visitor reads it, white space folded.
    pub raw: String,
    /// Fits the grammar once spelled canonically.
    pub valid: bool,
    /// The register of which it counts as shown, if rules judge it: a licence that is linked to
    /// the MIIT site stands for an ICP number.
    #[serde(skip)]
    pub judged_for: Option<Kind>,
    /// A placeholder or a parody registry's number: it stands for none.
    #[serde(skip)]
    pub sham: bool,
    /// Where on the page it stands.
    pub placement: Placement,
    /// The link that belongs to it; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<LinkReport>,
    /// Only for PSB numbers: a badge image stands beside the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<bool>,
    /// Its characters, first to last.
    pub span: Span,
}

/// The link that belongs to a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LinkReport {
    /// The attribute's value, character references decoded; the start of one of more than 2,048 bytes.
    pub href: String,
    /// What it points at, for this kind of number.
    pub target: Target,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingReport {
    /// The rule that was broken.
    pub rule: RuleId,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// What to write instead.
    pub help: Text,
    /// Where.
    pub span: Span,
    /// `--fix` has mended it: it counts no more, and `span` is where it stood.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub fixed: bool,
    /// What mends it mechanically, where something does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixReport>,
    /// Why it is not held against the page, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Suppressed>,
    /// Where: bytes of the page's decoded text.
    #[serde(skip)]
    pub range: Range<usize>,
    /// Whether it fails the run: it weighs as much as the configuration of its page asks for.
    #[serde(skip)]
    pub fails: bool,
    /// What it points at, in words that stay the same when lines move: the number in
    /// canonical spelling, else the source's text; empty where something is absent.
    #[serde(skip)]
    pub key: String,
    /// The source lines round the place, for reports that people read.
    #[serde(skip)]
    pub excerpt: Excerpt,
}

impl FindingReport {
    /// Whether it is held against its page: neither silenced nor mended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.suppressed.is_none() && !self.fixed
    }
}

/// A rule, written as its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleId(pub &'static Rule);

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id)
    }
}

impl JsonSchema for RuleId {
    fn schema_name() -> Cow<'static, str> {
        "RuleId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        json_schema!({
            "description": "The id of a rule.",
            "type": "string",
            "enum": ids,
        })
    }
}
