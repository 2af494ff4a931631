use super::table::cut;
use super::*;
use crate::report::matrix::testing::matrix;

fn written(lang: Lang, width: usize) -> String {
    let mut out = anstream::StripStream::new(Vec::new());
    matrix().write_text(lang, width, &mut out).unwrap();
    String::from_utf8(out.into_inner()).unwrap()
}

#[test]
fn a_wide_terminal_shows_a_table() {
    insta::assert_snapshot!(written(Lang::En, 100));
}

#[test]
fn a_table_stays_aligned_under_chinese() {
    let table = written(Lang::ZhCn, 100);
    let starts = |line: &str, word: &str| line.find(word).map(|at| line[..at].width());
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(
        starts(lines[1], "规范"),
        starts(lines[2], "提示"),
        "{table}"
    );
    insta::assert_snapshot!(table);
}

#[test]
fn names_are_cut_before_the_table_is_given_up() {
    let table = written(Lang::En, 80);
    assert!(table.lines().all(|line| line.width() <= 80), "{table}");
    assert!(table.contains("gone.exampl"), "{table}");
}

#[test]
fn a_narrow_terminal_shows_a_list() {
    let list = written(Lang::ZhCn, 50);
    assert!(list.lines().all(|line| line.width() <= 50), "{list}");
    insta::assert_snapshot!(list);
}

#[test]
fn no_strangers_control_character_gets_through() {
    for width in [40, 100] {
        let out = written(Lang::En, width);
        assert!(
            out.contains("a|b\\u{202e}") && !out.contains('\u{202e}'),
            "{out}"
        );
    }
}

#[test]
fn a_name_is_cut_between_characters() {
    assert_eq!(cut("示例网站.cn", 7), "示例网…");
    assert_eq!(cut("示例", 4), "示例");
    assert_eq!(cut("\u{202e}x", 3), "…");
}

#[test]
fn what_is_suppressed_is_no_pass() {
    let mut report = crate::report::matrix::testing::portfolio();
    for finding in report.pages.iter_mut().flat_map(|page| &mut page.findings) {
        finding.suppressed = Some(crate::finding::Suppressed {
            by: crate::finding::By::Baseline,
            reason: None,
        });
    }
    for width in [40, 100] {
        let mut out = anstream::StripStream::new(Vec::new());
        let matrix = Matrix::new(&report);
        matrix.write_text(Lang::ZhCn, width, &mut out).unwrap();
        let table = String::from_utf8(out.into_inner()).unwrap();
        assert!(table.contains(" (1) "), "{table}");
        assert!(
            table.contains("已知 (n) 发现的 n 个问题均已忽略"),
            "{table}"
        );
    }
}
