//! SVG, as far as it does not break out: HTML standard, 13.2.6.5.

use super::{Builder, GiveUp, Step, Tag};
use crate::html::document::{EndTag, Space, lower};
use crate::html::names::Name;
use std::borrow::Cow;

impl<'a> Builder<'a> {
    pub(super) fn is_foreign(&self) -> bool {
        self.stack
            .last()
            .is_some_and(|open| open.space != Space::Html)
    }

    /// The name of a start tag in lower case.
    pub(super) fn written_name(&self, tag: u32) -> Cow<'a, str> {
        let tag = self.doc.tags.get(tag as usize);
        let written = tag.and_then(|tag| self.doc.source.get(tag.name()));
        lower(written.unwrap_or_default())
    }

    pub(super) fn start_foreign(&mut self, tag: Tag) -> Step {
        let html_inside = self.stack.last().is_some_and(|open| open.html_inside);
        let breaks_out = breaks_out(tag.name)
            || (tag.name == Name::Other && is_rare(&self.written_name(tag.index)));
        if html_inside || breaks_out {
            return Err(GiveUp);
        }
        self.push_foreign(tag)
    }

    pub(super) fn end_foreign(&mut self, tag: EndTag) -> Step {
        if matches!(tag.name, Name::P | Name::Br) {
            return Err(GiveUp);
        }
        let written = tag.place.start() + 2..tag.name_end as usize;
        let name = lower(self.doc.source.get(written).unwrap_or_default());
        for at in (0..self.stack.len()).rev() {
            let open = self.stack.get(at);
            let Some(open) = open.filter(|open| open.space != Space::Html) else {
                break;
            };
            let tag = self.doc.nodes.get(open.node as usize);
            if tag.is_some_and(|node| self.written_name(node.first) == name) {
                self.truncate(at);
                return Ok(());
            }
        }
        Err(GiveUp)
    }
}

/// Behind such an element HTML begins again.
pub(super) fn is_html_inside(name: &str) -> bool {
    matches!(name, "desc" | "foreignobject" | "title")
}

/// Start tags that end SVG, or may.
fn breaks_out(name: Name) -> bool {
    name.is_block()
        || (name.is_formatting() && name != Name::A)
        || matches!(
            name,
            Name::Embed | Name::Head | Name::Img | Name::Meta | Name::Span
        )
}

/// More of them, without a name of their own here.
fn is_rare(name: &str) -> bool {
    matches!(name, "ruby" | "sub" | "sup" | "var")
}
