//! PSB numbers whose words were left out: digits that are all of a link to the police's look-up.

use super::layout::Anchor;
use super::numbers::Numbers;
use super::page::Page;
use super::{Target, href};
use crate::number::{self, Mention};

/// Bytes of the longest text that may be digits and 号.
const LONGEST: usize = 100;

/// Adds those of the shown text to the numbers found in it, and keeps their order.
pub(super) fn add(page: &Page<'_>, shown: &mut Vec<Mention>) {
    let links = page.layout.links.iter();
    let mut bare: Vec<Mention> = links.filter_map(|link| read(page, link)).collect();
    if bare.is_empty() {
        return;
    }
    let known = Numbers::of(shown);
    bare.retain(|mention| known.first_in(&mention.range).is_none());
    shown.extend(bare);
    shown.sort_by_key(|mention| mention.range.start);
}

fn read(page: &Page<'_>, link: &Anchor) -> Option<Mention> {
    if link.text.len() > LONGEST {
        return None;
    }
    let text = page.layout.shown.text.as_str();
    let mention = number::psb_without_words(text, link.text.clone())?;
    let href = page.short_attr(link.node, "href")?;
    let target = href::psb_target(&href, page.base.as_ref(), &mention.number.digits);
    let is_police = matches!(
        target,
        Target::Mps | Target::Old | Target::NoCode | Target::Mismatch
    );
    is_police.then_some(mention)
}
