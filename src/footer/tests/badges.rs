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
        format!("<footer><p>{PSB} 京网文[2014]0059-0009号</p><img src=/bottom-gongan.png>"),
        format!("<footer>{PSB}<img src=/logo/ga.png>"),
        format!("<footer>{PSB}<a href=mailto:a@b.cn><img src=/ga.png></a>"),
        format!("<footer>{PSB} 某某公司制作<i style='background-image:url(/gongan.png)'></i>"),
        format!("<footer>© 示例<div style='background:url(/ghs.png)'><a>{PSB}</a></div>"),
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
        format!("<footer><p>{PSB} 京网文[2014]0059-0009号</p><img src=/bottom.png>"),
        format!("<footer style='background:url(/bg.png)'><a>{PSB}</a>"),
        format!("<footer>{PSB} 京网文[2014]1号<a href=http://a.cn><img src=/police.png></a>"),
        format!("<footer>©<p style='background:url(data:x/ghs)'><a>{PSB}</a></p>"),
        format!("<footer>©<p style='background:url(//ghs.cn/a.png)'><a>{PSB}</a></p>"),
        format!("<footer>{PSB}<a href=https://bszs.conac.cn/sitename><img src=blue.png></a>"),
        format!("<footer>{PSB} <img src=/ewm.png alt=微信公众号>"),
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
fn an_image_that_another_link_captions_is_no_badge() {
    let sign = |href: &str, caption: &str| {
        let image = "<img src=records.png alt=网站备案>";
        let list = format!("<li><a href={href}>{image} {caption}</a></li><li>{PSB}</li>");
        facts(&format!("<footer><ul>{list}</ul></footer>")).filings[0]
            .badge
            .is_some()
    };
    for href in [
        "http://www.hd315.example/view.asp",
        "https://beian.miit.gov.cn/",
    ] {
        assert!(!sign(href, "经营性网站备案"), "{href}");
        assert!(sign(href, ""), "{href}");
        assert!(sign(href, "公安备案"), "{href}");
    }
    assert!(sign("http://www.beian.gov.cn/", "网站备案"));
    for own in ["#", "/beian.html", "beian.html"] {
        assert!(sign(own, "网站备案"), "{own}");
    }
    for none in ["|", " · "] {
        assert!(sign("https://beian.miit.gov.cn/", none), "{none}");
    }
    assert!(sign("http://www.cyberpolice.example/", "网监备案"));
}

#[test]
fn an_image_named_like_the_badge_is_one_whatever_its_link_says() {
    let page = "<footer><a href=https://www.example.org/><img src=/gongan.png>网站备案</a>";
    let filings = facts(&format!("{page} {PSB}</footer>")).filings;
    assert!(filings[0].badge.is_some());
}

#[test]
fn the_police_badge_in_the_link_of_an_icp_number_is_told_by_its_own_name() {
    let holds = |image: &str| {
        let page = format!("<footer><a href=#><img {image}>{ICP}</a></footer>");
        let link = facts(&page).filings.remove(0).link;
        link.unwrap().badge.is_some()
    };
    for badge in [
        "src=gongan.png",
        "src=blank.gif data-original=/gongan.png",
        "src=/icp/gongan.png",
        "src=/gongan/badge.png",
        "src='/_next/image?url=%2Fgongan.png'",
        "src=https://beian.mps.gov.cn/web/assets/logo01.png",
        "src=https://cdn.icp.example/gongan.png?v=icp",
        "src=data:image/png;base64,iCpIcp alt=公安备案图标",
    ] {
        assert!(holds(badge), "{badge}");
    }
    for other in [
        "src=https://www.city.gov.example/images/arrow.png",
        "src=data:image/png;base64,Psb",
        "src=icp-beian.png",
        "src=beian.png alt=工信部",
    ] {
        assert!(!holds(other), "{other}");
    }
}

/// The source of the only number's badge.
fn badge_of(html: &str) -> Option<String> {
    let mut filings = facts(html).filings;
    assert_eq!(filings.len(), 1, "{html}");
    filings.remove(0).badge.map(|badge| badge.src)
}

#[test]
fn an_image_linked_to_the_entry_of_a_number_is_its_badge() {
    let portal = |code: &str| format!("https://beian.mps.gov.cn/#/query/webSearch?code={code}");
    let (own, other) = (portal("11010502030143"), portal("31011502000001"));
    let old = "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502030143";
    let none = "http://www.beian.gov.cn/";
    let image = |href: &str| format!("<a href={href}><img src=/07.png></a>");
    let line = format!("<div>地址：示例路一号示例大厦 电话：12345 <a href={own}>{PSB}</a></div>");
    for href in [own.as_str(), old, none] {
        for page in [
            format!("<footer><div>{}</div>{line}</footer>", image(href)),
            format!(
                "<footer>{line}<p>© 示例公司</p><div>{}</div></footer>",
                image(href)
            ),
            format!("<p>正文</p><div>{}</div>{line}", image(href)),
        ] {
            assert_eq!(badge_of(&page).as_deref(), Some("/07.png"), "{page}");
        }
    }
    let both = format!(
        "<footer><p><a href={none}><img src=a></a><p>{}{line}</footer>",
        image(&own)
    );
    assert_eq!(badge_of(&both).as_deref(), Some("/07.png"));
    for page in [
        format!("<footer><div>{}</div>{line}</footer>", image(&other)),
        format!("<footer><div>{}</div>{line}</footer>", image("/")),
        format!("<div>{}</div><footer>{line}</footer>", image(&own)),
        format!(
            "<footer><div>{}</div><p>{}{line}</footer>",
            image(&own),
            "示例".repeat(500)
        ),
    ] {
        assert_eq!(badge_of(&page), None, "{page}");
    }
    for (href, badge) in [(own.as_str(), Some("/07.png")), (none, None)] {
        let captioned = format!("<div><a href={href}><img src=/07.png>查询</a></div>");
        let page = format!("<footer>{captioned}{line}</footer>");
        assert_eq!(badge_of(&page).as_deref(), badge, "{page}");
    }
    let second = format!(
        "<footer><div>{}京公网安备31011502000001号</div>{line}",
        image(none)
    );
    let badges = facts(&second)
        .filings
        .into_iter()
        .map(|f| f.badge.is_some());
    assert_eq!(badges.collect::<Vec<_>>(), [true, false]);
}

#[test]
fn an_image_alone_with_a_number_in_its_row_is_its_badge() {
    let portal = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
    let footer = |row: &str| format!("<footer><p>© 示例公司</p>{row}</footer>");
    let boxed = "<div class=img><img src=/ico.png></div>";
    for row in [
        format!("<div class=row>{boxed} <span>{PSB}</span></div>"),
        format!("<div class=row>{boxed} <span>{PSB}</span></div><p>地址</p>"),
        format!("<div class=row><div><img src=/ico.png width=20></div><p>{PSB}</p></div>"),
        format!("<div class=row>{boxed}<p><a href={portal}>{PSB}</a></p></div>"),
        format!("<div><div><a href={portal}><img src=/ico.png width=20></a></div><p>{PSB}</div>"),
        format!("<table><tr><td><img src=/ico.png><td>{PSB}</table>"),
        format!("<table><tr><td><a href={portal}>{PSB}</a><td><img src=/ico.png></table>"),
        format!("<ul><li><p><img src=/ico.png></p><div><b>{PSB}</b></div></ul>"),
        format!("<div class=beian><p><img src=/ico.png></p><div><b>{PSB}</b></div></div>"),
    ] {
        let page = footer(&row);
        assert_eq!(badge_of(&page).as_deref(), Some("/ico.png"), "{page}");
    }
    for row in [
        format!("{boxed}<p>{PSB}</p>"),
        format!("<div>{boxed}<p>© 示例公司 {PSB}</p></div>"),
        format!("<div>{boxed}<p>{PSB}</p><p>地址</p></div>"),
        format!("<div>{boxed}<hr><p>{PSB}</p></div>"),
        format!("<div>{boxed}{boxed}<p>{PSB}</p></div>"),
        format!("<div><p>{PSB}</p>{boxed}</div>"),
        format!("<div>关注我们{boxed}<p>{PSB}</p></div>"),
        format!("<div><div class=logo><img src=/1.png></div><p>{PSB}</p></div>"),
        format!("<div><img src=/1.png alt=扫描二维码><p>{PSB}</p></div>"),
        format!("<div><img src=/qrcode/1.png><p>{PSB}</p></div>"),
        format!("<div><img src=/1.png width=120px><p>{PSB}</p></div>"),
        format!("<div><a href=/><img src=/1.png></a><p>{PSB}</p></div>"),
    ] {
        let page = footer(&row);
        assert_eq!(badge_of(&page), None, "{page}");
    }
}

#[test]
fn an_image_may_have_the_number_in_its_address() {
    for (src, number) in [
        (
            "https://img.example/badge/%E9%97%BDICP%E5%A4%87-2022012345%E5%8F%B7--1-e1d492",
            "闽ICP备2022012345号-1",
        ),
        ("/img/闽ICP备2022012345号.png", "闽ICP备2022012345号"),
    ] {
        let page = format!("<footer><img src='{src}'>");
        let filing = facts(&page).filings.remove(0);
        assert_eq!(filing.number.canonical, number);
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

#[test]
fn the_colour_of_a_drawn_badge_is_no_index() {
    let number = "京ICP备2025012345号";
    for (fields, index) in [
        ("-7474e1?style=flat", ""),
        ("-1e90ff", ""),
        ("-123456", ""),
        ("-blue", ""),
        ("-2", "-2"),
        ("-2A.svg", "-2A"),
        ("-2-7474e1", "-2"),
    ] {
        let html = format!("<img src='https://img.example/badge/京ICP备-2025012345号{fields}'>");
        let found = facts(&html).filings;
        assert_eq!(found.len(), 1, "{fields}");
        let expected = format!("{number}{index}");
        assert_eq!(found[0].number.canonical, expected, "{fields}");
    }
    let licence = facts("<img src='/badge/京B2-20210123-7474e1'>").filings;
    assert_eq!(licence[0].number.canonical, "京B2-20210123");
}
