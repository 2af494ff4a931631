//! The same properties, with the seeds of the fuzzers and with what chance makes of them.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

/// Pieces that are put into seeds.
const PIECES: [&[u8]; 24] = [
    b"\0",
    b"\n",
    b"\r\n",
    b"\t",
    b" ",
    b"<",
    b">",
    b"\"",
    b"'",
    b"&",
    b"&#",
    b"--",
    b"/*",
    b"*/",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\xff",
    b"\x81",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"%",
    b"\x1b[2J",
];

/// The seeds of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/fuzz")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has no seeds");
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// A seed in which a few stretches are replaced, written twice or taken out.
fn mutated(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let change = (
        any::<prop::sample::Index>(),
        0_usize..24,
        0..4,
        0..PIECES.len(),
    );
    let changes = prop::collection::vec(change, 1..6);
    (prop::sample::select(seeds), changes).prop_map(|(mut bytes, changes)| {
        for (place, length, what, piece) in changes {
            let at = place.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            let put = match what {
                0 => PIECES[piece].to_vec(),
                1 => bytes[at..end].repeat(2),
                2 => vec![u8::try_from(length).unwrap(); 1],
                _ => Vec::new(),
            };
            let end = if what == 0 { at } else { end };
            bytes.splice(at..end, put);
        }
        bytes
    })
}

/// Tries a property with the seeds and with so many inputs made of them.
fn holds(target: &str, property: fn(&[u8]), cases: u32) {
    let seeds = seeds(target);
    for seed in &seeds {
        property(seed);
    }
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    };
    let noise = prop::collection::vec(any::<u8>(), 0..80);
    let inputs = prop_oneof![4 => mutated(seeds), 1 => noise];
    TestRunner::new(config)
        .run(&inputs, |input| {
            catch_unwind(|| property(&input))
                .map_err(|_| TestCaseError::fail(format!("input: {}", input.escape_ascii())))
        })
        .unwrap();
}

#[test]
fn any_bytes_are_decoded() {
    holds("decode", super::decode, 500);
}

#[test]
fn any_text_is_a_page() {
    holds("page", super::page, 300);
}

#[test]
fn any_text_is_scanned_for_numbers() {
    holds("number", super::number, 500);
}

#[test]
fn any_href_has_a_target() {
    holds("href", super::href, 500);
}

#[test]
fn any_style_sheet_is_read() {
    holds("css", super::css, 300);
}

#[test]
fn any_bytes_are_a_configuration_or_an_error() {
    holds("config", super::config, 300);
}

#[test]
fn any_bytes_are_a_sitemap_or_none() {
    holds("sitemap", super::sitemap, 300);
}

#[test]
fn any_bytes_are_a_robots_txt() {
    holds("robots", super::robots, 500);
}

#[test]
fn any_page_is_mended_or_left() {
    holds("fix", super::fix, 40);
}

#[test]
fn any_text_can_stand_in_a_report() {
    holds("output", super::output, 60);
}
