//! How long each phase of a check takes: `cargo bench`.
//!
//! Pages come from the folder that `BEIAN_LINT_PAGES` names, else from `fixtures`. With
//! `BEIAN_LINT_REFERENCE=1` every page is read by html5ever's tree builder.
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run should say why"
)]

use beian_lint::check::PageReport;
use beian_lint::config::Config;
use beian_lint::finding::Subject;
use beian_lint::page::Role;
use beian_lint::page::{Page, RawPage, decode};
use beian_lint::phases::Scanned;
use beian_lint::report::{Json, Report, Reporter};
use beian_lint::rules;
use beian_lint::{CheckOptions, PageFacts, check_page, footer};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use jiff::civil::date;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// At most so many pages are read.
const MOST_PAGES: usize = 500;
const YEAR: u16 = 2026;

fn main() {
    divan::main();
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of pages");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found.push(path);
        }
    }
}

fn paths() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folder = env::var_os("BEIAN_LINT_PAGES").map_or(own, PathBuf::from);
    let mut found = Vec::new();
    files(&folder, &mut found);
    found.truncate(MOST_PAGES);
    found
}

fn read(paths: &[PathBuf]) -> Vec<Vec<u8>> {
    let read = |path| fs::read(path).expect("a page");
    paths.iter().map(read).collect()
}

fn texts() -> Vec<String> {
    let bytes = read(&paths()).into_iter();
    bytes.map(|bytes| decode(bytes, None).0).collect()
}

fn facts(texts: &[String]) -> Vec<PageFacts> {
    let facts = |text: &String| footer::extract(text, None, YEAR);
    texts.iter().map(facts).collect()
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn a_read(bencher: Bencher<'_, '_>) {
    let paths = paths();
    let length = read(&paths).iter().map(Vec::len).sum::<usize>();
    bencher
        .counter(BytesCount::new(length))
        .bench(|| read(black_box(&paths)));
}

#[divan::bench]
fn b_decode(bencher: Bencher<'_, '_>) {
    let pages = read(&paths());
    let length = pages.iter().map(Vec::len).sum::<usize>();
    bencher
        .counter(BytesCount::new(length))
        .with_inputs(|| pages.clone())
        .bench_values(|pages| {
            let decoded = pages.into_iter().map(|bytes| decode(bytes, None));
            decoded.map(|(text, ..)| text.len()).sum::<usize>()
        });
}

fn scan(texts: &[String]) -> Vec<Scanned<'_>> {
    texts.iter().map(|text| Scanned::new(text)).collect()
}

#[divan::bench]
fn c_scan(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher
        .counter(bytes(&texts))
        .bench(|| scan(black_box(&texts)));
}

#[divan::bench]
fn d_footer(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let pages = scan(&texts);
    bencher.counter(bytes(&texts)).bench(|| {
        let facts = black_box(&pages).iter().map(|page| page.facts(YEAR));
        facts.collect::<Vec<_>>()
    });
}

#[divan::bench]
fn e_rules(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let facts = facts(&texts);
    let policy = Config::default().elsewhere();
    let all: Vec<_> = policy.rules.iter().map(|(rule, _)| *rule).collect();
    bencher.counter(bytes(&texts)).bench(|| {
        let found = facts.iter().map(|facts| {
            let subject = Subject {
                facts,
                role: Role::Home,
                is_home: true,
                site: &policy.site,
                today: date(2026, 1, 1),
            };
            rules::run(&subject, &all).len()
        });
        found.sum::<usize>()
    });
}

fn pages() -> Vec<Page> {
    let paths = paths();
    let raw = read(&paths).into_iter().zip(&paths);
    raw.map(|(bytes, path)| {
        let raw = RawPage {
            source: path.to_string_lossy().into_owned(),
            requested: None,
            status: None,
            fetched: None,
            http_charset: None,
            role: Role::Page,
            bytes,
        };
        let work = beian_lint::page::Work::Page(Box::new(raw));
        work.load(u64::MAX).expect("a page")
    })
    .collect()
}

fn check(pages: &[Page]) -> Vec<PageReport> {
    let options = CheckOptions::new(date(2026, 1, 1));
    let reports = pages.iter().map(|page| check_page(page, &options));
    reports.collect()
}

#[divan::bench]
fn f_report(bencher: Bencher<'_, '_>) {
    let pages = pages();
    let report = Report::new(check(&pages), Vec::new());
    let length = pages.iter().map(|page| page.text.len()).sum::<usize>();
    bencher.counter(BytesCount::new(length)).bench(|| {
        let mut out = Vec::new();
        Json.write(black_box(&report), &mut out)
            .expect("room for the report");
        out
    });
}

#[divan::bench]
fn g_whole_check(bencher: Bencher<'_, '_>) {
    let pages = pages();
    let length = pages.iter().map(|page| page.text.len()).sum::<usize>();
    bencher
        .counter(BytesCount::new(length))
        .bench(|| check(black_box(&pages)));
}
