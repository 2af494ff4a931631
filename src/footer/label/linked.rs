//! Links to MIIT that hold a label or a placeholder, or stand behind a label, and have no number.

use super::{WORDS, filing, is_label, is_short_label};
use crate::footer::page::Page;
use crate::footer::{Basis, Filing, Placement, Stand, href, link, place, written};
use crate::number::{self, Kind};
use crate::text::floor_boundary;
use std::ops::Range;

/// Bytes of the longest text that may be a label.
const LONGEST_LABEL: usize = 60;

/// An anchor, linked to MIIT, that is empty behind a label or holds the bare label or nothing but
/// a placeholder.
pub(super) fn linked(page: &Page<'_>) -> Option<Filing> {
    page.layout.links.iter().find_map(|anchor| {
        let range = &anchor.text;
        if range.len() > LONGEST_LABEL {
            return None;
        }
        let href = page.short_attr(anchor.node, "href")?;
        if !href::may_be_miit(&href, page.base.as_ref()) {
            return None;
        }
        let raw = bare_label(page, range)?;
        if !href::icp_target(&href, page.base.as_ref()).is_miit() {
            return None;
        }
        let tag = page.doc.tag(anchor.node)?;
        let (placement, basis) = place::placement(page, anchor.node, range);
        let may_be_listed = WORDS.contains(&&*raw) || is_placeholder(&raw);
        let listed = || basis == Basis::Tail && may_be_listed && is_in_list(page, range);
        if placement != Placement::Footer || listed() {
            return None;
        }
        let place = page.layout.shown.source(page.doc, range).unwrap_or(tag);
        let filing = filing(Kind::Icp, None, raw, place);
        Some(Filing {
            link: link::of_anchor(page, anchor.node, &filing.number, Stand::Alone),
            written: written::of_shown(page, range, &[], true),
            ..filing
        })
    })
}

/// Whether the line holds other words, too: in a list of links these lead to the look-up site.
fn is_in_list(page: &Page<'_>, anchor: &Range<usize>) -> bool {
    let shown = &page.layout.shown;
    shown.exceeds(shown.line(anchor.start), shown.ink(anchor.clone()))
}

/// How much of a text, from its start, stands in for a number: `XXX`, `***`, 暂无.
fn stand_ins(text: &str) -> [Option<usize>; 2] {
    [number::placeholder(text), number::pending(text)]
}

/// Whether a text is a placeholder and nothing else. Where it leads says of what.
fn is_placeholder(text: &str) -> bool {
    stand_ins(text).contains(&Some(text.len()))
}

/// The label or placeholder in the anchor, or the label before one that is empty or has words for
/// a number to come.
fn bare_label(page: &Page<'_>, anchor: &Range<usize>) -> Option<String> {
    let text = page.layout.shown.text.get(anchor.clone())?.trim();
    let stand_ins = stand_ins(text);
    if is_label(text) || stand_ins.contains(&Some(text.len())) {
        return Some(text.to_owned());
    }
    let shown = &page.layout.shown;
    let near = floor_boundary(&shown.text, anchor.start.saturating_sub(LONGEST_LABEL));
    let start = shown.line(anchor.start).start.max(near);
    let before = shown.text.get(start..anchor.start)?.trim_end();
    let label = before.rsplit([' ', '\u{a0}', '|', '　']).next()?;
    let raw = if text.is_empty() { label } else { text };
    let to_come = ["占位", "填写", "补录"]
        .iter()
        .any(|word| text.contains(word));
    let stands_in = text.is_empty() || to_come || stand_ins.iter().any(Option::is_some);
    (stands_in && (is_label(label) || is_short_label(label))).then(|| raw.to_owned())
}
