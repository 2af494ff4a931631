//! The tags of a page as they are written: for what only names and attributes are needed for.

use super::char_ref::decode_attribute;
use super::document::Document;
use super::names::Name;
use super::spans::AttrSpan;
use std::borrow::Cow;
use std::ops::Range;

/// A tag as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WrittenTag<'d> {
    source: &'d str,
    /// It is an end tag.
    pub(crate) is_end: bool,
    pub(crate) element: Name,
    attrs: &'d [AttrSpan],
}

impl<'d> WrittenTag<'d> {
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
    pub(crate) fn value(&self, name: &str) -> Option<Cow<'d, str>> {
        self.place(name)
            .map(|place| decode_attribute(self.source, place))
    }
}

impl Document<'_> {
    /// Those of a page's tags that are `wanted`, by name and whether they are end tags, in source
    /// order; those that make or close no element, too.
    pub(crate) fn written_tags(
        &self,
        wanted: impl Fn(Name, bool) -> bool + Copy,
    ) -> impl Iterator<Item = WrittenTag<'_>> {
        let starts = self.tags.iter();
        let mut starts = starts
            .filter(move |tag| wanted(tag.element, false))
            .peekable();
        let ends = self.end_tags.iter();
        let mut ends = ends.filter(move |tag| wanted(tag.name, true)).peekable();
        std::iter::from_fn(move || {
            let next = starts.peek().map_or(usize::MAX, |tag| tag.place.start());
            if let Some(end) = ends.next_if(|end| end.place.start() < next) {
                return Some(self.written(end.name, true, 0..0));
            }
            starts
                .next()
                .map(|tag| self.written(tag.element, false, tag.attrs()))
        })
    }

    fn written(&self, element: Name, is_end: bool, attrs: Range<usize>) -> WrittenTag<'_> {
        WrittenTag {
            source: self.source,
            is_end,
            element,
            attrs: self.attrs.get(attrs).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    #[test]
    fn only_markup_has_tags() {
        let page = "<A hReF='1' href=no><!-- <a href=no> --><script>'<a href=no>'</script>\
            <style><a href=no></style><title><a href=no></title><textarea><a href=no></textarea>\
            <svg><script/><a href=2></a></svg><script/>'<a href=no>'</script><a href='a&amp;b'>";
        let doc = parse(page);
        let links = doc.written_tags(|name, is_end| name == Name::A && !is_end);
        let hrefs: Vec<_> = links.filter_map(|tag| tag.value("href")).collect();
        assert_eq!(hrefs, ["1", "2", "a&b"]);
    }

    #[test]
    fn start_and_end_tags_come_in_order() {
        let doc = parse("</i><b><i></i></b></b><table><i></i>");
        let tags = doc.written_tags(|name, is_end| name == Name::I || is_end);
        let tags: Vec<_> = tags.map(|tag| (tag.element, tag.is_end)).collect();
        let (i, b) = (Name::I, Name::B);
        let both = [(i, false), (i, true)];
        let expected = [&[(i, true)], &both[..], &[(b, true); 2], &both].concat();
        assert_eq!(tags, expected);
    }
}
