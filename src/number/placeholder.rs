//! What people leave where a number belongs: masks, words, digits that nobody gives out.

use super::chars::is_han;
use super::fold::{self, BLANK, BREAK, Glyphs, NOTHING};
use super::province::is_province;
use super::suffix;
use crate::text::floor_boundary;
use std::ops::Range;

/// Words that stand for digits to be filled in, longest first.
const WORDS: [&str; 11] = [
    "您的备案号",
    "你的备案号",
    "备案号占位",
    "备案号待填",
    "备案号码",
    "备案号",
    "待填写",
    "待补充",
    "号码",
    "示例",
    "某某",
];

/// Masks of a province that a blank keeps apart, at most.
const LONGEST_MASK_APART: usize = 2;

/// So many masks stand for digits, whatever is round them.
pub(super) const FEWEST_MASKS: usize = 3;

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
    let enough = masks >= FEWEST_MASKS || (masks > 0 && (hao || end - at > masks));
    let whole = !glyphs.ch(end).is_ascii_alphabetic();
    (enough && whole).then_some(end)
}

/// Behind digits that are no whole number and masks apart from them: `2024-XXXXXX`, `3101·****`.
pub(super) fn past_masked_apart(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let digits = glyphs.past_digits(at);
    let masks = glyphs.past(digits, |ch| matches!(ch, '-' | '·' | '.' | ' '));
    let end = past_masked(glyphs, masks)?;
    let apart = (digits + 1..=digits + 2).contains(&masks);
    let enough = end - masks > FEWEST_MASKS || glyphs.ch(digits) != ' ';
    let masked = glyphs.chars(masks..end).all(is_mask);
    let short = (1..8).contains(&(digits - at));
    (short && apart && enough && masked).then_some(end)
}

/// Behind the word at `at` that asks for a number.
pub(super) fn past_words(glyphs: &Glyphs, at: usize) -> Option<usize> {
    let end = WORDS.iter().find_map(|word| glyphs.past_word(at, word))?;
    let behind = glyphs.ch(end);
    let goes_on = behind == ':' || (is_han(behind) && behind != '号');
    (!goes_on).then_some(end)
}

/// All glyphs of the placeholder that was read at `span`, behind `floor`: with what masks its
/// `province`, where it has none, and its index.
pub(super) fn whole(
    glyphs: &Glyphs,
    span: Range<usize>,
    floor: usize,
    province: Option<char>,
) -> Range<usize> {
    let masked = || masked_province(glyphs, &span, floor);
    let start = province.map_or_else(masked, |_| None);
    start.unwrap_or(span.start)..past_masked_index(glyphs, span.end)
}

/// Whether `ch` masks a province, in some places.
pub(super) const fn is_mask_of_province(ch: char) -> bool {
    matches!(ch, 'X' | 'x' | '*' | '某')
}

/// Where the masks of a province start before the placeholder at `span`: `X`, 某某, `X省`, `粤*`.
/// Elsewhere people write them too (a star before an item, `X` to close a box): stars, and what a
/// blank keeps apart, are masks only if the digits have the same.
fn masked_province(glyphs: &Glyphs, span: &Range<usize>, floor: usize) -> Option<usize> {
    let ranked = matches!(glyphs.before(span.start), '省' | '市' | BLANK);
    let end = span.start - usize::from(ranked);
    let apart = glyphs.ch(end) == BLANK;
    let has = |mask| glyphs.chars(span.clone()).any(|ch| ch == mask);
    // Stars on both sides make the number bold.
    let stars = !apart && has('*') && glyphs.ch(span.end) != '*';
    let crosses = !apart || has('X') || has('x');
    let is_masked = |at: &usize| match glyphs.ch(*at) {
        'X' | 'x' => crosses,
        '*' => stars,
        ch => is_mask_of_province(ch) && !apart,
    };
    let first = (floor..end).rev().take_while(is_masked).last()?;
    let before = glyphs.before(first);
    let is_other = before.is_ascii_alphanumeric() || before == '-';
    let is_far = end - first > LONGEST_MASK_APART || !begins_field(glyphs, first);
    if is_other || (apart && is_far) {
        return None;
    }
    let province = first.checked_sub(1).filter(|at| *at >= floor);
    let alone = |at: &usize| *at == floor || !glyphs.before(*at).is_alphanumeric();
    let province = province.filter(|at| is_province(glyphs.ch(*at)) && alone(at));
    Some(province.unwrap_or(first))
}

/// Whether what stands at `at` begins a line, or what a label with a colon is of.
fn begins_field(glyphs: &Glyphs, at: usize) -> bool {
    let behind = at - usize::from(glyphs.before(at) == BLANK);
    matches!(glyphs.before(behind), NOTHING | BREAK | ':')
}

/// Behind a masked index, such as `-X`, or the letter of one, at `at`; there where there is none.
fn past_masked_index(glyphs: &Glyphs, at: usize) -> usize {
    let hyphen = glyphs.ch(at) == '-';
    let masks = if hyphen {
        glyphs.past(at + 1, is_mask)
    } else {
        at
    };
    let end = masks + usize::from(matches!(glyphs.ch(masks), 'A' | 'X' | 'K'));
    // Other text may touch a masked index (`号-X版权所有`), but makes a word of a letter (`号A座`).
    let behind = glyphs.ch(end);
    let goes_on = if hyphen && masks > at + 1 {
        behind.is_ascii_alphanumeric()
    } else {
        behind.is_alphanumeric()
    };
    let whole = !goes_on && end > at + usize::from(hyphen);
    if whole { end } else { at }
}

/// Characters in brackets that ask for a number, at most.
const LONGEST_REQUEST: usize = 30;
/// Bytes behind a label that are read.
const WINDOW: usize = 160;

/// The length of the placeholder at the start of `text`, behind a label: `XXXXXXXX号`,
/// `[请填写备案号]`.
pub(crate) fn behind_label(text: &str) -> Option<usize> {
    // Mostly a number stands there.
    let first = fold::first(text);
    let masks = first.is_ascii_digit() || is_mask(first);
    if !masks && !opens(first) && !begins_one_of(&WORDS, first) {
        return None;
    }
    let glyphs = Glyphs::fold(text, 0..floor_boundary(text, WINDOW));
    let end = past_masked_name(&glyphs)
        .or_else(|| past_masked(&glyphs, 0))
        .or_else(|| past_words(&glyphs, 0))
        .or_else(|| past_invented(&glyphs))
        .or_else(|| past_request(&glyphs))?;
    let end = past_masked_index(&glyphs, suffix::tail(&glyphs, end).end);
    Some(glyphs.bytes(&(0..end)).end)
}

/// Behind masks on both sides of 备: `XX备XXXXX`.
fn past_masked_name(glyphs: &Glyphs) -> Option<usize> {
    let name = glyphs.past(0, is_mask);
    let bei = glyphs.ch(name) == '备' && name > 0;
    past_masked(glyphs, name + 1).filter(|_| bei)
}

/// Words for a number that is not given out yet, besides [`WORDS`]; those that begin with another
/// stand before it.
const PENDING: [&str; 41] = [
    "待备案后公示",
    "待备案",
    "待审核",
    "待更新",
    "待办理",
    "待申请",
    "待公示",
    "待完善",
    "待补",
    "待定",
    "备案中",
    "备案审核中",
    "备案审批中",
    "备案办理中",
    "备案申请中",
    "备案核准中",
    "备案受理中",
    "审核中",
    "审批中",
    "办理中",
    "申请中",
    "核准中",
    "正在备案中",
    "正在备案",
    "正在进行备案",
    "正在办理中",
    "正在办理",
    "正在申请中",
    "正在申请",
    "备案后公示",
    "备案后展示",
    "备案后填入",
    "暂无",
    "暂时没有",
    "暂未取得",
    "暂未备案",
    "尚未备案",
    "未填写",
    "占位",
    "暂时占位",
    "待填",
];

/// What is filed, which may stand before them: 网站备案申请中.
const WHAT: &str = "网站";

/// The length of words at the start of `text`, behind a label, for a number to come: 待备案, 备案中.
pub(crate) fn pending(text: &str) -> Option<usize> {
    let first = fold::first(text);
    if !opens(first) && !WHAT.starts_with(first) && !begins_one_of(&PENDING, first) {
        return None;
    }
    let glyphs = Glyphs::fold(text, 0..floor_boundary(text, WINDOW));
    let start = usize::from(opens(first));
    let words = glyphs.past_word(start, WHAT).unwrap_or(start);
    let mut pending = PENDING.iter();
    let end = pending.find_map(|word| glyphs.past_word(words, word))?;
    let closes = matches!(glyphs.ch(end), ')' | ']');
    let whole = !is_han(glyphs.ch(end)) && (closes || start == 0);
    let end = end + usize::from(start > 0);
    whole.then(|| glyphs.bytes(&(0..end)).end)
}

/// Behind as many digits as a number has at least, if they are invented; in runs that hyphens part,
/// each is: `8888-6666`.
fn past_invented(glyphs: &Glyphs) -> Option<usize> {
    let (mut start, mut end, mut count) = (0, 0, 0);
    loop {
        let next = glyphs.past_digits(start);
        let run = glyphs.text(start..next);
        let zeros = !run.is_empty() && run.bytes().all(|digit| digit == b'0');
        if !zeros && !is_invented(&run) {
            break;
        }
        (end, count) = (next, count + run.len());
        if glyphs.ch(next) != '-' {
            break;
        }
        start = next + 1;
    }
    (count >= 8).then_some(end)
}

/// Behind brackets that ask for a number: `[请填写您的备案号]`, `[XXXX]`.
fn past_request(glyphs: &Glyphs) -> Option<usize> {
    let inside = glyphs
        .past(1, |ch| !matches!(ch, ']' | ')'))
        .min(LONGEST_REQUEST);
    let text = glyphs.text(1..inside);
    let enclosed = opens(glyphs.ch(0)) && matches!(glyphs.ch(inside), ']' | ')');
    let asks = ["填写", "填入", "您的", "你的", "备案号", "号码", "示例"];
    let asked =
        asks.iter().any(|word| text.contains(word)) || past_masked(glyphs, 1) == Some(inside);
    (enclosed && asked).then_some(inside + 1)
}

const fn opens(ch: char) -> bool {
    matches!(ch, '(' | '[')
}

fn begins_one_of(words: &[&str], ch: char) -> bool {
    words.iter().any(|word| word.starts_with(ch))
}

/// Fewer digits are what is left of a number, not an invention.
const FEWEST_INVENTED: usize = 4;
/// The same where all are equal.
const FEWEST_EQUAL: usize = 3;

/// Whether `digits` are ones that people invent: all the same, in sequence, or all zeros but one.
pub(super) fn is_invented(digits: &str) -> bool {
    let digits = digits.as_bytes();
    let same = digits
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a == b));
    // 05000000 is the year's first number, as 15000000 is.
    let of_a_year = digits.len() == 8 && matches!(digits, [b'0', b'5'..=b'9', ..]);
    let zeros = !of_a_year && digits.iter().filter(|&&digit| digit != b'0').count() <= 1;
    (digits.len() >= FEWEST_EQUAL && same)
        || (digits.len() >= FEWEST_INVENTED && (zeros || is_sequence(digits)))
}

/// How many digits an ICP and a PSB number have.
const OF_NUMBERS: [usize; 2] = [10, 14];

/// Whether `digits` count up or down, `0` and `9` being neighbours. Some who fill up a number begin
/// again with `1`.
pub(super) fn is_sequence(digits: &[u8]) -> bool {
    let pairs = || digits.iter().zip(digits.iter().skip(1));
    let steps = |up: u8| pairs().all(|(a, b)| b % 10 == (a + up) % 10);
    let fills = OF_NUMBERS.contains(&digits.len());
    let again = |a: u8, b: u8| fills && (a, b) == (b'9', b'1');
    let up = || pairs().all(|(a, b)| b.checked_sub(1) == Some(*a) || again(*a, *b));
    digits.len() >= 3 && (steps(1) || steps(9) || up())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_digits() {
        for digits in [
            "00000000",
            "88888",
            "888",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "1234567891",
            "01234567891234",
            "12345678912345",
            "87654321",
            "10000000",
            "0500000",
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
            "05000000",
            "15000000",
            "123456789123",
            "78912345",
            "2",
            "88",
            "123",
            "",
        ] {
            assert!(!is_invented(digits), "{digits}");
        }
    }

    #[test]
    fn what_stands_behind_a_label_asks_for_a_number() {
        for (text, rest) in [
            ("XXXXXXXX号 | 首页", " | 首页"),
            ("****** 号", ""),
            ("【请填写您的ICP备案号】", ""),
            ("[XXXX]号", ""),
            ("12345678号", ""),
            ("00-123456号", ""),
            ("8888-6666 |", " |"),
            ("12345678-1 |", " |"),
            ("XXXXXXXX号-1 |", " |"),
            ("备案号码 ©", " ©"),
        ] {
            let len = behind_label(text).unwrap();
            assert_eq!(&text[len..], rest, "{text}");
        }
        for text in [
            "",
            "2021012345号",
            "[2021]",
            "(京)12345678号",
            "010-12345678",
            "123456-0591",
            "-",
            "XX",
            "【请填写备案号",
            "见填写说明）",
        ] {
            assert_eq!(behind_label(text), None, "{text}");
        }
    }

    #[test]
    fn words_for_a_number_to_come_stand_alone() {
        assert_eq!(pending("备案中 ©"), Some("备案中".len()));
        assert_eq!(pending("待备案后公示（示例）"), Some("待备案后公示".len()));
        assert_eq!(pending("（暂无） | 首页"), Some("（暂无）".len()));
        for text in ["备案受理中", "网站备案申请中", "（网站备案中）"] {
            assert_eq!(pending(text), Some(text.len()), "{text}");
        }
        for text in [
            "",
            "审核中怎么办",
            "待遇优厚",
            "2021",
            "(备案中",
            "无线电",
            "网站地图",
            "网站备案申请中的材料",
        ] {
            assert_eq!(pending(text), None, "{text}");
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
