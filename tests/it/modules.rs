//! The top-level modules of the program use each other in one direction only.

use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// By module: the modules that it uses, each with a place where it does.
type Uses = BTreeMap<String, BTreeMap<String, String>>;

/// Adds the Rust files below a folder by their modules: `a/b` for `a/b.rs` and `a/b/mod.rs`.
fn read(folder: &Path, module: &str, files: &mut BTreeMap<String, (String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy();
        let own = format!("{module}/{name}");
        let own = own.trim_start_matches('/').trim_end_matches("/mod");
        if path.is_dir() {
            read(&path, own, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let code = fs::read_to_string(&path).unwrap();
            files.insert(own.to_owned(), (path.display().to_string(), code));
        }
    }
}

/// Code without comments and what is for tests alone, line by line, and the modules among that
/// which are files of their own. Rustfmt has items end in the column in which they begin.
fn without_tests(module: &str, code: &str) -> (Vec<String>, Vec<String>) {
    let (mut kept, mut tests, mut skipped) = (Vec::new(), Vec::new(), None);
    for line in code.lines() {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let begins = text.starts_with("#[cfg(test)]") || text.starts_with("#[cfg(any(test");
        skipped = skipped.or(begins.then_some(indent));
        let is_kept = skipped.is_none() && !text.starts_with("//");
        kept.push(String::from(if is_kept { line } else { "" }));
        if skipped == Some(indent) && text.ends_with(['}', ';', ',']) {
            let name = text.trim_end_matches(';').rsplit_once("mod ");
            tests.extend(name.map(|(_, name)| format!("{module}/{name}")));
            skipped = None;
        }
    }
    (kept, tests)
}

fn uses() -> Uses {
    let (mut files, mut uses) = (BTreeMap::new(), Uses::new());
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&src, "", &mut files);
    let tests: Vec<String> = files
        .iter()
        .flat_map(|(module, (_, code))| without_tests(module, code).1)
        .map(|module| format!("{}/", module.trim_start_matches("lib/")))
        .collect();
    let of_tests = |module: &str| tests.iter().any(|t| format!("{module}/").starts_with(t));
    let path = Regex::new(r"\b(?:crate::|((?:super::)+))(\w+|\{)").unwrap();
    for (module, (file, code)) in files.iter().filter(|(module, _)| !of_tests(module)) {
        let (depth, top) = (module.split('/').count(), module.split('/').next().unwrap());
        let of_top = uses.entry(top.to_owned()).or_default();
        for (n, line) in without_tests(module, code).0.iter().enumerate() {
            for found in path.captures_iter(line).filter(|found| found[2] != *top) {
                let place = format!("{file}:{}", n + 1);
                let ups = found.get(1).map(|ups| ups.len() / "super::".len());
                let known = files.contains_key(&found[2]);
                // In a module within the file, `super` is the file itself.
                assert!(known || ups.is_some(), "{place}: one path a module");
                if known && ups.is_none_or(|ups| ups == depth) {
                    of_top.entry(found[2].to_owned()).or_insert(place);
                }
            }
        }
    }
    uses
}

#[test]
fn modules_use_each_other_in_one_direction() {
    let mut uses = uses();
    while let Some((end, _)) = uses.iter().find(|(_, used)| used.is_empty()) {
        let end = end.clone();
        uses.remove(&end);
        for used in uses.values_mut() {
            used.remove(&end);
        }
    }
    // What is left is in a cycle or uses one: whoever goes on there comes back.
    let (mut way, mut at) = (Vec::new(), uses.keys().next());
    while let Some(name) = at.filter(|name| !way.iter().any(|(seen, _)| seen == name)) {
        let (next, place) = uses[name].first_key_value().unwrap();
        way.push((name, format!("{name} uses {next}: {place}")));
        at = Some(next);
    }
    let cycle = way.iter().skip_while(|(name, _)| Some(*name) != at);
    let cycle: Vec<&str> = cycle.map(|(_, told)| told.as_str()).collect();
    assert!(cycle.is_empty(), "{}", cycle.join("\n"));
}
