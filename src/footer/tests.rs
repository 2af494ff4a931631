//! What a careful reader with scripts switched off sees.

mod badges;
mod links;
mod unseen;

use super::*;
use crate::number::Kind;

const ICP: &str = "京ICP备2021012345号-1";
const PSB: &str = "京公网安备11010502030143号";

fn facts(html: &str) -> PageFacts {
    extract(html, None, 2026)
}

/// Placement of each number of the page.
fn places(html: &str) -> Vec<Placement> {
    let facts = facts(html);
    for filing in &facts.filings {
        assert!(html.get(filing.range.clone()).is_some(), "{html}");
    }
    facts.filings.iter().map(|f| f.placement).collect()
}

fn long_article() -> String {
    "<p>今天的天气很好，我们去公园散步，看到了很多花。</p>".repeat(60)
}

#[test]
fn closing_zones_of_every_kind() {
    let text = long_article();
    let more = "<p>相关链接</p>".repeat(200);
    for zone in [
        format!("<footer>{ICP}</footer>{more}"),
        format!("<div role=contentinfo>{ICP}</div>{more}"),
        format!("<div class='wrap page-footer'><ul><li>{ICP}</ul></div>{more}"),
        format!("<div id=copyright>{ICP}</div>{more}"),
        format!("<table class=bottom><tr><td>{ICP}</table>{more}"),
        format!("<center>版权所有 示例公司<br>{ICP}</center>"),
        format!("<p>{ICP}"),
        format!(
            "<div>地址：北京市海淀区示例路1号</div><div>{ICP} 技术支持：示例</div>{}",
            "<p>快速导航</p>".repeat(20)
        ),
    ] {
        assert_eq!(
            places(&format!("{text}{zone}")),
            [Placement::Footer],
            "{zone}"
        );
    }
}

#[test]
fn elsewhere_is_the_body() {
    let text = long_article();
    for page in [
        format!("<header>{ICP}</header>{text}<footer>©</footer>"),
        format!("{text}<article><p>{ICP}</p></article><footer>©</footer>"),
        format!("{text}<article><p>本站的备案号是{ICP}，写在页面底部。</p></article>"),
        format!("{text}<pre><code>&lt;footer&gt;{ICP}&lt;/footer&gt;</code></pre>"),
        format!("<p>{ICP}</p>{text}<footer>©</footer>"),
        format!("{text}<p>备案号格式示例：{ICP}，以实际为准。</p>"),
        format!("{text}<div class=post-content><h1>{ICP}</h1><p>终于备案成功了。</p></div>"),
    ] {
        assert_eq!(
            places(&page),
            [Placement::Body],
            "{}",
            page.replace(&text, "…")
        );
    }
}

#[test]
fn what_stands_in_a_footer_closes_the_page_whatever_holds_it() {
    let text = long_article();
    for inner in [
        "<nav>",
        "<div class=post-content>",
        "<pre>",
        "<blockquote>",
        "<div class=header-x>",
        "<h2>",
    ] {
        let page = format!("{text}<footer>{inner}{ICP}</footer>");
        assert_eq!(places(&page), [Placement::Footer], "{inner}");
    }
}

#[test]
fn mentions_above_the_closing_zone_are_the_body() {
    let text = long_article();
    for mention in [
        format!("<div class=content><p>某公司的备案号为{ICP}，请查询。</p></div>"),
        format!("<div class=links><a href='http://a.cn'>甲公司 {ICP}</a></div>"),
        format!("<p>甲公司 <a href=/x>{ICP}</a></p>"),
        format!("<article><span class=icp>{ICP}</span></article>"),
        format!("<article><div class=copyright>转载自 {ICP}</div></article>"),
        format!("<article><p>文</p><footer>作者 {ICP}</footer></article>"),
        format!("<div id=icp-guide>{text}{ICP}{text}</div>"),
        format!("<main><p>备案号 {ICP}</p></main>"),
    ] {
        let page = format!("{text}{mention}<footer>© 示例公司</footer>");
        assert_eq!(
            places(&page),
            [Placement::Body],
            "{}",
            page.replace(&text, "…")
        );
    }
    let linked =
        format!("{text}<p><a href=https://beian.miit.gov.cn/>{ICP}</a></p><footer>©</footer>");
    assert_eq!(places(&linked), [Placement::Footer]);
}

#[test]
fn what_is_not_shown() {
    for (page, placement) in [
        (
            format!("<footer><p hidden>{ICP}</footer>"),
            Placement::Hidden,
        ),
        (
            format!("<style>.x{{display:none}}</style><footer class=x>{ICP}</footer>"),
            Placement::Hidden,
        ),
        (
            format!("<template><footer>{ICP}</footer></template>"),
            Placement::Hidden,
        ),
        (
            format!("<footer><!-- {ICP} --></footer>"),
            Placement::Comment,
        ),
        (
            format!("<script>document.write('{ICP}')</script>"),
            Placement::Script,
        ),
        (
            "<script>{\"icp\":\"\\u4eacICP\\u59072021012345\\u53f7\"}</script>".to_owned(),
            Placement::Script,
        ),
        (format!("<img alt='{ICP}' src=x>"), Placement::Attribute),
        (format!("<title>{ICP}</title>"), Placement::Attribute),
        (
            format!("<meta name=author content='{ICP}'>"),
            Placement::Attribute,
        ),
        (
            format!("<footer><noscript>{ICP}</noscript></footer>"),
            Placement::Footer,
        ),
        (
            format!("<footer><details>{ICP}</details></footer>"),
            Placement::Footer,
        ),
    ] {
        assert_eq!(places(&page), [placement], "{page}");
    }
}

#[test]
fn joined_over_inline_elements_broken_at_blocks() {
    let one = |html: &str| {
        let facts = facts(html);
        assert_eq!(facts.filings.len(), 1, "{html}");
        (
            facts.filings[0].number.canonical.clone(),
            facts.filings[0].split,
        )
    };
    for (html, split) in [
        (
            "<footer>京&#73;CP<span>备2021</span>012345<b>号</b>-1",
            false,
        ),
        ("<footer>京ICP备<a href=x>2021012345号-1</a>", false),
        ("<footer>京ICP备<br>2021012345号-1", true),
        (
            "<footer><a href=x>京ICP备</a><a href=y>2021012345号-1</a>",
            true,
        ),
    ] {
        assert_eq!(one(html), (ICP.to_owned(), split), "{html}");
    }
    assert_eq!(facts("<footer><p>京ICP备2021<p>2024 示例").filings.len(), 1);
}

#[test]
fn text_that_a_style_sheet_removes_is_no_part_of_a_number() {
    let html = "<style>.x{display:none}</style><footer>京ICP备<b class=x>99</b>2021012345号-1";
    assert_eq!(facts(html).filings[0].number.canonical, ICP);
}

#[test]
fn the_zone_reaches_from_tag_to_tag() {
    for tag in ["<footer id=f>", "<footer title=\"a>b\">"] {
        let html = format!("<p>x</p>{tag}<p>{ICP}</p></footer><p>y");
        let facts = facts(&html);
        assert_eq!(facts.footer.basis, Basis::Element);
        assert_eq!(
            &html[facts.footer.range.unwrap()],
            format!("{tag}<p>{ICP}</p></footer>")
        );
        assert_eq!(&html[facts.closing], tag);
    }
}

#[test]
fn shells_and_templates() {
    let shell = "<body><noscript>Please enable JavaScript to run this application, thank you.</noscript><div id=app></div><script src=x></script>";
    assert!(facts(shell).shell.is_some());
    assert!(
        facts(&format!(
            "<div id=app></div><script></script>{}",
            long_article()
        ))
        .shell
        .is_none()
    );
    let left = facts("<footer>{{ site.icp }} <p>{{ police_number }}</p> {{ topic }}");
    assert_eq!(
        left.unrendered.iter().map(|u| u.psb).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(facts("<footer><?= $icp ?></footer>").unrendered.len(), 1);
}

#[test]
fn tags_of_content_management_systems_are_told() {
    let left = |html: &str| {
        let unrendered = facts(html).unrendered.into_iter();
        unrendered.map(|left| left.text).collect::<Vec<_>>()
    };
    for tag in [
        "{icp}",
        "{pboot:siteicp}",
        "{dede:global.cfg_beian/}",
        "[!--icp--]",
        "{:config('icp')}",
        "{web_recordnum}",
    ] {
        let page = format!("<footer>备案号：<a href=https://beian.miit.gov.cn/>{tag}</a></footer>");
        assert_eq!(left(&page), [tag]);
    }
    for none in [
        r#"{"icp":"x"}"#,
        ".icp{color:red}",
        "{icp: 1, beian: 2}",
        "{topic} {topicpage}",
        r#"<code>{"icp":"{icp}"}</code>"#,
        "a{icp}",
    ] {
        let page = format!("<footer>{none}</footer>");
        assert!(left(&page).is_empty(), "{none}");
    }
}

#[test]
fn a_name_in_braces_is_nothing_beside_the_number() {
    let left = |tag: &str| {
        let page = format!("<footer><p>{ICP} {PSB}</p><p>{tag}</p></footer>");
        facts(&page).unrendered.len()
    };
    for name in [
        "{police}",
        "{lang:police}",
        "{user.mpsId}",
        "<a href=https://beian.miit.gov.cn/>{beian_link_text}</a>",
        "{icp}",
    ] {
        assert_eq!(left(name), 0, "{name}");
    }
    for tag in ["{{ icp }}", "{:config('icp')}", "[!--icp--]"] {
        assert_eq!(left(tag), 1, "{tag}");
    }
    let other = facts(&format!("<footer>{ICP} {{icp}} {{police}}</footer>"));
    assert_eq!(other.unrendered.len(), 1);
}

#[test]
fn what_hides_a_number_is_named() {
    for (page, by) in [
        (format!("<footer><p hidden>{ICP}"), "hidden"),
        (format!("<template><footer>{ICP}"), "<template>"),
        (
            format!("<footer style='display:none'>{ICP}"),
            "display:none",
        ),
    ] {
        let hidden_by = facts(&page).filings.remove(0).hidden_by.unwrap();
        assert!(hidden_by.contains(by), "{hidden_by}");
    }
}

#[test]
fn only_style_elements_are_style_sheets() {
    let page = format!("<p>.x{{display:none}}</p><footer class=x>{ICP}</footer>");
    assert_eq!(places(&page), [Placement::Footer]);
}

#[test]
fn names_styles_and_hints_hold_no_numbers() {
    for name in [
        "class",
        "id",
        "style",
        "action",
        "srcset",
        "data-src",
        "placeholder",
    ] {
        let page = format!("<p {name}='{ICP}'>x");
        assert_eq!(places(&page), [], "{name}");
    }
}

#[test]
fn only_known_names_are_mounts() {
    let shell = |id: &str| facts(&format!("<div id={id}></div><script></script>")).shell;
    assert!(shell("root").is_some() && shell("__NEXT").is_some());
    assert!(shell("content").is_none() && shell("my-root").is_none());
}

#[test]
fn a_language_is_traditional_by_script_or_region() {
    for (lang, traditional) in [
        ("zh-Hant", true),
        ("ZH_tw", true),
        ("zh-HK", true),
        ("zh-Hant-MO", true),
        ("zh-Hans-HK", false),
        ("zh-CN", false),
        ("zh", false),
        ("en-HK", false),
    ] {
        let page = facts(&format!("<html lang={lang}><p>x"));
        assert_eq!(page.lang.as_deref(), Some(lang));
        assert_eq!(page.is_traditional(), traditional, "{lang}");
    }
}
