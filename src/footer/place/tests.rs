//! What tells a closing line from prose, and a closing zone from a wrapper.

mod heads;
mod notices;

use super::{LEGAL_LINE, LONG_LINE, has_legal_word};
use crate::footer::{Basis, PageFacts, Placement, extract};

const ICP: &str = "京ICP备2021012345号-1";

fn facts(html: &str) -> PageFacts {
    extract(html, None, 2026)
}

fn place(html: &str) -> Placement {
    facts(html).filings[0].placement
}

/// Some 4,500 bytes of text that says nothing of numbers.
fn article() -> String {
    "<p>今天的天气很好，我们去公园散步，看到了很多花。</p>".repeat(60)
}

#[test]
fn a_small_box_named_after_numbers_closes_the_page_low_down() {
    let numbers = |above: &str, below: &str| {
        let page = format!("{above}<div class=beian>{ICP}</div>{below}");
        let filing = facts(&page).filings.remove(0);
        filing.placement
    };
    let half = article();
    let (most, few) = (half.repeat(2), &half[..half.len() / 10]);
    assert_eq!(numbers(&most, &half), Placement::Footer);
    assert_eq!(numbers(few, &most), Placement::Body);
}

#[test]
fn a_line_of_legal_notices_is_short() {
    let line = |length: usize| format!("©{}", "x".repeat(length - 1));
    assert!(has_legal_word(&line(LEGAL_LINE)));
    assert!(!has_legal_word(&line(LEGAL_LINE + 1)));
    assert!(!has_legal_word("x"));
}

#[test]
fn a_line_of_legal_notices_may_stand_far_from_the_end() {
    let links = "<p>快速导航</p>".repeat(120);
    for (lines, placement) in [
        (format!("<p>{ICP} 技术支持：示例</p>"), Placement::Footer),
        (
            format!("<p>{ICP}</p><p>技术支持：示例</p>"),
            Placement::Footer,
        ),
        (
            format!("<p>技术支持：示例</p><p>{ICP}</p>"),
            Placement::Footer,
        ),
        (format!("<p>{ICP}</p>"), Placement::Body),
    ] {
        let page = format!("{}{lines}{links}", article());
        assert_eq!(place(&page), placement, "{lines}");
    }
}

#[test]
fn a_bar_at_the_end_closes_the_page() {
    for bar in [
        format!("<p class=navbar-text>© 2001 示例公司 {ICP}</p>"),
        format!("<nav class=navbar><p>© 2001 示例公司 {ICP}</p></nav>"),
        format!("<div>© 2001 示例公司</div><p class=navbar-text>{ICP}</p>"),
    ] {
        assert_eq!(
            place(&format!("{}{bar}", article())),
            Placement::Footer,
            "{bar}"
        );
        let above = format!("{bar}{}", article());
        assert_eq!(place(&above), Placement::Body, "{bar}");
    }
    let bar = format!("<nav class=navbar><p>© 2001 示例公司 {ICP}</p></nav>");
    assert_eq!(place(&format!("<p>正文</p>{bar}")), Placement::Footer);
    let bare = format!("{}<nav>{ICP}</nav>", article());
    for page in [bar, bare] {
        assert_eq!(place(&page), Placement::Body, "{page}");
    }
}

#[test]
fn what_stands_above_the_main_content_or_in_a_dialog_is_no_footer() {
    let linked = format!("<a href=https://beian.miit.gov.cn/>{ICP}</a>");
    let rest = "<main><p>正文</p></main><footer>© 2026 示例</footer>";
    for aside in ["aside", "div"] {
        let page = format!("<{aside}><p>{linked}</p></{aside}>{rest}");
        assert_eq!(place(&page), Placement::Body, "{page}");
    }
    for main in [
        "<main></main>",
        "<main hidden>x</main>",
        "<template><main>x</main></template>",
    ] {
        let page = format!("<p>正文</p><div>© 示例 {linked}</div>{main}");
        assert_eq!(place(&page), Placement::Footer, "{page}");
    }
    let terms = format!("<p>本网站（{ICP}）由示例公司运营。</p>{}", article());
    for dialog in ["dialog open", "div role=dialog", "div class='modal fade'"] {
        for zone in ["footer", "p"] {
            let name = dialog.split(' ').next().unwrap();
            let page = format!("<p>正文</p><{zone}>© {linked}</{zone}><{dialog}>{terms}</{name}>");
            let found = facts(&page).filings;
            let places: Vec<_> = found.iter().map(|filing| filing.placement).collect();
            assert_eq!(places, [Placement::Footer, Placement::Body], "{page}");
        }
        let above = format!("<p>{ICP}</p><{dialog}>请登录</dialog></div>{}", article());
        assert_eq!(place(&above), Placement::Body, "{above}");
    }
}

#[test]
fn what_a_heading_follows_is_content() {
    let table = format!("<h1>机构信息</h1><table><tr><td>网站备案号<td>{ICP}</table>");
    let claim = format!("<p>© 示例公司 {ICP}</p>");
    for (page, placement) in [
        (
            format!("{table}<h2>平台资质</h2><p>等保三级认证</p>"),
            Placement::Body,
        ),
        (
            format!("{table}<p>平台资质</p><p>等保三级认证</p>"),
            Placement::Footer,
        ),
        (format!("{claim}<h2>400 123 4567</h2>"), Placement::Footer),
        (
            format!("<div>© 示例公司<br>{ICP}</div><h2>扫码关注</h2>"),
            Placement::Footer,
        ),
        (
            format!("<p>地址：示例路<p>{ICP}<h2>服务热线</h2>"),
            Placement::Footer,
        ),
        (
            format!("<p>正文<p>{ICP}<p>© 示例公司<h2>扫码关注</h2>"),
            Placement::Footer,
        ),
        (
            format!("<section><footer>更多</footer></section>{table}<h2>平台资质</h2>"),
            Placement::Body,
        ),
        (
            format!("{table}<h2></h2><h2 hidden>登录</h2><template><h2>x"),
            Placement::Footer,
        ),
        (
            format!("<p>正文<p>{ICP}</p><footer><h2>联系我们</h2>400</footer>"),
            Placement::Footer,
        ),
    ] {
        assert_eq!(place(&page), placement, "{page}");
    }
}

#[test]
fn a_title_that_claims_copyright_at_the_end_closes_the_page() {
    for (end, placement) in [
        (format!("<h2>© 示例公司 {ICP}</h2>"), Placement::Footer),
        (format!("<h1>版权所有<br>{ICP}</h1>电话"), Placement::Footer),
        (format!("<h2>{ICP} 地址：示例路</h2>"), Placement::Body),
        (
            format!("<h2>© 示例公司 {ICP}</h2>{}", "电话".repeat(30)),
            Placement::Body,
        ),
    ] {
        let page = format!("{}{end}", article());
        assert_eq!(place(&page), placement, "{end}");
    }
}

#[test]
fn sentences_in_a_long_line_are_prose() {
    let line = |length: usize| format!("甲，乙，{}{ICP}", "丙".repeat(length - 4));
    for (line, placement) in [
        // A blank stands in the number's place.
        (line(LONG_LINE), Placement::Body),
        (line(LONG_LINE - 1), Placement::Footer),
        (line(4), Placement::Footer),
    ] {
        let page = format!("{}<p>{line}</p>", article());
        assert_eq!(place(&page), placement, "{line}");
    }
}

#[test]
fn a_class_round_most_of_the_page_names_no_zone() {
    let text = article();
    let wrapper = format!("<div class=footer-wrap><p>{ICP}</p>{text}{text}</div>");
    assert_eq!(place(&wrapper), Placement::Body);
    let part = format!("{text}<div class=footer><p>{ICP}</p>{text}{text}</div>{text}");
    assert_eq!(place(&part), Placement::Footer);
}

#[test]
fn a_closing_element_needs_no_legal_words_a_class_does() {
    let mention = format!("{}<p>某公司的备案号为{ICP}，请查询</p>", article());
    let element = format!("{mention}<footer>关于我们</footer>");
    assert_eq!(place(&element), Placement::Body);
    let class = |words: &str| place(&format!("{mention}<div class=footer>{words}</div>"));
    assert_eq!(class("友情链接"), Placement::Footer);
    assert_eq!(class("© 示例公司"), Placement::Body);
}

#[test]
fn the_page_closes_below_a_number_that_its_closing_zone_follows() {
    let zone = "<span class=copyright>© 示例公司</span>";
    let above = format!("<main>某公司的备案号为{ICP}{zone}</main>");
    assert_eq!(place(&above), Placement::Body);
    let below = format!("<div>{zone}</div><p>本站已备案，备案号：{ICP}</p>");
    assert_eq!(place(&below), Placement::Footer);
}

#[test]
fn a_navigation_that_is_named_so_closes_the_page() {
    for name in [
        "id=footer",
        "class=footer-nav",
        "class='navbar navbar-default navbar-fixed-bottom'",
        "class='navbar fixed-bottom'",
    ] {
        for element in ["nav", "div"] {
            let page = format!("<p>x</p><{element} {name}>© {ICP}</{element}>");
            assert_eq!(place(&page), Placement::Footer, "{page}");
        }
    }
    assert_eq!(
        place(&format!("<nav class=navbar>{ICP}</nav>")),
        Placement::Body
    );
}

#[test]
fn a_list_in_the_content_closes_no_page_that_an_element_closes() {
    let list = format!("<div class=list-bottom>小米，{ICP}</div>");
    let page = |rest: &str| place(&format!("<main>{}{list}</main>{rest}", article()));
    assert_eq!(page("<footer>©</footer>"), Placement::Body);
    assert_eq!(page("<div role=contentinfo>©</div>"), Placement::Body);
    assert_eq!(
        page("<article>甲</article><footer>©</footer>"),
        Placement::Body
    );
    assert_eq!(page(""), Placement::Footer);
    let aside = format!("<div>{}{list}</div><footer>©</footer>", article());
    assert_eq!(place(&aside), Placement::Footer);
    let own = format!(
        "<main>{}<footer>{ICP}</footer></main><footer>©</footer>",
        article()
    );
    assert_eq!(place(&own), Placement::Footer);
}

#[test]
fn what_is_hidden_empty_or_an_articles_closes_no_page() {
    let zone = format!("<main><p>x</p><div class=footer>© <p>{ICP}</p></div></main>");
    for other in [
        "<footer></footer>",
        "<dialog><footer><button>OK</button></footer></dialog>",
        "<div hidden><footer>ok</footer></div>",
        "<article><p>hi</p><footer>reply</footer></article>",
    ] {
        assert_eq!(
            place(&format!("{zone}{other}")),
            Placement::Footer,
            "{other}"
        );
        let far = format!("{zone}{}{other}", article());
        assert_eq!(place(&far), Placement::Footer, "{other}");
        let alone = format!("<main><p>x</p><p>{ICP}</p></main>{other}");
        assert_eq!(place(&alone), Placement::Footer, "{other}");
    }
}

#[test]
fn what_introduces_an_example_makes_it_one() {
    for words in ["例如：", "格式：", "假设是", "以此为例："] {
        assert_eq!(
            place(&format!("<p>x</p><p>{words}{ICP}</p>")),
            Placement::Body,
            "{words}"
        );
    }
}

#[test]
fn headers_close_no_page() {
    for heading in ["header", "nav"] {
        let page = format!("<{heading}>{ICP}</{heading}><p>短文</p>");
        assert_eq!(place(&page), Placement::Body, "{heading}");
    }
}

#[test]
fn the_zone_with_the_number_is_named_else_the_last_of_the_best_kind() {
    let zone = |html: &str| {
        let footer = facts(html).footer;
        (footer.basis, html[footer.range.unwrap()].to_owned())
    };
    let own = format!("<footer>{ICP}</footer>");
    for page in [
        format!("<main>{own}</main>"),
        format!("<footer>甲</footer>{own}<footer>乙</footer>"),
    ] {
        assert_eq!(zone(&page), (Basis::Element, own.clone()), "{page}");
    }
    let (element, role) = ("<footer>乙</footer>", "<div role=contentinfo>丙</div>");
    let class = "<div class=footer>丁</div>";
    let of = |page: String| zone(&page).1;
    assert_eq!(
        of(format!("<footer>甲</footer>{element}{role}{class}")),
        element
    );
    assert_eq!(of(format!("{role}{class}")), role);
    let empty = "<div class=kfbottom></div><footer></footer>";
    assert_eq!(of(format!("{class}{empty}")), class);
    assert_eq!(of(format!("<p>正文</p>{empty}")), "<footer></footer>");
}

#[test]
fn an_article_may_hold_the_footer() {
    let zone = format!("<div class=footer>© 示例公司 {ICP}</div>");
    let links = "<div class=footer_bottom>友情链接</div>";
    for wrapper in [
        format!("<article>{}{zone}</article>", article()),
        format!(
            "<article>{}<footer>{ICP} 京公网安备11010502030143号</footer></article>",
            article()
        ),
        format!("{}<article>{zone}{links}</article>", article()),
    ] {
        assert_eq!(place(&wrapper), Placement::Footer, "{wrapper}");
    }
    for body in [
        format!("<article>{}{zone}</article>{}", article(), article()),
        format!(
            "<article>{}{zone}</article><div class=foot>©</div>",
            article()
        ),
        format!(
            "<article>{}<footer>作者：某人，{ICP}</footer></article>",
            article()
        ),
        format!(
            "{}<blockquote>引文<footer>© 某站 {ICP}</footer></blockquote>",
            article()
        ),
        format!(
            "{}<article class='post tag-footer'><p>{ICP}</p></article>",
            article()
        ),
    ] {
        let shown = body.replace(&article(), "…");
        assert_eq!(place(&body), Placement::Body, "{shown}");
    }
}
