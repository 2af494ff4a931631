//! Where a comment that ignores a finding may stand.

use super::document::Document;
use super::finding::Found;
use crate::edit::Edit;
use std::path::Path;

/// Elements round a finding before which a comment is tried, from the inside out.
const MOST: usize = 6;

/// A comment that may ignore a finding.
pub(super) struct Candidate {
    pub(super) edit: Edit,
    /// It holds for the whole page.
    pub(super) of_page: bool,
}

/// Comments that may ignore a finding, the narrowest first. Which of them does is known only
/// from a check of the text with it.
pub(super) fn candidates(document: &Document, found: &Found) -> Vec<Candidate> {
    if document.is_template() {
        return in_template(document, found).into_iter().collect();
    }
    let text = document.text.as_str();
    let directive = directive(found, "");
    let before = tags_before(text, found.bytes.start).map(|at| Candidate {
        edit: Edit::new(at..at, in_front(text, at, &format!("<!-- {directive} -->"))),
        of_page: false,
    });
    let at = found.bytes.start;
    let of_page = self::directive(found, "-page");
    let of_page = Candidate {
        edit: Edit::new(at..at, format!("<!-- {of_page} -->\n")),
        of_page: true,
    };
    before.chain([of_page]).collect()
}

/// `beian-lint-ignore RULE:`. The reason is the owner's to give: until then the comment has a
/// finding of its own.
fn directive(found: &Found, form: &str) -> String {
    format!("beian-lint-ignore{form} {}:", found.report.rule.0.id)
}

/// Where the last start tags at or before a place begin, the last first.
fn tags_before(text: &str, place: usize) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let head = bytes.get(..=place).unwrap_or(bytes);
    let opens = memchr::memrchr_iter(b'<', head);
    let is_tag = |at: &usize| bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    opens.filter(is_tag).take(MOST)
}

/// A comment in front of a place: on a line of its own where nothing but space is before it.
fn in_front(text: &str, at: usize, comment: &str) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let indent = before.get(line..).unwrap_or_default();
    if indent.trim().is_empty() {
        format!("{comment}{}{indent}", line_end(text))
    } else {
        comment.to_owned()
    }
}

/// How the lines of a text end.
fn line_end(text: &str) -> &'static str {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(at) if at > 0 && text.as_bytes().get(at - 1) == Some(&b'\r') => "\r\n",
        _ => "\n",
    }
}

/// A comment on the line above, where a comment can be told to be one there.
fn in_template(document: &Document, found: &Found) -> Option<Candidate> {
    let text = document.text.as_str();
    let before = text.get(..found.bytes.start)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let above = text.get(..line)?;
    let (open, close) = comment(document.path.as_deref()?, above)?;
    let rest = text.get(line..)?;
    let indent = rest.get(..rest.len() - rest.trim_start_matches([' ', '\t']).len())?;
    let directive = directive(found, "");
    let comment = format!("{indent}{open}{directive}{close}{}", line_end(text));
    Some(Candidate {
        edit: Edit::new(line..line, comment),
        of_page: false,
    })
}

/// How a comment is written behind some lines of a file of that name; none where what stands
/// there may be no place for one.
fn comment(path: &Path, above: &str) -> Option<(&'static str, &'static str)> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let within = |open: &str, close: &str| above.rfind(open) > above.rfind(close);
    let in_head = above.starts_with("---") && above.matches("\n---").count() == 0;
    match ending.as_str() {
        "yml" | "yaml" | "toml" => Some(("# ", "")),
        "md" | "markdown" if in_head => Some(("# ", "")),
        "js" | "mjs" | "cjs" | "ts" | "mts" | "cts" | "jsonc" => {
            let in_text = above.matches('`').count() % 2 == 1;
            (!in_text && !within("/*", "*/")).then_some(("// ", ""))
        }
        "jsx" | "tsx" | "mdx" | "json" | "pug" | "jade" | "haml" => None,
        _ => {
            let pairs = [
                ("<script", "</script"),
                ("<style", "</style"),
                ("<?", "?>"),
                ("<%", "%>"),
                ("{{", "}}"),
                ("{%", "%}"),
                ("<!--", "-->"),
                ("<", ">"),
            ];
            let is_markup = !pairs.iter().any(|(open, close)| within(open, close));
            (is_markup && !in_head).then_some(("<!-- ", " -->"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_written_as_its_language_has_it() {
        let written = |name: &str, above: &str| comment(Path::new(name), above).map(|(a, _)| a);
        assert_eq!(written("_config.YML", "a: 1\n"), Some("# "));
        assert_eq!(written("a.ts", "export {\n"), Some("// "));
        assert_eq!(written("a.ts", "const x = `\n"), None);
        assert_eq!(written("a.vue", "<template>\n"), Some("<!-- "));
        assert_eq!(written("a.vue", "<p>\n</p><script>\n"), None);
        assert_eq!(written("a.vue", "<p>\n<a\n"), None);
        assert_eq!(written("a.php", "<?php\n"), None);
        assert_eq!(written("a.md", "---\nicp: x\n"), Some("# "));
        assert_eq!(written("a.md", "---\na: x\n---\n"), Some("<!-- "));
        assert_eq!(written("a.jsx", "<p>\n"), None);
        assert_eq!(written("a.json", "{\n"), None);
    }

    #[test]
    fn a_comment_has_a_line_of_its_own_where_its_place_has() {
        let text = "<p>\r\n  <b>x</b><i>";
        let at = |what| text.find(what).unwrap();
        assert_eq!(in_front(text, at("<b"), "#"), "#\r\n  ");
        assert_eq!(in_front(text, at("<i"), "#"), "#");
        let tags: Vec<usize> = tags_before(text, at("x")).collect();
        assert_eq!(tags, [at("<b"), at("<p")]);
        assert_eq!(tags_before("", 0).count(), 0);
    }
}
