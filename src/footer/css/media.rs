//! Media queries, as far as they tell a screen on a desk from others.

/// Pixels that a page on a desk is wide.
const DESK: f32 = 1280.0;
/// Pixels of one em where nobody says otherwise.
const EM: f32 = 16.0;

/// Whether an at-rule is a `@media` that may hold for a screen on a desk: one as narrow as a
/// phone's, a printer's or none is not.
pub(super) fn is_of_desks(prelude: &str) -> bool {
    let prelude = prelude.trim_start().to_ascii_lowercase();
    let Some(media) = prelude.strip_prefix("@media") else {
        return false;
    };
    media.split(',').any(|query| {
        let other = query.contains("print") || query.contains("speech");
        !other && query.split("and").all(fits_desk)
    })
}

/// Whether a part of a query, such as `(max-width: 1024px)`, does not say that a desk's screen is
/// too wide or too narrow.
fn fits_desk(feature: &str) -> bool {
    let feature = feature.trim().trim_matches(['(', ')']);
    let Some((name, value)) = feature.split_once(':') else {
        return true;
    };
    let value = value.trim();
    let number = value.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let Ok(pixels) = number.trim_end().parse::<f32>() else {
        return true;
    };
    let pixels = if value.ends_with("em") {
        pixels * EM
    } else {
        pixels
    };
    match name.trim() {
        "min-width" | "min-device-width" => pixels <= DESK,
        "max-width" | "max-device-width" => pixels >= DESK,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Sheet, Visibility};
    use crate::html::{Name, parse};

    #[test]
    fn what_screens_on_desks_may_show_is_not_hidden() {
        let hidden = |css: &str| {
            let mut sheet = Sheet::default();
            sheet.add(css);
            let doc = parse("<p class=x>");
            let p = doc.nodes().find(|id| doc.name(*id) == Some(Name::P));
            let visibility = Visibility::new(sheet);
            visibility.hidden_by(&doc, p.unwrap()).is_some()
        };
        let none = ".x{display:none}";
        let shows = "@media screen and (min-width:1024px){.y{} .x{color:red;display:block}}";
        assert!(hidden(none));
        assert!(!hidden(&format!("{none}{shows}")));
        assert!(!hidden(&format!("{none}@import 'y';{shows}")));
        for query in [
            "screen",
            "(max-width: 600px), (MIN-WIDTH:48em)",
            "only screen and (min-width:320px) and (max-width:1920px)",
            "(orientation: landscape)",
            "(min-width: 0)",
        ] {
            let css = format!("{none}@media {query}{{.x{{display:block}}}}");
            assert!(!hidden(&css), "{css}");
        }
        for query in [
            "(max-width:1024px)",
            "(min-width : 120em)",
            "screen and (max-device-width:640px)",
        ] {
            let css = format!("{none}@media {query}{{.x{{display:block}}}}");
            assert!(hidden(&css), "{css}");
        }
        for not in [
            "@media print{.x{display:block}}",
            "@supports (x:y){.x{display:block}}",
            "@media screen{.x{display:block}",
        ] {
            let css = format!("{none}{not}");
            assert_eq!(hidden(&css), !not.starts_with("@media screen"), "{css}");
        }
        // Earlier and as strong, it does not win.
        assert!(hidden(&format!("{shows}{none}")));
        assert!(!hidden("@media (max-width:9px){.x{display:none}}"));
    }
}
