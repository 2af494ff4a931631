//! A parsed page with what the parts of the extraction share.

use super::Quoting;
use super::css::{Sheet, Visibility};
use super::entry::Entries;
use super::layout::{Anchor, Image, Layout};
use super::numbers::Numbers;
use super::{scripted, walk};
use crate::html::{Document, Kind, Name, NodeId};
use scraper::Selector;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use url::Url;

/// More images in one place are a gallery of somebody who wants to waste time.
const MOST_IMAGES: usize = 64;

/// Bytes of an address or a name that are read: no browser's user sees more.
const LONGEST: usize = 2048;

/// A parsed page, laid out.
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) doc: &'a Document<'a>,
    pub(super) layout: Layout,
    /// What relative addresses resolve against.
    pub(super) base: Option<Url>,
    /// Places of all numbers in the shown text.
    pub(super) numbers: Numbers,
    visibility: Visibility,
    /// Elements on which a click runs a script; found when first asked for.
    scripted: OnceCell<Vec<NodeId>>,
    /// Links to the entries of PSB numbers; found when first asked for.
    entries: OnceCell<Entries>,
}

impl<'a> Page<'a> {
    /// `address`: the page's URL, where it has one. `footer`: the selector of its closing
    /// zone, where its owner named one.
    pub(super) fn new(
        source: &'a str,
        doc: &'a Document<'a>,
        address: Option<&str>,
        footer: Option<&str>,
    ) -> Self {
        let visibility = Visibility::new(styles(doc));
        let layout = walk::walk(doc, &visibility, &named(doc, footer));
        Self {
            source,
            doc,
            base: base(doc, &layout, address),
            layout,
            numbers: Numbers::default(),
            visibility,
            scripted: OnceCell::new(),
            entries: OnceCell::new(),
        }
    }

    /// The page's language.
    pub(super) fn lang(&self) -> Option<String> {
        let mut nodes = self.doc.nodes();
        let root = nodes.find(|id| self.doc.name(*id).is_some())?;
        self.doc.attr(root, "lang").map(Cow::into_owned)
    }

    /// The address or the name in an attribute, at most [`LONGEST`] bytes of it: one of a million
    /// bytes would be copied for each number that it belongs to.
    pub(super) fn short_attr(&self, node: NodeId, name: &str) -> Option<Cow<'_, str>> {
        self.doc.attr_start(node, name, LONGEST)
    }

    /// The elements round a node, innermost first; not the node itself.
    pub(super) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        let doc = self.doc;
        doc.ancestors(node).filter(|id| doc.name(*id).is_some())
    }

    pub(super) fn is_inside(&self, node: NodeId, ancestor: NodeId) -> bool {
        self.ancestors(node).any(|element| element == ancestor)
    }

    /// The nearest element round a node that begins and ends a line.
    pub(super) fn block(&self, node: NodeId) -> Option<NodeId> {
        let mut round = self.ancestors(node);
        round.find(|element| self.doc.name(*element).is_some_and(Name::is_block))
    }

    /// The link of that node.
    pub(super) fn link(&self, node: NodeId) -> Option<&Anchor> {
        self.layout.link_of(node)
    }

    /// The links that begin inside `range` of the shown text.
    pub(super) fn links_in<'s>(
        &'s self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = &'s Anchor> + use<'s, 'a> {
        let first = self
            .layout
            .links
            .partition_point(|link| link.text.start < range.start);
        let end = range.end;
        let later = self.layout.links.get(first..).unwrap_or_default();
        later.iter().take_while(move |link| link.text.start <= end)
    }

    /// Whether a number stands in `range` of the shown text.
    pub(super) fn holds_number(&self, range: &Range<usize>) -> bool {
        self.numbers.first_in(range).is_some()
    }

    /// The images round `range` of the shown text: inside it, or so near that at most
    /// `gap` characters and their white space lie between.
    pub(super) fn images_near(&self, range: &Range<usize>, gap: usize) -> &[Image] {
        let reach = gap * 8;
        let images = &self.layout.images;
        let first = images.partition_point(|image| image.at + reach < range.start);
        let last = images.partition_point(|image| image.at <= range.end + reach);
        let near = images.get(first..last).unwrap_or_default();
        near.get(near.len().saturating_sub(MOST_IMAGES)..)
            .unwrap_or(near)
    }

    /// The images in an element.
    pub(super) fn images_of(&self, element: NodeId) -> &[Image] {
        let images = &self.layout.images;
        let first = images.partition_point(|image| image.node < element);
        let behind = self.doc.behind(element);
        let last = images.partition_point(|image| image.node < behind);
        images.get(first..last).unwrap_or_default()
    }

    /// Whether an image stands in a link.
    pub(super) fn has_image(&self, link: &Anchor) -> bool {
        let mut near = self.images_near(&link.text, 1).iter();
        near.any(|image| self.is_inside(image.node, link.node))
    }

    /// The links to the entries of PSB numbers. To be asked for when the numbers are known.
    pub(super) fn entries(&self) -> &Entries {
        self.entries.get_or_init(|| Entries::of(self))
    }

    /// What hides the text node, as written in the page.
    pub(super) fn hidden_by(&self, text: NodeId) -> Option<String> {
        let parent = self.ancestors(text).next()?;
        if self
            .ancestors(text)
            .any(|e| self.doc.name(e) == Some(Name::Template))
        {
            return Some("<template>".to_owned());
        }
        self.visibility.hidden_by(self.doc, parent)
    }

    /// Whether a click on a node runs a script, of an element or of one round it, which may lead
    /// elsewhere.
    pub(super) fn is_scripted(&self, node: NodeId) -> bool {
        let find = || scripted::find(self.doc, &self.layout);
        let scripted = self.scripted.get_or_init(find);
        let mut round = std::iter::once(node).chain(self.ancestors(node));
        !scripted.is_empty() && round.any(|element| scripted.binary_search(&element).is_ok())
    }

    /// How an attribute's value is written, where it is.
    pub(super) fn quoting(&self, element: NodeId, name: &str) -> Option<Quoting> {
        let (written, value) = self.doc.attr_span(element, name)?;
        Some(Quoting::of(self.source, &written, &value))
    }

    /// Where an attribute's value stands; else its tag, else the page's start.
    pub(super) fn attribute_range(&self, element: NodeId, name: &str) -> Range<usize> {
        let value = self.doc.attr_place(element, name);
        value.or_else(|| self.doc.tag(element)).unwrap_or(0..0)
    }
}

/// The elements that a selector matches, in document order.
fn named(doc: &Document<'_>, selector: Option<&str>) -> Vec<NodeId> {
    let selector = selector.and_then(|selector| Selector::parse(selector).ok());
    doc.select(selector.as_slice())
}

/// The page's own style sheets that hold for screens.
fn styles(doc: &Document<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    if !doc.has_tag(Name::Style) {
        return sheet;
    }
    for style in doc.nodes().filter(|id| doc.name(*id) == Some(Name::Style)) {
        let attr = |name| doc.attr(style, name).unwrap_or_default().trim().to_owned();
        let css = matches!(&*attr("type"), "" | "text/css");
        let screen = matches!(&*attr("media"), "" | "all" | "screen");
        // A template's content is not part of the page.
        let inert = || {
            doc.ancestors(style)
                .any(|id| doc.kind(id) == Kind::Fragment)
        };
        if css && screen && !inert() {
            sheet.add(
                &doc.subtree(style)
                    .map(|id| doc.text(id))
                    .collect::<String>(),
            );
        }
    }
    sheet
}

fn base(doc: &Document<'_>, layout: &Layout, address: Option<&str>) -> Option<Url> {
    let address = address
        .and_then(|address| Url::parse(address).ok())
        .filter(|url| matches!(url.scheme(), "http" | "https"));
    let declared = layout.base.and_then(|node| doc.attr(node, "href"));
    match (declared, address) {
        (Some(href), Some(address)) => address.join(&href).ok().or(Some(address)),
        (Some(href), None) => super::href::resolve(&href, None),
        (None, address) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    #[test]
    fn an_element_has_its_own_image_and_those_inside() {
        let html = "<img src=a><p style='background:url(b)'><img src=c></p><img src=d>";
        let doc = parse(html);
        let page = Page::new(html, &doc, None, None);
        let element = doc.nodes().find(|node| doc.name(*node) == Some(Name::P));
        let images = page.images_of(element.unwrap());
        assert_eq!(
            (images.len(), images.first().map(|image| image.node)),
            (2, element)
        );
    }
}
