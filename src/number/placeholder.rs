//! What people leave where a number belongs: masks, words, digits that nobody gives out.

use super::fold::Glyphs;

/// Words that stand for digits to be filled in, longest first.
const WORDS: [&str; 8] = [
    "您的备案号",
    "你的备案号",
    "备案号码",
    "备案号",
    "待填写",
    "号码",
    "示例",
    "某某",
];

/// Whether `ch` masks a digit: `X`, `*`, `#`.
pub(super) fn is_mask(ch: char) -> bool {
    matches!(
        ch,
        'X' | 'x' | '*' | '#' | '?' | '_' | '×' | '•' | '●' | '○' | '〇' | '□' | '…'
    )
}

/// Behind the run of digits and masks at `at`, if there are masks in it and no word goes on.
pub(super) fn past_masked(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let end = glyphs.past(at, |ch| ch.is_ascii_digit() || is_mask(ch));
    let masks = glyphs.chars(at..end).filter(|&ch| is_mask(ch)).count();
    let hao = glyphs.ch(glyphs.past_space(end)) == '号';
    let enough = masks >= 3 || (masks > 0 && (hao || end - at > masks));
    let whole = !glyphs.ch(end).is_ascii_alphabetic();
    (enough && whole).then_some(end)
}

/// Behind the word at `at` that asks for a number.
pub(super) fn past_words(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let end = WORDS.iter().find_map(|word| glyphs.past_word(at, word))?;
    (!matches!(glyphs.ch(end), ':' | '码')).then_some(end)
}

/// Fewer digits are what is left of a number, not an invention.
const FEWEST_INVENTED: usize = 4;

/// Whether `digits` are ones that people invent: all the same, in sequence, or all zeros but one.
pub(super) fn is_invented(digits: &str) -> bool {
    let digits = digits.as_bytes();
    let same = digits
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a == b));
    let zeros = digits.iter().filter(|&&digit| digit != b'0').count() <= 1;
    digits.len() >= FEWEST_INVENTED && (same || zeros || is_sequence(digits))
}

/// Whether `digits` count up or down, `0` and `9` being neighbours.
pub(super) fn is_sequence(digits: &[u8]) -> bool {
    let steps = |up: u8| {
        let mut pairs = digits.iter().zip(digits.iter().skip(1));
        pairs.all(|(a, b)| b % 10 == (a + up) % 10)
    };
    digits.len() >= 3 && (steps(1) || steps(9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_digits() {
        for digits in [
            "00000000",
            "88888",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "87654321",
            "10000000",
            "00000001",
            "1234567",
        ] {
            assert!(is_invented(digits), "{digits}");
        }
        for digits in [
            "2021012345",
            "20230001",
            "20112233",
            "17000006",
            "20240227",
            "2",
            "123",
            "",
        ] {
            assert!(!is_invented(digits), "{digits}");
        }
    }

    #[test]
    fn masks_need_an_end() {
        let masked = |text: &str| past_masked(&Glyphs::fold(text, 0..text.len()), 0);
        assert_eq!(masked("XXXXXXXX号"), Some(8));
        assert_eq!(masked("1XXXXXX1号"), Some(8));
        assert_eq!(masked("2025XXXXXXXX"), Some(12));
        assert_eq!(masked("x号"), Some(1));
        assert_eq!(masked("**"), None);
        assert_eq!(masked("xxxyz"), None);
        assert_eq!(masked("2025"), None);
    }
}
