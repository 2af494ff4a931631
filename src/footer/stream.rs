//! A page's text as one stream: inline elements joined, blocks apart.

use super::meeting::meeting;
use crate::html::{Document, NodeId};
use std::ops::Range;

/// Text with the text nodes it came from. `'\n'` is a block's edge or a `<br>`; other white
/// space is folded into single spaces.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pub(super) text: String,
    parts: Vec<Stretch>,
    /// Where the breaks stand.
    breaks: Vec<usize>,
}

/// A stretch of one text node that stands in the stream byte for byte, but for white space
/// of one byte. It begins and ends with ink.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// Start in the stream.
    at: usize,
    len: usize,
    node: NodeId,
    /// Start in the node's text.
    offset: usize,
}

/// How many bytes at the start are white space.
#[inline]
fn blank_len(bytes: &[u8]) -> usize {
    let is_blank = u8::is_ascii_whitespace;
    if !bytes.first().is_some_and(is_blank) {
        return 0;
    }
    // Behind a line's end mostly stands an indentation.
    let rest = bytes.get(1..).unwrap_or_default();
    let (steps, _) = rest.as_chunks::<STEP>();
    let all_blanks = |step: &&[u8; STEP]| **step == [b' '; STEP];
    let sure = 1 + steps.iter().take_while(all_blanks).count() * STEP;
    let rest = bytes.get(sure..).unwrap_or_default();
    sure + rest.iter().take_while(|byte| is_blank(byte)).count()
}

/// How many bytes at the start are no white space.
#[inline]
fn ink_len(bytes: &[u8]) -> usize {
    let (steps, _) = bytes.as_chunks();
    let sure = steps.iter().take_while(|step| is_ink(step)).count() * STEP;
    // Most texts have none, and what no step holds is compared at once with what stands before.
    if sure + STEP > bytes.len() && bytes.last_chunk().is_some_and(is_ink) {
        return bytes.len();
    }
    let rest = bytes.get(sure..).unwrap_or_default();
    let more = rest.iter().position(u8::is_ascii_whitespace);
    sure + more.unwrap_or(rest.len())
}

/// Bytes that are compared at once.
const STEP: usize = 16;

/// Whether none of the bytes is white space or a control character.
#[inline]
fn is_ink(bytes: &[u8; STEP]) -> bool {
    // Without a way out in between, all are compared by one instruction.
    let blanks = bytes.iter().map(|byte| u8::from(*byte <= b' '));
    blanks.fold(0, |any, blank| any | blank) == 0
}

/// Bytes of which somebody would see the beginning or the end only.
const FAR: usize = 1 << 14;

impl Stream {
    /// With room for that much text, in so many parts.
    pub(super) fn with_capacity(len: usize, parts: usize) -> Self {
        Self {
            text: String::with_capacity(len),
            parts: Vec::with_capacity(parts),
            breaks: Vec::with_capacity(parts),
        }
    }

    /// Adds a part of a text node's text, which starts at `offset` of it.
    pub(super) fn push(&mut self, node: NodeId, offset: usize, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let blank = blank_len(rest);
            if blank > 0 {
                self.space();
                at += blank;
                continue;
            }
            let end = at + ink_len(rest);
            self.push_word(node, offset + at, text.get(at..end).unwrap_or_default());
            at = end;
        }
    }

    fn push_word(&mut self, node: NodeId, offset: usize, word: &str) {
        let at = self.text.len();
        self.text.push_str(word);
        if let Some(last) = self.parts.last_mut()
            && last.node == node
            && offset - last.offset == at - last.at
        {
            last.len = at + word.len() - last.at;
            return;
        }
        self.parts.push(Stretch {
            at,
            len: word.len(),
            node,
            offset,
        });
    }

    fn last(&self) -> Option<u8> {
        self.text.as_bytes().last().copied()
    }

    fn space(&mut self) {
        if !matches!(self.last(), None | Some(b' ' | b'\n')) {
            self.text.push(' ');
        }
    }

    /// The text's end but for a blank: a line that ends there drops it, and what was noted
    /// behind it would stand in the next line.
    pub(super) fn end_of_ink(&self) -> usize {
        self.text.len() - usize::from(self.last() == Some(b' '))
    }

    /// A block's edge.
    pub(super) fn break_line(&mut self) {
        if self.last() == Some(b' ') {
            self.text.pop();
        }
        if !matches!(self.last(), None | Some(b'\n')) {
            self.breaks.push(self.text.len());
            self.text.push('\n');
        }
    }

    fn parts_in(&self, range: &Range<usize>) -> &[Stretch] {
        meeting(&self.parts, range, |part| part.at..part.at + part.len)
    }

    /// The text nodes that `range` runs through, with the part of `range` in each.
    pub(super) fn nodes(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = (NodeId, Range<usize>)> {
        self.parts_in(range).iter().map(move |part| {
            let start = part.at.max(range.start);
            let end = (part.at + part.len).min(range.end);
            (part.node, start..end)
        })
    }

    /// The text of the nodes from one to before another, in document order.
    pub(super) fn of_nodes(&self, nodes: &Range<NodeId>) -> Range<usize> {
        let first = self.parts.partition_point(|part| part.node < nodes.start);
        let last = self.parts.partition_point(|part| part.node < nodes.end);
        let start = self
            .parts
            .get(first)
            .map_or(self.text.len(), |part| part.at);
        let last = last.checked_sub(1).and_then(|last| self.parts.get(last));
        let end = last.map_or(0, |part| part.at + part.len);
        start..end.max(start)
    }

    /// The source of the characters of `range`, from the first's start to behind the last.
    pub(super) fn source(&self, doc: &Document<'_>, range: &Range<usize>) -> Option<Range<usize>> {
        let inside = self.text.get(range.clone())?;
        let ink = inside.trim();
        let start = range.start + inside.find(ink)?;
        let last = ink.chars().next_back()?.len_utf8();
        let first = self.char_source(doc, start, ink.chars().next()?.len_utf8())?;
        let last = self.char_source(doc, start + ink.len() - last, last)?;
        Some(first.start..last.end)
            .filter(|range| range.start <= range.end)
            .or(Some(first))
    }

    /// Where the characters of `range` stand in the source, in order; white space is left out.
    pub(super) fn ink_places(
        &self,
        doc: &Document<'_>,
        range: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let ink = text
            .char_indices()
            .filter(|(_, c)| !c.is_ascii_whitespace());
        ink.filter_map(move |(at, c)| self.char_source(doc, range.start + at, c.len_utf8()))
    }

    fn char_source(&self, doc: &Document<'_>, at: usize, len: usize) -> Option<Range<usize>> {
        let index = self.parts.partition_point(|part| part.at <= at);
        let part = self.parts.get(index.checked_sub(1)?)?;
        let offset = part.offset + (at - part.at);
        doc.char_place(part.node, offset, len)
    }

    /// The line (between two breaks) that holds the offset.
    pub(super) fn line(&self, at: usize) -> Range<usize> {
        let next = self.breaks.partition_point(|end| *end < at);
        let before = next.checked_sub(1).and_then(|i| self.breaks.get(i));
        let start = before.map_or(0, |end| end + 1);
        let end = self.breaks.get(next).copied();
        start..end.unwrap_or(self.text.len()).max(start)
    }

    /// The lines before and behind a line; the line itself where there is none.
    pub(super) fn neighbours(&self, line: &Range<usize>) -> [Range<usize>; 2] {
        let before = self.line(line.start.saturating_sub(1));
        [before, self.line((line.end + 1).min(self.text.len()))]
    }

    /// Whether more than `limit` characters of `range` are no white space, or it is so long that
    /// nobody takes its ends for neighbours: a page of blanks is not read again for each number.
    pub(super) fn exceeds(&self, range: Range<usize>, limit: usize) -> bool {
        let text = self.text.get(range).unwrap_or_default();
        if text.len() > FAR + 4 * limit {
            return true;
        }
        let ink = text.chars().filter(|c| !c.is_whitespace());
        ink.take(limit + 1).count() > limit
    }

    /// How many characters of `range` are no white space.
    pub(super) fn ink(&self, range: Range<usize>) -> usize {
        let text = self.text.get(range).unwrap_or_default();
        text.chars().filter(|c| !c.is_whitespace()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{FAR, Stream, ink_len};
    use crate::html::{Kind, Name, parse};

    #[test]
    fn ink_ends_at_white_space_wherever_it_stands() {
        for blank in [' ', '\t', '\n', '\r', '\u{c}'] {
            for len in 0..40 {
                for ink in ['x', '~', '\u{1}', '\u{7f}'] {
                    let text = format!("{}{blank}yyyyyyyyy", String::from(ink).repeat(len));
                    assert_eq!(ink_len(text.as_bytes()), len, "{text:?}");
                }
            }
        }
        for text in ["", "号", "京ICP备2021012345号-1"] {
            assert_eq!(ink_len(text.as_bytes()), text.len());
        }
    }

    #[test]
    fn the_text_of_an_element_ends_before_what_follows_it() {
        let doc = parse("<p>一</p>二");
        let mut stream = Stream::default();
        for node in doc.nodes().filter(|node| doc.kind(*node) == Kind::Text) {
            stream.push(node, 0, &doc.text(node));
        }
        let element = doc.nodes().find(|node| doc.name(*node) == Some(Name::P));
        let element = element.unwrap();
        let text = stream.of_nodes(&(element..doc.behind(element)));
        assert_eq!((stream.text.as_str(), &stream.text[text]), ("一二", "一"));
    }

    #[test]
    fn a_long_blank_keeps_its_ends_apart_and_wide_characters_do_not() {
        let exceeds = |text: String, limit: usize| {
            let range = 0..text.len();
            let stream = Stream {
                text,
                ..Stream::default()
            };
            stream.exceeds(range, limit)
        };
        let blanks = FAR / '\u{a0}'.len_utf8();
        assert!(!exceeds("\u{a0}".repeat(blanks), 0));
        assert!(exceeds("\u{a0}".repeat(blanks + 1), 0));
        assert!(!exceeds("𠮷".repeat(FAR), FAR));
        assert!(exceeds("𠮷".repeat(FAR + 1), FAR));
    }
}
