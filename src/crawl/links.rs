//! Where a page leads.

use super::reference::{base, resolve};
use crate::html::{ScannedTag, decode_attribute, scan};
use std::collections::HashSet;
use std::ops::Range;
use url::Url;

/// References read in one page, other pages or not.
const MAX_REFERENCES: usize = 50_000;

/// Pages that one page may lead to.
const MAX_PAGES: usize = 10_000;

/// Bytes that their addresses may have together.
const MAX_BYTES: usize = 4 << 20;

/// Where a page leads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Links {
    /// The http and https addresses it links to, in page order, each once, without fragment,
    /// user name and password. Links to a place in the page itself are left out.
    pub(crate) pages: Vec<Url>,
    /// The address that the page calls its proper one.
    pub(crate) canonical: Option<Url>,
    /// The page asks robots not to follow its links; `pages` is empty then.
    pub(crate) nofollow: bool,
    /// Links beyond what one page may have: 50,000 references, 10,000 addresses, 4 MiB.
    pub(crate) dropped: usize,
}

/// Reads where the page `text` at `at` leads: `<a>`, `<area>`, `<frame>`, `<iframe>` and
/// `<link rel="next|prev|canonical">` that stand in markup and in no `<template>`, read against
/// `<base>`. Takes linear time.
///
/// `<meta name="robots" content="nofollow">` (or `none`, or for `beian-lint`) is obeyed: it
/// speaks to robots about the whole page. `rel=nofollow` on a link is not: it says that the
/// link is no recommendation, which sites put on their own log-in and archive pages, too.
pub(crate) fn links(text: &str, at: &Url) -> Links {
    let mut found = Found::default();
    scan(text, &mut |tag| found.tag(&tag));
    found.resolve(text, at)
}

/// What the tags say, still unread: the base may stand behind the links.
#[derive(Default)]
struct Found {
    base: Option<Range<usize>>,
    canonical: Option<Range<usize>>,
    references: Vec<Range<usize>>,
    nofollow: bool,
    dropped: usize,
    /// Templates that are open.
    templates: usize,
}

impl Found {
    fn tag(&mut self, tag: &ScannedTag<'_>) {
        if tag.is("template") {
            self.templates = if tag.is_end {
                self.templates.saturating_sub(1)
            } else {
                self.templates.saturating_add(1)
            };
        } else if !tag.is_end && self.templates == 0 {
            self.start(tag);
        }
    }

    fn start(&mut self, tag: &ScannedTag<'_>) {
        if tag.is("a") || tag.is("area") {
            self.reference(tag.place("href"));
        } else if tag.is("frame") || tag.is("iframe") {
            self.reference(tag.place("src"));
        } else if tag.is("link") {
            self.link(tag);
        } else if tag.is("base") {
            self.base = self.base.take().or_else(|| tag.place("href"));
        } else if tag.is("meta") {
            self.nofollow |= forbids_following(tag);
        }
    }

    fn reference(&mut self, place: Option<Range<usize>>) {
        let Some(place) = place else { return };
        if self.references.len() < MAX_REFERENCES {
            self.references.push(place);
        } else {
            self.dropped += 1;
        }
    }

    fn link(&mut self, tag: &ScannedTag<'_>) {
        let rel = tag.value("rel").unwrap_or_default();
        let has = |name: &str| {
            rel.split_ascii_whitespace()
                .any(|rel| rel.eq_ignore_ascii_case(name))
        };
        if has("canonical") {
            self.canonical = self.canonical.take().or_else(|| tag.place("href"));
        }
        if has("next") || has("prev") {
            self.reference(tag.place("href"));
        }
    }

    fn resolve(self, text: &str, at: &Url) -> Links {
        let read = |place: &Range<usize>| decode_attribute(text, place.clone());
        let base = base(at, self.base.as_ref().map(read).as_deref());
        let mut pages = Pages {
            dropped: self.dropped,
            ..Pages::default()
        };
        for place in self.references.iter().filter(|_| !self.nofollow) {
            let written = read(place);
            if !is_here(&written) {
                pages.take(resolve(&base, &written));
            }
        }
        Links {
            pages: pages.list,
            canonical: self
                .canonical
                .and_then(|place| resolve(&base, &read(&place))),
            nofollow: self.nofollow,
            dropped: pages.dropped,
        }
    }
}

/// Whether a reference means a place in the page itself.
fn is_here(written: &str) -> bool {
    let written = written.trim_ascii();
    written.is_empty() || written.starts_with('#')
}

fn forbids_following(tag: &ScannedTag<'_>) -> bool {
    let name = tag.value("name").unwrap_or_default();
    let is_for_us = ["robots", "beian-lint"]
        .iter()
        .any(|us| name.trim_ascii().eq_ignore_ascii_case(us));
    is_for_us && {
        let content = tag.value("content").unwrap_or_default();
        let mut words = content.split(|c: char| c == ',' || c.is_ascii_whitespace());
        words.any(|word| {
            ["nofollow", "none"]
                .iter()
                .any(|no| word.eq_ignore_ascii_case(no))
        })
    }
}

/// Addresses in order, each once, as many as there may be.
#[derive(Default)]
struct Pages {
    list: Vec<Url>,
    seen: HashSet<Url>,
    bytes: usize,
    dropped: usize,
}

impl Pages {
    fn take(&mut self, url: Option<Url>) {
        let Some(url) = url.filter(|url| !self.seen.contains(url)) else {
            return;
        };
        let bytes = self.bytes.saturating_add(url.as_str().len());
        if self.list.len() >= MAX_PAGES || bytes > MAX_BYTES {
            self.dropped += 1;
            return;
        }
        self.bytes = bytes;
        self.seen.insert(url.clone());
        self.list.push(url);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Links {
        links(text, &Url::parse("https://example.cn/news/").unwrap())
    }

    fn pages(text: &str) -> Vec<String> {
        of(text).pages.into_iter().map(String::from).collect()
    }

    #[test]
    fn every_kind_of_link_once_and_in_order() {
        let page = "<link rel='Prev stylesheet' href=0><link rel=icon href=no><a href='1?a=1&amp;b=2#x'>\
            <AREA HREF=/2><a name=x><a href=1?a=1&b=2><frame src=//www.example.cn/3><iframe src=4>no</iframe>\
            <a href='mailto:a@example.cn'><a href='javascript:x'><a href=' #top '><a href=''>\
            <a rel=nofollow href=' http://me:pw@example.com/\n5 '>";
        assert_eq!(
            pages(page),
            [
                "https://example.cn/news/0",
                "https://example.cn/news/1?a=1&b=2",
                "https://example.cn/2",
                "https://www.example.cn/3",
                "https://example.cn/news/4",
                "http://example.com/5",
            ]
        );
    }

    #[test]
    fn nothing_from_where_no_visitor_clicks() {
        let page = "<!--<a href=1>--><script>\"<a href=2>\"</script><template><template></template>\
            <a href=3></template></template><a href=4><noframes><a href=5></noframes>";
        assert_eq!(pages(page), ["https://example.cn/news/4"]);
    }

    #[test]
    fn the_first_base_counts_for_all() {
        let page =
            "<a href=1><base target=x><base href='/b/'><base href=/c/><link rel=canonical href=2>";
        assert_eq!(pages(page), ["https://example.cn/b/1"]);
        assert_eq!(
            of(page).canonical.unwrap().as_str(),
            "https://example.cn/b/2"
        );
        assert_eq!(
            pages("<base href='javascript:1'><a href=1>"),
            ["https://example.cn/news/1"]
        );
    }

    #[test]
    fn a_page_may_forbid_to_follow() {
        for content in ["noindex, NoFollow", "none"] {
            let links = of(&format!("<a href=1><META NAME=Robots content='{content}'>"));
            assert!(links.nofollow && links.pages.is_empty());
        }
        assert!(!of("<meta name=robots content=noindex>").nofollow);
        assert!(!of("<meta name=otherbot content=nofollow>").nofollow);
    }

    #[test]
    fn a_page_cannot_lead_everywhere() {
        let many = (0..60_000).map(|n| format!("<a href={}>", n % 30_000));
        let many = many.collect::<Vec<_>>().concat();
        let links = of(&many);
        assert_eq!(links.pages.len(), MAX_PAGES);
        // Of those read twice, 10,000 were taken the first time.
        let (unread, beyond) = (60_000 - MAX_REFERENCES, MAX_REFERENCES - 2 * MAX_PAGES);
        assert_eq!(links.dropped, unread + beyond);
        let long = format!("<base href=/{}/>{many}", "x".repeat(7000));
        assert!(of(&long).pages.len() < MAX_BYTES / 7000);
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "(<(a|base|link|meta|/?template|!--|script)( (href|rel|name|content)=[\"']?[a-z:/#?&;\\PC]{0,6}[\"']?){0,3}/?>?|\\PC){0,12}") {
            for page in of(&page).pages {
                prop_assert!(page.scheme().starts_with("http") && page.fragment().is_none());
            }
        }
    }
}
