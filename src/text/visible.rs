//! Makes a stranger's text safe and honest to print.
//!
//! A page, a path or an address may hold escape sequences that repaint the terminal, and
//! bidirectional or invisible characters that make a text read as another. Here each of
//! them turns into something that is seen and does nothing.

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthChar;

/// How many cells a tab takes.
const TAB: &str = "    ";

/// `text` with every character that could deceive a terminal or its reader spelled out.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(must_be_spelled_out) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for ch in text.chars() {
        push_visible(&mut out, ch);
    }
    Cow::Owned(out)
}

/// Appends one character in its printable form.
pub(crate) fn push_visible(out: &mut String, ch: char) {
    match ch {
        '\t' => out.push_str(TAB),
        // The control pictures stand in the order of the control characters.
        '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(ch))),
        '\x7f' => out.push('␡'),
        _ if must_be_spelled_out(ch) => {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(ch));
        }
        _ => out.push(ch),
    }
}

/// Terminal cells of one character in its printable form. A combining mark counts as one,
/// so that a heap of them cannot make an excerpt endless.
pub(crate) fn cells(ch: char) -> usize {
    match ch {
        '\t' => TAB.len(),
        '\0'..='\x1f' | '\x7f' => 1,
        _ if must_be_spelled_out(ch) => format!("\\u{{{:x}}}", u32::from(ch)).len(),
        _ => ch.width().unwrap_or(1).max(1),
    }
}

/// Controls, line and paragraph separators, the format characters that change how the text
/// around them is shown or are not shown at all (Unicode general category Cf), and the
/// noncharacters, which neither HTML nor XML may hold.
fn must_be_spelled_out(ch: char) -> bool {
    // Nearly all there is.
    if matches!(ch, ' '..='~' | '\u{2070}'..='\u{fdcf}') {
        return false;
    }
    ch.is_control()
        || u32::from(ch) & 0xfffe == 0xfffe
        || matches!(ch, '\u{fdd0}'..='\u{fdef}')
        || matches!(ch,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(visible("京ICP备 2021（）"), Cow::Borrowed(_)));
    }

    #[test]
    fn escapes_become_pictures() {
        assert_eq!(visible("a\x1b[31mb\r\n\x7f"), "a␛[31mb␍␊␡");
        assert_eq!(visible("\u{9b}31m"), "\\u{9b}31m");
    }

    #[test]
    fn bidi_and_invisible_characters_are_spelled_out() {
        assert_eq!(visible("\u{202e}号\u{200b}"), "\\u{202e}号\\u{200b}");
    }

    #[test]
    fn noncharacters_are_spelled_out() {
        assert_eq!(
            visible("\u{fffe}\u{fdd0}\u{1ffff}"),
            "\\u{fffe}\\u{fdd0}\\u{1ffff}"
        );
        assert_eq!(visible("\u{fffd}\u{fdcf}"), "\u{fffd}\u{fdcf}");
    }

    #[test]
    fn cells_agree_with_what_is_printed() {
        for ch in ['a', '号', '\t', '\x1b', '\u{202e}', '\u{e0041}', '（'] {
            let mut out = String::new();
            push_visible(&mut out, ch);
            let printed: usize = out.chars().map(|c| c.width().unwrap()).sum();
            assert_eq!(cells(ch), printed, "{ch:?}");
        }
    }
}
