//! Blocks with a closing zone's name at the page's head, such as a copyright notice in its bar.

use super::{LONG_LINE, TAIL, later_closing};
use crate::footer::Basis;
use crate::footer::layout::{Layout, Mark};

/// A block that only its class calls a closing zone, above the content: the `heading` round it
/// ends before the main content, or the page goes on far below it.
pub(super) fn is_above_content(layout: &Layout, heading: Option<&Mark>, mark: &Mark) -> bool {
    if mark.basis != Basis::Class {
        return false;
    }
    let before_main = |mark: &Mark| layout.main.is_some() && is_outside_main(layout, mark);
    if heading.is_some_and(before_main) {
        return true;
    }
    let shown = &layout.shown;
    let much_follows = || shown.exceeds(mark.text.end..shown.text.len(), TAIL);
    is_in_upper_half(layout, mark)
        && ((before_main(mark) && much_follows()) || heads_page(layout, heading, mark))
}

fn is_in_upper_half(layout: &Layout, mark: &Mark) -> bool {
    mark.text.start * 2 < layout.shown.text.len()
}

/// In a header that ends there, above a page that goes on far below, or, as the first thing of the
/// page, too, above one that closes in its lower half behind content: on a small page that may be a
/// line or two.
fn heads_page(layout: &Layout, heading: Option<&Mark>, mark: &Mark) -> bool {
    let shown = &layout.shown;
    let (end, least) = match heading {
        Some(heading) => (heading.text.end, LONG_LINE),
        None if !shown.exceeds(0..mark.text.start, LONG_LINE) => (mark.text.end, TAIL),
        None => return false,
    };
    let closing = later_closing(layout, end.max(shown.text.len() / 2));
    match closing {
        Some(closing) => shown.exceeds(end..closing.text.start, least),
        // Scripts and dialogs put much behind what is the page's foot.
        None if heading.is_none() => false,
        // What follows may be what closes the page.
        None => is_outside_main(layout, mark) && shown.exceeds(end..shown.text.len(), TAIL + least),
    }
}

fn is_outside_main(layout: &Layout, mark: &Mark) -> bool {
    layout.main.is_none_or(|main| mark.text.end <= main)
}
