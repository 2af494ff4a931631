//! Baselines over runs of hand-made pages.

use super::*;
use crate::check::{CheckOptions, check_page};
use crate::finding::Rule;
use crate::page::{OffsetMap, Page, Role, decode};
use crate::rules::RULES;
use tempfile::TempDir;

const TWO: &str = "<footer><p><a href='https://beian.miit.gov.cn/'>京icp备2021012345号-1</a></p>\n\
                   <p><a href='https://beian.miit.gov.cn/'>京icp备2021012345号-1</a></p></footer>";

fn report(source: &Path, text: &str) -> PageReport {
    report_as(Role::Page, source, text)
}

fn report_as(role: Role, source: &Path, text: &str) -> PageReport {
    let (text, encoding, _) = decode(text.as_bytes().to_vec(), None);
    let page = Page {
        source: source.display().to_string(),
        requested: None,
        status: None,
        fetched: None,
        role,
        text,
        encoding,
        offsets: OffsetMap::default(),
    };
    check_page(&page, &CheckOptions::new(jiff::civil::date(2026, 11, 23)))
}

/// A folder with a baseline of [`TWO`] as `a.html`.
fn prepared() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baseline.json");
    let mut keeper = Keeper::new(Mode::Write(path.clone())).unwrap();
    keeper.page(&mut report(&folder.path().join("a.html"), TWO));
    keeper.finish().unwrap();
    (folder, path)
}

/// How many findings are new, and how many entries are left in the end.
fn pruned(name: &str, text: &str, ran: &[&'static Rule]) -> (usize, usize) {
    let (folder, path) = prepared();
    std::fs::write(folder.path().join("a.html"), TWO).unwrap();
    let mut page = report(&folder.path().join(name), text);
    page.ran = RuleSet::of(ran.iter().copied());
    let mut keeper = Keeper::new(Mode::Prune(path.clone())).unwrap();
    keeper.page(&mut page);
    keeper.finish().unwrap();
    let open = page
        .findings
        .iter()
        .filter(|f| f.suppressed.is_none())
        .count();
    (open, Baseline::read(&path).unwrap().entries.len())
}

#[test]
fn what_was_there_before_is_not_new_wherever_it_moves() {
    assert_eq!(pruned("a.html", TWO, RULES), (0, 2));
    let moved = TWO.replace("<footer>", "\n\n<h1>x</h1><footer class=x>");
    assert_eq!(pruned("a.html", &moved, RULES), (0, 2));
}

#[test]
fn one_more_of_a_kind_is_new_and_one_less_is_stale() {
    let third = TWO.replace(
        "</footer>",
        "<p><a href='https://beian.miit.gov.cn/'>京icp备2021012345号-1</a></footer>",
    );
    assert_eq!(pruned("a.html", &third, RULES), (1, 2));
    let first = TWO.lines().next().unwrap();
    assert_eq!(pruned("a.html", first, RULES), (0, 1));
    let other = TWO.replace("2345", "2346");
    assert_eq!(pruned("a.html", &other, RULES), (2, 0));
}

#[test]
fn what_was_not_looked_at_is_not_stale() {
    assert_eq!(pruned("b.html", "<p>x", RULES), (0, 2));
    assert_eq!(pruned("a.html", "<p>x", &[]), (0, 2));
}

#[test]
fn a_page_that_is_no_more_is_stale() {
    let (folder, path) = prepared();
    let mut keeper = Keeper::new(Mode::Prune(path.clone())).unwrap();
    keeper.page(&mut report(&folder.path().join("b.html"), "<p>x"));
    keeper.finish().unwrap();
    assert_eq!(Baseline::read(&path).unwrap(), Baseline::default());
}

#[test]
fn what_a_home_page_lacked_is_stale_once_it_is_there_and_only_known_of_home_pages() {
    let (folder, path) = prepared();
    let page = folder.path().join("index.html");
    std::fs::write(&page, "").unwrap();
    let hold = |mode, role, text| {
        let mut keeper = Keeper::new(mode).unwrap();
        keeper.page(&mut report_as(role, &page, text));
        keeper.finish().unwrap();
        let entries = Baseline::read(&path).unwrap().entries;
        entries.iter().filter(|e| e.rule == "psb-missing").count()
    };
    let text = TWO.replace("</footer>", "京公网安备11010502030143号</footer>");
    assert_eq!(hold(Mode::Write(path.clone()), Role::Home, TWO), 1);
    assert_eq!(hold(Mode::Prune(path.clone()), Role::Page, &text), 1);
    assert_eq!(hold(Mode::Prune(path.clone()), Role::Home, &text), 0);
}

#[test]
fn what_was_not_looked_at_is_written_again() {
    let (folder, path) = prepared();
    for name in ["a.html", "b.html"] {
        std::fs::write(folder.path().join(name), "").unwrap();
    }
    let mut keeper = Keeper::new(Mode::Write(path.clone())).unwrap();
    keeper.page(&mut report(&folder.path().join("b.html"), TWO));
    keeper.finish().unwrap();
    assert_eq!(Baseline::read(&path).unwrap().entries.len(), 4);
}

#[test]
fn a_run_without_pages_writes_nothing() {
    let (_folder, path) = prepared();
    let keeper = Keeper::new(Mode::Write(path.clone())).unwrap();
    keeper.finish().unwrap();
    assert_eq!(Baseline::read(&path).unwrap().entries.len(), 2);
}
