//! The cases of html5lib-tests, where a checkout of them is named by `BEIAN_LINT_HTML5LIB`: the
//! folder that holds `tree-construction` and `tokenizer`. The source archive of Python's html5lib
//! 1.1 has one, `html5lib/tests/testdata`.

mod tokens;
mod trees;

use std::path::{Path, PathBuf};

/// The files of one kind, or none and a note where no checkout is named.
#[expect(clippy::print_stdout, reason = "a test that was not run says so")]
fn files(kind: &str, ending: &str) -> Option<Vec<PathBuf>> {
    let Some(checkout) = std::env::var_os("BEIAN_LINT_HTML5LIB") else {
        println!("not run: BEIAN_LINT_HTML5LIB names no checkout of html5lib-tests");
        return None;
    };
    let folder = Path::new(&checkout).join(kind);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no cases", folder.display());
    Some(files)
}
