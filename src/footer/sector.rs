//! Licences of trades that need one of their own, told by the shape in which sites show them.

use crate::site::Sector;
use crate::text::{Literals, floor_boundary};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What public pages show for each trade. None showed a licence of finance by a shape of its
/// own; so naming the trade and a licence in one breath counts as well, for all of them.
const SHAPES: [(Sector, &str); 6] = [
    (Sector::News, r"新闻[^\n，。]{0,16}许可证"),
    (
        Sector::Publishing,
        r"新出网证|新出发|视听节目许可证|节目制作经营许可证|出版[^\n，。]{0,16}许可证",
    ),
    (
        Sector::Education,
        r"教备\s?[0-9]{3}|教育[^\n，。]{0,16}许可证",
    ),
    (
        Sector::Health,
        r"药品信息服务资格证|\p{Han}械[^\n，。]{0,12}[0-9]{4}|(?:医疗|药品|保健)[^\n，。]{0,16}许可证",
    ),
    (Sector::Finance, r"金融[^\n，。]{0,16}许可证"),
    (
        Sector::Games,
        r"网文\s?(?:[\[［〔【(（]|许字)|新出网证|游戏[^\n，。]{0,16}许可证",
    ),
];

/// One of these is in every licence that [`SHAPES`] describe.
const WORDS: [&str; 6] = ["许可证", "新出", "教备", "资格证", "械", "网文"];
/// How many bytes round such a word the licence can take: more than 16 characters of prose
/// and the longest word.
const REACH: usize = 100;

/// The words, and one expression for each trade.
struct Shapes {
    words: Literals,
    each: Vec<(Sector, Regex)>,
}

static COMPILED: LazyLock<Option<Shapes>> = LazyLock::new(compile);

fn compile() -> Option<Shapes> {
    let each = SHAPES
        .iter()
        .map(|(sector, shape)| Ok((*sector, Regex::new(shape)?)));
    Some(Shapes {
        words: Literals::new(&WORDS)?,
        each: each.collect::<Result<_, regex::Error>>().ok()?,
    })
}

/// The trades of which `text`, as a visitor reads it, shows a licence, in the order of
/// [`Sector`]'s variants.
pub(super) fn find(text: &str) -> Vec<Sector> {
    let Some(shapes) = COMPILED.as_ref() else {
        return Vec::new();
    };
    let mut shown = vec![false; shapes.each.len()];
    let mut read = 0;
    for word in shapes.words.find_iter(text) {
        if word.end() + REACH <= read {
            continue;
        }
        let near = near(text, word.range());
        read = near.end;
        let near = text.get(near).unwrap_or_default();
        for ((_, shape), shown) in shapes.each.iter().zip(&mut shown) {
            *shown = *shown || shape.is_match(near);
        }
    }
    let each = shapes.each.iter().zip(shown);
    each.filter(|(_, shown)| *shown)
        .map(|((sector, _), _)| *sector)
        .collect()
}

/// The text round a word.
fn near(text: &str, word: Range<usize>) -> Range<usize> {
    let start = floor_boundary(text, word.start.saturating_sub(REACH));
    start..floor_boundary(text, word.end.saturating_add(2 * REACH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_expressions() {
        assert_eq!(compile().map(|shapes| shapes.each.len()), Some(6));
    }

    #[test]
    fn licences_are_told_by_their_shape() {
        for (text, sector) in [
            ("互联网新闻信息服务许可证 10120210001", Sector::News),
            ("出版物经营许可证新出发京零字第210001号", Sector::Publishing),
            ("信息网络传播视听节目许可证 0110001号", Sector::Publishing),
            (
                "广播电视节目制作经营许可证（京）字第0001号",
                Sector::Publishing,
            ),
            ("津教备0001号", Sector::Education),
            (
                "互联网药品信息服务资格证书（京）-经营性-2021-0001",
                Sector::Health,
            ),
            ("医疗器械 粤械备20210001", Sector::Health),
            ("金融业务许可证 0001", Sector::Finance),
            ("京网文[2021]0001-0001号", Sector::Games),
            ("黔网文许字[2021]0001-001号", Sector::Games),
        ] {
            assert!(find(text).contains(&sector), "{text}");
        }
    }

    #[test]
    fn other_numbers_and_prose_are_no_licences() {
        for text in [
            "京ICP备2021012345号-1",
            "京B2-20210123",
            "食品经营许可证 JY10000000000000",
            "我们发布新闻，也办教育，做游戏。",
            "公安联网备案",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
