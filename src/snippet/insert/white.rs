//! Line ends and indentation, as the file has them.

use crate::snippet::Line;

/// An indentation that the line above has beyond that is its own affair.
const DEEPEST_STEP: usize = 8;

/// What to put into `text` for a snippet in front of the tag at `tag`, and at which byte.
pub(super) fn fitted(text: &str, tag: usize, lines: &[Line]) -> (usize, String) {
    let before = text.get(..tag).unwrap_or_default();
    let Some(newline) = newline(text) else {
        let joined = lines.iter().map(|line| line.text.as_str());
        return (tag, joined.collect());
    };
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let own_line = text.get(start..tag).unwrap_or_default();
    let indent = indentation(own_line);
    let step = step(before.get(..start).unwrap_or_default(), indent);
    let each = lines.iter().map(|Line { depth, text }| {
        let deep = step.repeat(depth + 1);
        format!("{indent}{deep}{text}{newline}")
    });
    let block: String = each.collect();
    if own_line.trim().is_empty() {
        (start, block)
    } else {
        (tag, format!("{newline}{block}{indent}"))
    }
}

/// How the file's first line ends; none where there is one line only.
fn newline(text: &str) -> Option<&'static str> {
    let at = text.find(['\n', '\r'])?;
    let rest = text.get(at..).unwrap_or_default();
    Some(match rest.as_bytes() {
        [b'\r', b'\n', ..] => "\r\n",
        [b'\r', ..] => "\r",
        _ => "\n",
    })
}

fn indentation(line: &str) -> &str {
    let rest = line.trim_start_matches([' ', '\t']);
    line.get(..line.len() - rest.len()).unwrap_or_default()
}

/// How much further than its element a child is indented: as the last line above that has
/// anything on it, else as the file's lines are.
fn step(above: &str, indent: &str) -> String {
    let lines = above.rsplit(['\n', '\r']);
    let last = lines.into_iter().find(|line| !line.trim().is_empty());
    let beyond = last.and_then(|line| indentation(line).strip_prefix(indent));
    let beyond = beyond.filter(|step| (1..=DEEPEST_STEP).contains(&step.len()));
    match beyond {
        Some(step) => step.to_owned(),
        None if above.contains("\n\t") || indent.contains('\t') => "\t".to_owned(),
        None => "  ".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(text: &str, tag: &str) -> String {
        let lines = [(0, "<p>"), (1, "x"), (0, "</p>")].map(|(depth, text)| Line {
            depth,
            text: text.to_owned(),
        });
        let (at, added) = fitted(text, text.rfind(tag).unwrap(), &lines);
        format!("{}{added}{}", &text[..at], &text[at..])
    }

    #[test]
    fn lines_are_indented_like_their_neighbours() {
        assert_eq!(
            put("<footer>\r\n\t<b></b>\r\n</footer>\r\n", "</footer>"),
            "<footer>\r\n\t<b></b>\r\n\t<p>\r\n\t\tx\r\n\t</p>\r\n</footer>\r\n"
        );
        assert_eq!(
            put("  <body>\n      <b>\n\n  </body>", "</body>"),
            "  <body>\n      <b>\n\n      <p>\n          x\n      </p>\n  </body>"
        );
        assert_eq!(
            put("<body>\n</body>", "</body>"),
            "<body>\n  <p>\n    x\n  </p>\n</body>"
        );
    }

    #[test]
    fn a_tag_behind_other_things_gets_a_line_of_its_own() {
        assert_eq!(
            put("<p>\n  <footer>a</footer>\n", "</footer>"),
            "<p>\n  <footer>a\n    <p>\n      x\n    </p>\n  </footer>\n"
        );
    }

    #[test]
    fn a_page_of_one_line_stays_one() {
        assert_eq!(
            put("<footer>a</footer>", "</footer>"),
            "<footer>a<p>x</p></footer>"
        );
    }
}
