//! Whether a visitor sees an element's text.

use super::color::Color;
use super::declaration::{Declaration, Property, Value, parse};
use super::sheet::Sheet;
use scraper::ElementRef;

/// Orders declarations: important, in a `style` attribute, specificity; later wins ties.
type Weight = (bool, bool, (usize, usize, usize));

/// What hides the text of `element`, as written in the page; none if it is shown.
pub(crate) fn hidden_by(element: ElementRef<'_>, sheet: &Sheet) -> Option<String> {
    let mut inherited = Inherited::default();
    for ancestor in std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
    {
        let style = Style::of(ancestor, sheet);
        let hiding = style
            .hides(Property::Display)
            .or_else(|| by_markup(ancestor, &style))
            .or_else(|| style.hides(Property::Opacity))
            .or_else(|| style.cut_off())
            .or_else(|| inherited.add(ancestor, &style));
        if hiding.is_some() {
            return hiding;
        }
    }
    inherited.same_colours()
}

/// The element's own markup: `hidden`, a closed `<dialog>`. Style sheets can show it again.
fn by_markup(element: ElementRef<'_>, style: &Style) -> Option<String> {
    if style.winner(Property::Display).is_some() {
        return None;
    }
    let value = element.value();
    if value.attr("hidden").is_some() {
        return Some("hidden".to_owned());
    }
    (value.name() == "dialog" && value.attr("open").is_none()).then(|| "<dialog>".to_owned())
}

/// All declarations that hold for one element, with their weights.
struct Style {
    declared: Vec<(Weight, Declaration, String)>,
}

impl Style {
    fn of(element: ElementRef<'_>, sheet: &Sheet) -> Self {
        let own = element.value().attr("style").map(parse).unwrap_or_default();
        let own = own.into_iter().map(|d| {
            let text = d.text.clone();
            ((d.important, true, (0, 0, 0)), d, text)
        });
        let rules = sheet
            .rules
            .iter()
            .filter(|rule| rule.selector.matches(element));
        let from_sheet = rules.flat_map(|rule| {
            rule.declarations.iter().map(|d| {
                let text = format!("{}{{{}}}", rule.text, d.text);
                (
                    (d.important, false, rule.selector.specificity()),
                    d.clone(),
                    text,
                )
            })
        });
        Self {
            declared: from_sheet.chain(own).collect(),
        }
    }

    fn winner(&self, property: Property) -> Option<(Value, &str)> {
        self.declared
            .iter()
            .filter(|(_, declaration, _)| declaration.property == property)
            .max_by_key(|(weight, _, _)| *weight)
            .map(|(_, declaration, text)| (declaration.value, text.as_str()))
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
    fn add(&mut self, element: ElementRef<'_>, style: &Style) -> Option<String> {
        let visibility = decide(&mut self.visibility, style, Property::Visibility);
        let font_size = decide(&mut self.font_size, style, Property::FontSize);
        self.add_colours(element, style);
        visibility.or(font_size)
    }

    fn add_colours(&mut self, element: ElementRef<'_>, style: &Style) {
        if self.color.is_none() {
            self.color = match style.winner(Property::Color) {
                Some((Value::Paint(color), text)) => Some((color, text.to_owned())),
                // A link has a colour of its own, whatever its surroundings have.
                _ if element.value().attr("href").is_some() => {
                    Some((Color::Unknown, String::new()))
                }
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
    use scraper::{Html, Selector};

    fn hidden(html: &str) -> Option<String> {
        let html = Html::parse_document(html);
        let mut sheet = Sheet::default();
        for style in html.select(&Selector::parse("style").unwrap()) {
            sheet.add(&style.text().collect::<String>());
        }
        let target = html.select(&Selector::parse("#t").unwrap()).next().unwrap();
        hidden_by(target, &sheet)
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
