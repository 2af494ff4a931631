//! Labels that no number stands behind.

mod gaps;

use crate::footer::{PageFacts, Target, extract};
use crate::number::{Fault, Kind};

const ICP: &str = "京ICP备2021012345号-1";
const PSB: &str = "京公网安备11010502030143号";

fn facts(html: &str) -> PageFacts {
    extract(html, None, 2026)
}

#[test]
fn labels_without_a_number_are_placeholders() {
    for label in [
        "ICP备案号：",
        "网站 ICP 备案编号",
        "工信部备案号:",
        "ICP备案",
        "ICP备",
    ] {
        for html in [
            format!("<footer>{label}<a href=http://www.miitbeian.gov.cn></a>"),
            format!("<footer><a href=https://beian.miit.gov.cn/>{label}</a>"),
        ] {
            let found = facts(&html).filings;
            assert_eq!(found.len(), 1, "{html}");
            assert!(!found[0].number.is_valid());
        }
    }
    assert!(
        facts("<footer><a href=https://beian.miit.gov.cn/>工信部网站</a>")
            .filings
            .is_empty()
    );
}

#[test]
fn a_placeholder_that_is_linked_to_the_ministry_needs_no_label() {
    let zone = |text: &str| {
        format!("<footer><p>© 示例公司 <a href=http://www.miibeian.gov.cn/>{text}</a></footer>")
    };
    for text in [
        "XXX",
        "XXXXXXXX",
        "XXXX号-1",
        "***",
        "[请填写您的备案号]",
        "00000000",
        "暂无",
        "备案中",
        "（待备案）",
        "<b>XXX</b>",
    ] {
        let found = facts(&zone(text)).filings;
        assert_eq!(found.len(), 1, "{text}");
        let filing = &found[0];
        assert_eq!(filing.number.kind, Kind::Icp, "{text}");
        assert_eq!(filing.number.faults, [Fault::Placeholder], "{text}");
        let target = filing.link.as_ref().map(|link| link.target);
        assert_eq!(target, Some(Target::Retired), "{text}");
    }
    for text in ["XX", "X", "XXX公司", "暂无人知", "***新闻", "ICP查询", ""] {
        assert!(facts(&zone(text)).filings.is_empty(), "{text}");
    }
    for page in [
        "<footer><a href=/>XXX</a></footer>",
        "<footer><a href=http://www.beian.gov.cn/>XXX</a></footer>",
        "<article><a href=https://beian.miit.gov.cn/>XXX</a></article><footer>©</footer>",
        "<p>链接 <a href=https://beian.miit.gov.cn/>***</a></p>",
    ] {
        assert!(facts(page).filings.is_empty(), "{page}");
    }
    let shown = format!("{}<p>{ICP}</p>", zone("XXX"));
    assert_eq!(facts(&shown).filings.len(), 1);
}

#[test]
fn placeholders_behind_labels_are_found() {
    for (html, raw, linked) in [
        ("备案号：XXXXXXXX", "XXXXXXXX", false),
        ("ICP备案号 XXXXXXXX", "XXXXXXXX", false),
        ("ICP备案号: *********", "*********", false),
        ("备案号：京****号", "京****号", false),
        ("工信部备案号： xxxxx备xxxxx号", "xxxxx备xxxxx号", false),
        ("备案号：粤ICP备案申请中", "粤ICP备案申请中", false),
        (
            "ICP备案编号：<a href=http://www.miitbeian.gov.cn/>备********号</a>",
            "备********号",
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
        ("IPC备案号:正在申请中", "正在申请中", false),
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
fn a_label_that_lacks_its_last_word_needs_a_colon() {
    for (html, raw) in [
        ("网站备案：xxxxxxxxxxxx", "xxxxxxxxxxxx"),
        ("ICP备案：XXXXXXXX", "XXXXXXXX"),
        (
            "网站备案：<a href=http://www.miibeian.gov.cn/>icp000000000</a>",
            "icp000000000",
        ),
        ("工信部备案：备案中", "备案中"),
        ("ICP备案号：备案申请中", "备案申请中"),
        ("ICP备案号：备案受理中", "备案受理中"),
        ("ICP备案号：网站备案申请中", "网站备案申请中"),
        ("ICP备案：备案办理中", "备案办理中"),
        ("公安备案：备案审批中", "备案审批中"),
        (
            "ICP备案：<a href=http://www.miibeian.gov.cn/>湘ICP备案中</a>",
            "湘ICP备案中",
        ),
        (
            "网站备案：<a href=http://www.miibeian.gov.cn/></a>",
            "网站备案：",
        ),
        (
            "网站备案:<a href=http://www.miibeian.gov.cn/></a>",
            "网站备案:",
        ),
    ] {
        let found = facts(&format!("<footer>{html}</footer>")).filings;
        assert_eq!(found.len(), 1, "{html}");
        assert_eq!(found[0].raw, raw, "{html}");
        assert_eq!(found[0].number.faults, [Fault::Placeholder], "{html}");
    }
    for html in [
        "网站备案：某某公司",
        "网站备案 xxxxxxxx",
        "<a href=https://beian.miit.gov.cn/>网站备案：</a>",
        "ICP备案号审核中",
        "ICP备案号备案申请中",
        "ICP备案：备案申请中心",
        "ICP备案：网站备案申请中心",
        "备案：<a href=https://beian.miit.gov.cn/></a>",
        "食品备案：xxxxxxxx",
        "网站备案：XXX公司",
        "ICP备案：***重要***",
        "网站备案：xxxx.com",
        "备案：???? 食品经营许可证",
        "网站备案：20000000 人",
    ] {
        assert!(
            facts(&format!("<footer>{html}</footer>"))
                .filings
                .is_empty(),
            "{html}"
        );
    }
}

#[test]
fn words_that_fill_their_link_lack_a_number() {
    let found = facts(
        "<footer><a href=https://beian.miit.gov.cn/>京ICP备</a> <a href=/x>关于</a></footer>",
    );
    assert_eq!(found.filings[0].raw, "京ICP备");
    for prose in [
        "京ICP备 <a href=/x>关于</a>",
        "<a href=/x>京ICP备 查询</a>",
        "<a href=/x>查询 京ICP备</a> 关于",
    ] {
        let found = facts(&format!("<footer>{prose}</footer>"));
        assert!(found.filings.is_empty(), "{prose}");
    }
}

#[test]
fn only_masks_stand_for_digits() {
    for (html, canonical) in [
        ("备案号：XXXXXXXX号-1", "ICP备XXXXXXXX号"),
        ("备案号：京****号", "ICP备****号"),
        ("备案：icp000000000", "ICP备000000000号"),
        ("备案号：xxxxx备xxxxx号", "ICP备xxxxx号"),
        ("ICP备 号", "ICP备号"),
        ("闽ICP备(备案中)", "闽ICP备号"),
        ("备案号：[请填写您的备案号]", "ICP备号"),
    ] {
        let found = facts(&format!("<footer>{html}")).filings;
        assert_eq!(found[0].number.canonical, canonical, "{html}");
    }
}

#[test]
fn psb_numbers_have_labels_and_words_of_their_own() {
    for (html, raw) in [
        ("公安备案号：xxx", "xxx"),
        ("公安机关备案号：待备案", "待备案"),
        ("公安备案号：备案后展示", "备案后展示"),
        ("公安联网备案号: 申请中 | ©", "申请中"),
        ("<img src=ga.png>京公网安备", "京公网安备"),
        ("闽公网安备（备案中）", "闽公网安备（备案中）"),
        ("公网安备 待备案", "公网安备 待备案"),
        ("京公网安备（办理中）号", "京公网安备（办理中）号"),
        (
            "京公网安备（办理中）号 | 联系我们",
            "京公网安备（办理中）号",
        ),
        ("（京）公网安备 待备案", "（京）公网安备 待备案"),
        ("（京公网安备 待备案）", "京公网安备 待备案"),
        ("京 公网安备：", "京 公网安备"),
        ("公安局备案号：待备案", "待备案"),
        ("示例公司京公网安备（待备案）", "京公网安备（待备案）"),
        ("网站公网安备：待备案", "公网安备：待备案"),
    ] {
        let found = facts(&format!("<footer><p>{ICP}<p>{html}</footer>")).filings;
        let told: Vec<_> = found.iter().map(|filing| filing.raw.as_str()).collect();
        assert_eq!(told, [ICP, raw], "{html}");
        assert_eq!(found[1].number.kind, Kind::Psb, "{html}");
        assert_eq!(found[1].number.faults, [Fault::Placeholder], "{html}");
        let both = format!("<footer><p>{ICP}<p>{html}<p>{PSB}</footer>");
        assert_eq!(facts(&both).filings.len(), 2, "{html}");
    }
}

#[test]
fn a_placeholder_keeps_what_stands_beside_it() {
    let found = facts("<footer><img src=gongan.png>京公网安备 待备案</footer>").filings;
    assert_eq!(found[0].number.canonical, "京公网安备号");
    assert_eq!(found[0].number.province, Some('京'));
    assert!(found[0].badge.is_some());
}

#[test]
fn words_that_end_their_line_lack_a_number() {
    for (html, raw) in [
        ("© 示例公司 苏ICP备", "苏ICP备"),
        ("京公网安备11010502030143京ICP备", "京ICP备"),
        ("赣ICP备（暂无）", "赣ICP备（暂无）"),
        ("京ICP备 | 联系我们", "京ICP备"),
        ("© 示例公司 蜀ICP备", "蜀ICP备"),
    ] {
        let found = facts(&format!("<footer>{html}</footer>")).filings;
        let raws: Vec<_> = found.iter().map(|filing| filing.raw.as_str()).collect();
        assert!(raws.contains(&raw), "{html}: {raws:?}");
    }
    for html in [
        "示例平台ICP备",
        "有ICP备无EDI证",
        "有ICP备 暂无",
        "ICP备待备案",
        "更新ICP备",
        "ICP备",
        "京ICP备案",
        "苏ICP备<p>©</p>联系我们，我们在此",
        "备案号：<p>",
        "京ICP备<img src=number.png>",
    ] {
        let zone = if html.contains("联系") {
            "p"
        } else {
            "footer"
        };
        let page = format!("<main><p>正文</main><{zone}>{html}</{zone}>");
        assert!(facts(&page).filings.is_empty(), "{page}");
    }
}

#[test]
fn a_link_that_asks_for_a_number_is_short() {
    let count = |words: &str| {
        let link = format!("<a href=https://beian.miit.gov.cn/>{words}</a>");
        facts(&format!("<footer>ICP备案号：{link}")).filings.len()
    };
    assert_eq!(count("请填写贵单位在工业和信息化部取得的备案号"), 1);
    assert_eq!(count("如何填写备案号，请查看工信部备案管理系统的说明"), 0);
}

#[test]
fn a_link_to_the_look_up_site_is_no_label() {
    let links = "<div><a href=https://www.example.com/>查询</a> \
                 <a href=http://www.miitbeian.gov.cn>ICP备案</a></div>";
    for page in [
        format!("<p>正文</p>{links}"),
        format!("<p>正文</p>{links}<footer>© 示例公司</footer>"),
    ] {
        assert!(facts(&page).filings.is_empty(), "{page}");
    }
    let alone = "<p><a href=http://www.miitbeian.gov.cn>ICP备</a></p>";
    for page in [
        format!("<footer>{links}</footer>"),
        format!("<p>正文</p><p>© 示例公司</p>{alone}"),
    ] {
        assert_eq!(facts(&page).filings.len(), 1, "{page}");
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
