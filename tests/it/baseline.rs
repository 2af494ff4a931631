//! Baselines from outside: written, held against later runs, pruned.

use crate::program::program;
use std::fs;
use std::path::Path;
use std::process::Output;

const PAGE: &str = "<footer><p><a href=\"#\">京ICP备2021012345号-1</a></p></footer>\n";
const LATER: &str = "\n<h1>x</h1>\n<footer class=new><p><a href=\"#\">京ICP备2021012345号-1</a></p>\
                     <p><a href=\"#\">京icp备2021012345号-1</a></p></footer>\n";

fn check(folder: &Path, args: &[&str]) -> Output {
    program()
        .args(["check", "--select", "icp-link-empty,icp-case,psb-missing"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn code(folder: &Path, args: &[&str]) -> Option<i32> {
    check(folder, args).status.code()
}

/// A folder with one page in `dist`, and a baseline of it.
fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("dist")).unwrap();
    fs::write(folder.path().join("dist/index.html"), PAGE).unwrap();
    let args = ["dist", "--write-baseline", "baseline.json"];
    assert_eq!(code(folder.path(), &args), Some(0));
    folder
}

#[test]
fn a_baseline_is_sorted_and_has_one_entry_a_line() {
    let folder = prepared();
    let text = fs::read_to_string(folder.path().join("baseline.json")).unwrap();
    let expected = "{\n\"beian_lint_baseline\": 1,\n\"findings\": [\n\
        {\"page\":\"dist/index.html\",\"rule\":\"icp-link-empty\",\"text\":\"#\",\"ordinal\":1},\n\
        {\"page\":\"dist/index.html\",\"rule\":\"psb-missing\",\"text\":\"\",\"ordinal\":1}\n]\n}\n";
    assert_eq!(text, expected);
}

#[test]
fn only_what_is_new_fails_wherever_the_program_is_started() {
    let folder = prepared();
    let same = ["index.html", "--baseline", "../baseline.json"];
    assert_eq!(code(&folder.path().join("dist"), &same), Some(0));
    fs::write(folder.path().join("dist/index.html"), LATER).unwrap();
    let out = check(
        folder.path(),
        &["dist", "--baseline", "baseline.json", "--format", "jsonl"],
    );
    let out = String::from_utf8(out.stdout).unwrap();
    assert!(
        out.contains(r#""errors":1,"warnings":1,"infos":0,"suppressed":2"#),
        "{out}"
    );
}

#[test]
fn pruning_drops_what_is_found_no_more() {
    let folder = prepared();
    let mended = PAGE.replace('#', "https://beian.miit.gov.cn/");
    fs::write(folder.path().join("dist/index.html"), mended).unwrap();
    let compare = ["dist", "--baseline", "baseline.json"];
    let read = || fs::read_to_string(folder.path().join("baseline.json")).unwrap();
    assert_eq!(code(folder.path(), &compare), Some(0));
    assert!(read().contains("icp-link-empty"));
    let prune = [&compare[..], &["--prune-baseline"]].concat();
    assert_eq!(code(folder.path(), &prune), Some(0));
    assert!(!read().contains("icp-link-empty") && read().contains("psb-missing"));
}

#[test]
fn a_run_that_checks_nothing_leaves_the_baseline_alone() {
    let folder = prepared();
    let before = fs::read(folder.path().join("baseline.json")).unwrap();
    let args = ["nowhere.html", "--write-baseline", "baseline.json"];
    assert_eq!(code(folder.path(), &args), Some(3));
    assert_eq!(
        fs::read(folder.path().join("baseline.json")).unwrap(),
        before
    );
}
