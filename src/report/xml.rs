//! Text in XML 1.0 documents.

use crate::text::visible;
use std::borrow::Cow;

/// A stranger's text for an attribute or an element: on one line, with controls spelled out,
/// and without what XML would take for its own or does not know at all.
pub(crate) fn xml(text: &str) -> String {
    escaped(&visible(text))
}

/// The program's own lines, which hold strangers' text that is visible already.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for ch in text.chars() {
        match entity(ch) {
            Some(entity) => out.push_str(&entity),
            None => out.push(ch),
        }
    }
    out
}

fn entity(ch: char) -> Option<Cow<'static, str>> {
    Some(match ch {
        '&' => "&amp;".into(),
        '<' => "&lt;".into(),
        // For the sake of `]]>`.
        '>' => "&gt;".into(),
        '"' => "&quot;".into(),
        '\'' => "&apos;".into(),
        '\n' | '\t' => return None,
        // What XML 1.0, production 2, leaves out.
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}".into(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::HOSTILE;

    #[test]
    fn nothing_ends_the_text_it_stands_in() {
        assert_eq!(xml("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&apos;");
        let out = xml(HOSTILE);
        assert!(!out.contains([
            '<', '>', '"', '\'', '\n', '\0', '\u{b}', '\u{fffe}', '\u{202e}'
        ]));
    }

    #[test]
    fn own_line_breaks_stay() {
        assert_eq!(escaped("a\n\tb\u{1}"), "a\n\tb\u{fffd}");
    }
}
