//! Where a page or a template closes.

use crate::footer;
use crate::html::{self, Document, Name, NodeId};
use crate::page::is_template;
use std::ops::Range;

/// Elements whose footers are their own, not the page's (HTML standard, 4.3.8).
const OWN_FOOTER: [Name; 9] = [
    Name::Article,
    Name::Aside,
    Name::Blockquote,
    Name::Details,
    Name::Dialog,
    Name::Figure,
    Name::Nav,
    Name::Noscript,
    Name::Td,
];

/// The byte of the text before which a snippet belongs: the end tag of the page's footer
/// or, where there is none, of its body. `name`: the file's, whose ending tells the language.
pub(super) fn find(text: &str, name: &str) -> Option<usize> {
    let file = File {
        text,
        doc: html::parse(text),
        template: is_template(name),
        comments: if is_template(name) {
            footer::comments(text, name)
        } else {
            Vec::new()
        },
        code: if is_template(name) {
            code(text)
        } else {
            Vec::new()
        },
    };
    file.footer().or_else(|| file.ends(Name::Body).last())
}

struct File<'a> {
    text: &'a str,
    doc: Document<'a>,
    template: bool,
    /// Comments of the template's own language.
    comments: Vec<Range<usize>>,
    /// Code in which tags stand in texts that the quotes of a snippet would end.
    code: Vec<Range<usize>>,
}

/// `<?php … ?>`, the last of which need not be closed; in order.
fn code(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find("<?")) {
        let start = at + open;
        let close = text.get(start..).and_then(|rest| rest.find("?>"));
        at = close.map_or(text.len(), |close| start + close + "?>".len());
        found.push(start..at);
    }
    found
}

/// Whether `at` lies in one of `parts`, which are in order and apart from each other.
fn lies_in(parts: &[Range<usize>], at: usize) -> bool {
    let behind = parts.partition_point(|range| range.start <= at);
    let before = behind.checked_sub(1).and_then(|i| parts.get(i));
    before.is_some_and(|range| at < range.end)
}

impl File<'_> {
    /// Where the end tag of the page's own footer begins: of several, the last one outside of
    /// sections.
    fn footer(&self) -> Option<usize> {
        let footers = self.footers().into_iter();
        let ranked = footers.filter_map(|(node, end)| Some((self.rank(node)?, end)));
        ranked.max().map(|(_, end)| end)
    }

    /// Footers that are closed: their elements, and where their end tags begin. A template
    /// may close a footer that another opens.
    fn footers(&self) -> Vec<(Option<NodeId>, usize)> {
        let mut starts = self.starts(Name::Footer).into_iter().peekable();
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        for end in self.ends(Name::Footer) {
            while let Some((_, node)) = starts.next_if(|(start, _)| *start < end) {
                open.push(node);
            }
            let node = open.pop();
            if node.is_some() || self.template {
                closed.push((node, end));
            }
        }
        closed
    }

    /// The elements of that name, and where their start tags begin, in the order of the text.
    fn starts(&self, name: Name) -> Vec<(usize, NodeId)> {
        let nodes = self.doc.nodes();
        let named = nodes.filter(|node| self.doc.name(*node) == Some(name));
        let mut starts: Vec<_> = named
            .filter_map(|node| Some((self.doc.tag(node)?.start, node)))
            .filter(|(start, _)| !self.is_none(*start))
            .collect();
        starts.sort_unstable_by_key(|(start, _)| *start);
        starts
    }

    /// Where the end tags of that name begin.
    fn ends(&self, name: Name) -> impl DoubleEndedIterator<Item = usize> {
        let tags = self.doc.end_tags().iter();
        let named = tags.filter(move |tag| tag.is(name));
        named
            .map(|tag| tag.place.start())
            .filter(|start| !self.is_none(*start))
    }

    /// Whether what stands there is no tag of the page: it is in a comment or in code.
    fn is_none(&self, at: usize) -> bool {
        lies_in(&self.comments, at) || lies_in(&self.code, at)
    }

    /// How surely a footer is the page's own; none for that of a part.
    fn rank(&self, footer: Option<NodeId>) -> Option<u8> {
        let around = footer.into_iter().flat_map(|node| self.doc.ancestors(node));
        let mut rank = 1;
        for element in around {
            match self.doc.name(element) {
                _ if self.is_component(element) => {}
                Some(name) if OWN_FOOTER.contains(&name) => return None,
                Some(Name::Template) if !self.template => return None,
                Some(Name::Section | Name::Main) => rank = 0,
                _ => {}
            }
        }
        Some(rank)
    }

    /// `<Article>` of a template is not `<article>`.
    fn is_component(&self, element: NodeId) -> bool {
        let tag = self.doc.tag(element);
        let name = tag.and_then(|tag| self.text.as_bytes().get(tag.start + 1));
        self.template && name.is_some_and(u8::is_ascii_uppercase)
    }
}
