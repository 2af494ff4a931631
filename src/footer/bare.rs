//! PSB numbers whose words were left out, or stand apart: digits that are all of a link to the
//! police's look-up.

use super::layout::Anchor;
use super::meeting::meeting;
use super::numbers::Numbers;
use super::page::Page;
use super::{Target, href};
use crate::number::{self, Mention};
use std::ops::Range;

/// Bytes of the longest text that may be digits and 号, or stand between them and their words.
const LONGEST: usize = 100;
/// Bytes of the shortest, which is longer than most texts of links.
const SHORTEST: usize = 14;

/// Adds those of the shown text to the numbers found in it, and keeps their order.
pub(super) fn add(page: &Page<'_>, shown: &mut Vec<Mention>) {
    let links = page.layout.links.iter();
    let may_be = |link: &&Anchor| (SHORTEST..=LONGEST).contains(&link.text.len());
    let read = |link| read(page, link, floor(shown, link));
    let mut bare: Vec<Mention> = links.filter(may_be).filter_map(read).collect();
    if bare.is_empty() {
        return;
    }
    bare.retain(|mention| standing_in(shown, &mention.range).iter().all(is_empty));
    let places = Numbers::of(&bare);
    shown.retain(|mention| places.first_in(&mention.range).is_none());
    shown.extend(bare);
    shown.sort_by_key(|mention| mention.range.start);
}

/// Words with 号 and nothing else are no number where digits belong to them: 京公网安备号查询：.
fn is_empty(mention: &Mention) -> bool {
    mention.number.digits.is_empty()
}

fn standing_in<'a>(shown: &'a [Mention], range: &Range<usize>) -> &'a [Mention] {
    meeting(shown, range, |mention| mention.range.clone())
}

/// Before which nothing belongs to the link's number: the end of the number before it.
fn floor(shown: &[Mention], link: &Anchor) -> usize {
    let start = link.text.start;
    let near = start.saturating_sub(LONGEST)..start;
    let mut before = standing_in(shown, &near).iter().rev();
    before
        .find(|mention| !is_empty(mention))
        .map_or(0, |mention| mention.range.end.min(start))
}

fn read(page: &Page<'_>, link: &Anchor, floor: usize) -> Option<Mention> {
    let text = page.layout.shown.text.as_str();
    let mention = number::psb_without_words(text, link.text.clone(), floor)?;
    let href = page.short_attr(link.node, "href")?;
    let target = href::psb_target(&href, page.base.as_ref(), &mention.number.digits);
    let is_police = matches!(
        target,
        Target::Mps | Target::Old | Target::NoCode | Target::Mismatch
    );
    is_police.then_some(mention)
}

#[cfg(test)]
mod tests {
    use crate::footer::extract;

    const DIGITS: &str = "11010502030143";

    fn link(text: &str, digits: &str) -> String {
        format!("<a href='https://beian.mps.gov.cn/#/query/webSearch?code={digits}'>{text}</a>")
    }

    fn raw(footer: &str) -> Vec<String> {
        let page = format!("<footer>{footer}</footer>");
        let filings = extract(&page, None, 2026).filings;
        filings.into_iter().map(|filing| filing.raw).collect()
    }

    #[test]
    fn digits_take_the_words_that_belong_to_them() {
        let own = link(DIGITS, DIGITS);
        for (before, words) in [
            ("", ""),
            ("京公网安备：", "京公网安备："),
            ("京公网安备号：", "京公网安备号："),
            ("<p>京公网安备号查询：</p>", "京公网安备号查询： "),
            ("<p>京公网安备</p><p>其他</p>", ""),
            ("<p>京公网安备</p><p>：</p>", ""),
            ("京公网安备的案号：", ""),
            ("京公网安备信息信息信息信息：", ""),
        ] {
            let found = raw(&format!("{before}{own}"));
            assert_eq!(found, [format!("{words}{DIGITS}")], "{before}");
        }
        for (text, digits) in [
            ("11010502030143号", DIGITS),
            (" 11010502030143 号 ", DIGITS),
            ("11010502030143", "31010602000202"),
        ] {
            let found = raw(&link(text, digits));
            assert_eq!(found, [text.trim()], "{text}");
        }
    }

    #[test]
    fn the_words_of_another_number_are_not_theirs() {
        let own = link(DIGITS, DIGITS);
        let other = "沪公网安备31010602000202号";
        assert_eq!(raw(&format!("{other} {own}")), [other, DIGITS]);
        assert_eq!(raw(&format!("{own} {other}")), [DIGITS, other]);
        let (words, digits) = other.split_at("沪公网安备".len());
        let linked = format!("{words}{}", link(digits, "31010602000202"));
        assert_eq!(raw(&format!("{linked}{own}")), [other, DIGITS]);
        let two = link("31010602000202", "31010602000202");
        let found = raw(&format!("京公网安备{two} {own}"));
        assert_eq!(found, ["京公网安备31010602000202", DIGITS]);
    }

    #[test]
    fn other_digits_are_no_number() {
        for text in [
            "1101050203014",
            "110105020301430",
            "11010512030143",
            "99010502030143",
            "11010502030143 x",
            "号11010502030143",
        ] {
            assert_eq!(raw(&link(text, DIGITS)), [""; 0], "{text}");
        }
        let elsewhere = "<a href='https://www.example.cn/'>11010502030143</a>";
        assert_eq!(raw(elsewhere), [""; 0]);
    }
}
