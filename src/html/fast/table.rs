//! Tables: HTML standard, 13.2.6.4.9 to 13.2.6.4.15.

use super::{Builder, GiveUp, Mode, Step, Tag};
use crate::html::document::EndTag;
use crate::html::names::Name;

impl Builder<'_> {
    pub(super) fn start_in_table(&mut self, tag: Tag) -> Step {
        match self.mode {
            Mode::InCell if is_of_table(tag.name) => {
                if !self.close_part(is_cell, Mode::InRow) {
                    return Ok(());
                }
                self.start_in_table(tag)
            }
            Mode::InCaption if is_of_table(tag.name) => {
                if !self.close_part(is_caption, Mode::InTable) {
                    return Ok(());
                }
                self.start_in_table(tag)
            }
            Mode::InCell | Mode::InCaption => self.start_in_body(tag),
            Mode::InColumnGroup => self.start_in_columns(tag),
            Mode::InRow => self.start_in_row(tag),
            Mode::InTableBody => self.start_in_table_body(tag),
            _ => self.start_in_table_itself(tag),
        }
    }

    fn start_in_columns(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Col => {
                self.insert_void(Name::Col, tag);
                Ok(())
            }
            Name::Html | Name::Template => Err(GiveUp),
            _ => {
                self.close_columns()?;
                self.start_in_table(tag)
            }
        }
    }

    fn close_columns(&mut self) -> Step {
        if self.current() != Name::Colgroup {
            return Err(GiveUp);
        }
        self.pop();
        self.mode = Mode::InTable;
        Ok(())
    }

    fn start_in_row(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Td | Name::Th => {
                self.pop_to(is_row_context);
                self.mode = Mode::InCell;
                self.push_marker();
                self.push(tag)
            }
            name if is_of_table(name) => {
                self.close_row()?;
                self.start_in_table(tag)
            }
            _ => self.start_in_table_itself(tag),
        }
    }

    fn close_row(&mut self) -> Step {
        self.pop_to(is_row_context);
        if self.current() != Name::Tr {
            return Err(GiveUp);
        }
        self.pop();
        self.mode = Mode::InTableBody;
        Ok(())
    }

    fn start_in_table_body(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Tr => {
                self.pop_to(is_body_context);
                self.mode = Mode::InRow;
                self.push(tag)
            }
            Name::Td | Name::Th => {
                self.pop_to(is_body_context);
                self.push_implied(Name::Tr)?;
                self.mode = Mode::InRow;
                self.start_in_row(tag)
            }
            name if is_of_table(name) => {
                self.close_table_body()?;
                self.start_in_table(tag)
            }
            _ => self.start_in_table_itself(tag),
        }
    }

    fn close_table_body(&mut self) -> Step {
        self.pop_to(is_body_context);
        if !is_table_body(self.current()) {
            return Err(GiveUp);
        }
        self.pop();
        self.mode = Mode::InTable;
        Ok(())
    }

    fn start_in_table_itself(&mut self, tag: Tag) -> Step {
        match tag.name {
            Name::Script | Name::Style => return self.start_in_head(tag),
            Name::Form => {
                if self.form.is_none() {
                    self.form = Some(self.insert_void(Name::Form, tag));
                }
                return Ok(());
            }
            name if !is_of_table(name) || self.mode != Mode::InTable => return Err(GiveUp),
            _ => self.pop_to(is_table_context),
        }
        match tag.name {
            Name::Caption => {
                self.push_marker();
                self.mode = Mode::InCaption;
                self.push(tag)
            }
            Name::Colgroup => {
                self.mode = Mode::InColumnGroup;
                self.push(tag)
            }
            Name::Col => {
                self.push_implied(Name::Colgroup)?;
                self.mode = Mode::InColumnGroup;
                self.start_in_columns(tag)
            }
            Name::Td | Name::Th | Name::Tr => {
                self.push_implied(Name::Tbody)?;
                self.mode = Mode::InTableBody;
                self.start_in_table_body(tag)
            }
            _ => {
                self.mode = Mode::InTableBody;
                self.push(tag)
            }
        }
    }

    pub(super) fn end_in_table(&mut self, tag: EndTag) -> Step {
        let outer = matches!(tag.name, Name::Table | Name::Tr) || is_table_body(tag.name);
        match (self.mode, tag.name) {
            (Mode::InCell, Name::Td | Name::Th) => {
                self.close_part(|open| open == tag.name, Mode::InRow);
                Ok(())
            }
            (Mode::InCell, name) if outer => {
                let is_in = self.in_table_scope(|open| open == name);
                if !is_in || !self.close_part(is_cell, Mode::InRow) {
                    return Ok(());
                }
                self.end_in_table(tag)
            }
            (Mode::InCaption, Name::Caption) => {
                self.close_part(is_caption, Mode::InTable);
                Ok(())
            }
            (Mode::InCaption, Name::Table) => {
                if !self.close_part(is_caption, Mode::InTable) {
                    return Ok(());
                }
                self.end_in_table(tag)
            }
            (Mode::InCell | Mode::InCaption, name) if is_meaningless(name) => Ok(()),
            (Mode::InCell | Mode::InCaption, _) => self.end_in_body(tag),
            (Mode::InColumnGroup, Name::Colgroup) => self.close_columns(),
            (Mode::InColumnGroup, Name::Col) => Ok(()),
            (Mode::InColumnGroup, Name::Template) => Err(GiveUp),
            (Mode::InColumnGroup, _) => {
                self.close_columns()?;
                self.end_in_table(tag)
            }
            _ => self.end_in_rows(tag),
        }
    }

    fn end_in_rows(&mut self, tag: EndTag) -> Step {
        match (self.mode, tag.name) {
            (Mode::InRow, Name::Tr) => self.close_row(),
            (Mode::InRow, Name::Table) => {
                self.close_row()?;
                self.end_in_rows(tag)
            }
            (Mode::InRow | Mode::InTableBody, name) if is_table_body(name) => {
                if !self.in_table_scope(|open| open == name) {
                    return Ok(());
                }
                if self.mode == Mode::InRow {
                    self.close_row()?;
                }
                self.close_table_body()
            }
            (Mode::InTableBody, Name::Table) => {
                self.close_table_body()?;
                self.end_in_rows(tag)
            }
            (Mode::InTable, Name::Table) => {
                self.pop_until(|name| name == Name::Table);
                self.reset_mode()
            }
            (_, Name::Form) => self.end_form_outside(),
            (_, name) if is_meaningless(name) => Ok(()),
            _ => Err(GiveUp),
        }
    }

    /// A form that a table made has no content; any other is round the table.
    fn end_form_outside(&mut self) -> Step {
        let open = |form: u32| self.stack.iter().any(|open| open.node == form);
        if self.form.is_some_and(open) {
            return Err(GiveUp);
        }
        self.form = None;
        Ok(())
    }

    /// Closes the innermost cell or caption that is meant; false where none is open.
    fn close_part(&mut self, is_meant: impl Fn(Name) -> bool, behind: Mode) -> bool {
        let open = self.in_table_scope(&is_meant);
        if open {
            self.close_implied(Name::Other);
            self.pop_until(is_meant);
            self.clear_to_marker();
            self.mode = behind;
        }
        open
    }

    /// "Reset the insertion mode appropriately".
    fn reset_mode(&mut self) -> Step {
        for open in self.stack.iter().rev() {
            self.mode = match open.name {
                Name::Td | Name::Th => Mode::InCell,
                Name::Tr => Mode::InRow,
                Name::Tbody | Name::Thead | Name::Tfoot => Mode::InTableBody,
                Name::Caption => Mode::InCaption,
                Name::Table => Mode::InTable,
                Name::Body => Mode::InBody,
                _ => continue,
            };
            return Ok(());
        }
        Err(GiveUp)
    }
}

fn is_cell(name: Name) -> bool {
    matches!(name, Name::Td | Name::Th)
}

fn is_caption(name: Name) -> bool {
    name == Name::Caption
}

fn is_table_body(name: Name) -> bool {
    matches!(name, Name::Tbody | Name::Tfoot | Name::Thead)
}

fn is_table_context(name: Name) -> bool {
    matches!(name, Name::Table | Name::Html)
}

fn is_body_context(name: Name) -> bool {
    is_table_body(name) || name == Name::Html
}

fn is_row_context(name: Name) -> bool {
    matches!(name, Name::Tr | Name::Html)
}

/// The parts of a table.
fn is_of_table(name: Name) -> bool {
    is_table_body(name)
        || matches!(
            name,
            Name::Caption | Name::Col | Name::Colgroup | Name::Td | Name::Th | Name::Tr
        )
}

/// End tags that close nothing where they stand in a table.
fn is_meaningless(name: Name) -> bool {
    is_of_table(name) || matches!(name, Name::Body | Name::Html)
}
