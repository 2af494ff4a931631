//! HTML parsing with exact places: a tokenizer that follows the HTML standard's
//! tokenisation and keeps byte ranges, in front of one of two tree builders.
//!
//! Most pages nest so well that a plain stack of open elements gives the browser's tree;
//! the others are read by html5ever's tree builder. Both write the same table.
//!
//! Why an own tokenizer: html5ever's reports lines only. Offsets taken from its input
//! queue are wrong for about one start in a hundred (dropped tokens, reconsumed
//! characters) and give no attribute places; html5gum's adapter is slower than both.
//! Feeding the tree builder from here keeps the browser's tree and gives exact ranges
//! at twice the speed; agreement with html5ever's own parser is tested on every
//! fixture and on generated pages.

mod attributes;
mod blank;
mod char_ref;
mod depth;
mod doctype;
mod document;
mod draft;
mod fast;
mod key;
mod names;
mod reference;
mod script;
mod select;
mod sink;
mod spans;
mod tables;
mod tag;
mod texts;
mod token;
mod tokenizer;
mod written;

#[cfg(test)]
mod html5lib;
#[cfg(test)]
mod tests;

use std::env;
use std::sync::LazyLock;

pub(crate) use blank::blanks;
pub(crate) use char_ref::{attribute_runs, decode_attribute};
pub(crate) use document::{Document, Kind, NodeId, Row};
pub(crate) use fast::parse_fast;
pub(crate) use names::Name;
pub(crate) use reference::parse_reference;
pub(crate) use spans::{Known, Run, narrow};
pub(crate) use written::WrittenTag;

/// The variable that has every page read with html5ever's builder, if it is `1`: for
/// benchmarks and tests, which compare. What is found does not depend on it.
pub(crate) const REFERENCE: &str = "BEIAN_LINT_REFERENCE";

static FORCED: LazyLock<bool> =
    LazyLock::new(|| env::var_os(REFERENCE).is_some_and(|value| value == "1"));

/// Parses a page as a browser with scripts switched off does. Never fails.
pub(crate) fn parse(source: &str) -> Document<'_> {
    let fast = if *FORCED { None } else { parse_fast(source) };
    fast.unwrap_or_else(|| parse_reference(source))
}
