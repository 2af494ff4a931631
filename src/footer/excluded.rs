//! Parts of a page that its owner does not want looked at.

use crate::html::{Document, NodeId};
use scraper::Selector;
use std::ops::Range;

/// The page with blanks in place of what the selectors match, so that all places stay
/// what they are; none where nothing matches.
pub(super) fn blanked(doc: &Document<'_>, selectors: &[String]) -> Option<String> {
    if selectors.is_empty() {
        return None;
    }
    let selectors: Vec<Selector> = selectors
        .iter()
        .filter_map(|s| Selector::parse(s).ok())
        .collect();
    let elements = doc.select(&selectors).into_iter();
    let ranges: Vec<Range<usize>> = elements.filter_map(|node| place(doc, node)).collect();
    (!ranges.is_empty()).then(|| blank(doc.source(), &ranges))
}

/// Blanks of the same length in bytes; line breaks stay.
fn blank(source: &str, ranges: &[Range<usize>]) -> String {
    let mut bytes = source.as_bytes().to_vec();
    for range in ranges {
        for byte in bytes.get_mut(range.clone()).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    // Ranges begin and end at tags, so no character is cut.
    String::from_utf8(bytes).unwrap_or_else(|_| source.to_owned())
}

/// From an element's start tag to behind its end tag or, where it has none, to the end of
/// what it holds.
fn place(doc: &Document<'_>, node: NodeId) -> Option<Range<usize>> {
    let tag = doc.tag(node)?;
    let ends = doc
        .subtree(node)
        .filter_map(|node| doc.place(node).map(|place| place.end));
    let held = ends.max().unwrap_or(tag.end).max(tag.end);
    let end_tags = doc.end_tags();
    let first = end_tags.partition_point(|tag| tag.place.start() < held);
    let later = end_tags.get(first..).unwrap_or_default();
    let own = later.iter().find(|tag| doc.closes(tag, node));
    let starts = doc.following(node);
    let bound = starts
        .filter_map(|node| doc.place(node).map(|place| place.start))
        .find(|start| *start >= held);
    let end = own
        .map(|tag| tag.place.end())
        .filter(|end| bound.is_none_or(|bound| *end <= bound));
    Some(tag.start..end.unwrap_or(held))
}

#[cfg(test)]
mod tests {
    use super::blanked;
    use crate::html::parse;

    fn blanks(source: &str, selector: &str) -> Option<String> {
        blanked(&parse(source), &[selector.to_owned()])
    }

    #[test]
    fn what_matches_becomes_blank_with_all_that_is_in_it() {
        let source = "<p>一</p><div class=x>二<!-- 三 --></div><p>四</p>";
        let rest = blanks(source, ".x").unwrap();
        assert_eq!(rest.len(), source.len());
        let words: Vec<&str> = rest.split_whitespace().collect();
        assert_eq!(words, ["<p>一</p>", "<p>四</p>"]);
    }

    #[test]
    fn an_element_without_end_tag_takes_nothing_of_its_neighbours() {
        let rest = blanks("<ul><li class=x>一<li>二</li></ul>", ".x").unwrap();
        assert_eq!(rest.replace(' ', ""), "<ul><li>二</li></ul>");
    }

    #[test]
    fn where_nothing_matches_nothing_is_copied() {
        assert_eq!(blanks("<p>一", ".x"), None);
        assert_eq!(blanked(&parse("<p>一"), &[]), None);
    }
}
