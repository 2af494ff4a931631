//! The name that was probably meant.

use super::{Text, text};

/// The name that is the least letters away, if that is near enough to be a slip.
pub(crate) fn nearest<'a>(name: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer than any word: comparing it would only take time.
    if name.len() > 200 {
        return None;
    }
    let small = name.to_lowercase();
    let apart = |known: &str| distance(name, known).min(distance(&small, known));
    let allowed = (name.chars().count() / 3).max(1);
    among
        .into_iter()
        .map(|known| (apart(known), known))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= allowed)
        .map(|(_, known)| known)
}

/// Asks whether the nearest name was meant, if there is one.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    among: impl IntoIterator<Item = &'a str>,
) -> Option<Text> {
    let meant = nearest(name, among)?;
    Some(text! { en: "did you mean `{meant}`?", zh: "是否应为“{meant}”？" })
}

/// Letters to insert, delete or change to make `b` of `a` (Levenshtein's distance).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for ((to, above), diagonal) in b.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or_default();
            let changed = diagonal + usize::from(*to != from);
            next.push(changed.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("备案", "备"), 1);
    }

    #[test]
    fn only_a_slip_has_a_neighbour() {
        let names = || ["icp-case", "psb-length"].into_iter();
        assert_eq!(nearest("icp-caes", names()), Some("icp-case"));
        assert_eq!(nearest("ICP-Case", names()), Some("icp-case"));
        assert_eq!(nearest("zzz", names()), None);
    }

    #[test]
    fn a_third_of_the_letters_may_differ() {
        let nearest = |name| nearest(name, ["icp-case"]);
        assert_eq!(nearest("icp-casess"), Some("icp-case"));
        assert_eq!(nearest("icp-cassess"), Some("icp-case"));
        assert_eq!(nearest("icp-xxxx"), None);
    }

    #[test]
    fn what_is_longer_than_any_word_has_no_neighbour() {
        let known = "a".repeat(199);
        let nearest = |length| nearest(&"a".repeat(length), [known.as_str()]);
        assert_eq!(nearest(200), Some(known.as_str()));
        assert_eq!(nearest(201), None);
    }
}
