//! Lines just above the closing zone.

use super::*;

#[test]
fn a_zone_with_numbers_of_other_registers_takes_in_the_line_above() {
    let psb = "京公网安备11010502002133号";
    for lines in [
        format!("<p>{ICP}</p><p class=copyright>{psb}</p>"),
        format!("<p>{ICP}</p><footer>{psb}</footer>"),
        format!("<div>版权所有<br>{ICP} <a class=foot_public>{psb}</a></div>"),
        format!("<table><tr><td>版权所有<br>{ICP}<tr><td class=foot>{psb}</table>"),
        format!("<p>{ICP}</p><p class=copyright>© 示例公司 京ICP证110508号</p>"),
    ] {
        assert_eq!(
            place(&format!("{}{lines}", article())),
            Placement::Footer,
            "{lines}"
        );
    }
    let other = format!("<p>{ICP}</p><footer>沪ICP备2021054321号</footer>");
    assert_eq!(place(&format!("{}{other}", article())), Placement::Body);
}

#[test]
fn a_line_of_numbers_alone_is_a_part_of_the_zone_below_wherever_they_lead() {
    let page = |line: &str| {
        let zone = "<div class=copyright>© 2020 示例公司</div>";
        let facts = facts(&format!("{}<p>{line}</p>{zone}", article()));
        let places = facts.filings.iter().map(|f| f.placement);
        places.collect::<Vec<_>>()
    };
    let other = "京公网安备11010502002133号";
    for line in [
        format!("<a href=/1>{ICP}</a> <a href=/2>{other}</a>"),
        format!(
            "<a href=/1>网站备案：{ICP}</a> | <a href=/2>京ICP证110508号</a> <a href=/3>{other}</a>"
        ),
        format!("<a href=https://beian.miit.gov.cn/>{ICP}</a> <a href=/2>{other}</a>"),
        format!(
            "<a href=/1>药品信息服务资格证</a> <a href=http://www.miibeian.gov.cn/>{ICP}</a> \
             <a href=/2>增值电信业务经营许可证B2-20150447</a> <a href=/3>乙测资字1111800</a>"
        ),
    ] {
        assert!(
            page(&line).iter().all(|place| *place == Placement::Footer),
            "{line}"
        );
    }
    // A list of sites, and one that tells something about them.
    for line in [
        format!("<a href=/1>{ICP}</a> <a href=/2>沪ICP备2021054321号</a>"),
        format!("<a href=/1>{ICP}</a> 已注销 <a href=/2>{other}</a>"),
        format!(
            "<a href=/1>{ICP}</a> <a href=/2>{other}</a></p><p>\
             <a href=/3>沪ICP备2021054321号</a> <a href=/4>沪公网安备31010502002133号</a>"
        ),
    ] {
        assert!(
            page(&line).iter().all(|place| *place == Placement::Body),
            "{line}"
        );
    }
    // One that leads to the look-up site speaks for none of its own register.
    let two = format!(
        "甲公司 <a href=/1>{ICP}</a> 乙公司 <a href=https://beian.miit.gov.cn/>沪ICP备2021054321号</a>"
    );
    assert_eq!(page(&two)[0], Placement::Body);
}

#[test]
fn blanks_are_not_read_again_for_each_number() {
    let blanks = "\u{a0}".repeat(100_000);
    let numbers = format!("{ICP} ").repeat(2_000);
    let page = format!("<p>{numbers}</p><p>{blanks}</p><div class=copyright>© y</div>");
    assert_eq!(facts(&page).filings.len(), 2_000);
}

#[test]
fn what_shares_the_box_that_the_zone_ends_is_a_part_of_it() {
    let page = |line: &str, between: &str| {
        let zone = "<div class=copyright>© X</div>";
        place(&format!(
            "<p>x</p><div>{line} <a href=/m>网站地图</a>{between}{zone}</div>"
        ))
    };
    assert_eq!(page(ICP, ""), Placement::Footer);
    assert_eq!(page(&format!("<span>{ICP}</span>"), ""), Placement::Footer);
    let licences = "<span>网络文化经营许可证：浙网文[2015]0295-065号</span>".repeat(3);
    assert_eq!(page(ICP, &licences), Placement::Footer);
    assert_eq!(
        page(ICP, &"<a href=/x>快速导航</a>".repeat(20)),
        Placement::Body
    );
    assert_eq!(page(&format!("<p>{ICP}</p>"), &article()), Placement::Body);
    assert_eq!(page(&format!("本站的备案号是{ICP}。"), ""), Placement::Body);
}

#[test]
fn a_short_line_directly_above_the_copyright_is_a_part_of_the_zone() {
    let page = |line: &str, zone: &str| {
        let zone = format!("<p class=copyright>© 2020 示例{zone}</p>");
        place(&format!(
            "<h1>公司</h1><p>正文内容。</p><p>{line}</p>{zone}"
        ))
    };
    for line in [
        "ICP备案/许可证号：",
        "地址：示例路一号 ",
        "关于我们 | 联系我们 | ",
        "主办单位：示例公司 ",
    ] {
        assert_eq!(
            page(&format!("{line}{ICP}"), ""),
            Placement::Footer,
            "{line}"
        );
        assert_eq!(
            page(&format!("{line}{ICP}"), ICP),
            Placement::Body,
            "{line}"
        );
    }
    for line in [
        format!("© 示例公司 {ICP}"),
        format!("<a href=https://beian.miit.gov.cn/>{ICP}</a>"),
    ] {
        assert_eq!(page(&line, ICP), Placement::Footer, "{line}");
    }
    let elsewhere = format!("<a href=/about>网站备案号：{ICP}</a>");
    assert_eq!(page(&elsewhere, ""), Placement::Footer);
    assert_eq!(
        page(&format!("某公司的备案号为{ICP}，请查询"), ""),
        Placement::Body
    );
    assert_eq!(
        page(&format!("{ICP}{}", "甲".repeat(61)), ""),
        Placement::Body
    );
}

#[test]
fn numbers_of_others_above_the_footer_are_not_the_pages_own() {
    let psb = "京公网安备11010502030143号";
    let placements = |html: &str| -> Vec<_> {
        let filings = facts(html).filings;
        filings.into_iter().map(|filing| filing.placement).collect()
    };
    let footer = "<footer>© 示例公司</footer>";
    let own = "<footer>© <a href=https://beian.miit.gov.cn/>京ICP备2021054321号</a></footer>";
    let table = format!("<table><tr><td>{ICP}</td><td>某网站</td></tr></table>");
    assert_eq!(
        placements(&format!("{}{table}{footer}", article())),
        [Placement::Body]
    );
    let lines = format!("<div><p>某平台</p><p>{ICP}</p><p>{psb}</p></div>");
    let all = [Placement::Body, Placement::Body, Placement::Footer];
    assert_eq!(placements(&format!("{}{lines}{own}", article())), all);
    let cell = format!("<table><tr><td>{ICP}</td></tr></table>");
    assert_eq!(
        placements(&format!("{}{cell}{footer}", article())),
        [Placement::Footer]
    );
    let same = own.replace("54321", "12345");
    assert_eq!(
        placements(&format!("{}{lines}{same}", article()))[1],
        Placement::Footer
    );
    let lines = format!("<p>{psb}</p>");
    assert_eq!(
        placements(&format!("{}{lines}{own}", article())),
        [Placement::Footer; 2]
    );
}
