//! The line ends of a file that is written anew.

use similar::{Algorithm, capture_diff_slices};

/// `new`, whose lines end with LF, with the line ends that `old` has. A line that is not in
/// `old` ends as the one before it or, where it is the first, as that of `old`.
pub(super) fn with_ends_of(old: &str, new: &str) -> String {
    let lines: Vec<(&str, &str)> = old.split_inclusive('\n').map(apart).collect();
    let olds: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
    let news: Vec<&str> = new
        .split_inclusive('\n')
        .map(|line| apart(line).0)
        .collect();
    let known = |at: usize| lines.get(at).map(|(_, end)| *end);
    let mut end = known(0).filter(|end| !end.is_empty()).unwrap_or("\n");
    let mut out = String::with_capacity(new.len() + lines.len());
    for change in capture_diff_slices(Algorithm::Myers, &olds, &news) {
        let mut same = change.old_range();
        for line in news.get(change.new_range()).unwrap_or_default() {
            let own = same.next().and_then(known);
            end = own.filter(|own| !own.is_empty()).unwrap_or(end);
            out.push_str(line);
            out.push_str(end);
        }
    }
    if !new.ends_with('\n') {
        let len = out.strip_suffix(end).map_or(out.len(), str::len);
        out.truncate(len);
    }
    out
}

/// A line and its end.
fn apart(line: &str) -> (&str, &str) {
    let text = line.strip_suffix('\n').unwrap_or(line);
    let text = text.strip_suffix('\r').unwrap_or(text);
    line.split_at(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_keeps_its_end_and_a_new_one_takes_that_before() {
        for (old, new, written) in [
            (
                "a\r\nb\nc\r\n",
                "a\nx\nb\ny\nc\nz\n",
                "a\r\nx\r\nb\ny\nc\r\nz\r\n",
            ),
            ("a\nb\r\n", "a\nB\n", "a\nB\r\n"),
            ("a\r\nb\nc\n", "a\nc\n", "a\r\nc\n"),
            ("a\r\n", "x\na\n", "x\r\na\r\n"),
            ("a\r\nb", "a\nb\nx\n", "a\r\nb\r\nx\r\n"),
            ("a\r\nb", "a\nb", "a\r\nb"),
            ("", "x\n", "x\n"),
            ("a", "", ""),
        ] {
            assert_eq!(with_ends_of(old, new), written, "{old:?} {new:?}");
        }
    }
}
