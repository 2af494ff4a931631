//! Declarations: `property: value`, of the properties that can hide text.

use super::color::{self, Color};
use std::borrow::Cow;

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
    parse_plain(&without_comments(block))
}

/// Whether a block without comments, or an attribute, may say `none`. Cheap.
pub(super) fn may_say_none(block: &str) -> bool {
    let block = block.as_bytes();
    memchr::memchr3_iter(b'n', b'N', b'/', block).any(|at| {
        let word = block.get(at..).unwrap_or_default();
        // What a comment parts may be a word without it.
        word.starts_with(b"/*")
            || word
                .get(..4)
                .is_some_and(|w| w.eq_ignore_ascii_case(b"none"))
    })
}

/// The same where there are no comments.
pub(super) fn parse_plain(block: &str) -> Vec<Declaration> {
    let mut kept: Vec<Declaration> = Vec::new();
    for declaration in block.split(';').filter_map(declaration) {
        // A later one of the same weight takes the place of an earlier one.
        kept.retain(|d| (d.property, d.important) != (declaration.property, declaration.important));
        kept.push(declaration);
    }
    kept
}

/// CSS without its comments.
pub(super) fn without_comments(css: &str) -> Cow<'_, str> {
    if !css.contains('/') || !css.contains("/*") {
        return Cow::Borrowed(css);
    }
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn declaration(text: &str) -> Option<Declaration> {
    let (name, value) = text.split_once(':')?;
    let property = property(name.trim())?;
    let name = name.trim().to_ascii_lowercase();
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

/// Bytes of the longest name of a property.
const LONGEST: usize = 16;

fn property(name: &str) -> Option<Property> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"display" => Property::Display,
        b"visibility" => Property::Visibility,
        b"opacity" => Property::Opacity,
        b"font-size" => Property::FontSize,
        b"color" => Property::Color,
        b"background" | b"background-color" => Property::Background,
        b"height" | b"max-height" => Property::Height,
        b"width" | b"max-width" => Property::Width,
        b"overflow" => Property::Overflow,
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
            "display:none !unimportant",
        ] {
            assert_eq!(parse(showing)[0].value, Value::Shows, "{showing}");
        }
        assert_eq!(parse("/*x*/display:/**/none")[0].value, Value::Hides);
        assert_eq!(parse(&"color:red;".repeat(9)).len(), 1);
        assert!(parse("background-image:url(data:a;base64,x);margin:0").is_empty());
        assert!(parse("display:none!important")[0].important);
    }
}
