//! The tokenizer: HTML standard, 13.2.5, with ranges instead of buffers.

use super::char_ref;
use super::script;
use super::spans::{AttrSpan, TagSpan, narrow};
use super::tag::{self, TagData};
use super::token::{Mode, Spelled, Token};
use std::ops::Range;

/// Reads tokens from a page.
pub(super) struct Tokenizer<'a> {
    source: &'a str,
    at: usize,
    mode: Mode,
    /// Where the raw text being read ends: at its end tag, or at the end of the page.
    raw_end: Option<usize>,
    /// Where the stretch of text being read ends, at the next `<`; looked for once.
    text_end: usize,
    /// A CR or a NUL, neither of which stands for itself, is somewhere in the page.
    has_odd: bool,
    /// Name and attributes of the tag read last.
    pub(super) tag: TagData,
}

impl<'a> Tokenizer<'a> {
    /// Attributes are kept in `table`, which is empty.
    pub(super) fn with_table(source: &'a str, table: Vec<AttrSpan>) -> Self {
        let mut tokenizer = Self::new(source);
        tokenizer.tag.table = table;
        tokenizer
    }

    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            at: 0,
            mode: Mode::Data,
            raw_end: None,
            text_end: 0,
            has_odd: memchr::memchr2(b'\r', 0, source.as_bytes()).is_some(),
            tag: TagData::default(),
        }
    }

    /// Keeps the attributes of the start tag read last, which stands at `place`.
    pub(super) fn keep_tag(&mut self, place: Range<usize>) -> TagSpan {
        let first = self.tag.first;
        self.tag.keep();
        TagSpan {
            place: place.into(),
            name_end: narrow(self.tag.name.end),
            first_attr: narrow(first),
            behind_attrs: narrow(self.tag.first),
            known: self.tag.known,
            element: self.tag.element,
        }
    }

    /// All attributes that were kept.
    pub(super) fn kept_attributes(mut self) -> Vec<AttrSpan> {
        self.tag.table.truncate(self.tag.first);
        self.tag.table
    }

    /// Changes how the text behind the start tag just read is read.
    pub(super) fn set_mode(&mut self, mode: Mode) {
        self.mode = mode;
        self.raw_end = (mode != Mode::Data).then(|| self.find_raw_end(mode));
    }

    /// The next token; `in_foreign`: the adjusted current node is not an HTML element, so
    /// that CDATA sections exist.
    pub(super) fn next(&mut self, in_foreign: bool) -> Option<Token> {
        loop {
            let byte = *self.bytes().get(self.at)?;
            if let Some(end) = self.raw_end {
                if self.at < end {
                    return Some(self.characters(end));
                }
                self.leave_raw_text();
            } else if byte != b'<' {
                return Some(self.text());
            } else if let Some(token) = self.markup(in_foreign) {
                return Some(token);
            }
        }
    }

    /// Text between tags.
    #[inline]
    fn text(&mut self) -> Token {
        if self.has_odd {
            if self.text_end <= self.at {
                self.text_end = self.find(b'<', self.at).unwrap_or(self.source.len());
            }
            return self.characters(self.text_end);
        }
        let rest = self.bytes().get(self.at..).unwrap_or_default();
        // A line end between two tags is the most frequent text of all.
        if let [b'\n', b'<', ..] = rest {
            return Token::Text(self.advance_to(self.at + 1));
        }
        match memchr::memchr2(b'<', b'&', rest) {
            Some(0) => self.ampersand(),
            Some(plain) => Token::Text(self.advance_to(self.at + plain)),
            None => Token::Text(self.advance_to(self.source.len())),
        }
    }

    fn leave_raw_text(&mut self) {
        if self.mode == Mode::Cdata {
            self.at += 3; // `]]>`
        }
        self.raw_end = None;
        self.mode = Mode::Data;
    }

    fn bytes(&self) -> &'a [u8] {
        self.source.as_bytes()
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes().get(self.at + ahead).copied()
    }

    fn find(&self, byte: u8, from: usize) -> Option<usize> {
        memchr::memchr(byte, self.bytes().get(from..)?).map(|skip| from + skip)
    }

    /// Moves to `end` and returns what was passed.
    fn advance_to(&mut self, end: usize) -> Range<usize> {
        let start = std::mem::replace(&mut self.at, end);
        start..end
    }

    /// One token of the characters before `end`: the longest stretch that stands for itself,
    /// or a single reference, line end or NUL. The CR of a CRLF is left out: the LF stands for
    /// both, and the text goes on from there.
    fn characters(&mut self, end: usize) -> Token {
        let rest = self.bytes().get(self.at..end).unwrap_or_default();
        let unsaid = usize::from(rest.starts_with(b"\r\n"));
        self.at += unsaid;
        let rest = rest.get(unsaid..).unwrap_or_default();
        let plain = memchr::memchr3(b'&', b'\r', 0, rest).unwrap_or(rest.len());
        if plain > 0 {
            let stop = self.at + plain;
            return Token::Text(self.advance_to(stop));
        }
        match rest.first() {
            Some(b'\r') => self.spelled(Spelled::one('\n'), 1),
            Some(0) if matches!(self.mode, Mode::Data | Mode::Cdata) => {
                let stop = self.at + 1;
                Token::Null(self.advance_to(stop))
            }
            Some(0) => self.spelled(Spelled::one('\u{fffd}'), 1),
            _ => self.ampersand(),
        }
    }

    fn spelled(&mut self, spelled: Spelled, len: usize) -> Token {
        let stop = self.at + len;
        Token::Spelled(self.advance_to(stop), spelled)
    }

    fn ampersand(&mut self) -> Token {
        let decodes = matches!(self.mode, Mode::Data | Mode::Rcdata);
        let reference = decodes
            .then(|| char_ref::read(self.source, self.at, false))
            .flatten();
        if let Some((spelled, len)) = reference {
            return self.spelled(spelled, len);
        }
        let stop = self.at + 1;
        Token::Text(self.advance_to(stop))
    }

    /// The token at `<`; none where it stands for nothing (`</>`, a tag cut off by the end).
    fn markup(&mut self, in_foreign: bool) -> Option<Token> {
        match self.byte(1) {
            Some(b) if b.is_ascii_alphabetic() => self.read_tag(1),
            Some(b'/') => self.end_tag(),
            Some(b'!') => self.declaration(in_foreign),
            Some(b'?') => Some(self.bogus_comment(1)),
            _ => {
                let stop = self.at + 1;
                Some(Token::Text(self.advance_to(stop)))
            }
        }
    }

    /// Reads the tag whose name starts `ahead` bytes from here.
    fn read_tag(&mut self, ahead: usize) -> Option<Token> {
        let end = tag::read(self.bytes(), self.at + ahead, &mut self.tag);
        let range = self.advance_to(end.unwrap_or(self.source.len()));
        end?;
        Some(if ahead == 1 {
            Token::Start(range)
        } else {
            Token::End(range)
        })
    }

    fn end_tag(&mut self) -> Option<Token> {
        match self.byte(2) {
            Some(b) if b.is_ascii_alphabetic() => self.read_tag(2),
            Some(b'>') => {
                self.at += 3;
                None
            }
            Some(_) => Some(self.bogus_comment(2)),
            None => {
                let stop = self.source.len();
                Some(Token::Text(self.advance_to(stop)))
            }
        }
    }

    fn declaration(&mut self, in_foreign: bool) -> Option<Token> {
        let rest = self.bytes().get(self.at..).unwrap_or_default();
        if rest.starts_with(b"<!--") {
            return Some(self.comment());
        }
        if rest
            .get(2..9)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"doctype"))
        {
            let end = self
                .find(b'>', self.at)
                .map_or(self.source.len(), |i| i + 1);
            return Some(Token::Doctype(self.advance_to(end)));
        }
        if in_foreign && rest.starts_with(b"<![CDATA[") {
            self.at += 9;
            self.set_mode(Mode::Cdata);
            return None;
        }
        Some(self.bogus_comment(2))
    }

    fn comment(&mut self) -> Token {
        let data = self.at + 4;
        let rest = self.bytes().get(data..).unwrap_or_default();
        let (data_end, end) = if rest.starts_with(b">") {
            (data, data + 1)
        } else if rest.starts_with(b"->") {
            (data, data + 2)
        } else {
            self.comment_end(data)
        };
        Token::Comment(self.advance_to(end), data..data_end)
    }

    /// Where the comment whose data starts at `data` ends: its data, and the whole of it.
    fn comment_end(&self, data: usize) -> (usize, usize) {
        let bytes = self.bytes();
        let mut at = data;
        while let Some(dash) = self.find(b'-', at) {
            let rest = bytes.get(dash..).unwrap_or_default();
            if rest.starts_with(b"-->") {
                return (dash, dash + 3);
            }
            if rest.starts_with(b"--!>") {
                return (dash, dash + 4);
            }
            at = dash + 1;
        }
        let rest = bytes.get(data..).unwrap_or_default();
        let unfinished = [&b"--!"[..], b"--", b"-"]
            .into_iter()
            .find(|tail| rest.ends_with(tail))
            .map_or(0, <[u8]>::len);
        (bytes.len() - unfinished, bytes.len())
    }

    fn bogus_comment(&mut self, skip: usize) -> Token {
        let data = self.at + skip;
        let data_end = self.find(b'>', data).unwrap_or(self.source.len());
        let end = (data_end + 1).min(self.source.len());
        Token::Comment(self.advance_to(end), data..data_end)
    }

    fn find_raw_end(&self, mode: Mode) -> usize {
        match mode {
            Mode::Plaintext => self.source.len(),
            Mode::Cdata => {
                let rest = self.bytes().get(self.at..).unwrap_or_default();
                memchr::memmem::find(rest, b"]]>").map_or(self.source.len(), |len| self.at + len)
            }
            Mode::Script => script::end(self.bytes(), self.at),
            _ => self.find_end_tag(),
        }
    }

    /// The `</name` that closes the start tag read last.
    fn find_end_tag(&self) -> usize {
        let bytes = self.bytes();
        let name = bytes.get(self.tag.name.clone()).unwrap_or_default();
        let closing = [b"</", name].concat();
        let mut at = self.at;
        while let Some(lt) = self.find(b'<', at) {
            if script::is_tag(bytes.get(lt..).unwrap_or_default(), &closing) {
                return lt;
            }
            at = lt + 1;
        }
        bytes.len()
    }
}
