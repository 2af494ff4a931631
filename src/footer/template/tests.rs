//! Footers as they stand in the sources of sites.

use super::extract_template;
use crate::footer::{Placement, Target};
use crate::number::Fault;

/// The numbers that are judged, with their links' targets.
fn judged(text: &str) -> Vec<(String, Option<Target>)> {
    let filings = extract_template(text, 2026).filings.into_iter();
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
        "<a href=\"/about\">关于</a> 京ICP备2021012345号-1",
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

#[test]
fn a_number_in_prose_is_only_listed() {
    let text = "备案号的格式为京ICP备12345678号。\n\n[首页](https://example.cn/)\n";
    let filings = extract_template(text, 2026).filings;
    assert_eq!(filings[0].placement, Placement::Body);
}

#[test]
fn forms_are_judged_and_places_are_those_of_the_source() {
    let text = "{\"icp\": \"\\u4eacicp\\u59072021012345\\u53f7-1\"}";
    let filing = &extract_template(text, 2026).filings[0];
    assert_eq!(filing.placement, Placement::Footer);
    assert_eq!(filing.number.faults, [Fault::Case]);
    assert!(text[filing.range.clone()].starts_with("\\u4eac"));
}

#[test]
fn an_ignore_comment_is_no_part_of_the_page() {
    let text = "# beian-lint-ignore icp-case: icp: 京icp备2021012345号-1\n";
    let facts = extract_template(text, 2026);
    assert!(facts.filings.is_empty() && facts.directives.len() == 1);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]
    #[test]
    fn never_panics(text in "(京ICP备|2021012345|号-1|href=\"|</a>|>|\\{|\\}|\n|\\]\\(|备案|beian-lint-ignore|[\\PC]){0,30}") {
        let facts = extract_template(&text, 2026);
        for filing in &facts.filings {
            proptest::prop_assert!(text.get(filing.range.clone()).is_some());
        }
    }
}
