//! Numbers as people wrote them: a table of observed strings beside the project, where there is one.

use beian_lint::number::{Fault, Kind, Mention, scan};
use std::path::Path;

const YEAR: u16 = 2026;

/// The first and the last column of a table's rows: the string as seen, and its class.
#[expect(clippy::print_stdout, reason = "a skipped test should say so")]
fn rows(table: &str) -> Vec<(String, String)> {
    let path = Path::new("../shared/numbers").join(table);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no {}", path.display());
        return Vec::new();
    };
    let row = |line: &str| {
        let (seen, class) = (line.split('\t').next()?, line.split('\t').next_back()?);
        Some((seen.to_owned(), class.to_owned()))
    };
    text.lines().skip(1).filter_map(row).collect()
}

fn is_mendable(fault: &Fault) -> bool {
    let form = matches!(
        fault,
        Fault::AppSuffix(_) | Fault::PsbInfix(_) | Fault::PsbWords(_)
    );
    form || matches!(fault, Fault::PsbWrongProvinceChar(_)) || !fault.is_invalidating()
}

/// A sound string is one number with nothing but faults of spelling.
fn is_read_right(seen: &str, mentions: &[Mention]) -> bool {
    let [Mention { number, .. }] = mentions else {
        // A bare code is the part of a link, not a number.
        return mentions.is_empty() && seen.bytes().all(|byte| byte.is_ascii_digit());
    };
    let wrong_char = |fault: &Fault| matches!(fault, Fault::PsbWrongProvinceChar(_));
    let wrong = number.faults.iter().any(wrong_char);
    number.faults.iter().all(is_mendable) && number.is_valid() != wrong
}

/// An unsound string shows no valid filing, unless its spelling alone is at fault.
fn is_refused(seen: &str, mentions: &[Mention]) -> bool {
    let dated = ["20230001", "20151109"]
        .iter()
        .any(|date| seen.contains(date));
    mentions.iter().all(|Mention { number, .. }| {
        let mended = !number.faults.is_empty();
        let licence = number.kind == Kind::Licence || number.hybrid;
        !number.is_valid() || licence || dated || mended
    })
}

#[test]
fn observed_numbers_are_judged_right() {
    let mut wrong = Vec::new();
    for table in ["icp_numbers.tsv", "psb_numbers.tsv"] {
        for (seen, class) in rows(table) {
            let mentions = scan(&seen, YEAR);
            let right = if class.starts_with("ok") {
                is_read_right(&seen, &mentions)
            } else {
                is_refused(&seen, &mentions)
            };
            if !right {
                wrong.push(format!("{class} {seen}: {mentions:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
