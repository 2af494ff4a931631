//! Numbers that no visitor sees: in comments, scripts, attributes, `<title>`.

use super::directives;
use super::extract::folded;
use super::mapped::{self, Mapped};
use super::page::Page;
use super::{Filing, Placement, parody};
use crate::html::{self, NodeId};
use crate::number::{self, Mention};
use url::form_urlencoded;

/// Attributes that hold addresses and names, not words, or say how to fill in a form.
const WORDLESS: [&str; 10] = [
    "href",
    "src",
    "class",
    "id",
    "style",
    "action",
    "srcset",
    "placeholder",
    "data-src",
    directives::ATTRIBUTE,
];

/// So many digits a number has at least.
const FEWEST_DIGITS: usize = 8;
/// So many digits an index has at most.
const MOST_OF_INDEX: usize = 3;

/// All such numbers, in no particular order.
pub(super) fn filings(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let mut found = Vec::new();
    for data in page.doc.comments() {
        let text = page.source.get(data.clone()).unwrap_or_default();
        let may_tell = number::may_contain(text) || mapped::may_refer(text);
        if may_tell && !directives::is_directive(text) {
            let text = Mapped::literal(text, data.start).as_markup();
            found.extend(scan(&text, this_year, Placement::Comment, None));
        }
    }
    found.extend(scripts(page, this_year));
    found.extend(titles(page, this_year));
    found.extend(attributes(page, this_year));
    found.extend(pictures(page, this_year));
    found
}

fn scan(
    text: &Mapped,
    this_year: u16,
    placement: Placement,
    carrier: Option<(&str, &str)>,
) -> Vec<Filing> {
    number::scan(&text.text, this_year)
        .into_iter()
        .filter_map(|mention| filing(text, mention, placement, carrier))
        .collect()
}

fn filing(
    text: &Mapped,
    mention: Mention,
    placement: Placement,
    carrier: Option<(&str, &str)>,
) -> Option<Filing> {
    let Mention { number, range, .. } = mention;
    let raw = folded(text.text.get(range.clone())?);
    Some(Filing {
        carrier: carrier.map(|(element, attribute)| (element.to_owned(), attribute.to_owned())),
        ..Filing::bare(number, raw, placement, text.source(&range)?)
    })
}

/// A text that may hold a number.
fn mapped_text(
    page: &Page<'_>,
    node: NodeId,
    may_tell: impl FnOnce(&str) -> bool,
) -> Option<Mapped> {
    let text = page.doc.text(node);
    may_tell(&text).then(|| Mapped::new(text.into_owned(), page.doc.runs(node).collect()))
}

fn scripts(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let nodes = page.layout.scripts.iter();
    // As it is, or behind `\\u` or `&#`.
    let may_tell = |text: &str| {
        number::may_contain(text) || mapped::may_spell(text) || mapped::may_refer(text)
    };
    nodes
        .filter_map(|node| mapped_text(page, *node, may_tell))
        .flat_map(|text| {
            let text = text.unescaped().unwrap_or(text);
            scan(&text.as_markup(), this_year, Placement::Script, None)
        })
        .collect()
}

fn titles(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let nodes = page.layout.titles.iter();
    nodes
        .filter_map(|node| mapped_text(page, *node, number::may_contain))
        .flat_map(|text| scan(&text, this_year, Placement::Attribute, Some(("title", ""))))
        .collect()
}

fn attributes(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let mut found = Vec::new();
    for node in page.layout.worded.iter().copied() {
        let tag_name = || page.doc.name_text(node);
        for (name, place) in page.doc.word_spans(node) {
            let value = html::decode_attribute(page.source, place.range());
            if may_tell(&name, &value) {
                let (text, runs) = html::attribute_runs(page.source, place.range());
                let carrier = Some((&*tag_name(), &*name));
                let text = Mapped::new(text, runs);
                let filings = scan(&text, this_year, Placement::Attribute, carrier);
                found.extend(parody::told_of(page, node, filings));
            }
        }
        for (name, value) in page.doc.merged_attrs(node) {
            if may_tell(name, value) {
                // Of another tag: only the element can be pointed at.
                let text = Mapped::elsewhere(value, page.doc.tag(node).unwrap_or(0..0));
                let carrier = Some((&*tag_name(), name));
                found.extend(scan(&text, this_year, Placement::Attribute, carrier));
            }
        }
    }
    found
}

/// Numbers in the addresses of images, such as those of badges that a service draws.
fn pictures(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let images = page.layout.images.iter();
    let found = images.filter_map(|image| {
        let src = page.doc.attr(image.node, "src")?;
        let words = words_of_address(&src).filter(|words| number::may_contain(words))?;
        let words = fields_apart(&words);
        let place = page.attribute_range(image.node, "src");
        let text = Mapped::elsewhere(&words, place);
        let carrier = Some((&*page.doc.name_text(image.node), "src"));
        let filings = scan(&text, this_year, Placement::Attribute, carrier);
        Some(parody::told_of(page, image.node, filings))
    });
    found.flatten().collect()
}

/// What an address says with its escapes read; none where it can say nothing of a number.
fn words_of_address(address: &str) -> Option<String> {
    if address.starts_with("data:") || (address.is_ascii() && !address.contains('%')) {
        return None;
    }
    let pairs = form_urlencoded::parse(address.as_bytes());
    let words = pairs.flat_map(|(name, value)| [name, value]);
    Some(words.collect::<Vec<_>>().join(" "))
}

/// The same with the next field of the address kept apart where a number ends: the colour of a
/// badge (`号-7474e1`) begins like a site's index. Of a doubled dash, which stands for one that is no field's end, the
/// second is left.
fn fields_apart(words: &str) -> String {
    let mut apart = words.to_owned();
    for (at, _) in words.match_indices('-') {
        let (before, field) = (words.get(..at), words.get(at + 1..));
        let ends = before.is_some_and(ends_number);
        if ends && !field.is_some_and(is_index) {
            apart.replace_range(at..=at, " ");
        }
    }
    apart
}

/// Whether a number may end there, with 号 or without.
fn ends_number(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits >= FEWEST_DIGITS || text.ends_with(['号', '號'])
}

/// Whether a site's index is all of a field.
fn is_index(field: &str) -> bool {
    let end = field.find(|ch: char| !ch.is_ascii_alphanumeric());
    let field = field.get(..end.unwrap_or(field.len())).unwrap_or_default();
    let digits = field.trim_end_matches(['A', 'X', 'K']);
    let numbered = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    numbered && digits.len() <= MOST_OF_INDEX && field.len() <= digits.len() + 1
}

/// 备 and 网 are in every number but a bare licence's.
fn may_tell(name: &str, value: &str) -> bool {
    !value.is_ascii() && !WORDLESS.contains(&name) && number::may_contain(value)
}
