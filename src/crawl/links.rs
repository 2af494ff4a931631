//! Where a page leads to.

use crate::html::{StartTag, start_tags};
use std::collections::HashSet;
use url::Url;

/// Where a page leads to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    /// In page order, each once, without fragments. Empty where the page's
    /// `<meta name=robots>` asks not to follow them.
    pub(super) pages: Vec<Url>,
    /// The address by which the page wants to be known.
    pub(super) canonical: Option<Url>,
}

/// Elements that lead to pages, and the attribute that says where.
const LEADING: [(&str, &str); 4] = [
    ("a", "href"),
    ("area", "href"),
    ("frame", "src"),
    ("iframe", "src"),
];

/// The links of the page at `at`. A link's `rel=nofollow` is about search engines' votes and
/// changes nothing here.
pub(super) fn links(text: &str, at: &Url) -> Links {
    let mut reader = Reader {
        base: at.clone(),
        has_base: false,
        follows: true,
        found: Links::default(),
        seen: HashSet::new(),
    };
    start_tags(text, |tag| reader.tag(tag));
    if !reader.follows {
        reader.found.pages.clear();
    }
    reader.found
}

struct Reader {
    base: Url,
    has_base: bool,
    follows: bool,
    found: Links,
    seen: HashSet<Url>,
}

impl Reader {
    fn tag(&mut self, tag: &StartTag<'_>) {
        if let Some((_, attribute)) = LEADING.iter().find(|(name, _)| tag.is(name)) {
            self.page(tag, attribute);
        } else if tag.is("link") {
            self.relation(tag);
        } else if tag.is("meta") {
            self.follows &= !forbids_following(tag);
        } else if tag.is("base") {
            self.rebase(tag);
        }
    }

    fn page(&mut self, tag: &StartTag<'_>, attribute: &str) {
        if let Some(url) = self
            .target(tag, attribute)
            .filter(|url| !self.seen.contains(url))
        {
            self.seen.insert(url.clone());
            self.found.pages.push(url);
        }
    }

    fn relation(&mut self, tag: &StartTag<'_>) {
        let rel = tag
            .attribute("rel")
            .unwrap_or_default()
            .to_ascii_lowercase();
        for word in rel.split_ascii_whitespace() {
            match word {
                "canonical" if self.found.canonical.is_none() => {
                    self.found.canonical = self.target(tag, "href");
                }
                "next" | "prev" => self.page(tag, "href"),
                _ => {}
            }
        }
    }

    /// The first `<base href>` counts: HTML standard, 4.2.3.
    fn rebase(&mut self, tag: &StartTag<'_>) {
        if self.has_base {
            return;
        }
        if let Some(href) = tag.attribute("href") {
            self.has_base = true;
            if let Ok(base) = self.base.join(href.trim()) {
                self.base = base;
            }
        }
    }

    fn target(&self, tag: &StartTag<'_>, attribute: &str) -> Option<Url> {
        let written = tag.attribute(attribute)?;
        let mut url = self.base.join(written.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        url.set_fragment(None);
        Some(url)
    }
}

fn forbids_following(tag: &StartTag<'_>) -> bool {
    let name = tag.attribute("name").unwrap_or_default();
    let content = tag.attribute("content").unwrap_or_default();
    name.eq_ignore_ascii_case("robots")
        && content
            .split(',')
            .map(str::trim)
            .any(|word| word.eq_ignore_ascii_case("nofollow") || word.eq_ignore_ascii_case("none"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(page: &str) -> Vec<String> {
        let found = links(page, &Url::parse("http://a.example/d/x.html?q#f").unwrap());
        found.pages.into_iter().map(Into::into).collect()
    }

    #[test]
    fn pages_in_order_each_once() {
        let page = "<a href='y.html#top'>1</a><a href=' /z '>2</a><area href=y.html>\
            <frame src=f.html><a href='mailto:x@a.example'><a href='javascript:;'><a name=x>\
            <a href='http://[bad'><link rel='NEXT' href=n>";
        let expected = ["d/y.html", "z", "d/f.html", "d/n"];
        assert_eq!(
            of(page),
            expected.map(|path| format!("http://a.example/{path}"))
        );
    }

    #[test]
    fn the_base_and_the_page_s_wishes() {
        let based = "<base href='//b.example/e/'><base href=/no><a href=y>";
        assert_eq!(of(based), ["http://b.example/e/y"]);
        assert!(of("<meta name=ROBOTS content='noindex, NOFOLLOW'><a href=y>").is_empty());
        let page = "<link rel='canonical' href='/x'><link rel=canonical href=/no>";
        let at = Url::parse("https://a.example/").unwrap();
        let canonical = links(page, &at).canonical.map(String::from);
        assert_eq!(canonical.as_deref(), Some("https://a.example/x"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn nothing_upsets_it(page in "(<(a|base|link|meta|template|script)( (href|rel|name|content|src)=['\"]?[^>]{0,9})?>|.){0,40}") {
            of(&page);
        }
    }
}
