//! Reads from a decoded page what the rules look at.
//!
//! [`PageFacts`] is owned plain data: no DOM handle leaves this module, so rules
//! cannot depend on how a page is parsed. All ranges are bytes of the decoded text.
//! Scripts are not run; a page is seen as a visitor without JavaScript sees it.

mod badge;
mod bare;
mod css;
mod directives;
mod entry;
mod excluded;
mod extract;
mod frame;
mod href;
mod joined;
mod label;
mod layout;
mod link;
mod mapped;
mod meeting;
mod numbers;
mod open_parts;
mod page;
mod parody;
mod parts;
mod place;
mod scripted;
mod sector;
mod shell;
mod signs;
mod stream;
mod template;
#[cfg(test)]
mod tests;
mod tokens;
mod unrendered;
mod unseen;
mod walk;
mod written;

pub(crate) use extract::extract_parsed;
pub use extract::{Zones, extract};
#[cfg(any(test, fuzzing))]
pub(crate) use href::{icp_target, psb_target};
pub(crate) use href::{is_own, is_psb_old, runs_script};
pub(crate) use template::comments;
pub use template::extract_template;
pub use written::{Enclosure, Quoting, Written};

use crate::number::Number;
use crate::site::Sector;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// What a page shows, as far as the rules care.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageFacts {
    /// The page's closing zone.
    pub footer: Zone,
    /// Every number-like mention, in page order.
    pub filings: Vec<Filing>,
    /// Template expressions about filing numbers that nobody rendered.
    pub unrendered: Vec<Unrendered>,
    /// In the source of a template: links to look-up sites that were given up, round expressions
    /// that stand for numbers.
    pub retired_links: Vec<RetiredLink>,
    /// The link in the closing zone to the entry of a PSB number, where the page has no such number.
    pub psb_entry: Option<PsbEntry>,
    /// PSB import tokens (公安联网备案数据码) shown on the page.
    pub data_codes: Vec<Range<usize>>,
    /// Where the empty application shell's root stands, if the page is one.
    pub shell: Option<Range<usize>>,
    /// Where a finding about something absent points: the footer's start tag, else that of the
    /// block with the last number that closes the page, or with the last line of legal notices,
    /// else the end of the body, else the end of the page.
    pub closing: Range<usize>,
    /// The page has no byte but white space.
    pub empty: bool,
    /// Trades of which a licence is shown, each once; only where they were asked for.
    pub sector_licences: Vec<Sector>,
    /// The page says it is in one encoding and is in another.
    pub mislabelled: Option<Mislabelled>,
    /// What the page itself says is to be ignored, in page order.
    pub directives: Vec<Directive>,
    /// The page's language, as its `<html lang>` has it.
    pub lang: Option<String>,
}

impl PageFacts {
    /// The page says that it is in traditional Chinese (BCP 47: `zh-Hant`, or by region).
    #[must_use]
    pub fn is_traditional(&self) -> bool {
        let lang = self.lang.as_deref().unwrap_or_default();
        let mut tags = lang.split(['-', '_']).map(str::to_ascii_lowercase);
        let chinese = tags.next().is_some_and(|tag| tag == "zh");
        let tags: Vec<String> = tags.collect();
        let has = |wanted: &str| tags.iter().any(|tag| tag == wanted);
        chinese && !has("hans") && ["hant", "tw", "hk", "mo"].into_iter().any(has)
    }
}

/// An ignore comment or attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Rules to ignore, in lower case as written: ids, `all`, or names that nobody knows.
    /// None where the directive could not be understood.
    pub rules: Vec<String>,
    /// Why, where that is said.
    pub reason: Option<String>,
    /// The comment's text or the attribute's value in the source.
    pub range: Range<usize>,
    /// What it holds for.
    pub reach: Reach,
}

/// What an ignore directive holds for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The whole page.
    Page,
    /// An element with all that is in it.
    Part(Range<usize>),
    /// Nothing: no element follows the comment.
    Nothing,
    /// Nothing: there is no directive of that form.
    Unknown,
}

/// A page whose declared encoding is not the one its bytes are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mislabelled {
    /// The declared label as it is written: `gb2312`.
    pub declared: String,
    /// The real one.
    pub actual: String,
    /// The declaration in the page, else its start.
    pub range: Range<usize>,
}

/// The page's closing zone, where copyright, contacts and site links stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Zone {
    /// What it was recognised by.
    pub basis: Basis,
    /// From its start tag to behind its end tag.
    pub range: Option<Range<usize>>,
    /// Where no number closes the page: what may fill its closing zone and is not looked at.
    pub left_out: Option<LeftOut>,
}

/// What may fill a closing zone that shows no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// It holds nothing, and the page has a script.
    Scripts,
    /// Another file, which a frame or an include named like a footer takes in; its address.
    File(String),
}

/// What the footer was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A `<footer>` element.
    Element,
    /// `role=contentinfo`.
    Role,
    /// A class or id.
    Class,
    /// The end of the page's text.
    Tail,
    /// A selector the user gave.
    Selector,
    /// Nothing: the page has no closing zone.
    #[default]
    None,
}

/// Where on a page a number stands, as a visitor without JavaScript sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Placement {
    /// Shown in the closing zone.
    Footer,
    /// Shown elsewhere: an article, a header, a list of links.
    Body,
    /// In the DOM but not shown.
    Hidden,
    /// Only in an HTML comment.
    Comment,
    /// Only in a script.
    Script,
    /// Only in an attribute, a `<meta>` or the `<title>`.
    Attribute,
}

/// A number-like mention with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The number itself.
    pub number: Number,
    /// As the visitor reads it, white space folded.
    pub raw: String,
    /// Where on the page.
    pub placement: Placement,
    /// Its characters in the source, first to last.
    pub range: Range<usize>,
    /// The link that belongs to it.
    pub link: Option<Link>,
    /// PSB: the badge image beside it (an image whose `src` is empty is none).
    pub badge: Option<Badge>,
    /// A line break, a block's edge or a second anchor runs through the number.
    pub split: bool,
    /// [`Placement::Attribute`]: element and attribute name (`img`, `alt`); `title` and an empty name, for `<title>`.
    pub carrier: Option<(String, String)>,
    /// [`Placement::Hidden`]: what hides it, as written (`hidden`, `display:none`, `.x{…}`, `<template>`).
    pub hidden_by: Option<String>,
    /// How it can be changed; nothing is known of a number that no visitor sees.
    pub written: Written,
}

impl Filing {
    /// A number with nothing that belongs to it.
    pub(crate) fn bare(
        number: Number,
        raw: String,
        placement: Placement,
        range: Range<usize>,
    ) -> Self {
        Self {
            number,
            raw,
            placement,
            range,
            link: None,
            badge: None,
            split: false,
            carrier: None,
            hidden_by: None,
            written: Written::default(),
        }
    }
}

/// The link that belongs to a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The attribute's value, references decoded; the start of one of more than 2,048 bytes.
    pub href: String,
    /// What it points at, for this kind of number.
    pub target: Target,
    /// The attribute's value in the source.
    pub range: Range<usize>,
    /// Where it stands.
    pub stand: Stand,
    /// It holds numbers that need different addresses.
    pub shared: bool,
    /// A click on it runs a script (such as `onclick`), its own or that of an element round it or
    /// round the number in it, which may lead elsewhere.
    pub scripted: bool,
    /// ICP: the image in it that is named like the police's badge, in the source.
    pub badge: Option<Range<usize>>,
    /// How the attribute's value is written; none where it is not in the source as such.
    pub quoting: Option<Quoting>,
    /// ICP: the text of a link to an address that MIIT has retired, in the source, where that is such
    /// an address, too.
    pub shown: Option<Range<usize>>,
}

/// Where a link stands that belongs to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Round the number and nothing else (but its badge).
    Alone,
    /// Round the number and more.
    Round,
    /// Beside the number.
    Beside,
}

/// What a number's link points at; the words of the JSON report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// ICP: `https://beian.miit.gov.cn`, with or without `/`.
    Root,
    /// ICP: the same over http.
    Http,
    /// ICP: the right host with a route that still works.
    Deep,
    /// ICP: a retired host, or a dead path on the right one.
    Retired,
    /// No target: nothing, `#`, `javascript:`.
    Empty,
    /// ICP: a PSB portal.
    Psb,
    /// PSB: a MIIT host.
    Miit,
    /// PSB: `beian.mps.gov.cn` with this number's code.
    Mps,
    /// PSB: `beian.gov.cn` with this number's code.
    Old,
    /// PSB: a PSB portal without a code.
    NoCode,
    /// PSB: a PSB portal with another number's code.
    Mismatch,
    /// Anything else.
    Wrong,
}

impl Target {
    /// The MIIT look-up site, or what it was before.
    #[must_use]
    pub const fn is_miit(self) -> bool {
        matches!(self, Self::Root | Self::Http | Self::Deep | Self::Retired)
    }
}

/// The police badge beside a PSB number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The image's address as written; empty for a background or inline image.
    pub src: String,
    /// The image in the source.
    pub range: Range<usize>,
    /// Loaded from the police portal's own host.
    pub hotlinked: bool,
}

/// A template expression left in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unrendered {
    /// As written: `{{ site.icp }}`.
    pub text: String,
    /// Its place.
    pub range: Range<usize>,
    /// It stands for a PSB number rather than an ICP number.
    pub psb: bool,
}

/// A link to the entry of a PSB number on a police portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PsbEntry {
    /// The code in its address: the number's digits, if they are right.
    pub code: String,
    /// The address in the source.
    pub range: Range<usize>,
}

/// A link to a look-up site that was given up, round an expression in the source of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetiredLink {
    /// The expression as written: `{{ site.icp }}`.
    pub expression: String,
    /// [`Target::Retired`], of an ICP number, or [`Target::Old`], of a PSB number.
    pub link: Link,
}
