//! A parsed page with what the parts of the extraction share.

use super::css::{self, Sheet};
use super::walk::{self, Layout};
use crate::html::Document;
use ego_tree::NodeId;
use scraper::ElementRef;
use std::cell::OnceCell;
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
    sheet: OnceCell<Sheet>,
}

impl<'a> Page<'a> {
    /// `address`: the page's URL, where it has one.
    pub(super) fn new(source: &'a str, doc: &'a Document, address: Option<&str>) -> Self {
        let layout = walk::walk(doc);
        Self {
            source,
            doc,
            base: base(doc, &layout, address),
            layout,
            numbers: Vec::new(),
            sheet: OnceCell::new(),
        }
    }

    /// The page's own style sheets; read only where a number has to be looked up.
    fn sheet(&self) -> &Sheet {
        self.sheet.get_or_init(|| {
            let mut sheet = Sheet::default();
            for text in &self.layout.styles {
                sheet.add(self.screen_style(*text).unwrap_or_default());
            }
            sheet
        })
    }

    /// The text of a `<style>` that holds for screens.
    fn screen_style(&self, text: NodeId) -> Option<&str> {
        let node = self.doc.tree.tree.get(text)?;
        let media = node.parent()?.value().as_element()?.attr("media");
        let css = node.value().as_text()?;
        matches!(media.unwrap_or_default().trim(), "" | "all" | "screen").then_some(&*css.text)
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
        css::hidden_by(parent, self.sheet())
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

fn base(doc: &Document, layout: &Layout, address: Option<&str>) -> Option<Url> {
    let address = address.and_then(|address| Url::parse(address).ok());
    let declared = layout.base.and_then(|node| doc.tree.tree.get(node));
    let declared = declared.and_then(|node| node.value().as_element()?.attr("href"));
    match (declared, address) {
        (Some(href), Some(address)) => address.join(href).ok().or(Some(address)),
        (Some(href), None) => super::href::resolve(href, None),
        (None, address) => address,
    }
}
