//! Every place in a report is what it claims to be: cut out of the file's own bytes and
//! read again, it holds the number.

use beian_lint::check::{FilingReport, PageReport};
use beian_lint::page::Role;
use beian_lint::page::Span;
use beian_lint::page::Work;
use beian_lint::{CheckOptions, check_page};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

fn report(path: &Path) -> PageReport {
    let work = Work::File {
        path: path.to_owned(),
        source: path.display().to_string(),
        role: Role::Home,
    };
    let page = work.load(64 << 20).unwrap();
    check_page(&page, &CheckOptions::new(jiff::civil::date(2026, 11, 23)))
}

fn cut(bytes: &[u8], span: &Span, encoding: &str) -> String {
    let range = span.start.unwrap()..span.end.unwrap();
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
    encoding
        .decode_without_bom_handling(&bytes[range])
        .0
        .into_owned()
}

/// Without tags and white space, references and escapes read.
fn reading(source: &str) -> String {
    let fragment = scraper::Html::parse_fragment(source);
    let text: String = fragment.root_element().text().collect();
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("\\u") {
        out.push_str(before);
        let code = after
            .get(..4)
            .and_then(|hex| u32::from_str_radix(hex, 16).ok());
        out.extend(code.and_then(char::from_u32));
        rest = after.get(4..).unwrap_or_default();
    }
    out.push_str(rest);
    out.retain(|c| !c.is_whitespace());
    out
}

fn assert_filing(path: &Path, bytes: &[u8], page: &PageReport, filing: &FilingReport) {
    let written = reading(&cut(bytes, &filing.span, &page.encoding.name));
    let claimed: String = filing.raw.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(
        written.contains(&claimed),
        "{}: {claimed:?} is {written:?}",
        path.display()
    );
}

#[test]
fn cut_out_of_the_file_a_place_holds_its_number() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/site");
    let named = env::var_os("BEIAN_LINT_PAGES").map(PathBuf::from);
    let mut numbers = 0;
    for folder in [PathBuf::from(own)].into_iter().chain(named) {
        for path in pages(&folder) {
            let (bytes, page) = (fs::read(&path).unwrap(), report(&path));
            for filing in page.filings.iter().filter(|f| f.span.start.is_some()) {
                // A label without a number may be an empty anchor.
                if filing.number != "ICP备号" {
                    assert_filing(&path, &bytes, &page, filing);
                    numbers += 1;
                }
            }
            for finding in &page.findings {
                let end = finding.span.end.unwrap_or_default();
                assert!(end <= bytes.len() && finding.span.start <= finding.span.end);
            }
        }
    }
    assert!(numbers >= 4, "the fixtures alone show more");
}
