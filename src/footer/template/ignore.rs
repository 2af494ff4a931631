//! Ignore directives in the source of a template.
//!
//! No element can be told there, so that a directive holds for its own line and the next
//! that is not empty, or for the file. It stands in whatever comment the language has.

use crate::footer::directives::{ATTRIBUTE, directive, limited, read_comment};
use crate::footer::{Directive, Reach};
use crate::text::floor_boundary;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

const WORD: &str = "beian-lint-ignore";
/// A directive ends after that many bytes at the latest.
const LONGEST: usize = 1000;
/// How comments of the many languages end, and texts that hold some.
const ENDS: [&str; 6] = ["-->", "*/", "#}", "%>", "?>", "\""];
/// What stands between the attribute's name and its value, in markup and in code: `="`, `=\"`,
/// `='`, `=`, `': '`.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r#"^(?:\\?["'])?\s*(?:=>|[=:])\s*(?<quote>\\?["'`])?"#;
    Regex::new(pattern).expect("a valid pattern")
});

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
        let most = floor_boundary(text, start.saturating_add(LONGEST));
        let rest = text.get(start..most).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let words = attribute_value(text, start, line).unwrap_or_else(|| {
            let end = ENDS.iter().filter_map(|end| line.find(end)).min();
            0..line
                .get(..end.unwrap_or(line.len()))
                .map_or(0, |body| body.trim_end().len())
        });
        start + words.start..start + words.end
    })
}

/// The value in `line`, which starts with the word at `start`, if that is the attribute's name;
/// an empty one where the attribute has none.
fn attribute_value(text: &str, start: usize, line: &str) -> Option<Range<usize>> {
    let prefix = ATTRIBUTE.strip_suffix(WORD)?;
    text.get(..start)?.ends_with(prefix).then_some(())?;
    let behind = line.get(WORD.len()..)?;
    let is_longer = |c: char| c.is_alphanumeric() || c == '-';
    (!behind.starts_with(is_longer)).then_some(())?;
    let (from, quote) = OPENING.captures(behind).map_or((0, None), |found| {
        let quote = found.name("quote").map(|quote| quote.as_str());
        (found.get_match().end(), quote)
    });
    let value = behind.get(from..)?;
    let end = match quote {
        Some(quote) => value.find(quote),
        None if from == 0 => Some(0),
        None => value.find(|c: char| c.is_whitespace() || "\"'`<>\\".contains(c)),
    };
    let value = value.get(..end.unwrap_or(value.len()))?;
    let from = WORD.len() + from;
    Some(from..from + value.trim_end().len())
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
    fn an_attribute_is_no_more_than_its_value() {
        for (text, words) in [
            (
                "<p data-beian-lint-ignore='icp-case: \"old\"'>@",
                "icp-case: \"old\"",
            ),
            (
                "<p data-beian-lint-ignore = \"icp-case: it's\">@",
                "icp-case: it's",
            ),
            ("<p data-beian-lint-ignore=icp-case>@", "icp-case"),
            ("'<p data-beian-lint-ignore=icp-case>@</p>'", "icp-case"),
            (
                "'<p data-beian-lint-ignore=\\'icp-case: old\\'>@'",
                "icp-case: old",
            ),
            (
                "\"<p data-beian-lint-ignore=\\\"icp-case: old\\\">@\"",
                "icp-case: old",
            ),
            (
                "h('p', {'data-beian-lint-ignore': 'icp-case: old'}, '@')",
                "icp-case: old",
            ),
            ("p(data-beian-lint-ignore='icp-case') @", "icp-case"),
            ("<p data-beian-lint-ignore>@", ""),
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(&text[found[0].range.clone()], words, "{text}");
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
