//! Formats that are markup.

use crate::report::Report;
use quick_xml::Reader;
use quick_xml::events::Event;
use scraper::{Html, Selector};

/// Well-formed XML 1.0 of our own elements.
pub(super) fn xml(document: &str) {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let mut open = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                open += 1;
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
            }
            Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
            }
            Event::End(_) => open -= 1,
            Event::Eof => break,
            Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {
                panic!("none of ours");
            }
            Event::Text(_) | Event::GeneralRef(_) | Event::Decl(_) => {}
        }
    }
    assert_eq!(open, 0);
    let known = |c: char| !matches!(c, '\0'..='\x08' | '\x0b'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    assert!(document.chars().all(known), "XML 1.0, production 2");
}

/// A page with our script only, that loads nothing and in which no attribute acts.
pub(super) fn html(report: &Report, document: &str) {
    let page = Html::parse_document(document);
    let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
    assert_eq!((count("script"), count("style"), count("title")), (1, 1, 1));
    assert_eq!(
        count("img, iframe, object, embed, form, base, svg, link:not([rel=icon])"),
        0
    );
    assert_eq!(count(".page"), report.pages.len());
    assert_eq!(count("link"), 1, "the icon, which stands in the page");
    for node in page.root_element().descendent_elements() {
        for (name, value) in node.value().attrs() {
            assert!(!name.starts_with("on"), "{name}");
            let address =
                matches!(name, "href" | "src" | "action") && node.value().name() != "link";
            let safe = ["#", "https://", "http://"];
            assert!(
                !address || safe.iter().any(|start| value.starts_with(start)),
                "{value}"
            );
        }
    }
}
