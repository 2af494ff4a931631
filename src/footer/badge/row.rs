//! The badge that shares a row with a PSB number, each in a box of its own.

use crate::footer::layout::Image;
use crate::footer::page::Page;
use crate::footer::tokens::Part;
use crate::footer::{Target, href};
use crate::html::{Name, NodeId};
use crate::number::Number;
use std::iter;
use std::ops::Range;

/// An image that is drawn larger is none of the platform's 20 pixels.
const LARGEST: u32 = 64;
/// Parts of the names of images that stand near numbers and are no badges.
pub(super) const OTHERS: [&str; 13] = [
    "miit",
    "spacer",
    "weibo",
    "logo",
    "qr",
    "ewm",
    "erwei",
    "weixin",
    "wechat",
    "wx",
    "二维码",
    "公众号",
    "banner",
];

/// The image before the number, in a table behind it, too, where the smallest element round both
/// holds nothing else.
pub(super) fn find<'a>(
    page: &'a Page<'_>,
    number: &Number,
    range: &Range<usize>,
) -> Option<&'a Image> {
    let shown = &page.layout.shown;
    let (node, _) = shown.nodes(range).next()?;
    let holds_more = |element: &NodeId| {
        let text = shown.of_nodes(&(*element..page.doc.behind(*element)));
        let before = text.start..range.start.max(text.start);
        let behind = range.end.min(text.end)..text.end;
        shown.exceeds(before, 0) || shown.exceeds(behind, 0)
    };
    let round = page.ancestors(node).take_while(|row| !holds_more(row));
    let mut rows = round.map(|row| (row, page.images_of(row)));
    let (row, images) = rows.find(|(_, images)| !images.is_empty())?;
    let [image] = images else {
        return None;
    };
    let is_row = !is_zone(page, row) && children(page, row).count() == 2;
    let in_order = image.node < node || page.doc.name(row) == Some(Name::Tr);
    let fits = in_order && !is_other(page, image.node, row);
    (is_row && fits && !leads_elsewhere(page, image.node, number)).then_some(image)
}

fn is_zone(page: &Page<'_>, row: NodeId) -> bool {
    let mark = page.layout.mark_of(row);
    mark.is_some_and(|mark| mark.part == Part::Closing)
}

/// The elements right in an element.
fn children(page: &Page<'_>, parent: NodeId) -> impl Iterator<Item = NodeId> {
    let doc = page.doc;
    let behind = doc.behind(parent);
    iter::successors(Some(parent.next()), |child| Some(doc.behind(*child)))
        .take_while(move |child| *child < behind)
        .filter(|child| doc.name(*child).is_some())
}

/// Whether the image, or a box round it in its row, is named like others or drawn too large.
pub(super) fn is_other(page: &Page<'_>, image: NodeId, row: NodeId) -> bool {
    let boxes = page.ancestors(image).take_while(|element| *element != row);
    let mut elements = iter::once(image).chain(boxes);
    elements.any(|element| {
        let attr = |name: &&str| page.doc.attr(element, name);
        let is_named = |text: &str| {
            let text = text.to_ascii_lowercase();
            OTHERS.iter().any(|name| text.contains(name))
        };
        let sources = ["src", "data-src"];
        let mut sources = sources.iter().filter_map(attr);
        let words = ["alt", "class", "id", "title"];
        let named = sources.any(|src| is_named(without_host(&src)))
            || words.iter().filter_map(attr).any(|text| is_named(&text));
        let sizes = ["width", "height"];
        named || sizes.iter().filter_map(attr).any(|size| is_large(&size))
    })
}

/// What an address says of the file, its host left out; nothing where it holds the image itself.
fn without_host(src: &str) -> &str {
    if src
        .get(..5)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
    {
        return "";
    }
    let behind_host = src
        .split_once("//")
        .and_then(|(_, rest)| rest.split_once('/'));
    behind_host.map_or(src, |(_, path)| path)
}

/// Whether a width or height is larger than any badge; a share of the row may be.
fn is_large(size: &str) -> bool {
    let size = size.trim();
    let pixels = size.strip_suffix("px").unwrap_or(size).parse();
    pixels.is_ok_and(|pixels: u32| pixels > LARGEST)
}

/// Whether a link round the image leads somewhere, but not to the police.
fn leads_elsewhere(page: &Page<'_>, image: NodeId, number: &Number) -> bool {
    let mut round = page.ancestors(image);
    let link = round.find(|element| page.link(*element).is_some());
    let href = link.and_then(|link| page.short_attr(link, "href"));
    href.is_some_and(|href| {
        let target = href::psb_target(&href, page.base.as_ref(), &number.digits);
        matches!(target, Target::Wrong | Target::Miit | Target::Mismatch)
    })
}
