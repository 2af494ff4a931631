//! Style sheets: the rules that can be decided, those in `@media` as far as they show something.

use super::color::Color;
use super::declaration::{self, Declaration, Property, Value};
use super::index::{Element, Index};
use super::media::is_of_desks;
use super::selector::Selector;
use crate::html::{Document, NodeId};
use regex::Regex;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

/// Declarations that hold for some selectors, read when an element may match one of them.
#[derive(Debug)]
struct Block {
    /// The sheet that holds them.
    sheet: usize,
    /// Where in the sheet they stand.
    body: Range<usize>,
    /// They hold for some screens only: what one on a desk may show is not hidden.
    in_media: bool,
    read: OnceCell<Rc<[Declaration]>>,
}

/// One selector with the number of its block.
#[derive(Debug)]
struct Rule {
    block: usize,
    /// Where in the sheet its selector stands.
    selector: Range<usize>,
    /// Read when an element may match; none if it says nothing that can be decided.
    read: OnceCell<Option<Box<Read>>>,
}

/// One selector with the declarations that matter.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) selector: Selector,
    pub(super) declarations: Rc<[Declaration]>,
    /// The selector as written: `.x`.
    pub(super) text: String,
}

/// The rules of all of a page's `<style>` elements, in order.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Their texts, without comments.
    css: Vec<String>,
    /// A sheet says something that can hide text.
    may_hide: bool,
    /// All rules; found when first asked for.
    rules: OnceCell<Rules>,
    /// The same of those that may say `display: none`.
    removing: OnceCell<Rules>,
}

#[derive(Debug, Default)]
struct Rules {
    blocks: Vec<Block>,
    all: Vec<Rule>,
    index: Index,
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

    /// The rules whose selectors match, in order.
    pub(super) fn rules_for(&self, doc: &Document<'_>, id: NodeId) -> Vec<&Read> {
        let rules = self.rules.get_or_init(|| Rules::of(&self.css, |_| true));
        let mut found = Vec::new();
        let element = Element {
            id,
            name: doc.name(id).unwrap_or_default(),
            known: doc.known(id),
        };
        rules.index.any(doc, element, &mut |rule| {
            found.push(rule);
            false
        });
        found.sort_unstable();
        found.dedup();
        let found = found.into_iter().filter_map(|rule| rules.all.get(rule));
        let read = found.filter_map(|rule| rules.read(rule, &self.css));
        read.filter(|rule| rule.selector.matches(doc, id)).collect()
    }

    /// Whether a rule that takes elements out of the page matches.
    pub(super) fn may_remove(&self, doc: &Document<'_>, element: Element) -> bool {
        if !self.may_hide {
            return false;
        }
        let may_remove = declaration::may_say_none;
        let rules = self
            .removing
            .get_or_init(|| Rules::of(&self.css, may_remove));
        rules.index.any(doc, element, &mut |rule| {
            let rule = rules.all.get(rule);
            let rule = rule.and_then(|rule| rules.read(rule, &self.css));
            rule.is_some_and(|rule| rule.removes() && rule.selector.matches(doc, element.id))
        })
    }
}

impl Block {
    fn declarations(&self, css: &str) -> Rc<[Declaration]> {
        let body = || css.get(self.body.clone()).unwrap_or_default();
        let read = || {
            let mut all = declaration::parse_plain(body());
            if self.in_media {
                all.retain_mut(may_show);
            }
            all.into()
        };
        Rc::clone(self.read.get_or_init(read))
    }
}

/// Whether a declaration that holds for some screens may show a text; of its colour nothing is known.
fn may_show(declaration: &mut Declaration) -> bool {
    if let Value::Paint(color) = &mut declaration.value {
        *color = Color::Unknown;
    }
    declaration.value != Value::Hides
}

impl Read {
    fn of(rule: &Rule, block: &Block, css: &str) -> Option<Self> {
        let text = css.get(rule.selector.clone())?;
        let declarations = block.declarations(css);
        if declarations.is_empty() {
            return None;
        }
        Some(Self {
            selector: Selector::parse(text)?,
            declarations,
            text: text.trim().to_owned(),
        })
    }

    /// Whether it takes elements out of the page.
    fn removes(&self) -> bool {
        let mut all = self.declarations.iter();
        all.any(|d| d.property == Property::Display && d.value == Value::Hides)
    }
}

impl Rules {
    /// The rules of whose declarations `is_asked_for` says so.
    fn of(sheets: &[String], is_asked_for: fn(&str) -> bool) -> Self {
        let mut rules = Self::default();
        for (sheet, css) in sheets.iter().enumerate() {
            rules.find((sheet, css), 0..css.len(), false, is_asked_for);
        }
        let texts = rules.all.iter().enumerate().filter_map(|(at, rule)| {
            let sheet = rules.blocks.get(rule.block)?.sheet;
            let text = sheets.get(sheet)?.get(rule.selector.clone())?;
            Some((at, text))
        });
        rules.index = Index::of(texts);
        rules
    }

    fn read<'r>(&'r self, rule: &'r Rule, sheets: &[String]) -> Option<&'r Read> {
        let read = || {
            let block = self.blocks.get(rule.block)?;
            let css = sheets.get(block.sheet)?;
            Read::of(rule, block, css).map(Box::new)
        };
        rule.read.get_or_init(read).as_deref()
    }

    /// Adds the rules in `part` of a sheet, which a `@media` encloses or nothing does.
    fn find(
        &mut self,
        (sheet, css): (usize, &str),
        part: Range<usize>,
        in_media: bool,
        is_asked_for: fn(&str) -> bool,
    ) {
        let mut at = part.start;
        while let Some(rest) = css.get(at..part.end)
            && let Some(open) = memchr::memchr(b'{', rest.as_bytes())
        {
            let prelude = rest.get(..open).unwrap_or_default();
            // Behind `@import …;`.
            let import = prelude.rfind(';').map_or(0, |at| at + 1);
            let prelude = prelude.get(import..).unwrap_or_default();
            let body = rest.get(open + 1..).unwrap_or_default();
            let len = block_end(body);
            let block = at + open + 1..at + open + 1 + len;
            let asked = is_asked_for(body.get(..len).unwrap_or_default());
            if asked && !prelude.trim_start().starts_with('@') {
                self.add(sheet, at + import, prelude, block.clone(), in_media);
            } else if asked && !in_media && is_of_desks(prelude) {
                self.find((sheet, css), block.clone(), true, is_asked_for);
            }
            at = block.end + 1;
        }
    }

    fn add(
        &mut self,
        sheet: usize,
        start: usize,
        selectors: &str,
        body: Range<usize>,
        in_media: bool,
    ) {
        let block = self.blocks.len();
        self.blocks.push(Block {
            sheet,
            body,
            in_media,
            read: OnceCell::new(),
        });
        let mut start = start;
        for text in selectors.split(',') {
            let selector = start..start + text.len();
            start = selector.end + 1;
            if text.trim().is_empty() {
                continue; // matches nothing, and a sheet may be nothing but commas
            }
            self.all.push(Rule {
                block,
                selector,
                read: OnceCell::new(),
            });
        }
    }
}

/// The `}` that ends the block whose content starts `body`.
fn block_end(body: &str) -> usize {
    let mut depth = 1_usize;
    for at in memchr::memchr2_iter(b'{', b'}', body.as_bytes()) {
        if body.as_bytes().get(at) == Some(&b'{') {
            depth += 1;
        } else {
            depth -= 1;
        }
        if depth == 0 {
            return at;
        }
    }
    body.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Name, parse};

    #[test]
    fn rules_and_at_rules() {
        let mut sheet = Sheet::default();
        sheet.add(
            "<!-- @import 'x'; /* .c{display:none} */ .a, b > c, .d { color: red; display:none } \
             @media print { .e { display:none } } .f{margin:0} .g{display:none",
        );
        let read = |rules: &Rules| {
            let read = rules.all.iter();
            let read = read.filter_map(|rule| rules.read(rule, &sheet.css));
            let read = read.map(|rule| (rule.text.clone(), rule.declarations.len()));
            read.collect::<Vec<_>>()
        };
        let all = [(".a", 2), (".d", 2), (".g", 1)].map(|(text, count)| (text.to_owned(), count));
        assert_eq!(read(&Rules::of(&sheet.css, |_| true)), all);
        let removing = Rules::of(&sheet.css, declaration::may_say_none);
        assert_eq!(
            removing.all.len(),
            4,
            "`b > c` is known to say nothing when it is read"
        );
        assert_eq!(read(&removing), all);
    }

    #[test]
    fn selectors_of_one_block_share_its_declarations() {
        let mut sheet = Sheet::default();
        sheet.add("p,.x,,*{display:none;color:red}");
        let doc = parse("<p class=x>");
        let p = doc
            .nodes()
            .find(|id| doc.name(*id) == Some(Name::P))
            .unwrap();
        let found = sheet.rules_for(&doc, p);
        let [first, second, third] = found[..] else {
            panic!("{found:?}");
        };
        assert!(Rc::ptr_eq(&first.declarations, &second.declarations));
        assert!(Rc::ptr_eq(&first.declarations, &third.declarations));
    }

    #[test]
    fn the_index_finds_what_trying_all_finds() {
        let selectors = "p, P.x, .x, .y.x, #t, div #t.x, *, *.y, body, svg, x-y, .X, a, .none";
        let mut sheet = Sheet::default();
        sheet.add(&format!("{selectors}{{display:none}}"));
        let doc = parse(
            "<body class=y><p class='x y x'>1<div><a id=t class=x>2</a></div><svg><a class=y></svg>\
             <x-y class=X id=T>3",
        );
        for id in doc.nodes().filter(|id| doc.name(*id).is_some()) {
            let all = selectors.split(',').map(str::trim);
            let all = all.filter(|text| Selector::parse(text).unwrap().matches(&doc, id));
            let found = sheet.rules_for(&doc, id).into_iter();
            let found: Vec<_> = found.map(|rule| rule.text.as_str()).collect();
            assert_eq!(found, all.collect::<Vec<_>>());
        }
    }
}
