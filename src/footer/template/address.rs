//! Addresses in the source of a template, as far as they can be read there.

use super::language::Language;
use super::reference;
use regex::{Captures, Match, Regex};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// An address, or a place where one is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The address as written, or the place.
    pub(super) value: Range<usize>,
    /// Where the link is that has it: the same, unless it is defined somewhere else.
    pub(super) place: Range<usize>,
    /// What it becomes cannot be told.
    pub(super) dynamic: bool,
    /// How it stands to the text of its link.
    pub(super) kind: Kind,
}

/// How an address stands to the text of its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An `href`, whose text follows.
    Href,
    /// The same where no end tag ends the text.
    Indented,
    /// Markdown's `](…)` and `][…]`, whose text stands before.
    Markdown,
    /// A look-up site's address, wherever it stands.
    Bare,
}

/// `href="x"`, `href={'x'}`, `href: "x"`, `'href' => "x"`, `href={x}`, `:href="x"`, `](x)`,
/// and look-up sites' addresses as they are.
#[expect(clippy::expect_used, reason = "a constant pattern, compiled in a test")]
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let quoted = r#"\\?"(?<double>[^"\\\n]*)|\\?'(?<single>[^'\\\n]*)|`(?<back>[^`\n]*)"#;
    let other = r#"(?<expr>\{[^\n{}]*)|(?<plain>[^\s"'`<>{},;]+)"#;
    let value = format!(r"(?:\{{\s*)?(?:{quoted})|{other}");
    let arrow = format!(r#":?href["']?\s*=>\s*(?:{quoted})"#);
    let arrow = arrow.replace("?<", "?<arrow_");
    let href = format!(r#"(?<bind>[:\[.]?)href\]?\\?["']?\s*[:=]\s*(?:{value})"#);
    let markdown = r"\]\((?<md>[^()\s]*)(?:\s[^()\n]*)?\)";
    let bare = r#"(?<bare>(?:https?:)?//[a-z.]*(?:beian|miitbeian|miibeian)\.(?:miit\.|mps\.)?gov\.cn[^\s"'`<>()\\，。]*)"#;
    Regex::new(&format!("(?i){arrow}|{href}|{markdown}|{bare}")).expect("a valid pattern")
});

/// All of them, in order of their places.
pub(super) fn find(text: &str, language: Language) -> Vec<Address> {
    let found = ADDRESS.captures_iter(text);
    let mut all: Vec<_> = found.filter_map(|found| read(&found, language)).collect();
    for address in &mut all {
        address.dynamic |= goes_on(text, address.value.end);
    }
    if language == Language::Markdown {
        let defined = reference::find(text);
        let definitions: HashSet<usize> = defined.iter().map(|a| a.value.start).collect();
        all.retain(|address| !definitions.contains(&address.value.start));
        all.extend(defined);
        all.sort_by_key(|address| address.place.start);
    }
    all
}

/// Whether an escape stands there that is no quote's, so that the address is not read to its end.
fn goes_on(text: &str, end: usize) -> bool {
    let behind = text.get(end..).and_then(|rest| rest.strip_prefix('\\'));
    behind.is_some_and(|rest| !rest.starts_with(['"', '\'', '\\']))
}

fn read(found: &Captures<'_>, language: Language) -> Option<Address> {
    let first = |names: [&str; 3]| names.iter().find_map(|name| found.name(name));
    let href = match language {
        Language::Indented => Kind::Indented,
        _ => Kind::Href,
    };
    if let Some(value) = first(["arrow_double", "arrow_single", "arrow_back"]) {
        return Some(Address::new(value, href, false));
    }
    let bound = found.name("bind").is_some_and(|bind| !bind.is_empty());
    if let Some(value) = found.name("expr") {
        return Some(Address::new(value, href, true));
    }
    if let Some(value) = first(["double", "single", "back"]) {
        return Some(Address::new(value, href, bound));
    }
    if let Some(value) = found.name("plain") {
        // `href: item.url` is code, `href=#` an address.
        let code = !value.as_str().contains(['/', '#', ':']);
        return Some(Address::new(value, href, bound || code));
    }
    let markdown = found.name("md").map(|value| (value, Kind::Markdown));
    let (value, kind) = markdown.or_else(|| Some((found.name("bare")?, Kind::Bare)))?;
    Some(Address::new(value, kind, false))
}

impl Address {
    fn new(value: Match<'_>, kind: Kind, dynamic: bool) -> Self {
        Self {
            value: value.range(),
            place: value.range(),
            dynamic,
            kind,
        }
    }

    /// Bytes between the link and the number.
    pub(super) fn distance(&self, number: &Range<usize>) -> usize {
        let before = number.start.saturating_sub(self.place.end);
        before.max(self.place.start.saturating_sub(number.end))
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Language, find};

    /// The addresses, those that cannot be told in brackets.
    fn found(text: &str, source: &str) -> Vec<String> {
        let address = |a: Address| {
            let value = &text[a.value.clone()];
            if a.dynamic {
                format!("[{value}]")
            } else {
                value.to_owned()
            }
        };
        let all = find(text, Language::of(source));
        all.into_iter().map(address).collect()
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
            ("['href' => 'https://a.cn/']", "https://a.cn/"),
            ("%a{:href => \"https://a.cn/\"}", "https://a.cn/"),
            (r#""<a href=\"https://a.cn/\">""#, "https://a.cn/"),
            ("[x](https://a.cn/ \"y\")", "https://a.cn/"),
            (
                "url: https://beian.miit.gov.cn/",
                "https://beian.miit.gov.cn/",
            ),
            ("<a :href=\"url\">", "[url]"),
            ("<a [href]=\"url\">", "[url]"),
            ("<a href={url}>", "[{url]"),
            ("{ href: item.url, x }", "[item.url]"),
            ("<a href=#>", "#"),
            (r#""<a href=\"https:\x2f/a.cn/\">""#, "[https:]"),
        ] {
            assert_eq!(found(text, ""), [address], "{text}");
        }
        assert!(found("see https://example.cn/", "").is_empty());
    }

    #[test]
    fn a_reference_has_the_address_of_its_definition() {
        let text = "[a][1] [b][2]\n\n[1]: https://beian.miit.gov.cn/ \"x\"\n";
        assert_eq!(found(text, "a.md"), ["https://beian.miit.gov.cn/"]);
        assert_eq!(find(text, Language::Markdown)[0].place, 2..6);
        assert_eq!(found("a[0][1]", "a.js"), [""; 0]);
    }

    #[test]
    fn distances_are_those_of_the_nearest_ends() {
        let address = &find("<a href='#'> @ ", Language::of("a.html"))[0];
        assert_eq!(address.place, 9..10);
        for (number, distance) in [(0..4, 5), (0..9, 0), (9..10, 0), (13..14, 3)] {
            assert_eq!(address.distance(&number), distance, "{number:?}");
        }
    }
}
