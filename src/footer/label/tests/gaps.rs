//! Words of numbers whose digits were left out, and what is none of them.

use super::*;

#[test]
fn a_slash_ends_words_without_a_number() {
    let page = "<footer><p>苏ICP备 / 苏公网安备/ Powered by © 示例</p></footer>";
    let told: Vec<_> = facts(page)
        .filings
        .into_iter()
        .map(|filing| filing.raw)
        .collect();
    assert_eq!(told, ["苏ICP备", "苏公网安备"]);
    for prose in [
        "京ICP备/EDI代办",
        "沪ICP备/沪公网安备号均已取得",
        "沪ICP备 / 2021012345号",
    ] {
        let found = facts(&format!("<footer><p>{prose}</p></footer>")).filings;
        let icp = found
            .iter()
            .filter(|filing| filing.number.kind == Kind::Icp);
        assert_eq!(
            icp.filter(|filing| filing.number.digits.is_empty()).count(),
            0,
            "{prose}"
        );
    }
}

#[test]
fn words_that_fill_a_link_to_nowhere_lack_a_number() {
    for href in ["javascript:", "#", ""] {
        let link = format!("<a href=\"{href}\">公网安备</a>");
        let found = facts(&format!("<p>正文</p><footer>{link}</footer>")).filings;
        assert_eq!(found.len(), 1, "{href}");
        assert_eq!(found[0].raw, "公网安备");
        assert_eq!(found[0].number.faults, [Fault::Placeholder]);
        let inline = format!("<footer>© 2026 示例公司 {link} 联系我们</footer>");
        assert_eq!(facts(&inline).filings.len(), 1, "{inline}");
        for page in [
            format!("<p>正文</p><p>{link}</p>"),
            format!("<p>{link}</p><footer>© 示例公司</footer>"),
            format!("<footer><a href=\"{href}\">公网安备查询</a></footer>"),
            "<footer><a href=/x>公网安备</a></footer>".to_owned(),
            "<footer>公网安备</footer>".to_owned(),
        ] {
            assert!(facts(&page).filings.is_empty(), "{page}");
        }
    }
}

#[test]
fn a_province_before_a_mask_is_no_label() {
    for number in ["京XXXXXXXX号", "京********号", "沪办理中"] {
        let page = format!("<footer>公安备案号：{number}</footer>");
        let found = facts(&page).filings;
        assert_eq!(found.len(), 1, "{page}");
        assert_eq!(found[0].number.kind, Kind::Psb, "{page}");
    }
}

#[test]
fn the_label_of_another_register_is_no_placeholder() {
    let page = "<footer><a href=https://beian.mps.gov.cn/>公安备案号</a> \
                <a href=https://beian.miit.gov.cn/>ICP备案号</a></footer>";
    let found = facts(page).filings;
    let told: Vec<_> = found
        .iter()
        .map(|filing| (filing.number.kind, filing.raw.as_str()))
        .collect();
    assert_eq!(told, [(Kind::Icp, "ICP备案号")]);
}

#[test]
fn a_gap_before_a_lone_hao_is_a_number_left_out() {
    for (html, raw) in [
        ("版权所有 ICP备 号", "ICP备 号"),
        (
            "© 示例 ICP备&nbsp;&nbsp;&nbsp;号<br>电话：12345",
            "ICP备 号",
        ),
        ("ICP备 号 | 首页", "ICP备 号"),
        ("ICP备 号&nbsp;&nbsp;技术支持：示例", "ICP备 号"),
        ("公网安备 号", "公网安备 号"),
        ("ICP备 号 技术支持：某公司，欢迎", "ICP备 号"),
    ] {
        let found = facts(&format!("<p>文章</p><footer>{html}</footer>")).filings;
        let told: Vec<_> = found.iter().map(|filing| filing.raw.as_str()).collect();
        assert_eq!(told, [raw], "{html}");
        assert_eq!(found[0].number.faults, [Fault::Placeholder], "{html}");
    }
    for html in [
        "ICP备号",
        "ICP备案 号",
        "ICP备 号：",
        "没有ICP备 号",
        "ICP备 号由工信部核发",
        "ICP备 号 由工信部核发，可在其网站查询",
        "ICP备 号 由工信部核发，查询网址：工信部网站",
    ] {
        let found = facts(&format!("<p>文章</p><footer>{html}</footer>")).filings;
        assert!(found.is_empty(), "{html}: {found:?}");
    }
    let article = format!(
        "<p>ICP备 号</p><p>{}</p><footer>© 示例</footer>",
        "文".repeat(900)
    );
    assert!(facts(&article).filings.is_empty());
}
