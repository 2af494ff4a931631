//! A parsed page with what the parts of the extraction share.

use super::css::{self, Sheet};
use super::walk::{self, Layout};
use crate::html::Document;
use ego_tree::NodeId;
use scraper::{ElementRef, Selector};
use std::collections::HashSet;
use std::ops::Range;
use url::Url;

/// A parsed page, laid out.
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) doc: &'a Document,
    pub(super) layout: Layout,
    /// What relative addresses resolve against.
    pub(super) base: Option<Url>,
    /// Places of all numbers in the shown text.
    pub(super) numbers: Vec<Range<usize>>,
    sheet: Sheet,
}

impl<'a> Page<'a> {
    /// `address`: the page's URL, where it has one. `footer`: the selector of its closing
    /// zone, where its owner named one.
    pub(super) fn new(
        source: &'a str,
        doc: &'a Document,
        address: Option<&str>,
        footer: Option<&str>,
    ) -> Self {
        let layout = walk::walk(doc, &named(doc, footer));
        let mut page = Self {
            source,
            doc,
            base: base(doc, address),
            layout,
            numbers: Vec::new(),
            sheet: Sheet::default(),
        };
        page.read_styles();
        page
    }

    fn read_styles(&mut self) {
        for text in &self.layout.styles {
            let node = self.doc.tree.tree.get(*text);
            let media = node
                .and_then(|node| node.parent())
                .and_then(|parent| parent.value().as_element()?.attr("media"))
                .unwrap_or("all");
            let css = node.and_then(|node| node.value().as_text().map(|text| &*text.text));
            if matches!(media.trim(), "" | "all" | "screen") {
                self.sheet.add(css.unwrap_or_default());
            }
        }
    }

    /// The element of a node.
    pub(super) fn element(&self, node: NodeId) -> Option<ElementRef<'a>> {
        self.doc.tree.tree.get(node).and_then(ElementRef::wrap)
    }

    /// The elements round a node, innermost first; not the node itself.
    pub(super) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
        let node = self.doc.tree.tree.get(node);
        node.into_iter()
            .flat_map(|node| node.ancestors())
            .filter_map(ElementRef::wrap)
    }

    pub(super) fn is_inside(&self, node: NodeId, ancestor: NodeId) -> bool {
        self.ancestors(node).any(|element| element.id() == ancestor)
    }

    /// What hides the text node, as written in the page.
    pub(super) fn hidden_by(&self, text: NodeId) -> Option<String> {
        let parent = self.ancestors(text).next()?;
        if self.ancestors(text).any(|e| e.value().name() == "template") {
            return Some("<template>".to_owned());
        }
        css::hidden_by(parent, &self.sheet)
    }

    /// Where an attribute's value stands; else its tag, else the page's start.
    pub(super) fn attribute_range(&self, element: NodeId, name: &str) -> Range<usize> {
        let value = self
            .doc
            .attribute(self.source, element, name)
            .map(|attr| attr.value.clone());
        value
            .or_else(|| self.doc.tag(element).map(|tag| tag.range.clone()))
            .unwrap_or(0..0)
    }
}

/// The elements that a selector matches.
fn named(doc: &Document, selector: Option<&str>) -> HashSet<NodeId> {
    let selector = selector.and_then(|selector| Selector::parse(selector).ok());
    let elements = selector
        .iter()
        .flat_map(|selector| doc.tree.select(selector));
    elements.map(|element| element.id()).collect()
}

fn base(doc: &Document, address: Option<&str>) -> Option<Url> {
    let address = address.and_then(|address| Url::parse(address).ok());
    let selector = Selector::parse("base[href]").ok()?;
    let declared = doc.tree.select(&selector).next();
    let declared = declared.and_then(|element| element.value().attr("href"));
    match (declared, address) {
        (Some(href), Some(address)) => address.join(href).ok().or(Some(address)),
        (Some(href), None) => super::href::resolve(href, None),
        (None, address) => address,
    }
}
