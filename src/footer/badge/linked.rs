//! The badge that a link of its own leads to a PSB number's entry with, in a block of its own.

use super::row;
use crate::footer::layout::Image;
use crate::footer::page::Page;
use crate::footer::{Target, href, place};
use crate::html::NodeId;
use crate::number::{Kind, Number};
use std::ops::Range;

/// At most so many characters of other blocks may stand between the badge and the number.
const GAP: usize = 200;
/// Bytes of the longest address of an entry; a stranger may write a million for each number.
const LONGEST: usize = 1_000;

/// The image in the number's closing zone of which the link has the number's code or, on a page
/// without another number, leads to the police.
pub(super) fn find<'a>(
    page: &'a Page<'_>,
    number: &Number,
    range: &Range<usize>,
) -> Option<&'a Image> {
    let (node, _) = page.layout.shown.nodes(range).next()?;
    let zone = place::zone(page, node);
    let all = 0..page.layout.shown.text.len();
    let is_only = page.numbers.count_in(&all, Kind::Psb) < 2;
    let linked = page.images_near(range, GAP).iter().filter_map(|image| {
        let has_code = match target(page, image.node, number)? {
            Target::Mps | Target::Old => true,
            Target::NoCode if is_only => false,
            _ => return None,
        };
        (place::zone(page, image.node) == zone).then_some((has_code, image))
    });
    let best = linked.min_by_key(|(has_code, _)| !has_code);
    best.map(|(_, image)| image)
}

/// Where the link round an image leads, if it holds no number of that register. What leads to the
/// police without a code holds nothing but the badge: reports of crimes are taken there, too.
fn target(page: &Page<'_>, image: NodeId, number: &Number) -> Option<Target> {
    let mut round = page.ancestors(image);
    let link = round.find_map(|element| page.link(element))?;
    let place = page.doc.attr_place(link.node, "href")?;
    if place.len() > LONGEST || page.numbers.has_in(&link.text, Kind::Psb) {
        return None;
    }
    let href = page.short_attr(link.node, "href")?;
    let target = href::psb_target(&href, page.base.as_ref(), &number.digits);
    let bare = || !page.layout.shown.exceeds(link.text.clone(), 0);
    let may_be = || bare() && !row::is_other(page, image, link.node);
    (target != Target::NoCode || may_be()).then_some(target)
}
