//! Selectors: tags, classes and ids, descendants.

use scraper::ElementRef;
use scraper::node::Element;

/// A selector that can be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selector {
    /// Outermost first.
    compounds: Vec<Compound>,
}

/// `tag.class#id`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Compound {
    tag: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
}

impl Selector {
    /// Reads one selector of a list; none if it holds anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let compounds = text
            .split_ascii_whitespace()
            .map(Compound::parse)
            .collect::<Option<Vec<_>>>()?;
        (!compounds.is_empty()).then_some(Self { compounds })
    }

    /// Ids, classes, tags.
    pub(super) fn specificity(&self) -> (usize, usize, usize) {
        self.compounds
            .iter()
            .fold((0, 0, 0), |(a, b, c), compound| {
                let tag = usize::from(compound.tag.is_some());
                (a + compound.ids.len(), b + compound.classes.len(), c + tag)
            })
    }

    pub(super) fn matches(&self, element: ElementRef<'_>) -> bool {
        let Some((last, outer)) = self.compounds.split_last() else {
            return false;
        };
        if !last.matches(element.value()) {
            return false;
        }
        let mut ancestors = element.ancestors().filter_map(ElementRef::wrap);
        outer
            .iter()
            .rev()
            .all(|compound| ancestors.any(|ancestor| compound.matches(ancestor.value())))
    }
}

impl Compound {
    fn parse(text: &str) -> Option<Self> {
        let mut compound = Self::default();
        let tag_end = text.find(['.', '#']).unwrap_or(text.len());
        let (tag, mut rest) = text.split_at(tag_end);
        if !tag.is_empty() && tag != "*" {
            compound.tag = Some(name(tag)?.to_ascii_lowercase());
        }
        while let Some(kind) = rest.chars().next() {
            let behind = rest.get(1..)?;
            let end = behind.find(['.', '#']).unwrap_or(behind.len());
            let (word, next) = behind.split_at(end);
            let word = name(word)?.to_owned();
            if kind == '#' {
                compound.ids.push(word);
            } else {
                compound.classes.push(word);
            }
            rest = next;
        }
        Some(compound)
    }

    fn matches(&self, element: &Element) -> bool {
        let tag = self
            .tag
            .as_ref()
            .is_none_or(|tag| element.name().eq_ignore_ascii_case(tag));
        let id = element.attr("id").unwrap_or_default();
        let class = element.attr("class").unwrap_or_default();
        tag && self.ids.iter().all(|wanted| wanted == id)
            && self
                .classes
                .iter()
                .all(|wanted| class.split_ascii_whitespace().any(|class| class == wanted))
    }
}

fn name(word: &str) -> Option<&str> {
    let plain = word
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    (!word.is_empty() && plain).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Selector as Css};

    #[test]
    fn subset_and_specificity() {
        let html = Html::parse_document("<div id=a class='x y'><p class=z>t</p></div>");
        let p = html.select(&Css::parse("p").unwrap()).next().unwrap();
        for yes in ["p", ".z", "p.z", "#a .z", "div.x.y p", "*", "body #a.x p.z"] {
            assert!(Selector::parse(yes).unwrap().matches(p), "{yes}");
        }
        for no in ["div", ".x", "#a", "p .z", "#b p"] {
            assert!(!Selector::parse(no).unwrap().matches(p), "{no}");
        }
        for undecided in ["p:hover", "a > p", "[x]", "p::after", "", "p+p", ".", "a,b"] {
            assert_eq!(Selector::parse(undecided), None, "{undecided}");
        }
        assert_eq!(
            Selector::parse("div#a .x p").unwrap().specificity(),
            (1, 1, 2)
        );
    }
}
