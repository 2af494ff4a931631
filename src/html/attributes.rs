//! The attributes of a page's elements.

use super::document::{Document, NodeId, Space, lower};
use super::names::Name;
use super::spans::{AttrSpan, Known, Place};
use super::tag::words;
use crate::text::floor_boundary;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// Up to so many attributes are compared one by one.
const FEW_ATTRIBUTES: usize = 16;

impl<'a> Document<'a> {
    pub(super) fn own_attrs(&self, id: NodeId) -> &[AttrSpan] {
        let attrs = self.tag_span(id).map(|tag| tag.attrs());
        attrs
            .and_then(|attrs| self.attrs.get(attrs))
            .unwrap_or_default()
    }

    /// Which of the attributes that are often asked for an element may have: all that are
    /// not in the set it lacks.
    #[inline]
    pub(crate) fn known(&self, id: NodeId) -> Known {
        match self.tag_span(id) {
            _ if self.may_be_merged(id) => Known::ALL,
            Some(tag) => tag.known,
            None => Known::default(),
        }
    }

    /// Whether an element may have attributes of another tag: `<html>` and `<body>` may.
    fn may_be_merged(&self, id: NodeId) -> bool {
        !self.merged.is_empty()
            && matches!(self.name(id), Some(Name::Html | Name::Body))
            && self.space(id) == Space::Html
    }

    /// Whether any tag may have one of these attributes.
    pub(crate) fn has_any(&self, attrs: Known) -> bool {
        !self.merged.is_empty() || self.known.has_any(attrs)
    }

    /// Where an element's own tag has the value of an attribute; the first of that name
    /// counts.
    #[inline]
    pub(crate) fn attr_place(&self, id: NodeId, name: &str) -> Option<Range<usize>> {
        let known = Known::of(name.as_bytes());
        if known.is_empty() {
            return self.attr_span(id, name).map(|(_, value)| value);
        }
        self.known_place(id, known)
    }

    /// Where an element's own tag has the value of one of the attributes often asked for; the
    /// first of that name counts.
    #[inline]
    pub(crate) fn known_place(&self, id: NodeId, known: Known) -> Option<Range<usize>> {
        let tag = self.tag_span(id).filter(|tag| tag.known.has_any(known))?;
        let mut attrs = self.attrs.get(tag.attrs())?.iter();
        let found = attrs.find(|attr| attr.known.has_any(known));
        found.map(|attr| attr.value.range())
    }

    /// The value of one of the attributes often asked for, as an element's own tag has it.
    #[inline]
    pub(crate) fn known_source(&self, id: NodeId, known: Known) -> Option<&'a str> {
        self.source.get(self.known_place(id, known)?)
    }

    /// The value of one of the attributes often asked for, as the page means it.
    #[inline]
    pub(crate) fn known_attr(&self, id: NodeId, known: Known) -> Option<Cow<'_, str>> {
        match self.known_place(id, known) {
            Some(place) => Some(super::decode_attribute(self.source, place)),
            None if self.merged.is_empty() => None,
            None => self.merged_attr(id, known.name()).map(Cow::Borrowed),
        }
    }

    /// Where an element's own tag has the name and the value of an attribute; the first of
    /// that name counts.
    pub(crate) fn attr_span(&self, id: NodeId, name: &str) -> Option<(Range<usize>, Range<usize>)> {
        let named = |attr: &&AttrSpan| attr.name.text(self.source).eq_ignore_ascii_case(name);
        let found = self.own_attrs(id).iter().find(named);
        found.map(|attr| (attr.name.range(), attr.value.range()))
    }

    /// The value of an element's attribute as the page means it; `name` in lower case.
    pub(crate) fn attr(&self, id: NodeId, name: &str) -> Option<Cow<'_, str>> {
        match self.attr_place(id, name) {
            Some(place) => Some(super::decode_attribute(self.source, place)),
            None if self.merged.is_empty() => None,
            None => self.merged_attr(id, name).map(Cow::Borrowed),
        }
    }

    /// The start of the value: what is written in the first `most` bytes of it.
    pub(crate) fn attr_start(&self, id: NodeId, name: &str, most: usize) -> Option<Cow<'_, str>> {
        let Some(place) = self.attr_place(id, name).filter(|place| place.len() > most) else {
            return self.attr(id, name);
        };
        let end = floor_boundary(self.source, place.start + most);
        Some(super::decode_attribute(self.source, place.start..end))
    }

    pub(super) fn merged_attr(&self, id: NodeId, name: &str) -> Option<&str> {
        let mut merged = self.merged_attrs(id);
        merged
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// Whether an element has an attribute; `name` in lower case.
    pub(crate) fn has_attr(&self, id: NodeId, name: &str) -> bool {
        self.attr_place(id, name).is_some() || self.merged_attr(id, name).is_some()
    }

    /// Whether an element's own tag has an attribute of a name, as it is written, that `is_it`.
    pub(crate) fn has_attr_named(&self, id: NodeId, is_it: impl Fn(&str) -> bool) -> bool {
        let mut own = self.own_attrs(id).iter();
        own.any(|attr| is_it(attr.name.text(self.source)))
    }

    /// The same of any tag.
    pub(crate) fn any_attr_named(&self, is_it: impl Fn(&str) -> bool) -> bool {
        let mut all = self.attrs.iter();
        all.any(|attr| is_it(attr.name.text(self.source)))
    }

    /// An element's attributes as the page means them: those of its own tag, then those of others.
    pub(super) fn attrs(&self, id: NodeId) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        let own = self.attr_spans(id).map(|(name, place)| {
            let value = super::decode_attribute(self.source, place.range());
            (name, value)
        });
        let merged = self.merged_attrs(id);
        own.chain(merged.map(|(name, value)| (name.into(), value.into())))
    }

    /// An element's attributes as they are written in its own tag, each name's first: the
    /// name in lower case, and where the value stands.
    pub(super) fn attr_spans(&self, id: NodeId) -> impl Iterator<Item = (Cow<'a, str>, Place)> {
        self.first_of_name(self.own_attrs(id), |_| true)
    }

    /// Of these attributes those that may hold words, with more than ASCII in them.
    pub(crate) fn word_spans(&self, id: NodeId) -> impl Iterator<Item = (Cow<'a, str>, Place)> {
        let bytes = self.source.as_bytes();
        self.first_of_name(self.own_attrs(id), |attr| !words(bytes, attr).is_empty())
    }

    /// The same of a start tag.
    pub(super) fn tag_attr_spans(&self, tag: u32) -> impl Iterator<Item = (Cow<'a, str>, Place)> {
        let tag = self.tags.get(tag as usize);
        let attrs = tag.and_then(|tag| self.attrs.get(tag.attrs()));
        self.first_of_name(attrs.unwrap_or_default(), |_| true)
    }

    /// Of attributes as they are written, those that are `wanted` and whose names no other before
    /// them has.
    pub(super) fn first_of_name<'d>(
        &'d self,
        attrs: &'d [AttrSpan],
        wanted: impl Fn(&AttrSpan) -> bool + 'd,
    ) -> impl Iterator<Item = (Cow<'a, str>, Place)> + 'd {
        // A stranger may write a million attributes.
        let mut seen = (attrs.len() > FEW_ATTRIBUTES).then(HashSet::new);
        attrs.iter().enumerate().filter_map(move |(at, attr)| {
            let is_wanted = wanted(attr);
            if !is_wanted && seen.is_none() {
                return None;
            }
            let name = lower(attr.name.text(self.source));
            let known = if let Some(seen) = &mut seen {
                !seen.insert(name.clone())
            } else {
                let mut earlier = attrs.get(..at).unwrap_or_default().iter();
                earlier.any(|attr| lower(attr.name.text(self.source)) == name)
            };
            (is_wanted && !known).then_some((name, attr.value))
        })
    }

    /// Gives elements attributes of other tags, unless they have one of that name.
    pub(super) fn merge(&mut self, attrs: Vec<(u32, String, String)>) {
        let mut known: HashSet<(u32, String)> = HashSet::new();
        let mut met: HashSet<u32> = HashSet::new();
        for (node, name, value) in attrs {
            if met.insert(node) {
                let own = self.attr_spans(NodeId(node));
                known.extend(own.map(|(name, _)| (node, name.into_owned())));
            }
            if known.insert((node, name.clone())) {
                self.merged.push((node, name, value));
            }
        }
    }

    /// Attributes that an element has from another tag: names and values.
    pub(crate) fn merged_attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let merged = self.may_be_merged(id).then_some(&self.merged);
        let merged = merged.into_iter().flatten();
        let merged = merged.filter(move |(node, ..)| *node == id.0);
        merged.map(|(_, name, value)| (name.as_str(), value.as_str()))
    }
}
