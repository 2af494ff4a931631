//! End tags in the body: HTML standard, 13.2.6.4.7.

use super::body::is_plain_block;
use super::{Builder, GiveUp, Mode, Step};
use crate::html::document::{EndTag, NodeId};
use crate::html::names::Name;

impl Builder<'_> {
    pub(super) fn end_in_body(&mut self, tag: EndTag) -> Step {
        match tag.name {
            name if self.current() == name && closes_itself(name) => {
                self.pop();
                Ok(())
            }
            name if name.is_formatting() => {
                if self.active_place(name).is_some() {
                    return self.end_formatting(name);
                }
                self.end_other(tag);
                Ok(())
            }
            name if is_block(name) => {
                self.close_in_scope(|open| open == name);
                Ok(())
            }
            Name::P => {
                if !self.has_paragraph() {
                    self.push_implied(Name::P)?;
                }
                self.close_paragraph();
                Ok(())
            }
            Name::Li if !self.in_list_scope(Name::Li) => Ok(()),
            Name::Dd | Name::Dt if !self.in_scope(|open| open == tag.name) => Ok(()),
            Name::Li | Name::Dd | Name::Dt => {
                self.close_implied(tag.name);
                self.pop_until(|open| open == tag.name);
                Ok(())
            }
            name if name.is_heading() => {
                self.close_in_scope(Name::is_heading);
                Ok(())
            }
            _ => self.end_rare(tag),
        }
    }

    fn end_rare(&mut self, tag: EndTag) -> Step {
        match tag.name {
            Name::Body | Name::Html => {
                if self.in_scope(|open| open == Name::Body) {
                    let html = tag.name == Name::Html;
                    self.mode = if html {
                        Mode::AfterAfterBody
                    } else {
                        Mode::AfterBody
                    };
                }
                Ok(())
            }
            Name::Form => self.end_form(),
            Name::Applet | Name::Marquee | Name::Object => {
                if self.close_in_scope(|open| open == tag.name) {
                    self.clear_to_marker();
                }
                Ok(())
            }
            Name::Br => {
                self.reopen_formatting()?;
                self.insert_implied(Name::Br);
                Ok(())
            }
            Name::Template => Ok(()),
            _ => {
                self.end_other(tag);
                Ok(())
            }
        }
    }

    pub(super) fn end_form(&mut self) -> Step {
        let Some(form) = self.form.take() else {
            return Ok(());
        };
        let mut in_scope = false;
        for open in self.stack.iter().rev() {
            in_scope = open.node == form;
            if in_scope || open.name.bounds_scope() {
                break;
            }
        }
        if !in_scope {
            return Ok(());
        }
        self.close_implied(Name::Other);
        if self.current_node() != form {
            return Err(GiveUp); // it leaves the stack from below the others
        }
        self.pop();
        Ok(())
    }

    /// "Any other end tag".
    fn end_other(&mut self, tag: EndTag) {
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at).copied() else {
                break;
            };
            let same = open.name == tag.name
                && (tag.name != Name::Other || self.doc.closes(&tag, NodeId(open.node)));
            if same {
                if self.current() != tag.name {
                    self.close_implied(tag.name);
                }
                self.truncate(at);
                return;
            }
            if open.name.is_special() {
                break;
            }
        }
    }
}

/// Where it is the innermost open element, its end tag closes it and does nothing else.
fn closes_itself(name: Name) -> bool {
    is_plain_block(name)
        || name.is_heading()
        || matches!(
            name,
            Name::Span | Name::Li | Name::Dd | Name::Dt | Name::Label | Name::Button | Name::Option
        )
}

/// Closed with what can be implied inside, if it is in scope.
fn is_block(name: Name) -> bool {
    let other = matches!(
        name,
        Name::Button | Name::Listing | Name::Pre | Name::Select
    );
    other || (is_plain_block(name) && name != Name::P)
}
