//! Blocks with a closing zone's name at the page's head, such as a copyright notice in its bar.

use super::{LONG_LINE, TAIL, later_closing};
use crate::footer::Basis;
use crate::footer::layout::{Layout, Mark};
use crate::footer::tokens::Part;

/// A block that only its class calls a closing zone, above the content: of `marks`, which lie
/// round a number, a header ends before the main content, or the page closes far below.
pub(super) fn is_above_content(layout: &Layout, marks: &[&Mark], mark: &Mark) -> bool {
    if mark.basis != Basis::Class {
        return false;
    }
    let is_round = |outer: &&&Mark| outer.part == Part::Heading && outer.node < mark.node;
    let heading = marks.iter().rfind(is_round);
    let before_main = |mark: &Mark| layout.main.is_some_and(|main| mark.text.end <= main);
    if heading.is_some_and(|heading| before_main(heading)) {
        return true;
    }
    is_in_upper_half(layout, mark) && (before_main(mark) || heads_page(layout, heading, mark))
}

fn is_in_upper_half(layout: &Layout, mark: &Mark) -> bool {
    mark.text.start * 2 < layout.shown.text.len()
}

/// In a header that ends there, or the first thing of the page, which closes in its lower half
/// behind content: on a small page that may be a line or two.
fn heads_page(layout: &Layout, heading: Option<&&Mark>, mark: &Mark) -> bool {
    let shown = &layout.shown;
    let (end, least) = match heading {
        Some(heading) => (heading.text.end, LONG_LINE),
        None if !shown.exceeds(0..mark.text.start, LONG_LINE) => (mark.text.end, TAIL),
        None => return false,
    };
    let closing = later_closing(layout, end.max(shown.text.len() / 2));
    closing.is_some_and(|closing| shown.exceeds(end..closing.text.start, least))
}
