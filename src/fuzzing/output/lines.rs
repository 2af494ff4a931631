//! Formats in which a line is a unit.

use crate::report::Report;
use crate::text::visible;
use serde_json::Value;

/// Each line is a document, the last one the summary.
pub(super) fn jsonl(report: &Report, lines: &str) {
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), report.pages.len() + report.unchecked.len() + 1);
    assert!(lines.last().unwrap()["summary"].is_object());
}

/// A stranger's text begins no line, and nothing in a line moves a cursor.
pub(super) fn concise(lines: &str) {
    terminal(lines);
    assert!(lines.lines().all(|line| !line.starts_with("::")));
}

/// Every line is a command of ours: an annotation, or one that holds words only.
pub(super) fn github(lines: &str) {
    for line in lines.lines() {
        let ours = ["::error ", "::warning ", "::notice "];
        if line.starts_with("::") {
            assert!(ours.iter().any(|start| line.starts_with(start)), "{line}");
        }
        assert!(!line.contains('\r'), "{line:?}");
    }
}

/// Nothing but colours and line ends acts on a terminal.
pub(super) fn terminal(text: &str) {
    let plain = anstream::adapter::strip_str(text).to_string();
    for line in plain.split('\n') {
        assert_eq!(visible(line), line);
    }
}
