//! Where a page leads.

use super::bounds::Bounds;
use super::reference::{base, resolve};
use super::settled::Settled;
use super::target::MAX_LENGTH;
use crate::html::{Document, Name, WrittenTag, decode_attribute};
use encoding_rs::Encoding;
use std::collections::HashSet;
use std::ops::Range;
use url::Url;

/// References read in one page, other pages or not.
const MAX_REFERENCES: usize = 50_000;

/// Pages that one page may lead to.
const MAX_PAGES: usize = 10_000;

/// Bytes that their addresses may have together.
const MAX_BYTES: usize = 4 << 20;

/// So many references cannot go beyond any of these, so that those of which nothing comes need
/// not be counted.
const FEW: usize = MAX_BYTES / MAX_LENGTH;

/// Where a page leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Links {
    /// The http and https addresses it links to, in page order, each once, without fragment,
    /// user name and password. Links to a place in the page itself are left out.
    pub(super) pages: Vec<Url>,
    /// The address that the page calls its proper one.
    pub(super) canonical: Option<Url>,
    /// The page asks robots not to follow its links; `pages` is empty then.
    pub(super) nofollow: bool,
    /// Links beyond what one page may have: 50,000 references, 10,000 addresses, 4 MiB.
    pub(super) dropped: usize,
}

/// Reads where the page `doc`, once in `encoding`, at `at` leads: `<a>`, `<area>`, `<frame>`,
/// `<iframe>` and `<link rel="next|prev|canonical">` that stand in markup and in no `<template>`,
/// read against `<base>`. Takes linear time.
///
/// `<meta name="robots" content="nofollow">` (or `none`, or for `beian-lint`) is obeyed: it
/// speaks to robots about the whole page. `rel=nofollow` on a link is not: it says that the
/// link is no recommendation, which sites put on their own log-in and archive pages, too.
///
/// With `bounds`, some of the links that [`Bounds::admit_all`] would leave out are not among
/// the `pages`.
pub(super) fn links(
    doc: &Document<'_>,
    at: &Url,
    bounds: Option<&Bounds>,
    encoding: &'static Encoding,
) -> Links {
    let mut found = Found::default();
    doc.written_tags(is_read).for_each(|tag| found.tag(&tag));
    found.resolve(doc.source(), at, bounds, encoding)
}

/// The tags that say where a page leads.
fn is_read(name: Name, is_end: bool) -> bool {
    let leads = || {
        use Name::{A, Area, Base, Frame, Iframe, Link, Meta};
        matches!(name, A | Area | Base | Frame | Iframe | Link | Meta)
    };
    name == Name::Template || (!is_end && leads())
}

/// What the tags say, still unread: the base may stand behind the links.
#[derive(Default)]
struct Found {
    base: Option<Range<usize>>,
    canonical: Option<Range<usize>>,
    references: Vec<Range<usize>>,
    nofollow: bool,
    dropped: usize,
    /// Templates that are open.
    templates: usize,
}

impl Found {
    fn tag(&mut self, tag: &WrittenTag<'_>) {
        if tag.element == Name::Template {
            self.templates = if tag.is_end {
                self.templates.saturating_sub(1)
            } else {
                self.templates.saturating_add(1)
            };
        } else if !tag.is_end && self.templates == 0 {
            self.start(tag);
        }
    }

    fn start(&mut self, tag: &WrittenTag<'_>) {
        match tag.element {
            Name::A | Name::Area => self.reference(tag.place("href")),
            Name::Frame | Name::Iframe => self.reference(tag.place("src")),
            Name::Link => self.link(tag),
            Name::Base => self.base = self.base.take().or_else(|| tag.place("href")),
            Name::Meta => self.nofollow |= forbids_following(tag),
            _ => {}
        }
    }

    fn reference(&mut self, place: Option<Range<usize>>) {
        let Some(place) = place else { return };
        if self.references.len() < MAX_REFERENCES {
            self.references.push(place);
        } else {
            self.dropped += 1;
        }
    }

    fn link(&mut self, tag: &WrittenTag<'_>) {
        let rel = tag.value("rel").unwrap_or_default();
        let has = |name: &str| {
            rel.split_ascii_whitespace()
                .any(|rel| rel.eq_ignore_ascii_case(name))
        };
        if has("canonical") {
            self.canonical = self.canonical.take().or_else(|| tag.place("href"));
        }
        if has("next") || has("prev") {
            self.reference(tag.place("href"));
        }
    }

    fn resolve(
        self,
        text: &str,
        at: &Url,
        bounds: Option<&Bounds>,
        encoding: &'static Encoding,
    ) -> Links {
        let read = |place: &Range<usize>| decode_attribute(text, place.clone());
        let base = base(at, self.base.as_ref().map(read).as_deref());
        let mut pages = Pages {
            dropped: self.dropped,
            ..Pages::default()
        };
        let bounds = bounds.filter(|_| self.references.len() <= FEW);
        let mut settled = bounds.map(|bounds| Settled::new(bounds, &base));
        for place in self.references.iter().filter(|_| !self.nofollow) {
            let raw = text.get(place.clone()).unwrap_or_default();
            if settled.as_mut().is_some_and(|settled| settled.knows(raw)) {
                continue;
            }
            let written = read(place);
            if !is_here(&written) {
                pages.take(resolve(&base, &written, encoding));
            }
        }
        Links {
            pages: pages.list,
            canonical: self
                .canonical
                .and_then(|place| resolve(&base, &read(&place), encoding)),
            nofollow: self.nofollow,
            dropped: pages.dropped,
        }
    }
}

/// Whether a reference means a place in the page itself.
fn is_here(written: &str) -> bool {
    let written = written.trim_ascii();
    written.is_empty() || written.starts_with('#')
}

fn forbids_following(tag: &WrittenTag<'_>) -> bool {
    let name = tag.value("name").unwrap_or_default();
    let is_for_us = ["robots", "beian-lint"]
        .iter()
        .any(|us| name.trim_ascii().eq_ignore_ascii_case(us));
    is_for_us && {
        let content = tag.value("content").unwrap_or_default();
        let mut words = content.split(|c: char| c == ',' || c.is_ascii_whitespace());
        words.any(|word| {
            ["nofollow", "none"]
                .iter()
                .any(|no| word.eq_ignore_ascii_case(no))
        })
    }
}

/// Addresses in order, each once, as many as there may be.
#[derive(Default)]
struct Pages {
    list: Vec<Url>,
    seen: HashSet<Url>,
    bytes: usize,
    dropped: usize,
}

impl Pages {
    fn take(&mut self, url: Option<Url>) {
        let Some(url) = url.filter(|url| !self.seen.contains(url)) else {
            return;
        };
        let bytes = self.bytes.saturating_add(url.as_str().len());
        if self.list.len() >= MAX_PAGES || bytes > MAX_BYTES {
            self.dropped += 1;
            return;
        }
        self.bytes = bytes;
        self.seen.insert(url.clone());
        self.list.push(url);
    }
}

#[cfg(test)]
mod tests;
