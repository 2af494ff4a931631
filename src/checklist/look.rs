//! How each item is looked at. Nothing is checked here: what the rules and the crawl found is
//! asked what it says of an item.

mod duty;
mod expected;
mod known;
mod network;
mod proof;
mod rules;

pub(super) use duty::{of_duty, psb_shown};
pub(super) use expected::{icp_expected, psb_expected};
pub(super) use known::{
    icp_granted, if_mainland, licence_held, once_granted, psb_filed, sector_approved,
};
pub(super) use network::{apex_answers, same_numbers, www_answers};
pub(super) use rules::{anywhere, visible_numbers};

use super::seen::Seen;
use super::verdict::{Status, Verdict};
use crate::text::{Bilingual, Text, text};

/// Nothing of a site could be looked at.
fn no_page(seen: &Seen<'_>) -> Verdict {
    let errors = seen.report.unchecked.iter().map(|one| one.error.clone());
    let errors: Vec<Text> = errors.take(2).collect();
    let mut verdict = Verdict::unknown(NO_PAGE, GIVE_PAGE);
    if !errors.is_empty() {
        verdict.proof = errors;
    }
    verdict
}

const NO_PAGE: Bilingual = Bilingual::new("no page could be looked at", "没有可检查的页面");
const GIVE_PAGE: Bilingual = Bilingual::new(
    "name a folder, a file or an address that can be read",
    "请给出可以读取的文件夹、文件或网址",
);

/// No number of the kind is there to be judged.
fn not_yet_shown() -> Verdict {
    Verdict::new(
        Status::ToDo,
        Bilingual::new("no such number is shown yet", "尚未标明该编号"),
    )
}

pub(super) fn pages_looked_at(count: usize) -> Text {
    let s = if count == 1 { "" } else { "s" };
    text! {
        en: "{count} page{s} looked at",
        zh: "已检查 {count} 个页面",
    }
}

#[cfg(test)]
mod tests;
