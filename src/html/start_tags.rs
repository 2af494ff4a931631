//! The start tags of a page, without a tree: enough for who only wants its links.

use super::char_ref::decode_attribute;
use super::tag::TagData;
use super::token::{Mode, Token};
use super::tokenizer::Tokenizer;
use std::borrow::Cow;

/// A start tag.
pub(crate) struct StartTag<'a> {
    source: &'a str,
    data: &'a TagData,
}

impl StartTag<'_> {
    /// Whether its name is this one, which is in lower case.
    pub(crate) fn is(&self, name: &str) -> bool {
        let written = self.source.get(self.data.name.clone());
        written.is_some_and(|written| written.eq_ignore_ascii_case(name))
    }

    /// The value of an attribute; the first of that name counts.
    pub(crate) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let named = self.data.attrs.iter().find(|attribute| {
            let written = self.source.get(attribute.name.clone());
            written.is_some_and(|written| written.eq_ignore_ascii_case(name))
        })?;
        Some(decode_attribute(self.source, named.value.clone()))
    }
}

/// Hands every start tag of a page to `each`: none that only stands in a comment, a script,
/// a style sheet or a `<template>`.
pub(crate) fn start_tags(source: &str, mut each: impl FnMut(&StartTag<'_>)) {
    let mut tokenizer = Tokenizer::new(source);
    let mut templates = 0_usize;
    while let Some(token) = tokenizer.next(false) {
        let tag = StartTag {
            source,
            data: &tokenizer.tag,
        };
        match token {
            Token::End(_) if tag.is("template") => templates = templates.saturating_sub(1),
            Token::Start(_) => {
                if tag.is("template") {
                    templates += 1;
                } else if templates == 0 {
                    each(&tag);
                }
                if let Some(mode) = mode_behind(&tag) {
                    tokenizer.set_mode(mode);
                }
            }
            _ => {}
        }
    }
}

/// How the text behind a start tag is read: HTML standard, 13.2.6.
fn mode_behind(tag: &StartTag<'_>) -> Option<Mode> {
    const RAW: [&str; 5] = ["style", "xmp", "iframe", "noembed", "noframes"];
    if tag.is("script") {
        Some(Mode::Script)
    } else if tag.is("title") || tag.is("textarea") {
        Some(Mode::Rcdata)
    } else if tag.is("plaintext") {
        Some(Mode::Plaintext)
    } else {
        RAW.iter().any(|name| tag.is(name)).then_some(Mode::Rawtext)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_that_are_there() {
        let page = "<A HREF='a?x=1&amp;y'>1</a><!-- <a href=no> --><script>'<a href=no>'</script>\
                    <template><a href=no></template><title><a href=no></title><a href=b>";
        let mut found = Vec::new();
        start_tags(page, |tag| {
            if tag.is("a") {
                found.push(tag.attribute("href").unwrap().into_owned());
            }
        });
        assert_eq!(found, ["a?x=1&y", "b"]);
    }
}
