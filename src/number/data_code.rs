//! PSB import tokens (公安联网备案数据码): 32 hexadecimal digits that give access for 30 days.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let code = r"(?-u:\b)([0-9A-Fa-f]{32})(?-u:\b)";
    let pattern = format!(
        "(?s)(?:数据码|公安[^\\n]{{0,10}}?码).{{0,12}}?{code}|公安联网备案.{{0,40}}?{code}"
    );
    Regex::new(&pattern).ok()
});

/// Hexadecimal digits of a code.
const DIGITS: usize = 32;

/// Whether so many hexadecimal digits stand together anywhere. Cheap: one of them would be
/// at a place that is looked at.
fn has_digits(text: &[u8]) -> bool {
    let mut at = DIGITS - 1;
    while let Some(byte) = text.get(at) {
        if !byte.is_ascii_hexdigit() {
            at += DIGITS;
            continue;
        }
        let before = text.get(at + 1 - DIGITS..at).unwrap_or_default();
        let digits = before.iter().rev().take_while(|b| b.is_ascii_hexdigit());
        let missing = before.len() - digits.count();
        if missing == 0 {
            return true;
        }
        at += missing;
    }
    false
}

/// The bytes of every import token in `text`, in order: 32 hexadecimal digits close behind
/// 数据码, 公安…码 or 公安联网备案. They are no numbers, and nobody else's business.
#[must_use]
pub fn data_codes(text: &str) -> Vec<Range<usize>> {
    if !has_digits(text.as_bytes()) {
        return Vec::new();
    }
    let Some(code) = CODE.as_ref() else {
        return Vec::new();
    };
    code.captures_iter(text)
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .map(|digits| digits.range())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "0123456789abcdef0123456789ABCDEF";

    fn codes(text: &str) -> Vec<&str> {
        data_codes(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn close_behind_their_label() {
        for label in [
            "公安联网备案数据码：",
            "数据码 ",
            "公安备案授权码：\n",
            "公安联网备案（示例网站）：",
        ] {
            assert_eq!(codes(&format!("{label}{CODE}。")), [CODE], "{label}");
        }
    }

    #[test]
    fn digits_are_found_wherever_they_stand() {
        for before in 0..100 {
            for (count, found) in [(31, false), (32, true), (33, true), (70, true)] {
                let text = format!("{}{}g", "码 x".repeat(before), "0aF".repeat(count));
                let (cut, _) = text.split_at(text.len() - 1 - 2 * count);
                assert_eq!(has_digits(cut.as_bytes()), found, "{cut}");
                let text = format!("{cut}g{}", "0g".repeat(40));
                assert_eq!(has_digits(text.as_bytes()), found, "{text}");
            }
        }
        assert!(!has_digits(b""));
    }

    #[test]
    fn other_hashes_are_not_theirs() {
        let far = format!("数据码在下面这个很长很长的段落之后才出现：{CODE}");
        for text in [
            CODE,
            &far,
            &format!("公安局 {CODE}"),
            &format!("数据码：{CODE}0"),
        ] {
            assert!(codes(text).is_empty(), "{text}");
        }
    }
}
