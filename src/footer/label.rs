//! A label without a number: `ICP备案号：` or `备案号` linked to MIIT with nothing behind, or with
//! a placeholder: `备案号：XXXXXXXX号`.

use super::extract::folded;
use super::page::Page;
use super::{Filing, Link, Placement, Target, Written, href, link, place, written};
use crate::number::{self, Fault, Kind, Number};
use std::ops::Range;

/// How every label begins.
const LABEL_START: &[u8] = "备案".as_bytes();
/// Labels of filing numbers; none begins with one before it.
const LABELS: [&str; 10] = [
    "备案/许可证号",
    "备案许可证编号",
    "备案许可证号",
    "备案证书编号",
    "备案证书号",
    "备案证号",
    "备案编号",
    "备案序号",
    "备案号码",
    "备案号",
];
/// Whose number it is, before a label.
const OWNERS: [&str; 5] = ["ICP", "icp", "本站", "网站", "工信部"];
/// Other registers, before the label of a number of theirs.
const OTHERS: [&str; 4] = ["公安", "公安部", "网安", "联网"];

/// Bytes of the longest text that may be a label.
const LONGEST_LABEL: usize = 60;

/// The place that a number was meant for, if the page shows none.
pub(super) fn find(page: &Page<'_>) -> Option<Filing> {
    masked(page).or_else(|| linked(page))
}

/// An anchor, linked to MIIT, that is empty behind a label or holds the bare label.
fn linked(page: &Page<'_>) -> Option<Filing> {
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
            scripted: page.is_scripted(anchor.node),
            quoting: page.quoting(anchor.node, "href"),
        };
        let place = page.layout.shown.source(page.doc, range).unwrap_or(tag);
        Some(Filing {
            link: Some(link),
            written: written::of_shown(page, range, &[], true),
            ..filing(raw, place)
        })
    })
}

/// The label in the anchor, or before one that is empty or has words for a number to come.
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
    let raw = if text.is_empty() { label } else { text };
    let to_come = ["占位", "填写", "补录"]
        .iter()
        .any(|word| text.contains(word));
    let words = number::pending(text).or_else(|| number::placeholder(text));
    let stands_in = text.is_empty() || to_come || words.is_some();
    (stands_in && is_label(label)).then(|| raw.to_owned())
}

fn is_label(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches(['：', ':']);
    let mut owners = LABELS.iter().filter_map(|label| text.strip_suffix(label));
    owners.any(|owner| without_owners(owner).is_empty()) || text == "ICP备案" || text == "ICP备"
}

/// A placeholder behind a label in the closing zone.
fn masked(page: &Page<'_>) -> Option<Filing> {
    let shown = &page.layout.shown;
    let found = memchr::memmem::find_iter(shown.text.as_bytes(), LABEL_START);
    let mut places = found.filter_map(|at| placeholder_behind(&shown.text, at));
    let is_in_footer = |range: &Range<usize>| {
        let mut nodes = shown.nodes(range);
        let hidden = nodes.any(|(node, _)| page.hidden_by(node).is_some());
        !hidden && place::placement_of_text(page, range).0 == Placement::Footer
    };
    let range = places.find(is_in_footer)?;
    let raw = folded(shown.text.get(range.clone())?);
    let digits = raw.split('号').next().filter(|digits| digits.is_ascii());
    let number = without_digits(digits.unwrap_or_default());
    let link = link::of_shown(page, &number, &range);
    if link.as_ref().is_some_and(|link| link.target == Target::Psb) {
        return None;
    }
    let place = shown.source(page.doc, &range)?;
    Some(Filing {
        number,
        written: written::of_shown(page, &range, &[], link.is_some()),
        link,
        ..filing(raw, place)
    })
}

/// What stands in a number's place behind a label of which 备案 stands at `at`.
fn placeholder_behind(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, rest) = text.split_at_checked(at)?;
    let label = LABELS.iter().find_map(|label| rest.strip_prefix(label))?;
    let rest = label.trim_start_matches([' ', '\u{a0}', '\u{3000}', ':', '：']);
    let without_bei = rest.strip_prefix('备').unwrap_or(rest);
    let mut starts = [rest, without_bei].into_iter();
    let masked = starts.find_map(|rest| Some((rest, number::placeholder(rest)?)));
    // In a sentence, words such as 审核中 may follow a label at once.
    let tied = label.starts_with([':', '：']);
    let pending = || Some((rest, number::pending(rest).filter(|_| tied)?));
    let (rest, len) = masked.or_else(pending).filter(|_| begins_label(before))?;
    let start = text.len() - rest.len();
    Some(start..start + len)
}

/// Whether a label may begin behind `before`: those of other registers go on before it, such as
/// 文保网安备案号.
fn begins_label(before: &str) -> bool {
    let rest = without_owners(before);
    let of_another = OTHERS.iter().any(|other| rest.trim_end().ends_with(other));
    !of_another && !rest.ends_with(char::is_alphanumeric)
}

/// What stands before the words at the end that say whose number it is.
fn without_owners(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = OWNERS.iter().find_map(|owner| rest.strip_suffix(owner)) {
        rest = shorter;
    }
    rest
}

/// A number that has masks for `digits`, or nothing at all.
fn without_digits(digits: &str) -> Number {
    Number {
        kind: Kind::Icp,
        canonical: format!("ICP备{digits}号"),
        province: None,
        digits: digits.to_owned(),
        site: None,
        hybrid: false,
        faults: vec![Fault::Placeholder],
    }
}

fn filing(raw: String, range: Range<usize>) -> Filing {
    Filing {
        number: without_digits(""),
        raw,
        placement: Placement::Footer,
        range,
        link: None,
        badge: None,
        split: false,
        carrier: None,
        hidden_by: None,
        written: Written::default(),
    }
}

#[cfg(test)]
mod tests;
