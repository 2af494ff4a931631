//! The links to the entries of PSB numbers on the police portal, by the code in their address.

use super::href;
use super::layout::Anchor;
use super::page::Page;
use super::place;
use crate::html::{Name, NodeId};
use std::collections::HashMap;

/// The links that may be a number's though they stand far from it: each number of a page would
/// read all their addresses again.
#[derive(Debug, Default)]
pub(super) struct Entries(HashMap<(String, NodeId), NodeId>);

impl Entries {
    /// Those in the closing zones of a page of which the numbers are known.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut entries = Self::default();
        for link in &page.layout.links {
            entries.add(page, link);
        }
        entries
    }

    /// The first link in `zone` that leads to the number of those digits.
    pub(super) fn find(&self, digits: &str, zone: NodeId) -> Option<NodeId> {
        self.0.get(&(digits.to_owned(), zone)).copied()
    }

    /// The first link on the page, and the code in its address.
    pub(super) fn first(&self) -> Option<(&str, NodeId)> {
        let links = self
            .0
            .iter()
            .map(|((code, _), link)| (*link, code.as_str()));
        links.min().map(|(link, code)| (code, link))
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, page: &Page<'_>, link: &Anchor) {
        let codes = codes(page, link.node);
        if codes.is_empty() || page.holds_number(&link.text) || !is_seen(page, link) {
            return;
        }
        if let Some(zone) = place::zone(page, link.node) {
            for code in codes {
                self.0.entry((code, zone)).or_insert(link.node);
            }
        }
    }
}

/// The codes that the address of a link names.
fn codes(page: &Page<'_>, link: NodeId) -> Vec<String> {
    let href = page.short_attr(link, "href").unwrap_or_default();
    href::psb_codes(&href, page.base.as_ref())
}

/// Whether there is something to click on.
fn is_seen(page: &Page<'_>, link: &Anchor) -> bool {
    let shown = &page.layout.shown;
    let mut texts = shown.nodes(&link.text);
    let has_text = shown.exceeds(link.text.clone(), 0)
        && texts.any(|(node, _)| page.hidden_by(node).is_none());
    let is_area = page.doc.name(link.node) == Some(Name::Area);
    has_text || is_area || !page.images_of(link.node).is_empty()
}
