//! Sitemaps and feeds in XML.

use super::markup::{Kind, kind};
use super::{Sitemap, refusal};
use crate::crawl::target::MAX_LENGTH;
use crate::text::Text;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// Elements that may be open at once.
const MAX_DEPTH: usize = 32;

/// # Errors
/// It is no sitemap and no feed.
pub(super) fn read(text: &str, source: &str) -> Result<Sitemap, Text> {
    let mut reader = Reader::from_str(text);
    // `?a=1&b=2` is wrong, common, and plain.
    reader.config_mut().allow_dangling_amp = true;
    let mut walk = Walk::default();
    loop {
        let line = |at: u64| line_of(text, at);
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => walk.event(&event),
            Err(_) => {
                walk.broken = Some(refusal::malformed(source, line(reader.error_position())));
                break;
            }
        }
        if walk.open.len() > MAX_DEPTH {
            walk.broken = Some(refusal::too_deep(source, line(reader.buffer_position())));
            break;
        }
    }
    walk.finish(source)
}

/// The line, counted from 1, of an offset.
fn line_of(text: &str, at: u64) -> usize {
    let before = usize::try_from(at)
        .ok()
        .and_then(|at| text.as_bytes().get(..at));
    memchr::memchr_iter(b'\n', before.unwrap_or(text.as_bytes())).count() + 1
}

#[derive(Default)]
struct Walk {
    list: Sitemap,
    /// The elements that are open, outermost first.
    open: Vec<Kind>,
    /// What the root is, and its prefix.
    root: Option<Kind>,
    prefix: String,
    /// The text of the address being read; none where it cannot be one.
    address: Option<String>,
    broken: Option<Text>,
}

impl Walk {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::Empty(tag) => {
                self.start(tag);
                self.end();
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::DocType(name) if is_html(name) => self.root = Some(Kind::Html),
            _ => {}
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name().0;
        if self.root.is_none() {
            let prefix = name.rsplit_once(':').map_or("", |(prefix, _)| prefix);
            prefix.clone_into(&mut self.prefix);
        }
        let kind = kind(name, &self.prefix, self.open.last().copied());
        self.root = self.root.or(Some(kind));
        self.open.push(kind);
        if kind == Kind::Address {
            self.address = Some(String::new());
            self.reference_of(tag);
        }
    }

    /// Atom's links name their address in `href`, and lead to the page where `rel` is
    /// `alternate` or missing.
    fn reference_of(&mut self, tag: &BytesStart<'_>) {
        let value = |name| {
            let attribute = tag.try_get_attribute(name).ok().flatten()?;
            Some(
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .ok()?
                    .into_owned(),
            )
        };
        let Some(href) = value("href") else { return };
        if value("rel").is_none_or(|rel| rel == "alternate") {
            self.address = Some(href);
        } else {
            // Nothing is listed here, nothing is lost.
            self.open.pop();
            self.open.push(Kind::Other);
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last() != Some(&Kind::Address) {
            return;
        }
        let address = self.address.take();
        let fits = address.filter(|address| address.len() + text.len() <= 2 * MAX_LENGTH);
        self.address = fits.map(|address| address + text);
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        let one = reference.resolve_char_ref().ok().flatten();
        let meant = one
            .map(String::from)
            .or_else(|| resolve_predefined_entity(reference).map(ToOwned::to_owned));
        match meant {
            Some(text) => self.text(&text),
            // An entity of its own: what it means is not asked.
            None if self.open.last() == Some(&Kind::Address) => self.address = None,
            None => {}
        }
    }

    fn end(&mut self) {
        if self.open.pop() != Some(Kind::Address) {
            return;
        }
        let address = self.address.take().unwrap_or_default();
        if self.open.last() == Some(&Kind::Sitemap) {
            self.list.sitemap(&address);
        } else {
            self.list.page(&address);
        }
    }

    fn finish(mut self, source: &str) -> Result<Sitemap, Text> {
        match self.root {
            Some(Kind::List) => {
                let is_open = !self.open.is_empty();
                let cut_off = is_open.then(|| refusal::cut_off(source));
                self.list.broken = self.broken.or(cut_off);
                Ok(self.list)
            }
            Some(Kind::Html) => Err(refusal::html(source)),
            _ => Err(self.broken.unwrap_or_else(|| refusal::none(source))),
        }
    }
}

fn is_html(doctype: &str) -> bool {
    let name = doctype.trim_start().get(..4);
    name.is_some_and(|name| name.eq_ignore_ascii_case("html"))
}
