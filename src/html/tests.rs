//! The tree is the one html5ever builds by itself, and every place is true.

mod grammar;
mod markup;
mod random;

use super::fast::parse_fast;
use super::{Document, Kind, NodeId, Run, parse, parse_reference};
use crate::pages_at_hand;
use ego_tree::iter::Edge;
use grammar::grown;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::{QuirksMode, TreeBuilderOpts};
use html5ever::{ParseOpts, parse_document};
use markup::{PIECES, SNIPPETS};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use random::{Random, changed};
use scraper::{Html, HtmlTreeSink, Node};
use std::fmt::Write;

fn theirs(source: &str) -> Html {
    let opts = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    };
    parse_document(HtmlTreeSink::new(Html::new_document()), opts).one(source)
}

/// Element by element, with attributes, and all text; comments left out.
fn their_words(html: &Html) -> String {
    let mut out = String::new();
    for edge in html.tree.root().traverse() {
        let Edge::Open(node) = edge else {
            if let Edge::Close(node) = edge
                && (node.value().is_element() || node.value().is_fragment())
            {
                out.push(')');
            }
            continue;
        };
        match node.value() {
            Node::Element(element) => {
                let attrs = element.attrs.iter().map(|(name, value)| {
                    // `xmlns` has an empty one in SVG and MathML.
                    let prefix = name.prefix.as_ref().filter(|prefix| !prefix.is_empty());
                    let prefix = prefix.map(|prefix| format!("{prefix}:"));
                    let name = format!("{}{}", prefix.unwrap_or_default(), name.local);
                    (name.to_ascii_lowercase(), value.to_string())
                });
                open(&mut out, element.name(), attrs.collect());
            }
            Node::Text(text) => out.push_str(&text.text),
            Node::Fragment => out.push_str("(#fragment"),
            _ => {}
        }
    }
    out
}

fn open(out: &mut String, name: &str, mut attrs: Vec<(String, String)>) {
    attrs.sort();
    let _ = write!(out, "({name}{attrs:?}");
}

fn our_words(doc: &Document<'_>) -> String {
    let mut out = String::new();
    let mut ends: Vec<NodeId> = Vec::new();
    for id in doc.nodes() {
        while ends.pop_if(|end| *end <= id).is_some() {
            out.push(')');
        }
        match doc.kind(id) {
            Kind::Element(_) => {
                let attrs = doc.attrs(id);
                let attrs = attrs.map(|(name, value)| (name.into_owned(), value.into_owned()));
                open(&mut out, &doc.name_text(id), attrs.collect());
                ends.push(doc.behind(id));
            }
            Kind::Text => out.push_str(&doc.text(id)),
            Kind::Fragment => {
                out.push_str("(#fragment");
                ends.push(doc.behind(id));
            }
            Kind::Document => {}
        }
    }
    out.extend(ends.iter().map(|_| ')'));
    out
}

fn assert_agrees(source: &str) -> Document<'_> {
    let doc = parse_reference(source);
    let html = theirs(source);
    let (mine, other) = (our_words(&doc), their_words(&html));
    let at = mine
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |s: &str| {
        s.bytes()
            .skip(at.saturating_sub(60))
            .take(120)
            .map(char::from)
            .collect::<String>()
    };
    assert!(
        mine == other,
        "{}\nours:   {:?}\ntheirs: {:?}",
        near(source),
        near(&mine),
        near(&other)
    );
    assert_eq!(doc.quirks, html.quirks_mode == QuirksMode::Quirks);
    doc
}

/// Cuts every place out of the source and looks at what is there.
fn assert_places(source: &str, doc: &Document<'_>) {
    for id in doc.nodes() {
        match doc.kind(id) {
            Kind::Element(_) => {
                let Some(tag) = doc.tag(id) else {
                    continue;
                };
                let written = &source[tag];
                assert!(
                    written.starts_with('<') && written.ends_with('>'),
                    "{written:?}"
                );
                let name = written[1..].to_ascii_lowercase().replace('\0', "\u{fffd}");
                let made = doc.name_text(id).to_ascii_lowercase();
                let same = name.starts_with(&made) || (made == "img" && name.starts_with("image"));
                assert!(same || made == "span", "{written:?} made {made}");
            }
            Kind::Text => {
                let runs: Vec<Run> = doc.runs(id).collect();
                assert_text(source, &doc.text(id), &runs);
            }
            _ => {}
        }
    }
}

fn assert_text(source: &str, text: &str, runs: &[Run]) {
    let mut at = 0;
    for run in runs {
        assert_eq!(run.text, at, "a hole in {text:?}");
        let written = &source[run.source..run.source + run.len];
        if run.literal {
            assert_eq!(&text[at..at + run.len], written);
            at += run.len;
        } else {
            assert!(written.starts_with(['&', '\r', '\0']), "{written:?}");
            at = runs
                .iter()
                .map(|r| r.text)
                .find(|t| *t > at)
                .unwrap_or(text.len());
        }
    }
    assert_eq!(at, text.len(), "{text:?} has no place for its end");
}

/// The page as one text, scripts and style sheets included.
fn all_text(doc: &Document<'_>) -> String {
    doc.nodes().map(|id| doc.text(id)).collect()
}

fn count(doc: &Document<'_>, selector: &str) -> usize {
    doc.select(&[scraper::Selector::parse(selector).unwrap()])
        .len()
}

/// Whether the fast builder could read it.
fn check(source: &str) -> bool {
    let doc = assert_agrees(source);
    assert_places(source, &doc);
    let fast = parse_fast(source);
    assert!(
        fast.as_ref().is_none_or(|fast| *fast == doc),
        "{source:?}\nfast:      {}\nreference: {}",
        our_words(&fast.unwrap()),
        our_words(&doc)
    );
    parse_fast(source).is_some()
}

#[test]
fn malformed_snippets_agree() {
    for source in SNIPPETS {
        check(source);
    }
}

#[test]
fn deep_nesting_is_linear_and_keeps_text_and_links() {
    let deep = |n: usize, open: &str, close: &str| {
        format!(
            "{}<a href=x>end</a>{}<p>after",
            open.repeat(n),
            close.repeat(n)
        )
    };
    for (open, close) in [
        ("<div>", "</div>"),
        ("<div>", ""),
        ("<div/>", ""),
        ("<b>", "</b>"),
        ("<b><p>", ""),
        ("<table><tr><td>", ""),
        ("<svg>", "</svg>"),
        ("<ul><li>", "</li></ul>"),
        ("<font>", "</p>"),
        ("<a>", ""),
        ("<template>", ""),
        ("<button>", ""),
        ("<applet>", ""),
    ] {
        let source = deep(20_000, open, close);
        let doc = parse(&source);
        assert!(all_text(&doc).ends_with("endafter"), "{open}");
        assert_eq!(count(&doc, "a[href=x]"), 1, "{open}");
    }
}

#[test]
fn elements_after_a_deep_part_are_placed_as_before_it() {
    let source = format!(
        "<main>{}x{}</main><footer>y",
        "<div>".repeat(900),
        "</div>".repeat(900)
    );
    let doc = parse(&source);
    assert_eq!(count(&doc, "body > footer"), 1);
}

#[test]
fn unclosed_formatting_does_not_multiply() {
    let source: String =
        (0..5_000).fold(String::new(), |page, i| page + &format!("<p><b id={i}>x"));
    let doc = parse(&source);
    assert!(doc.nodes().count() < 200_000);
    let quirks = "<p a=1><font b=2>".repeat(20_000);
    assert!(parse(&quirks).nodes().count() < 400_000);
}

#[test]
fn misnested_formatting_takes_no_second_builder() {
    for source in [
        "<p>1<b>2<p>3</p>4</b>5",
        "<ul><li><a href=1>x</li> </ul><ul><li><a href=2>y</a></ul>z",
        "<a href=1><div>x<p>y</a>z</div>",
        "<b>1<div>2<i>3</b>4</i>5</div>6",
        "<font a=1><p><font a=1><p>x",
        "<table><tr><td><b>x</table>y</b>",
        "<body class=a><body id=b class=c>x<html lang=&amp;>",
        "x</br>y",
    ] {
        assert!(check(source), "{source}");
    }
    for source in ["<a><b><p>x</a>y", "<table><a>x", "<template>x"] {
        assert!(!check(source), "{source}");
    }
}

#[test]
fn many_attributes_of_a_second_tag_take_linear_time() {
    let attrs = |letter: char| {
        let all = (0..200_000).map(|i| format!(" {letter}{i}"));
        all.collect::<String>()
    };
    let source = format!("<html{}><html{}>x", attrs('a'), attrs('b'));
    // Comparing each with each would take minutes.
    assert_eq!(parse(&source).merged.len(), 200_000);
    let tags = (0..50_000).map(|i| format!("<body b{i}><html c{i}>"));
    let source = format!(
        "<html{}><body{}>{}",
        attrs('a'),
        attrs('a'),
        tags.collect::<String>()
    );
    assert_eq!(parse(&source).merged.len(), 100_000);
}

proptest! {
    // A fixed seed: the same pages on every machine.
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(292),
        ..ProptestConfig::default()
    })]
    #[test]
    fn generated_markup_agrees(source in markup()) {
        check(&source);
    }
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Checks pages, and tells how many of them, and of their bytes, the fast builder leaves to the
/// other.
#[expect(
    clippy::print_stdout,
    reason = "the share is what the tests are run for, too"
)]
fn check_all(kind: &str, pages: impl IntoIterator<Item = String>) {
    let (mut all, mut left) = ((0, 0), (0, 0));
    for page in pages {
        let count = |(pages, bytes): (usize, usize)| (pages + 1, bytes + page.len());
        all = count(all);
        left = if check(&page) { left } else { count(left) };
    }
    println!(
        "{kind}: {} of {} pages and {} of {} bytes need the reference builder",
        left.0, all.0, left.1, all.1
    );
    let proves = (all.0 - left.0) * 5 >= all.0;
    assert!(proves, "{kind}: too few to prove anything");
}

#[test]
fn pages_at_hand_agree() {
    for folder in pages_at_hand::folders() {
        let pages = pages_at_hand::of_folder(&folder);
        check_all(&folder.display().to_string(), pages);
    }
}

/// How many pages of a kind chance makes; more by `BEIAN_LINT_CASES`, others by `BEIAN_LINT_SEED`.
const CASES: u64 = 700;

fn number(variable: &str) -> Option<u64> {
    let value = std::env::var(variable).ok()?;
    Some(value.parse().unwrap())
}

#[test]
fn pages_that_chance_makes_agree() {
    let folders = pages_at_hand::folders();
    let folders = folders.iter();
    let at_hand: Vec<String> = folders
        .flat_map(|folder| pages_at_hand::of_folder(folder))
        .collect();
    let cases = number("BEIAN_LINT_CASES").unwrap_or(CASES);
    let mut random = Random::new(number("BEIAN_LINT_SEED").unwrap_or_default());
    let pages = (0..cases).map(|_| changed(&at_hand, &mut random));
    check_all("changed stretches of real pages", pages);
    let pages = (0..cases).map(|_| grown(&mut random));
    check_all("pages grown by a grammar", pages);
}
