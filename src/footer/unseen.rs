//! Numbers that no visitor sees: in comments, scripts, attributes, `<title>`.

use super::directives;
use super::mapped::Mapped;
use super::page::Page;
use super::{Filing, Placement, Written};
use crate::html;
use crate::number::{self, Mention};
use ego_tree::NodeId;
use scraper::Node;

/// Attributes that hold addresses and names, not words.
const WORDLESS: [&str; 9] = [
    "href",
    "src",
    "class",
    "id",
    "style",
    "action",
    "srcset",
    "data-src",
    directives::ATTRIBUTE,
];

/// All such numbers, in no particular order.
pub(super) fn filings(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let mut found = Vec::new();
    for data in &page.doc.comments {
        let text = page.source.get(data.clone()).unwrap_or_default();
        if number::may_contain(text) && !directives::is_directive(text) {
            let text = Mapped::literal(text, data.start);
            found.extend(scan(&text, this_year, Placement::Comment, None));
        }
    }
    found.extend(scripts(page, this_year));
    found.extend(titles(page, this_year));
    found.extend(attributes(page, this_year));
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
    let raw = text.text.get(mention.range.clone())?;
    Some(Filing {
        raw: super::extract::folded(raw),
        range: text.source(&mention.range)?,
        number: mention.number,
        placement,
        link: None,
        badge: None,
        split: false,
        carrier: carrier.map(|(element, attribute)| (element.to_owned(), attribute.to_owned())),
        hidden_by: None,
        written: Written::default(),
    })
}

fn mapped_text(page: &Page<'_>, node: NodeId) -> Option<Mapped> {
    let text = &page.doc.tree.tree.get(node)?.value().as_text()?.text;
    Some(Mapped::new(text.to_string(), page.doc.runs(node).to_vec()))
}

fn scripts(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let nodes = page.layout.scripts.iter();
    nodes
        .filter_map(|node| mapped_text(page, *node))
        .flat_map(|text| {
            let text = text.unescaped().unwrap_or(text);
            scan(&text, this_year, Placement::Script, None)
        })
        .collect()
}

fn titles(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let nodes = page.layout.titles.iter();
    nodes
        .filter_map(|node| mapped_text(page, *node))
        .flat_map(|text| scan(&text, this_year, Placement::Attribute, Some(("title", ""))))
        .collect()
}

fn attributes(page: &Page<'_>, this_year: u16) -> Vec<Filing> {
    let mut found = Vec::new();
    for node in page.doc.tree.tree.nodes() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        for (name, value) in element.attrs() {
            // 备 and 网 are in every number but a bare licence's.
            if value.is_ascii() || WORDLESS.contains(&name) || !number::may_contain(value) {
                continue;
            }
            let text = attribute_text(page, node.id(), name, value);
            let carrier = Some((element.name(), name));
            found.extend(scan(&text, this_year, Placement::Attribute, carrier));
        }
    }
    found
}

fn attribute_text(page: &Page<'_>, node: NodeId, name: &str, value: &str) -> Mapped {
    match page.doc.attribute(page.source, node, name) {
        Some(attr) => {
            let (text, runs) = html::attribute_runs(page.source, attr.value.clone());
            Mapped::new(text, runs)
        }
        // Merged from a second `<body>` or the like: only the element can be pointed at.
        None => Mapped::elsewhere(
            value,
            page.doc.tag(node).map_or(0..0, |tag| tag.range.clone()),
        ),
    }
}
