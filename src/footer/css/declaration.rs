//! Declarations: `property: value`, of the properties that can hide text.

use super::color::{self, Color};

/// A property that can hide text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    Display,
    Visibility,
    Opacity,
    FontSize,
    Color,
    Background,
    Height,
    Width,
    Overflow,
}

/// What a declaration does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// `none`, `hidden`, zero: text is not seen (of [`Property::Overflow`]: is cut off).
    Hides,
    /// Anything else.
    Shows,
    /// A colour.
    Paint(Color),
}

/// One declaration that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Declaration {
    pub(crate) property: Property,
    pub(crate) value: Value,
    pub(crate) important: bool,
    /// As written, white space dropped: `display:none`.
    pub(crate) text: String,
}

/// The declarations of a block or a `style` attribute that matter, in order.
pub(crate) fn parse(block: &str) -> Vec<Declaration> {
    block.split(';').filter_map(declaration).collect()
}

fn declaration(text: &str) -> Option<Declaration> {
    let (name, value) = text.split_once(':')?;
    let name = name.trim().to_ascii_lowercase();
    let property = property(&name)?;
    let value = value.trim().to_ascii_lowercase();
    let (value, important) = match value.split_once('!') {
        Some((value, flag)) if flag.trim() == "important" => (value.trim().to_owned(), true),
        _ => (value, false),
    };
    Some(Declaration {
        property,
        value: read(property, &value),
        important,
        text: format!("{name}:{value}"),
    })
}

fn property(name: &str) -> Option<Property> {
    Some(match name {
        "display" => Property::Display,
        "visibility" => Property::Visibility,
        "opacity" => Property::Opacity,
        "font-size" => Property::FontSize,
        "color" => Property::Color,
        "background" | "background-color" => Property::Background,
        "height" | "max-height" => Property::Height,
        "width" | "max-width" => Property::Width,
        "overflow" => Property::Overflow,
        _ => return None,
    })
}

fn read(property: Property, value: &str) -> Value {
    let hides = match property {
        Property::Color | Property::Background => return Value::Paint(color::parse(value)),
        Property::Display => value == "none",
        Property::Visibility => matches!(value, "hidden" | "collapse"),
        Property::Overflow => matches!(value, "hidden" | "clip"),
        Property::Opacity | Property::FontSize | Property::Height | Property::Width => {
            is_zero(value)
        }
    };
    if hides { Value::Hides } else { Value::Shows }
}

/// `0`, `0px`, `.0em`, `0%`.
fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    number.parse::<f32>().is_ok_and(|n| n == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides() {
        for hiding in [
            "display : NONE !important",
            "visibility:hidden",
            "opacity:0",
            "opacity: .0",
            "font-size:0px",
            "height:0",
        ] {
            let declarations = parse(hiding);
            assert_eq!(declarations[0].value, Value::Hides, "{hiding}");
        }
        for showing in [
            "display:block",
            "opacity:0.2",
            "font-size:.1em",
            "visibility:visible",
        ] {
            assert_eq!(parse(showing)[0].value, Value::Shows, "{showing}");
        }
        assert!(parse("background-image:url(data:a;base64,x);margin:0").is_empty());
        assert!(parse("display:none!important")[0].important);
    }
}
