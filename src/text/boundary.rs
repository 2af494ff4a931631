//! Characters' edges: as `str::floor_char_boundary` and `str::ceil_char_boundary`, which are
//! younger than the compiler that this program asks for.

/// The last character's edge at or before `at`.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let mut near = (at.saturating_sub(3)..=at).rev();
    near.find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first character's edge at or behind `at`.
pub(crate) fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut near = at..text.len();
    near.find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{ceil_boundary, floor_boundary};

    #[test]
    fn no_character_is_cut() {
        let text = "a备😀";
        for (at, floor, ceil) in [
            (0, 0, 0),
            (1, 1, 1),
            (2, 1, 4),
            (4, 4, 4),
            (7, 4, 8),
            (9, 8, 8),
        ] {
            assert_eq!(floor_boundary(text, at), floor, "{at}");
            assert_eq!(ceil_boundary(text, at), ceil, "{at}");
        }
        assert_eq!(floor_boundary("", 1), 0);
    }
}
