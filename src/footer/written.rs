//! How numbers and addresses stand in the source, for whoever changes them.

use super::link;
use super::mapped::Mapped;
use super::page::Page;
use crate::edit::Edit;
use crate::html::blanks;
use crate::number::{Fault, Mend};
use std::ops::Range;

/// How a number stands in the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Its text, piece by piece: markup stands between them.
    pub pieces: Vec<Range<usize>>,
    /// Which of the pieces holds most of its digits.
    pub main_piece: usize,
    /// What mends its spelling, each with the fault that it takes away.
    pub mends: Vec<(Fault, Vec<Edit>)>,
    /// How it can be put into a link; none where that cannot be told.
    pub enclosure: Option<Enclosure>,
    /// A click on it runs a script, which a link would do as well.
    pub scripted: bool,
}

/// How a number without a link can get one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enclosure {
    /// A start tag before it and an end tag behind it.
    Around,
    /// An `href` in the `<a>` round it: at that byte, behind the tag's name.
    Anchor(usize),
}

/// How the value of an attribute, or an address in a template, is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// Between double quotes.
    Double,
    /// Between single quotes.
    Single,
    /// Without quotes.
    Unquoted,
    /// Not at all: the attribute has a name only.
    Missing,
    /// In the source of a template, between marks that no address has in it.
    Verbatim,
    /// In the source of a template, without quotes.
    Plain,
}

impl Quoting {
    /// How the value at `value` of the attribute at `name` is written.
    pub(super) fn of(source: &str, name: &Range<usize>, value: &Range<usize>) -> Self {
        if value.is_empty() && value.start == name.end {
            return Self::Missing;
        }
        match before(source, value.start) {
            Some('"') => Self::Double,
            Some('\'') => Self::Single,
            _ => Self::Unquoted,
        }
    }

    /// How the address at `value` of a template is written.
    pub(super) fn of_template(source: &str, value: &Range<usize>, is_attribute: bool) -> Self {
        match before(source, value.start) {
            Some('"' | '\'' | '`') => Self::Verbatim,
            _ if is_attribute => Self::Plain,
            _ => Self::Verbatim,
        }
    }
}

fn before(source: &str, at: usize) -> Option<char> {
    source.get(..at)?.chars().next_back()
}

/// How the shown number at `range` stands in the source of its page. `linked`: it has a link.
pub(super) fn of_shown(
    page: &Page<'_>,
    range: &Range<usize>,
    mends: &[Mend],
    linked: bool,
) -> Written {
    let places = Places { page };
    let pieces = places.pieces(range);
    Written {
        main_piece: main_piece(page.source, &pieces),
        pieces,
        mends: by_fault(mends, |mend| places.edits(mend)),
        enclosure: if linked { None } else { enclosure(page, range) },
        scripted: link::is_scripted(page, range),
    }
}

/// The same in the source of a template, where it stands in one piece.
pub(super) fn of_template(text: &Mapped, range: &Range<usize>, mends: &[Mend]) -> Written {
    let edits = |mend: &Mend| {
        let place = if mend.range.is_empty() {
            let last = text.text.get(..mend.range.start)?.chars().next_back()?;
            let behind = text.source(&(mend.range.start - last.len_utf8()..mend.range.start))?;
            behind.end..behind.end
        } else {
            text.source(&mend.range)?
        };
        Some(vec![Edit::new(place, mend.text.as_str())])
    };
    Written {
        pieces: text.source(range).into_iter().collect(),
        main_piece: 0,
        mends: by_fault(mends, edits),
        enclosure: None,
        scripted: false,
    }
}

/// The edits of each fault; none of a fault of which one cannot be made.
fn by_fault(mends: &[Mend], edits: impl Fn(&Mend) -> Option<Vec<Edit>>) -> Vec<(Fault, Vec<Edit>)> {
    let faults = mends.chunk_by(|a, b| a.fault == b.fault);
    let all = faults.filter_map(|mends| {
        let each: Option<Vec<_>> = mends.iter().map(&edits).collect();
        Some((mends.first()?.fault.clone(), each?.concat()))
    });
    all.collect()
}

/// From shown text to the source.
struct Places<'a> {
    page: &'a Page<'a>,
}

impl Places<'_> {
    /// Where the characters of `range` stand, those but white space.
    fn ink(&self, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let page = self.page;
        page.layout.shown.ink_places(page.doc, range.clone())
    }

    fn pieces(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for place in self.ink(range) {
            match pieces.last_mut() {
                Some(last) if self.touches(last.end, place.start) => last.end = place.end,
                _ => pieces.push(place),
            }
        }
        pieces
    }

    /// Whether nothing but white space stands between.
    fn touches(&self, end: usize, start: usize) -> bool {
        let between = self.page.source.get(end..start);
        between.is_some_and(|between| between.trim_ascii().is_empty())
    }

    fn edits(&self, mend: &Mend) -> Option<Vec<Edit>> {
        let Range { start, end } = mend.range.clone();
        let text = &self.page.layout.shown.text;
        let ink = |c: &char| !c.is_ascii_whitespace();
        let first = text.get(..start)?.chars().next_back().filter(ink);
        if start == end {
            let behind = self.ink(&(start - first?.len_utf8()..start)).last()?.end;
            return Some(vec![Edit::new(behind..behind, mend.text.as_str())]);
        }
        // With its neighbours, white space has a place.
        let last = text.get(end..)?.chars().next().filter(ink);
        let from = start - first.map_or(0, char::len_utf8);
        let to = end + last.map_or(0, char::len_utf8);
        let all: Vec<_> = self.ink(&(from..to)).collect();
        let own: Vec<_> = self.ink(&mend.range).collect();
        let gaps = all.windows(2).filter_map(|pair| match pair {
            [a, b] if a.end < b.start => Some(blanks(self.page.source, &(a.end..b.start))),
            _ => None,
        });
        let spaced = text.get(start..end)?.contains(|c: char| !ink(&c));
        let gaps: Vec<_> = gaps.filter(|_| spaced).flatten().collect();
        let mut places = [own, gaps].concat();
        places.sort_by_key(|place| place.start);
        Some(write(&merged(places), &mend.text))
    }
}

/// Places that touch as one.
fn merged(places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for place in places {
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

/// Writes `text` at the first place and nothing at the others.
fn write(places: &[Range<usize>], text: &str) -> Vec<Edit> {
    let texts = std::iter::once(text).chain(std::iter::repeat(""));
    let edits = places.iter().zip(texts);
    edits
        .map(|(place, text)| Edit::new(place.clone(), text))
        .collect()
}

/// Which of the pieces holds most of the digits: its link is the number's. Without any, the longest.
fn main_piece(source: &str, pieces: &[Range<usize>]) -> usize {
    let weight = |piece: &Range<usize>| {
        let written = source.get(piece.clone()).unwrap_or_default();
        (digits(written), piece.len())
    };
    let pieces = pieces.iter().enumerate();
    let main = pieces.max_by_key(|(_, piece)| weight(piece));
    main.map_or(0, |(at, _)| at)
}

/// How many digits there are, but for those of character references.
fn digits(written: &str) -> usize {
    let count = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let mut parts = written.split('&');
    let first = parts.next().map_or(0, count);
    first
        + parts
            .map(|part| count(part.split_once(';').map_or(part, |(_, rest)| rest)))
            .sum::<usize>()
}

/// Elements in which no link may stand, or none has a meaning.
const CLOSED: [&str; 9] = [
    "button",
    "option",
    "select",
    "textarea",
    "title",
    "xmp",
    "plaintext",
    "noembed",
    "iframe",
];

fn enclosure(page: &Page<'_>, range: &Range<usize>) -> Option<Enclosure> {
    let shown = &page.layout.shown;
    let mut nodes = shown.nodes(range).map(|(node, _)| node);
    let first = nodes.next()?;
    let last = nodes.last().unwrap_or(first);
    let parent = |node| page.ancestors(node).next();
    if parent(first) != parent(last) {
        return None;
    }
    for element in page.ancestors(first) {
        match &*page.doc.name_text(element) {
            "a" => {
                let tag = page.doc.tag(element)?;
                let linked = page.doc.has_attr(element, "href");
                return (!linked).then_some(Enclosure::Anchor(tag.start + "<a".len()));
            }
            name if CLOSED.contains(&name) => return None,
            _ => {}
        }
    }
    let place = shown.source(page.doc, range)?;
    let inside = page.source.get(place)?.to_ascii_lowercase();
    (!inside.contains("<a")).then_some(Enclosure::Around)
}

#[cfg(test)]
mod tests;
