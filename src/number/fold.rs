//! Text folded for matching: one spelling for every character that readers take for the same.
//!
//! Zero-width characters vanish, runs of white space become one glyph, full-width
//! characters become ASCII, dashes become `-`, traditional characters simplified ones.
//! Every [`Glyph`] remembers its bytes in the original text.

use super::chars::{fold_char, is_zero_width};
use std::ops::Range;

/// A blank run without a visual line break.
pub(super) const BLANK: char = ' ';
/// A blank run with a visual line break.
pub(super) const BREAK: char = '\n';
/// What lies before the first and behind the last glyph.
pub(super) const NOTHING: char = '\0';

/// One folded character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// The character to match against.
    pub(super) ch: char,
    /// Its first byte in the original text.
    start: usize,
    /// Behind its last byte.
    end: usize,
    /// Written full-width, traditional, or as another dash.
    variant: bool,
    /// Zero-width characters stood directly before it.
    haunted: bool,
}

/// A folded stretch of text. Positions in it are glyph indices; any index is in bounds.
#[derive(Debug)]
pub(super) struct Glyphs(Vec<Glyph>);

impl Glyphs {
    /// Folds `text[range]`; a `range` that is not on character boundaries folds to nothing.
    pub(super) fn fold(text: &str, range: Range<usize>) -> Self {
        let offset = range.start;
        let piece = text.get(range).unwrap_or_default();
        let mut glyphs = Vec::with_capacity(piece.len() / 2);
        let mut haunted = false;
        for (at, ch) in piece.char_indices() {
            if is_zero_width(ch) {
                haunted = true;
            } else {
                push(&mut glyphs, ch, offset + at, haunted);
                haunted = false;
            }
        }
        Self(glyphs)
    }

    /// How many glyphs there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The character at `at`.
    pub(super) fn ch(&self, at: usize) -> char {
        self.0.get(at).map_or(NOTHING, |glyph| glyph.ch)
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(NOTHING, |at| self.ch(at))
    }

    /// Behind the white space at `at`, a visual break included; `at` where there is none.
    pub(super) fn past_space(&self, at: usize) -> usize {
        at + usize::from(is_space(self.ch(at)))
    }

    /// Behind the white space at `at` unless it breaks the line.
    pub(super) fn past_blank(&self, at: usize) -> usize {
        at + usize::from(self.ch(at) == BLANK)
    }

    /// Behind the run of characters that `belongs` accepts.
    pub(super) fn past(&self, at: usize, belongs: impl Fn(char) -> bool) -> usize {
        let rest = self.0.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|glyph| belongs(glyph.ch)).count()
    }

    /// Behind the run of ASCII digits at `at`.
    pub(super) fn past_digits(&self, at: usize) -> usize {
        self.past(at, |ch| ch.is_ascii_digit())
    }

    /// Behind `word` if it stands at `at`, white space between its characters or not.
    pub(super) fn past_word(&self, at: usize, word: &str) -> Option<usize> {
        let mut next = at;
        for (index, wanted) in word.chars().enumerate() {
            let here = if index == 0 {
                next
            } else {
                self.past_space(next)
            };
            if !self.ch(here).eq_ignore_ascii_case(&wanted) {
                return None;
            }
            next = here + 1;
        }
        Some(next)
    }

    /// Where `word` starts if it ends before `end`, without white space between its characters.
    pub(super) fn word_before(&self, end: usize, word: &str) -> Option<usize> {
        let start = end.checked_sub(word.chars().count())?;
        self.chars(start..end).eq(word.chars()).then_some(start)
    }

    /// The characters of `span`, white space left out.
    pub(super) fn text(&self, span: Range<usize>) -> String {
        self.chars(span).filter(|&ch| !is_space(ch)).collect()
    }

    /// The characters of `span`.
    pub(super) fn chars(&self, span: Range<usize>) -> impl Iterator<Item = char> {
        let glyphs = self.0.get(span).unwrap_or_default();
        glyphs.iter().map(|glyph| glyph.ch)
    }

    /// Whether a character of `span` is full-width, traditional, or another dash.
    pub(super) fn has_variant(&self, span: Range<usize>) -> bool {
        let glyphs = self.0.get(span).unwrap_or_default();
        glyphs.iter().any(|glyph| glyph.variant)
    }

    /// Whether zero-width characters stand inside `span`.
    pub(super) fn is_haunted(&self, span: Range<usize>) -> bool {
        let glyphs = self.0.get(span).unwrap_or_default();
        glyphs.iter().skip(1).any(|glyph| glyph.haunted)
    }

    /// The bytes of the original text that `span` covers.
    pub(super) fn bytes(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.0.get(span.start).map_or(0, |glyph| glyph.start);
        let last = span.end.checked_sub(1).and_then(|last| self.0.get(last));
        start..last.map_or(start, |glyph| glyph.end)
    }
}

/// The first glyph of a text, without folding the others; [`BLANK`] for any white space.
pub(super) fn first(text: &str) -> char {
    let mut visible = text.chars().filter(|ch| !is_zero_width(*ch));
    visible.next().map_or(NOTHING, |ch| match ch {
        ch if ch.is_whitespace() => BLANK,
        ch => fold_char(ch),
    })
}

/// White space as folding leaves it.
pub(super) fn is_space(ch: char) -> bool {
    ch == BLANK || ch == BREAK
}

fn push(glyphs: &mut Vec<Glyph>, ch: char, start: usize, haunted: bool) {
    let end = start + ch.len_utf8();
    if ch.is_whitespace() {
        let space = if ch == BREAK { BREAK } else { BLANK };
        if let Some(last) = glyphs.last_mut().filter(|last| is_space(last.ch)) {
            last.end = end;
            if space == BREAK {
                last.ch = BREAK;
            }
            return;
        }
        glyphs.push(Glyph {
            ch: space,
            start,
            end,
            variant: false,
            haunted,
        });
        return;
    }
    let folded = fold_char(ch);
    // Punctuation is a matter of spacing, not of the characters chosen.
    let variant = folded != ch && (folded == '-' || folded.is_alphanumeric());
    glyphs.push(Glyph {
        ch: folded,
        start,
        end,
        variant,
        haunted,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let glyphs = Glyphs::fold(text, 0..text.len());
        glyphs.chars(0..glyphs.len()).collect()
    }

    #[test]
    fn one_spelling_for_all() {
        assert_eq!(folded("粵ＩＣＰ備１２號－１（——）"), "粤ICP备12号-1(--)");
        for text in ["", "\u{200B}號", "\t1", "（"] {
            assert_eq!(first(text), folded(text).chars().next().unwrap_or(NOTHING));
        }
        assert_eq!(folded("a\u{A0}\u{3000} b \n\t c\u{200B}d"), "a b\ncd");
    }

    #[test]
    fn bytes_lead_back_to_the_original() {
        let text = "x\u{200B}號\u{3000} 1";
        let glyphs = Glyphs::fold(text, 0..text.len());
        assert_eq!(&text[glyphs.bytes(&(1..2))], "號");
        assert_eq!(&text[glyphs.bytes(&(1..4))], "號\u{3000} 1");
        assert!(glyphs.has_variant(1..2) && !glyphs.has_variant(2..4));
        assert!(glyphs.is_haunted(0..2) && !glyphs.is_haunted(1..4));
    }

    #[test]
    fn words_may_be_spaced_out() {
        let glyphs = Glyphs::fold("公 网\n安备", 0.."公 网\n安备".len());
        assert_eq!(glyphs.past_word(0, "公网安备"), Some(6));
        assert_eq!(glyphs.past_word(0, "公网备"), None);
    }
}
