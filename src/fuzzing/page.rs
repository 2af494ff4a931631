//! Any text is a page.

use super::YEAR;
use crate::footer::{PageFacts, extract, extract_template};
use crate::html::{self, parse_fast, parse_reference};
use std::ops::Range;

/// Endings of files that are sources of templates.
const TEMPLATES: [&str; 6] = ["a.vue", "a.md", "a.pug", "a.php", "a.yml", "a.html"];

/// A page is read and so is a template of the same text: all places are places in it. Both
/// tree builders tell the same of the page, or the fast one gives up.
///
/// # Panics
/// They are not, or do not.
pub fn page(data: &[u8]) {
    let text = super::text(data);
    let fast = parse_fast(&text);
    assert!(fast.is_none_or(|fast| fast == parse_reference(&text)));
    let address = Some("https://www.example.cn/a/b.html");
    assert_placed(&text, &extract(&text, address, YEAR));
    if let Some((name, _)) = super::choice(data, &TEMPLATES) {
        assert_placed(&text, &extract_template(&text, name, YEAR));
    }
    for tag in html::parse(&text).written_tags(|_, _| true) {
        for name in ["href", "class", "content"] {
            assert!(tag.place(name).is_none_or(|at| text.get(at).is_some()));
        }
    }
}

fn assert_placed(text: &str, facts: &PageFacts) {
    let within = |range: &Range<usize>| {
        assert!(text.get(range.clone()).is_some(), "{range:?}");
    };
    within(&facts.closing);
    facts.footer.range.iter().for_each(within);
    facts.shell.iter().for_each(within);
    facts.data_codes.iter().for_each(within);
    for filing in &facts.filings {
        within(&filing.range);
        // An element that no tag stands for may have an attribute of a second tag.
        let is_placed = !filing.range.is_empty() || filing.carrier.is_some();
        assert!(is_placed && !filing.raw.is_empty(), "{filing:?}");
        filing.link.iter().for_each(|link| within(&link.range));
        filing.badge.iter().for_each(|badge| within(&badge.range));
    }
    assert!(facts.filings.is_sorted_by_key(|filing| filing.range.start));
    for unrendered in &facts.unrendered {
        within(&unrendered.range);
    }
    for retired in &facts.retired_links {
        within(&retired.link.range);
    }
    for directive in &facts.directives {
        within(&directive.range);
    }
}
