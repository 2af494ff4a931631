//! The characters that a number has in it though they are no part of it.

use super::chars::{fold_char, is_zero_width};

/// What stands between the parts of numbers, folded; of 号 and the hyphen one belongs there.
const STRAY: &str = "案第字号码编序证书-:.()[]|·";

/// The characters but white space that a number as `written` has more of than its `canonical`
/// spelling, in order, each once.
pub(crate) fn strays(written: &str, canonical: &str) -> Vec<char> {
    let count = |text: &str, wanted| {
        text.chars()
            .map(fold_char)
            .filter(|ch| *ch == wanted)
            .count()
    };
    let mut left: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    for ch in written.chars() {
        let folded = fold_char(ch);
        let is_stray = is_zero_width(ch) || STRAY.contains(folded);
        if !is_stray || found.contains(&ch) {
            continue;
        }
        if !left.iter().any(|(known, _)| *known == folded) {
            let surplus = count(written, folded).saturating_sub(count(canonical, folded));
            left.push((folded, surplus));
        }
        let left = left
            .iter_mut()
            .find(|(known, left)| *known == folded && *left > 0);
        if let Some((_, left)) = left {
            *left -= 1;
            found.push(ch);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::strays;

    #[test]
    fn all_that_is_too_much_is_named_once() {
        let canonical = "京ICP备2021012345号-1";
        for (written, named) in [
            (canonical, ""),
            ("京 icp 备2021012345號—1", ""),
            ("京ICP备案〔2021012345〕号-1", "案〔〕"),
            ("京ICP備案號：2021012345號-1", "案號："),
            (
                "京ICP备\u{200B}案证书编号:2021012345号-1",
                "\u{200B}案证书编号:",
            ),
            ("京ICP备\u{AD}2021\u{AD}012345号-1", "\u{AD}"),
            ("（京）ICP备(2021012345)号-1号", "（）()号"),
            ("京｜ICP备2021012345号-1", "｜"),
        ] {
            let found: String = strays(written, canonical).into_iter().collect();
            assert_eq!(found, named, "{written}");
        }
    }
}
