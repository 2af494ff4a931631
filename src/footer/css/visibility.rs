//! Whether a visitor sees an element's text.

use super::color::Color;
use super::declaration::{self, Declaration, Property, Value, parse};
use super::index::Element;
use super::sheet::Sheet;
use crate::html::{Document, Known, Name, NodeId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Orders declarations: important, in a `style` attribute, specificity; later wins ties.
type Weight = (bool, bool, (usize, usize, usize));

/// Looks up what hides elements, each element's style once.
#[derive(Debug, Default)]
pub(crate) struct Visibility {
    sheet: Sheet,
    styles: RefCell<FxHashMap<NodeId, Rc<Style>>>,
}

impl Visibility {
    pub(crate) fn new(sheet: Sheet) -> Self {
        Self {
            sheet,
            styles: RefCell::default(),
        }
    }

    /// Whether something takes `element`, of that name and with those attributes, out of the
    /// page altogether.
    #[inline]
    pub(crate) fn removes(
        &self,
        doc: &Document<'_>,
        element: NodeId,
        name: Name,
        known: Known,
    ) -> bool {
        let undecided = known.has_any(Known::HIDDEN)
            || (known.has_any(Known::STYLE) && may_say_none(doc, element))
            || name == Name::Dialog
            || self.sheet.may_remove(
                doc,
                Element {
                    id: element,
                    name,
                    known,
                },
            );
        undecided && self.is_removed(doc, element)
    }

    fn is_removed(&self, doc: &Document<'_>, element: NodeId) -> bool {
        let style = self.style(doc, element);
        style
            .hides(Property::Display)
            .or_else(|| by_markup(doc, element, &style))
            .is_some()
    }

    /// What hides the text of `element`, as written in the page; none if it is shown.
    pub(crate) fn hidden_by(&self, doc: &Document<'_>, element: NodeId) -> Option<String> {
        if !self.may_hide(doc, element) {
            return None;
        }
        let mut inherited = Inherited::default();
        let ancestors = doc.ancestors(element).filter(|id| doc.name(*id).is_some());
        for ancestor in std::iter::once(element).chain(ancestors) {
            let style = self.style(doc, ancestor);
            let hiding = style
                .hides(Property::Display)
                .or_else(|| by_markup(doc, ancestor, &style))
                .or_else(|| style.hides(Property::Opacity))
                .or_else(|| style.cut_off())
                .or_else(|| inherited.add(doc, ancestor, &style));
            if hiding.is_some() {
                return hiding;
            }
        }
        inherited.same_colours()
    }

    /// Whether anything on the page could hide the text of `element`. Cheap.
    fn may_hide(&self, doc: &Document<'_>, element: NodeId) -> bool {
        let mut round = std::iter::once(element).chain(doc.ancestors(element));
        self.sheet.may_hide()
            || round.any(|element| {
                doc.known(element).has_any(Known::STYLE.or(Known::HIDDEN))
                    || doc.name(element) == Some(Name::Dialog)
            })
    }

    fn style(&self, doc: &Document<'_>, element: NodeId) -> Rc<Style> {
        let known = self.styles.borrow().get(&element).map(Rc::clone);
        known.unwrap_or_else(|| {
            let style = Rc::new(Style::of(doc, element, &self.sheet));
            self.styles.borrow_mut().insert(element, Rc::clone(&style));
            style
        })
    }
}

fn may_say_none(doc: &Document<'_>, element: NodeId) -> bool {
    let style = doc.known_attr(element, Known::STYLE);
    style.is_some_and(|style| declaration::may_say_none(&style))
}

/// The element's own markup: `hidden`, a closed `<dialog>`. Style sheets can show it again.
fn by_markup(doc: &Document<'_>, element: NodeId, style: &Style) -> Option<String> {
    if style.winner(Property::Display).is_some() {
        return None;
    }
    if doc.has_attr(element, "hidden") {
        return Some("hidden".to_owned());
    }
    let closed = doc.name(element) == Some(Name::Dialog) && !doc.has_attr(element, "open");
    closed.then(|| "<dialog>".to_owned())
}

/// The declarations that win on one element, with what they say in the page.
#[derive(Debug)]
struct Style {
    winners: Vec<(Property, Weight, Value, String)>,
}

impl Style {
    fn of(doc: &Document<'_>, element: NodeId, sheet: &Sheet) -> Self {
        let mut style = Self {
            winners: Vec::new(),
        };
        for rule in sheet.rules_for(doc, element) {
            for declaration in rule.declarations.iter() {
                let weight = (declaration.important, false, rule.selector.specificity());
                style.add(declaration, weight, Some(&rule.text));
            }
        }
        let own = doc.attr(element, "style").map(|style| parse(&style));
        for declaration in own.unwrap_or_default() {
            style.add(&declaration, (declaration.important, true, (0, 0, 0)), None);
        }
        style
    }

    /// Later declarations win over earlier ones of the same weight.
    fn add(&mut self, declaration: &Declaration, weight: Weight, selector: Option<&str>) {
        let property = declaration.property;
        let stronger = |(known, by, ..): &(Property, Weight, Value, String)| {
            *known == property && *by > weight
        };
        if self.winners.iter().any(stronger) {
            return;
        }
        self.winners.retain(|(known, ..)| *known != property);
        let text = match selector {
            Some(selector) => format!("{selector}{{{}}}", declaration.text),
            None => declaration.text.clone(),
        };
        self.winners
            .push((property, weight, declaration.value, text));
    }

    fn winner(&self, property: Property) -> Option<(Value, &str)> {
        self.winners
            .iter()
            .find(|(known, ..)| *known == property)
            .map(|(_, _, value, text)| (*value, text.as_str()))
    }

    fn hides(&self, property: Property) -> Option<String> {
        self.winner(property)
            .filter(|(value, _)| *value == Value::Hides)
            .map(|(_, text)| text.to_owned())
    }

    /// A box without height or width that does not let its text overflow.
    fn cut_off(&self) -> Option<String> {
        self.hides(Property::Overflow)?;
        self.hides(Property::Height)
            .or_else(|| self.hides(Property::Width))
    }
}

/// Inherited properties: the nearest element that declares one decides.
#[derive(Default)]
struct Inherited {
    visibility: bool,
    font_size: bool,
    color: Option<(Color, String)>,
    background: Option<Color>,
}

impl Inherited {
    fn add(&mut self, doc: &Document<'_>, element: NodeId, style: &Style) -> Option<String> {
        let visibility = decide(&mut self.visibility, style, Property::Visibility);
        let font_size = decide(&mut self.font_size, style, Property::FontSize);
        self.add_colours(doc, element, style);
        visibility.or(font_size)
    }

    fn add_colours(&mut self, doc: &Document<'_>, element: NodeId, style: &Style) {
        if self.color.is_none() {
            self.color = match style.winner(Property::Color) {
                Some((Value::Paint(color), text)) => Some((color, text.to_owned())),
                // A link has a colour of its own, whatever its surroundings have.
                _ if doc.has_attr(element, "href") => Some((Color::Unknown, String::new())),
                _ => None,
            };
        }
        if self.background.is_none() {
            self.background = match style.winner(Property::Background) {
                Some((Value::Paint(color), _)) if color != Color::Transparent => Some(color),
                _ => None,
            };
        }
    }

    fn same_colours(self) -> Option<String> {
        let (color, text) = self.color?;
        let unseen = match (color, self.background) {
            (Color::Transparent, _) => true,
            (Color::Unknown, _) => false,
            (color, background) => background == Some(color),
        };
        unseen.then_some(text)
    }
}

fn decide(decided: &mut bool, style: &Style, property: Property) -> Option<String> {
    if *decided {
        return None;
    }
    *decided = style.winner(property).is_some();
    style.hides(property)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse;

    fn hidden(html: &str) -> Option<String> {
        let doc = parse(html);
        let mut sheet = Sheet::default();
        for style in doc.nodes().filter(|id| doc.name(*id) == Some(Name::Style)) {
            sheet.add(
                &doc.subtree(style)
                    .map(|id| doc.text(id))
                    .collect::<String>(),
            );
        }
        let mut nodes = doc.nodes();
        let target = nodes.find(|id| doc.attr(*id, "id").is_some_and(|id| id == "t"));
        Visibility::new(sheet).hidden_by(&doc, target.unwrap())
    }

    #[test]
    fn hidden_texts() {
        for (html, by) in [
            ("<p hidden><b id=t>", "hidden"),
            ("<p style='DISPLAY: none'><b id=t>", "display:none"),
            (
                "<style>.x b{visibility:hidden}</style><p class=x><b id=t>",
                ".x b{visibility:hidden}",
            ),
            (
                "<p style='opacity:0'><b id=t style='opacity:1'>",
                "opacity:0",
            ),
            ("<p style='font-size:0'><b id=t>", "font-size:0"),
            ("<p style='height:0;overflow:hidden'><b id=t>", "height:0"),
            (
                "<div style='background:#fff'><b id=t style='color:white'>",
                "color:white",
            ),
            (
                "<style>.a{display:block} #t{display:none}</style><b class=a id=t>",
                "#t{display:none}",
            ),
            (
                "<style>#t{display:none!important}</style><b style='display:block' id=t>",
                "#t{display:none}",
            ),
            ("<dialog><b id=t>", "<dialog>"),
        ] {
            assert_eq!(hidden(html).as_deref(), Some(by), "{html}");
        }
    }

    #[test]
    fn shown_texts() {
        for html in [
            "<details><b id=t>",
            "<style>.x{display:none} #t{display:block}</style><b class=x id=t>",
            "<p style='visibility:hidden'><b id=t style='visibility:visible'>",
            "<p style='font-size:0'><b id=t style='font-size:12px'>",
            "<p style='height:0'><b id=t>",
            "<p hidden style='display:block'><b id=t>",
            "<style>@media print{#t{display:none}}</style><b id=t>",
            "<div style='background:#fff;color:#fff'><a href=x id=t>",
            "<div style='background:url(x)'><b id=t style='color:#fff'>",
            "<b id=t style='opacity:.2'>",
        ] {
            assert_eq!(hidden(html), None, "{html}");
        }
    }
}
