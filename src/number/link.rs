//! What stands between 备 and the digits.

use super::fold::{BREAK, Glyphs, is_space};

/// What connects 备 with the body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Where the body starts.
    pub(super) end: usize,
    /// 案 or 号 is in it, so that the words before may be a label.
    pub(super) label: bool,
}

/// The longest connection: `备 案 号 ：（` and the like.
pub(super) const LONGEST_LINK: usize = 8;

/// Reads the connection at `at`, behind 备.
pub(super) fn read(glyphs: &Glyphs, at: usize) -> Link {
    let most = at + LONGEST_LINK;
    let mut breaks = 0;
    let mut end = at;
    while end < most
        && (connects(glyphs.ch(end)) || goes_on(glyphs, end))
        && !asks_for_number(glyphs, end)
    {
        breaks += usize::from(glyphs.ch(end) == BREAK);
        if breaks > 1 {
            break;
        }
        end += 1;
    }
    let label = glyphs
        .chars(at..end)
        .any(|ch| matches!(ch, '案' | '号' | '码'));
    Link { end, label }
}

/// Whether 号码 stands at `at` in a number's place, rather than as a label's last word.
fn asks_for_number(glyphs: &Glyphs, at: usize) -> bool {
    glyphs
        .past_word(at, "号码")
        .is_some_and(|end| glyphs.ch(end) != ':')
}

/// Whether a label goes on behind 案: 备案编号, 备案证书号.
fn goes_on(glyphs: &Glyphs, at: usize) -> bool {
    let of_label = |ch| matches!(ch, '编' | '序' | '证' | '书');
    of_label(glyphs.ch(at)) && (glyphs.before(at) == '案' || of_label(glyphs.before(at)))
}

fn connects(ch: char) -> bool {
    is_space(ch)
        || matches!(
            ch,
            '案' | '号' | '码' | '第' | '字' | ':' | '.' | '-' | '(' | ')' | '[' | ']'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> (usize, bool) {
        let glyphs = Glyphs::fold(text, 0..text.len());
        let link = read(&glyphs, 0);
        (link.end, link.label)
    }

    #[test]
    fn labels_and_breaks() {
        assert_eq!(end("2021012345"), (0, false));
        assert_eq!(end("：第（2021"), (3, false));
        assert_eq!(end("案号码：2021"), (4, true));
        assert_eq!(end("案编号：2021"), (4, true));
        assert_eq!(end("案证书编号：2021"), (6, true));
        assert_eq!(end("编号：2021"), (0, false));
        assert_eq!(end("[号码]"), (1, false));
        assert_eq!(end("\n案\n号"), (2, true));
        assert_eq!(end("........................1").0, LONGEST_LINK);
    }
}
