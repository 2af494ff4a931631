//! Comments of the many languages of templates.

use super::language::Language;
use std::ops::Range;

/// How comments open and close. One that another starts like comes before it.
const BLOCKS: [(&str, &str); 11] = [
    ("<!--", "-->"),
    ("<%--", "--%>"),
    ("<%#", "%>"),
    ("<#--", "-->"),
    ("{{!--", "--}}"),
    ("{{!", "}}"),
    ("{{/*", "*/}}"),
    ("{#", "#}"),
    ("{%", "endcomment"),
    ("@*", "*@"),
    ("/*", "*/"),
];
/// Where code inside a page ends, and with it a comment that goes to the end of its line.
const CODE_ENDS: [&str; 3] = ["?>", "%>", "</script"];

/// All of them, in order and apart from each other. One that is never closed is none.
pub(super) fn find(text: &str, language: Language) -> Vec<Range<usize>> {
    let mut scan = Scan {
        text,
        language,
        unclosed: [false; BLOCKS.len()],
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = next_opener(text, at) {
        at = start + 1;
        if let Some(comment) = scan.comment(start) {
            at = comment.end;
            found.push(comment);
        }
    }
    found
}

fn next_opener(text: &str, at: usize) -> Option<usize> {
    let found = text.get(at..)?.find(['<', '{', '/', '@', '#'])?;
    Some(at + found)
}

struct Scan<'a> {
    text: &'a str,
    language: Language,
    /// Kinds that are closed nowhere below: not looked for again, however often they open.
    unclosed: [bool; BLOCKS.len()],
}

impl Scan<'_> {
    /// The comment that starts there.
    fn comment(&mut self, start: usize) -> Option<Range<usize>> {
        let rest = self.text.get(start..)?;
        let kinds = BLOCKS.iter().zip(&mut self.unclosed);
        let block = kinds
            .filter(|((open, _), unclosed)| !**unclosed && rest.starts_with(open))
            .filter(|((open, _), _)| is_meant(open, self.text, start))
            .find_map(|((open, close), unclosed)| {
                let end = rest.get(open.len()..)?.find(close);
                *unclosed = end.is_none();
                Some(start..start + open.len() + end? + close.len())
            });
        block.or_else(|| self.line(start))
    }

    /// The comment that starts there and goes to the end of its line.
    fn line(&self, start: usize) -> Option<Range<usize>> {
        let rest = self.text.get(start..)?;
        let marker = match self.language {
            language if language.has_hash_comments() && rest.starts_with('#') => "#",
            language if language.has_slash_comments() && rest.starts_with("//") => "//",
            _ => return None,
        };
        // First, since a line may be all of a page: an address has the marker, too.
        if !opens_line_comment(marker, self.text.get(..start)?, rest.get(marker.len()..)?) {
            return None;
        }
        let line = rest.lines().next()?;
        let end = CODE_ENDS.iter().filter_map(|end| line.find(end)).min();
        Some(start..start + end.unwrap_or(line.len()))
    }
}

/// Whether what looks like the start of a comment is one: `dist/*` is a pattern, and
/// `{% … %}` may be anything.
fn is_meant(open: &str, text: &str, start: usize) -> bool {
    match open {
        "/*" => {
            let before = text.get(..start).unwrap_or_default().chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || "{}();,>".contains(c))
        }
        "{%" => {
            let words = text.get(start + open.len()..).unwrap_or_default();
            let words = words.trim_start_matches(['-', ' ']);
            words.starts_with("comment")
        }
        _ => true,
    }
}

/// `#` and `//` at the start of a line, and behind code where a word follows them at some
/// distance: not `https://x`, `#id`, `#{x}` or `//host`.
fn opens_line_comment(marker: &str, before: &str, behind: &str) -> bool {
    let next = behind.chars().next();
    let code = before.trim_end_matches([' ', '\t']);
    if code.is_empty() || code.ends_with('\n') {
        return marker == "//" || !matches!(next, Some('{' | '['));
    }
    let apart = code.len() < before.len() || code.ends_with([';', ',', '{', '}']);
    apart && next.is_none_or(|c| c.is_whitespace() || !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::{Language, find};

    fn comments<'a>(text: &'a str, source: &str) -> Vec<&'a str> {
        let found = find(text, Language::of(source)).into_iter();
        found.map(|range| &text[range]).collect()
    }

    #[test]
    fn comments_of_many_languages() {
        for (source, text) in [
            ("a.vue", "<!-- x\ny -->"),
            ("a.njk", "{# x #}"),
            ("a.hbs", "{{!-- x }} --}}"),
            ("a.hbs", "{{! x }}"),
            ("a.tmpl", "{{/* x */}}"),
            ("a.liquid", "{%- comment %} x {% endcomment"),
            ("a.jsp", "<%-- x --%>"),
            ("a.erb", "<%# x %>"),
            ("a.ftl", "<#-- x -->"),
            ("a.cshtml", "@* x *@"),
            ("a.js", "/* x */"),
            ("a.js", "// x"),
            ("a.pug", "//- x"),
            ("a.yml", "#x: y"),
            ("a.php", "# x"),
        ] {
            let round = format!("a\n  {text}\nb");
            assert_eq!(comments(&round, source), [text], "{source}");
        }
        assert_eq!(comments("{/* x */}", "a.jsx"), ["/* x */"]);
        assert_eq!(comments("a: 1 # x\n", "a.yml"), ["# x"]);
        assert_eq!(comments("a = 1; // x\r\n", "a.js"), ["// x"]);
        assert_eq!(comments("<?php // x ?><p>", "a.php"), ["// x "]);
    }

    #[test]
    fn what_only_looks_like_one() {
        for (source, text) in [
            ("a.js", "\"dist/*\", \"x/*\" */"),
            ("a.js", "'https://x' + '//host/'"),
            ("a.js", "#icp = 1"),
            ("a.yml", "url: //host/"),
            ("a.yml", "color: '#fff' x#y"),
            ("a.php", "#[Attribute]"),
            ("a.md", "# heading"),
            ("a.svelte", "{#if x}"),
            ("a.liquid", "{% comments %}"),
            ("a.vue", "<!-- never closed"),
        ] {
            assert!(comments(text, source).is_empty(), "{text}");
        }
    }
}
