//! Element names the parser must know, and what each means for it.

use super::key::Key;

/// Which sets of the HTML standard a name is in.
mod class {
    /// Ends the search for an element that an unknown end tag closes (13.2.4.2, "special").
    pub(super) const SPECIAL: u16 = 1;
    /// Bounds a scope (13.2.4.2, "has a particular element in scope").
    pub(super) const SCOPE: u16 = 1 << 1;
    /// Its end tag may be implied (13.2.6.3).
    pub(super) const IMPLIED: u16 = 1 << 2;
    /// The tree builder reopens it (13.2.4.3).
    pub(super) const FORMATTING: u16 = 1 << 3;
    /// It has no content and never stays open (13.1.2).
    pub(super) const VOID: u16 = 1 << 4;
    /// It begins and ends a line (15.3: `display: block` and the like).
    pub(super) const BLOCK: u16 = 1 << 5;
}
use class::{BLOCK, FORMATTING, IMPLIED, SCOPE, SPECIAL, VOID};

macro_rules! names {
    ($($variant:ident $text:literal $class:expr,)*) => {
        /// The name of an element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub(crate) enum Name {
            /// None of the others; it is read from the tag.
            #[default]
            Other,
            $(#[doc = $text] $variant,)*
        }

        /// The names, each with what the tokenizer reads it as.
        const KEYS: &[(Key, Name)] = &[$((Key::of($text.as_bytes()), Name::$variant),)*];

        impl Name {
            /// As it is written in lower case; empty for [`Name::Other`].
            pub(crate) const fn text(self) -> &'static str {
                match self {
                    Self::Other => "",
                    $(Self::$variant => $text,)*
                }
            }

            const fn class(self) -> u16 {
                match self {
                    Self::Other => 0,
                    $(Self::$variant => $class,)*
                }
            }
        }
    };
}

/// How many bits tell the place of a name in [`PLACES`].
const PLACE_BITS: u32 = 10;

/// A name as it is looked up.
#[derive(Clone, Copy)]
struct Entry {
    key: Key,
    name: Name,
    /// How many bytes it has.
    len: u8,
}

/// The names by [`Key::place`]: one is looked up in a few instructions.
static PLACES: [Entry; 1 << PLACE_BITS] = places();

#[expect(clippy::cast_possible_truncation, reason = "no name is that long")]
const fn short_len(name: &str) -> u8 {
    assert!(name.len() <= u8::MAX as usize, "a name that is too long");
    name.len() as u8
}

const fn places() -> [Entry; 1 << PLACE_BITS] {
    let none = Entry {
        key: Key::of(b""),
        name: Name::Other,
        len: 0,
    };
    let mut places = [none; 1 << PLACE_BITS];
    let mut rest = KEYS;
    while let [(key, name), behind @ ..] = rest {
        let place = &mut places[key.place(PLACE_BITS)];
        assert!(
            matches!(place.name, Name::Other),
            "two names in one place: spread keys otherwise"
        );
        *place = Entry {
            key: *key,
            name: *name,
            len: short_len(name.text()),
        };
        rest = behind;
    }
    places
}

names! {
    A "a" FORMATTING,
    Address "address" SPECIAL | BLOCK,
    AppRoot "app-root" 0,
    Applet "applet" SPECIAL | SCOPE,
    Area "area" SPECIAL | VOID,
    Article "article" SPECIAL | BLOCK,
    Aside "aside" SPECIAL | BLOCK,
    Audio "audio" 0,
    B "b" FORMATTING,
    Base "base" SPECIAL | VOID,
    Basefont "basefont" SPECIAL | VOID,
    Bgsound "bgsound" SPECIAL | VOID,
    Big "big" FORMATTING,
    Blockquote "blockquote" SPECIAL | BLOCK,
    Body "body" SPECIAL | BLOCK,
    Br "br" SPECIAL | VOID | BLOCK,
    Button "button" SPECIAL,
    Canvas "canvas" 0,
    Caption "caption" SPECIAL | SCOPE | BLOCK,
    Center "center" SPECIAL | BLOCK,
    Code "code" FORMATTING,
    Col "col" SPECIAL | VOID,
    Colgroup "colgroup" SPECIAL,
    Datalist "datalist" 0,
    Dd "dd" SPECIAL | IMPLIED | BLOCK,
    Details "details" SPECIAL | BLOCK,
    Dialog "dialog" BLOCK,
    Dir "dir" SPECIAL | BLOCK,
    Div "div" SPECIAL | BLOCK,
    Dl "dl" SPECIAL | BLOCK,
    Dt "dt" SPECIAL | IMPLIED | BLOCK,
    Em "em" FORMATTING,
    Embed "embed" SPECIAL | VOID,
    Fieldset "fieldset" SPECIAL | BLOCK,
    Figcaption "figcaption" SPECIAL | BLOCK,
    Figure "figure" SPECIAL | BLOCK,
    Font "font" FORMATTING,
    Footer "footer" SPECIAL | BLOCK,
    Form "form" SPECIAL | BLOCK,
    Frame "frame" SPECIAL | VOID,
    Frameset "frameset" SPECIAL,
    H1 "h1" SPECIAL | BLOCK,
    H2 "h2" SPECIAL | BLOCK,
    H3 "h3" SPECIAL | BLOCK,
    H4 "h4" SPECIAL | BLOCK,
    H5 "h5" SPECIAL | BLOCK,
    H6 "h6" SPECIAL | BLOCK,
    Head "head" SPECIAL,
    Header "header" SPECIAL | BLOCK,
    Hgroup "hgroup" SPECIAL | BLOCK,
    Hr "hr" SPECIAL | VOID | BLOCK,
    Html "html" SPECIAL | SCOPE | BLOCK,
    I "i" FORMATTING,
    Iframe "iframe" SPECIAL,
    Image "image" VOID,
    Img "img" SPECIAL | VOID,
    Input "input" SPECIAL | VOID,
    Isindex "isindex" SPECIAL,
    Keygen "keygen" VOID,
    Label "label" 0,
    Legend "legend" BLOCK,
    Li "li" SPECIAL | IMPLIED | BLOCK,
    Link "link" SPECIAL | VOID,
    Listing "listing" SPECIAL | BLOCK,
    Main "main" SPECIAL | BLOCK,
    Marquee "marquee" SPECIAL | SCOPE,
    Math "math" 0,
    Menu "menu" SPECIAL | BLOCK,
    Meta "meta" SPECIAL | VOID,
    Nav "nav" SPECIAL | BLOCK,
    Nobr "nobr" FORMATTING,
    Noembed "noembed" SPECIAL,
    Noframes "noframes" SPECIAL,
    Noscript "noscript" SPECIAL,
    Object "object" SPECIAL | SCOPE,
    Ol "ol" SPECIAL | BLOCK,
    Optgroup "optgroup" IMPLIED | BLOCK,
    Option "option" IMPLIED | BLOCK,
    P "p" SPECIAL | IMPLIED | BLOCK,
    Param "param" SPECIAL | VOID,
    Path "path" 0,
    Plaintext "plaintext" SPECIAL | BLOCK,
    Pre "pre" SPECIAL | BLOCK,
    Rb "rb" IMPLIED,
    Rp "rp" IMPLIED,
    Rt "rt" IMPLIED,
    Rtc "rtc" IMPLIED,
    S "s" FORMATTING,
    Script "script" SPECIAL,
    Search "search" BLOCK,
    Section "section" SPECIAL | BLOCK,
    Select "select" SPECIAL | SCOPE,
    Small "small" FORMATTING,
    Source "source" SPECIAL | VOID,
    Span "span" 0,
    Strike "strike" FORMATTING,
    Strong "strong" FORMATTING,
    Style "style" SPECIAL,
    Summary "summary" SPECIAL | BLOCK,
    Svg "svg" 0,
    Table "table" SPECIAL | SCOPE | BLOCK,
    Tbody "tbody" SPECIAL | BLOCK,
    Td "td" SPECIAL | SCOPE | BLOCK,
    Template "template" SPECIAL | SCOPE,
    Textarea "textarea" SPECIAL,
    Tfoot "tfoot" SPECIAL | BLOCK,
    Th "th" SPECIAL | SCOPE | BLOCK,
    Thead "thead" SPECIAL | BLOCK,
    Title "title" SPECIAL,
    Tr "tr" SPECIAL | BLOCK,
    Track "track" SPECIAL | VOID,
    Tt "tt" FORMATTING,
    U "u" FORMATTING,
    Ul "ul" SPECIAL | BLOCK,
    Video "video" 0,
    Wbr "wbr" SPECIAL | VOID,
    Xmp "xmp" SPECIAL | BLOCK,
}

impl Name {
    /// Reads a name as it is written, in capitals or not.
    pub(crate) fn of(written: &[u8]) -> Self {
        Self::read(Key::of(written), written)
    }

    /// Reads a name of which the key is known.
    #[inline]
    pub(super) fn read(key: Key, written: &[u8]) -> Self {
        let found = PLACES.get(key.place(PLACE_BITS));
        let same = |entry: &&Entry| entry.key == key && usize::from(entry.len) == written.len();
        let Some(Entry { name, len, .. }) = found.filter(same) else {
            return Self::Other;
        };
        let is_it =
            usize::from(*len) <= Key::EXACT || name.text().as_bytes().eq_ignore_ascii_case(written);
        if is_it { *name } else { Self::Other }
    }

    #[inline]
    const fn has(self, class: u16) -> bool {
        self.class() & class != 0
    }

    pub(super) const fn is_special(self) -> bool {
        self.has(SPECIAL)
    }

    pub(super) const fn bounds_scope(self) -> bool {
        self.has(SCOPE)
    }

    pub(super) const fn is_implied_at_end(self) -> bool {
        self.has(IMPLIED)
    }

    /// Whether the tree builder reopens it.
    pub(super) const fn is_formatting(self) -> bool {
        self.has(FORMATTING)
    }

    /// All that the tree builder reopens.
    pub(super) fn formatting() -> impl Iterator<Item = Self> {
        let names = KEYS.iter().map(|(_, name)| *name);
        names.filter(|name| name.is_formatting())
    }

    /// Whether it has no content.
    pub(crate) const fn is_void(self) -> bool {
        self.has(VOID)
    }

    /// Whether it begins and ends a line.
    pub(crate) const fn is_block(self) -> bool {
        self.has(BLOCK)
    }

    /// `h1` to `h6`.
    pub(super) const fn is_heading(self) -> bool {
        matches!(
            self,
            Self::H1 | Self::H2 | Self::H3 | Self::H4 | Self::H5 | Self::H6
        )
    }
}

/// Camel-cased names of SVG (HTML standard, 13.2.6.5, "any other start tag").
const SVG: [&str; 37] = [
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "foreignObject",
    "glyphRef",
    "linearGradient",
    "radialGradient",
    "textPath",
];

/// The name of an SVG element as the tree has it.
pub(super) fn svg_name(lower: &str) -> Option<&'static str> {
    let mut names = SVG.iter().copied();
    names.find(|name| name.eq_ignore_ascii_case(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for (written, name) in [
            ("a", Name::A),
            ("DIV", Name::Div),
            ("BlockQuote", Name::Blockquote),
            ("app-root", Name::AppRoot),
            ("", Name::Other),
            ("blockquotes", Name::Other),
            ("x", Name::Other),
        ] {
            assert_eq!(Name::of(written.as_bytes()), name, "{written}");
        }
        assert_eq!(Name::Blockquote.text(), "blockquote");
        assert!(Name::Td.bounds_scope() && !Name::Td.is_implied_at_end());
        assert_eq!(Name::formatting().count(), 14);
    }

    #[test]
    fn what_has_the_place_or_the_key_of_a_name_is_not_that_name() {
        for first in b'a'..=b'z' {
            for second in b'a'..=b'z' {
                let written = [first, second];
                let name = Name::of(&written);
                let is_it = name == Name::Other || name.text().as_bytes() == written;
                assert!(is_it, "{name:?}: {written:?}");
            }
        }
        // Letters that are eight apart change places.
        assert_eq!(Name::of(b"tlockquobe"), Name::Other);
    }
}
