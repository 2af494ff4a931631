//! The outermost closing zone round a text, and what wraps a page rather than parts of it.

use super::{CLAIMS, MOST_ZONES, TAIL, WINDOW, head, is_whole_page};
use crate::footer::Basis;
use crate::footer::layout::{Layout, Mark};
use crate::footer::page::Page;
use crate::footer::tokens::Part;
use crate::html::Name;
use crate::text::ceil_boundary;
use std::cell::LazyCell;

/// The outermost closing zone that no article encloses: what stands in it, even a list of
/// links or a quotation, closes the page.
pub(super) fn closing_zone<'a>(page: &Page<'_>, marks: &[&'a Mark]) -> Option<&'a Mark> {
    let layout = &page.layout;
    let total = layout.shown.text.len();
    let closes = LazyCell::new(|| {
        let innermost = marks.iter().take(MOST_ZONES);
        innermost.copied().any(|mark| closes_wrapper(layout, mark))
    });
    let outside_articles = marks.iter().rev().take_while(|mark| match mark.part {
        Part::Article => wraps_page(layout, mark) || (is_last(page, mark) && *closes),
        Part::Dialog => wraps_page(layout, mark),
        _ => true,
    });
    let in_main = marks.iter().any(|mark| mark.part == Part::Main);
    let mut heading = None;
    // A stranger may nest thousands.
    let mut zones_left = MOST_ZONES;
    for mark in outside_articles.copied() {
        zones_left = zones_left.checked_sub((mark.part == Part::Closing).into())?;
        let is_zone = match mark.part {
            Part::Closing => {
                let of_content = in_main && closes_content(layout, mark);
                let elsewhere = of_content || head::is_above_content(layout, heading, mark);
                !elsewhere && !is_whole_page(mark, total)
            }
            Part::Numbers => is_small_and_low(layout, mark),
            _ => false,
        };
        if is_zone {
            return Some(mark);
        }
        if mark.part == Part::Heading {
            heading = heading.or(Some(mark));
        }
    }
    None
}

/// A class such as `list-bottom` names the end of a part of the content where an element closes
/// the page further down.
fn closes_content(layout: &Layout, mark: &Mark) -> bool {
    let later = layout.last_closing.is_some_and(|at| at >= mark.text.end);
    mark.basis == Basis::Class && later
}

/// Little follows a closing zone that speaks of copyright or of the police: an `<article>` round it
/// that ends the page, too, wraps the page or its foot. What closes an article names its author.
fn closes_wrapper(layout: &Layout, mark: &Mark) -> bool {
    let shown = &layout.shown;
    if mark.part != Part::Closing || shown.exceeds(mark.text.end..shown.text.len(), TAIL) {
        return false;
    }
    let start = mark.text.end.saturating_sub(WINDOW).max(mark.text.start);
    let text = shown
        .text
        .get(ceil_boundary(&shown.text, start)..mark.text.end);
    let text = text.unwrap_or_default().to_ascii_lowercase();
    let mut words = CLAIMS.iter().chain(&["rights reserved", "网安备"]);
    words.any(|word| text.contains(word))
}

/// An `<article>` behind which hardly any text follows, and no closing zone.
fn is_last(page: &Page<'_>, mark: &Mark) -> bool {
    let layout = &page.layout;
    let last = layout.closings.last().and_then(|at| layout.marks.get(*at));
    page.doc.name(mark.node) == Some(Name::Article)
        && ends_page(layout, mark)
        && last.is_none_or(|zone| zone.text.start < mark.text.end)
}

/// A class such as `post` may wrap a whole page with its closing zone.
pub(super) fn wraps_page(layout: &Layout, mark: &Mark) -> bool {
    mark.basis == Basis::Class && ends_page(layout, mark)
}

/// Hardly any text follows.
pub(super) fn ends_page(layout: &Layout, mark: &Mark) -> bool {
    let shown = &layout.shown;
    !shown.exceeds(mark.text.end..shown.text.len(), 40)
}

/// Filing numbers and little else, in the lower half of the page.
fn is_small_and_low(layout: &Layout, mark: &Mark) -> bool {
    mark.text.len() <= 600 && mark.text.start * 2 >= layout.shown.text.len().saturating_sub(800)
}
