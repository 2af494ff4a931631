//! Blocks with a closing zone's name above the content.

use super::*;
use crate::footer::Zone;

#[test]
fn a_block_named_like_a_closing_zone_above_the_content_is_none() {
    let zone = format!("<p class=copyright>{ICP}</p>");
    let linked = format!("<p class=footer><a href=https://beian.miit.gov.cn/>{ICP}</a></p>");
    let rest = format!("{}<footer>联系我们</footer>", article());
    let class = format!("{}<div class=footer>© 示例公司</div>", article());
    let short = "<main><p>正文</p></main><footer>联系我们</footer>";
    let main = format!("<main>{}</main><footer>联系我们</footer>", article());
    for zone in [&zone, &linked] {
        for page in [
            format!("<header><h1>公司</h1>{zone}</header>{short}"),
            format!("<nav>首页 {zone}</nav>{short}"),
            format!("<div class=topbar>{zone}</div>{short}"),
            format!("<header>{zone}{}</header><main>短</main>", article()),
            format!("<aside>{zone}</aside>{main}"),
            format!("{zone}<main>{}</main>", article()),
            format!("<header>{zone}</header>{rest}"),
            format!("<header>{zone}</header>{class}"),
            format!("{zone}{rest}"),
            format!("<header>{zone}</header>{}", article()),
            format!("<p>某公司</p><div class=bottom-bar>{zone}</div>{class}"),
        ] {
            let shown = page.replace(&article(), "…");
            assert_eq!(place(&page), Placement::Body, "{shown}");
        }
    }
    for page in [
        format!("{zone}{}", article()),
        format!("<div class=top>{zone}</div>{}", article()),
    ] {
        assert_eq!(place(&page), Placement::Footer, "{page}");
    }
}

#[test]
fn no_matter_what_follows_a_foot_that_nothing_closes_is_one() {
    let zone = |name: &str| format!("<div id=app></div><div {name}>© 某公司 {ICP}</div>");
    let privacy = format!("<div class=layui-layer>{}</div>", article());
    let friends = "<a href=https://friend.example/>友情链接</a>".repeat(300);
    let noscript = format!("<noscript>{}</noscript>", article());
    for behind in [&privacy, &friends, &noscript] {
        for name in ["class=footer", "id=page-bottom", "class=copyright"] {
            let page = zone(name) + behind;
            assert_eq!(place(&page), Placement::Footer, "{name} {behind}");
        }
    }
}

#[test]
fn small_and_broken_pages_close_where_their_names_say() {
    let zone = format!("<div class=copyright>© 示例公司 {ICP}</div>");
    let popup = format!("<div>{}<footer>同意</footer></div>", article());
    for page in [
        // The header is never closed.
        format!("<header><h1>公司</h1>{}{zone}", article()),
        format!("<header><h1>公司</h1>{zone}<footer>联系我们</footer>"),
        format!(
            "<header>公司<div>{}{zone}<footer>联系我们</footer>{}",
            article(),
            article()
        ),
        format!("<header><h1>公司</h1>{zone}</header>"),
        format!("<header><h1>公司</h1>{zone}</header><footer>联系我们</footer>"),
        format!("{zone}<footer>联系我们</footer>"),
        format!("{zone}<p>正文</p><footer>联系我们</footer>"),
        format!("{zone}<main><p>今天的天气很好。</p></main>"),
        format!("<p>{}</p>{zone}{popup}", "首页".repeat(40)),
        format!("{}{zone}<main>登录</main>", article()),
    ] {
        let shown = page.replace(&article(), "…");
        assert_eq!(place(&page), Placement::Footer, "{shown}");
    }
    let element = format!("<footer>{ICP}</footer><main>{}</main>", article());
    assert_eq!(place(&element), Placement::Footer);
}

#[test]
fn no_block_above_the_content_is_told_as_the_closing_zone() {
    let main = format!("<main>{}</main>", article());
    let box_of_text = format!("<div>{}</div>", article());
    let header = format!("<header><div class=copyright>© {ICP}</div></header>");
    for page in [
        format!("<div class='header copyright'>© {ICP}</div>{main}"),
        format!("<div id=top><p class=copyright>© {ICP}</p></div>{main}"),
        format!("<div class=footer-top></div>{main}"),
        format!("{header}{main}"),
        format!("{header}{box_of_text}"),
    ] {
        let told = facts(&page);
        assert_eq!(told.footer, Zone::default(), "{page}");
        assert_eq!(told.closing, page.len()..page.len(), "{page}");
        let closed = facts(&format!("{page}<div class=footer>© 示例公司</div>"));
        let range = closed.footer.range.unwrap();
        assert_eq!(range.start, page.len(), "{page}");
    }
}
