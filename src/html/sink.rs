//! A tree sink for html5ever that notes where everything came from.

use super::draft::{Body, Draft};
use super::names::Name;
use super::spans::{Piece, Place};
use super::token::Spelled;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName, expanded_name, local_name, ns};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

/// What the tree builder is working on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Current {
    /// A start tag: its index, and the name of the element it makes.
    Start(usize, LocalName),
    /// Characters.
    Characters,
    /// Anything else.
    Other,
}

/// A character token that has not reached the tree yet (the table text rules hold some back).
#[derive(Debug)]
struct Waiting {
    text: StrTendril,
    source: Place,
    spelled: Option<Spelled>,
    used: usize,
}

/// Builds the tree and leads from its nodes to the source.
#[derive(Debug)]
pub(super) struct SpanSink {
    pub(super) draft: RefCell<Draft>,
    current: RefCell<Current>,
    /// Formatting elements are cloned when reopened; the latest tag of the same spelling
    /// stands for the clone.
    formatting: RefCell<FxHashMap<u64, usize>>,
    waiting: RefCell<VecDeque<Waiting>>,
    deepest_of_token: Cell<u32>,
    clones: Cell<usize>,
    /// Attributes that an element has from another tag.
    pub(super) merged: RefCell<Vec<(u32, Attribute)>>,
    pub(super) quirks: Cell<bool>,
}

/// The name of what the builder takes for an element and is none: it does not happen.
static NOTHING: LazyLock<QualName> =
    LazyLock::new(|| QualName::new(None, ns!(html), local_name!("")));

impl SpanSink {
    pub(super) fn new() -> Self {
        Self {
            draft: RefCell::new(Draft::new()),
            current: RefCell::new(Current::Other),
            formatting: RefCell::default(),
            waiting: RefCell::default(),
            deepest_of_token: Cell::new(0),
            clones: Cell::new(0),
            merged: RefCell::default(),
            quirks: Cell::new(false),
        }
    }

    /// Announces a start tag.
    pub(super) fn begin_start(&self, index: usize, name: &LocalName, attrs: &[Attribute]) {
        if is_formatting(name) {
            self.formatting
                .borrow_mut()
                .insert(fingerprint(name, attrs), index);
        }
        let made = if *name == local_name!("image") {
            local_name!("img")
        } else {
            name.clone()
        };
        self.begin(Current::Start(index, made));
    }

    /// Announces characters that stand at `source`, as they are or `spelled` otherwise.
    pub(super) fn begin_text(&self, text: &StrTendril, source: Place, spelled: Option<Spelled>) {
        self.begin(Current::Characters);
        self.waiting.borrow_mut().push_back(Waiting {
            text: text.clone(),
            source,
            spelled,
            used: 0,
        });
    }

    /// Announces any other token.
    pub(super) fn begin_other(&self) {
        self.begin(Current::Other);
    }

    fn begin(&self, current: Current) {
        self.deepest_of_token.set(0);
        *self.current.borrow_mut() = current;
    }

    /// Ends the token announced last. Held-back text reaches the tree before anything else
    /// does, so what is still waiting behind a token that is no text was dropped.
    pub(super) fn finish_token(&self) {
        if *self.current.borrow() != Current::Characters {
            self.waiting.borrow_mut().clear();
        }
    }

    /// Depth of the deepest element that the current token put into the tree; 0 for none.
    pub(super) fn depth_reached(&self) -> u32 {
        self.deepest_of_token.get()
    }

    /// How many formatting elements were reopened so far.
    pub(super) fn clones(&self) -> usize {
        self.clones.get()
    }

    /// The start tag that an element comes from; none for one that the standard implies.
    fn tag_of(&self, name: &QualName, attrs: &[Attribute]) -> Option<usize> {
        let current = match &*self.current.borrow() {
            Current::Start(index, made) if name.local.eq_ignore_ascii_case(made) => Some(*index),
            _ => None,
        };
        if !is_formatting(&name.local) {
            return current;
        }
        let key = fingerprint(&name.local, attrs);
        let tag = self.formatting.borrow().get(&key).copied().or(current);
        if tag != current {
            self.clones.set(self.clones.get() + 1);
        }
        tag
    }

    fn note_depth(&self, parent: u32, child: u32) {
        let depth = self.draft.borrow_mut().note_depth(parent, child);
        self.deepest_of_token
            .set(self.deepest_of_token.get().max(depth));
    }

    /// Where text that the tree builder hands over came from.
    fn claim(&self, text: &str) -> Option<Piece> {
        let mut waiting = self.waiting.borrow_mut();
        if *self.current.borrow() == Current::Characters {
            return waiting.back_mut()?.take(text);
        }
        while let Some(first) = waiting.front_mut() {
            if let Some(piece) = first.take(text) {
                return Some(piece);
            }
            waiting.pop_front();
        }
        None
    }

    fn append_text(&self, parent: u32, text: &str) {
        let Some(piece) = self.claim(text) else {
            return;
        };
        let mut draft = self.draft.borrow_mut();
        let last = draft.last_child(parent);
        if !draft.extend(last, piece, text.len()) {
            let node = draft.create_text(piece, text.len());
            draft.append(parent, node);
        }
    }

    fn insert_text(&self, sibling: u32, text: &str) {
        let Some(piece) = self.claim(text) else {
            return;
        };
        let mut draft = self.draft.borrow_mut();
        let before = draft.sibling_before(sibling);
        if draft.parent(sibling).is_some() && !draft.extend(before, piece, text.len()) {
            let node = draft.create_text(piece, text.len());
            draft.insert_before(sibling, node);
        }
    }
}

impl Waiting {
    fn take(&mut self, text: &str) -> Option<Piece> {
        let rest = self.text.get(self.used..)?;
        let spaces = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_whitespace())
                .len();
        let mut dropped = [0, spaces, 1].into_iter();
        let skipped = dropped.find(|skipped| rest.get(*skipped..).is_some_and(|r| is_run(r, text)));
        let skipped = skipped.or_else(|| rest.find(text))?;
        let at = self.used + skipped;
        self.used = at + text.len();
        let start = self.source.start() + at;
        Some(Piece {
            text: 0,
            place: match self.spelled {
                Some(_) => self.source,
                None => Place::new(start, start + text.len()),
            },
            spelled: self.spelled,
        })
    }
}

/// Whether the builder, which takes a token apart only between white space and the rest,
/// took `text` from the start of `rest`. Else something was dropped before it: white space
/// before the body, or the line end behind `<pre>`.
fn is_run(rest: &str, text: &str) -> bool {
    let is_space = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    let behind = rest.as_bytes().get(text.len());
    let ends = behind.is_none() || is_space(behind) != is_space(text.as_bytes().last());
    ends && rest.starts_with(text)
}

fn is_formatting(name: &LocalName) -> bool {
    Name::of(name.as_bytes()).is_formatting()
}

fn fingerprint(name: &LocalName, attrs: &[Attribute]) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    for attr in attrs {
        attr.name.local.hash(&mut hasher);
        attr.value.hash(&mut hasher);
    }
    hasher.finish()
}

impl TreeSink for SpanSink {
    type Output = Self;
    type Handle = u32;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> Ref<'a, QualName> {
        Ref::map(self.draft.borrow(), |draft| {
            draft.name(*target).unwrap_or(&NOTHING)
        })
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> u32 {
        let tag = self.tag_of(&name, &attrs);
        let is_template = name.expanded() == expanded_name!(html "template");
        let mut draft = self.draft.borrow_mut();
        let node = draft.create(Body::Element(name, tag));
        if is_template {
            let content = draft.create(Body::Fragment);
            draft.append(node, content);
        }
        node
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.draft.borrow_mut().create(Body::Comment)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.draft.borrow_mut().create(Body::Comment)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(node) => {
                self.note_depth(*parent, node);
                self.draft.borrow_mut().append(*parent, node);
            }
            NodeOrText::AppendText(text) => self.append_text(*parent, &text),
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, before: &u32, child: NodeOrText<u32>) {
        if self.draft.borrow().parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    /// The DOCTYPE is no part of the table.
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        let content = self.draft.borrow().first_child(*target);
        self.note_depth(*target, content);
        content
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.quirks.set(mode == QuirksMode::Quirks);
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(node) => {
                let parent = self.draft.borrow().parent(*sibling);
                if let Some(parent) = parent {
                    self.note_depth(parent, node);
                }
                self.draft.borrow_mut().insert_before(*sibling, node);
            }
            NodeOrText::AppendText(text) => self.insert_text(*sibling, &text),
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, attrs: Vec<Attribute>) {
        let attrs = attrs.into_iter().map(|attr| (*target, attr));
        self.merged.borrow_mut().extend(attrs);
    }

    fn remove_from_parent(&self, target: &u32) {
        self.draft.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        self.draft.borrow_mut().move_children(*node, *new_parent);
    }
}
