//! Where a page or a template closes.

use crate::footer;
use crate::html::{self, Document};
use crate::source::is_template;
use ego_tree::NodeId;
use scraper::ElementRef;
use std::ops::Range;

/// Elements whose footers are their own, not the page's (HTML standard, 4.3.8).
const OWN_FOOTER: [&str; 9] = [
    "article",
    "aside",
    "blockquote",
    "details",
    "dialog",
    "figure",
    "nav",
    "noscript",
    "td",
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
    file.footer().or_else(|| file.ends("body").last())
}

struct File<'a> {
    text: &'a str,
    doc: Document,
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
        let mut starts = self.starts("footer").into_iter().peekable();
        let (mut open, mut closed) = (Vec::new(), Vec::new());
        for end in self.ends("footer") {
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
    fn starts(&self, name: &str) -> Vec<(usize, NodeId)> {
        let elements = self.doc.tree.tree.nodes().filter_map(ElementRef::wrap);
        let named = elements.filter(|element| element.value().name() == name);
        let mut starts: Vec<_> = named
            .filter_map(|element| {
                let tag = self.doc.tag(element.id())?;
                Some((tag.range.start, element.id()))
            })
            .filter(|(start, _)| !self.is_none(*start))
            .collect();
        starts.sort_unstable_by_key(|(start, _)| *start);
        starts
    }

    /// Where the end tags of that name begin.
    fn ends<'a>(&'a self, name: &'a str) -> impl DoubleEndedIterator<Item = usize> + 'a {
        let tags = self.doc.end_tags.iter();
        let named = tags.filter(move |(tag, _)| &**tag == name);
        named
            .map(|(_, range)| range.start)
            .filter(|start| !self.is_none(*start))
    }

    /// Whether what stands there is no tag of the page: it is in a comment or in code.
    fn is_none(&self, at: usize) -> bool {
        lies_in(&self.comments, at) || lies_in(&self.code, at)
    }

    /// How surely a footer is the page's own; none for that of a part.
    fn rank(&self, footer: Option<NodeId>) -> Option<u8> {
        let node = footer.and_then(|node| self.doc.tree.tree.get(node));
        let around = node.into_iter().flat_map(|node| node.ancestors());
        let mut rank = 1;
        for element in around.filter_map(ElementRef::wrap) {
            match element.value().name() {
                _ if self.is_component(element) => {}
                name if OWN_FOOTER.contains(&name) => return None,
                "template" if !self.template => return None,
                "section" | "main" => rank = 0,
                _ => {}
            }
        }
        Some(rank)
    }

    /// `<Article>` of a template is not `<article>`.
    fn is_component(&self, element: ElementRef<'_>) -> bool {
        let tag = self.doc.tag(element.id());
        let name = tag.and_then(|tag| self.text.as_bytes().get(tag.range.start + 1));
        self.template && name.is_some_and(u8::is_ascii_uppercase)
    }
}
