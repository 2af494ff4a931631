//! Ignore directives in the source of a template.
//!
//! No element can be told there, so that a directive holds for its own line and the next
//! that is not empty, or for the file. It stands in whatever comment the language has.

use super::floor;
use crate::footer::directives::{ATTRIBUTE, directive, limited, read_comment};
use crate::footer::{Directive, Reach};
use std::ops::Range;

const WORD: &str = "beian-lint-ignore";
/// A directive ends after that many bytes at the latest.
const LONGEST: usize = 1000;
/// How comments and attributes of the many languages end.
const ENDS: [&str; 6] = ["-->", "*/", "#}", "%>", "?>", "\""];

/// All of them, in order.
pub(super) fn find(text: &str) -> Vec<Directive> {
    limited(places(text).map(|place| read(text, place)))
}

/// Where they stand.
pub(super) fn comments(text: &str) -> Vec<Range<usize>> {
    places(text).collect()
}

fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memmem::find_iter(text.as_bytes(), WORD).map(|start| {
        let most = floor(text, start.saturating_add(LONGEST).min(text.len()));
        let rest = text.get(start..most).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let from = attribute_value(text, start).unwrap_or(0);
        let body = line.get(from..).unwrap_or_default();
        let end = ENDS.iter().filter_map(|end| body.find(end)).min();
        let body = end.and_then(|end| body.get(..end)).unwrap_or(body);
        start + from..start + from + body.trim_end().len()
    })
}

/// Where the value starts, counted from the word, if the word is the attribute's name.
fn attribute_value(text: &str, word: usize) -> Option<usize> {
    let prefix = ATTRIBUTE.strip_suffix(WORD)?;
    text.get(..word)?.ends_with(prefix).then_some(())?;
    let behind = text.get(word + WORD.len()..)?;
    behind.starts_with("=\"").then_some(WORD.len() + 2)
}

fn read(text: &str, place: Range<usize>) -> Directive {
    let words = text.get(place.clone()).unwrap_or_default();
    let (wide, words) = read_comment(words).unwrap_or((Some(false), words));
    let reach = match wide {
        Some(true) => Reach::Page,
        Some(false) => Reach::Part(two_lines(text, &place)),
        None => Reach::Unknown,
    };
    directive(words, place, reach)
}

/// From the start of the line to the end of the next line that is not empty.
fn two_lines(text: &str, place: &Range<usize>) -> Range<usize> {
    let before = text.get(..place.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(place.end..).unwrap_or_default();
    let own = rest.find('\n').unwrap_or(rest.len());
    let behind = rest.get(own..).unwrap_or_default();
    let blank = behind.len() - behind.trim_start().len();
    let next = behind.get(blank..).unwrap_or_default();
    let line = next.find('\n').unwrap_or(next.len());
    start..place.end + own + blank + line
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::footer::Reach;

    #[test]
    fn every_kind_of_comment_will_do() {
        for text in [
            "{/* beian-lint-ignore icp-case: old */}",
            "# beian-lint-ignore icp-case: old",
            "{# beian-lint-ignore icp-case: old #}",
            "<!-- beian-lint-ignore icp-case: old -->",
            "<p data-beian-lint-ignore=\"icp-case: old\">",
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].rules, ["icp-case"], "{text}");
            assert_eq!(found[0].reason.as_deref(), Some("old"), "{text}");
        }
    }

    #[test]
    fn a_directive_holds_for_the_next_line_or_the_file() {
        let text = "a\n # beian-lint-ignore all: x\n\n  icp: 1\n  psb: 2\n";
        let Reach::Part(part) = find(text)[0].reach.clone() else {
            panic!("not a part");
        };
        assert_eq!(&text[part], " # beian-lint-ignore all: x\n\n  icp: 1");
        assert_eq!(
            find("// beian-lint-ignore-page all: x")[0].reach,
            Reach::Page
        );
    }
}
