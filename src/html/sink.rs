//! A tree sink around scraper's that notes where everything came from.

use super::names;
use super::spans::Run;
use ego_tree::NodeId;
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName};
use rustc_hash::FxHashMap;
use scraper::{Html, HtmlTreeSink};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the tree builder is working on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Current {
    /// A start tag: its index, and the name of the element it makes.
    Start(usize, LocalName),
    /// Characters.
    Characters,
    /// Anything else.
    Other,
}

/// A character token that has not reached the tree yet (the table text rules hold some back).
#[derive(Debug)]
struct Piece {
    text: StrTendril,
    source: usize,
    len: usize,
    literal: bool,
    used: usize,
}

/// Builds the tree and the tables that lead from its nodes to the source.
#[derive(Debug)]
pub(super) struct SpanSink {
    inner: HtmlTreeSink,
    current: RefCell<Current>,
    /// Node of an element -> index of its start tag.
    tags: RefCell<FxHashMap<NodeId, usize>>,
    /// Node of a text -> where its parts came from.
    texts: RefCell<FxHashMap<NodeId, Vec<Run>>>,
    depths: RefCell<FxHashMap<NodeId, u32>>,
    /// Formatting elements are cloned when reopened; the latest tag of the same spelling
    /// stands for the clone.
    formatting: RefCell<FxHashMap<u64, usize>>,
    pieces: RefCell<VecDeque<Piece>>,
    deepest_of_token: Cell<u32>,
    clones: Cell<usize>,
}

/// What the sink leaves behind.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) tree: Html,
    pub(super) tags: FxHashMap<NodeId, usize>,
    pub(super) texts: FxHashMap<NodeId, Vec<Run>>,
}

impl SpanSink {
    pub(super) fn new() -> Self {
        Self {
            inner: HtmlTreeSink::new(Html::new_document()),
            current: RefCell::new(Current::Other),
            tags: RefCell::default(),
            texts: RefCell::default(),
            depths: RefCell::default(),
            formatting: RefCell::default(),
            pieces: RefCell::default(),
            deepest_of_token: Cell::new(0),
            clones: Cell::new(0),
        }
    }

    /// Announces a start tag.
    pub(super) fn begin_start(&self, index: usize, name: &LocalName, attrs: &[Attribute]) {
        if names::is_formatting(name) {
            self.formatting
                .borrow_mut()
                .insert(fingerprint(name, attrs), index);
        }
        let made = if &**name == "image" {
            LocalName::from("img")
        } else {
            name.clone()
        };
        self.begin(Current::Start(index, made));
    }

    /// Announces characters at `source`, `len` bytes there.
    pub(super) fn begin_text(&self, text: &StrTendril, source: usize, len: usize, literal: bool) {
        self.begin(Current::Characters);
        self.pieces.borrow_mut().push_back(Piece {
            text: text.clone(),
            source,
            len,
            literal,
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
            self.pieces.borrow_mut().clear();
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
        if !names::is_formatting(&name.local) {
            return current;
        }
        let key = fingerprint(&name.local, attrs);
        let tag = self.formatting.borrow().get(&key).copied().or(current);
        if tag != current {
            self.clones.set(self.clones.get() + 1);
        }
        tag
    }

    fn note_depth(&self, parent: NodeId, child: NodeId) {
        let mut depths = self.depths.borrow_mut();
        let depth = depths.get(&parent).map_or(1, |d| d + 1);
        depths.insert(child, depth);
        self.deepest_of_token
            .set(self.deepest_of_token.get().max(depth));
    }

    /// Where text that the tree builder hands over came from.
    fn claim(&self, text: &str) -> Option<Run> {
        let mut pieces = self.pieces.borrow_mut();
        if *self.current.borrow() == Current::Characters {
            return pieces.back_mut()?.take(text);
        }
        while let Some(piece) = pieces.front_mut() {
            if let Some(run) = piece.take(text) {
                return Some(run);
            }
            pieces.pop_front();
        }
        None
    }

    fn note_text(&self, node: NodeId, before: usize, run: Option<Run>) {
        let Some(run) = run else { return };
        let mut texts = self.texts.borrow_mut();
        texts.entry(node).or_default().push(Run {
            text: before,
            ..run
        });
    }

    /// The text node at the end of `parent` or before `sibling`, and the length of its text.
    fn text_at(&self, parent: Option<NodeId>, sibling: Option<NodeId>) -> Option<(NodeId, usize)> {
        let html = self.inner.0.borrow();
        let node = match (parent, sibling) {
            (Some(parent), _) => html.tree.get(parent)?.last_child()?,
            (None, sibling) => html.tree.get(sibling?)?.prev_sibling()?,
        };
        let text = node.value().as_text()?;
        Some((node.id(), text.text.len()))
    }
}

impl Piece {
    fn take(&mut self, text: &str) -> Option<Run> {
        let rest = self.text.get(self.used..)?;
        // Nearly always the whole rest; a part may have been dropped before it.
        let skipped = if rest.starts_with(text) {
            0
        } else {
            rest.find(text)?
        };
        let at = self.used + skipped;
        self.used = at + text.len();
        Some(if self.literal {
            Run::literal(0, self.source + at, text.len())
        } else {
            Run::spelled(0, self.source, self.len)
        })
    }
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
    type Output = Built;
    type Handle = NodeId;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Built {
        Built {
            tree: self.inner.finish(),
            tags: self.tags.into_inner(),
            texts: self.texts.into_inner(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.inner.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.inner.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let tag = self.tag_of(&name, &attrs);
        let node = self.inner.create_element(name, attrs, flags);
        if let Some(tag) = tag {
            self.tags.borrow_mut().insert(node, tag);
        }
        node
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.inner.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.inner.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => {
                self.note_depth(*parent, node);
                self.inner.append(parent, NodeOrText::AppendNode(node));
            }
            NodeOrText::AppendText(text) => {
                let (run, len) = (self.claim(&text), text.len());
                self.inner.append(parent, NodeOrText::AppendText(text));
                if let Some((node, total)) = self.text_at(Some(*parent), None) {
                    self.note_text(node, total - len, run);
                }
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        prev_element: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = {
            let html = self.inner.0.borrow();
            html.tree
                .get(*element)
                .is_some_and(|n| n.parent().is_some())
        };
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.inner.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let contents = self.inner.get_template_contents(target);
        self.note_depth(*target, contents);
        contents
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(node) => {
                let parent = {
                    let html = self.inner.0.borrow();
                    html.tree
                        .get(*sibling)
                        .and_then(|n| n.parent())
                        .map(|n| n.id())
                };
                if let Some(parent) = parent {
                    self.note_depth(parent, node);
                }
                self.inner
                    .append_before_sibling(sibling, NodeOrText::AppendNode(node));
            }
            NodeOrText::AppendText(text) => {
                let (run, len) = (self.claim(&text), text.len());
                self.inner
                    .append_before_sibling(sibling, NodeOrText::AppendText(text));
                if let Some((node, total)) = self.text_at(None, Some(*sibling)) {
                    self.note_text(node, total.saturating_sub(len), run);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.inner.add_attrs_if_missing(target, attrs);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.inner.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.inner.reparent_children(node, new_parent);
    }
}
