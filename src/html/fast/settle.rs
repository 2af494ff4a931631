//! What is done when the page is read to its end and all attributes are at hand.

use super::{Builder, GiveUp, Mode, Tag};
use crate::html::decode_attribute;
use crate::html::document::{Document, NONE};
use crate::html::names::Name;
use crate::html::spans::narrow;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::mem::take;

/// Names and values, as the page means them.
type Attributes<'d> = Vec<(Cow<'d, str>, Cow<'d, str>)>;

impl<'a> Builder<'a> {
    /// The end of the page: what the standard implies is there, and everything is closed.
    pub(super) fn finish(mut self) -> Result<Document<'a>, GiveUp> {
        if self.mode == Mode::Text {
            self.pop();
            self.mode = self.behind_text;
        }
        self.imply_body()?;
        while !self.stack.is_empty() {
            self.pop();
        }
        let end = narrow(self.doc.nodes.len());
        if let Some(root) = self.doc.nodes.first_mut() {
            root.end = end;
        }
        self.name_reopened();
        self.merge_attributes();
        Ok(self.doc)
    }

    /// A second `<html>` or `<body>`: the element that is there takes its attributes over.
    pub(super) fn take_attributes(&mut self, name: Name, tag: Tag) {
        let open = self.stack.get(usize::from(name == Name::Body));
        if let Some(open) = open.filter(|open| open.name == name) {
            self.again.push((open.node, tag.index));
        }
    }

    fn merge_attributes(&mut self) {
        let mut merged = Vec::new();
        for (node, tag) in &self.again {
            for (name, value) in self.attributes(*tag) {
                merged.push((*node, name.into_owned(), value.into_owned()));
            }
        }
        self.doc.merge(merged);
    }

    fn attributes(&self, tag: u32) -> Attributes<'_> {
        let spans = self.doc.tag_attr_spans(tag);
        let values = spans.map(|(name, place)| {
            let value = decode_attribute(self.doc.source, place.range());
            (name, value)
        });
        values.collect()
    }

    /// Gives elements that were opened again a start tag: of all that are equal, the last
    /// that stands before them.
    fn name_reopened(&mut self) {
        let reopened = take(&mut self.reopened);
        if reopened.is_empty() {
            return;
        }
        let equal = self.first_equal();
        let mut last: FxHashMap<u32, u32> = FxHashMap::default();
        let mut seen = 0;
        for (node, tags) in reopened {
            for (index, first) in equal.iter().enumerate().take(tags).skip(seen) {
                last.insert(*first, narrow(index));
            }
            seen = tags;
            if let Some(node) = self.doc.nodes.get_mut(node as usize) {
                let first = equal.get(node.first as usize);
                let tag = first.and_then(|first| last.get(first));
                node.first = tag.copied().unwrap_or(node.first);
            }
        }
    }

    /// Of each start tag of a formatting element, the first that is equal; [`NONE`] of others.
    fn first_equal(&self) -> Vec<u32> {
        let mut known: FxHashMap<(Name, Attributes<'_>), u32> = FxHashMap::default();
        let tags = self.doc.tags.iter().enumerate();
        let first = tags.map(|(index, tag)| {
            let name = tag.element;
            if !name.is_formatting() {
                return NONE;
            }
            let index = narrow(index);
            *known.entry((name, self.attributes(index))).or_insert(index)
        });
        first.collect()
    }
}
