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
    ($($variant:ident $bytes:literal $text:literal $class:expr,)*) => {
        /// The name of an element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub(crate) enum Name {
            /// None of the others; it is read from the tag.
            #[default]
            Other,
            $(#[doc = $text] $variant,)*
        }

        /// The names, each with what the tokenizer reads it as.
        const KEYS: &[(Key, Name)] = &[$((Key::of($bytes), Name::$variant),)*];

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
    A b"a" "a" FORMATTING,
    Address b"address" "address" SPECIAL | BLOCK,
    AppRoot b"app-root" "app-root" 0,
    Applet b"applet" "applet" SPECIAL | SCOPE,
    Area b"area" "area" SPECIAL | VOID,
    Article b"article" "article" SPECIAL | BLOCK,
    Aside b"aside" "aside" SPECIAL | BLOCK,
    Audio b"audio" "audio" 0,
    B b"b" "b" FORMATTING,
    Base b"base" "base" SPECIAL | VOID,
    Basefont b"basefont" "basefont" SPECIAL | VOID,
    Bgsound b"bgsound" "bgsound" SPECIAL | VOID,
    Big b"big" "big" FORMATTING,
    Blockquote b"blockquote" "blockquote" SPECIAL | BLOCK,
    Body b"body" "body" SPECIAL | BLOCK,
    Br b"br" "br" SPECIAL | VOID | BLOCK,
    Button b"button" "button" SPECIAL,
    Canvas b"canvas" "canvas" 0,
    Caption b"caption" "caption" SPECIAL | SCOPE | BLOCK,
    Center b"center" "center" SPECIAL | BLOCK,
    Code b"code" "code" FORMATTING,
    Col b"col" "col" SPECIAL | VOID,
    Colgroup b"colgroup" "colgroup" SPECIAL,
    Datalist b"datalist" "datalist" 0,
    Dd b"dd" "dd" SPECIAL | IMPLIED | BLOCK,
    Details b"details" "details" SPECIAL | BLOCK,
    Dialog b"dialog" "dialog" BLOCK,
    Dir b"dir" "dir" SPECIAL | BLOCK,
    Div b"div" "div" SPECIAL | BLOCK,
    Dl b"dl" "dl" SPECIAL | BLOCK,
    Dt b"dt" "dt" SPECIAL | IMPLIED | BLOCK,
    Em b"em" "em" FORMATTING,
    Embed b"embed" "embed" SPECIAL | VOID,
    Fieldset b"fieldset" "fieldset" SPECIAL | BLOCK,
    Figcaption b"figcaption" "figcaption" SPECIAL | BLOCK,
    Figure b"figure" "figure" SPECIAL | BLOCK,
    Font b"font" "font" FORMATTING,
    Footer b"footer" "footer" SPECIAL | BLOCK,
    Form b"form" "form" SPECIAL | BLOCK,
    Frame b"frame" "frame" SPECIAL | VOID,
    Frameset b"frameset" "frameset" SPECIAL,
    H1 b"h1" "h1" SPECIAL | BLOCK,
    H2 b"h2" "h2" SPECIAL | BLOCK,
    H3 b"h3" "h3" SPECIAL | BLOCK,
    H4 b"h4" "h4" SPECIAL | BLOCK,
    H5 b"h5" "h5" SPECIAL | BLOCK,
    H6 b"h6" "h6" SPECIAL | BLOCK,
    Head b"head" "head" SPECIAL,
    Header b"header" "header" SPECIAL | BLOCK,
    Hgroup b"hgroup" "hgroup" SPECIAL | BLOCK,
    Hr b"hr" "hr" SPECIAL | VOID | BLOCK,
    Html b"html" "html" SPECIAL | SCOPE | BLOCK,
    I b"i" "i" FORMATTING,
    Iframe b"iframe" "iframe" SPECIAL,
    Image b"image" "image" VOID,
    Img b"img" "img" SPECIAL | VOID,
    Input b"input" "input" SPECIAL | VOID,
    Isindex b"isindex" "isindex" SPECIAL,
    Keygen b"keygen" "keygen" VOID,
    Label b"label" "label" 0,
    Legend b"legend" "legend" BLOCK,
    Li b"li" "li" SPECIAL | IMPLIED | BLOCK,
    Link b"link" "link" SPECIAL | VOID,
    Listing b"listing" "listing" SPECIAL | BLOCK,
    Main b"main" "main" SPECIAL | BLOCK,
    Marquee b"marquee" "marquee" SPECIAL | SCOPE,
    Math b"math" "math" 0,
    Menu b"menu" "menu" SPECIAL | BLOCK,
    Meta b"meta" "meta" SPECIAL | VOID,
    Nav b"nav" "nav" SPECIAL | BLOCK,
    Nobr b"nobr" "nobr" FORMATTING,
    Noembed b"noembed" "noembed" SPECIAL,
    Noframes b"noframes" "noframes" SPECIAL,
    Noscript b"noscript" "noscript" SPECIAL,
    Object b"object" "object" SPECIAL | SCOPE,
    Ol b"ol" "ol" SPECIAL | BLOCK,
    Optgroup b"optgroup" "optgroup" IMPLIED | BLOCK,
    Option b"option" "option" IMPLIED | BLOCK,
    P b"p" "p" SPECIAL | IMPLIED | BLOCK,
    Param b"param" "param" SPECIAL | VOID,
    Path b"path" "path" 0,
    Plaintext b"plaintext" "plaintext" SPECIAL | BLOCK,
    Pre b"pre" "pre" SPECIAL | BLOCK,
    Rb b"rb" "rb" IMPLIED,
    Rp b"rp" "rp" IMPLIED,
    Rt b"rt" "rt" IMPLIED,
    Rtc b"rtc" "rtc" IMPLIED,
    S b"s" "s" FORMATTING,
    Script b"script" "script" SPECIAL,
    Search b"search" "search" BLOCK,
    Section b"section" "section" SPECIAL | BLOCK,
    Select b"select" "select" SPECIAL | SCOPE,
    Small b"small" "small" FORMATTING,
    Source b"source" "source" SPECIAL | VOID,
    Span b"span" "span" 0,
    Strike b"strike" "strike" FORMATTING,
    Strong b"strong" "strong" FORMATTING,
    Style b"style" "style" SPECIAL,
    Summary b"summary" "summary" SPECIAL | BLOCK,
    Svg b"svg" "svg" 0,
    Table b"table" "table" SPECIAL | SCOPE | BLOCK,
    Tbody b"tbody" "tbody" SPECIAL | BLOCK,
    Td b"td" "td" SPECIAL | SCOPE | BLOCK,
    Template b"template" "template" SPECIAL | SCOPE,
    Textarea b"textarea" "textarea" SPECIAL,
    Tfoot b"tfoot" "tfoot" SPECIAL | BLOCK,
    Th b"th" "th" SPECIAL | SCOPE | BLOCK,
    Thead b"thead" "thead" SPECIAL | BLOCK,
    Title b"title" "title" SPECIAL,
    Tr b"tr" "tr" SPECIAL | BLOCK,
    Track b"track" "track" SPECIAL | VOID,
    Tt b"tt" "tt" FORMATTING,
    U b"u" "u" FORMATTING,
    Ul b"ul" "ul" SPECIAL | BLOCK,
    Video b"video" "video" 0,
    Wbr b"wbr" "wbr" SPECIAL | VOID,
    Xmp b"xmp" "xmp" SPECIAL | BLOCK,
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

    /// Whether it has no content.
    pub(super) const fn is_void(self) -> bool {
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

/// Formatting elements, which the tree builder reopens (HTML standard, 13.2.4.3).
pub(super) const FORMATTING_NAMES: [Name; 14] = [
    Name::A,
    Name::B,
    Name::Big,
    Name::Code,
    Name::Em,
    Name::Font,
    Name::I,
    Name::Nobr,
    Name::S,
    Name::Small,
    Name::Strike,
    Name::Strong,
    Name::Tt,
    Name::U,
];

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
        assert!(FORMATTING_NAMES.iter().all(|name| name.is_formatting()));
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
