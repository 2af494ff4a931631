//! The police badge beside a PSB number.

use super::link::overlap;
use super::page::Page;
use super::walk::Image;
use super::{Badge, href};
use ego_tree::NodeId;
use std::ops::Range;

/// At most so many characters may stand between the badge and the number.
const GAP: usize = 12;
/// Parts of the names that badge images bear in the wild.
const NAMES: [&str; 14] = [
    "gongan", "gonga", "ghs", "police", "beian", "备案", "公安", "d0289dc0", "wangan", "jinghui",
    "jh.", "batb", "gov", "psb",
];

/// The badge of the number at `range` of the shown text.
pub(super) fn of(page: &Page<'_>, range: &Range<usize>) -> Option<Badge> {
    let inside = page
        .layout
        .links
        .iter()
        .find(|link| overlap(&link.text, range));
    let images = &page.layout.images;
    let image = inside
        .and_then(|link| {
            images
                .iter()
                .find(|image| page.is_inside(image.node, link.node))
        })
        .or_else(|| {
            images
                .iter()
                .rev()
                .find(|image| stands_before(page, image, range))
        })
        .or_else(|| {
            images
                .iter()
                .find(|image| stands_behind(page, image, range))
        })?;
    badge(page, image.node)
}

fn badge(page: &Page<'_>, node: NodeId) -> Option<Badge> {
    let src = source(page, node);
    Some(Badge {
        hotlinked: !src.is_empty() && href::is_psb_host(&src, page.base.as_ref()),
        range: page.doc.tag(node)?.range.clone(),
        src,
    })
}

fn source(page: &Page<'_>, node: NodeId) -> String {
    let element = page.element(node).map(|element| element.value());
    let attr = |name| {
        element
            .and_then(|e| e.attr(name))
            .unwrap_or_default()
            .trim()
    };
    [
        "src",
        "data-src",
        "data-original",
        "data-lazy-src",
        "srcset",
    ]
    .into_iter()
    .map(attr)
    .find(|src| !src.is_empty())
    .unwrap_or_default()
    .to_owned()
}

fn stands_before(page: &Page<'_>, image: &Image, range: &Range<usize>) -> bool {
    image.at <= range.start && is_near(page, image, image.at..range.start)
}

fn stands_behind(page: &Page<'_>, image: &Image, range: &Range<usize>) -> bool {
    image.at >= range.end
        && page.layout.shown.ink(range.end..image.at) == 0
        && is_near(page, image, range.end..image.at)
}

/// Nothing of another number lies between, and the image is in the same line or named like a badge.
fn is_near(page: &Page<'_>, image: &Image, gap: Range<usize>) -> bool {
    let shown = &page.layout.shown;
    let text = shown.text.get(gap.clone()).unwrap_or_default();
    let breaks = text.matches('\n').count();
    let foreign =
        page.numbers.iter().any(|number| overlap(number, &gap)) || is_in_other_link(page, image);
    shown.ink(gap) <= GAP
        && !foreign
        && (breaks == 0 || (breaks == 1 && is_named_badge(page, image.node)))
}

/// Inside the link of another number.
fn is_in_other_link(page: &Page<'_>, image: &Image) -> bool {
    let links = page.layout.links.iter();
    links
        .filter(|link| {
            page.numbers
                .iter()
                .any(|number| overlap(number, &link.text))
        })
        .any(|link| page.is_inside(image.node, link.node))
}

fn is_named_badge(page: &Page<'_>, node: NodeId) -> bool {
    let Some(element) = page.element(node) else {
        return false;
    };
    let value = element.value();
    ["src", "data-src", "alt", "class", "title"]
        .iter()
        .filter_map(|name| value.attr(name))
        .any(|text| {
            let text = text.to_lowercase();
            NAMES.iter().any(|name| text.contains(name))
        })
}
