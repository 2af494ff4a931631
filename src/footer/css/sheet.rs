//! Style sheets: the rules outside at-rules that can be decided.

use super::declaration::{self, Declaration, Property, Value};
use super::index::{Element, Index};
use super::selector::Selector;
use crate::html::{Document, NodeId};
use regex::Regex;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::LazyLock;

/// One selector with the declarations that matter.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(super) selector: Selector,
    pub(super) declarations: Rc<[Declaration]>,
    /// As written: `.x`.
    pub(super) text: String,
}

/// The rules of all of a page's `<style>` elements, in order.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Their texts, without comments.
    css: Vec<String>,
    /// A sheet says something that can hide text.
    may_hide: bool,
    /// Read when first asked for.
    rules: OnceCell<Rules>,
}

#[derive(Debug, Default)]
struct Rules {
    all: Vec<Rule>,
    /// Which of all may match an element; read when first asked for.
    matching: OnceCell<Index>,
    /// The same of those that say `display: none`.
    removing: Index,
}

/// Without one of these, no declaration of [`Property`] hides anything, whatever wins: zero
/// height and width hide with `overflow` only, and a colour only on a background.
static HIDING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = "none|hidden|collapse|clip|opacity|font-size|background|transparent|rgb";
    let clear = "#[0-9a-f]{3}0|#[0-9a-f]{6}00";
    Regex::new(&format!("(?i-u:{words}|{clear})")).ok()
});

impl Sheet {
    /// Adds the text of one `<style>` element.
    pub(crate) fn add(&mut self, css: &str) {
        // `<!--` and `-->` round a sheet mean nothing in it (CSS Syntax, 4.3.1).
        let css = if css.contains("--") {
            Cow::Owned(css.replace("<!--", " ").replace("-->", " "))
        } else {
            Cow::Borrowed(css)
        };
        let css = declaration::without_comments(&css);
        self.may_hide = self.may_hide || HIDING.as_ref().is_none_or(|words| words.is_match(&css));
        self.css.push(css.into_owned());
    }

    /// Whether anything in it can hide text.
    pub(super) fn may_hide(&self) -> bool {
        self.may_hide
    }

    fn rules(&self) -> &Rules {
        self.rules.get_or_init(|| Rules::of(&self.css))
    }

    /// The rules whose selectors match, in order.
    pub(super) fn rules_for(&self, doc: &Document<'_>, id: NodeId) -> Vec<&Rule> {
        let rules = self.rules();
        let mut found = Vec::new();
        let element = Element {
            id,
            name: doc.name(id).unwrap_or_default(),
            known: doc.known(id),
        };
        rules.matching().any(doc, element, &mut |rule| {
            found.push(rule);
            false
        });
        found.sort_unstable();
        found.dedup();
        let found = found.into_iter().filter_map(|rule| rules.all.get(rule));
        let matches = |rule: &&Rule| rule.selector.matches(doc, id);
        found.filter(matches).collect()
    }

    /// Whether a rule that takes elements out of the page matches.
    pub(super) fn may_remove(&self, doc: &Document<'_>, element: Element) -> bool {
        if !self.may_hide {
            return false;
        }
        let Rules { all, removing, .. } = self.rules();
        let matches = |rule: &Rule| rule.selector.matches(doc, element.id);
        removing.any(doc, element, &mut |rule| all.get(rule).is_some_and(matches))
    }
}

impl Rules {
    fn of(sheets: &[String]) -> Self {
        let mut rules = Self::default();
        for css in sheets {
            rules.read(css);
        }
        let all = rules.all.iter().enumerate();
        let removing = all.filter(|(_, rule)| removes(&rule.declarations));
        rules.removing = Index::of(removing.map(|(at, rule)| (at, &rule.selector)));
        rules
    }

    fn matching(&self) -> &Index {
        let all = self.all.iter().enumerate();
        let all = all.map(|(at, rule)| (at, &rule.selector));
        self.matching.get_or_init(|| Index::of(all))
    }

    fn read(&mut self, css: &str) {
        let mut rest = css;
        while let Some(open) = rest.find('{') {
            let (prelude, body) = rest.split_at(open);
            let prelude = prelude.rsplit(';').next().unwrap_or_default().trim(); // behind `@import …;`
            let body = body.get(1..).unwrap_or_default();
            let end = block_end(body);
            if !prelude.starts_with('@') {
                self.add_rule(prelude, body.get(..end).unwrap_or_default());
            }
            rest = body.get(end + 1..).unwrap_or_default();
        }
    }

    fn add_rule(&mut self, prelude: &str, body: &str) {
        let declarations: Rc<[Declaration]> = declaration::parse_plain(body).into();
        if declarations.is_empty() {
            return;
        }
        for text in prelude.split(',') {
            if let Some(selector) = Selector::parse(text) {
                self.all.push(Rule {
                    selector,
                    declarations: Rc::clone(&declarations),
                    text: text.trim().to_owned(),
                });
            }
        }
    }
}

/// Whether a rule takes elements out of the page.
fn removes(declarations: &[Declaration]) -> bool {
    let mut all = declarations.iter();
    all.any(|d| d.property == Property::Display && d.value == Value::Hides)
}

/// The `}` that ends the block whose content starts `body`.
fn block_end(body: &str) -> usize {
    let mut depth = 1_usize;
    for (i, b) in body.bytes().enumerate() {
        match b {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return i;
        }
    }
    body.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_at_rules() {
        let mut sheet = Sheet::default();
        sheet.add(
            "<!-- @import 'x'; /* .c{display:none} */ .a, b > c, .d { color: red; display:none } \
             @media print { .e { display:none } } .f{margin:0} .g{display:none",
        );
        let rules = &sheet.rules().all;
        let texts: Vec<_> = rules.iter().map(|rule| rule.text.as_str()).collect();
        assert_eq!(texts, [".a", ".d", ".g"]);
        assert_eq!(rules[0].declarations.len(), 2);
    }
}
