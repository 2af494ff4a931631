//! Finds the few stretches of a text worth folding.

use super::anchor;
use crate::text::floor_boundary;
use std::ops::Range;

/// How many bytes before an anchor a number and its label may begin.
const LEAD: usize = 160;
/// How many bytes behind an anchor's start a number may end.
const TRAIL: usize = 480;

/// Bytes beyond which a window grows no further, so that a text full of anchors takes little memory.
const MOST: usize = 1 << 16;

/// The stretches of `text` around its anchors, in order. One overlaps the next only where
/// it has grown too long; what stands in both is the same number.
pub(super) fn windows(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut around = anchor::anchors(text)
        .map(|anchor| (anchor, around(text, anchor)))
        .peekable();
    std::iter::from_fn(move || {
        let (_, mut window) = around.next()?;
        let near = |window: &Range<usize>, next: &Range<usize>| {
            next.start <= window.end && window.len() < MOST
        };
        while let Some((_, next)) = around.next_if(|(_, next)| near(&window, next)) {
            window.end = next.end;
        }
        if let Some((anchor, _)) = around.peek() {
            window.end = window.end.min(*anchor);
        }
        Some(window)
    })
}

/// Whether a number may stand in a window: all have Chinese characters in them, except for
/// telecom licences without an issuer, and these have a dash and a year behind it.
pub(super) fn may_hold(text: &str, window: &Range<usize>) -> bool {
    let Some(window) = text.get(window.clone()) else {
        return false;
    };
    let window = window.as_bytes();
    let is_dated = |dash: usize| {
        let behind = window.get(dash + 1..).unwrap_or_default();
        let space = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'\x0b';
        let spaces = behind.iter().take_while(space).count();
        let digits = behind.get(spaces..spaces + 4);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    !window.is_ascii() || memchr::memchr2_iter(b'-', b'~', window).any(is_dated)
}

fn around(text: &str, anchor: usize) -> Range<usize> {
    let start = floor_boundary(text, anchor.saturating_sub(LEAD));
    let end = floor_boundary(text, anchor.saturating_add(TRAIL));
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        windows(text).count()
    }

    #[test]
    fn a_masked_licence_is_found_with_and_without_chinese_beside_it() {
        for text in ["Licence B2-2021XXXX", "网 Licence B2-2021XXXX"] {
            assert_eq!(crate::number::scan(text, 2026).len(), 1, "{text}");
        }
        assert!(crate::number::scan("Part B2-X021XXXX", 2026).is_empty());
    }

    #[test]
    fn only_anchors_open_windows() {
        assert_eq!(count("网站首页 安全 公司 ic p 备案号 2021012345"), 0);
        for text in [
            "icp",
            "I\u{200B}CP",
            "ＩＣＰ",
            "公 網",
            "网安备",
            "B2-20090059",
            "Ｂ２ ２０２0＊＊＊＊",
        ] {
            assert_eq!(count(text), 1, "{text}");
        }
    }

    #[test]
    fn neighbours_share_a_window_and_strangers_do_not() {
        let far = format!("ICP{}ICP", "网".repeat(400));
        assert_eq!(count("ICP 公网 ICP"), 1);
        assert_eq!(count(&far), 2);
        assert!(windows(&far).all(|window| far.get(window).is_some()));
    }

    #[test]
    fn windows_stay_short_and_leave_no_gap() {
        let text = "ICP备".repeat(40_000);
        let windows: Vec<_> = windows(&text).collect();
        assert!(windows.iter().all(|window| window.len() < 2 * MOST));
        assert!(windows.windows(2).all(|pair| pair[1].start <= pair[0].end));
        assert_eq!(windows.last().unwrap().end, text.len());
    }
}
