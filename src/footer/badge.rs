//! The police badge beside a PSB number.

mod linked;
mod named;
mod row;

use super::layout::{Anchor, Image};
use super::page::Page;
use super::signs::IMAGE_ADDRESSES;
use super::{Badge, Target, href, link};
use crate::html::NodeId;
use crate::number::{Kind, Number};
pub(super) use named::in_link;
use std::ops::Range;
use url::Url;

/// At most so many characters may stand between the badge and the number.
const GAP: usize = 12;
/// The same behind the number, where the image is named like the police's badge.
const NAMED_GAP: usize = 40;

/// The badge of the number at `range` of the shown text.
pub(super) fn of(page: &Page<'_>, number: &Number, range: &Range<usize>) -> Option<Badge> {
    let image = beside(page, range)
        .or_else(|| linked::find(page, number, range))
        .or_else(|| row::find(page, number, range))?;
    badge(page, image.node)
}

/// The image in the number's link, or right before or behind the number.
fn beside<'a>(page: &'a Page<'_>, range: &Range<usize>) -> Option<&'a Image> {
    let images = page.images_near(range, NAMED_GAP);
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
        let value = page.short_attr(node, name).unwrap_or_default();
        value.trim().to_owned()
    };
    let mut addresses = IMAGE_ADDRESSES.into_iter().map(attr);
    addresses.find(|src| !src.is_empty()).unwrap_or_default()
}

fn stands_before(page: &Page<'_>, image: &Image, range: &Range<usize>) -> bool {
    image.at <= range.start && is_near(page, image, &(image.at..range.start), range)
}

/// Right behind the number, and no other's sign; what is named like the police's may stand farther
/// off, unless it leads elsewhere, as signs for those who report a crime do.
fn stands_behind(page: &Page<'_>, image: &Image, range: &Range<usize>) -> bool {
    let gap = range.end..image.at;
    if image.at < range.end || !is_near(page, image, &gap, range) {
        return false;
    }
    let is_of_police = named::is_of_police(page, image.node);
    let leads_away = link_round(page, image).is_some_and(|link| leads_away(page, link));
    if page.layout.shown.exceeds(gap, 0) {
        is_of_police && !leads_away
    } else {
        is_of_police || !(leads_away || named::is_of_others(page, image.node))
    }
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
    // A background of the block itself is the badge's by its name only.
    let is_background = || named::is_background_of_police(page, image.node);
    let same_line = breaks == 0
        && holders.any(|holder| {
            let block = page.block(holder);
            block == own || (block == Some(image.node) && is_background())
        });
    let is_behind = image.at >= number.end;
    let most = if is_behind && named::is_of_police(page, image.node) {
        NAMED_GAP
    } else {
        GAP
    };
    let near = !shown.exceeds(gap.clone(), most)
        && !page.holds_number(gap)
        && !is_in_other_link(page, image)
        && !is_captioned(page, image);
    near && (same_line || (breaks <= 1 && named::is_badge(page, image.node)))
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
            || (page.holds_number(&link.text) && !named::is_badge(page, image.node))
    })
}

/// Words of a caption that is the badge's own.
const POLICE_WORDS: [&str; 5] = ["公安", "公网", "网安", "网监", "警"];

/// Whether a link to another site has a caption behind the image that is not the police's, nor is
/// the image named like theirs: it is that site's sign. What a link that is not closed holds before
/// the image captions nothing.
fn is_captioned(page: &Page<'_>, image: &Image) -> bool {
    let Some(link) = link_round(page, image) else {
        return false;
    };
    let caption = image.at.max(link.text.start)..link.text.end.max(image.at);
    let words = page.layout.shown.text.get(caption.clone());
    let words = words.unwrap_or_default();
    if page.holds_number(&caption) || !words.contains(char::is_alphanumeric) {
        return false;
    }
    leads_away(page, link)
        && !POLICE_WORDS.iter().any(|word| words.contains(word))
        && !named::is_of_police(page, image.node)
}

fn link_round<'a>(page: &'a Page<'_>, image: &Image) -> Option<&'a Anchor> {
    let mut round = page.ancestors(image.node);
    round.find_map(|element| page.link(element))
}

/// Whether a link leads to another site than the page's and the police's.
fn leads_away(page: &Page<'_>, link: &Anchor) -> bool {
    let href = page.short_attr(link.node, "href").unwrap_or_default();
    let own = page.base.as_ref().and_then(Url::host_str);
    match href::psb_target(&href, page.base.as_ref(), "") {
        Target::Miit => true,
        Target::Wrong => href.contains("//") && !href::is_own(&href, |host| Some(host) == own),
        _ => false,
    }
}
