//! The tokens of a script, as far as plain redirects need them.

use memchr::memmem;

/// A word with its dots, a string's content, or any other mark.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Word(&'a [u8]),
    Text(&'a [u8]),
    Mark(u8),
}

/// What visitors do. A script names it as it is (jQuery) or behind an `on`.
const EVENTS: [&[u8]; 14] = [
    b"click",
    b"dblclick",
    b"tap",
    b"touchstart",
    b"touchend",
    b"mousedown",
    b"mouseup",
    b"mouseover",
    b"mouseenter",
    b"keydown",
    b"keyup",
    b"keypress",
    b"submit",
    b"scroll",
];

/// Methods that are handed the name of any event, and what to do then.
const HANDLERS: [&[u8]; 5] = [b"on", b"bind", b"live", b"one", b"delegate"];

/// Whether what follows the first of these may depend on who is asking, or on what they do.
pub(super) fn decides(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [Token::Mark(mark), ..] => *mark == b'?',
        [Token::Word(word), behind @ ..] => {
            let parts: [&[u8]; 7] = [
                b"if",
                b"switch",
                b"while",
                b"navigator",
                b"confirm",
                b"addEventListener",
                b"attachEvent",
            ];
            let mut words = word.split(|byte| *byte == b'.');
            let is_handed_on = words.clone().skip(1).any(|part| HANDLERS.contains(&part));
            is_handed_on && !is_for_all(behind)
                || words.any(|part| parts.contains(&part) || is_event(part))
        }
        _ => false,
    }
}

/// Behind a method of [`HANDLERS`]: the page itself does that, for every visitor.
const fn is_for_all(behind: &[Token<'_>]) -> bool {
    matches!(
        behind,
        [
            Token::Mark(b'('),
            Token::Text(b"load" | b"ready" | b"DOMContentLoaded"),
            ..
        ]
    )
}

fn is_event(name: &[u8]) -> bool {
    EVENTS.contains(&name.strip_prefix(b"on").unwrap_or(name))
}

/// The tokens of a script, in order, without its comments.
pub(super) struct Tokens<'a>(&'a [u8]);

impl<'a> Tokens<'a> {
    pub(super) const fn new(script: &'a [u8]) -> Self {
        Self(script)
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(length.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn skip_past(&mut self, end: &[u8]) {
        let length = memmem::find(self.0, end).map_or(self.0.len(), |at| at + end.len());
        self.take(length);
    }

    /// Up to the quote that is not escaped.
    fn text(&mut self, quote: u8) -> &'a [u8] {
        let mut escaped = false;
        let end = self.0.iter().position(|byte| {
            let is_end = *byte == quote && !escaped;
            escaped = *byte == b'\\' && !escaped;
            is_end
        });
        let text = self.take(end.unwrap_or(self.0.len()));
        self.take(1);
        text
    }
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'.')
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.0 = self.0.trim_ascii_start();
            match *self.0 {
                [] => return None,
                [b'/', b'/', ..] | [b'<', b'!', b'-', b'-', ..] => self.skip_past(b"\n"),
                [b'/', b'*', ..] => self.skip_past(b"*/"),
                [quote @ (b'"' | b'\'' | b'`'), ..] => {
                    self.take(1);
                    return Some(Token::Text(self.text(quote)));
                }
                [first, ..] if is_word(first) => {
                    let length = self.0.iter().position(|byte| !is_word(*byte));
                    return Some(Token::Word(self.take(length.unwrap_or(self.0.len()))));
                }
                [mark, ..] => {
                    self.take(1);
                    return Some(Token::Mark(mark));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_texts_and_marks() {
        let tokens: Vec<_> = Tokens::new(b"a.b = 'c\\'d' // e\n/* f */(\"g").collect();
        let expected = [
            Token::Word(b"a.b"),
            Token::Mark(b'='),
            Token::Text(b"c\\'d"),
            Token::Mark(b'('),
            Token::Text(b"g"),
        ];
        assert_eq!(tokens, expected);
    }
}
