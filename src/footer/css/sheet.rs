//! Style sheets: the rules outside at-rules that can be decided.

use super::declaration::{self, Declaration};
use super::selector::Selector;

/// One selector with the declarations that matter.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(super) selector: Selector,
    pub(super) declarations: Vec<Declaration>,
    /// As written: `.x`.
    pub(super) text: String,
}

/// The rules of all of a page's `<style>` elements, in order.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(super) rules: Vec<Rule>,
}

impl Sheet {
    /// Adds the text of one `<style>` element.
    pub(crate) fn add(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
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
        let declarations = declaration::parse(body);
        if declarations.is_empty() {
            return;
        }
        for text in prelude.split(',') {
            if let Some(selector) = Selector::parse(text) {
                self.rules.push(Rule {
                    selector,
                    declarations: declarations.clone(),
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

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_at_rules() {
        let mut sheet = Sheet::default();
        sheet.add(
            "@import 'x'; /* .c{display:none} */ .a, b > c, .d { color: red; display:none } \
             @media print { .e { display:none } } .f{margin:0} .g{display:none",
        );
        let texts: Vec<_> = sheet.rules.iter().map(|rule| rule.text.as_str()).collect();
        assert_eq!(texts, [".a", ".d", ".g"]);
        assert_eq!(sheet.rules[0].declarations.len(), 2);
    }
}
