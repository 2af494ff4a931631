//! Selectors: tags, classes and ids, descendants.

use crate::html::{Document, NodeId};

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

    pub(super) fn matches(&self, doc: &Document<'_>, element: NodeId) -> bool {
        let Some((last, outer)) = self.compounds.split_last() else {
            return false;
        };
        if !last.matches(doc, element) {
            return false;
        }
        let mut ancestors = doc.ancestors(element).filter(|id| doc.name(*id).is_some());
        outer
            .iter()
            .rev()
            .all(|compound| ancestors.any(|ancestor| compound.matches(doc, ancestor)))
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

    fn matches(&self, doc: &Document<'_>, element: NodeId) -> bool {
        let tag = self.tag.as_ref();
        tag.is_none_or(|tag| doc.name_text(element).eq_ignore_ascii_case(tag))
            && self.matches_id(doc, element)
            && self.matches_classes(doc, element)
    }

    fn matches_id(&self, doc: &Document<'_>, element: NodeId) -> bool {
        if self.ids.is_empty() {
            return true;
        }
        let id = doc.attr(element, "id").unwrap_or_default();
        self.ids.iter().all(|wanted| *wanted == id)
    }

    fn matches_classes(&self, doc: &Document<'_>, element: NodeId) -> bool {
        if self.classes.is_empty() {
            return true;
        }
        let class = doc.attr(element, "class").unwrap_or_default();
        let mut classes = self.classes.iter();
        classes.all(|wanted| class.split_ascii_whitespace().any(|class| class == wanted))
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
    use crate::html::{Name, parse};

    #[test]
    fn subset_and_specificity() {
        let doc = parse("<div id=a class='x y'><p class=z>t</p></div>");
        let p = doc
            .nodes()
            .find(|id| doc.name(*id) == Some(Name::P))
            .unwrap();
        for yes in ["p", ".z", "p.z", "#a .z", "div.x.y p", "*", "body #a.x p.z"] {
            assert!(Selector::parse(yes).unwrap().matches(&doc, p), "{yes}");
        }
        for no in ["div", ".x", "#a", "p .z", "#b p"] {
            assert!(!Selector::parse(no).unwrap().matches(&doc, p), "{no}");
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
