//! What the tokenizer hands out: ranges of the source, not copies.

use std::ops::Range;

/// One token. Ranges are bytes of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Characters that stand in the source as they are.
    Text(Range<usize>),
    /// Characters spelled otherwise in the source: a character reference, a CR.
    Spelled(Range<usize>, Spelled),
    /// A NUL, which the tree construction stage drops or replaces.
    Null(Range<usize>),
    /// A start tag; its name and attributes lie in the tokenizer's [`super::tag::TagData`].
    Start(Range<usize>),
    /// An end tag.
    End(Range<usize>),
    /// A comment: the whole, and its data.
    Comment(Range<usize>, Range<usize>),
    /// A DOCTYPE: the whole.
    Doctype(Range<usize>),
}

/// One or two characters that a reference or a line break stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelled {
    first: char,
    second: Option<char>,
}

impl Spelled {
    pub(super) const fn one(first: char) -> Self {
        Self {
            first,
            second: None,
        }
    }

    pub(super) const fn pair(first: char, second: Option<char>) -> Self {
        Self { first, second }
    }

    /// Whether it is that one character.
    pub(super) fn is(self, c: char) -> bool {
        self.first == c && self.second.is_none()
    }

    /// Whether it is white space as the standard's tree construction has it.
    pub(super) fn is_space(self) -> bool {
        self.first.is_ascii_whitespace() && self.second.is_none()
    }

    /// How many bytes it takes.
    pub(super) fn len(self) -> usize {
        self.first.len_utf8() + self.second.map_or(0, char::len_utf8)
    }

    /// Hands out what it says.
    pub(super) fn hand_to(self, each: impl FnOnce(&str)) {
        match self.second {
            None => each(self.first.encode_utf8(&mut [0; 4])),
            Some(second) => each(&String::from_iter([self.first, second])),
        }
    }

    pub(super) fn push_to(self, out: &mut String) {
        out.push(self.first);
        out.extend(self.second);
    }
}

/// How the tokenizer reads what comes next; the tree construction stage decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mode {
    /// Markup.
    #[default]
    Data,
    /// Text with character references, up to the end tag: `<title>`, `<textarea>`.
    Rcdata,
    /// Text up to the end tag: `<style>`, `<iframe>`, `<noembed>`, `<noframes>`, `<xmp>`.
    Rawtext,
    /// A script, whose comment-like escapes may hide end tags.
    Script,
    /// Text up to `]]>`, in SVG and `MathML` only.
    Cdata,
    /// Text to the end of the page.
    Plaintext,
}
