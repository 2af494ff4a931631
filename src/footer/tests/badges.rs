//! Badges beside PSB numbers, and images that stand for numbers.

use super::*;

#[test]
fn badges() {
    let badge = |html: &str| facts(html).filings.into_iter().find_map(|f| f.badge);
    let portal = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
    for html in [
        format!("<footer><a href={portal}><img src=/ga.png>{PSB}</a>"),
        format!("<footer><a href={portal}><img src=''  data-src=/ga.png><p>{PSB}</p></a>"),
        format!("<footer><img src=/ga.png> <a href={portal}>{PSB}</a>"),
        format!("<footer><img src=/a.png><a href={portal}><p>{PSB}</p></a>"),
        format!("<footer><a href={portal}>{PSB}<img src=/ga.png></a>"),
        format!("<footer><span style='background:url(/ga.png)'></span>{PSB}"),
        format!("<footer><div><img src=/gongan.png></div><div>{PSB}</div>"),
        format!("<footer>{PSB}<img src=/ga.png>"),
        format!("<footer><p>{PSB} <img src=/ga.png></p>"),
        format!("<footer><p>{PSB} <img src=/ga.png> x</p>"),
        format!("<footer><p>x <img src=/ga.png> {PSB} </p>"),
        format!("<footer><a href=x>{ICP} <img src=/gongan.png><a href={portal}>{PSB}</a>"),
        format!("<footer><a href=x>{ICP}<img src=/gongan.png></a><a href={portal}>{PSB}</a>"),
    ] {
        assert!(badge(&html).is_some(), "{html}");
    }
    for html in [
        format!("<footer><a href={portal}><img src=''>{PSB}</a>"),
        format!("<footer><img src=/a.png><div><a href={portal}><p>{PSB}</p></a></div>"),
        format!("<footer><a href=/><img src=/logo.png></a><a href={portal}><div>{PSB}</div></a>"),
        format!("<footer><a href={portal}><span class=police></span>{PSB}</a>"),
        format!("<footer>©<div><img src=/logo.png></div><div>{PSB}</div>"),
        format!("<footer><div>{PSB} </div><img src=/logo.png>"),
        format!("<footer><a href=x><img src=/a.png>{ICP}</a> <a href={portal}>{PSB}</a>"),
        format!("<footer><a href=x>{ICP} <img src=/logo.png></a> <a href={portal}>{PSB}</a>"),
        format!("<footer><img src=/gongan.png>{ICP} <a href={portal}>{PSB}</a>"),
        format!("<footer>{PSB} <a href=x><img src=/beian.png>{ICP}</a>"),
        format!("<footer><img src=/gongan.png>北京市海淀区示例路一号示例大厦 {PSB}"),
    ] {
        assert!(badge(&html).is_none(), "{html}");
    }
    let hot = format!("<footer><img src=http://www.beian.gov.cn/file/ghs.png>{PSB}");
    assert!(badge(&hot).unwrap().hotlinked);
}

#[test]
fn an_image_may_have_the_number_in_its_address() {
    for src in [
        "https://img.example/badge/%E9%97%BDICP%E5%A4%87-2022012345%E5%8F%B7--1-e1d492",
        "/img/闽ICP备2022012345号.png",
    ] {
        let page = format!("<footer><img src='{src}'>");
        let filing = facts(&page).filings.remove(0);
        assert_eq!(filing.number.canonical, "闽ICP备2022012345号");
        assert_eq!(filing.placement, Placement::Attribute);
        assert_eq!(&page[filing.range], src);
    }
    let inline = "<footer><img src='data:image/svg+xml,%E9%97%BDICP%E5%A4%872022012345%E5%8F%B7'>";
    assert!(facts(inline).filings.is_empty());
}

#[test]
fn an_image_beside_a_number_can_be_its_link() {
    let link = |inside: &str| {
        let page = format!("<footer>{ICP} <a href=https://beian.miit.gov.cn/>{inside}</a>");
        facts(&page).filings[0].link.clone()
    };
    assert_eq!(link("<img src=x.png>").unwrap().target, Target::Root);
    let before_prose = format!(" <img src=x.png> </a> <p>{}", "甲".repeat(100));
    assert_eq!(link(&before_prose).unwrap().target, Target::Root);
    assert!(link("").is_none() && link("<img>").is_none());
}

#[test]
fn a_style_may_draw_the_badge_that_links_a_psb_number() {
    let portal = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
    let page = format!("<footer><a class=ga href={portal}></a> {PSB}");
    let link = facts(&page).filings.remove(0).link.unwrap();
    assert_eq!(link.target, Target::Mps);
}
