//! Numbers as they stand in the source of a page.

use super::*;
use crate::edit::apply;
use crate::footer::{Filing, extract, extract_template};

fn first(html: &str) -> Filing {
    extract(html, None, 2026).filings.remove(0)
}

/// The page with all faults of its first number's spelling mended.
fn mended(html: &str) -> String {
    let edits: Vec<_> = first(html)
        .written
        .mends
        .into_iter()
        .flat_map(|(_, edits)| edits)
        .collect();
    apply(html, &edits)
}

#[test]
fn only_what_is_wrong_changes() {
    for (wrong, right) in [
        ("京ICP备 2021012345号", "京ICP备2021012345号"),
        ("京 ICP\n备&nbsp; 2021012345", "京ICP备2021012345号"),
        (
            "京&#73;cp备2021012345号&#xFF0D;1",
            "京&#73;CP备2021012345号-1",
        ),
        (
            "京ICP备<b> 2021012345 </b>-1号",
            "京ICP备<b>2021012345号</b>-1",
        ),
        (
            "京ICP备案：<i>2021<!-- x --> 012345</i>号",
            "京ICP备<i>2021<!-- x -->012345</i>号",
        ),
        ("京ICP备\u{200b}2021012345号", "京ICP备2021012345号"),
        ("（京）ICP备第2021012345号", "京ICP备2021012345号"),
        (
            "ICP证：京ICP备2021012345号",
            "ICP备案号：京ICP备2021012345号",
        ),
        ("京公网备11010502030143号", "京公网安备11010502030143号"),
        ("京公安网备11010502030143号", "京公网安备11010502030143号"),
        ("蜀公网安备51010402001234号", "川公网安备51010402001234号"),
    ] {
        let page = |text: &str| format!("<footer>\r\n<p class='a  b'>{text}</p></footer>");
        assert_eq!(mended(&page(wrong)), page(right));
    }
}

#[test]
fn pieces_are_what_markup_parts() {
    let html = "<footer>京ICP备 <b>2021</b>012345号";
    let pieces: Vec<_> = first(html)
        .written
        .pieces
        .into_iter()
        .map(|piece| &html[piece])
        .collect();
    assert_eq!(pieces, ["京ICP备", "2021", "012345号"]);
}

#[test]
fn a_link_needs_room() {
    let enclosure = |html: &str| first(html).written.enclosure;
    let around = Some(Enclosure::Around);
    assert_eq!(enclosure("<footer>京ICP备<b>2021</b>012345号"), around);
    assert_eq!(enclosure("<footer>京ICP备<b>2021012345号</b>"), None);
    assert_eq!(
        enclosure("<footer><A>京ICP备2021012345号"),
        Some(Enclosure::Anchor(10))
    );
    assert_eq!(enclosure("<footer><button>京ICP备2021012345号"), None);
    assert_eq!(enclosure("<footer><a href=#>京ICP备2021012345号"), None);
}

#[test]
fn values_are_quoted_or_not() {
    for (html, quoting) in [
        ("href=\"#\"", Quoting::Double),
        ("HREF = '#'", Quoting::Single),
        ("href=#", Quoting::Unquoted),
        ("href=", Quoting::Unquoted),
        ("href=''", Quoting::Single),
        ("href", Quoting::Missing),
    ] {
        let html = format!("<footer><a {html}>京ICP备2021012345号");
        assert_eq!(first(&html).link.unwrap().quoting, Some(quoting), "{html}");
    }
}

#[test]
fn one_link_for_numbers_of_two_registers_is_shared() {
    let shared = |html: &str| {
        let filings = extract(html, None, 2026).filings;
        filings
            .into_iter()
            .map(|filing| filing.link.unwrap().shared)
            .collect::<Vec<_>>()
    };
    let icp = "京ICP备2021012345号";
    let psb = "京公网安备11010502030143号";
    let both = format!("<footer><a href=#>{icp} {psb}</a>");
    assert_eq!(shared(&both), [true, true]);
    let apart = format!("<footer><a href=#>{icp}</a> <a href=#>{psb}</a>");
    assert_eq!(shared(&apart), [false, false]);
    let twins = format!("<footer><a href=#>{icp} 沪ICP备2021012345号</a>");
    assert_eq!(shared(&twins), [false, false]);
}

#[test]
fn a_template_is_changed_as_it_is_written() {
    let text = r#"{"icp": "\u4eacICP备 2021012345号－1", "href": "http://www.miitbeian.gov.cn"}"#;
    let filing = extract_template(text, "a.json", 2026).filings.remove(0);
    let edits: Vec<_> = filing
        .written
        .mends
        .into_iter()
        .flat_map(|(_, e)| e)
        .collect();
    let mended = text.replace("备 2", "备2").replace('－', "-");
    assert_eq!(apply(text, &edits), mended);
    assert_eq!(filing.link.unwrap().quoting, Some(Quoting::Verbatim));
}

#[test]
fn each_fault_has_its_own_mends() {
    let of = |html: &str| {
        let mends = first(html).written.mends.into_iter();
        mends.map(|(_, edits)| edits.len()).collect::<Vec<_>>()
    };
    assert_eq!(of("<footer>京ICP備２０21012345号"), [3]);
    assert_eq!(of("<footer>京icp备2021012345号－1"), [1, 3]);
}

#[test]
fn places_that_touch_become_one() {
    assert_eq!(merged(vec![0..2, 2..3, 5..9, 6..7]), [0..3, 5..9]);
}

#[test]
fn an_address_of_a_template_is_quoted_or_not() {
    for (source, is_attribute, quoting) in [
        ("\"#", true, Quoting::Verbatim),
        ("`#", false, Quoting::Verbatim),
        ("=#", true, Quoting::Plain),
        ("(#", false, Quoting::Verbatim),
    ] {
        assert_eq!(
            Quoting::of_template(source, &(1..2), is_attribute),
            quoting,
            "{source}"
        );
    }
}
