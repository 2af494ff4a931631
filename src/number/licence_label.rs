//! The label of a licence before a filing number: `ICP证：京ICP备…`.

use super::fold::{BLANK, BREAK, Glyphs};
use super::{icp, icp_words};
use std::ops::Range;

/// What follows `ICP` in the label of a licence.
const LICENCE_LABELS: [&str; 9] = [
    "证",
    "证号",
    "证书",
    "证编号",
    "许可证",
    "许可证号",
    "许可证编号",
    "经营许可证",
    "经营许可证编号",
];

/// What a licence is called, longest first.
const NAMES: [&str; 3] = ["许可证编号", "许可证号", "许可证"];
/// So near before the name of a licence the label of a filing may stand in the same field.
const FURTHEST: usize = 20;
/// What a telecom licence is for.
const SERVICES: [&str; 4] = ["电信业务", "增值电信", "信息服务业务", "互联网信息服务"];

/// The words behind `ICP` in a label `ICP证：`, `ICP许可证：` directly before `start` and behind
/// `floor`.
pub(super) fn of_icp(glyphs: &Glyphs, start: usize, floor: usize) -> Option<Range<usize>> {
    let mut at = start;
    for _ in 0..3 {
        at -= usize::from(matches!(glyphs.before(at), ' ' | '\n' | ':' | '('));
    }
    let of_licence = |words: &&'static str| {
        let words = glyphs.word_before(at, words)?;
        let icp = words.checked_sub(3).filter(|icp| *icp >= floor)?;
        let is_label = is_icp(glyphs, icp) || is_misspelt(glyphs, icp, at..start);
        is_label.then_some(words..at)
    };
    LICENCE_LABELS.iter().find_map(of_licence)
}

/// Whether `ICP` stands at `at`, and is no end of another word.
fn is_icp(glyphs: &Glyphs, at: usize) -> bool {
    icp::past_icp(glyphs, at).is_some() && !glyphs.before(at).is_ascii_alphabetic()
}

/// Whether a misspelt `ICP` stands at `at`. Its letters are other things' names, too (HCIP证书,
/// 图书在版编目CIP证), so that it must stand alone, and `behind` its words a colon in the same line.
fn is_misspelt(glyphs: &Glyphs, at: usize, behind: Range<usize>) -> bool {
    let alone = !glyphs.before(at).is_alphanumeric();
    let has = |wanted| glyphs.chars(behind.clone()).any(|ch| ch == wanted);
    alone && has(':') && !has(BREAK) && icp_words::past_misspelt(glyphs, at).is_some()
}

/// Whether the label of a telecom licence stands directly before `start` and behind `floor`:
/// `增值电信业务经营许可证：`, `《电信与信息服务业务经营许可证》编号：`. Without a colon or a word for a
/// number, the name of a licence may be one of a list.
pub(super) fn is_of_telecom(glyphs: &Glyphs, start: usize, floor: usize) -> bool {
    let at = before_blank(glyphs, start);
    let colon = glyphs.before(at) == ':';
    let bracket = glyphs.before(at) == '(';
    let at = before_blank(glyphs, at - usize::from(colon || bracket));
    let numbered = glyphs
        .word_before(at, "编号")
        .filter(|_| glyphs.before(at - 2) == '》');
    let end = numbered.unwrap_or(at);
    let end = end - usize::from(glyphs.before(end) == '》');
    let name = NAMES
        .iter()
        .find_map(|name| Some((name, glyphs.word_before(end, name)?)));
    let Some((name, at)) = name else {
        return false;
    };
    let tied = colon || numbered.is_some() || name.ends_with('号');
    tied && is_telecom(glyphs, at, floor)
}

/// Whether what stands before 许可证, which stands at `at`, makes it a telecom licence, and is no
/// part of a filing's label, as in `ICP备案号/电信业务许可证号：`.
fn is_telecom(glyphs: &Glyphs, at: usize, floor: usize) -> bool {
    let at = glyphs.word_before(at, "经营").unwrap_or(at);
    let mut services = SERVICES.iter();
    let service = services.find_map(|service| glyphs.word_before(at, service));
    service
        .filter(|first| *first >= floor)
        .is_some_and(|first| {
            let near = first.saturating_sub(FURTHEST).max(floor)..first;
            let field = near.rev().map(|at| glyphs.ch(at));
            !field
                .take_while(|ch| *ch != BREAK && !ch.is_ascii_digit())
                .any(|ch| ch == '备')
        })
}

/// Before a blank that ends at `at`.
fn before_blank(glyphs: &Glyphs, at: usize) -> usize {
    at - usize::from(glyphs.before(at) == BLANK)
}

#[cfg(test)]
mod tests {
    use crate::number::{Fault, scan};

    fn is_mislabelled(text: &str) -> bool {
        let mentions = scan(text, 2026);
        let mut faults = mentions.iter().flat_map(|mention| &mention.number.faults);
        faults.any(|fault| *fault == Fault::LabelMismatch)
    }

    #[test]
    fn the_name_of_something_else_is_no_label_of_a_licence() {
        for text in [
            "CIP证：京ICP备2021012345号-1",
            "© IPC证: 京ICP备2021012345号-1",
        ] {
            assert!(is_mislabelled(text), "{text}");
        }
        for text in [
            "考取华为HCIP证书 京ICP备2021012345号-1",
            "华为HCIP证书：京ICP备2021012345号-1",
            "CIP证书\n京ICP备2021012345号-1",
            "CIP证：\n京ICP备2021012345号-1",
            "图书在版编目CIP证 京ICP备2021012345号-1",
            "图书在版编目CIP证：京ICP备2021012345号-1",
            "VoIPC证 京ICP备2021012345号-1",
            "XYICP证书：京ICP备2021012345号-1",
        ] {
            assert!(!is_mislabelled(text), "{text}");
        }
    }

    #[test]
    fn the_label_of_a_telecom_licence_fits_no_filing_number() {
        for label in [
            "增值电信业务经营许可证：",
            "中华人民共和国增值电信业务经营许可证编号: ",
            "电信业务许可证 ：",
            "© 2026 示例有限公司 | 增值电信业务经营许可证：",
            "京ICP备2021012345号 增值电信业务经营许可证：",
            "《电信与信息服务业务经营许可证》：",
            "《电信与信息服务业务经营许可证》编号：",
            "增值电信业务经营许可证编号（",
        ] {
            let text = format!("{label}粤ICP备2021012345号-4");
            assert!(is_mislabelled(&text), "{label}");
        }
    }

    #[test]
    fn a_year_or_a_number_before_the_label_is_no_word() {
        for text in [
            "© 2026ICP证：京ICP备2021012345号",
            "京ICP备2021012345号-1ICP证：京ICP备2021012345号",
        ] {
            assert!(is_mislabelled(text), "{text}");
        }
    }

    #[test]
    fn other_labels_and_labels_with_a_number_of_their_own_are_none() {
        for text in [
            "增值电信业务经营许可证 京ICP备2021012345号",
            "增值电信业务经营许可证京ICP备2021012345号",
            "经营许可证：\n京ICP备2021012345号",
            "《电信与信息服务业务经营许可证》 京ICP备2021012345号",
            "增值电信业务经营许可证（京ICP备2021012345号）",
            "ICP备案号/经营许可证号：京ICP备2021012345号",
            "ICP备案号、增值电信业务经营许可证号：京ICP备2021012345号",
            "备案号 / 电信与信息服务业务经营许可证编号：京ICP备2021012345号",
            "ICP备案及增值电信业务经营许可证编号：京ICP备2021012345号",
            "工信部备案号|增值电信业务经营许可证号：京ICP备2021012345号",
            "经营许可证编号：京ICP备2021012345号",
            "医疗器械（二类）经营许可证：京ICP备2021012345号",
            "经营许可证编号：粤B2-20210123 粤ICP备2021012345号",
            "食品经营许可证：京ICP备2021012345号",
            "户外经营许可证号：L-SNX00306 陕ICP备14012345号-1",
            "经营许可证编号：153568 京ICP备2021012345号",
            "卫生许可证：京ICP备2021012345号",
            "互联网新闻信息服务许可证：京ICP备2021012345号",
            "增值电信业务经营许可证：粤ICP备B2-20210123",
        ] {
            assert!(!is_mislabelled(text), "{text}");
        }
    }
}
