//! Directives as pages write them.

use super::*;
use crate::footer::extract;

/// Each directive's rules and reason, and the part of the page it holds for.
fn found(page: &str) -> Vec<(String, String, String)> {
    let facts = extract(page, None, 2026);
    let part = |directive: &Directive| match &directive.reach {
        Reach::Page => "the page".to_owned(),
        Reach::Part(range) => page[range.clone()].to_owned(),
        Reach::Nothing | Reach::Unknown => "nothing".to_owned(),
    };
    let words = |d: &Directive| {
        let reason = d.reason.clone().unwrap_or_default();
        (d.rules.join("+"), reason, part(d))
    };
    facts.directives.iter().map(words).collect()
}

fn one(page: &str) -> (String, String, String) {
    let mut found = found(page);
    assert_eq!(found.len(), 1, "{page}");
    found.remove(0)
}

fn of(rules: &str, reason: &str, part: &str) -> (String, String, String) {
    (rules.into(), reason.into(), part.into())
}

#[test]
fn a_comment_holds_for_the_next_element() {
    let page = "<p>a</p><!-- beian-lint-ignore icp-case, psb-length：旧\n系统 --> x <div><p>b<br>c</p>d</div><p>e</p>";
    let part = "<div><p>b<br>c</p>d</div>";
    assert_eq!(one(page), of("icp-case+psb-length", "旧 系统", part));
    let last = "<body><!--beian-lint-ignore ALL--><footer>x</footer></body>\n";
    assert_eq!(one(last), of("all", "", "<footer>x</footer>"));
}

#[test]
fn a_comment_with_nothing_behind_holds_for_nothing() {
    let page = "<div><p>a</p><!-- beian-lint-ignore all: x --></div><p>b</p>";
    assert_eq!(one(page).2, "nothing");
    assert_eq!(one("<p>a<!-- beian-lint-ignore all: x -->").2, "nothing");
}

#[test]
fn an_attribute_holds_for_its_element() {
    let page =
        r#"<ul><li data-beian-lint-ignore="icp-missing: a: b">x<!-- 1 --></li><li>y</li></ul>"#;
    let part = r#"<li data-beian-lint-ignore="icp-missing: a: b">x<!-- 1 --></li>"#;
    assert_eq!(one(page), of("icp-missing", "a: b", part));
}

#[test]
fn an_element_ends_where_it_is_closed_or_cannot_go_on() {
    let part = |page: &str| one(&page.replace('@', " data-beian-lint-ignore=x")).2;
    let short = |page: &str| part(page).replace(" data-beian-lint-ignore=x", "");
    assert_eq!(short("<div@>x<b>y</div>z"), "<div>x<b>y</div>");
    assert_eq!(
        short("<div@><div>x</div>y</div> "),
        "<div><div>x</div>y</div>"
    );
    assert_eq!(
        short("<div><div@><div>x</div></div></div>"),
        "<div><div>x</div></div>"
    );
    assert_eq!(
        short("<div@><p>x</p><!-- y --></div></body>"),
        "<div><p>x</p><!-- y --></div>"
    );
    assert_eq!(short("<ul><li@>x</ul>"), "<li>x");
    assert_eq!(short("<div><p@>x<img><div>y</div>"), "<p>x<img>");
    assert_eq!(short("<div@><p>x"), "<div><p>x");
}

#[test]
fn capitals_and_dashes_are_understood() {
    let page = "<!-- Beian-Lint-Ignore icp-case -- old: system --><p>x</p>";
    assert_eq!(one(page), of("icp-case", "old: system", "<p>x</p>"));
    let page = "<P DATA-BEIAN-LINT-IGNORE='icp-case: a -- b'>x</P>";
    assert_eq!(one(page), of("icp-case", "a -- b", page));
}

#[test]
fn a_page_comment_holds_for_the_page() {
    let page = "<p>x</p><!-- beian-lint-ignore-page psb-missing -->";
    assert_eq!(one(page), of("psb-missing", "", "the page"));
}

#[test]
fn other_forms_name_no_rule_and_other_comments_are_none() {
    let page = "<!-- beian-lint-ignore-next-line icp-case: x --><p>y</p><!-- ignored -->";
    assert_eq!(one(page).0, "");
    assert_eq!(one("<!-- beian-lint-ignore: x --><p>").0, "");
    assert_eq!(one("<!-- beian-lint-disable icp-case --><p>").0, "");
}

#[test]
fn its_own_words_are_no_part_of_the_page() {
    let number = "京ICP备2021012345号-1";
    let page = format!(
        "<!-- beian-lint-ignore-page icp-missing: {number} pending -->\
         <p data-beian-lint-ignore='all: {number}'>x</p>"
    );
    assert!(extract(&page, None, 2026).filings.is_empty());
}

#[test]
fn many_comments_before_one_large_element_are_read_in_time() {
    let comments = "<!--beian-lint-ignore all: x-->".repeat(3_000);
    let page = format!("{comments}<div>{}</div>", "<b>x</b>".repeat(20_000));
    assert_eq!(extract(&page, None, 2026).directives.len(), MOST_NAMES);
}
