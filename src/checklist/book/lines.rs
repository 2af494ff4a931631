//! Line ends of a text that was edited.

use similar::{ChangeTag, TextDiff};

/// `new` with the line ends of `old` where lines stay: the editor ends all of them with LF. New
/// lines end with CRLF if some do.
pub(super) fn with_ends(old: &str, new: &str) -> String {
    if !old.contains("\r\n") {
        return new.to_owned();
    }
    let lines: Vec<&str> = old.split_inclusive('\n').collect();
    let [plain, new] = [old, new].map(|text| text.replace("\r\n", "\n"));
    let diff = TextDiff::from_lines(&plain, &new);
    let kept = diff.iter_all_changes().filter_map(|line| {
        let same = line.old_index().and_then(|at| lines.get(at));
        match line.tag() {
            ChangeTag::Delete => None,
            ChangeTag::Equal => same.map(|line| (*line).to_owned()),
            ChangeTag::Insert => Some(line.value().replace('\n', "\r\n")),
        }
    });
    kept.collect()
}
