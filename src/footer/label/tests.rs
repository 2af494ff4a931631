//! Labels that no number stands behind.

use crate::footer::{PageFacts, extract};
use crate::number::Fault;

const ICP: &str = "京ICP备2021012345号-1";
const PSB: &str = "京公网安备11010502030143号";

fn facts(html: &str) -> PageFacts {
    extract(html, None, 2026)
}

#[test]
fn labels_without_a_number_are_placeholders() {
    let labelled = "<footer>ICP备案号：<a href=http://www.miitbeian.gov.cn></a>";
    let found = facts(labelled).filings;
    assert_eq!(found.len(), 1);
    assert!(!found[0].number.is_valid());
    for label in ["网站备案号", "ICP备案：", "ICP备"] {
        let page = format!("<footer><a href=https://beian.miit.gov.cn/>{label}</a>");
        let raw: Vec<_> = facts(&page).filings.into_iter().map(|f| f.raw).collect();
        assert_eq!(raw, [label]);
    }
    assert!(
        facts("<footer><a href=https://beian.miit.gov.cn/>工信部网站</a>")
            .filings
            .is_empty()
    );
}

#[test]
fn placeholders_behind_labels_are_found() {
    for (html, raw, linked) in [
        ("备案号：XXXXXXXX", "XXXXXXXX", false),
        ("ICP备案号: *********", "*********", false),
        (
            "ICP备案编号：<a href=http://www.miitbeian.gov.cn/>备********号</a>",
            "********号",
            true,
        ),
        (
            "网站备案/许可证号：<a href=http://www.miitbeian.gov.cn/>XXXX号</a>",
            "XXXX号",
            true,
        ),
        (
            "<a href=https://beian.miit.gov.cn/>ICP备案号：[请填写您的ICP备案号]</a>",
            "[请填写您的ICP备案号]",
            true,
        ),
        ("© 示例 备案号： xxx", "xxx", false),
        ("备案号:00000000000", "00000000000", false),
        ("备案号：备案中", "备案中", false),
        ("备案号：XXXXXXXX号-1 ©", "XXXXXXXX号-1", false),
        (
            "网站备案号：<a href=https://beian.miit.gov.cn/>补录中（占位）</a>",
            "补录中（占位）",
            true,
        ),
    ] {
        let page = format!("<footer>{html}</footer>");
        let found = facts(&page).filings;
        let told: Vec<_> = found.iter().map(|filing| filing.raw.as_str()).collect();
        assert_eq!(told, [raw], "{html}");
        assert_eq!(found[0].number.faults, [Fault::Placeholder], "{html}");
        assert_eq!(found[0].link.is_some(), linked, "{html}");
        let pieces = found[0].written.pieces.iter().cloned();
        let pieces: Vec<_> = pieces.map(|piece| &page[piece]).collect();
        assert_eq!(pieces, [raw], "{html}");
    }
}

#[test]
fn only_masks_stand_for_digits() {
    for (html, canonical) in [
        ("备案号：XXXXXXXX号-1", "ICP备XXXXXXXX号"),
        ("备案号：[请填写您的备案号]", "ICP备号"),
    ] {
        let found = facts(&format!("<footer>{html}")).filings;
        assert_eq!(found[0].number.canonical, canonical, "{html}");
    }
}

#[test]
fn what_else_stands_behind_a_label_is_none() {
    for html in [
        "旅行社备案号：XXXXXXXX",
        "文保网安备案号：XXXXXXXX",
        "备案号：2021",
        "备案号：请见页面底部",
        "备案号审核中怎么办",
        "备案号 待遇优厚",
        "公安部 备案号：XXXXXXXX号",
        "<a href='https://beian.mps.gov.cn/#/query/webSearch?code='>备案号：XXXXXXXX号</a>",
        "备案号 <a href=https://beian.miit.gov.cn/>工信部备案查询系统</a>",
        "<p style='visibility:hidden'>备案号：XXXXXXXX</p>",
    ] {
        for zone in ["main", "footer"] {
            let page = format!("<{zone}>{html}</{zone}>");
            assert!(facts(&page).filings.is_empty(), "{page}");
        }
    }
    let article = "<main><article>备案号：XXXXXXXX</article></main>";
    assert!(facts(article).filings.is_empty());
}

#[test]
fn a_label_without_a_number_counts_where_no_number_is_shown() {
    let label = "ICP备案号：<a href=https://beian.miit.gov.cn></a>";
    let count = |rest: &str| {
        facts(&format!("<footer>{label}{rest}</footer>"))
            .filings
            .len()
    };
    assert_eq!(count(&format!("<p>{ICP}</p>")), 1);
    assert_eq!(count(&format!("<p>{PSB}</p>")), 2);
    assert_eq!(count(&format!("<p hidden>{ICP}</p>")), 2);
}
