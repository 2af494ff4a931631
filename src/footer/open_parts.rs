//! The parts of a page that are open while it is walked over.

use super::Basis;
use super::layout::{Layout, Mark};
use super::tokens::Part;
use crate::html::NodeId;

/// Which parts are open.
#[derive(Debug, Default)]
pub(super) struct OpenParts {
    /// Their places among the marks, outermost first.
    marks: Vec<usize>,
    articles: usize,
    closings: usize,
    dialogs: usize,
}

impl OpenParts {
    /// A part begins.
    pub(super) fn open(&mut self, layout: &mut Layout, node: NodeId, part: Part, basis: Basis) {
        let here = layout.shown.text.len();
        let of_article = self.articles + self.dialogs > 0;
        match part {
            Part::Article => self.articles += 1,
            Part::Closing => {
                self.closings += 1;
                layout.closings.push(layout.marks.len());
            }
            Part::Dialog => self.dialogs += 1,
            Part::Heading | Part::Main | Part::Numbers | Part::Title => {}
        }
        self.marks.push(layout.marks.len());
        layout.marks.push(Mark {
            node,
            part,
            basis,
            text: here..here,
            of_article,
        });
    }

    /// An element ends, which may be the innermost part.
    pub(super) fn close(&mut self, layout: &mut Layout, node: NodeId) {
        let here = layout.shown.text.len();
        let innermost = self.marks.last();
        let mark = innermost.and_then(|index| layout.marks.get_mut(*index));
        let Some(mark) = mark.filter(|mark| mark.node == node) else {
            return;
        };
        mark.text.end = here;
        self.marks.pop();
        match mark.part {
            Part::Article => self.articles -= 1,
            Part::Closing => self.closings -= 1,
            Part::Dialog => self.dialogs -= 1,
            _ => {}
        }
        if mark.part == Part::Dialog && self.dialogs == 0 {
            layout.dialogs.push(mark.text.clone());
        }
        let start = Some(mark.text.start);
        let has_text = layout.shown.exceeds(mark.text.clone(), 0);
        if has_text && mark.is_firm() {
            layout.last_closing = layout.last_closing.max(start);
        }
        if has_text && mark.part == Part::Main && self.dialogs == 0 {
            let first = layout.main.into_iter().chain(start).min();
            layout.main = first;
        }
        let apart = self.closings + self.dialogs > 0;
        if has_text && mark.part == Part::Title && !apart {
            layout.last_title = layout.last_title.max(start);
        }
    }
}
