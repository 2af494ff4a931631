//! Start tags in the body: HTML standard, 13.2.6.4.7.

use super::{Builder, GiveUp, Mode, Step, Tag};
use crate::html::names::Name;
use crate::html::token::Mode as Reading;

impl Builder<'_> {
    pub(super) fn start_in_body(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Other | Name::Span | Name::Label => self.push_inline(tag),
            name if is_plain_block(name) => {
                self.close_paragraph();
                self.push(tag)
            }
            Name::A => self.start_link(tag),
            Name::Nobr if self.active_place(Name::Nobr).is_some() => Err(GiveUp),
            name if name.is_formatting() => self.push_formatting(tag),
            Name::Li => self.start_item(tag, |name| name == Name::Li),
            Name::Dd | Name::Dt => self.start_item(tag, |n| matches!(n, Name::Dd | Name::Dt)),
            name if name.is_void() => self.start_void(tag),
            name if name.is_heading() => {
                self.close_paragraph();
                if self.current().is_heading() {
                    self.pop();
                }
                self.push(tag)
            }
            Name::Svg => {
                self.reopen_formatting()?;
                self.push_foreign(tag)
            }
            Name::Table => self.start_table(tag),
            _ => self.start_rare(tag),
        }
    }

    fn start_rare(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Script | Name::Style | Name::Title | Name::Noframes => self.start_in_head(tag),
            Name::Iframe | Name::Noembed => self.push_text(tag, Reading::Rawtext),
            Name::Textarea => {
                self.ignore_line_end = true;
                self.push_text(tag, Reading::Rcdata)
            }
            Name::Xmp => {
                self.close_paragraph();
                self.reopen_formatting()?;
                self.push_text(tag, Reading::Rawtext)
            }
            Name::Pre | Name::Listing => {
                self.close_paragraph();
                self.ignore_line_end = true;
                self.push(tag)
            }
            Name::Form => self.start_form(tag),
            Name::Button => {
                self.close_in_scope(|name| name == Name::Button);
                self.push_inline(tag)
            }
            Name::Applet | Name::Marquee | Name::Object => {
                self.push_inline(tag)?;
                self.push_marker();
                Ok(())
            }
            Name::Select if self.has_select() => Err(GiveUp),
            Name::Option | Name::Optgroup => self.start_option(tag),
            Name::Html | Name::Body => {
                self.take_attributes(tag.name, tag);
                Ok(())
            }
            name if is_ignored(name) => Ok(()),
            name if is_too_rare(name) => Err(GiveUp),
            _ => self.push_inline(tag),
        }
    }

    fn has_select(&self) -> bool {
        self.in_scope(|name| name == Name::Select)
    }

    /// Inserts an element before which formatting elements are opened again.
    fn push_inline(&mut self, tag: Tag) -> Step {
        self.reopen_formatting()?;
        self.push(tag)
    }

    fn start_link(&mut self, tag: Tag) -> Step {
        if let Some(index) = self.active_place(Name::A) {
            if self.open_place(index).is_some() && !self.in_scope(|name| name == Name::A) {
                return Err(GiveUp);
            }
            self.end_formatting(Name::A)?;
        }
        self.push_formatting(tag)
    }

    fn start_item(&mut self, tag: Tag, closes: impl Fn(Name) -> bool) -> Step {
        for at in (0..self.stack.len()).rev() {
            let name = self.stack.get(at).map_or(Name::Other, |open| open.name);
            if closes(name) {
                self.close_implied(name);
                self.pop_until(|open| open == name);
                break;
            }
            if name.is_special() && !matches!(name, Name::Address | Name::Div | Name::P) {
                break;
            }
        }
        self.close_paragraph();
        self.push(tag)
    }

    fn start_void(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Col | Name::Frame => return Ok(()),
            Name::Input if self.has_select() => return Err(GiveUp),
            Name::Area
            | Name::Br
            | Name::Embed
            | Name::Image
            | Name::Img
            | Name::Input
            | Name::Keygen
            | Name::Wbr => self.reopen_formatting()?,
            Name::Hr => {
                self.close_paragraph();
                if self.has_select() {
                    return Err(GiveUp);
                }
            }
            _ => {}
        }
        let name = if tag.name == Name::Image {
            Name::Img
        } else {
            tag.name
        };
        self.insert_void(name, tag);
        Ok(())
    }

    fn start_form(&mut self, tag: Tag) -> Step {
        if self.form.is_some() {
            return Ok(());
        }
        self.close_paragraph();
        self.push(tag)?;
        self.form = Some(self.current_node());
        Ok(())
    }

    fn start_option(&mut self, tag: Tag) -> Step {
        if self.has_select() {
            let grouped = tag.name == Name::Option;
            self.close_implied(if grouped { Name::Optgroup } else { Name::Other });
        } else if self.current() == Name::Option {
            self.pop();
        }
        self.push_inline(tag)
    }

    fn start_table(&mut self, tag: Tag) -> Step {
        if !self.doc.quirks {
            self.close_paragraph();
        }
        self.mode = Mode::InTable;
        self.push(tag)
    }
}

/// Closes a `<p>` and opens.
pub(super) fn is_plain_block(name: Name) -> bool {
    matches!(
        name,
        Name::Div
            | Name::P
            | Name::Ul
            | Name::Section
            | Name::Address
            | Name::Article
            | Name::Aside
            | Name::Blockquote
            | Name::Center
            | Name::Details
            | Name::Dialog
            | Name::Dir
            | Name::Dl
            | Name::Fieldset
            | Name::Figcaption
            | Name::Figure
            | Name::Footer
            | Name::Header
            | Name::Hgroup
            | Name::Main
            | Name::Menu
            | Name::Nav
            | Name::Ol
            | Name::Search
            | Name::Summary
    )
}

/// Means nothing outside a table, a frameset or the page's start.
fn is_ignored(name: Name) -> bool {
    matches!(
        name,
        Name::Caption
            | Name::Colgroup
            | Name::Head
            | Name::Tbody
            | Name::Td
            | Name::Tfoot
            | Name::Th
            | Name::Thead
            | Name::Tr
    )
}

fn is_too_rare(name: Name) -> bool {
    matches!(
        name,
        Name::Frameset
            | Name::Template
            | Name::Plaintext
            | Name::Math
            | Name::Rb
            | Name::Rp
            | Name::Rt
            | Name::Rtc
    )
}
