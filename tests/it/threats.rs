//! The threat model names tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names of all tests in the files below a folder.
fn tests_below(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests_below(&path, names);
        } else if path.extension().is_some_and(|end| end == "rs") {
            names.extend(tests_in(&fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The function that follows each `#[test]` or `#[tokio::test]`.
fn tests_in(source: &str) -> Vec<String> {
    let marks = source.split("test]\n").skip(1);
    let behind = marks.filter_map(|rest| rest.split_once("fn ")?.1.split_once('('));
    behind.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn every_guard_of_the_threat_model_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut known = BTreeSet::new();
    tests_below(&root.join("src"), &mut known);
    tests_below(&root.join("tests"), &mut known);
    let model = fs::read_to_string(root.join(".github/THREATS.md")).unwrap();
    let rows = model.lines().filter(|line| line.starts_with("| "));
    let mut guards = 0;
    for row in rows.skip(1) {
        let cell = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let names: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "nothing stands guard: {row}");
        for name in names.into_iter().filter(|name| !name.starts_with('.')) {
            assert!(known.contains(name), "there is no test {name}");
            guards += 1;
        }
    }
    assert!(guards > 40, "{guards}");
}
