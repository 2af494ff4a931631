//! The tags of a page, as far as a glance needs them.

use memchr::{memchr, memchr3};

/// What is met on the way through a page.
#[derive(Clone, Copy)]
pub(super) enum Event<'a> {
    Text(&'a [u8]),
    Title(&'a [u8]),
    /// A heading starts.
    Heading,
    HeadingEnd,
    Script(&'a [u8]),
    /// The `content` of a refresh.
    Refresh(&'a [u8]),
}

/// Elements whose content is no text of the page.
const SILENT: [&[u8]; 7] = [
    b"style",
    b"noscript",
    b"template",
    b"textarea",
    b"noframes",
    b"iframe",
    b"select",
];

/// The events of a page, in order.
pub(super) struct Events<'a> {
    rest: &'a [u8],
}

impl<'a> Events<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// What stands before `end`, or everything.
    fn take_to(&mut self, end: Option<usize>) -> &'a [u8] {
        let (taken, rest) = self
            .rest
            .split_at(end.unwrap_or(self.rest.len()).min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn markup(&mut self) -> Option<Event<'a>> {
        if self.rest.starts_with(b"<!--") {
            self.skip(4);
            let end = memchr::memmem::find(self.rest, b"-->").map(|at| at + 3);
            self.take_to(end);
        } else if let Some(tag) = Tag::at(self.rest) {
            self.skip(tag.length);
            return self.tag(&tag);
        } else if let [b'<', b'!' | b'?' | b'/', ..] = self.rest {
            let end = memchr(b'>', self.rest).map(|at| at + 1);
            self.take_to(end);
        } else {
            return Some(Event::Text(self.take_to(Some(1))));
        }
        None
    }

    fn tag(&mut self, tag: &Tag<'a>) -> Option<Event<'a>> {
        if !may_matter(tag.name) {
            return None;
        }
        let is = |name: &[u8]| tag.name.eq_ignore_ascii_case(name);
        let is_heading = is(b"h1") || is(b"h2") || is(b"h3");
        match () {
            () if is_heading && tag.is_end => Some(Event::HeadingEnd),
            () if tag.is_end => None,
            () if is_heading => Some(Event::Heading),
            () if is(b"title") => Some(Event::Title(self.content(tag.name))),
            () if is(b"script") => Some(Event::Script(self.content(tag.name))).filter(is_code),
            () if is(b"body") => tag.attribute(b"onload").map(Event::Script),
            () if is(b"meta") => refresh(tag),
            () if SILENT.iter().any(|name| is(name)) => {
                self.content(tag.name);
                None
            }
            () => None,
        }
    }

    /// The content of an element in which tags are no tags.
    fn content(&mut self, name: &[u8]) -> &'a [u8] {
        let ends = memchr::memmem::find_iter(self.rest, b"</");
        let end = ends.into_iter().find(|at| {
            let behind = self.rest.get(at + 2..at + 2 + name.len());
            behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name))
        });
        self.take_to(end)
    }
}

/// Whether a name could be one of those that are looked for: most are not.
fn may_matter(name: &[u8]) -> bool {
    let first = name.first().map(u8::to_ascii_lowercase);
    matches!(
        (first, name.len()),
        (Some(b'h'), 2)
            | (Some(b'b' | b'm'), 4)
            | (Some(b's'), 5 | 6)
            | (Some(b'i'), 6)
            | (Some(b't'), 5 | 8)
            | (Some(b'n'), 8)
    )
}

/// A script from elsewhere has nothing to read.
fn is_code(event: &Event<'_>) -> bool {
    matches!(event, Event::Script(code) if !code.is_empty())
}

fn refresh<'a>(tag: &Tag<'a>) -> Option<Event<'a>> {
    let kind = tag.attribute(b"http-equiv")?;
    let is_refresh = kind.trim_ascii().eq_ignore_ascii_case(b"refresh");
    let content = tag.attribute(b"content")?;
    is_refresh.then_some(Event::Refresh(content))
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        while !self.rest.is_empty() {
            let text = self.take_to(memchr(b'<', self.rest));
            if !text.is_empty() {
                return Some(Event::Text(text));
            }
            if let Some(event) = self.markup() {
                return Some(event);
            }
        }
        None
    }
}

/// A start or end tag.
struct Tag<'a> {
    name: &'a [u8],
    is_end: bool,
    /// Between the name and the `>`.
    attributes: &'a [u8],
    /// Up to and with the `>`.
    length: usize,
}

impl<'a> Tag<'a> {
    fn at(bytes: &'a [u8]) -> Option<Self> {
        let is_end = bytes.get(1) == Some(&b'/');
        let start = 1 + usize::from(is_end);
        let inner = bytes.get(start..)?;
        inner.first().filter(|byte| byte.is_ascii_alphabetic())?;
        let is_behind = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name_length = inner.iter().position(is_behind).unwrap_or(inner.len());
        let (name, behind) = inner.split_at(name_length);
        let end = end_of_tag(behind);
        Some(Self {
            name,
            is_end,
            attributes: behind.get(..end).unwrap_or(behind),
            length: start + name_length + end + 1,
        })
    }

    /// The first of this name; `None` where there is none or it has no value.
    fn attribute(&self, wanted: &[u8]) -> Option<&'a [u8]> {
        let mut rest = self.attributes;
        while !rest.is_empty() {
            let (name, value, behind) = attribute(rest);
            if name.eq_ignore_ascii_case(wanted) {
                return value;
            }
            rest = behind;
        }
        None
    }
}

/// Where the `>` stands that ends a tag; those in quotes do not.
fn end_of_tag(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..)
        && let Some(found) = memchr3(b'>', b'"', b'\'', rest)
    {
        let (before, rest) = rest.split_at(found);
        let Some((quote @ (b'"' | b'\''), value)) = rest.split_first() else {
            return at + found;
        };
        at += found + 1;
        // Elsewhere than at a value's start a quote is a stray one.
        if before.trim_ascii_end().ends_with(b"=") {
            let Some(length) = memchr(*quote, value) else {
                break;
            };
            at += length + 1;
        }
    }
    bytes.len()
}

/// Name, value and what is behind. Always takes at least one byte, and all blanks before the name:
/// one by one, each would be passed over again with all that follow it.
fn attribute(bytes: &[u8]) -> (&[u8], Option<&[u8]>, &[u8]) {
    let bytes = bytes.trim_ascii_start();
    let is_name = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/');
    let length = bytes
        .iter()
        .position(|b| !is_name(b))
        .unwrap_or(bytes.len());
    let (name, behind) = bytes.split_at(length);
    let Some(value) = behind.trim_ascii_start().strip_prefix(b"=") else {
        let behind = if name.is_empty() {
            behind.get(1..)
        } else {
            Some(behind)
        };
        return (name, None, behind.unwrap_or_default());
    };
    let value = value.trim_ascii_start();
    let (value, behind) = if let Some((quote @ (b'"' | b'\''), quoted)) = value.split_first() {
        let end = memchr(*quote, quoted).unwrap_or(quoted.len());
        (quoted.get(..end), quoted.get(end + 1..))
    } else {
        let end = value.iter().position(u8::is_ascii_whitespace);
        let end = end.unwrap_or(value.len());
        (value.get(..end), value.get(end..))
    };
    (name, value, behind.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_at_the_first_angle_outside_values() {
        for (tag, end) in [
            ("", 0),
            (">", 0),
            (" a=b>", 4),
            (" a = '>'>", 8),
            (" a=\"'>\" b>", 9),
            (" a='\"'>\">", 6),
            (" a'>'>", 3),
            (" a=b'>", 5),
            (" a='x'\n'>", 8),
            (" a=''='>'>", 9),
            (" a='>", 5),
            (" a=\"'", 5),
        ] {
            assert_eq!(end_of_tag(tag.as_bytes()), end, "{tag}");
        }
    }

    #[test]
    fn blanks_without_end_are_passed_over_once() {
        let blanks = " ".repeat(1 << 20);
        let tag = format!("<meta{blanks}http-equiv=refresh{blanks}content=x{blanks}>");
        let event = Events::new(tag.as_bytes()).next();
        assert!(matches!(event, Some(Event::Refresh(b"x"))));
    }

    #[test]
    fn every_name_that_is_looked_for_may_matter() {
        let others: [&[u8]; 7] = [b"h1", b"H2", b"h3", b"title", b"Script", b"body", b"meta"];
        assert!(others.into_iter().chain(SILENT).all(may_matter));
        assert!(!may_matter(b"p") && !may_matter(b"span") && !may_matter(b""));
    }
}
