//! Long texts, cut.

use std::borrow::Cow;

/// At most that many characters of a text, and `…` where more follow.
pub(crate) fn clip(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::clip;

    #[test]
    fn characters_are_counted() {
        for (most, clipped) in [(0, "…"), (1, "a…"), (2, "a备…"), (3, "a备😀")] {
            assert_eq!(clip("a备😀", most), clipped);
        }
        assert_eq!(clip("", 0), "");
    }
}
