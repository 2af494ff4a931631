//! Before the body: HTML standard, 13.2.6.4.1 to 13.2.6.4.6.

use super::{Builder, GiveUp, Mode, Step, Tag};
use crate::html::document::EndTag;
use crate::html::names::Name;
use crate::html::token::Mode as Reading;

impl Builder<'_> {
    pub(super) fn start_before_body(&mut self, tag: Tag) -> Step {
        loop {
            match (self.mode, tag.name) {
                (Mode::BeforeHtml, Name::Html) => {
                    self.mode = Mode::BeforeHead;
                    return self.push(tag);
                }
                (Mode::BeforeHead, Name::Head) => {
                    self.mode = Mode::InHead;
                    return self.push(tag);
                }
                (Mode::Initial | Mode::BeforeHtml, _) => self.imply_next()?,
                (_, Name::Html) => {
                    self.take_attributes(Name::Html, tag);
                    return Ok(());
                }
                (Mode::InHeadNoscript, _) => return self.start_in_head_noscript(tag),
                (Mode::InHead, _) if is_of_head(tag.name) => return self.start_in_head(tag),
                (Mode::InHead | Mode::AfterHead, Name::Head) => return Ok(()),
                (Mode::AfterHead, Name::Body) => {
                    self.mode = Mode::InBody;
                    return self.push(tag);
                }
                // It belongs into the head, which is closed.
                (Mode::AfterHead, name) if is_of_head(name) && name != Name::Noscript => {
                    return Err(GiveUp);
                }
                (Mode::AfterHead, Name::Frameset) => return Err(GiveUp),
                (Mode::InBody, _) => return self.start_in_body(tag),
                _ => self.imply_next()?,
            }
        }
    }

    fn start_in_head_noscript(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Basefont
            | Name::Bgsound
            | Name::Link
            | Name::Meta
            | Name::Noframes
            | Name::Style => self.start_in_head(tag),
            Name::Head | Name::Noscript => Ok(()),
            _ => {
                self.imply_next()?;
                self.start_before_body(tag)
            }
        }
    }

    /// Elements of the head, which may stand elsewhere, too.
    pub(super) fn start_in_head(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Title => self.push_text(tag, Reading::Rcdata),
            Name::Noframes | Name::Style => self.push_text(tag, Reading::Rawtext),
            Name::Script => self.push_text(tag, Reading::Script),
            Name::Template => Err(GiveUp),
            Name::Noscript => {
                self.mode = Mode::InHeadNoscript;
                self.push(tag)
            }
            name => {
                self.insert_void(name, tag);
                Ok(())
            }
        }
    }

    /// Inserts an element that holds text only.
    pub(super) fn push_text(&mut self, tag: Tag, reading: Reading) -> Step {
        self.reading = Some(reading);
        self.behind_text = self.mode;
        self.mode = Mode::Text;
        self.push(tag)
    }

    pub(super) fn end_before_body(&mut self, tag: EndTag) -> Step {
        match (self.mode, tag.name) {
            (Mode::InHead, Name::Head) => {
                self.pop();
                self.mode = Mode::AfterHead;
                return Ok(());
            }
            (Mode::InHeadNoscript, Name::Noscript) => {
                self.pop();
                self.mode = Mode::InHead;
                return Ok(());
            }
            (Mode::Initial, _) => {
                self.imply_next()?;
                return self.end_before_body(tag);
            }
            // Rare, and not worth their rules.
            (_, Name::Br) | (Mode::InHeadNoscript, Name::Template) => return Err(GiveUp),
            _ => {}
        }
        let closes_head = matches!(self.mode, Mode::BeforeHtml | Mode::BeforeHead);
        let ends =
            matches!(tag.name, Name::Body | Name::Html) || (tag.name == Name::Head && closes_head);
        if !ends || self.mode == Mode::InHeadNoscript {
            return Ok(());
        }
        self.imply_next()?;
        if self.mode == Mode::InBody {
            self.end_in_body(tag)
        } else {
            self.end_before_body(tag)
        }
    }

    /// Implies all that is missing up to the body.
    pub(super) fn imply_body(&mut self) -> Step {
        while self.mode.is_before_body() {
            self.imply_next()?;
        }
        Ok(())
    }

    /// "Anything else" of the modes before the body.
    fn imply_next(&mut self) -> Step {
        match self.mode {
            Mode::Initial => {
                self.doc.quirks = true;
                self.mode = Mode::BeforeHtml;
            }
            Mode::BeforeHtml => {
                self.push_implied(Name::Html)?;
                self.mode = Mode::BeforeHead;
            }
            Mode::BeforeHead => {
                self.push_implied(Name::Head)?;
                self.mode = Mode::InHead;
            }
            Mode::InHeadNoscript => {
                self.pop();
                self.mode = Mode::InHead;
            }
            Mode::InHead => {
                self.pop();
                self.mode = Mode::AfterHead;
            }
            _ => {
                self.push_implied(Name::Body)?;
                self.mode = Mode::InBody;
            }
        }
        Ok(())
    }
}

/// Whether the rules for the head say something about a start tag.
fn is_of_head(name: Name) -> bool {
    matches!(
        name,
        Name::Base
            | Name::Basefont
            | Name::Bgsound
            | Name::Link
            | Name::Meta
            | Name::Title
            | Name::Noframes
            | Name::Style
            | Name::Script
            | Name::Noscript
            | Name::Template
    )
}
