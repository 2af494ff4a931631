//! From source to tree with a plain stack of open elements, as long as that is enough.
//!
//! The rules of the HTML standard's tree construction (13.2.6) for pages whose nodes arrive
//! nearly in document order. Whatever would move a node to elsewhere (foster parenting, most
//! misnested formatting elements, templates, framesets, ...) makes the builder give up, and
//! the page is read by html5ever's builder instead. What it does not give up on is the same
//! table, row by row: tests compare both.

mod adoption;
mod body;
mod body_end;
mod foreign;
mod formatting;
mod head;
mod settle;
mod stack;
mod table;
mod text;

use super::document::{Document, EndTag, Kind, NONE, Node, Space};
use super::names::Name;
use super::spans::narrow;
use super::token::{Mode as Reading, Token};
use super::tokenizer::Tokenizer;
use formatting::Entry;
use stack::Open;
use std::mem::take;

/// The page asks for more than a plain stack.
#[derive(Debug)]
struct GiveUp;

type Step = Result<(), GiveUp>;

/// Where in the page the builder is (HTML standard, 13.2.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Initial,
    BeforeHtml,
    BeforeHead,
    InHead,
    InHeadNoscript,
    AfterHead,
    InBody,
    Text,
    InTable,
    InCaption,
    InColumnGroup,
    InTableBody,
    InRow,
    InCell,
    AfterBody,
    AfterAfterBody,
}

impl Mode {
    const fn is_before_body(self) -> bool {
        matches!(
            self,
            Self::Initial
                | Self::BeforeHtml
                | Self::BeforeHead
                | Self::InHead
                | Self::InHeadNoscript
                | Self::AfterHead
        )
    }
}

/// Parses a page; none where that takes more than a plain stack.
pub(crate) fn parse_fast(source: &str) -> Option<Document<'_>> {
    let mut doc = Document::new(source);
    let mut tokenizer = Tokenizer::with_table(doc.source, take(&mut doc.attrs));
    let mut builder = Builder::new(doc);
    let read = builder.read(&mut tokenizer);
    // Also where it gave up: their room is used again.
    builder.doc.attrs = tokenizer.kept_attributes();
    read.and_then(|()| builder.finish()).ok()
}

struct Builder<'a> {
    doc: Document<'a>,
    mode: Mode,
    /// The mode behind the text being read.
    behind_text: Mode,
    /// How the tokenizer is to read on.
    reading: Option<Reading>,
    /// Open elements, outermost first.
    stack: Vec<Open>,
    /// How many of them are `<p>`.
    paragraphs: usize,
    /// Active formatting elements.
    formatting: Vec<Entry>,
    /// Those of them that were opened again: the node, and how many start tags stood before.
    reopened: Vec<(u32, usize)>,
    /// How many nodes have changed their places.
    moved: usize,
    /// Start tags whose attributes an element that is there already takes over.
    again: Vec<(u32, u32)>,
    /// The `<form>` that is not closed.
    form: Option<u32>,
    /// A line end directly behind the tag does not count.
    ignore_line_end: bool,
    /// A comment stands behind the last text.
    apart: bool,
}

/// A start tag as the builder needs it.
#[derive(Debug, Clone, Copy)]
struct Tag {
    name: Name,
    /// Its place in the document's table.
    index: u32,
    self_closing: bool,
}

impl<'a> Builder<'a> {
    fn new(doc: Document<'a>) -> Self {
        let mut builder = Self {
            doc,
            mode: Mode::Initial,
            behind_text: Mode::InBody,
            reading: None,
            stack: Vec::with_capacity(32),
            paragraphs: 0,
            formatting: Vec::new(),
            reopened: Vec::new(),
            moved: 0,
            again: Vec::new(),
            form: None,
            ignore_line_end: false,
            apart: false,
        };
        builder.doc.nodes.push(Node {
            kind: Kind::Document,
            space: Space::Html,
            parent: NONE,
            end: NONE,
            first: NONE,
            behind: NONE,
        });
        builder
    }

    fn read(&mut self, tokenizer: &mut Tokenizer<'_>) -> Step {
        while let Some(token) = tokenizer.next(self.is_foreign()) {
            self.token(token, tokenizer)?;
            if let Some(reading) = self.reading.take() {
                tokenizer.set_mode(reading);
            }
        }
        Ok(())
    }

    fn token(&mut self, token: Token, tokenizer: &mut Tokenizer<'_>) -> Step {
        let ignore_line_end = take(&mut self.ignore_line_end);
        match token {
            Token::Text(range) => {
                let first = self.doc.source.as_bytes().get(range.start);
                let skip = ignore_line_end && first == Some(&b'\n');
                return self.text(range.start + usize::from(skip)..range.end);
            }
            Token::Spelled(range, spelled) => {
                let skip = ignore_line_end && spelled.is('\n');
                return if skip {
                    Ok(())
                } else {
                    self.spelled(range, spelled)
                };
            }
            Token::Null(_) => return Err(GiveUp),
            Token::Comment(_, data) => {
                self.doc.comments.push(data.into());
                let inside = !matches!(self.mode, Mode::AfterBody | Mode::AfterAfterBody);
                self.apart |= inside;
                return Ok(());
            }
            Token::Doctype(range) => {
                self.doctype(self.doc.source.get(range).unwrap_or_default());
                return Ok(());
            }
            Token::Start(range) => {
                let tag = Tag {
                    name: tokenizer.tag.element,
                    index: narrow(self.doc.tags.len()),
                    self_closing: tokenizer.tag.self_closing,
                };
                self.doc.push_tag(tokenizer.keep_tag(range));
                self.start(tag)?;
            }
            Token::End(range) => {
                let tag = EndTag::new(&tokenizer.tag, range);
                self.doc.end_tags.push(tag);
                self.end(tag)?;
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag) -> Step {
        if self.is_foreign() {
            return self.start_foreign(tag);
        }
        match self.mode {
            Mode::InBody => self.start_in_body(tag),
            mode if mode.is_before_body() => self.start_before_body(tag),
            Mode::AfterBody | Mode::AfterAfterBody => {
                if tag.name != Name::Html {
                    self.mode = Mode::InBody;
                }
                self.start_in_body(tag)
            }
            Mode::Text => Err(GiveUp),
            _ => self.start_in_table(tag),
        }
    }

    fn end(&mut self, tag: EndTag) -> Step {
        if self.is_foreign() {
            return self.end_foreign(tag);
        }
        match self.mode {
            Mode::Text => {
                self.pop();
                self.mode = self.behind_text;
                Ok(())
            }
            Mode::InBody => self.end_in_body(tag),
            mode if mode.is_before_body() => self.end_before_body(tag),
            Mode::AfterBody | Mode::AfterAfterBody => {
                if tag.is(Name::Html) {
                    self.mode = Mode::AfterAfterBody;
                    return Ok(());
                }
                self.mode = Mode::InBody;
                self.end_in_body(tag)
            }
            _ => self.end_in_table(tag),
        }
    }

    fn doctype(&mut self, declaration: &str) {
        if self.mode == Mode::Initial {
            let usual = declaration.eq_ignore_ascii_case("<!doctype html>");
            self.doc.quirks = !usual && super::reference::asks_for_quirks(declaration);
            self.mode = Mode::BeforeHtml;
        }
    }
}
