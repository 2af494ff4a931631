//! Footers as they stand in the sources of sites.

use super::extract_template;
use crate::footer::{Placement, Target};
use crate::number::Fault;

/// The numbers that are judged, with their links' targets.
fn judged(text: &str) -> Vec<(String, Option<Target>)> {
    judged_in("Footer.vue", text)
}

fn judged_in(source: &str, text: &str) -> Vec<(String, Option<Target>)> {
    let filings = extract_template(text, source, 2026).filings.into_iter();
    filings
        .filter(|f| f.placement == Placement::Footer)
        .map(|f| (f.number.canonical, f.link.map(|link| link.target)))
        .collect()
}

fn one(text: &str) -> Option<Target> {
    let judged = judged(text);
    assert_eq!(judged.len(), 1, "{text}: {judged:?}");
    assert_eq!(judged[0].0, "京ICP备2021012345号-1", "{text}");
    judged[0].1
}

#[test]
fn links_round_and_beside_a_number_are_read() {
    let number = "京ICP备2021012345号-1";
    for (text, target) in [
        (r##"<a href="#">@</a>"##, Target::Empty),
        (
            r#"<a href="https://example.cn/"><i></i>@</a>"#,
            Target::Wrong,
        ),
        (
            r#"<a href={"https://beian.miit.gov.cn/"}>{" "}@</a>"#,
            Target::Root,
        ),
        ("[@](http://www.miitbeian.gov.cn/)", Target::Retired),
        (
            r#"{"html": "<a href=\"http://beian.miit.gov.cn\">@</a>"}"#,
            Target::Http,
        ),
        (
            "icp:\n  text: @\n  url: https://beian.miit.gov.cn/#/x\n",
            Target::Deep,
        ),
        (
            "{ text: '@', link: 'https://beian.miit.gov.cn/' }",
            Target::Root,
        ),
    ] {
        assert_eq!(one(&text.replace('@', number)), Some(target), "{text}");
    }
}

#[test]
fn what_cannot_be_told_is_not_held_to_be_wrong() {
    for text in [
        "<a :href=\"icpUrl\">京ICP备2021012345号-1</a>",
        "<a href={icpUrl}>京ICP备2021012345号-1</a>",
        "<a href=\"{{ icp_url }}\">京ICP备2021012345号-1</a>",
        "<footer><a href=\"/about\">关于</a> 京ICP备2021012345号-1</footer>",
        "icp = \"京ICP备2021012345号-1\"",
    ] {
        assert_eq!(one(text), None, "{text}");
    }
}

#[test]
fn a_number_that_is_put_together_is_no_number() {
    for text in [
        "<a href=\"#\">{{ icp }}</a>",
        "<a href=\"#\">京ICP备{{ icp }}号</a>",
        "<a href=\"#\">京ICP备${year}012345号-1</a>",
        "<a href=\"#\">京ICP备2021012345号-{n}</a>",
        "<a href=\"#\">京ICP备<?= $icp ?>号-1</a>",
        "<a href=\"#\">京ICP备<b>2021012345</b>号-1</a>",
        "<a href=\"#\">{province}ICP备2021012345号</a>",
        "<a href=\"#\">ICP备案号：{{ icp }}</a>",
    ] {
        assert_eq!(judged(text), [], "{text}");
    }
}

/// Where the numbers stand.
fn placements(source: &str, text: &str) -> Vec<Placement> {
    let filings = extract_template(text, source, 2026).filings.into_iter();
    filings.map(|f| f.placement).collect()
}

#[test]
fn a_number_in_prose_is_only_listed() {
    for (source, text) in [
        (
            "a.md",
            "格式为京ICP备12345678号。\n\n[首页](https://example.cn/)\n",
        ),
        (
            "a.md",
            "格式如 京ICP备12345678号，详见[腾讯云文档](https://cloud.tencent.com/x)",
        ),
        (
            "a.md",
            "参考[京ICP备2021012345号-1 的公示页面](https://example.cn/post)",
        ),
        (
            "a.md",
            "如京ICP备12345678号，可到 https://beian.miit.gov.cn/ 查询",
        ),
        ("a.md", "备案号: 京ICP备12345678号"),
        ("a.md", "`<a href=\"#\">京ICP备12345678号</a>`"),
        (
            "a.md",
            "```html\n<a href=\"https://beian.miit.gov.cn/\">京ICP备12345678号</a>\n```\n",
        ),
        (
            "a.vue",
            "<p>形如京ICP备12345678号 <a href=\"https://beian.miit.gov.cn/\">查询</a></p>",
        ),
        ("a.js", "const a = { icpPlaceholder: '京ICP备12345678号' }"),
        ("a.vue", "<link href=\"/a.css\"><p>京ICP备12345678号</p>"),
        ("a.ts", "expect(find('京ICP备12345678号'))"),
    ] {
        assert_eq!(placements(source, text), [Placement::Body], "{text}");
    }
}

#[test]
fn a_number_in_a_comment_is_only_listed() {
    for (source, text) in [
        ("a.vue", "<!-- <a href=\"#\">京ICP备12345678号</a> -->"),
        ("a.njk", "{# icp: '京ICP备12345678号' #}"),
        ("a.hbs", "{{!-- icp: '京ICP备12345678号' --}}"),
        ("a.js", "  // icp: '京icp备2021012345号-1',"),
        ("a.js", "icp: '', // icp: '京ICP备12345678号'"),
        ("a.yml", "# icp: 京ICP备12345678号"),
        ("a.yml", "icp: ''  # icp: 京ICP备12345678号"),
        ("a.php", "/* 'icp' => '京ICP备12345678号' */"),
    ] {
        assert_eq!(placements(source, text), [Placement::Comment], "{text}");
    }
    assert_eq!(
        judged_in("a.md", "---\n# icp: 京icp备12345678号\n---\n"),
        []
    );
}

#[test]
fn the_number_in_a_link_owns_it() {
    let linked = "<a href=\"http://www.miitbeian.gov.cn/\">浙ICP备2021034567号-1</a>";
    let text = format!("<p>浙ICP备2021034567号-2</p>\n{linked}\n<p>浙ICP备2021034567号-3</p>");
    let targets: Vec<_> = judged(&text)
        .into_iter()
        .map(|(_, target)| target)
        .collect();
    assert_eq!(targets, [None, Some(Target::Retired), None]);
    let text =
        "[京ICP备2021012345号-1][1] 京ICP备2021012345号-2\n[1]: https://beian.miit.gov.cn/\n";
    let targets = judged_in("a.md", text)
        .into_iter()
        .map(|(_, target)| target);
    assert_eq!(targets.collect::<Vec<_>>(), [Some(Target::Root), None]);
}

#[test]
fn each_language_has_its_way() {
    let number = "京ICP备2021012345号-1";
    for (source, text, target) in [
        ("a.php", "return [\n  'icp' => '@',\n];", None),
        ("a.php", "<?php return ['icp' => '@']; ?>", None),
        ("a.md", "---\nicp: @\n---\n", None),
        ("a.mdx", "<Footer icp=\"@\" />", None),
        (
            "a.md",
            "[@][1]\n\n\n[1]: http://www.miitbeian.gov.cn/\n",
            Some(Target::Retired),
        ),
        (
            "a.md",
            "[备案号：@][]\n\n[备案号：@]: #\n",
            Some(Target::Empty),
        ),
        (
            "a.pug",
            "footer\n  a(href='#' target='_blank') @",
            Some(Target::Empty),
        ),
        (
            "a.haml",
            "%a{:href => 'https://www.baidu.com/'} @",
            Some(Target::Wrong),
        ),
        (
            "a.erb",
            "<%= link_to '@', 'https://beian.miit.gov.cn/' %>",
            Some(Target::Root),
        ),
        (
            "a.ts",
            "{ text: '@', link: 'http://beian.miit.gov.cn/' }",
            Some(Target::Http),
        ),
        (
            "a.wxml",
            "<view><text>ICP备案号：</text><footer>@</footer></view>",
            None,
        ),
    ] {
        let text = text.replace('@', number);
        let judged = judged_in(source, &text);
        assert_eq!(judged.first(), Some(&(number.to_owned(), target)), "{text}");
    }
}

#[test]
fn forms_are_judged_and_places_are_those_of_the_source() {
    let text = "{\"icp\": \"\\u4eacicp\\u59072021012345\\u53f7-1\"}";
    let filing = &extract_template(text, "a.yml", 2026).filings[0];
    assert_eq!(filing.placement, Placement::Footer);
    assert_eq!(filing.number.faults, [Fault::Case]);
    assert!(text[filing.range.clone()].starts_with("\\u4eac"));
}

#[test]
fn characters_may_be_spelled_in_every_language() {
    for (source, template) in [
        ("a.ejs", "<footer><a href=\"#\">@</a></footer>"),
        ("a.vue", "<template><a href=\"#\">@</a></template>"),
        ("a.php", "<?php $x = 1; ?><a href='#'>@</a>"),
        ("a.pug", "footer\n  a(href='#') @\n"),
        ("a.md", "[@](#)\n"),
        ("a.yml", "icp: \"@\"\n"),
        ("a.js", "document.write(\"<a href=\\\"#\\\">@</a>\");"),
        ("a.json", "{\"icp\": \"@\"}"),
    ] {
        for number in [
            "浙ICP备&nbsp;19045678号-1",
            "浙ICP备&ensp;19045678号-1",
            "浙ICP备&#160;19045678号-1",
            "浙ICP备\\u0026nbsp;19045678号-1",
            "浙ICP备\\u{a0}19045678号-1",
            "浙ICP&#22791; 19045678号&#45;1",
        ] {
            let text = template.replace('@', number);
            let filings = extract_template(&text, source, 2026).filings;
            assert_eq!(filings.len(), 1, "{text}");
            assert_eq!(filings[0].placement, Placement::Footer, "{text}");
            assert_eq!(filings[0].number.faults, [Fault::Spacing], "{text}");
            assert_eq!(text[filings[0].range.clone()], *number, "{text}");
        }
    }
}

#[test]
fn a_reference_in_an_address_does_not_end_it() {
    for (source, text) in [
        ("a.md", "京ICP备&nbsp;2021012345号-1 [x](@)\n"),
        ("a.md", "[京ICP备&nbsp;2021012345号-1][1]\n\n[1]: @\n"),
        (
            "a.ejs",
            "<footer><a href='@'>京ICP备&nbsp;2021012345号-1</a></footer>",
        ),
        ("a.yml", "icp: 京ICP备&nbsp;2021012345号-1\nurl: @\n"),
    ] {
        let href = "https://beian.miit.gov.cn/?a&nbsp;b";
        let text = text.replace('@', href);
        let filings = extract_template(&text, source, 2026).filings;
        let link = filings[0].link.as_ref().unwrap();
        assert_eq!(filings[0].number.faults, [Fault::Spacing], "{text}");
        assert_eq!(
            (link.href.as_str(), &text[link.range.clone()]),
            (href, href),
            "{text}"
        );
    }
}

#[test]
fn a_reference_for_markup_shows_a_sample() {
    let text = "<p>&lt;footer&gt;京ICP备12345678号&lt;/footer&gt;</p>";
    assert_eq!(judged(text), []);
}

#[test]
fn an_ignore_comment_is_no_part_of_the_page() {
    let text = "# beian-lint-ignore icp-case: icp: 京icp备2021012345号-1\n";
    let facts = extract_template(text, "a.yml", 2026);
    assert!(facts.filings.is_empty() && facts.directives.len() == 1);
}

#[test]
fn an_ignore_attribute_leaves_the_number_behind_it() {
    for attribute in ["=\"icp-case: old\"", "='icp-case: old'", "=icp-case", ""] {
        let text = format!(
            "<footer><p data-beian-lint-ignore{attribute}>京icp备2021012345号-1</p></footer>"
        );
        let facts = extract_template(&text, "a.vue", 2026);
        let counts = (facts.filings.len(), facts.directives.len());
        assert_eq!(counts, (1, 1), "{text}");
    }
}

#[test]
fn a_number_that_markup_parts_is_no_number() {
    let count = |text: &str| extract_template(text, "a.html", 2026).filings.len();
    assert_eq!(count("<footer>京ICP备20210123<b>45号</b></footer>"), 0);
    assert_eq!(count("<footer>京ICP备20210123</footer>"), 1);
    assert_eq!(count("<footer>京ICP备2021012345号<b>x</b></footer>"), 1);
}

#[test]
fn only_white_space_is_empty() {
    assert!(extract_template(" \n\t", "a.vue", 2026).empty);
    assert!(!extract_template("<p>x</p>", "a.vue", 2026).empty);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]
    #[test]
    fn never_panics(source in "a\\.(md|pug|php|yml|vue)", text in "(京ICP备|2021012345|号-1|href=\"|</a>|>|\\{|\\}|\n|\\]\\(|备案|beian-lint-ignore|<!--|\\{#|/\\*|//|#|`|\\]\\[1\\]|\\[1\\]: |<footer|[\\PC]){0,30}") {
        let facts = extract_template(&text, &source, 2026);
        for filing in &facts.filings {
            proptest::prop_assert!(text.get(filing.range.clone()).is_some());
        }
    }
}
