use super::*;
use crate::html::{Name, parse};
use encoding_rs::UTF_8;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn of(text: &str) -> Links {
    links(
        &parse(text),
        &Url::parse("https://example.cn/news/").unwrap(),
        None,
        UTF_8,
    )
}

fn pages(text: &str) -> Vec<String> {
    of(text).pages.into_iter().map(String::from).collect()
}

#[test]
fn every_kind_of_link_once_and_in_order() {
    let page = "<link rel='Prev stylesheet' href=0><link rel=icon href=no><a href='1?a=1&amp;b=2#x'>\
        <AREA HREF=/2><a name=x><a href=1?a=1&b=2><frame src=//www.example.cn/3><iframe src=4>no</iframe>\
        <a href='mailto:a@example.cn'><a href='javascript:x'><a href=' #top '><a href=''>\
        <a rel=nofollow href=' http://me:pw@example.com/\n5 '>";
    assert_eq!(
        pages(page),
        [
            "https://example.cn/news/0",
            "https://example.cn/news/1?a=1&b=2",
            "https://example.cn/2",
            "https://www.example.cn/3",
            "https://example.cn/news/4",
            "http://example.com/5",
        ]
    );
}

#[test]
fn nothing_from_where_no_visitor_clicks() {
    let page = "<!--<a href=1>--><script>\"<a href=2>\"</script><template><template></template>\
        <a href=3></template></template><a href=4><noframes><a href=5></noframes>";
    assert_eq!(pages(page), ["https://example.cn/news/4"]);
}

#[test]
fn the_first_base_counts_for_all() {
    let page =
        "<a href=1><base target=x><base href='/b/'><base href=/c/><link rel=canonical href=2>";
    assert_eq!(pages(page), ["https://example.cn/b/1"]);
    assert_eq!(
        of(page).canonical.unwrap().as_str(),
        "https://example.cn/b/2"
    );
    assert_eq!(
        pages("<base href='javascript:1'><a href=1>"),
        ["https://example.cn/news/1"]
    );
}

#[test]
fn a_page_may_forbid_to_follow() {
    for content in ["noindex, NoFollow", "none"] {
        let links = of(&format!("<a href=1><META NAME=Robots content='{content}'>"));
        assert!(links.nofollow && links.pages.is_empty());
    }
    assert!(!of("<meta name=robots content=noindex>").nofollow);
    assert!(!of("<meta name=otherbot content=nofollow>").nofollow);
}

#[test]
fn a_page_cannot_lead_everywhere() {
    let many = (0..60_000).map(|n| format!("<a href={}>", n % 30_000));
    let many = many.collect::<Vec<_>>().concat();
    let links = of(&many);
    assert_eq!(links.pages.len(), MAX_PAGES);
    // Of those read twice, 10,000 were taken the first time.
    let (unread, beyond) = (60_000 - MAX_REFERENCES, MAX_REFERENCES - 2 * MAX_PAGES);
    assert_eq!(links.dropped, unread + beyond);
    let long = format!("<base href=/{}/>{many}", "x".repeat(7000));
    assert!(of(&long).pages.len() < MAX_BYTES / 7000);
}

/// The addresses of the `<a>` in the tree, outside templates.
fn in_tree(page: &str) -> BTreeSet<String> {
    let doc = parse(page);
    let anchors = doc.nodes().filter(|id| {
        let mut around = doc.ancestors(*id).filter_map(|id| doc.name(id));
        doc.name(*id) == Some(Name::A) && around.all(|name| name != Name::Template)
    });
    let hrefs = anchors.filter_map(|anchor| doc.attr(anchor, "href"));
    hrefs
        .map(|href| format!("https://example.cn/news/{href}"))
        .collect()
}

const PIECES: [&str; 28] = [
    "</a>",
    "<p>",
    "</p>",
    "<b>",
    "<div>",
    "</div>",
    "<table>",
    "<tr><td>",
    "</table>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<iframe>",
    "</iframe>",
    "<svg><path/></svg>",
    "x",
    "\"",
];

proptest! {
    #[test]
    fn any_page_is_read(page in "(<(a|base|link|meta|/?template|!--|script)( (href|rel|name|content)=[\"']?[a-z:/#?&;\\PC]{0,6}[\"']?){0,3}/?>?|\\PC){0,12}") {
        for page in of(&page).pages {
            prop_assert!(page.scheme().starts_with("http") && page.fragment().is_none());
        }
    }

    /// Without a tree, the same links are found as in the tree that a browser makes.
    #[test]
    fn agrees_with_the_tree(
        pieces in prop::collection::vec(prop_oneof![
            (1..9_u8).prop_map(|n| format!("<a href={n}>")),
            prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        ], 0..25)
    ) {
        let page = pieces.concat();
        prop_assert_eq!(pages(&page).into_iter().collect::<BTreeSet<_>>(), in_tree(&page), "{}", page);
    }
}
