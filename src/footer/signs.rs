//! What an element is for the layout of the page, by its name and attributes.

use super::Basis;
use super::tokens::{Names, Part};
use crate::html::{Document, Known, Name, NodeId};

/// Elements that are something by their names alone.
pub(super) const fn is_noted(name: Name) -> bool {
    matches!(
        name,
        Name::A
            | Name::AppRoot
            | Name::Area
            | Name::Article
            | Name::Blockquote
            | Name::Code
            | Name::Dialog
            | Name::Footer
            | Name::H1
            | Name::H2
            | Name::Header
            | Name::Img
            | Name::Input
            | Name::Main
            | Name::Nav
            | Name::Noscript
            | Name::Pre
            | Name::Svg
            | Name::Textarea
    )
}

/// Its text is never shown, whatever the style sheet says.
pub(super) const fn is_unseen(name: Name) -> bool {
    matches!(
        name,
        Name::Audio
            | Name::Canvas
            | Name::Datalist
            | Name::Iframe
            | Name::Noembed
            | Name::Noframes
            | Name::Script
            | Name::Style
            | Name::Title
            | Name::Video
    )
}

/// Attributes with the address of an image. One that is loaded lazily has a placeholder of a few
/// bytes as its `src`.
pub(super) const IMAGE_ADDRESSES: [&str; 5] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "src",
    "srcset",
];

pub(super) fn is_image(doc: &Document<'_>, id: NodeId, name: Name, known: Known) -> bool {
    match name {
        Name::Img => IMAGE_ADDRESSES
            .iter()
            .any(|name| doc.attr(id, name).is_some_and(|src| !src.trim().is_empty())),
        Name::Svg => true,
        Name::Input => doc
            .attr(id, "type")
            .is_some_and(|t| t.eq_ignore_ascii_case("image")),
        _ if !known.has_any(Known::STYLE) => false,
        _ => doc
            .known_attr(id, Known::STYLE)
            .is_some_and(|style| style.contains("url(") && style.contains("background")),
    }
}

/// Bytes of the longest of [`is_mount_id`].
const LONGEST_MOUNT: usize = 11;

/// Where Vue, React and their like put the page once scripts run.
pub(super) fn is_mount(doc: &Document<'_>, id: NodeId, name: Name, known: Known) -> bool {
    name == Name::AppRoot
        || (known.has_any(Known::ID)
            && doc
                .known_attr(id, Known::ID)
                .is_some_and(|id| is_mount_id(&id)))
}

fn is_mount_id(id: &str) -> bool {
    id.len() <= LONGEST_MOUNT
        && matches!(
            id.to_ascii_lowercase().as_str(),
            "app"
                | "root"
                | "__next"
                | "__nuxt"
                | "main-app"
                | "q-app"
                | "svelte"
                | "react-root"
                | "application"
                | "___gatsby"
        )
}

pub(super) fn mark<'a>(
    doc: &'a Document<'_>,
    id: NodeId,
    name: Name,
    known: Known,
    names: &mut Names<'a>,
) -> Option<(Part, Basis)> {
    match name {
        Name::Footer => return Some((Part::Closing, Basis::Element)),
        Name::Html | Name::Body | Name::Head | Name::Form => return None,
        _ => {}
    }
    let role = known
        .has_any(Known::ROLE)
        .then(|| doc.known_attr(id, Known::ROLE));
    match role
        .flatten()
        .map(|role| role.to_ascii_lowercase())
        .as_deref()
    {
        Some("contentinfo") => return Some((Part::Closing, Basis::Role)),
        Some("dialog" | "alertdialog") => return Some((Part::Dialog, Basis::Role)),
        _ => {}
    }
    match name {
        Name::Nav if named(doc, id, known, names) == Some(Part::Closing) => {
            return Some((Part::Closing, Basis::Class));
        }
        Name::Header | Name::Nav => return Some((Part::Heading, Basis::Element)),
        Name::Main => return Some((Part::Main, Basis::Element)),
        Name::Dialog => return Some((Part::Dialog, Basis::Element)),
        Name::H1 | Name::H2 => return Some((Part::Title, Basis::Element)),
        Name::Article | Name::Pre | Name::Code | Name::Blockquote | Name::Textarea => {
            return Some((Part::Article, Basis::Element));
        }
        _ => {}
    }
    named(doc, id, known, names).map(|part| (part, Basis::Class))
}

/// What the element's id and classes say. A closing one outweighs the others.
fn named<'a>(
    doc: &'a Document<'_>,
    id: NodeId,
    known: Known,
    names: &mut Names<'a>,
) -> Option<Part> {
    if !known.has_any(Known::ID.or(Known::CLASS)) {
        return None;
    }
    let parts = [Known::ID, Known::CLASS]
        .into_iter()
        .filter(|attr| known.has_any(*attr))
        .filter_map(|attr| doc.known_source(id, attr))
        .filter_map(|written| names.best(written));
    parts.min_by_key(|part| *part as u8)
}
