//! Breaks lines where Unicode allows it (UAX #14), by terminal cells: a Chinese character takes
//! two, and may be broken behind, but no punctuation begins a line.

use crate::number::scan;
use std::ops::Range;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The lines of a text, each at most `width` cells wide; a word that is wider stays whole. A
/// line is never empty unless the text has an empty one.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    let whole = whole(text);
    let mut parts = whole.iter().peekable();
    for (to, kind) in linebreaks(text) {
        let is_end = kind == BreakOpportunity::Mandatory;
        while parts.next_if(|part| part.end <= to).is_some() {}
        let is_within = parts.peek().is_some_and(|part| part.start < to);
        if !is_end && (is_within || is_within_a_name(text, to)) {
            continue;
        }
        let part = text.get(from..to).unwrap_or_default();
        from = to;
        let cells = line.width() + part.trim_end().width();
        if cells > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(part);
        if is_end {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
    }
    lines
}

/// A year behind all others: no number is judged here.
const LATEST: u16 = 9999;

/// Filing numbers, with spaces and wide characters where they are written so, and addresses, in
/// the order in which they begin.
fn whole(text: &str) -> Vec<Range<usize>> {
    let numbers = scan(text, LATEST).into_iter().map(|number| number.range);
    let mut whole: Vec<_> = numbers.chain(addresses(text)).collect();
    whole.sort_by_key(|part| part.start);
    whole
}

fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut last_end = 0;
    text.match_indices("://").filter_map(move |(start, _)| {
        // An address may hold others, which end where it does.
        let behind = text.get(start..).filter(|_| start >= last_end)?;
        let is_of_it = |c: char| c.is_alphanumeric() || (c.is_ascii_graphic() && c != '`');
        let len = behind.find(|c| !is_of_it(c)).unwrap_or(behind.len());
        last_end = start + len;
        Some(start..last_end)
    })
}

/// Numbers such as 京ICP备2021012345号-1, names such as beian-lint.toml, paths and addresses are
/// to be copied: they stay whole, though a line may end there.
fn is_within_a_name(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    let (Some(last), Some(next)) = (before.chars().next_back(), behind.chars().next()) else {
        return false;
    };
    let is_wide = |c: char| c.is_alphanumeric() && c.width() == Some(2);
    let is_mixed = (is_wide(last) && next.is_ascii_alphanumeric())
        || (last.is_ascii_alphanumeric() && is_wide(next));
    matches!(last, '-' | '/') || is_mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_characters() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(
            wrap("备案编号，供公众查询", 8),
            ["备案编", "号，供公", "众查询"]
        );
        assert_eq!(wrap("a\nb", 80), ["a", "b"]);
        assert_eq!(wrap("", 5), [""; 0]);
    }

    #[test]
    fn a_name_stays_whole() {
        let url = "https://beian.mps.gov.cn/";
        assert!(wrap(url, 4).concat().ends_with(url));
        for name in ["京ICP备2021012345号-1", "beian-lint.toml", "http://a.cn/b"] {
            let lines = wrap(&format!("one two {name}"), 12);
            assert_eq!(lines.last().map(String::as_str), Some(name));
        }
    }

    #[test]
    fn a_number_or_an_address_stays_whole_however_it_is_written() {
        for name in [
            "京公网安备11010502030143号",
            "京公网安备 11010502030143号",
            "京ICP备 2021012345 号－1",
            "沪ＩＣＰ備２０２１０１２３４５號",
            "粤B2-20090059-5",
            "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143",
            "http://a.cn/x?y=1&z=%20|~b!c",
            "https://例子.cn/备案/说明.html?a=备",
        ] {
            for text in [
                format!("one two {name} three"),
                format!("所见“{name}”，位于"),
            ] {
                for width in 1..40 {
                    let lines = wrap(&text, width);
                    let is_whole = lines.iter().any(|line| line.contains(name));
                    assert!(is_whole, "{width}: {lines:?}");
                }
            }
        }
    }

    #[test]
    fn addresses_within_an_address_take_no_square_of_time() {
        let text = "://".repeat(100_000);
        assert_eq!(wrap(&text, 80), [text]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "请登录全国互联网安全管理服务平台办理（30 日内），网站开通后 ICP 备案号应当标明于主页底部。";
        for width in 12..60 {
            for line in wrap(text, width) {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }
}
