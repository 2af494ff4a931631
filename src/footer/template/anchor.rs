//! The text of a link, as far as it can be told in the source of a template.

use super::NEAR;
use super::address::{Address, Kind};
use crate::text::floor_boundary;
use std::ops::Range;

/// Elements with an `href` that no visitor follows.
const NO_LINKS: [&str; 4] = ["link", "base", "use", "image"];
/// Elements whose end does not end a link.
const INLINE: [&str; 7] = ["span", "i>", "b>", "em", "strong", "svg", "img"];

impl Address {
    /// The text of the link that has this address, if the number is in it.
    pub(super) fn text_round(&self, text: &str, number: &Range<usize>) -> Option<Range<usize>> {
        match self.kind {
            Kind::Href => self.element(text, number),
            Kind::Indented => self.indented(text, number),
            Kind::Markdown => self.markdown(text, number),
            Kind::Bare => None,
        }
    }

    /// The source between the address and the number that follows.
    fn between<'a>(&self, text: &'a str, number: &Range<usize>) -> Option<&'a str> {
        let between = text.get(self.place.end..number.start);
        between.filter(|between| between.len() <= NEAR)
    }

    fn element(&self, text: &str, number: &Range<usize>) -> Option<Range<usize>> {
        let between = self.between(text, number)?;
        let open = tag_end(between)?;
        let inside = between.get(open..)?;
        let is_link = !between.get(..open)?.ends_with("/>") && is_in_a_link(text, self.place.start);
        let (ends, begins) = (link_end(inside).is_some(), begins_link(inside));
        let behind = behind(text, number);
        let end = link_end(behind).unwrap_or(behind.len());
        (is_link && !ends && !begins).then(|| self.place.end + open..number.end + end)
    }

    /// `a(href="x") text`, `%a{href: "x"} text`, or the text on the next line.
    fn indented(&self, text: &str, number: &Range<usize>) -> Option<Range<usize>> {
        let between = self.between(text, number)?;
        let open = between.find([')', '}'])? + 1;
        let inside = between.get(open..)?;
        let here = !inside.contains(['(', '%', '=']) && inside.matches('\n').count() <= 1;
        let end = behind(text, number).lines().next().map_or(0, str::len);
        here.then(|| self.place.end + open..number.end + end)
    }

    fn markdown(&self, text: &str, number: &Range<usize>) -> Option<Range<usize>> {
        let between = text.get(number.end..self.place.start)?;
        let before =
            text.get(floor_boundary(text, number.start.saturating_sub(NEAR))..number.start)?;
        let line = before.rsplit('\n').next()?;
        let open = number.start - line.len() + line.rfind('[')? + 1;
        let end = number.end + between.find(']').unwrap_or(between.len());
        (!between.contains(['[', '\n'])).then_some(open..end)
    }
}

/// The source behind a number, as far as its link may go.
fn behind<'a>(text: &'a str, number: &Range<usize>) -> &'a str {
    let to = floor_boundary(text, number.end.saturating_add(NEAR));
    text.get(number.end..to).unwrap_or_default()
}

/// Behind the `>` that ends a tag: not that of `=>`, `->` or `?>`.
fn tag_end(text: &str) -> Option<usize> {
    let mut ends = text.match_indices('>');
    let end = ends.find(|(at, _)| {
        let before = text.get(..*at).unwrap_or_default();
        !before.ends_with(['=', '-', '?', '%'])
    });
    end.map(|(at, _)| at + 1)
}

/// Whether the place is in the start tag of an element that visitors follow.
fn is_in_a_link(text: &str, place: usize) -> bool {
    let from = floor_boundary(text, place.saturating_sub(NEAR));
    let before = text.get(from..place).unwrap_or_default();
    open_tag(before).is_some_and(|tag| {
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next();
        name.is_some_and(|name| !NO_LINKS.contains(&name))
    })
}

/// The start tag in which a text ends, behind its `<`.
pub(super) fn open_tag(before: &str) -> Option<&str> {
    let mut tags = before.rmatch_indices('<').filter_map(|(at, _)| {
        let tag = before.get(at + 1..)?;
        tag.starts_with(|c: char| c.is_ascii_alphabetic())
            .then_some(tag)
    });
    tags.next().filter(|tag| tag_end(tag).is_none())
}

/// Where a link's text ends: at the first end tag but those of inline elements.
fn link_end(text: &str) -> Option<usize> {
    let mut ends = text.match_indices("</");
    let end = ends.find(|(at, _)| {
        let name = text.get(at + 2..).unwrap_or_default().to_ascii_lowercase();
        !INLINE.iter().any(|inline| name.starts_with(inline))
    });
    end.map(|(at, _)| at)
}

/// Whether another link begins.
fn begins_link(text: &str) -> bool {
    let mut tags = text.match_indices("<a");
    tags.any(|(at, _)| {
        let behind = text.get(at + 2..).unwrap_or_default();
        behind.starts_with(|c: char| c.is_whitespace() || c == '>')
    })
}

#[cfg(test)]
mod tests {
    use super::super::address::find;
    use super::super::language::Language;
    use super::begins_link;

    /// The text of the link round `@`.
    fn round<'a>(text: &'a str, source: &str) -> Option<&'a str> {
        let at = text.find('@').unwrap();
        let found = find(text, Language::of(source));
        let mut rounds = found
            .iter()
            .filter_map(|a| a.text_round(text, &(at..at + 1)));
        rounds.next().and_then(|range| text.get(range))
    }

    #[test]
    fn the_text_of_a_link() {
        for (source, text, inside) in [
            ("", "<a href=\"#\">x <b>@</b></a> y", "x <b>@</b>"),
            ("", "<a href='#' onclick={() => x}\n>@</a>", "@"),
            ("", "<p>[x @ y](#) z", "x @ y"),
            ("a.md", "[@][1]\n\n[1]: #", "@"),
            ("a.pug", "a(href='#' title='x') ICP @\n p", " ICP @"),
            ("a.pug", "a(href='#')\n  | @", "\n  | @"),
            ("a.haml", "%a{:href => '#'} @", " @"),
        ] {
            assert_eq!(round(text, source), Some(inside), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_link() {
        for text in [
            "<a href=\"#\">x</a> @",
            "<a href=\"#\">x<a href=y></a>@",
            "<link href=\"/x.css\"><p>@</p>",
            "<a href=\"#\" /> @",
            "<b>x</b> const x = {href: '#'}; return <p>@</p>",
            "['href' => '#', 'text' => '@']",
            "@ [x](#)",
        ] {
            assert_eq!(round(text, ""), None, "{text}");
        }
    }

    #[test]
    fn a_link_begins_with_its_whole_name() {
        for (text, begins) in [
            ("<a>", true),
            ("x <abbr> <a href", true),
            ("<a\n", true),
            ("<abbr>", false),
            ("<a", false),
        ] {
            assert_eq!(begins_link(text), begins, "{text}");
        }
    }
}
