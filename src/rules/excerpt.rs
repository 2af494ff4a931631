//! Page text as it may stand in a message.

use crate::text::clip;

/// The most characters of a page's text that one message repeats.
const LONGEST: usize = 80;

/// `text` on one line: white space folded, control characters replaced by U+FFFD, and
/// cut with `…` behind 80 characters. A stranger wrote it, and may have written a megabyte.
pub(super) fn excerpt(text: &str) -> String {
    let line: String = folded(text).take(LONGEST + 2).collect();
    clip(line.trim_end(), LONGEST).into_owned()
}

/// The characters of `text`, each run of white space as one space, none at the start.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut after_space = true;
    text.chars().filter_map(move |c| {
        let space = c.is_whitespace();
        let dropped = space && after_space;
        after_space = space;
        (!dropped).then_some(match c {
            _ if space => ' ',
            _ if c.is_control() => char::REPLACEMENT_CHARACTER,
            _ => c,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn folds_and_replaces() {
        assert_eq!(
            excerpt(" {{\n site.icp\u{1b} }}\t"),
            "{{ site.icp\u{fffd} }}"
        );
    }

    #[test]
    fn cuts_long_text_by_characters() {
        assert_eq!(excerpt(&("备".repeat(80) + "  ")), "备".repeat(80));
        assert_eq!(excerpt(&"备".repeat(81)), "备".repeat(80) + "…");
    }
}
