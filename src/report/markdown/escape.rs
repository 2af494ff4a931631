//! A stranger's text inside Markdown.

use crate::text::visible;

/// Characters of one text at most.
const LONGEST: usize = 600;

/// A text for a cell or a line, safe in the Markdown of GitHub and GitLab: it opens no element
/// and ends no cell, links to nothing, and calls nobody (`@name`) and no issue (`#1`).
/// Code spans stay code, unless a stray backtick leaves open where one ends.
pub(crate) fn inline(text: &str) -> String {
    let text = visible(text);
    let short: String = text.chars().take(LONGEST).collect();
    let mark = if short.len() < text.len() { "…" } else { "" };
    let parts: Vec<&str> = short.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&short) + mark;
    }
    let mut out = String::with_capacity(short.len() * 2);
    for (at, part) in parts.iter().enumerate() {
        match (at % 2 == 1, part.is_empty()) {
            (false, _) => out.push_str(&escaped(part)),
            (true, true) => out.push_str("\\`\\`"),
            (true, false) => out.push_str(&code(part)),
        }
    }
    out + mark
}

/// A text as code. Not a code span, in which nothing can be escaped.
pub(crate) fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // An empty comment keeps apart what would call somebody, and shows nothing.
            '@' => out.push_str("@<!-- -->"),
            '#' if rest.peek().is_some_and(char::is_ascii_alphanumeric) => {
                out.push_str("\\#<!-- -->");
            }
            // Addresses become links.
            ':' if rest.peek() == Some(&'/') => out.push_str("\\:"),
            '.' if ends_with_www(&out) => out.push_str("\\."),
            _ if is_markup(ch) => out.extend(['\\', ch]),
            _ => out.push(ch),
        }
    }
    out
}

const fn is_markup(ch: char) -> bool {
    matches!(
        ch,
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '$' | '!' | '#' | '^'
    )
}

fn ends_with_www(text: &str) -> bool {
    let start = text.len().saturating_sub(3);
    text.get(start..)
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::HOSTILE;

    #[test]
    fn a_stranger_opens_nothing() {
        let out = inline(HOSTILE);
        let plain = out.replace("<!-- -->", "").replace("<code>", "");
        let plain = plain.replace("</code>", "");
        assert!(!plain.contains(['<', '>', '\n', '\r', '\u{202e}']), "{out}");
        assert!(!plain.replace("\\|", "").contains('|'), "{out}");
    }

    #[test]
    fn code_spans_stay_code_where_they_end() {
        assert_eq!(inline("a `<p>` b"), "a <code>&lt;p&gt;</code> b");
        assert_eq!(inline("a `b"), "a \\`b");
        assert_eq!(inline("`` is"), "\\`\\` is");
    }

    #[test]
    fn nobody_is_called_and_nothing_is_linked() {
        assert_eq!(inline("@a #1 #/x"), "@<!-- -->a \\#<!-- -->1 \\#/x");
        assert_eq!(inline("http://www.a.cn"), "http\\://www\\.a.cn");
    }

    #[test]
    fn a_long_text_is_cut() {
        let out = inline(&"备".repeat(100_000));
        assert_eq!(out.chars().count(), LONGEST + 1);
    }
}
