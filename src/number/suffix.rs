//! What follows the digits: 号 and the site index, in either order.

use super::SiteIndex;
use super::chars::is_han;
use super::fold::Glyphs;
use super::province::is_province;

/// The end of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tail {
    /// Behind the number's last character.
    pub(super) end: usize,
    /// 号 is there.
    pub(super) hao: bool,
    /// The index stands before 号.
    pub(super) swapped: bool,
    /// The index.
    pub(super) site: Option<SiteIndex>,
    /// What stands behind both once more.
    pub(super) again: Option<Again>,
}

/// What a number has twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// 号 behind the index, too: `号-1号`.
    Hao,
    /// An index before 号 and one behind: `-7号-1`.
    Index,
}

/// Reads the tail at `at`, directly behind the digits.
pub(super) fn tail(glyphs: &Glyphs, at: usize) -> Tail {
    let closed = past_closing(glyphs, at);
    let hao = glyphs.past_space(closed);
    // 号码 behind a blank begins other words.
    let is_word = hao > closed && glyphs.ch(hao + 1) == '码';
    if glyphs.ch(hao) == '号' && !is_word {
        let (end, site) = split(index(glyphs, hao + 1), hao + 1);
        let again = site.and_then(|_| past_second_hao(glyphs, end));
        return Tail {
            end: again.unwrap_or(end),
            hao: true,
            swapped: false,
            site,
            again: again.map(|_| Again::Hao),
        };
    }
    let (end, site) = split(index(glyphs, at), at);
    let hao = glyphs.past_blank(end);
    let swapped = site.is_some() && glyphs.ch(hao) == '号';
    let glued = swapped && glyphs.ch(hao + 1) == '-';
    let again = glued.then(|| index(glyphs, hao + 1)).flatten();
    let end = if swapped { hao + 1 } else { end };
    Tail {
        end: again.as_ref().map_or(end, |(end, _)| *end),
        hao: swapped,
        swapped,
        site,
        again: again.map(|_| Again::Index),
    }
}

/// The tail at `at` of a licence that thousands of sites and apps share: `-1892`, `-1626X`.
pub(super) fn thousands(glyphs: &Glyphs, at: usize) -> Option<Tail> {
    let behind = glyphs.past_digits(at + 1);
    let digits = glyphs.text(at + 1..behind);
    let letter = letter(glyphs, behind);
    let end = behind + usize::from(letter.is_some());
    let whole = digits.len() == 4 && !digits.starts_with('0') && !is_year(&digits);
    let ends = letter.is_some() || !glyphs.ch(end).is_alphanumeric();
    let index = digits.parse().ok()?;
    let known = glyphs.ch(at) == '-' && whole && ends && !is_telephone(glyphs, behind);
    known.then_some(Tail {
        end,
        hao: false,
        swapped: false,
        site: Some(SiteIndex { index, letter }),
        again: None,
    })
}

/// Behind a 号 at `at` that no word goes on behind, such as 号楼; another number may.
fn past_second_hao(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let behind = glyphs.ch(glyphs.past_blank(at + 1));
    let ends = !is_han(behind) || is_province(behind);
    (glyphs.ch(at) == '号' && ends).then_some(at + 1)
}

/// Behind the bracket that a bracketed number ends with.
fn past_closing(glyphs: &Glyphs, at: usize) -> usize {
    let bracket = glyphs.past_blank(at);
    let closes = matches!(glyphs.ch(bracket), ')' | ']');
    if closes && glyphs.ch(glyphs.past_space(bracket + 1)) == '号' {
        bracket + 1
    } else {
        at
    }
}

fn split(index: Option<(usize, SiteIndex)>, otherwise: usize) -> (usize, Option<SiteIndex>) {
    index.map_or((otherwise, None), |(end, site)| (end, Some(site)))
}

/// Reads `-N`, `-NA` at `at`: behind it, and the index. Text that is glued to it is cut off.
pub(super) fn index(glyphs: &Glyphs, at: usize) -> Option<(usize, SiteIndex)> {
    let hyphen = glyphs.past_blank(at);
    if glyphs.ch(hyphen) != '-' {
        return None;
    }
    let digits = glyphs.past_blank(hyphen + 1);
    let spaced = hyphen > at || digits > hyphen + 1;
    let behind = glyphs.past_digits(digits);
    let length = own_digits(glyphs, digits, behind, spaced)?;
    let end = digits + length;
    let index = glyphs.text(digits..end).parse().ok()?;
    let letter = (end == behind).then(|| letter(glyphs, end)).flatten();
    Some((
        end + usize::from(letter.is_some()),
        SiteIndex { index, letter },
    ))
}

/// How many digits of the run are the index's own; none if it is a date, a time or a
/// telephone number.
fn own_digits(glyphs: &Glyphs, digits: usize, behind: usize, spaced: bool) -> Option<usize> {
    let length = behind - digits;
    let glued_year = length >= 4 && is_year(&glyphs.text(behind - 4..behind));
    let kept = match length {
        0 => return None,
        1..=3 => length,
        _ if glyphs.ch(digits) == '0' || is_telephone(glyphs, behind) => return None,
        5..=7 if glued_year => length - 4,
        4 if glued_year => return None,
        8.. if !is_mobile(&glyphs.text(digits + 1..behind)) => return None,
        _ if spaced => return None,
        _ => 1,
    };
    let dated = matches!(glyphs.ch(behind), '年' | '月');
    let telephone = length == 3 && is_telephone(glyphs, behind);
    let continued = spaced && goes_on(glyphs, behind);
    (!dated && !telephone && !continued).then_some(kept)
}

/// `-123…` behind the run.
fn is_telephone(glyphs: &Glyphs, behind: usize) -> bool {
    glyphs.ch(behind) == '-' && glyphs.past_digits(behind + 1) >= behind + 4
}

/// `-1`, `.1`, `:1`, `/1` behind the run: part of a longer figure.
fn goes_on(glyphs: &Glyphs, behind: usize) -> bool {
    matches!(glyphs.ch(behind), '-' | '.' | ':' | '/') && glyphs.ch(behind + 1).is_ascii_digit()
}

/// Eleven digits that a mobile telephone's number in mainland China may be.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && !digits.starts_with("10")
}

fn is_year(four: &str) -> bool {
    four.starts_with("19") || four.starts_with("20")
}

/// The app letter at `at`, unless a word starts there.
fn letter(glyphs: &Glyphs, at: usize) -> Option<char> {
    let letter = glyphs.ch(at).to_ascii_uppercase();
    let alone = !glyphs.ch(at + 1).is_ascii_alphabetic();
    (matches!(letter, 'A' | 'X' | 'K') && alone).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (usize, Option<u32>) {
        let glyphs = Glyphs::fold(text, 0..text.len());
        let tail = tail(&glyphs, 0);
        (tail.end, tail.site.map(|site| site.index))
    }

    #[test]
    fn index_behind_or_before_hao() {
        assert_eq!(read("号-1"), (3, Some(1)));
        assert_eq!(read(" 号 - 12"), (7, Some(12)));
        assert_eq!(read("-34号"), (4, Some(34)));
        assert_eq!(read("-1 号"), (4, Some(1)));
        assert_eq!(read("号—0"), (3, Some(0)));
        assert_eq!(read("号\n-1"), (1, None));
        assert_eq!(read("Copyright"), (0, None));
        assert_eq!(read(")号-1"), (4, Some(1)));
    }

    #[test]
    fn what_stands_there_twice_belongs_to_the_number() {
        let read = |text: &str| {
            let tail = tail(&Glyphs::fold(text, 0..text.len()), 0);
            (tail.end, tail.again)
        };
        assert_eq!(read("号-1号"), (4, Some(Again::Hao)));
        assert_eq!(read("号-12号川公网安备"), (5, Some(Again::Hao)));
        assert_eq!(read("号-1号楼"), (3, None));
        assert_eq!(read("号-1号 楼"), (3, None));
        assert_eq!(read("-7号 - 1F"), (3, None));
        assert_eq!(read("-7号-1"), (5, Some(Again::Index)));
        assert_eq!(read("-7号"), (3, None));
    }

    #[test]
    fn letters_name_apps() {
        for (text, letter) in [
            ("号-2A", Some('A')),
            ("号-3x", Some('X')),
            ("号-1About", None),
        ] {
            let glyphs = Glyphs::fold(text, 0..text.len());
            assert_eq!(tail(&glyphs, 0).site.unwrap().letter, letter, "{text}");
        }
    }

    #[test]
    fn glued_text_is_cut_off() {
        assert_eq!(read("号-1360网站"), (3, Some(1)));
        assert_eq!(read("号-12024版权"), (3, Some(1)));
        assert_eq!(read("号-122024"), (4, Some(12)));
        assert_eq!(read("号-113812345678"), (3, Some(1)));
        assert_eq!(read("号-2皖公网安备"), (3, Some(2)));
    }

    #[test]
    fn dates_times_and_telephones_are_no_index() {
        for text in [
            "号-2024",
            "号 - 2024-05",
            "号 - 24.5",
            "号 - 12:30",
            "号-24年",
            "号-0371-1234567",
            "号-400-123-4567",
            "号 - 13812345678",
            "号-13812345678",
            "号-010",
        ] {
            let expected = if text == "号-010" {
                (5, Some(10))
            } else {
                (1, None)
            };
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
