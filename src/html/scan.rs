//! The tags of a page one after the other, without a tree: for what only names and attributes
//! are needed for.

use super::char_ref::decode_attribute;
use super::names::Name;
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
    pub(crate) element: Name,
    attrs: &'a [AttrSpan],
}

impl ScannedTag<'_> {
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

/// Hands out the tags of a page that are `wanted`, by name and whether they are end tags, and
/// perhaps others, in source order and in linear time. Nothing in a comment, a script, a style
/// sheet or a text field is a tag. What a tree alone can know (a tag that is moved or ignored)
/// is not known here.
pub(crate) fn scan(
    source: &str,
    wanted: impl Fn(Name, bool) -> bool,
    each: &mut dyn FnMut(ScannedTag<'_>),
) {
    let mut tokenizer = Tokenizer::new(source);
    let mut foreign = 0;
    let is_read = |name, is_end| {
        wanted(name, is_end) || is_foreign(name) || (!is_end && text_mode(name).is_some())
    };
    tokenizer.skip(is_read);
    while let Some(token) = tokenizer.next(false) {
        let is_end = match token {
            Token::Start(_) => Some(false),
            Token::End(_) => Some(true),
            _ => None,
        };
        if let Some(is_end) = is_end {
            let data = &tokenizer.tag;
            let element = data.element;
            each(ScannedTag {
                source,
                is_end,
                element,
                attrs: data.attrs(),
            });
            foreign = open_foreign(foreign, element, is_end, data.self_closing);
            let is_empty = is_end || (data.self_closing && foreign > 0);
            if let Some(mode) = text_mode(element).filter(|_| !is_empty) {
                tokenizer.set_mode(mode);
            }
        }
        tokenizer.skip(is_read);
    }
}

/// How many SVG and `MathML` elements are open behind a tag, where `open` were before it:
/// inside them, `<script/>` has no text.
fn open_foreign(open: usize, name: Name, is_end: bool, closes_itself: bool) -> usize {
    match (is_foreign(name), is_end) {
        (true, true) => open.saturating_sub(1),
        (true, false) if !closes_itself => open.saturating_add(1),
        _ => open,
    }
}

fn is_foreign(name: Name) -> bool {
    matches!(name, Name::Svg | Name::Math)
}

/// How the text of an element is read that holds no markup (HTML standard, 13.2.6.4).
fn text_mode(name: Name) -> Option<Mode> {
    match name {
        Name::Iframe | Name::Noembed | Name::Noframes | Name::Style | Name::Xmp => {
            Some(Mode::Rawtext)
        }
        Name::Plaintext => Some(Mode::Plaintext),
        Name::Script => Some(Mode::Script),
        Name::Textarea | Name::Title => Some(Mode::Rcdata),
        _ => None,
    }
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
        let is_link = |name, _| name == Name::A;
        scan(source, is_link, &mut |tag| {
            if tag.element == Name::A && !tag.is_end {
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
