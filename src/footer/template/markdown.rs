//! What of a Markdown file is no prose.

use std::collections::HashMap;
use std::ops::Range;

/// Where the prose starts, behind the keys that stand between two lines `---` or `+++`.
pub(super) fn front_matter(text: &str) -> usize {
    let mut lines = lines(text);
    let fence = lines.next().map(|(_, line)| line.trim_end());
    let Some(fence) = fence.filter(|line| matches!(*line, "---" | "+++")) else {
        return 0;
    };
    let end = lines.find(|(_, line)| line.trim_end() == fence);
    end.map_or(0, |(at, line)| at + line.len())
}

/// Fenced blocks and spans of code, in order and apart from each other.
pub(super) fn code(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (at, line) in lines(text) {
        match (open, fence(line)) {
            (None, Some(fence)) => open = Some((at, fence)),
            (None, None) => spans(at, line, &mut found),
            (Some((start, opened)), Some(fence)) if fence.starts_with(opened) => {
                found.push(start..at + line.len());
                open = None;
            }
            (Some(_), _) => {}
        }
    }
    // A block that is never closed goes to the end (CommonMark 0.31, 4.5).
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

/// Lines with their breaks, and where they start.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// The marks of a line that opens or closes a block of code, also in lists and quotations.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let len = line.len() - line.trim_start_matches(mark).len();
    let (marks, info) = line.split_at_checked(len)?;
    (len >= 3 && !info.contains('`')).then_some(marks)
}

/// The spans between two equal runs of backticks.
fn spans(start: usize, line: &str, found: &mut Vec<Range<usize>>) {
    let runs = runs(line);
    let last: HashMap<usize, usize> = runs.iter().map(|run| (run.len(), run.start)).collect();
    let mut runs = runs.into_iter();
    while let Some(open) = runs.next() {
        // Looking ahead only for what is there keeps long lines cheap.
        if last.get(&open.len()).is_some_and(|at| *at > open.start)
            && let Some(close) = runs.find(|run| run.len() == open.len())
        {
            found.push(start + open.start..start + close.end);
        }
    }
}

fn runs(line: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'`', line.as_bytes()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{code, front_matter};

    #[test]
    fn front_matter_stands_between_two_fences() {
        for (text, end) in [
            ("---\nicp: 1\n---\nx", 15),
            ("+++\r\na=1\r\n+++\r\n", 15),
            ("---\nicp: 1\n", 0),
            ("x\n---\na\n---\n", 0),
            ("", 0),
        ] {
            assert_eq!(front_matter(text), end, "{text}");
        }
    }

    #[test]
    fn blocks_and_spans_are_code() {
        let text = "a `b` ``c`d`` e`\n```html\nf\n``\n```\n> ~~~\n> g";
        let code: Vec<_> = code(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            code,
            ["`b`", "``c`d``", "```html\nf\n``\n```\n", "> ~~~\n> g"]
        );
    }
}
