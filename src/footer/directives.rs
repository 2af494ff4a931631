//! What the page itself says is to be ignored.
//!
//! `<!-- beian-lint-ignore rule[, rule]: reason -->` holds for the next element with all
//! that is in it, `<!-- beian-lint-ignore-page rule: reason -->` for the whole page, and
//! `data-beian-lint-ignore="rule: reason"` for its element with all that is in it.

use super::page::Page;
use super::{Directive, Reach};
use crate::html::Document;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use std::collections::HashMap;
use std::ops::Range;

/// The attribute that ignores faults of its element.
pub(super) const ATTRIBUTE: &str = "data-beian-lint-ignore";
/// What starts every comment that is meant for this program.
const PREFIX: &str = "beian-lint-";
/// Longest name or reason that is kept, in characters: a stranger may have written it.
const LONGEST: usize = 200;

/// Whether a comment's data is an ignore comment, whose text is no part of the page.
pub(super) fn is_directive(comment: &str) -> bool {
    comment.trim_start().starts_with(PREFIX)
}

/// All of them, in page order.
pub(super) fn find(page: &Page<'_>) -> Vec<Directive> {
    if memchr::memmem::find(page.source.as_bytes(), b"beian-lint-ignore").is_none() {
        return Vec::new();
    }
    let mut elements = Elements::new(page.doc, page.source.len());
    let mut found = comments(page, &mut elements);
    found.extend(attributes(page, &mut elements));
    found.sort_by_key(|directive| (directive.range.start, directive.range.end));
    found
}

fn comments(page: &Page<'_>, elements: &mut Elements<'_>) -> Vec<Directive> {
    let mut found = Vec::new();
    for data in &page.doc.comments {
        let Some(comment) = page.source.get(data.clone()) else {
            continue;
        };
        let Some((wide, words)) = read_comment(comment) else {
            continue;
        };
        let reach = if wide {
            Reach::Page
        } else {
            elements
                .next_after(data.end)
                .map_or(Reach::Nothing, Reach::Part)
        };
        found.push(directive(words, trimmed(page.source, data), reach));
    }
    found
}

fn attributes(page: &Page<'_>, elements: &mut Elements<'_>) -> Vec<Directive> {
    let mut found = Vec::new();
    for node in page.doc.tree.tree.nodes() {
        let value = node.value().as_element().and_then(|e| e.attr(ATTRIBUTE));
        if let Some(value) = value {
            let range = page.attribute_range(node.id(), ATTRIBUTE);
            let reach = elements.part(node.id()).map_or(Reach::Nothing, Reach::Part);
            found.push(directive(value, range, reach));
        }
    }
    found
}

/// Whether an ignore comment holds for the whole page, and its words. One with an unknown
/// form has no words, so that it is reported rather than overlooked.
pub(super) fn read_comment(comment: &str) -> Option<(bool, &str)> {
    let form = comment.trim().strip_prefix(PREFIX)?;
    let end = form
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(form.len());
    let (form, words) = form.split_at_checked(end)?;
    Some(match form {
        "ignore" => (false, words),
        "ignore-page" => (true, words),
        _ => (false, ""),
    })
}

/// From `rule, rule: reason`; a colon of either width parts them.
pub(super) fn directive(words: &str, range: Range<usize>, reach: Reach) -> Directive {
    let (rules, reason) = match words.split_once([':', '：']) {
        Some((rules, reason)) => (rules, reason.trim()),
        None => (words, ""),
    };
    let rules = rules
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、'))
        .filter(|name| !name.is_empty());
    Directive {
        rules: rules.map(|name| cut(&name.to_ascii_lowercase())).collect(),
        reason: (!reason.is_empty()).then(|| cut(reason)),
        range,
        reach,
    }
}

/// On one line, and not endless.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}

fn trimmed(source: &str, range: &Range<usize>) -> Range<usize> {
    let text = source.get(range.clone()).unwrap_or_default();
    let start = range.start + (text.len() - text.trim_start().len());
    start..start + text.trim().len()
}

/// The elements by their places.
struct Elements<'a> {
    doc: &'a Document,
    source_len: usize,
    /// Start of each start tag with its element, in source order.
    starts: Vec<(usize, NodeId)>,
    /// Many comments may stand before one large element.
    parts: HashMap<NodeId, Option<Range<usize>>>,
}

impl<'a> Elements<'a> {
    fn new(doc: &'a Document, source_len: usize) -> Self {
        let nodes = doc.tree.tree.nodes();
        let mut starts: Vec<_> = nodes
            .filter_map(|node| Some((doc.tag(node.id())?.range.start, node.id())))
            .collect();
        starts.sort_by_key(|(start, _)| *start);
        Self {
            doc,
            source_len,
            starts,
            parts: HashMap::new(),
        }
    }

    /// The next element behind `at`, unless the element round `at` ends before.
    fn next_after(&mut self, at: usize) -> Option<Range<usize>> {
        let next = self.starts.partition_point(|(start, _)| *start < at);
        let (start, node) = *self.starts.get(next)?;
        let end_tags = &self.doc.end_tags;
        let close = end_tags.partition_point(|(_, range)| range.start < at);
        let closes_first = end_tags.get(close).is_some_and(|(_, r)| r.start < start);
        if closes_first { None } else { self.part(node) }
    }

    /// From an element's start tag to behind its end tag or, where that is left out, to
    /// where the next thing behind the element starts.
    fn part(&mut self, node: NodeId) -> Option<Range<usize>> {
        if let Some(part) = self.parts.get(&node) {
            return part.clone();
        }
        let part = self.measure(node);
        self.parts.insert(node, part.clone());
        part
    }

    fn measure(&self, node: NodeId) -> Option<Range<usize>> {
        let start = self.doc.tag(node)?.range.clone();
        let node = self.doc.tree.tree.get(node)?;
        let inside = node.descendants().filter_map(|node| self.place(node));
        let inside = inside.map(|place| place.end).max().unwrap_or(start.end);
        let next = following(node)
            .filter_map(|node| self.place(node))
            .find(|place| place.start >= start.end)
            .map_or(self.source_len, |place| place.start);
        Some(start.start..self.end(node, inside..next))
    }

    /// Where a node ends, of which nothing but end tags and comments stand in `rest`.
    fn end(&self, node: NodeRef<'_, Node>, rest: Range<usize>) -> usize {
        let mut open = last_elements(node);
        let first = self
            .doc
            .end_tags
            .partition_point(|(_, tag)| tag.start < rest.start);
        let tags = self.doc.end_tags.get(first..).unwrap_or_default();
        for (name, tag) in tags.iter().take_while(|(_, tag)| tag.start < rest.end) {
            match open.iter().rposition(|open| **open == **name) {
                Some(0) => return tag.end,
                Some(closed) => open.truncate(closed),
                // It closes something round the node.
                None => return tag.start,
            }
        }
        rest.end
    }

    fn place(&self, node: NodeRef<'_, Node>) -> Option<Range<usize>> {
        let runs = self.doc.runs(node.id());
        match (runs.first(), runs.last()) {
            (Some(first), Some(last)) => Some(first.source..last.source + last.len),
            _ => self.doc.tag(node.id()).map(|tag| tag.range.clone()),
        }
    }
}

/// The names of an element and of the elements inside that can still be open at its end,
/// outermost first.
fn last_elements<'a>(node: NodeRef<'a, Node>) -> Vec<&'a str> {
    std::iter::successors(Some(node), last_element)
        .filter_map(|node| node.value().as_element().map(scraper::node::Element::name))
        .collect()
}

fn last_element<'a>(node: &NodeRef<'a, Node>) -> Option<NodeRef<'a, Node>> {
    let children = std::iter::successors(node.last_child(), NodeRef::prev_sibling);
    children
        .into_iter()
        .find(|child| child.value().is_element())
}

/// The nodes behind a node's subtree, in document order.
fn following(node: NodeRef<'_, Node>) -> impl Iterator<Item = NodeRef<'_, Node>> {
    std::iter::once(node)
        .chain(node.ancestors())
        .flat_map(|outer| outer.next_siblings())
        .flat_map(|sibling| sibling.descendants())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::footer::extract;

    /// Each directive's rules and reason, and the part of the page it holds for.
    fn found(page: &str) -> Vec<(String, String, String)> {
        let facts = extract(page, None, 2026);
        let part = |directive: &Directive| match &directive.reach {
            Reach::Page => "the page".to_owned(),
            Reach::Part(range) => page[range.clone()].to_owned(),
            Reach::Nothing => "nothing".to_owned(),
        };
        let words = |d: &Directive| {
            let reason = d.reason.clone().unwrap_or_default();
            (d.rules.join("+"), reason, part(d))
        };
        facts.directives.iter().map(words).collect()
    }

    fn one(page: &str) -> (String, String, String) {
        let mut found = found(page);
        assert_eq!(found.len(), 1, "{page}");
        found.remove(0)
    }

    fn of(rules: &str, reason: &str, part: &str) -> (String, String, String) {
        (rules.into(), reason.into(), part.into())
    }

    #[test]
    fn a_comment_holds_for_the_next_element() {
        let page = "<p>a</p><!-- beian-lint-ignore icp-case, psb-length：旧\n系统 --> x <div><p>b<br>c</p>d</div><p>e</p>";
        let part = "<div><p>b<br>c</p>d</div>";
        assert_eq!(one(page), of("icp-case+psb-length", "旧 系统", part));
        let last = "<body><!--beian-lint-ignore ALL--><footer>x</footer></body>\n";
        assert_eq!(one(last), of("all", "", "<footer>x</footer>"));
    }

    #[test]
    fn a_comment_with_nothing_behind_holds_for_nothing() {
        let page = "<div><p>a</p><!-- beian-lint-ignore all: x --></div><p>b</p>";
        assert_eq!(one(page).2, "nothing");
        assert_eq!(one("<p>a<!-- beian-lint-ignore all: x -->").2, "nothing");
    }

    #[test]
    fn an_attribute_holds_for_its_element() {
        let page =
            r#"<ul><li data-beian-lint-ignore="icp-missing: a: b">x<!-- 1 --></li><li>y</li></ul>"#;
        let part = r#"<li data-beian-lint-ignore="icp-missing: a: b">x<!-- 1 --></li>"#;
        assert_eq!(one(page), of("icp-missing", "a: b", part));
    }

    #[test]
    fn an_element_ends_where_it_is_closed_or_cannot_go_on() {
        let part = |page: &str| one(&page.replace('@', " data-beian-lint-ignore=x")).2;
        let short = |page: &str| part(page).replace(" data-beian-lint-ignore=x", "");
        assert_eq!(
            short("<div><div@><div>x</div></div></div>"),
            "<div><div>x</div></div>"
        );
        assert_eq!(
            short("<div@><p>x</p><!-- y --></div></body>"),
            "<div><p>x</p><!-- y --></div>"
        );
        assert_eq!(short("<ul><li@>x</ul>"), "<li>x");
        assert_eq!(short("<div><p@>x<img><div>y</div>"), "<p>x<img>");
        assert_eq!(short("<div@><p>x"), "<div><p>x");
    }

    #[test]
    fn a_page_comment_holds_for_the_page() {
        let page = "<p>x</p><!-- beian-lint-ignore-page psb-missing -->";
        assert_eq!(one(page), of("psb-missing", "", "the page"));
    }

    #[test]
    fn other_forms_name_no_rule_and_other_comments_are_none() {
        let page = "<!-- beian-lint-ignore-next-line icp-case: x --><p>y</p><!-- ignored -->";
        assert_eq!(one(page).0, "");
        assert_eq!(one("<!-- beian-lint-ignore: x --><p>").0, "");
    }

    #[test]
    fn its_own_words_are_no_part_of_the_page() {
        let number = "京ICP备2021012345号-1";
        let page = format!(
            "<!-- beian-lint-ignore-page icp-missing: {number} pending -->\
             <p data-beian-lint-ignore='all: {number}'>x</p>"
        );
        assert!(extract(&page, None, 2026).filings.is_empty());
    }

    #[test]
    fn many_comments_before_one_large_element_are_read_in_time() {
        let comments = "<!--beian-lint-ignore all: x-->".repeat(3_000);
        let page = format!("{comments}<div>{}</div>", "<b>x</b>".repeat(20_000));
        assert_eq!(extract(&page, None, 2026).directives.len(), 3_000);
    }
}
