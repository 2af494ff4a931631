//! The table for spreadsheets.

use csv::ReaderBuilder;

/// Every row has as many cells as the first, each on one line, and none is a formula.
pub(super) fn csv(table: &str) {
    let table = table.strip_prefix('\u{feff}').unwrap();
    let mut rows = ReaderBuilder::new().from_reader(table.as_bytes());
    for row in rows.records() {
        for cell in &row.unwrap() {
            assert!(!cell.contains(['\n', '\r', '\t']), "{cell:?}");
            let formula = cell
                .trim_start()
                .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula, "{cell:?}");
        }
    }
}
