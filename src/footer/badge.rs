//! The police badge beside a PSB number.

mod linked;
mod row;

use super::layout::Image;
use super::page::Page;
use super::{Badge, Target, href, link};
use crate::html::NodeId;
use crate::number::{Kind, Number};
use std::ops::Range;

/// At most so many characters may stand between the badge and the number.
const GAP: usize = 12;
/// Parts of the names that badge images bear in the wild.
const NAMES: [&str; 14] = [
    "gongan", "gonga", "ghs", "police", "beian", "备案", "公安", "d0289dc0", "wangan", "jinghui",
    "jh.", "batb", "gov", "psb",
];

/// Parts of the names of images that stand for an ICP number.
const OF_ICP: [&str; 3] = ["icp", "miit", "工信"];
/// More images in one link are looked at by nobody but a stranger who wants to waste time.
const MOST_IMAGES: usize = 16;

/// The badge of the number at `range` of the shown text.
pub(super) fn of(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Badge> {
    let image = beside(page, range)
        .or_else(|| linked::find(page, number, range))
        .or_else(|| row::find(page, number, range))?;
    badge(page, image.node)
}

/// The image in the number's link, or right before or behind the number.
fn beside<'a>(page: &'a Page<'_>, range: &Range<usize>) -> Option<&'a Image> {
    let images = page.images_near(range, GAP);
    let inside = link::round_shown(page, range);
    inside
        .and_then(|link| images.iter().find(|image| page.is_inside(image.node, link)))
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
        })
}

fn badge(page: &Page<'_>, node: NodeId) -> Option<Badge> {
    let src = source(page, node);
    Some(Badge {
        hotlinked: !src.is_empty() && href::is_psb_host(&src, page.base.as_ref()),
        range: page.doc.tag(node)?,
        src,
    })
}

fn source(page: &Page<'_>, node: NodeId) -> String {
    let attr = |name| {
        let value = page.doc.attr(node, name).unwrap_or_default();
        value.trim().to_owned()
    };
    // A lazily loaded image has a placeholder of a few bytes as its `src`.
    [
        "data-src",
        "data-original",
        "data-lazy-src",
        "src",
        "srcset",
    ]
    .into_iter()
    .map(attr)
    .find(|src| !src.is_empty())
    .unwrap_or_default()
}

fn stands_before(page: &Page<'_>, image: &Image, range: &Range<usize>) -> bool {
    image.at <= range.start && is_near(page, image, &(image.at..range.start), range)
}

fn stands_behind(page: &Page<'_>, image: &Image, range: &Range<usize>) -> bool {
    image.at >= range.end
        && page.layout.shown.ink(range.end..image.at) == 0
        && is_near(page, image, &(range.end..image.at), range)
}

/// Little and nothing of another number lies between, and the image is in the same line or
/// named like a badge.
fn is_near(page: &Page<'_>, image: &Image, gap: &Range<usize>, number: &Range<usize>) -> bool {
    let shown = &page.layout.shown;
    let text = shown.text.get(gap.clone()).unwrap_or_default();
    let breaks = text.matches('\n').count();
    let first = shown.nodes(number).next().map(|(node, _)| node);
    // What is in a link may be a block of its own, as in the platform's own snippet.
    let mut round = page.ancestors(image.node);
    let is_free = !round.any(|element| page.link(element).is_some());
    let holder = link::round_shown(page, number).filter(|_| is_free);
    let mut holders = first.into_iter().chain(holder);
    let own = page.block(image.node);
    let same_line = breaks == 0 && holders.any(|holder| page.block(holder) == own);
    let near = !shown.exceeds(gap.clone(), GAP)
        && !page.holds_number(gap)
        && !is_in_other_link(page, image)
        && !is_captioned(page, image);
    near && (same_line || (breaks <= 1 && is_named_badge(page, image.node)))
}

/// Inside the link of another number, unless it is named like a badge and stands behind one of
/// another register: a link that is not closed goes on to the next.
fn is_in_other_link(page: &Page<'_>, image: &Image) -> bool {
    let mut links = page
        .ancestors(image.node)
        .filter_map(|element| page.link(element));
    links.any(|link| {
        page.holds_number(&(image.at..link.text.end))
            || page.numbers.has_in(&link.text, Kind::Psb)
            || (page.holds_number(&link.text) && !is_named_badge(page, image.node))
    })
}

/// Words of a caption that is the badge's own.
const POLICE_WORDS: [&str; 4] = ["公安", "公网", "网安", "警"];

/// Whether a link to another site has a caption behind the image that is not the police's: it is
/// that site's sign. What a link that is not closed holds before the image captions nothing.
fn is_captioned(page: &Page<'_>, image: &Image) -> bool {
    let mut round = page.ancestors(image.node);
    let Some(link) = round.find_map(|element| page.link(element)) else {
        return false;
    };
    let caption = image.at.max(link.text.start)..link.text.end.max(image.at);
    let shown = &page.layout.shown;
    if page.holds_number(&caption) || !shown.exceeds(caption.clone(), 0) {
        return false;
    }
    let words = shown.text.get(caption).unwrap_or_default();
    let href = page.doc.attr(link.node, "href").unwrap_or_default();
    let target = href::psb_target(&href, page.base.as_ref(), "");
    let elsewhere = matches!(target, Target::Wrong | Target::Miit);
    elsewhere && !POLICE_WORDS.iter().any(|word| words.contains(word))
}

fn is_named_badge(page: &Page<'_>, node: NodeId) -> bool {
    is_named(page, node, &NAMES)
}

fn is_named(page: &Page<'_>, node: NodeId, names: &[&str]) -> bool {
    ["src", "data-src", "alt", "class", "title"]
        .iter()
        .filter_map(|name| page.doc.attr(node, name))
        .any(|text| {
            let text = text.to_lowercase();
            names.iter().any(|name| text.contains(name))
        })
}

/// The image in a link that is named like the badge, not like the sign of an ICP number.
pub(super) fn in_link(page: &Page<'_>, link: NodeId) -> Option<Range<usize>> {
    let mut images = page.images_of(link).iter().take(MOST_IMAGES);
    let is_badge = |node| is_named_badge(page, node) && !is_named(page, node, &OF_ICP);
    let badge = images.find(|image| is_badge(image.node))?;
    page.doc.tag(badge.node)
}
