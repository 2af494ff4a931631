//! Markup in a text that the parser takes for none: in a comment, or in the strings of a
//! script.

use super::Mapped;
use crate::html::{self, Name};
use crate::number;
use std::ops::Range;

impl Mapped {
    /// What a browser would show of the text as markup: the blocks apart, without the tags, and
    /// with the references read. A tag that holds a number stays, for its attributes may be all
    /// that tells of it.
    pub(in crate::footer) fn as_markup(&self) -> Self {
        self.without_tags().referenced(|_, _| true)
    }

    /// The source of a template with the references read that spell characters of its text.
    /// Those for which markup or code could be taken stay: they show a sample of it. So do those
    /// that `is_kept` says so of, by their places.
    pub(in crate::footer) fn spelled_out(self, is_kept: impl Fn(&Range<usize>) -> bool) -> Self {
        self.referenced(|text, place| !text.chars().any(may_be_code) && !is_kept(place))
    }

    fn without_tags(&self) -> Self {
        let mut out = Self::default();
        let mut at = 0;
        // Behind the tags that are read or kept: none is looked at for every `<` in it.
        let mut behind = 0;
        for start in memchr::memchr_iter(b'<', self.text.as_bytes()) {
            let rest = self.text.get(start..).unwrap_or_default();
            let Some(name) = tag_name(rest).filter(|_| start >= behind) else {
                continue;
            };
            let Some(len) = rest.find('>') else {
                break;
            };
            behind = start + len + 1;
            if rest.get(..len).is_some_and(number::may_contain) {
                continue;
            }
            out.copy(self, at..start);
            at = behind;
            if name.is_block()
                && let Some(source) = self.source(&(start..at))
            {
                out.put("\n", source);
            }
        }
        out.copy(self, at..self.text.len());
        out
    }

    /// With those references read of which `is_read` takes what they stand for and their places.
    fn referenced(self, is_read: impl Fn(&str, &Range<usize>) -> bool) -> Self {
        if memchr::memchr(b'&', self.text.as_bytes()).is_none() {
            return self;
        }
        let (text, runs) = html::attribute_runs(&self.text, 0..self.text.len());
        let ends = runs.iter().skip(1).map(|run| run.text).chain([text.len()]);
        let mut out = Self::default();
        for (run, end) in runs.iter().zip(ends) {
            let place = run.source..run.source + run.len;
            let meant = text.get(run.text..end).unwrap_or_default();
            if run.literal || !is_read(meant, &place) {
                out.copy(&self, place);
            } else if let Some(source) = self.source(&place) {
                out.put(meant, source);
            }
        }
        out
    }
}

/// The name of the tag at the start of `text`. Code compares, too: `i<n;`.
fn tag_name(text: &str) -> Option<Name> {
    let name = text.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
    let (name, behind) = name.split_at_checked(name.find(|c| !goes_on(c))?)?;
    let ends = behind.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    let begins = name.starts_with(|c: char| c.is_ascii_alphabetic());
    (ends && begins).then(|| Name::of(name.as_bytes()))
}

/// Whether a character means something to markup or code: a number has of these the dash, the
/// colon and the full stop only.
fn may_be_code(c: char) -> bool {
    c.is_control() || (c.is_ascii_punctuation() && !matches!(c, '-' | ':' | '.'))
}

/// Whether a reference stands for a character by its number, which may be one of a number's
/// words.
pub(in crate::footer) fn may_refer(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"&#").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markup: &str) -> String {
        Mapped::literal(markup, 0).as_markup().text
    }

    #[test]
    fn what_stands_between_tags_keeps_its_place() {
        let comment = Mapped::literal("京<b x='1'>ICP</b>备<3 1<", 100).as_markup();
        assert_eq!(comment.text, "京ICP备<3 1<");
        assert_eq!(comment.source(&(0..6)), Some(100..115));
        assert_eq!(comment.source(&(9..14)), Some(122..127));
        assert_eq!(read("京<b><i title='<'>ICP</i></b>备"), "京ICP备");
        assert_eq!(read("京ICP备 1 <3 号> 2"), "京ICP备 1 <3 号> 2");
    }

    #[test]
    fn references_keep_their_places() {
        let text = Mapped::literal("京ICP备&nbsp;<b>1&#50;</b>号&<", 100).as_markup();
        assert_eq!(text.text, "京ICP备\u{a0}12号&<");
        for (at, place) in [
            (6..9, 106..109),
            (9..11, 109..115),
            (11..12, 118..119),
            (12..13, 119..124),
            (13..16, 128..131),
            (16..18, 131..133),
        ] {
            assert_eq!(text.source(&at), Some(place));
        }
    }

    #[test]
    fn references_for_markup_stay_in_a_template() {
        let text = Mapped::literal("&lt;a&gt;\r\n&#22791;&nbsp;&#45;&amp;&#123;x", 100)
            .spelled_out(|_| false);
        assert_eq!(text.text, "&lt;a&gt;\r\n备\u{a0}-&amp;&#123;x");
        for (at, place) in [
            (0..4, 100..104),
            (9..11, 109..111),
            (11..14, 111..119),
            (14..16, 119..125),
            (16..17, 125..130),
            (17..18, 130..131),
        ] {
            assert_eq!(text.source(&at), Some(place));
        }
    }

    #[test]
    fn blocks_stand_apart() {
        assert_eq!(read("<p>京ICP备1</p><TD>2<br/>3"), "\n京ICP备1\n\n2\n3");
        assert_eq!(read("京ICP备<o:p x>1</o:p><my-x>2"), "京ICP备12");
    }

    #[test]
    fn code_and_tags_with_numbers_stay() {
        for text in [
            "for(i=0;i<n;i++)x>1",
            "京ICP备<b 1",
            "<img alt='京ICP备2021012345号'>",
            "a<b.c>d",
            "a&&b",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn hostile_texts_are_read_in_linear_time() {
        for piece in [
            "<", "&", "<a ", "<a 备", "</", "<a>", "&#1", "&amp", "备<p x>",
        ] {
            let text = piece.repeat(200_000 / piece.len());
            read(&text);
            read(&format!("{text}京ICP备2021012345号>"));
        }
    }
}
