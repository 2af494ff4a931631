//! Files that are written from the code: compared, or written anew when `UPDATE` is set.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

/// One test at a time reads and writes a file that several keep a part of.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Compares the file at `path`, counted from the repository's root, with `expected`.
pub(crate) fn keep(path: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    let place = path.display();
    assert!(
        found == expected,
        "{place} is stale: run `UPDATE=1 cargo test --test it`"
    );
}

/// Compares what stands in the file between `<!-- name -->` and `<!-- /name -->`.
pub(crate) fn keep_between(path: &str, name: &str, expected: &str) {
    let _guard = ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(full).unwrap();
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    keep(path, &format!("{before}{open}{expected}{close}{after}"));
}
