//! Media queries, as far as they tell a screen on a desk from others.

/// Pixels that a page on a desk is wide.
const DESK: f32 = 1280.0;
/// Pixels of one em where nobody says otherwise.
const EM: f32 = 16.0;

/// Whether an at-rule is a `@media` that may hold for a screen on a desk.
pub(super) fn is_of_desks(prelude: &str) -> bool {
    let prelude = prelude.trim_start().to_ascii_lowercase();
    let queries = prelude.strip_prefix("@media");
    queries.is_some_and(|queries| queries.split(',').any(fits_desk))
}

/// One query, such as `screen and (max-width: 1024px)`. What is not known here fits.
fn fits_desk(query: &str) -> bool {
    let words: Vec<&str> = query.split_ascii_whitespace().collect();
    let query = words.join(" ");
    if let Some(query) = query.strip_prefix("not ") {
        return !matches!(query, "all" | "screen");
    }
    let query = query.strip_prefix("only ").unwrap_or(&query);
    query
        .split(" and ")
        .all(|part| match part.strip_prefix('(') {
            Some(feature) => fits(feature.trim_end_matches(')')),
            None => matches!(part, "" | "all" | "screen"),
        })
}

/// `max-width: 1024px`, `width <= 1024px`, `600px <= width <= 1024px`.
fn fits(feature: &str) -> bool {
    let (least, most) = match feature.split_once(':') {
        Some((name, value)) => match name.trim() {
            "min-width" | "min-device-width" => (pixels(value), None),
            "max-width" | "max-device-width" => (None, pixels(value)),
            _ => (None, None),
        },
        None => range(feature),
    };
    least.is_none_or(|least| least <= DESK) && most.is_none_or(|most| DESK <= most)
}

/// The least and the greatest width of a range.
fn range(feature: &str) -> (Option<f32>, Option<f32>) {
    let Some((before, behind)) = feature.split_once("width") else {
        return (None, None);
    };
    let written = |side: &str| pixels(side.trim_matches(['<', '>', '=', ' ']));
    let (mut least, mut most) = (None, None);
    if before.contains('<') {
        least = written(before);
    } else if before.contains('>') {
        most = written(before);
    }
    if behind.contains('<') {
        most = written(behind);
    } else if behind.contains('>') {
        least = written(behind);
    }
    (least, most)
}

fn pixels(value: &str) -> Option<f32> {
    let value = value.trim();
    let number = value.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let number: f32 = number.trim_end().parse().ok()?;
    Some(if value.ends_with("em") {
        number * EM
    } else {
        number
    })
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
            "not print",
            "not (max-width: 600px)",
            "not (hover:none)",
            "not all and (monochrome)",
            "screen and\n(min-width:768px)",
            "(width >= 600px)",
            "(600px <= width < 1920px)",
            "(2000px > width)",
        ] {
            let css = format!("{none}@media {query}{{.x{{display:block}}}}");
            assert!(!hidden(&css), "{css}");
        }
        for query in [
            "(max-width:1024px)",
            "(min-width : 120em)",
            "screen and (max-device-width:640px)",
            "handheld",
            "tv and (min-width:1px)",
            "not screen",
            "(width < 600px)",
            "(320px <= width <= 1024px)",
            "(600px >= width)",
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
