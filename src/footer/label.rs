//! A label without a number: `ICP备案号：` or `备案号` linked to MIIT with nothing behind.

use super::page::Page;
use super::{Filing, Link, Placement, Target, Written, href, place};
use crate::number::{Fault, Kind, Number};
use std::ops::Range;

/// Bytes of the longest text that may be a label.
const LONGEST_LABEL: usize = 60;

/// The place that a number was meant for, if the page shows none: its anchor, linked to
/// MIIT, is empty behind a label or holds the bare label.
pub(super) fn find(page: &Page<'_>) -> Option<Filing> {
    page.layout.links.iter().find_map(|anchor| {
        let range = &anchor.text;
        if range.len() > LONGEST_LABEL {
            return None;
        }
        let raw = bare_label(page, range)?;
        let href = page.doc.attr(anchor.node, "href")?;
        let target = href::icp_target(&href, page.base.as_ref());
        let to_miit = matches!(
            target,
            Target::Root | Target::Http | Target::Deep | Target::Retired
        );
        if !to_miit {
            return None;
        }
        let tag = page.doc.tag(anchor.node)?;
        if place::placement(page, anchor.node, range).0 != Placement::Footer {
            return None;
        }
        let link = Link {
            href: href.into_owned(),
            target,
            range: page.attribute_range(anchor.node, "href"),
            alone: true,
            shared: false,
            quoting: page.quoting(anchor.node, "href"),
        };
        let place = page.layout.shown.source(page.doc, range).unwrap_or(tag);
        Some(filing(raw, place, link))
    })
}

/// The label in the anchor, or before an empty one.
fn bare_label(page: &Page<'_>, anchor: &Range<usize>) -> Option<String> {
    let text = page.layout.shown.text.get(anchor.clone())?.trim();
    if is_label(text) {
        return Some(text.to_owned());
    }
    let line = page.layout.shown.line(anchor.start);
    let before = page
        .layout
        .shown
        .text
        .get(line.start..anchor.start)?
        .trim_end();
    let label = before.rsplit([' ', '\u{a0}', '|', '　']).next()?;
    (text.is_empty() && is_label(label)).then(|| label.to_owned())
}

fn is_label(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches(['：', ':']);
    let word = text.trim_start_matches("网站").trim_start_matches("ICP");
    matches!(word, "备案号" | "备案编号" | "备案序号") || text == "ICP备案" || text == "ICP备"
}

fn filing(raw: String, range: Range<usize>, link: Link) -> Filing {
    Filing {
        number: Number {
            kind: Kind::Icp,
            canonical: "ICP备号".to_owned(),
            province: None,
            digits: String::new(),
            site: None,
            hybrid: false,
            faults: vec![Fault::Placeholder],
        },
        raw,
        placement: Placement::Footer,
        range,
        link: Some(link),
        badge: None,
        split: false,
        carrier: None,
        hidden_by: None,
        written: Written::default(),
    }
}
