//! Texts: where they stand and what they open.

use super::{Builder, GiveUp, Mode, Step};
use crate::html::document::{Kind, Node, Space};
use crate::html::spans::{Piece, Place, narrow};
use crate::html::token::Spelled;
use std::ops::Range;

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

impl Builder<'_> {
    /// Characters that stand for themselves.
    pub(super) fn text(&mut self, range: Range<usize>) -> Step {
        if self.mode == Mode::Text || self.is_foreign() {
            self.append(Place::from(range), None);
            return Ok(());
        }
        if self.is_in_body() {
            return self.append_in_body(Place::from(range), None);
        }
        let mut rest = range;
        while !rest.is_empty() {
            let bytes = self.doc.source.as_bytes().get(rest.clone());
            let bytes = bytes.unwrap_or_default();
            let space = bytes.first().is_some_and(|byte| is_space(*byte));
            let len = bytes.iter().take_while(|byte| is_space(**byte) == space);
            let end = rest.start + len.count();
            self.run(Place::new(rest.start, end), None, space)?;
            rest.start = end;
        }
        Ok(())
    }

    /// A character reference or a line end.
    pub(super) fn spelled(&mut self, range: Range<usize>, spelled: Spelled) -> Step {
        if self.is_foreign() {
            self.append(Place::from(range), Some(spelled));
            return Ok(());
        }
        self.run(Place::from(range), Some(spelled), spelled.is_space())
    }

    /// Characters of which all or none are white space.
    fn run(&mut self, place: Place, spelled: Option<Spelled>, space: bool) -> Step {
        match self.mode {
            Mode::Initial | Mode::BeforeHtml | Mode::BeforeHead if space => return Ok(()),
            mode if !space && mode.is_before_body() => self.imply_body()?,
            Mode::InTable | Mode::InTableBody | Mode::InRow | Mode::InColumnGroup if !space => {
                return Err(GiveUp);
            }
            Mode::AfterBody | Mode::AfterAfterBody if !space => self.mode = Mode::InBody,
            _ => {}
        }
        let behind_body = matches!(self.mode, Mode::AfterBody | Mode::AfterAfterBody);
        if behind_body || self.is_in_body() {
            return self.append_in_body(place, spelled);
        }
        self.append(place, spelled);
        Ok(())
    }

    /// Any text may stand where the builder is.
    fn is_in_body(&self) -> bool {
        matches!(self.mode, Mode::InBody | Mode::InCell | Mode::InCaption)
    }

    fn append_in_body(&mut self, place: Place, spelled: Option<Spelled>) -> Step {
        if !place.range().is_empty() {
            self.reopen_formatting()?;
            self.append(place, spelled);
        }
        Ok(())
    }

    fn append(&mut self, place: Place, spelled: Option<Spelled>) {
        if place.range().is_empty() {
            return;
        }
        let parent = self.current_node();
        let behind = narrow(self.doc.pieces.len() + 1);
        let apart = std::mem::take(&mut self.apart);
        let piece = Piece {
            text: 0,
            place,
            spelled,
        };
        match self.doc.nodes.last_mut() {
            Some(last) if last.kind == Kind::Text && last.parent == parent && !apart => {
                if let Some(known) = self.doc.pieces.last_mut() {
                    if known.join(piece) {
                        return;
                    }
                    let text = known.text + known.text_len();
                    last.behind = behind;
                    self.doc.pieces.push(Piece { text, ..piece });
                }
            }
            _ => {
                let node = narrow(self.doc.nodes.len());
                self.doc.nodes.push(Node {
                    kind: Kind::Text,
                    space: Space::Html,
                    parent,
                    end: node + 1,
                    first: behind - 1,
                    behind,
                });
                self.doc.pieces.push(piece);
            }
        }
    }
}
