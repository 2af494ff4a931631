//! Colours, as far as two of them can be compared.

/// What a colour value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Color {
    /// Opaque red, green, blue.
    Rgb(u8, u8, u8),
    /// Nothing is painted.
    Transparent,
    /// Something that only a browser can tell.
    Unknown,
}

/// Reads a colour; a `background` shorthand counts as its colour if it is nothing else.
pub(super) fn parse(value: &str) -> Color {
    let value = value.trim();
    if let Some(hex) = value.strip_prefix('#') {
        return parse_hex(hex).unwrap_or(Color::Unknown);
    }
    if let Some(inside) = value.strip_prefix("rgb") {
        return parse_rgb(inside).unwrap_or(Color::Unknown);
    }
    match value {
        "transparent" | "none" => Color::Transparent,
        "white" => Color::Rgb(255, 255, 255),
        "black" => Color::Rgb(0, 0, 0),
        "red" => Color::Rgb(255, 0, 0),
        "green" => Color::Rgb(0, 128, 0),
        "blue" => Color::Rgb(0, 0, 255),
        "gray" | "grey" => Color::Rgb(128, 128, 128),
        "silver" => Color::Rgb(192, 192, 192),
        "yellow" => Color::Rgb(255, 255, 0),
        _ => Color::Unknown,
    }
}

fn parse_hex(hex: &str) -> Option<Color> {
    let digits: Vec<u8> = hex
        .chars()
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    match digits.as_slice() {
        [r, g, b] => Some(Color::Rgb(r * 17, g * 17, b * 17)),
        [_, _, _, 0] | [_, _, _, _, _, _, 0, 0] => Some(Color::Transparent),
        [r, r2, g, g2, b, b2] => Some(Color::Rgb(r * 16 + r2, g * 16 + g2, b * 16 + b2)),
        _ => None,
    }
}

/// Behind `rgb`: `(r, g, b)` or `a(r, g, b, alpha)`; half-transparent is unknown.
fn parse_rgb(inside: &str) -> Option<Color> {
    let list = inside
        .trim_start_matches('a')
        .strip_prefix('(')?
        .strip_suffix(')')?;
    let parts: Vec<&str> = list
        .split(|c: char| c == ',' || c == '/' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let (rgb, alpha) = match parts.as_slice() {
        [r, g, b] => ([r, g, b], 1.0),
        [r, g, b, a] => ([r, g, b], a.parse::<f32>().ok()?),
        _ => return None,
    };
    if alpha <= 0.0 {
        return Some(Color::Transparent);
    }
    let [r, g, b] = rgb.map(|part| part.parse::<u8>().ok());
    (alpha >= 1.0).then_some(Color::Rgb(r?, g?, b?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_colour() {
        for white in [
            "#fff",
            "#FFFFFF",
            "white",
            "rgb(255, 255, 255)",
            "rgb(255 255 255)",
            "rgba(255,255,255,1)",
        ] {
            assert_eq!(parse(white), Color::Rgb(255, 255, 255), "{white}");
        }
        assert_eq!(parse("rgba(0,0,0,0)"), Color::Transparent);
        for unknown in ["rgba(0,0,0,.5)", "var(--x)", "#12", "url(x) #fff", "#ggg"] {
            assert_eq!(parse(unknown), Color::Unknown, "{unknown}");
        }
    }

    #[test]
    fn names_of_colours() {
        for (name, spelling) in [
            ("black", "#000"),
            ("red", "#f00"),
            ("green", "#008000"),
            ("blue", "#00f"),
            ("gray", "#808080"),
            ("grey", "#808080"),
            ("silver", "#c0c0c0"),
            ("yellow", "#ff0"),
        ] {
            assert_eq!(parse(name), parse(spelling), "{name}");
        }
        assert_eq!(parse("none"), Color::Transparent);
        assert_eq!(parse("greenish"), Color::Unknown);
    }
}
