//! The link that belongs to a number.

use super::*;

fn icp_link(html: &str) -> Option<Target> {
    let facts = facts(html);
    let filing = facts
        .filings
        .into_iter()
        .find(|f| f.number.kind != Kind::Psb)
        .unwrap();
    filing.link.map(|link| link.target)
}

#[test]
fn only_what_runs_on_a_click_makes_a_link_a_script_s() {
    let is_scripted = |attribute: &str| {
        let link = format!("<a href=https://beian.miit.gov.cn/ {attribute}>{ICP}</a>");
        let filing = facts(&format!("<footer>{link}</footer>")).filings.remove(0);
        filing.link.map(|link| link.scripted)
    };
    for attribute in [
        "onclick=go()",
        "@click=go",
        "v-on:click=go",
        "ng-click=go()",
    ] {
        assert_eq!(is_scripted(attribute), Some(true), "{attribute}");
    }
    for attribute in ["name=x", "novalidate", "onload=go()", "v-if=x", "value=1"] {
        assert_eq!(is_scripted(attribute), Some(false), "{attribute}");
    }
}

#[test]
fn a_long_address_is_not_copied_for_each_number() {
    let long = "备".repeat(300_000);
    let numbers = format!("{ICP} ").repeat(1_000);
    let page = format!("<footer><a href='https://example.cn/{long}'>{numbers}</a></footer>");
    let filings = facts(&page).filings;
    assert_eq!(filings.len(), 1_000);
    for link in filings.into_iter().filter_map(|filing| filing.link) {
        assert_eq!(link.target, Target::Wrong);
        assert!(link.href.starts_with("https://example.cn/备") && link.href.len() <= 2_048);
        assert!(link.range.len() > long.len());
    }
}

#[test]
fn digits_alone_in_a_link_to_the_police_are_a_number() {
    let portal = "https://www.beian.gov.cn/portal/registerSystemInfo";
    let count = |href: &str, text: &str| {
        let page = format!("<footer><p>{ICP}</p><a href={href}>{text}</a></footer>");
        facts(&page).filings.len() - 1
    };
    for text in [
        "37010502030143",
        " 37010502030143号",
        "３７０１０５０２０３０１４３",
    ] {
        assert_eq!(count(portal, text), 1, "{text}");
    }
    assert_eq!(count(portal, PSB), 1);
    for text in [
        "3701050203014",
        "37010503030143",
        "99010502030143",
        "37010502030143 x",
        "",
    ] {
        assert_eq!(count(portal, text), 0, "{text}");
    }
    for href in ["/37010502030143", "https://beian.miit.gov.cn/", "#"] {
        assert_eq!(count(href, "37010502030143"), 0, "{href}");
    }
}

#[test]
fn a_link_to_the_entry_of_a_number_is_its_own_at_any_distance() {
    let link = |code: &str, text: &str| {
        format!("<a href='https://beian.mps.gov.cn/#/query/webSearch?code={code}'>{text}</a>")
    };
    let target = |page: &str| {
        let mut filings = facts(page).filings.into_iter();
        let own = filings.find(|f| f.number.digits == "11010502030143");
        own.unwrap().link.map(|link| link.target)
    };
    let badge = "<img src=badge.png>";
    let far = "<p>主办单位：示例市人民政府办公室 地址：示例市示例路一号</p>".repeat(10);
    let psb = "<p>京公网安备11010502030143号</p>";
    let own = link("11010502030143", badge);
    let page = |link: &str| format!("<footer><p>{link}</p>{far}{psb}</footer>");
    assert_eq!(target(&page(&own)), Some(Target::Mps));
    let behind = format!("<footer>{psb}{far}<p>{own}</p></footer>");
    assert_eq!(target(&behind), Some(Target::Mps));
    for other in [
        link("31010502030143", badge),
        link("", badge),
        link("11010502030143", "京公网安备11010502030144号"),
        link("11010502030143", ""),
        link("11010502030143", "<img src=badge.png style='display:none'>"),
        link("11010502030143", "<span style='font-size:0'>x</span>"),
    ] {
        assert_eq!(target(&page(&other)), None, "{other}");
    }
    let friends = "<a href=https://friend.example/>友情链接</a> ".repeat(100);
    let between = format!("<footer><p>{own}</p>{friends}{psb}</footer>");
    assert_eq!(target(&between), Some(Target::Mps));
    let elsewhere = format!("<header>{own}</header><main>{far}</main><footer>{psb}</footer>");
    assert_eq!(target(&elsewhere), None);
    let linked = page(&own).replace(psb, "<p><a href='#'>京公网安备11010502030143号</a></p>");
    assert_eq!(target(&linked), Some(Target::Empty));
}

#[test]
fn links_round_and_beside() {
    let miit = "https://beian.miit.gov.cn/";
    for (html, target) in [
        (
            format!("<footer><a href={miit}>备案号：{ICP}</a>"),
            Some(Target::Root),
        ),
        (
            format!("<footer>{ICP} <a href={miit}>工信部备案查询</a>"),
            Some(Target::Root),
        ),
        (
            format!("<footer><p>{ICP}<p><a href={miit}>工信部备案查询</a>"),
            Some(Target::Root),
        ),
        (
            format!("<footer>京ICP证030173号 <a href={miit}>{ICP}</a>"),
            Some(Target::Root),
        ),
        (
            format!("<footer>{ICP} <a href=https://example.com/>示例</a>"),
            None,
        ),
        (
            format!("<footer>{ICP} <a hidden href={miit}>工信部</a>"),
            None,
        ),
        (
            format!("<footer>{ICP} <a href={miit}><img src=x></a>"),
            Some(Target::Root),
        ),
        (format!("<footer><a onclick='go()'>{ICP}</a>"), None),
        (
            format!("<footer><a href=''>{ICP}</a> <a href={miit}>工信部</a>"),
            Some(Target::Empty),
        ),
        (
            format!("<base href={miit}><footer><a href=/>{ICP}</a>"),
            Some(Target::Root),
        ),
        (
            format!("<base target=x><base href={miit}><footer><a href=/>{ICP}</a>"),
            Some(Target::Root),
        ),
        (
            format!("<a href={miit}>x</a><footer><a href=/>{ICP}</a>"),
            Some(Target::Wrong),
        ),
    ] {
        assert_eq!(icp_link(&html), target, "{html}");
    }
}

#[test]
fn a_link_of_a_live_page_is_relative_to_it() {
    let html = format!("<footer><a href='/'>{ICP}</a>");
    let facts = extract(&html, Some("https://beian.miit.gov.cn/x"), 2026);
    assert_eq!(facts.filings[0].link.as_ref().unwrap().target, Target::Root);
}

#[test]
fn a_badge_that_is_not_shown_is_no_link() {
    let is_linked = |attribute: &str| {
        let href = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
        let badge = format!("<a {attribute} href='{href}'><img src=x></a>");
        let facts = facts(&format!("<footer>{PSB} {badge}</footer>"));
        facts.filings[0].link.is_some()
    };
    assert!(is_linked("") && !is_linked("hidden"));
}
