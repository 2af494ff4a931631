//! What a page's texts say, and where each character of them stands.

use super::document::{Document, Kind, NodeId};
use super::spans::{Piece, Run};
use std::borrow::Cow;
use std::ops::Range;

impl<'a> Document<'a> {
    fn pieces(&self, id: NodeId) -> &[Piece] {
        let node = self.node(id).filter(|node| node.kind == Kind::Text);
        let pieces = node.and_then(|node| {
            let range = node.first as usize..node.behind as usize;
            self.pieces.get(range)
        });
        pieces.unwrap_or_default()
    }

    /// A text as the page means it.
    pub(crate) fn text(&self, id: NodeId) -> Cow<'a, str> {
        match self.pieces(id) {
            [] => Cow::Borrowed(""),
            [only] if only.spelled.is_none() => Cow::Borrowed(only.place.text(self.source)),
            pieces => {
                let mut text = String::new();
                for piece in pieces {
                    match piece.spelled {
                        Some(spelled) => spelled.push_to(&mut text),
                        None => text.push_str(piece.place.text(self.source)),
                    }
                }
                Cow::Owned(text)
            }
        }
    }

    /// A text that stands in the source in one part as the page means it; none for any other.
    #[inline]
    pub(crate) fn literal(&self, id: NodeId) -> Option<&'a str> {
        let node = self.node(id).filter(|node| node.kind == Kind::Text)?;
        let only = node.behind.checked_sub(node.first) == Some(1);
        let piece = self.pieces.get(node.first as usize).filter(|_| only)?;
        let is_literal = piece.spelled.is_none();
        is_literal.then(|| piece.place.text(self.source))
    }

    /// Hands out a text in parts: where each starts in the text as the page means it, and
    /// what it says.
    pub(crate) fn each_piece(&self, id: NodeId, each: &mut dyn FnMut(usize, &str)) {
        for piece in self.pieces(id) {
            let at = piece.text as usize;
            match piece.spelled {
                None => each(at, piece.place.text(self.source)),
                Some(spelled) => spelled.hand_to(|text| each(at, text)),
            }
        }
    }

    /// Where the parts of a text stand, in order.
    pub(crate) fn runs(&self, id: NodeId) -> impl DoubleEndedIterator<Item = Run> {
        self.pieces(id).iter().map(|piece| piece.run())
    }

    /// Where a text stands, from its first part to behind its last.
    pub(crate) fn text_place(&self, id: NodeId) -> Option<Range<usize>> {
        let pieces = self.pieces(id);
        let (first, last) = (pieces.first()?, pieces.last()?);
        Some(first.place.start()..last.place.end())
    }

    /// Where the character of a text stands that starts at `offset` and takes `len` bytes
    /// as the page means it.
    pub(crate) fn char_place(&self, id: NodeId, offset: usize, len: usize) -> Option<Range<usize>> {
        let pieces = self.pieces(id);
        let at = pieces.partition_point(|piece| piece.text as usize <= offset);
        let piece = pieces.get(at.checked_sub(1)?)?;
        Some(piece.run().char_range(offset, len))
    }
}
