//! Breaks lines where Unicode allows it (UAX #14), by terminal cells: a Chinese character takes
//! two, and may be broken behind, but no punctuation begins a line.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::UnicodeWidthStr as _;

/// The lines of a text, each at most `width` cells wide; a word that is wider stays whole. A
/// line is never empty unless the text is.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    for (to, kind) in linebreaks(text) {
        let part = text.get(from..to).unwrap_or_default();
        from = to;
        let cells = line.width() + part.trim_end().width();
        if cells > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(part);
        if kind == BreakOpportunity::Mandatory {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_characters() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("备案编号，供公众查询", 8), ["备案编", "号，供公", "众查询"]);
        assert_eq!(wrap("a\nb", 80), ["a", "b"]);
        assert_eq!(wrap("", 5), [""; 0]);
    }

    #[test]
    fn a_long_word_stays_whole() {
        let url = "https://beian.mps.gov.cn/";
        assert!(wrap(url, 4).concat().ends_with(url));
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
