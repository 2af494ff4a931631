//! Parts of a page that its owner does not want looked at.

use super::parts::part;
use crate::html::Document;
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
    let ranges: Vec<Range<usize>> = elements.filter_map(|node| part(doc, node)).collect();
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
    fn no_end_tag_is_left_of_what_matches() {
        for part in [
            "<div class=x>一<div></div></div>",
            "<div class=x><p>一<p></p></div>",
            // End tags that close nothing.
            "<div class=x>一</span></div>",
            "<div class=x>一</b></foo></p></p></div>",
        ] {
            let rest = blanks(&format!("<div>{part}二</div>"), ".x").unwrap();
            assert_eq!(rest.replace(' ', ""), "<div>二</div>", "{part}");
        }
        let rest = blanks("<div><img class=x><!-- 一 --></div>", ".x").unwrap();
        assert!(rest.ends_with("><!-- 一 --></div>") || rest.ends_with(" <!-- 一 --></div>"));
    }

    #[test]
    fn where_nothing_matches_nothing_is_copied() {
        assert_eq!(blanks("<p>一", ".x"), None);
        assert_eq!(blanked(&parse("<p>一"), &[]), None);
    }
}
