//! Tables that may not grow beyond a number of bytes.

use crate::text::Lang;
use std::fmt::Write as _;

/// Writes a table of at most `room` bytes; of the rows that do not fit it says how many they
/// are. `head` names the columns. Nothing where there are no rows.
pub(super) fn table(
    head: &[String],
    rows: impl ExactSizeIterator<Item = Vec<String>>,
    room: usize,
    lang: Lang,
) -> String {
    let mut left = rows.len();
    if left == 0 {
        return String::new();
    }
    let mut out = line(head) + &line(&vec!["---".to_owned(); head.len()]);
    let room = room.saturating_sub(more(usize::MAX, lang).len());
    for row in rows.map(|cells| line(&cells)) {
        if out.len() + row.len() > room {
            break;
        }
        out.push_str(&row);
        left -= 1;
    }
    if left > 0 {
        // A table ends at an empty line.
        let _ = write!(out, "\n{}", more(left, lang));
    }
    out.push('\n');
    out
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn more(left: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("**+{left} more**: another report format has them all.\n"),
        Lang::ZhCn => format!("**另有 {left} 条未列出**，完整结果见其他格式的报告。\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize) -> impl ExactSizeIterator<Item = Vec<String>> {
        (0..count).map(|n| vec![n.to_string(), "备案".to_owned()])
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let head = ["a".to_owned(), "b".to_owned()];
        let out = table(&head, rows(100), 400, Lang::ZhCn);
        assert!(out.len() <= 401, "{}", out.len());
        let shown = out.lines().filter(|line| line.starts_with("| ")).count() - 2;
        assert!(
            out.contains(&format!("\n\n**另有 {} 条", 100 - shown)),
            "{out}"
        );
    }

    #[test]
    fn what_fits_is_shown_and_nothing_is_nothing() {
        let head = ["a".to_owned(), "b".to_owned()];
        let out = table(&head, rows(1), 4000, Lang::En);
        assert_eq!(out, "| a | b |\n| --- | --- |\n| 0 | 备案 |\n\n");
        assert_eq!(table(&head, rows(0), 4000, Lang::En), "");
    }
}
