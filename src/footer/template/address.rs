//! Addresses in the source of a template, as far as they can be read there.

use regex::{Captures, Match, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// An address, or a place where one is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The address as written, or the place.
    pub(super) value: Range<usize>,
    /// What it becomes cannot be told.
    pub(super) dynamic: bool,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// An `href`, whose text follows.
    Href,
    /// Markdown's `](…)`, whose text stands before.
    Markdown,
    /// A look-up site's address, wherever it stands.
    Bare,
}

/// `href="x"`, `href={'x'}`, `href: "x"`, `href={x}`, `:href="x"`, `](x)`, and look-up
/// sites' addresses as they are.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let quoted = r#"\\?"(?<double>[^"\\\n]*)|\\?'(?<single>[^'\\\n]*)|`(?<back>[^`\n]*)"#;
    let other = r#"(?<expr>\{[^\n{}]*)|(?<plain>[^\s"'`<>{},;]+)"#;
    let value = format!(r"(?:\{{\s*)?(?:{quoted})|{other}");
    let href = format!(r#"(?<bind>[:\[.]?)href\]?\\?["']?\s*[:=]\s*(?:{value})"#);
    let markdown = r"\]\((?<md>[^()\s]*)(?:\s[^()\n]*)?\)";
    let bare = r#"(?<bare>(?:https?:)?//[a-z.]*(?:beian|miitbeian|miibeian)\.(?:miit\.|mps\.)?gov\.cn[^\s"'`<>()\\，。]*)"#;
    Regex::new(&format!("(?i){href}|{markdown}|{bare}")).ok()
});

/// All of them, in order.
pub(super) fn find(text: &str) -> Vec<Address> {
    let found = ADDRESS.as_ref().map(|address| address.captures_iter(text));
    found
        .into_iter()
        .flatten()
        .filter_map(|found| read(&found))
        .collect()
}

fn read(found: &Captures<'_>) -> Option<Address> {
    let bound = found.name("bind").is_some_and(|bind| !bind.is_empty());
    let quoted = ["double", "single", "back"]
        .iter()
        .find_map(|name| found.name(name));
    let of = |value: Match<'_>, kind, dynamic| Address {
        value: value.range(),
        dynamic,
        kind,
    };
    if let Some(value) = found.name("expr") {
        return Some(of(value, Kind::Href, true));
    }
    if let Some(value) = quoted {
        return Some(of(value, Kind::Href, bound));
    }
    if let Some(value) = found.name("plain") {
        // `href: item.url` is code, `href=#` an address.
        let code = !value.as_str().contains(['/', '#', ':']);
        return Some(of(value, Kind::Href, bound || code));
    }
    let markdown = found
        .name("md")
        .map(|value| of(value, Kind::Markdown, false));
    markdown.or_else(|| found.name("bare").map(|value| of(value, Kind::Bare, false)))
}

impl Address {
    /// Whether the number is the text, or in the text, of this address's link.
    pub(super) fn is_round(&self, text: &str, number: &Range<usize>) -> bool {
        match self.kind {
            Kind::Href => {
                let between = text.get(self.value.end..number.start);
                between.is_some_and(|between| between.contains('>') && !closes(between))
            }
            Kind::Markdown => {
                let between = text.get(number.end..self.value.start);
                between.is_some_and(|between| !between.contains(['[', '\n']))
            }
            Kind::Bare => false,
        }
    }

    /// Bytes between the address and the number.
    pub(super) fn distance(&self, number: &Range<usize>) -> usize {
        let before = number.start.saturating_sub(self.value.end);
        before.max(self.value.start.saturating_sub(number.end))
    }
}

/// Whether a link ends in between, or another begins.
fn closes(between: &str) -> bool {
    let between = between.to_ascii_lowercase();
    between.contains("</") && !only_inline_ends(&between) || between.contains("<a ")
}

/// `</i>`, `</span>` and the like do not end a link.
fn only_inline_ends(between: &str) -> bool {
    let mut ends = between.split("</").skip(1);
    ends.all(|end| {
        ["span", "i>", "b>", "em", "strong", "svg", "img"]
            .iter()
            .any(|n| end.starts_with(n))
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    /// The addresses, those that cannot be told in brackets.
    fn found(text: &str) -> Vec<String> {
        let address = |a: super::Address| {
            let value = &text[a.value.clone()];
            if a.dynamic {
                format!("[{value}]")
            } else {
                value.to_owned()
            }
        };
        find(text).into_iter().map(address).collect()
    }

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for (text, address) in [
            (r#"<a href="https://a.cn/">"#, "https://a.cn/"),
            ("<a href='#'>", "#"),
            (r#"<a href={"https://a.cn/"}>"#, "https://a.cn/"),
            ("<a href={`https://a.cn/`}>", "https://a.cn/"),
            ("{ href: 'https://a.cn/' }", "https://a.cn/"),
            (r#"{"href": "https://a.cn/"}"#, "https://a.cn/"),
            (r#""<a href=\"https://a.cn/\">""#, "https://a.cn/"),
            ("[x](https://a.cn/ \"y\")", "https://a.cn/"),
            (
                "url: https://beian.miit.gov.cn/",
                "https://beian.miit.gov.cn/",
            ),
            ("<a :href=\"url\">", "[url]"),
            ("<a [href]=\"url\">", "[url]"),
            ("{ href: item.url, x }", "[item.url]"),
            ("<a href=#>", "#"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
        assert_eq!(found("<a href={url}>").len(), 1);
        assert!(find("<a href={url}>")[0].dynamic);
        assert!(found("see https://example.cn/").is_empty());
    }
}
