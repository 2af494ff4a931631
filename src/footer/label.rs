//! Labels and words of a number that the page does not show: `ICP备案号：` linked to MIIT with
//! nothing behind, `备案号：XXXXXXXX号`, `公安备案号：待备案`, or 京公网安备 alone.

mod filled;
mod linked;

use super::page::Page;
use super::{Filing, Placement};
use crate::number::{self, Fault, Kind, Number};
use std::ops::Range;

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
/// Words of ICP filing numbers that stand for a label.
const WORDS: [&str; 2] = ["ICP备案", "ICP备"];
/// Whose number it is, before a label.
const OWNERS: [&str; 7] = ["ICP", "icp", "IPC", "CIP", "本站", "网站", "工信部"];
/// Other registers, before the label of a number of theirs.
const OTHERS: [&str; 4] = ["公安", "公安部", "网安", "联网"];
/// The police, before the label of a PSB number.
const POLICE: [&str; 5] = ["公安", "公安机关", "公安联网", "公安部", "公安局"];

/// The place that a number of that register was meant for, if the page shows none.
pub(super) fn find(page: &Page<'_>, kind: Kind) -> Option<Filing> {
    filled::filled(page, kind).or_else(|| match kind {
        Kind::Psb => None,
        Kind::Icp | Kind::Licence => linked::linked(page),
    })
}

fn is_label(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches(['：', ':']);
    let mut owners = LABELS.iter().filter_map(|label| text.strip_suffix(label));
    owners.any(|owner| without_owners(owner).is_empty()) || WORDS.contains(&text)
}

/// 网站备案：, which without what follows it may be anything's heading.
fn is_short_label(text: &str) -> bool {
    let owner = text.trim_end_matches(['：', ':']).strip_suffix("备案");
    let tied = text.ends_with(['：', ':']);
    owner.is_some_and(|owner| tied && !owner.is_empty() && without_owners(owner).is_empty())
}

/// The words that digits follow.
const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Psb => "公网安备",
        Kind::Icp | Kind::Licence => "ICP备",
    }
}

/// What stands before the words at the end that say whose number it is.
fn without_owners(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = OWNERS.iter().find_map(|owner| rest.strip_suffix(owner)) {
        rest = shorter;
    }
    rest
}

/// A number that has masks for digits, or nothing at all.
fn filing(kind: Kind, province: Option<char>, raw: String, range: Range<usize>) -> Filing {
    let is_of_words = |ch: char| number::is_province(ch) || "ICPicp".contains(ch);
    let body = raw.split('号').next().unwrap_or_default();
    let body = body.rsplit('备').next().unwrap_or_default();
    let body = body.trim_start_matches(is_of_words).trim();
    let digits = if body.is_ascii() { body } else { "" };
    let name = province.map(String::from).unwrap_or_default();
    let words = word(kind);
    let number = Number {
        kind,
        canonical: format!("{name}{words}{digits}号"),
        province,
        digits: digits.to_owned(),
        site: None,
        hybrid: false,
        faults: vec![Fault::Placeholder],
    };
    Filing::bare(number, raw, Placement::Footer, range)
}

#[cfg(test)]
mod tests;
