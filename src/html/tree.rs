//! From source to tree: feeds the tokenizer's tokens to html5ever's tree builder.

use super::depth::{Close, MAX_CLONES, MAX_DEPTH, Overflow};
use super::names;
use super::sink::{Built, SpanSink};
use super::spans::{AttrSpan, Run, TagSpan};
use super::token::{Mode, Spelled, Token};
use super::tokenizer::Tokenizer;
use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token as TreeToken, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, LocalName, QualName, ns};
use rustc_hash::FxHashMap;
use scraper::Html;
use std::collections::HashSet;
use std::ops::Range;

/// A parsed page: the browser's tree, and the way from its nodes back to the source.
#[derive(Debug)]
pub(crate) struct Document {
    /// The tree.
    pub(crate) tree: Html,
    /// Comments' data, in source order.
    pub(crate) comments: Vec<Range<usize>>,
    /// End tags and the names they close, in source order.
    pub(crate) end_tags: Vec<(LocalName, Range<usize>)>,
    tags: Vec<TagSpan>,
    elements: FxHashMap<NodeId, usize>,
    texts: FxHashMap<NodeId, Vec<Run>>,
}

impl Document {
    /// The start tag of an element; none for one that the standard implies.
    pub(crate) fn tag(&self, element: NodeId) -> Option<&TagSpan> {
        self.elements.get(&element).and_then(|i| self.tags.get(*i))
    }

    /// Where the parts of a text node stand, in order.
    pub(crate) fn runs(&self, text: NodeId) -> &[Run] {
        self.texts.get(&text).map_or(&[], Vec::as_slice)
    }

    /// The places of an element's attribute; the first of that name counts.
    pub(crate) fn attribute(&self, source: &str, element: NodeId, name: &str) -> Option<&AttrSpan> {
        self.tag(element)?.attrs.iter().find(|attr| {
            source
                .get(attr.name.clone())
                .is_some_and(|written| written.eq_ignore_ascii_case(name))
        })
    }
}

/// Parses a page as a browser with scripts switched off does. Never fails.
pub(crate) fn parse(source: &str) -> Document {
    let mut feed = Feed::new(source);
    let mut tokenizer = Tokenizer::new(source);
    while let Some(token) = tokenizer.next(feed.in_foreign_content()) {
        if let Some(mode) = feed.token(token, &tokenizer) {
            tokenizer.set_mode(mode);
        }
    }
    feed.finish()
}

/// Up to so many attributes are compared one by one.
const FEW_ATTRIBUTES: usize = 16;

struct Feed<'a> {
    source: &'a str,
    /// The page once more, so that text can be handed over without copies.
    shared: StrTendril,
    builder: TreeBuilder<NodeId, SpanSink>,
    overflow: Overflow,
    /// Too many formatting elements were reopened: read them as `<span>`.
    plain_formatting: bool,
    tags: Vec<TagSpan>,
    comments: Vec<Range<usize>>,
    end_tags: Vec<(LocalName, Range<usize>)>,
}

impl<'a> Feed<'a> {
    fn new(source: &'a str) -> Self {
        let options = TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        };
        Self {
            source,
            shared: StrTendril::from_slice(source),
            builder: TreeBuilder::new(SpanSink::new(), options),
            overflow: Overflow::default(),
            plain_formatting: false,
            tags: Vec::new(),
            comments: Vec::new(),
            end_tags: Vec::new(),
        }
    }

    fn in_foreign_content(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }

    /// Hands one token over; how to read on, where that changes.
    fn token(&mut self, token: Token, tokenizer: &Tokenizer<'_>) -> Option<Mode> {
        match token {
            Token::Text(range) => self.text(range),
            Token::Spelled(range, spelled) => self.spelled(&range, spelled),
            Token::Null(range) => self.null(&range),
            Token::Comment(_, data) => {
                let text = self.comment(data.clone());
                self.comments.push(data);
                self.other(TreeToken::CommentToken(text));
            }
            Token::Doctype(range) => self.doctype(range),
            Token::Start(range) => return self.start(range, tokenizer),
            Token::End(range) => self.end(range, tokenizer),
        }
        None
    }

    fn slice(&self, range: Range<usize>) -> StrTendril {
        let place = (u32::try_from(range.start), u32::try_from(range.len()));
        let shared = match place {
            (Ok(start), Ok(len)) => self.shared.try_subtendril(start, len).ok(),
            _ => None,
        };
        shared.unwrap_or_else(|| StrTendril::from_slice(self.source.get(range).unwrap_or_default()))
    }

    fn process(&self, token: TreeToken) -> TokenSinkResult<NodeId> {
        let result = self.builder.process_token(token, 1);
        self.builder.sink.finish_token();
        result
    }

    fn other(&self, token: TreeToken) {
        self.builder.sink.begin_other();
        let _ = self.process(token);
    }

    fn text(&self, range: Range<usize>) {
        let (start, len) = (range.start, range.len());
        let text = self.slice(range);
        self.builder.sink.begin_text(&text, start, len, true);
        let _ = self.process(TreeToken::CharacterTokens(text));
    }

    /// A NUL stands for U+FFFD in foreign content, and for nothing elsewhere.
    fn null(&self, range: &Range<usize>) {
        let text = StrTendril::from_slice("\u{fffd}");
        self.builder
            .sink
            .begin_text(&text, range.start, range.len(), false);
        let _ = self.process(TreeToken::NullCharacterToken);
    }

    fn comment(&self, data: Range<usize>) -> StrTendril {
        let text = self.source.get(data.clone()).unwrap_or_default();
        if memchr::memchr2(b'\r', 0, text.as_bytes()).is_none() {
            return self.slice(data);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        StrTendril::from(text.replace('\0', "\u{fffd}"))
    }

    fn spelled(&self, range: &Range<usize>, spelled: Spelled) {
        let mut text = String::new();
        spelled.push_to(&mut text);
        let text = StrTendril::from(text);
        self.builder
            .sink
            .begin_text(&text, range.start, range.len(), false);
        let _ = self.process(TreeToken::CharacterTokens(text));
    }

    /// Only the quirks mode hangs on a DOCTYPE; without one `<p><table>` nests otherwise.
    fn doctype(&self, range: Range<usize>) {
        let text = self.source.get(range).unwrap_or_default();
        let token = TreeToken::DoctypeToken(super::doctype::parse(text));
        self.builder.sink.begin_other();
        // Not `process`: the builder answers at once and goes on holding text back.
        let _ = self.builder.process_token(token, 1);
    }

    fn start(&mut self, range: Range<usize>, tokenizer: &Tokenizer<'_>) -> Option<Mode> {
        let tag = self.start_tag(tokenizer);
        let index = self.tags.len();
        self.tags.push(TagSpan {
            range,
            attrs: tokenizer.tag.attrs.clone(),
        });
        self.limit_formatting();
        let stays_open = !names::is_void(&tag.name) && !self.closes_itself(&tag);
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
        let (attrs, had_duplicate_attributes) = self.attributes(&tokenizer.tag.attrs);
        Tag {
            kind: TagKind::StartTag,
            name: self.element_name(&tokenizer.tag.name),
            self_closing: tokenizer.tag.self_closing,
            attrs,
            had_duplicate_attributes,
        }
    }

    fn element_name(&self, range: &Range<usize>) -> LocalName {
        let name = local_name(self.source.get(range.clone()).unwrap_or_default());
        let is_link = matches!(&*name, "a" | "nobr"); // these close one another, they do not pile up
        if self.plain_formatting && names::is_formatting(&name) && !is_link {
            return LocalName::from("span");
        }
        name
    }

    fn attributes(&self, spans: &[AttrSpan]) -> (Vec<Attribute>, bool) {
        let mut attrs: Vec<Attribute> = Vec::with_capacity(spans.len());
        // A stranger may write a million attributes.
        let mut seen = (spans.len() > FEW_ATTRIBUTES).then(HashSet::new);
        for span in spans {
            let local = local_name(self.source.get(span.name.clone()).unwrap_or_default());
            let known = match &mut seen {
                Some(seen) => !seen.insert(local.clone()),
                None => attrs.iter().any(|attr| attr.name.local == local),
            };
            if known {
                continue;
            }
            attrs.push(Attribute {
                name: QualName::new(None, ns!(), local),
                value: self.attribute_value(span.value.clone()),
            });
        }
        let duplicates = attrs.len() != spans.len();
        (attrs, duplicates)
    }

    fn attribute_value(&self, range: Range<usize>) -> StrTendril {
        match super::decode_attribute(self.source, range.clone()) {
            std::borrow::Cow::Borrowed(_) => self.slice(range),
            std::borrow::Cow::Owned(decoded) => StrTendril::from(decoded),
        }
    }

    fn end(&mut self, range: Range<usize>, tokenizer: &Tokenizer<'_>) {
        let name = self.element_name(&tokenizer.tag.name);
        self.end_tags.push((name.clone(), range));
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
        for name in names::FORMATTING {
            // More than the builder's list can hold when the limit is reached.
            for _ in 0..2 * MAX_DEPTH {
                self.close(LocalName::from(name));
            }
        }
    }

    fn finish(self) -> Document {
        self.other(TreeToken::EOFToken);
        self.builder.end();
        let Built { tree, tags, texts } = self.builder.sink.finish();
        Document {
            tree,
            comments: self.comments,
            end_tags: self.end_tags,
            tags: self.tags,
            elements: tags,
            texts,
        }
    }
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

/// Lower case, NUL replaced.
fn local_name(written: &str) -> LocalName {
    if written.bytes().any(|b| b.is_ascii_uppercase() || b == 0) {
        LocalName::from(written.to_ascii_lowercase().replace('\0', "\u{fffd}"))
    } else {
        LocalName::from(written)
    }
}

fn mode(result: &TokenSinkResult<NodeId>) -> Option<Mode> {
    match result {
        TokenSinkResult::Plaintext => Some(Mode::Plaintext),
        TokenSinkResult::RawData(RawKind::Rcdata) => Some(Mode::Rcdata),
        TokenSinkResult::RawData(RawKind::Rawtext) => Some(Mode::Rawtext),
        TokenSinkResult::RawData(_) => Some(Mode::Script),
        _ => None,
    }
}
