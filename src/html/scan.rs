//! The tags of a page one after the other, without a tree: for what only names and attributes
//! are needed for.

use super::char_ref::decode_attribute;
use super::script::is_tag;
use super::spans::AttrSpan;
use super::token::{Mode, Token};
use super::tokenizer::Tokenizer;
use std::borrow::Cow;
use std::ops::Range;

/// A tag as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScannedTag<'a> {
    source: &'a str,
    /// It is an end tag.
    pub(crate) is_end: bool,
    name: &'a str,
    attrs: &'a [AttrSpan],
}

impl ScannedTag<'_> {
    /// Whether it has this name, which is in lower case.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Where the value of an attribute stands; the first of that name counts. Read it with
    /// [`decode_attribute`].
    pub(crate) fn place(&self, name: &str) -> Option<Range<usize>> {
        let is_named = |attr: &&AttrSpan| attr.name.text(self.source).eq_ignore_ascii_case(name);
        self.attrs
            .iter()
            .find(is_named)
            .map(|attr| attr.value.range())
    }

    /// The value of an attribute.
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.place(name)
            .map(|place| decode_attribute(self.source, place))
    }
}

/// Hands out the tags of a page in source order, in linear time. Nothing in a comment, a
/// script, a style sheet or a text field is a tag. What a tree alone can know (a tag that is
/// moved or ignored) is not known here.
pub(crate) fn scan(source: &str, each: &mut dyn FnMut(ScannedTag<'_>)) {
    let mut tokenizer = Tokenizer::new(source);
    let mut foreign = 0;
    while let Some(token) = tokenizer.next(false) {
        let is_end = match token {
            Token::Start(_) => false,
            Token::End(_) => true,
            _ => continue,
        };
        let data = &tokenizer.tag;
        let name = source.get(data.name.clone()).unwrap_or_default();
        each(ScannedTag {
            source,
            is_end,
            name,
            attrs: data.attrs(),
        });
        foreign = open_foreign(foreign, name, is_end, data.self_closing);
        let is_empty = is_end || (data.self_closing && foreign > 0);
        if let Some(mode) = text_mode(name).filter(|_| !is_empty) {
            tokenizer.set_mode(mode);
        }
    }
}

/// How many SVG and `MathML` elements are open behind a tag, where `open` were before it:
/// inside them, `<script/>` has no text.
fn open_foreign(open: usize, name: &str, is_end: bool, closes_itself: bool) -> usize {
    let is_root = name.eq_ignore_ascii_case("svg") || name.eq_ignore_ascii_case("math");
    match (is_root, is_end) {
        (true, true) => open.saturating_sub(1),
        (true, false) if !closes_itself => open.saturating_add(1),
        _ => open,
    }
}

/// How the text of an element is read that holds no markup (HTML standard, 13.2.6.4).
fn text_mode(name: &str) -> Option<Mode> {
    const MODES: [(&str, Mode); 9] = [
        ("iframe", Mode::Rawtext),
        ("noembed", Mode::Rawtext),
        ("noframes", Mode::Rawtext),
        ("plaintext", Mode::Plaintext),
        ("script", Mode::Script),
        ("style", Mode::Rawtext),
        ("textarea", Mode::Rcdata),
        ("title", Mode::Rcdata),
        ("xmp", Mode::Rawtext),
    ];
    let mode = MODES.iter().find(|(of, _)| name.eq_ignore_ascii_case(of));
    mode.map(|(_, mode)| *mode)
}

/// Whether a tag of this name (`<name` in lower case) seems to stand in the page, be it in a
/// comment: a cheap look before a costly one.
pub(crate) fn may_have(source: &str, opening: &str) -> bool {
    let bytes = source.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| {
        bytes
            .get(at..)
            .is_some_and(|rest| is_tag(rest, opening.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hrefs(source: &str) -> Vec<String> {
        let mut found = Vec::new();
        scan(source, &mut |tag| {
            if tag.is("a") && !tag.is_end {
                found.extend(tag.value("href").map(Cow::into_owned));
            }
        });
        found
    }

    #[test]
    fn only_markup_has_tags() {
        let page = "<A hReF='1' href=no><!-- <a href=no> --><script>'<a href=no>'</script>\
            <style><a href=no></style><title><a href=no></title><textarea><a href=no></textarea>\
            <svg><script/><a href=2></a></svg><script/>'<a href=no>'</script><a href='a&amp;b'>";
        assert_eq!(hrefs(page), ["1", "2", "a&b"]);
    }

    #[test]
    fn a_cheap_look() {
        assert!(may_have("<!DOCTYPE html><FrameSet rows=1>", "<frameset"));
        assert!(!may_have("<framesets><p>frameset", "<frameset"));
        assert!(!may_have("<frameset", "<frameset"));
    }
}
