//! The elements that a CSS selector of the page's owner matches.

use super::document::{Document, Kind, NodeId, Space};
use super::names::Name;
use ego_tree::NodeId as TreeId;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::QuirksMode;
use html5ever::{Attribute, LocalName, QualName, ns};
use rustc_hash::FxHashMap;
use scraper::node::Element;
use scraper::{Html, Node, Selector};

impl Document<'_> {
    /// The elements that any of `selectors` matches, by selector and in document order.
    pub(crate) fn select(&self, selectors: &[Selector]) -> Vec<NodeId> {
        if selectors.is_empty() {
            return Vec::new();
        }
        let (tree, known) = self.as_scraper_tree();
        let found = selectors.iter().flat_map(|selector| tree.select(selector));
        found
            .filter_map(|element| known.get(&element.id()).copied())
            .collect()
    }

    /// The tree as the `scraper` crate has it: its matching is well tried, and pages whose
    /// owner names parts by selectors are few.
    fn as_scraper_tree(&self) -> (Html, FxHashMap<TreeId, NodeId>) {
        let mut html = Html::new_document();
        if self.quirks {
            html.quirks_mode = QuirksMode::Quirks;
        }
        let root = html.tree.root().id();
        let mut ids = vec![root];
        for id in self.nodes().skip(1) {
            let parent = self.parent(id).and_then(|id| ids.get(id.0 as usize));
            let parent = parent.and_then(|parent| html.tree.get_mut(*parent));
            let made = parent.map(|mut parent| parent.append(self.as_scraper_node(id)).id());
            ids.push(made.unwrap_or(root));
        }
        let known = ids.into_iter().zip(self.nodes()).collect();
        (html, known)
    }

    fn as_scraper_node(&self, id: NodeId) -> Node {
        match self.kind(id) {
            Kind::Element(name) => Node::Element(self.as_scraper_element(id, name)),
            Kind::Text => Node::Text(scraper::node::Text {
                text: scraper::StrTendril::from_slice(&self.text(id)),
            }),
            Kind::Fragment | Kind::Document => Node::Fragment,
        }
    }

    fn as_scraper_element(&self, id: NodeId, name: Name) -> Element {
        let local = match name {
            Name::Other => LocalName::from(self.name_text(id)),
            known => LocalName::from(known.text()),
        };
        let space = match self.space(id) {
            Space::Html => ns!(html),
            Space::Svg => ns!(svg),
            Space::MathMl => ns!(mathml),
        };
        let attrs = self.attrs(id).map(|(name, value)| Attribute {
            name: QualName::new(None, ns!(), LocalName::from(name)),
            value: StrTendril::from_slice(&value),
        });
        Element::new(QualName::new(None, space, local), attrs.collect())
    }
}
