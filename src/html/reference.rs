//! From source to tree by html5ever's tree builder: what every page may be read with, and
//! what the fast builder must agree with.

use super::depth::{Close, MAX_CLONES, MAX_DEPTH, Overflow};
use super::document::{Document, EndTag, NONE, lower};
use super::names::Name;
use super::sink::SpanSink;
use super::spans::{AttrSpan, Place, narrow};
use super::token::{Mode, Spelled, Token};
use super::tokenizer::Tokenizer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token as TreeToken, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use std::mem::take;
use std::ops::Range;

/// Parses a page as a browser with scripts switched off does. Never fails.
pub(crate) fn parse_reference(source: &str) -> Document<'_> {
    let mut doc = Document::new(source);
    let mut tokenizer = Tokenizer::with_table(doc.source, take(&mut doc.attrs));
    let mut feed = Feed::new(doc);
    while let Some(token) = tokenizer.next(feed.in_foreign_content()) {
        if let Some(mode) = feed.token(token, &mut tokenizer) {
            tokenizer.set_mode(mode);
        }
    }
    feed.finish(tokenizer)
}

/// Whether a DOCTYPE asks for quirks mode.
pub(super) fn asks_for_quirks(declaration: &str) -> bool {
    let builder = builder();
    let token = TreeToken::DoctypeToken(super::doctype::parse(declaration));
    let _ = builder.process_token(token, 1);
    builder.sink.quirks.get()
}

fn builder() -> TreeBuilder<u32, SpanSink> {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    TreeBuilder::new(SpanSink::new(), options)
}

struct Feed<'a> {
    doc: Document<'a>,
    /// The page once more, so that text can be handed over without copies.
    shared: StrTendril,
    builder: TreeBuilder<u32, SpanSink>,
    overflow: Overflow,
    /// Too many formatting elements were reopened: read them as `<span>`.
    plain_formatting: bool,
}

impl<'a> Feed<'a> {
    fn new(doc: Document<'a>) -> Self {
        Self {
            shared: StrTendril::from_slice(doc.source),
            doc,
            builder: builder(),
            overflow: Overflow::default(),
            plain_formatting: false,
        }
    }

    fn in_foreign_content(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Hands one token over; how to read on, where that changes.
    fn token(&mut self, token: Token, tokenizer: &mut Tokenizer<'_>) -> Option<Mode> {
        match token {
            Token::Text(range) => self.text(range),
            Token::Spelled(range, spelled) => self.spelled(range, spelled),
            Token::Null(range) => self.null(range),
            Token::Comment(_, data) => {
                self.doc.comments.push(data.into());
                // Its text is read from the source.
                self.other(TreeToken::CommentToken(StrTendril::new()));
            }
            Token::Doctype(range) => self.doctype(range),
            Token::Start(range) => return self.start(range, tokenizer),
            Token::End(range) => self.end(range, tokenizer),
        }
        None
    }

    fn slice(&self, range: Range<usize>) -> StrTendril {
        let (start, len) = (narrow(range.start), narrow(range.len()));
        let shared = self.shared.try_subtendril(start, len).ok();
        let written = || self.doc.source.get(range).unwrap_or_default();
        shared.unwrap_or_else(|| StrTendril::from_slice(written()))
    }

    fn process(&self, token: TreeToken) -> TokenSinkResult<u32> {
        let result = self.builder.process_token(token, 1);
        self.builder.sink.finish_token();
        result
    }

    fn other(&self, token: TreeToken) {
        self.builder.sink.begin_other();
        let _ = self.process(token);
    }

    fn text(&self, range: Range<usize>) {
        let place = Place::from(range.clone());
        let text = self.slice(range);
        self.builder.sink.begin_text(&text, place, None);
        let _ = self.process(TreeToken::CharacterTokens(text));
    }

    /// A NUL stands for U+FFFD in foreign content, and for nothing elsewhere.
    fn null(&self, range: Range<usize>) {
        let spelled = Spelled::one('\u{fffd}');
        let text = StrTendril::from_slice("\u{fffd}");
        let sink = &self.builder.sink;
        sink.begin_text(&text, range.into(), Some(spelled));
        let _ = self.process(TreeToken::NullCharacterToken);
    }

    fn spelled(&self, range: Range<usize>, spelled: Spelled) {
        let mut text = String::new();
        spelled.push_to(&mut text);
        let text = StrTendril::from(text);
        let sink = &self.builder.sink;
        sink.begin_text(&text, range.into(), Some(spelled));
        let _ = self.process(TreeToken::CharacterTokens(text));
    }

    /// Only the quirks mode hangs on a DOCTYPE; without one `<p><table>` nests otherwise.
    fn doctype(&self, range: Range<usize>) {
        let text = self.doc.source.get(range).unwrap_or_default();
        let token = TreeToken::DoctypeToken(super::doctype::parse(text));
        self.builder.sink.begin_other();
        // Not `process`: the builder answers at once and goes on holding text back.
        let _ = self.builder.process_token(token, 1);
    }

    fn start(&mut self, range: Range<usize>, tokenizer: &mut Tokenizer<'_>) -> Option<Mode> {
        let tag = self.start_tag(tokenizer);
        let index = self.doc.tags.len();
        self.doc.push_tag(tokenizer.keep_tag(range));
        self.limit_formatting();
        let name = Name::of(tag.name.as_bytes());
        let stays_open = !name.is_void() && !self.closes_itself(&tag);
        if stays_open && let Some(open) = self.overflow.before_start() {
            self.close(open);
        }
        let sink = &self.builder.sink;
        sink.begin_start(index, &tag.name, &tag.attrs);
        let name = tag.name.clone();
        let result = self.process(TreeToken::TagToken(tag));
        let too_deep = self.builder.sink.depth_reached() >= MAX_DEPTH;
        if stays_open && (too_deep || self.overflow.is_active()) {
            self.overflow.started(name);
        }
        mode(&result)
    }

    /// `/>` means something in SVG and `MathML` only.
    fn closes_itself(&self, tag: &Tag) -> bool {
        tag.self_closing && (self.in_foreign_content() || matches!(&*tag.name, "svg" | "math"))
    }

    fn start_tag(&self, tokenizer: &Tokenizer<'_>) -> Tag {
        let name = self.element_name(&tokenizer.tag.name);
        Tag {
            kind: TagKind::StartTag,
            self_closing: tokenizer.tag.self_closing,
            attrs: if asks_for_attributes(&name) {
                self.attributes(tokenizer.tag.attrs())
            } else {
                Vec::new()
            },
            name,
            had_duplicate_attributes: false,
        }
    }

    fn element_name(&self, range: &Range<usize>) -> LocalName {
        let written = self.doc.source.get(range.clone()).unwrap_or_default();
        let name = LocalName::from(lower(written));
        let is_link = matches!(&*name, "a" | "nobr"); // these close one another, they do not pile up
        if self.plain_formatting && !is_link && Name::of(name.as_bytes()).is_formatting() {
            return local_name!("span");
        }
        name
    }

    fn attributes(&self, spans: &[AttrSpan]) -> Vec<Attribute> {
        let first = self.doc.first_of_name(spans, |_| true);
        let attrs = first.map(|(name, place)| Attribute {
            name: QualName::new(None, ns!(), LocalName::from(name)),
            value: self.attribute_value(place.range()),
        });
        attrs.collect()
    }

    fn attribute_value(&self, range: Range<usize>) -> StrTendril {
        match super::decode_attribute(self.doc.source, range.clone()) {
            std::borrow::Cow::Borrowed(_) => self.slice(range),
            std::borrow::Cow::Owned(decoded) => StrTendril::from(decoded),
        }
    }

    fn end(&mut self, range: Range<usize>, tokenizer: &Tokenizer<'_>) {
        let name = self.element_name(&tokenizer.tag.name);
        self.doc.end_tags.push(EndTag::new(&tokenizer.tag, range));
        if !self.overflow.is_active() {
            return self.close(name);
        }
        match self.overflow.end(&name) {
            Close::Inner(Some(open)) => self.close(open),
            Close::Inner(None) => {}
            Close::Outer(open) => {
                if let Some(open) = open {
                    self.close(open);
                }
                self.close(name);
            }
        }
    }

    fn close(&self, name: LocalName) {
        self.other(TreeToken::TagToken(end_tag(name)));
    }

    /// Once too many were reopened: takes what is open out of the builder's list, and lets
    /// no more in.
    fn limit_formatting(&mut self) {
        if self.plain_formatting || self.builder.sink.clones() < MAX_CLONES {
            return;
        }
        self.plain_formatting = true;
        for name in Name::formatting() {
            // More than the builder's list can hold when the limit is reached.
            for _ in 0..2 * MAX_DEPTH {
                self.close(LocalName::from(name.text()));
            }
        }
    }

    fn finish(self, tokenizer: Tokenizer<'_>) -> Document<'a> {
        self.other(TreeToken::EOFToken);
        self.builder.end();
        let mut doc = self.doc;
        let sink = self.builder.sink;
        doc.quirks = sink.quirks.get();
        doc.attrs = tokenizer.kept_attributes();
        let draft = sink.draft.into_inner();
        let places = draft.write(&mut doc);
        let merged = sink.merged.into_inner().into_iter().map(|(node, attr)| {
            let place = places.get(node as usize).copied().unwrap_or(NONE);
            (place, attr.name.local.to_string(), attr.value.to_string())
        });
        doc.merge(merged.collect());
        doc
    }
}

/// Whether html5ever looks at the attributes of such elements: to tell formatting elements
/// apart, to merge those of a second `<body>`, and for a hidden `<input>` in a table.
fn asks_for_attributes(name: &LocalName) -> bool {
    matches!(&**name, "html" | "body" | "input" | "annotation-xml")
        || Name::of(name.as_bytes()).is_formatting()
}

fn end_tag(name: LocalName) -> Tag {
    Tag {
        kind: TagKind::EndTag,
        name,
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    }
}

fn mode(result: &TokenSinkResult<u32>) -> Option<Mode> {
    match result {
        TokenSinkResult::Plaintext => Some(Mode::Plaintext),
        TokenSinkResult::RawData(RawKind::Rcdata) => Some(Mode::Rcdata),
        TokenSinkResult::RawData(RawKind::Rawtext) => Some(Mode::Rawtext),
        TokenSinkResult::RawData(_) => Some(Mode::Script),
        _ => None,
    }
}
