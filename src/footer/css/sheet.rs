//! Style sheets: the rules outside at-rules that can be decided.

use super::declaration::{self, Declaration, Property, Value};
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
    /// Indices of those that say `display: none`.
    removing: Vec<usize>,
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
    pub(super) fn rules_for<'a>(
        &'a self,
        doc: &'a Document<'_>,
        element: NodeId,
    ) -> impl Iterator<Item = &'a Rule> {
        let all = self.rules().all.iter();
        all.filter(move |rule| rule.selector.matches(doc, element))
    }

    /// Whether a rule that takes elements out of the page matches.
    pub(super) fn may_remove(&self, doc: &Document<'_>, element: NodeId) -> bool {
        if !self.may_hide {
            return false;
        }
        let Rules { all, removing } = self.rules();
        let mut removing = removing.iter().filter_map(|i| all.get(*i));
        removing.any(|rule| rule.selector.matches(doc, element))
    }
}

impl Rules {
    fn of(sheets: &[String]) -> Self {
        let mut rules = Self::default();
        for css in sheets {
            rules.read(css);
        }
        rules
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
        let declarations: Rc<[Declaration]> = declaration::parse(body).into();
        if declarations.is_empty() {
            return;
        }
        let removes = declarations
            .iter()
            .any(|d| d.property == Property::Display && d.value == Value::Hides);
        for text in prelude.split(',') {
            if let Some(selector) = Selector::parse(text) {
                if removes {
                    self.removing.push(self.all.len());
                }
                self.all.push(Rule {
                    selector,
                    declarations: Rc::clone(&declarations),
                    text: text.trim().to_owned(),
                });
            }
        }
    }
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
